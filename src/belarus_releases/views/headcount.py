"""How many persons were released in a period: as announced, and each counted once."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import InvalidValueError, shown
from ..schema.bounds import Bounds
from ..schema.dates import interval
from ..tables.events import Event
from ..tables.released import Released
from .counts import Known, events_in
from .periods import days, placed
from .persons import added_up, released, wholes_of

if TYPE_CHECKING:
    from .._snapshot import Snapshot


def headcount(snapshot: "Snapshot", events: Sequence[Event], start: object = None, end: object = None) -> Released:
    """How many persons were released: see :meth:`belarus_releases.Dataset.released`."""
    first, last = _edge(start, "start", 0), _edge(end, "end", 1)
    if first and last and first > last:
        raise InvalidValueError(f"start: expected a day on or before the end, {last}, got {shown(start)}")
    known = Known.of(snapshot)
    inside = events_in(events, known, first, last)
    announced = inside.total(released)
    adopted = added_up((event, _adopted(event)) for event in inside.surely).low or 0
    sure, everybody = (_memberships(snapshot, group) for group in (inside.surely, inside.surely + inside.possibly))
    again, may_repeat = _repeated(inside.surely)
    counted = {event.event_id for event in events}
    others = placed((event for event in snapshot.rows("events") if event.event_id not in counted), days(first, last))
    low = announced.low or 0
    return Released(
        question=f"{first or '..'}/{last or '..'}",
        start=first,
        end=last,
        announced_low=low,
        announced=adopted,
        announced_high=announced.high,
        persons_low=low - _repeats(sure) - again,
        persons=adopted - _repeats(sure),
        persons_high=None if announced.high is None else announced.high - _repeats(everybody),
        comparable=inside.complete,
        why=(*inside.why, *may_repeat),
        population="released",
        events_counted=tuple(event.event_id for event in inside.surely),
        events_possible=tuple(event.event_id for event in inside.possibly),
        events_excluded=tuple(event.event_id for group in others for event in group),
        twice=tuple(sorted(person for person, ids in everybody.items() if len(ids) > 1)),
        version=snapshot.version,
        known_on=snapshot.known_on,
    )


def _edge(value: object, argument: str, side: int) -> dt.date | None:
    """The first or the last day of a date that may be partial."""
    if value is None:
        return None
    text = value.date().isoformat() if isinstance(value, dt.datetime) and value == value else value
    try:
        return interval(text.isoformat() if isinstance(text, dt.date) else text)[side]  # type: ignore[arg-type]
    except (AttributeError, TypeError, ValueError):
        message = f"{argument}: expected a day, a month or a year such as '2025-09', got {shown(value)}"
        raise InvalidValueError(message) from None


def _adopted(event: Event) -> Bounds:
    number = released(event).low
    return Bounds(number, number)


def _memberships(snapshot: "Snapshot", events: Sequence[Event]) -> dict[str, set[str]]:
    """The events that each prisoner is in; a part of another event is that event."""
    wholes = wholes_of(events)
    memberships: dict[str, set[str]] = {}
    for change in snapshot.rows("custody_changes"):
        if change.event_id in wholes:
            memberships.setdefault(change.prisoner_id, set()).add(wholes[change.event_id])
    return memberships


def _repeats(memberships: dict[str, set[str]]) -> int:
    """How often prisoners are counted after the first time."""
    return sum(len(ids) - 1 for ids in memberships.values())


def _repeated(events: Sequence[Event]) -> tuple[int, list[str]]:
    """How many persons of events may be counted in another one too, as sources say; and the words for it.

    At most all of the smaller event, less those of it who are named and so known to be in one.
    """
    by_id = {event.event_id: event for event in events}
    most, why = 0, []
    for event in events:
        room = (released(event).low or 0) - (event.named or 0)
        for other in (by_id[name] for name in event.may_repeat if name in by_id):
            both = min(room, released(other).low or 0)
            most += both
            room -= both
            why.append(f"some of {other.event_id} may be counted in {event.event_id} again")
    return most, why
