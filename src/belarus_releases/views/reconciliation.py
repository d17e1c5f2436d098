"""Published totals beside the recorded events, like with like; nothing is fitted.

A total and the events are compared where both count the same persons over the same days by the same
route. A number that no source states is a bound on either side; where like cannot be told from
unlike, there is no number, and the row says why.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ..schema.bounds import UNKNOWN, Bounds, bounds_of
from ..tables.events import Event
from ..tables.reconciliation import Reconciliation
from ..tables.release_totals import ReleaseTotal
from . import persons
from .counts import Known
from .periods import Period, placed

if TYPE_CHECKING:
    from .._snapshot import Snapshot

Measure = Callable[[Event], Bounds]

_BELOW = "the total is below the least that is recorded by its definition, so it does not count the same persons"
_AS_OF = "recognised as of each release; whoever was recognised later may be in the total and not in this number"

#: How an event has a route: surely, possibly or not.
_PARDONED = {"pardon": "surely", "amnesty": "surely", "not_stated": "possibly"}

#: Which persons of the events a total counts, by its population; without one that is stated, nobody knows.
_COUNTED = {"recognised": "recognised", "political_any": "political", "all_convicted": "released"}


class _Compared(NamedTuple):
    """Events with the bounds that each adds."""

    surely: list[tuple[Event, Bounds]]
    possibly: list[tuple[Event, Bounds]]
    excluded: list[Event]


def reconcile(snapshot: "Snapshot") -> list[Reconciliation]:
    """Totals beside the recorded events: see :meth:`belarus_releases.Dataset.reconcile`."""
    measures = _measures(persons.destinations(snapshot.rows("event_breakdowns")))
    events = snapshot.rows("events")
    known = Known.of(snapshot)
    return [
        _reconciled(total, events, measures, known)
        for total in snapshot.rows("release_totals")
        if total.measure == "exits" and total.route in ("pardon", "any", "expulsion")
    ]


def _measures(destinations: persons.Destinations) -> dict[str, Measure]:
    return {
        "released": persons.released,
        "recognised": persons.recognised,
        "political": persons.political,
        "expelled": partial(persons.expelled, destinations=destinations),
        "political_expelled": partial(persons.political_expelled, destinations=destinations),
    }


def _reconciled(
    total: ReleaseTotal, events: Sequence[Event], measures: Mapping[str, Measure], known: Known
) -> Reconciliation:
    published = bounds_of(total)
    reasons = list(_unlike(total, published, known))
    compared, counted = _Compared([], [], []), None
    recorded = by_us = UNKNOWN
    if not reasons:
        counted = _counted(total)
        measure = measures[counted]
        compared = _named(total, events, measure) if total.events else _within(total, events, measure)
        recorded = persons.added_up(compared.surely + compared.possibly)
        by_us = persons.added_up(item for item in compared.surely + compared.possibly if "US" in item[0].brokered_by)
        if (published - recorded).high is not None and (published - recorded).high < 0:
            reasons, counted, compared, recorded, by_us = [_BELOW], None, _Compared([], [], []), UNKNOWN, UNKNOWN
        elif counted == "recognised":
            reasons = [_AS_OF]
    remainder = published - recorded if counted else UNKNOWN
    return Reconciliation(
        total_id=total.total_id,
        counted_by=total.counted_by,
        period_start=total.period_start_earliest,
        period_end=total.period_end_latest,
        route=total.route,
        population=total.population,
        repeats=total.repeats,
        published_low=published.low,
        published_high=published.high,
        comparable=counted is not None,
        why="; ".join(reasons) or None,
        compared_with=counted,  # type: ignore[arg-type]
        events_counted=tuple(event.event_id for event, _ in compared.surely),
        events_possible=tuple(event.event_id for event, _ in compared.possibly),
        events_excluded=tuple(event.event_id for event in compared.excluded),
        working=tuple(map(_working, compared.surely + compared.possibly)),
        recorded_low=recorded.low,
        recorded_high=recorded.high,
        recorded_us_low=by_us.low,
        recorded_us_high=by_us.high,
        remainder_low=remainder.low,
        remainder_high=remainder.high,
    )


def _unlike(total: ReleaseTotal, published: Bounds, known: Known) -> Iterator[str]:
    """Why a total cannot be compared with the recorded events, if so."""
    if published == UNKNOWN:
        yield "the total allows no bound"
    if total.population == "subset":
        yield "the total counts a part of the released only"
    if total.events:
        return
    if total.population == "not_stated":
        yield "the source does not say which persons the total counts"
    if total.route == "any":
        yield "the total may count ends of term, which the events do not cover"
    first, last = total.period_start_earliest, total.period_end_latest
    if first is None or last is None:
        yield f"no source states when the period {'begins' if first is None else 'ends'}"
    elif lack := known.lacks(first, last):
        yield f"the period, {first} to {last}, is not wholly covered: {lack}"


def _counted(total: ReleaseTotal) -> str:
    counted = _COUNTED.get(total.population, "released")
    if total.route != "expulsion":
        return counted
    return "expelled" if counted == "released" else "political_expelled"


def _named(total: ReleaseTotal, events: Sequence[Event], measure: Measure) -> _Compared:
    """The events that the total is stated to be of."""
    return _Compared([(event, measure(event)) for event in events if event.event_id in total.events], [], [])


def _within(total: ReleaseTotal, events: Sequence[Event], measure: Measure) -> _Compared:
    """The events of the period and the route."""
    period = Period(total.period_start_earliest, total.period_end_latest, total.period_end_earliest)
    surely, possibly = placed(events, period)
    compared = _Compared([], [], [])
    for sure, group in ((True, surely), (False, possibly)):
        for event in group:
            route = _route(event, total.route, measure)
            if route == "not":
                compared.excluded.append(event)
            elif sure and route == "surely":
                compared.surely.append((event, measure(event)))
            else:
                compared.possibly.append((event, Bounds(0, measure(event).high)))
    return compared


def _route(event: Event, route: str, measure: Measure) -> str:
    """Whether the persons of an event left custody by a route: surely, possibly or not."""
    if event.event_class == "end_of_term":
        return "not"
    if route == "expulsion":
        return "not" if measure(event).high == 0 else "surely"
    return _PARDONED.get(event.legal_act, "not")


def _working(item: tuple[Event, Bounds]) -> str:
    event, bounds = item
    low, high = ("" if bound is None else bound for bound in bounds)
    return f"{event.event_id}={low}..{high}"
