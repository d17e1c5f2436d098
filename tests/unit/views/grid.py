"""Rows and periods that the tests of the grid share."""

import pytest

from belarus_releases.views.grid import Counted, panel
from tests.factories import day, row, snapshot

ONLY = "events are meant to be complete from 2025-02-01 to 2025-04-30 only"


@pytest.fixture(autouse=True)
def _covered(cover):
    cover("2025-02-01", "2025-04-30")


def dated(table, first=None, last=None, **cells):
    dates = {"date_earliest": first and day(first), "date_latest": (last or first) and day(last or first)}
    return row(table, **dates | cells)


def event(event_id, first=None, last=None, total=None, **cells):
    return dated("events", first, last, event_id=event_id, released_total=total, in_series=True, **cells)


def contact(first=None, last=None, with_minsk=True, planned=False):
    return dated("contacts", first, last, with_minsk=with_minsk, planned=planned)


def concession(direction, stage, first="2025-03-10", last=None):
    return dated("concessions", first, last, direction=direction, stage=stage)


def estimate(as_of, point=None, qualifier="exact", series="viasna", **others):
    cells = {"scope": "political_prisoners", "qualifier": qualifier, "series": series, "point": point}
    dates = {"as_of_earliest": day(as_of), "as_of_latest": day(as_of)}
    return row("remaining_estimates", **cells | dates | others)


EVENTS = (
    event("january", "2025-01-15", total=5, expelled=3),
    event("turn", "2025-01-31", "2025-02-01", 7, disposition="expelled"),
    event("stayed", "2025-03-10", total=4, disposition="stayed"),
    event("march", "2025-03-11", total=2, expelled=1),
    event("may", "2025-05-05", total=1, expelled=0),
)


def rows_of(freq, events=EVENTS, *, known_on=None, counted=None, **tables):
    filled = snapshot(known_on=known_on and day(known_on), events=events, **tables)
    return panel(filled, freq, Counted(counted))


def cells(rows, name):
    """The lower and upper bounds of each period that has either."""
    bounds = {row.period: (getattr(row, f"{name}_low"), getattr(row, f"{name}_high")) for row in rows}
    return {period: pair for period, pair in bounds.items() if pair != (None, None)}


def march(events=EVENTS, **tables):
    (only,) = [row for row in rows_of("M", events, **tables) if row.period == "2025-03"]
    return only
