"""Contacts, concessions and events over time: lanes, rows within a lane, hollow marks, stems, on a few rows."""

import datetime as dt

import pytest

from belarus_releases.plotting import lanes
from belarus_releases.plotting.style import ARRANGEMENTS
from belarus_releases.schema.columns import columns
from belarus_releases.tables.concessions import Concession
from tests.factories import row
from tests.pictures import marked, middle, number_of, points, spans, texts, uncertain

NAMES = ["contacts with Minsk", "other contacts", "easing", "offer", "request", "refusal", "tightening"]


def day(number):
    return dt.date(2025, 9, number)


def dates(first, last=None):
    return {"date_earliest": first and day(first), "date_latest": (last or first) and day(last or first)}


def contact(first, last=None, **cells):
    return row("contacts", contact_id="c", **dates(first, last), **{"with_minsk": True, "planned": False} | cells)


def concession(first, direction="easing", stage="in_force", last=None):
    return row("concessions", concession_id="k", direction=direction, stage=stage, **dates(first, last))


def event(first, number=None, last=None, arrangement="negotiated"):
    return row("events", event_id="e", released_total=number, arrangement=arrangement, **dates(first, last))


def names(ax):
    return [label.get_text() for label in ax.get_yticklabels()]


def test_every_direction_of_concessions_has_a_lane():
    (column,) = [column for column in columns(Concession) if column.name == "direction"]
    assert set(lanes._DIRECTIONS) == set(column.items)
    assert names(lanes.plot([], [], [])) == [*NAMES, "persons released"]


@pytest.mark.parametrize("name", NAMES)
def test_each_row_is_in_its_lane(name):
    contacts = [contact(1), contact(2, with_minsk=False)]
    concessions = [concession(3 + place, direction) for place, direction in enumerate(NAMES[2:])]
    ax = lanes.plot(contacts, concessions, [])
    ((x, y),) = points(ax, name)
    assert x == number_of(day(1 + NAMES.index(name)))
    assert y == ax.get_yticks()[NAMES.index(name)]
    assert ax.get_yticks().tolist() == sorted(ax.get_yticks())


def test_marks_that_would_touch_stand_in_rows_of_their_own():
    rows = long, short, third, last = [contact(1, 20), contact(5, 6), contact(7, 30), contact(25)]
    ax = lanes.plot(rows, [concession(1), concession(30)], [])
    heights = dict(points(ax, "contacts with Minsk"))
    assert len(heights) == 4
    assert heights[middle(long)] < heights[middle(short)] == heights[middle(third)]
    assert heights[middle(last)] == heights[middle(long)]  # the first row is free again
    assert spans(ax, "dates: contacts") == uncertain(rows)


def hollow(ax, name):
    return sorted(x for line in marked(ax, name) if line.get_markerfacecolor() == "white" for x in line.get_xdata())


def test_contacts_that_are_only_planned_are_hollow():
    ax = lanes.plot([contact(1), contact(9, planned=True)], [], [])
    assert list(map(number_of, hollow(ax, "contacts with Minsk"))) == [number_of(day(9))]


@pytest.mark.parametrize(
    ("stage", "is_hollow"), [("floated", True), ("announced", True), ("in_force", False), ("expired", False)]
)
def test_concessions_that_are_only_announced_are_hollow(stage, is_hollow):
    ax = lanes.plot([], [concession(1, "offer", stage)], [])
    assert bool(hollow(ax, "offer")) is is_hollow
    assert len(points(ax, "offer")) == 1


class TestStems:
    def test_they_are_as_tall_as_the_numbers(self):
        ax = lanes.plot([], [], [event(1, 100), event(10, 50), event(20)])
        ((_, ground),) = points(ax, "number not stated")
        heights = [ground - y for _, y in points(ax, "releases")]
        assert heights[0] == pytest.approx(2 * heights[1])
        (mark,) = marked(ax, "number not stated")
        assert mark.get_markerfacecolor() == "white"
        assert sorted(texts(ax)) == ["100", "50", "?"]

    def test_of_numbers_on_one_spot_the_largest_is_written(self):
        ax = lanes.plot([], [], [event(1, 88), event(1, 90), event(30, 6)])
        assert sorted(texts(ax)) == ["6", "90"]

    def test_an_uncertain_date_is_a_bar(self):
        ax = lanes.plot([], [], [event(1, 5, last=30)])
        assert spans(ax, "dates: releases") == [(number_of(day(1)), number_of(day(30)))]

    def test_each_arrangement_has_its_marker_and_one_entry(self):
        events = [event(1 + place, 5, arrangement=name) for place, name in enumerate([*ARRANGEMENTS, *ARRANGEMENTS])]
        ax = lanes.plot([], [], events)
        assert {line.get_marker() for line in marked(ax, "releases")} == {
            marker for _, marker, _ in ARRANGEMENTS.values()
        }
        labels = [label for label in ax.get_legend_handles_labels()[1] if label.startswith("release: ")]
        assert labels == [f"release: {name}" for *_, name in ARRANGEMENTS.values()]


def test_rows_without_a_date_are_counted_below():
    ax = lanes.plot([contact(1), contact(None)], [concession(None)], [event(None, 5), event(2, 5)])
    assert ax.get_xlabel() == "Not drawn: 3 without a date"
    assert lanes.plot([contact(1)], [], []).get_xlabel() == ""
