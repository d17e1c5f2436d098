"""Published estimates of those held: marks, bounds, repeats, lanes and scopes, on a few estimates."""

import datetime as dt

import pytest

from belarus_releases.plotting.remaining import plot
from tests.factories import row
from tests.pictures import direction, finding, key, marked, note, number_of, panels, points, spans, written

DAY = dt.date(2025, 9, 11)


def day(number):
    return dt.date(2025, 9, number)


def estimate(estimate_id="a", first=DAY, last=None, **cells):
    dates = {"as_of": None if last else first, "as_of_earliest": first, "as_of_latest": last or first}
    codes = {"scope": "political_prisoners", "series": "viasna", "statement_kind": "count"}
    return row("remaining_estimates", estimate_id=estimate_id, **dates, **codes | cells)


def event(number, last=None):
    return row("events", event_id="e", date_earliest=day(number), date_latest=day(last or number))


def kinds(ax):
    names = ("own estimates", "relayed or repeated", "bounds from below", "bounds from above", "about", "range")
    return {name: [y for _, y in points(ax, name)] for name in names if points(ax, name)}


class TestMarks:
    @pytest.mark.parametrize(
        ("cells", "expected"),
        [
            ({"point": 100, "qualifier": "exact"}, {"own estimates": [100]}),
            ({"point": 100, "qualifier": "about"}, {"own estimates": [100], "about": [100]}),
            ({"low": 100, "qualifier": "at_least"}, {"own estimates": [100], "bounds from below": [100]}),
            ({"high": 100, "qualifier": "at_most"}, {"own estimates": [100], "bounds from above": [100]}),
            ({"low": 100, "high": 120, "qualifier": "range"}, {"own estimates": [100, 120], "range": [100, 120]}),
            ({"point": 100, "statement_kind": "relay"}, {"relayed or repeated": [100]}),
            ({"point": 100, "repeats": "b"}, {"relayed or repeated": [100]}),
            ({"point": 100, "statement_kind": "assertion"}, {"own estimates": [100]}),
        ],
    )
    def test_each_kind(self, cells, expected):
        assert kinds(plot([estimate(**cells)])) == expected

    def test_own_estimates_are_filled_and_others_hollow(self):
        ax = plot([estimate("a", point=100), estimate("b", point=90, statement_kind="relay")])
        faces = {gid: {line.get_markerfacecolor() for line in marked(ax, gid) if len(line.get_xdata())}
                 for gid in ("own estimates", "relayed or repeated")}  # fmt: skip
        assert faces["relayed or repeated"] == {"white"}
        assert "white" not in faces["own estimates"]

    def test_bounds_are_arrows_to_the_open_side(self):
        ax = plot([estimate("a", low=100), estimate("b", high=120)])
        assert {direction(line.get_marker()) for line in marked(ax, "bounds from below")} == {(0, 1)}
        assert {direction(line.get_marker()) for line in marked(ax, "bounds from above")} == {(0, -1)}

    def test_an_uncertain_date_is_a_bar_with_the_mark_in_its_middle(self):
        ax = plot([estimate("a", day(1), day(21), point=100)])
        assert spans(ax, "uncertain dates") == [(number_of(day(1)), number_of(day(21)))]
        assert points(ax, "own estimates") == [(number_of(day(11)), 100)]


class TestPanels:
    @pytest.mark.parametrize("number", range(1, 8))
    def test_each_series_has_one_those_with_most_estimates_first_and_the_others_last(self, number):
        names = ["viasna", "media", "state", "opposition", "rights_groups", "dissidentby"][: number - 1]
        rows = [estimate(f"{name}{copy}", point=100, series=name)
                for place, name in enumerate(names) for copy in range(9 - place)]  # fmt: skip
        ax = plot([*(estimate(f"o{copy}", point=100, series="other") for copy in range(20)), *rows])
        assert written(ax, "panel") == [*(name.replace("_", " ").capitalize() for name in names), "Others"]
        counts = [sum(len(line.get_xdata()) for line in panel.lines if line.get_gid() == "own estimates")
                  for panel in panels(ax)]  # fmt: skip
        assert counts == [*(9 - place for place in range(number - 1)), 20]

    def test_all_have_the_same_axes(self):
        ax = plot([estimate("a", point=100), estimate("b", day(20), point=700, series="media")])
        assert len(panels(ax)) == 2
        for limits in ("get_xlim", "get_ylim"):
            assert len({getattr(panel, limits)() for panel in panels(ax)}) == 1

    def test_an_odd_number_has_a_wide_first_one(self):
        rows = [estimate(name, point=100, series=name) for name in ("viasna", "media", "state")]
        first, second, third = (panel.bbox for panel in self.drawn(rows))
        assert first.width > 1.8 * second.width
        assert second.y0 == pytest.approx(third.y0)
        assert first.y0 > second.y1

    @staticmethod
    def drawn(rows):
        ax = plot(rows)
        ax.figure.draw_without_rendering()
        return panels(ax)


class TestRepeats:
    def test_a_line_leads_to_the_estimate_that_is_repeated(self):
        ax = plot([estimate("old", day(1), point=100), estimate("new", day(20), point=100, repeats="old")])
        (line,) = marked(ax, "repeats")
        assert line.get_xydata().tolist() == [[number_of(day(1)), 100], [number_of(day(20)), 100]]

    def test_of_an_estimate_of_another_series_there_is_none(self):
        rows = [estimate("old", point=100, series="media"), estimate("new", day(20), point=100, repeats="old")]
        assert marked(plot(rows), "repeats") == []

    def test_of_an_estimate_that_is_not_drawn_there_is_none(self):
        assert marked(plot([estimate("new", point=100, repeats="old")]), "repeats") == []


class TestDenialsAndReleases:
    def test_denials_have_no_height_and_where_nothing_else_is_no_numbers_beside_them(self):
        ax = plot([estimate("a", point=100), estimate("d", day(5), statement_kind="denial", series="state")])
        (line,) = marked(ax, "denials")
        assert [x for x, _ in points(ax, "denials")] == [number_of(day(5))]
        assert line.get_transform() == line.axes.get_xaxis_transform()
        (numbers,) = (panel for panel in panels(ax) if panel is not line.axes)
        assert line.axes.get_yticks().size == 0 < numbers.get_yticks().size
        assert note(ax) == ""

    def test_releases_are_those_within_the_time_of_the_estimates_in_every_panel(self):
        estimates = [estimate("a", day(5), point=100), estimate("b", day(20), point=90, series="media")]
        ax = plot(estimates, events=[event(4), event(5), event(10, 12), event(19, 21), event(20),
                                     row("events", event_id="undated")])  # fmt: skip
        for line in marked(ax, "releases"):
            assert sorted(line.get_xdata(orig=False)) == [number_of(day(n)) for n in (5, 11, 20)]
        assert [line.axes for line in marked(ax, "releases")] == panels(ax)
        assert marked(plot(estimates), "releases") == []
        assert marked(plot([], events=[event(5)]), "releases") == []

    @pytest.mark.parametrize(("numbers", "from_zero"), [((1000, 1200), False), ((400, 1200), True)])
    def test_the_axis_begins_at_zero_where_numbers_are_far_apart(self, numbers, from_zero):
        bottom, top = plot([estimate(str(number), point=number) for number in numbers]).get_ylim()
        assert bool(bottom < 0) is from_zero
        assert bottom < min(numbers) < max(numbers) < top


class TestScopes:
    def test_political_prisoners_go_first(self):
        ax = plot([estimate("a", point=9, scope="media_workers"), estimate("b", point=100)])
        assert written(ax, "unit") == [
            "Published numbers of political prisoners held, by who counts or says so, as of their dates"
        ]
        assert kinds(ax) == {"own estimates": [100]}
        assert note(ax) == "Not drawn: 1 of other scopes."

    def test_else_the_scope_of_the_first_row(self):
        ax = plot([estimate("a", point=9, scope="media_workers"), estimate("b", point=100, scope="wider_list")])
        assert "media workers" in finding(ax)
        assert kinds(ax) == {"own estimates": [9]}

    def test_rows_that_cannot_be_drawn_are_counted_below(self):
        undated = row("remaining_estimates", estimate_id="u", scope="political_prisoners", point=7)
        ax = plot([undated, estimate("n"), estimate("m"), estimate("a", point=9), estimate("b", scope="not_stated")])
        assert note(ax) == "Not drawn: 1 of other scopes, 1 without a date, 2 without a number."


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([], "No number of political prisoners held is recorded"),
        (
            [estimate(low=100, qualifier="at_least")],
            "The one number of political prisoners held that is recorded is 100",
        ),
        (
            [estimate(low=100, qualifier="at_least"), estimate("b", point=1200, qualifier="about")],
            "Numbers of political prisoners held go from 100 to 1,200",
        ),
        ([estimate(point=1200, qualifier="exact")], "Viasna: 1,200 political prisoners held on 11 September 2025"),
        (
            [estimate("a", day(1), point=1300, qualifier="exact"), estimate("b", point=1200, qualifier="exact"),
             estimate("c", day(20), low=9000, qualifier="at_least"),
             estimate("d", day(21), point=1, qualifier="exact", series="media")],
            "Viasna: 1,200 political prisoners held on 11 September 2025, after a high of 1,300 on 1 September 2025",
        ),
        (
            [estimate("a", day(1), point=1100, qualifier="exact"), estimate("b", point=1200, qualifier="exact")],
            "Viasna: 1,200 political prisoners held on 11 September 2025, the highest number of this series",
        ),
    ],
)  # fmt: skip
def test_the_title_states_what_is_drawn(rows, text):
    assert finding(plot(rows)) == text


def test_the_key_explains_the_kinds_that_occur():
    assert set(key(plot([estimate(point=100)]))) == {"first-hand"}
    rows = [
        estimate("a", day(1), day(9), low=100, series="state", statement_kind="relay"),
        estimate("b", point=9, qualifier="about", repeats="a"),
        estimate("c", low=1, high=2),
        estimate("d", statement_kind="denial"),
    ]
    assert set(key(plot(rows, events=[event(5)]))) == {
        "first-hand", "relayed or repeated", "about", "bound, open to its side", "range", "uncertain date",
        "repeats an older one", "denial that there are any", "a release",
    }  # fmt: skip
