"""Releases over time: the running sum, bounds, uncertain and missing dates, on a few events."""

import datetime as dt

import pytest
from matplotlib.colors import same_color

from belarus_releases.plotting.releases import plot
from tests.factories import row
from tests.pictures import direction, marked, middle, number_of, points, spans, texts

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
    def test_it_rises_in_the_order_of_the_last_possible_days(self):
        ax = plot([event("a", 5, day(3), day(20)), event("b", 2, day(10))])
        (line,) = marked(ax, "running sum")
        assert line.get_xydata().tolist() == [
            [number_of(day(10)), 0],
            [number_of(day(10)), 2],
            [number_of(day(20)), 7],
        ]

    def test_an_unstated_number_adds_nothing(self):
        assert total(event("a", 5), event("b")) == 5

    def test_a_part_of_an_event_that_is_drawn_adds_nothing(self):
        whole, part = event("whole", 52), event("part", 20, part_of="whole")
        assert total(whole, part) == 52
        assert total(part) == 20

    def test_a_part_of_an_undated_event_is_counted(self):
        whole = row("events", event_id="whole", released_total=52, arrangement="negotiated")
        assert total(whole, event("part", 20, part_of="whole")) == 20


class TestMarks:
    def test_area_is_in_proportion_to_the_number_above_a_least(self):
        ax = plot([event("a", 100), event("b", 200, day(5)), event("c", 1, day(9)), event("d", 2, day(12))])
        (marks,) = [artist for artist in marked(ax, "number stated") if len(artist.get_sizes()) > 1]
        areas = marks.get_sizes()
        assert areas[1] / areas[0] == pytest.approx(2)
        assert areas[2] == areas[3] < areas[0] / 10

    def test_areas_of_different_markers_are_alike(self):
        arrangements = ("unilateral", "negotiated", "exchange", "not_stated")
        ax = plot([event(name, 100, arrangement=name) for name in arrangements])
        sizes = [artist.get_sizes()[0] for artist in marked(ax, "number stated") if len(artist.get_sizes())]
        circle, square, diamond, triangle = sizes
        assert circle * 0.785 == pytest.approx(square)  # pi / 4
        assert diamond == square
        assert triangle / 2 == pytest.approx(square)

    def test_without_a_number_they_are_hollow(self):
        ax = plot([event("a", day=day(3))])
        (hollow,) = [artist for artist in marked(ax, "number not stated") if len(artist.get_offsets())]
        assert same_color(hollow.get_facecolor()[0], "white")
        assert [label for label in ax.get_legend_handles_labels()[1] if "not stated" in label] == [
            "number not stated: adds nothing to the sum"
        ]

    @pytest.mark.parametrize(
        ("cells", "text", "ends"),
        [
            ({"released_low": 28}, ["at least 28"], {(0, 1)}),
            ({"released_high": 40}, ["at most 40"], {(0, -1)}),
            ({"released_low": 28, "released_high": 40}, ["at least 28, at most 40"], {(0, 1), (0, -1)}),
            ({}, [], set()),
        ],
    )
    def test_bounds_are_arrows_to_the_open_side(self, cells, text, ends):
        ax = plot([event("a", **cells)])
        assert {direction(line.get_marker()) for line in marked(ax, "bound")} == ends
        assert texts(ax) == text

    def test_bounds_beside_a_number_are_not_drawn(self):
        ax = plot([event("a", 30, released_low=28)])
        assert marked(ax, "bound") == []
        assert texts(ax) == ["30"]

    def test_an_uncertain_date_is_a_bar_with_the_mark_in_its_middle(self):
        one = event("a", 5, day(1), day(21))
        ax = plot([one])
        assert spans(ax, "uncertain dates") == [(number_of(day(1)), number_of(day(21)))]
        assert [x for artist in marked(ax, "number stated") for x, _ in artist.get_offsets()] == [middle(one)]


def test_events_without_a_date_are_counted_below():
    ax = plot([event("a", 5), row("events", event_id="b", released_total=9, arrangement="exchange")])
    assert ax.get_xlabel() == "Not drawn: 1 without a date"
    assert points(ax, "running sum")[-1][1] == 5


def test_of_two_numbers_on_one_spot_the_larger_is_written():
    events = [event("a", 1000, day=dt.date(2025, 3, 1)), event("b", 5), event("c", 9)]
    assert sorted(texts(plot(events))) == ["1000", "9"]


def test_the_legend_has_the_arrangements_that_occur():
    labels = plot([event("a", 5), event("b", 6, arrangement="exchange")]).get_legend_handles_labels()[1]
    assert labels[1:] == ["negotiated", "exchange"]
