"""The panel of days, weeks and months, on a few rows and a coverage written out."""

import pytest

from belarus_releases.errors import InvalidValueError
from belarus_releases.views import covered
from belarus_releases.views.grid import panel
from tests.factories import day, row, snapshot

HEADER = b"coverage_id,subject,first,last,note,since\n"
COVERAGE = (
    HEADER
    + b"""events@2026.11.2,events,2025-02-01,2025-04-30,N.,2026.11.2
prisoners@2026.11.2,prisoners,2025-01-01,2025-01-31,N.,2026.11.2
contacts@2026.11.0,contacts,2025-02-01,,N.,2026.11.0
concessions@2026.11.0,concessions,,2025-02-01,N.,2026.11.0
"""
)


def dated(table, first, last=None, **cells):
    return row(table, date_earliest=first and day(first), date_latest=(last or first) and day(last or first), **cells)


def estimate(as_of, point=None, qualifier="exact", series="viasna", **others):
    cells = {"scope": "political_prisoners", "qualifier": qualifier, "series": series, "point": point} | others
    return row("remaining_estimates", as_of=as_of and day(as_of), **cells)


EVENTS = (
    dated("events", "2025-01-15", released_total=5, expelled=3),
    dated("events", "2025-01-31", "2025-02-01", released_total=7, disposition="expelled"),
    dated("events", "2025-03-10", disposition="stayed"),
    dated("events", "2025-03-11", released_total=2, disposition="repatriated"),
    dated("events", None, released_total=9),
    dated("events", "2025-05-05", released_total=1, expelled=0),
)
CONTACTS = (dated("contacts", "2025-02-10", "2025-03-01"),)
CONCESSIONS = (dated("concessions", "2025-06-10"),)
ESTIMATES = (
    estimate("2025-01-10", 1200),
    estimate("2025-01-20", 1150),
    estimate("2025-02-10", None, "at_least", low=1100),
    estimate("2025-02-11", None, "at_most", high=1180),
    estimate("2025-02-12", 1190, repeats="older"),
    estimate("2025-02-13", 1, series="media"),
    estimate(None, 1),
    estimate("2025-02-14", 1175),
    estimate("2025-04-10", 0),
    estimate("2025-12-14", 1),
)


@pytest.fixture
def file(monkeypatch):
    """Replace the file of coverage."""

    def replace(data):
        monkeypatch.setattr(covered, "read_file", {"coverage.csv": data}.__getitem__)

    replace(COVERAGE)
    return replace


def rows_of(freq, **tables):
    defaults = {"events": EVENTS, "contacts": CONTACTS, "concessions": CONCESSIONS, "remaining_estimates": ESTIMATES}
    return panel(snapshot(**defaults | tables), freq)


def column_of(rows, name):
    return [getattr(row, name) for row in rows]


@pytest.mark.usefixtures("file")
class TestMonths:
    @pytest.mark.parametrize(
        ("name", "cells"),
        [
            ("period", [f"2025-0{month}" for month in range(1, 7)]),
            ("released_low", [5, 0, 2, 0, 1, None]),
            ("released_high", [12, 7, None, 0, 1, None]),
            ("releases_low", [1, 0, 2, 0, 1, None]),
            ("releases_high", [2, 1, 2, 0, 1, None]),
            ("expelled_low", [3, 0, 0, 0, None, None]),
            ("expelled_high", [10, 7, 0, 0, None, None]),
            ("contacts_low", [None] * 6),
            ("contacts_high", [None, 1, 1, None, None, None]),
            ("concessions_low", [None, None, None, None, None, 1]),
            ("concessions_high", [None, None, None, None, None, 1]),
            ("held_low", [1150, 1100, None, 0, None, None]),
            ("held_high", [1200, 1180, None, 0, None, None]),
        ],
    )
    def test_counts(self, name, cells):
        assert column_of(rows_of("M"), name) == cells

    def test_a_month_has_its_first_and_last_day(self):
        rows = rows_of("M", events=[dated("events", "2023-12-31"), dated("events", "2024-02-29")])
        assert [(row.period, row.period_start, row.period_end) for row in rows[:3]] == [
            ("2023-12", day("2023-12-01"), day("2023-12-31")),
            ("2024-01", day("2024-01-01"), day("2024-01-31")),
            ("2024-02", day("2024-02-01"), day("2024-02-29")),
        ]


@pytest.mark.usefixtures("file")
class TestWeeks:
    def test_weeks_end_on_sunday(self):
        rows = rows_of("W")
        assert len(rows) == 24
        assert [(row.period, row.period_start, row.period_end) for row in (rows[0], rows[1], rows[-1])] == [
            ("2024-12-30/2025-01-05", day("2024-12-30"), day("2025-01-05")),
            ("2025-01-06/2025-01-12", day("2025-01-06"), day("2025-01-12")),
            ("2025-06-09/2025-06-15", day("2025-06-09"), day("2025-06-15")),
        ]

    @pytest.mark.parametrize("date", ["2025-03-10", "2025-03-16"])
    def test_monday_and_sunday_are_of_one_week(self, date):
        (week,) = [row for row in rows_of("W", events=[dated("events", date)]) if row.releases_low]
        assert week.period == "2025-03-10/2025-03-16"

    def test_an_event_of_two_days_of_one_week_is_surely_in_it(self):
        """The week of 27 January is covered in part, so only what happened counts in it."""
        rows = rows_of("W")
        assert column_of(rows, "released_low") == [
            None, None, 5, None, 7, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, None, 1, None, None, None, None, None,
        ]  # fmt: skip
        assert column_of(rows, "released_high")[2:11] == [5, None, 7, 0, 0, 0, 0, 0, None]


@pytest.mark.usefixtures("file")
class TestDays:
    def test_from_the_first_to_the_last_day_of_events_and_coverage(self):
        rows = rows_of("D")
        assert len(rows) == 161
        assert [(row.period, row.period_start, row.period_end) for row in (rows[0], rows[-1])] == [
            ("2025-01-01", day("2025-01-01"), day("2025-01-01")),
            ("2025-06-10", day("2025-06-10"), day("2025-06-10")),
        ]

    def test_what_is_sure_and_what_is_possible_on_each_day(self):
        rows = {row.period: row for row in rows_of("D")}
        assert {name: row.released_low for name, row in rows.items() if row.released_low} == {
            "2025-01-15": 5, "2025-03-11": 2, "2025-05-05": 1,
        }  # fmt: skip
        assert {name: row.released_high for name, row in rows.items() if row.released_high} == {
            "2025-01-15": 5, "2025-01-31": 7, "2025-02-01": 7, "2025-03-11": 2, "2025-05-05": 1,
        }  # fmt: skip

    def test_a_number_that_is_not_stated_is_at_least_none(self):
        (tenth,) = [row for row in rows_of("D") if row.period == "2025-03-10"]
        assert (tenth.released_low, tenth.released_high, tenth.releases_low) == (0, None, 1)

    @pytest.mark.parametrize(
        ("date", "cells"),
        [
            ("2025-01-31", (None, None)),
            ("2025-02-01", (0, 0)),
            ("2025-04-30", (0, 0)),
            ("2025-05-01", (None, None)),
        ],
    )
    def test_a_day_without_events_is_zero_within_the_coverage_only(self, date, cells):
        (only,) = [row for row in rows_of("D", events=()) if row.period == date]
        assert (only.releases_low, only.releases_high) == cells


def test_each_subject_has_a_coverage_of_its_own(file):
    file(
        HEADER
        + b"contacts@2026.11.0,contacts,2025-04-01,2025-04-30,N.,2026.11.0\n"
        + b"concessions@2026.11.0,concessions,2025-05-01,2025-05-31,N.,2026.11.0\n"
    )
    rows = rows_of("M")
    zeros = {
        name: [row.period for row in rows if getattr(row, name) == 0]
        for name in ("contacts_low", "contacts_high", "concessions_low", "releases_low")
    }
    assert zeros == {
        "contacts_low": ["2025-04"],
        "contacts_high": ["2025-04"],
        "concessions_low": ["2025-05"],
        "releases_low": [],
    }


@pytest.mark.parametrize(
    ("cells", "low", "high"),
    [
        ({"expelled": 3, "disposition": "stayed"}, 3, 3),
        ({"expelled": 0, "released_total": 5}, 0, 0),
        ({"released_total": 5, "disposition": "expelled"}, 0, 5),
        ({"released_total": 5, "disposition": "mixed"}, 0, 5),
        ({"released_total": 5, "disposition": "stayed"}, 0, 0),
        ({"released_total": 5, "disposition": "repatriated"}, 0, 0),
        ({"disposition": "not_stated"}, 0, None),
        ({}, 0, None),
    ],
)
def test_expelled_of_an_event(cells, low, high, file):
    (march,) = [row for row in rows_of("M", events=[dated("events", "2025-03-10", **cells)]) if row.period == "2025-03"]
    assert (march.expelled_low, march.expelled_high) == (low, high)


def test_bounds_of_those_held_are_the_least_and_the_greatest(file):
    estimates = [
        estimate("2025-02-01", 1190),
        estimate("2025-02-02", None, "more_than", low=1180),
        estimate("2025-02-03", None, "fewer_than", high=1200),
        estimate("2025-02-04", 1185),
        estimate("2025-03-01", 1170, "about"),
    ]
    rows = rows_of("M", remaining_estimates=estimates)
    assert column_of(rows, "held_low")[:3] == [None, 1181, None]
    assert column_of(rows, "held_high")[:3] == [None, 1199, None]


@pytest.mark.parametrize(
    ("freq", "held"),
    [
        ("D", {"2025-02-10": (5, 5), "2025-02-16": (3, 3), "2025-02-17": (4, 4)}),
        ("W", {"2025-02-10/2025-02-16": (3, 5), "2025-02-17/2025-02-23": (4, 4)}),
        ("M", {"2025-02": (3, 5)}),
    ],
)
def test_an_estimate_is_of_the_period_of_its_day(freq, held, file):
    estimates = [estimate("2025-02-10", 5), estimate("2025-02-16", 3), estimate("2025-02-17", 4)]
    rows = rows_of(freq, remaining_estimates=estimates)
    assert {row.period: (row.held_low, row.held_high) for row in rows if row.held_low is not None} == held


def test_estimates_alone_make_no_periods(file):
    file(HEADER)
    assert rows_of("M", events=(), contacts=(), concessions=()) == []


@pytest.mark.parametrize("freq", ["Q", "m", None])
def test_another_grid_is_refused(freq, file):
    with pytest.raises(InvalidValueError) as caught:
        rows_of(freq)
    assert str(caught.value) == f"freq: expected 'D', 'W' or 'M', got {freq!r}"
