"""Published estimates of those held: marks, bounds, repeats, lanes and scopes, on a few estimates."""

import datetime as dt

import pytest

from belarus_releases.plotting.remaining import plot
from tests.factories import row
from tests.pictures import direction, marked, number_of, points, spans

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

    def test_series_beyond_the_main_ones_share_a_marker(self):
        names = ("viasna", "rights_groups", "foreign_institutions", "media", "dissidentby", "state")
        ax = plot([estimate(name, point=100, series=name) for name in names])
        markers = [line.get_marker() for line in marked(ax, "own estimates") for _ in line.get_xdata()]
        assert len(markers) == 6
        assert len(set(markers[:5])) == 5
        assert markers[5] == markers[4]


class TestRepeats:
    def test_a_line_leads_to_the_estimate_that_is_repeated(self):
        ax = plot([estimate("old", day(1), point=100), estimate("new", day(20), point=100, repeats="old")])
        (line,) = marked(ax, "repeats")
        assert line.get_xydata().tolist() == [[number_of(day(1)), 100], [number_of(day(20)), 100]]

    def test_of_an_estimate_that_is_not_drawn_there_is_none(self):
        assert marked(plot([estimate("new", point=100, repeats="old")]), "repeats") == []


class TestLanes:
    def test_denials_have_a_lane_below_the_numbers(self):
        ax = plot([estimate("a", point=100), estimate("d", day(5), statement_kind="denial")])
        ((x, y),) = points(ax, "denials")
        assert x == number_of(day(5))
        names = {label.get_text(): tick for label, tick in zip(ax.get_yticklabels(), ax.get_yticks(), strict=True)}
        assert names["denials"] == y < 100
        assert ax.get_ylim()[0] < y
        assert ax.get_xlabel() == ""

    def test_releases_are_those_within_the_time_of_the_estimates(self):
        estimates = [estimate("a", day(5), point=100), estimate("b", day(20), point=90)]
        ax = plot(estimates, events=[event(4), event(5), event(10, 12), event(19, 21), event(20),
                                     row("events", event_id="undated")])  # fmt: skip
        assert sorted(x for x, _ in points(ax, "releases")) == [number_of(day(n)) for n in (5, 11, 20)]
        assert marked(plot(estimates), "releases") == []
        assert marked(plot([], events=[event(5)]), "releases") == []

    def test_denials_and_releases_have_lanes_of_their_own(self):
        ax = plot([estimate("a", day(1), point=100), estimate("d", day(5), statement_kind="denial")], events=[event(3)])
        assert points(ax, "denials")[0][1] > points(ax, "releases")[0][1]

    @pytest.mark.parametrize(("numbers", "from_zero"), [((1000, 1200), False), ((400, 1200), True)])
    def test_the_axis_begins_at_zero_where_numbers_are_far_apart(self, numbers, from_zero):
        bottom, top = plot([estimate(str(number), point=number) for number in numbers]).get_ylim()
        assert bool(bottom == 0) is from_zero
        assert bottom < min(numbers) < max(numbers) < top


class TestScopes:
    def test_political_prisoners_go_first(self):
        ax = plot([estimate("a", point=9, scope="media_workers"), estimate("b", point=100)])
        assert ax.get_title() == "Published estimates of those held (political prisoners)"
        assert kinds(ax) == {"own estimates": [100]}
        assert ax.get_xlabel() == "Not drawn: 1 of other scopes"

    def test_else_the_scope_of_the_first_row(self):
        ax = plot([estimate("a", point=9, scope="media_workers"), estimate("b", point=100, scope="wider_list")])
        assert ax.get_title() == "Published estimates of those held (media workers)"
        assert kinds(ax) == {"own estimates": [9]}

    def test_rows_that_cannot_be_drawn_are_counted_below(self):
        undated = row("remaining_estimates", estimate_id="u", scope="political_prisoners", point=7)
        ax = plot([undated, estimate("n"), estimate("m"), estimate("a", point=9), estimate("b", scope="not_stated")])
        assert ax.get_xlabel() == "Not drawn: 1 of other scopes, 1 without a date, 2 without a number"


def test_the_legend_explains_the_kinds_that_occur():
    def labels(*rows):
        return set(plot(rows).get_legend_handles_labels()[1])

    assert labels(estimate(point=100)) == {"Viasna"}
    assert labels(
        estimate("a", day(1), day(9), low=100, series="state", statement_kind="relay"),
        estimate("b", point=9, qualifier="about", repeats="a"),
        estimate("c", low=1, high=2),
        estimate("d", statement_kind="denial"),
    ) == {
        "Viasna", "others", "relayed or repeated", "about", "bound: open to the side of the arrow", "range",
        "uncertain date", "repeats the older estimate", "denial: a statement that there are none",
    }  # fmt: skip
