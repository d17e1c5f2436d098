"""How many persons were released in a period: as announced, and each counted once."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from ..errors import InvalidValueError, shown
from ..schema.bounds import Bounds
from ..schema.dates import interval
from ..tables.events import Event
from ..tables.released import Released
from .counts import Known, events_in, series
from .periods import days, placed
from .persons import added_up, released, wholes_of

if TYPE_CHECKING:
    from .._snapshot import Snapshot


_SILENT = "this data version does not record which events may concern the same persons"


def headcount(
    snapshot: "Snapshot", given: Sequence[Event] | None, start: object = None, end: object = None
) -> Released:
    """How many persons were released: see :meth:`belarus_releases.Dataset.released`; without events, of the series."""
    events = series(snapshot) if given is None else given
    first, last = _edge(start, "start", 0), _edge(end, "end", 1)
    if first and last and first > last:
        raise InvalidValueError(f"start: expected a day on or before the end, {last}, got {shown(start)}")
    known = Known.of(snapshot, given)
    inside = events_in(events, known, first, last)
    empty = not (inside.complete or inside.surely or inside.possibly)  # and nothing is known of the period
    tells = "may_repeat" in snapshot.layout("events") or len(inside.surely) < 2
    announced = inside.total(released)
    adopted = added_up((event, _adopted(event)) for event in inside.surely).low or 0
    sure, everybody = (_memberships(snapshot, group) for group in (inside.surely, inside.surely + inside.possibly))
    counted = {event.event_id for event in events}
    others = placed((event for event in snapshot.rows("events") if event.event_id not in counted), days(first, last))
    return Released(
        question=f"{first or '..'}/{last or '..'}",
        start=first,
        end=last,
        announced_low=None if empty else announced.low,
        announced=None if empty else adopted,
        announced_high=announced.high,
        persons_low=_least(snapshot, inside.surely) if tells and not empty else None,
        persons=None if empty else adopted - _repeats(sure),
        persons_high=None if announced.high is None else announced.high - _repeats(everybody),
        comparable=inside.complete,
        why=(*inside.why, *(_overlaps(snapshot, inside.surely) if tells else (_SILENT,))),
        population="released",
        events_counted=tuple(event.event_id for event in inside.surely),
        events_possible=tuple(event.event_id for event in inside.possibly),
        events_excluded=tuple(event.event_id for group in others for event in group),
        twice=tuple(sorted(person for person, ids in everybody.items() if len(ids) > 1)),
        version=snapshot.version,
        known_on=snapshot.known_on,
        choice=snapshot.choice,
    )


def _edge(value: object, argument: str, side: int) -> dt.date | None:
    """The first or the last day of a date that may be partial."""
    if value is None:
        return None
    text = value.date().isoformat() if isinstance(value, dt.datetime) and value == value else value
    text = text.isoformat() if isinstance(text, dt.date) else text
    try:
        if isinstance(text, str) and "/" not in text:
            return interval(text)[side]
    except ValueError:
        pass
    message = f"{argument}: expected a day, a month or a year such as '2025-09', got {shown(value)}"
    raise InvalidValueError(message)


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


def _repeats(memberships: Mapping[str, set[str]], among: Collection[str] | None = None) -> int:
    """How often prisoners are counted after the first time, in all events or among some."""
    numbers = (len(ids if among is None else ids.intersection(among)) for ids in memberships.values())
    return sum(number - 1 for number in numbers if number)


def _least(snapshot: "Snapshot", events: Sequence[Event]) -> int:
    """The least number of persons, each counted once: the most that events have which cannot share unknown persons."""
    wholes = wholes_of(events)
    units = {whole: [event for event in events if wholes[event.event_id] == whole] for whole in wholes.values()}
    lows = {whole: _low(snapshot, inside, wholes) for whole, inside in units.items()}
    memberships = _memberships(snapshot, events)
    pairs = [(one, other) for one, other in combinations(units, 2) if _may_share(units[one], units[other])]
    tied = {whole for pair in pairs for whole in pair}
    sums = (
        sum(lows[whole] for whole in chosen) - _repeats(memberships, chosen)
        for chosen in (units.keys() - tied | some for some in _apart(sorted(tied), pairs))
    )
    return max(*sums, *lows.values(), len(memberships))  # as many as one of them has, or are named, at least


def _low(snapshot: "Snapshot", inside: Sequence[Event], counted: Collection[str]) -> int:
    """The least number of an event and its parts, less those who may have left in one that is not counted."""
    table = snapshot.index("events")
    low = added_up((event, released(event)) for event in inside).low or 0
    others = {name for event in inside for name in event.may_repeat if name in table and name not in counted}
    highs = [released(table[name]).high for name in others]
    return 0 if None in highs else max(low - sum(high or 0 for high in highs), 0)


def _may_share(some: Sequence[Event], others: Sequence[Event]) -> bool:
    """Whether a source says that persons of one may be counted in the other, or of a third one in both."""
    ids = [{event.event_id for event in group} for group in (some, others)]
    repeated = [{name for event in group for name in event.may_repeat} for group in (some, others)]
    return bool(ids[0] & repeated[1] or ids[1] & repeated[0] or repeated[0] & repeated[1])


def _apart(wholes: Sequence[str], pairs: Sequence[tuple[str, str]]) -> Iterator[set[str]]:
    """Every set of events of which no two may share persons."""
    if not wholes:
        yield set()
        return
    first, *others = wholes
    near = {whole for pair in pairs if first in pair for whole in pair}
    yield from _apart(others, pairs)
    yield from ({first} | some for some in _apart([whole for whole in others if whole not in near], pairs))


def _overlaps(snapshot: "Snapshot", events: Sequence[Event]) -> list[str]:
    """In words, which events may concern the same persons."""
    table = snapshot.index("events")
    return [
        f"some of {other} may be counted in {event.event_id} again"
        for event in events
        for other in event.may_repeat
        if other in table
    ]
