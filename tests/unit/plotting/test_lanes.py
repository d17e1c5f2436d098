"""Contacts, concessions and events over time: lanes, rows within a lane, hollow marks, stems, on a few rows."""

import datetime as dt

import pytest

from belarus_releases.plotting import lanes
from belarus_releases.plotting.style import ARRANGEMENTS
from belarus_releases.schema.columns import columns
from belarus_releases.tables.concessions import Concession
from tests.factories import row
from tests.pictures import finding, key, marked, middle, note, number_of, points, spans, texts, uncertain, written

NAMES = ["contacts with Minsk", "other contacts", "easing", "offers", "requests", "refusals", "tightening"]


def day(number):
    return dt.date(2025, 9, number)


def dates(first, last=None):
    return {"date_earliest": first and day(first), "date_latest": (last or first) and day(last or first)}


def contact(first, last=None, **cells):
    return row("contacts", contact_id="c", **dates(first, last), **{"with_minsk": True, "planned": False} | cells)


def contact_between(first, last):
    return row("contacts", contact_id="c", date_earliest=first, date_latest=last, with_minsk=True, planned=False)


def concession(first, direction="easing", stage="in_force", last=None):
    return row("concessions", concession_id="k", direction=direction, stage=stage, **dates(first, last))


def event(first, number=None, last=None, arrangement="negotiated"):
    return row("events", event_id="e", released_total=number, arrangement=arrangement, **dates(first, last))


def names(ax):
    return [label.get_text() for label in ax.get_yticklabels()]


def test_every_direction_of_concessions_has_a_lane():
    (column,) = [column for column in columns(Concession) if column.name == "direction"]
    assert set(lanes._DIRECTIONS) == set(column.items)
    ax = lanes.plot([], [], [])
    assert names(ax) == NAMES
    assert written(ax, "panel") == ["Persons released"]


@pytest.mark.parametrize("name", NAMES)
def test_each_row_is_in_its_lane(name):
    contacts = [contact(1), contact(2, with_minsk=False)]
    concessions = [concession(3 + place, direction) for place, direction in enumerate(lanes._DIRECTIONS)]
    ax = lanes.plot(contacts, concessions, [])
    ((x, y),) = points(ax, name)
    assert x == number_of(day(1 + NAMES.index(name)))
    assert y == pytest.approx(ax.get_yticks()[NAMES.index(name)])
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
    assert bool(hollow(ax, "offers")) is is_hollow
    assert len(points(ax, "offers")) == 1
    assert any("only planned" in name for name in key(ax)) is is_hollow


def test_every_lane_has_room_for_its_name_where_any_has():
    rows = {"many": 20, "one": 2, "another": 2}
    heights = lanes._heights(rows, 8)
    assert min(heights.values()) >= 0.9 * sum(heights.values()) / 8
    assert heights["many"] == 20
    assert lanes._heights(rows, 100) == rows
    assert len(set(lanes._heights(rows, 1).values())) == 1  # no room at all: the loop ends


class TestReleases:
    def test_they_are_stems_on_the_same_axis_of_time(self):
        ax = lanes.plot([contact(1)], [], [event(2, 100), event(10, 50), event(20)])
        assert [y for _, y in points(ax, "releases")] == [100, 50]
        assert [y for _, y in points(ax, "number not stated")] == [0]
        (below,) = ax.child_axes
        assert below.get_xlim() == ax.get_xlim()
        assert sorted(texts(ax)) == ["100", "50", "?"]

    def test_the_key_says_once_what_the_arrangement_is_of(self):
        events = [event(1 + place, 5, arrangement=name) for place, name in enumerate([*ARRANGEMENTS, *ARRANGEMENTS])]
        first, *others = (name for *_, name in ARRANGEMENTS.values())
        assert list(key(lanes.plot([], [], events))) == [f"release: {first}", *others]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (([], [], []), "No contact is recorded with its month"),
        (
            ([contact(1), contact(9), contact(None)], [concession(3)], [event(1, 52), event(2)]),
            "Most contacts lie in September 2025: 2 of 3, beside 1 concession and 52 persons released",
        ),
        (
            ([contact(1), contact_between(dt.date(2025, 3, 1), day(1))], [], []),
            "Most contacts lie in September 2025: 1 of 2, beside 0 concessions and 0 persons released",
        ),
        (
            ([contact(1), contact_between(dt.date(2024, 3, 1), dt.date(2024, 3, 1))],
             [], []),
            "No month has more contacts than September 2025: 1 of 2, beside 0 concessions and 0 persons released",
        ),
    ],
)  # fmt: skip
def test_the_title_states_what_is_drawn(rows, text):
    assert finding(lanes.plot(*rows)) == text


def test_rows_without_a_date_are_counted_below():
    ax = lanes.plot([contact(1), contact(None)], [concession(None)], [event(None, 5), event(2, 5)])
    assert note(ax) == "Not drawn: 3 without a date."
    assert note(lanes.plot([contact(1)], [], [])) == ""
