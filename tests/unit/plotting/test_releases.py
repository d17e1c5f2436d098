"""Releases over time: stems, the running sum, bounds, uncertain and missing dates, on a few events."""

import datetime as dt

import pytest
from matplotlib.colors import same_color

from belarus_releases.plotting.releases import plot
from belarus_releases.plotting.style import ARRANGEMENTS
from tests.factories import row
from tests.pictures import direction, finding, key, marked, middle, note, number_of, points, spans, texts

FIRST = dt.date(2025, 9, 1)


def event(event_id, number=None, day=FIRST, last=None, **cells):
    dates = {"date_earliest": day, "date_latest": last or day}
    return row("events", event_id=event_id, released_total=number, **dates, **{"arrangement": "negotiated"} | cells)


def day(number):
    return dt.date(2025, 9, number)


def total(*events):
    (line,) = marked(plot(events), "running sum")
    return line.get_ydata()[-1]


class TestRunningSum:
    def test_it_rises_in_the_order_of_the_last_possible_days_in_a_panel_of_its_own(self):
        ax = plot([event("a", 5, day(3), day(20)), event("b", 2, day(10))])
        (line,) = marked(ax, "running sum")
        assert line.get_xydata().tolist() == [
            [number_of(day(10)), 0],
            [number_of(day(10)), 2],
            [number_of(day(20)), 7],
        ]
        assert ax.child_axes == [line.axes]
        assert line.axes.get_xlim() == ax.get_xlim()

    def test_an_unstated_number_adds_nothing(self):
        assert total(event("a", 5), event("b")) == 5

    def test_a_part_of_an_event_that_is_drawn_adds_nothing(self):
        whole, part = event("whole", 52), event("part", 20, part_of="whole")
        assert total(whole, part) == 52
        assert total(part) == 20

    def test_a_part_of_an_undated_event_is_counted(self):
        whole = row("events", event_id="whole", released_total=52, arrangement="negotiated")
        assert total(whole, event("part", 20, part_of="whole")) == 20


class TestStems:
    def test_they_are_as_tall_as_the_numbers(self):
        ax = plot([event("a", 100), event("b", 200, day(5)), event("c", 1, day(9))])
        heights = [(number_of(day(1)), 100), (number_of(day(5)), 200), (number_of(day(9)), 1)]
        assert points(ax, "releases") == heights
        assert points(ax, "stem") == [end for x, y in heights for end in ((x, 0), (x, y))]
        assert ax.get_ylim()[0] == 0

    def test_each_arrangement_has_its_colour_and_marker(self):
        ax = plot([event(name, 100, day(1 + place), arrangement=name) for place, name in enumerate(ARRANGEMENTS)])
        styles = [(line.get_color(), line.get_marker()) for line in marked(ax, "releases")]
        assert styles == [(colour, marker) for colour, marker, _ in ARRANGEMENTS.values()]
        assert list(key(ax)) == [name for *_, name in ARRANGEMENTS.values()]

    def test_without_a_number_they_are_hollow(self):
        ax = plot([event("a", day=day(3))])
        (hollow,) = marked(ax, "number not stated")
        assert same_color(hollow.get_markerfacecolor(), "white")
        assert "number not stated" in key(ax)
        assert texts(ax) == ["?", "0"]  # the sum

    @pytest.mark.parametrize(
        ("cells", "text", "ends"),
        [
            ({"released_low": 28}, "at least 28", {(0, 1)}),
            ({"released_high": 40}, "at most 40", {(0, -1)}),
            ({"released_low": 28, "released_high": 40}, "28 to 40", {(0, 1), (0, -1)}),
            ({}, "?", set()),
        ],
    )
    def test_bounds_are_arrows_to_the_open_side(self, cells, text, ends):
        ax = plot([event("a", **cells)])
        assert {direction(line.get_marker()) for line in marked(ax, "bound")} == ends
        assert texts(ax)[0] == text
        assert ("bound" in key(ax)) is bool(ends)

    def test_bounds_beside_a_number_are_not_drawn(self):
        ax = plot([event("a", 30, released_low=28)])
        assert marked(ax, "bound") == []
        assert "bound" not in key(ax)

    def test_an_uncertain_date_is_a_bar_with_the_stem_in_its_middle(self):
        one = event("a", 5, day(1), day(21))
        ax = plot([one])
        assert spans(ax, "uncertain dates") == [(number_of(day(1)), number_of(day(21)))]
        assert points(ax, "releases") == [(middle(one), 5)]
        assert "uncertain date" in key(ax)


class TestLabels:
    def test_the_largest_are_named_in_words(self):
        events = [event("a", 1000, day=dt.date(2025, 3, 1), label="A handover"), event("b", 5), event("c", 9, day(20))]
        assert "1,000 on 1 March 2025 A handover" in texts(plot(events))

    def test_of_two_numbers_on_one_spot_the_larger_is_written(self):
        crowd = [event(f"e{number}", 100 - number / 1000) for number in range(9)]
        written = texts(plot([event("a", 400, dt.date(2025, 1, 1)), event("b", 150), *crowd]))
        assert sum(text.startswith("150") for text in written) == 1
        assert len(written) < 11


@pytest.mark.parametrize(
    ("events", "text"),
    [
        ([], "No release is recorded"),
        ([event("a")], "Releases are recorded, and no source states a number"),
        ([event("a", 1)], "1 person was released on 1 September 2025"),
        ([event("a", 7, last=day(30))], "7 persons were released in September 2025"),
        (
            [event("a", 7), event("b", 2, day(2), arrangement="exchange"), event("c")],
            "Negotiated releases freed 7 of 9 persons, 7 of them on 1 September 2025",
        ),
        (
            [event("a", 7), *(event(f"u{n}", 4, day(n), arrangement="unilateral") for n in (2, 3))],
            "Unilateral releases freed 8 of 15 persons; no release was larger than the 7 freed on 1 September 2025",
        ),
        (
            [event("a", 7), event("b", 3, day(2)), event("c", 5, part_of="a")],
            "Negotiated releases freed all 10 persons, 7 of them on 1 September 2025",
        ),
    ],
)
def test_the_title_states_what_is_drawn(events, text):
    assert finding(plot(events)) == text


def test_events_without_a_date_are_counted_below():
    events = [event("a", 5), row("events", event_id="b", released_total=9, arrangement="exchange")]
    ax = plot(events, source="a source")
    assert note(ax) == "Source: a source. Not drawn: 1 without a date."
    assert points(ax, "running sum")[-1][1] == 5
