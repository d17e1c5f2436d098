"""How many persons an event concerns: all, the recognised, those whom a source calls political, the expelled.

Numbers that no source states are bounds here, never guesses: nobody at least, everybody at most.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import TypeAlias

from ..schema.bounds import Bounds, bounds_of
from ..tables.event_breakdowns import EventBreakdown
from ..tables.events import Event

Destinations: TypeAlias = Mapping[str, Sequence[EventBreakdown]]  #: breakdowns by destination, by event


def released(event: Event) -> Bounds:
    """All persons released: `released_total`, else at least `released_low` and those named, at most `released_high`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> released(br.events("2026.11.2")["2026-07-release"])
    Bounds(low=28, high=None)
    """
    if event.released_total is not None:
        return Bounds(event.released_total, event.released_total)
    return Bounds(max(event.released_low or 0, event.named or 0), event.released_high)


def recognised(event: Event) -> Bounds:
    """Those whom a rights body recognises: `recognised`, else from none to all."""
    if event.recognised is not None:
        return Bounds(event.recognised, event.recognised)
    return Bounds(0, released(event).high)


def political(event: Event) -> Bounds:
    """Those whom a source calls political: the recognised at least, all at most."""
    return Bounds(recognised(event).low, released(event).high)


def destinations(breakdowns: Iterable[EventBreakdown]) -> Destinations:
    """The breakdowns by destination that run over all persons of their event, by event."""
    by_event: dict[str, list[EventBreakdown]] = {}
    for row in breakdowns:
        if (row.dimension, row.within) == ("destination", "all"):
            by_event.setdefault(row.event_id, []).append(row)
    return by_event


def expelled(event: Event, destinations: Destinations) -> Bounds:
    """Those taken or forced out of the country.

    `expelled`; else nobody where all stayed or were repatriated; else those whom the breakdown by
    destination counts abroad: exactly these where it is exhaustive and each group is counted, at
    least these where not, and at most all but those who `stayed`. At least one where the event is
    coded as an expulsion.

    Examples
    --------
    >>> import belarus_releases as br
    >>> ds = br.dataset("2026.11.2")
    >>> abroad = destinations(ds.event_breakdowns())
    >>> expelled(ds.events()["2025-06-21-lithuania"], abroad)
    Bounds(low=14, high=14)
    >>> expelled(ds.events()["2025-11-20-catholic-priests"], abroad)
    Bounds(low=1, high=2)
    """
    if event.expelled is not None:
        return Bounds(event.expelled, event.expelled)
    if event.disposition in ("stayed", "repatriated"):
        return Bounds(0, 0)
    groups = destinations.get(event.event_id, ())
    abroad = sum(bounds_of(row).low or 0 for row in groups if row.group != "BY")
    if groups and all(row.exhaustive and row.count is not None for row in groups):
        return Bounds(abroad, abroad)
    most = released(event).high
    abroad = max(abroad, 1 if event.disposition == "expelled" and most != 0 else 0)
    return Bounds(abroad, None if most is None else max(most - (event.stayed or 0), abroad))


def political_expelled(event: Event, destinations: Destinations) -> Bounds:
    """Those expelled whom a source calls political: at least the overlap that the two numbers imply."""
    all_persons, out, of_them = released(event), expelled(event, destinations), political(event)
    forced = 0 if all_persons.high is None else (out.low or 0) + (of_them.low or 0) - all_persons.high
    caps = [high for high in (out.high, of_them.high) if high is not None]
    return Bounds(max(forced, 0), min(caps, default=None))


def added_up(counts: Iterable[tuple[Event, Bounds]]) -> Bounds:
    """The sum over events; one that is `part_of` another counts within it, and not twice.

    Examples
    --------
    >>> import belarus_releases as br
    >>> events = br.events("2026.11.2").where(date="2025-11")
    >>> added_up((event, released(event)) for event in events)
    Bounds(low=33, high=33)
    """
    rows = with_parts(counts)
    ids = {event.event_id for event, _ in rows}
    return reduce(Bounds.__add__, (bounds for event, bounds in rows if event.part_of not in ids), Bounds(0, 0))


def with_parts(counts: Iterable[tuple[Event, Bounds]]) -> list[tuple[Event, Bounds]]:
    """Bounds in which each event has at least what the events that are `part_of` it have."""
    rows = list(counts)
    parts: dict[str | None, list[tuple[Event, Bounds]]] = {}
    for event, bounds in rows:
        parts.setdefault(event.part_of, []).append((event, bounds))

    def within(event: Event, bounds: Bounds) -> Bounds:
        inside = sum(within(*part).low or 0 for part in parts.get(event.event_id, ()))
        least = max(bounds.low or 0, inside)
        return Bounds(least, None if bounds.high is None else max(bounds.high, least))

    return [(event, within(event, bounds)) for event, bounds in rows]


def wholes_of(events: Iterable[Event]) -> dict[str, str]:
    """For each event the outermost of the events that it is a part of, by id: itself where it is a part of none."""
    outer = {event.event_id: event.part_of for event in events}
    wholes = {}
    for event_id in outer:
        chain = [event_id]
        while (of := outer[chain[-1]]) in outer and of not in chain:
            chain.append(str(of))
        wholes[event_id] = chain[-1]
    return wholes
