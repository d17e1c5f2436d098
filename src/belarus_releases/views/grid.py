"""The record on a regular grid of days, weeks, months, quarters or years."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..schema.bounds import UNKNOWN, Bounds
from ..schema.dates import Interval, span
from ..tables.concessions import Concession
from ..tables.contacts import Contact
from ..tables.events import Event
from ..tables.panel import PanelRow
from . import persons
from .counts import EventsIn, Known, events_in, series
from .covered import declared
from .held import held_within, own_estimates
from .periods import days

if TYPE_CHECKING:
    from .._snapshot import Snapshot

FREQUENCIES = ("D", "W", "M", "Q", "Y")
_MONTHS = {"M": 1, "Q": 3, "Y": 12}

Dated: TypeAlias = list[tuple[Interval, Bounds]]  #: rows that have a date, each with how many it counts for

_CONTACTS: dict[str, Callable[[Contact], bool]] = {
    "contacts_minsk": lambda row: row.with_minsk,
    "contacts_other": lambda row: not row.with_minsk,
}
_CONCESSIONS: dict[str, Callable[[Concession], bool]] = {
    "easings_in_force": lambda row: row.direction == "easing" and row.stage in ("in_force", "expired"),
    "easings_announced": lambda row: row.direction == "easing" and row.stage in ("floated", "announced"),
    "tightenings_in_force": lambda row: row.direction == "tightening" and row.stage in ("in_force", "expired"),
    "tightenings_announced": lambda row: row.direction == "tightening" and row.stage in ("floated", "announced"),
    "refusals": lambda row: row.direction == "refusal",
    "requests": lambda row: row.direction == "request",
    "offers": lambda row: row.direction == "offer",
}


class Counted(NamedTuple):
    """The rows that a panel counts: where none are given, the events of the series, all contacts, all concessions."""

    events: Sequence[Event] | None = None
    contacts: Sequence[Contact] | None = None
    concessions: Sequence[Concession] | None = None


def panel(snapshot: "Snapshot", freq: str, rows: Counted, whole: "Snapshot | None" = None) -> list[PanelRow]:
    """Counts by period: see :meth:`belarus_releases.Dataset.panel`.

    The periods are those of the whole version, so that panels of different days have the same.
    """
    expelled = partial(persons.expelled, destinations=persons.destinations(snapshot.rows("event_breakdowns")))
    events_counted = series(snapshot) if rows.events is None else rows.events
    contacts = snapshot.rows("contacts") if rows.contacts is None else rows.contacts
    concessions = snapshot.rows("concessions") if rows.concessions is None else rows.concessions
    recorded: dict[str, Dated] = {
        name: [(dates, Bounds(0 if row.planned else 1, 1)) for row in contacts if of(row) and (dates := span(row))]
        for name, of in _CONTACTS.items()
    } | {
        name: [(dates, Bounds(1, 1)) for row in concessions if of(row) and (dates := span(row))]
        for name, of in _CONCESSIONS.items()
    }
    estimates = own_estimates(snapshot, "viasna")
    reach = Known.of(snapshot, rows.events)
    panel = []
    for first, last in _grid(whole or snapshot, freq):
        known = partial(_known, reach.on, first, last)
        ahead = reach.on is not None and first > reach.on
        events = events_in(() if ahead else events_counted, reach, first, last)
        bounds = {
            "released": _of_events(events, persons.released),
            "releases": Bounds(len(events.surely) or (0 if events.complete else None), _number(events)),
            "expelled": _of_events(events, expelled),
            **{name: known(_within(dated, first, last)) for name, dated in recorded.items()},
            "held": known(held_within(estimates, first, last)),
        }
        panel.append(
            PanelRow(
                period=_name(first, last, freq),
                period_start=first,
                period_end=last,
                comparable=events.complete,
                why="; ".join(events.why) or None,
                covered_start=events.covered and events.covered[0],
                covered_end=events.covered and events.covered[1],
                population="released",
                events_counted=tuple(event.event_id for event in events.surely),
                events_possible=tuple(event.event_id for event in events.possibly),
                **{f"{name}_{end}": getattr(cell, end) for name, cell in bounds.items() for end in ("low", "high")},
            )
        )
    return panel


# counts


def _of_events(events: EventsIn, measure: Callable[[Event], Bounds]) -> Bounds:
    """A number of persons; 0 only where the whole period is covered."""
    low, high = events.total(measure)
    return Bounds(low if events.complete or low else None, high)


def _number(events: EventsIn) -> int | None:
    return len(events.surely) + len(events.possibly) if events.complete else None


def _within(dated: Dated, first: dt.date, last: dt.date) -> Bounds:
    """How many of the recorded rows lie in a period; missing where none does."""
    period = days(first, last)
    low = high = 0
    for dates, number in dated:
        place = period.place(dates)
        low += (number.low or 0) if place == "surely" else 0
        high += (number.high or 0) if place != "not" else 0
    return Bounds(low or None, high or None)


def _known(day: dt.date | None, first: dt.date, last: dt.date, bounds: Bounds) -> Bounds:
    """What is left of bounds as of a day: nothing of periods to come, no upper bound in the period of the day."""
    if day is None or last < day:
        return bounds
    return UNKNOWN if first > day else Bounds(bounds.low, None)


# periods


def _grid(snapshot: "Snapshot", freq: str) -> list[Interval]:
    """The periods from the first to the last day of the rows and the coverage of a version, whatever is counted."""
    rows = [row for name in ("events", "concessions", "contacts") for row in snapshot.rows(name)]
    spans = [dates for row in rows if (dates := span(row))]
    spans += [(row.first, row.last) for row in declared(snapshot.version) if row.first and row.last]
    if not spans:
        return []
    starts = _starts(min(first for first, _ in spans), max(last for _, last in spans), freq)
    return [(first, then - dt.timedelta(days=1)) for first, then in pairwise(starts)]


def _starts(first: dt.date, last: dt.date, freq: str) -> Iterator[dt.date]:
    """The first days of the periods that a span touches, and that of the one after; weeks end on Sunday."""
    if freq in _MONTHS:
        length = _MONTHS[freq]
        month = first.year * 12 + (first.month - 1) // length * length
        while (day := dt.date(month // 12, month % 12 + 1, 1)) <= last:
            yield day
            month += length
    else:
        length = 7 if freq == "W" else 1
        day = first - dt.timedelta(days=first.weekday()) if freq == "W" else first
        while day <= last:
            yield day
            day += dt.timedelta(days=length)
    yield day


def _name(first: dt.date, last: dt.date, freq: str) -> str:
    quarter = (first.month + 2) // 3
    names = {"D": f"{first}", "W": f"{first}/{last}", "M": f"{first:%Y-%m}", "Q": f"{first.year}Q{quarter}"}
    return names.get(freq, f"{first.year}")
