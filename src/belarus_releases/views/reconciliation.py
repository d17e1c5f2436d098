"""Published totals beside the recorded releases of their period; nothing is fitted."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..schema.bounds import UNKNOWN, bounds_of
from ..schema.dates import span
from ..tables.events import Event
from ..tables.reconciliation import Reconciliation
from ..tables.release_totals import ReleaseTotal

if TYPE_CHECKING:
    from .._snapshot import Snapshot

_PARDONED = ("pardon", "amnesty", "not_stated")


def reconcile(snapshot: "Snapshot") -> list[Reconciliation]:
    """Totals beside the recorded events: see :meth:`belarus_releases.Dataset.reconcile`."""
    events = snapshot.rows("events")
    return [_reconciled(total, events) for total in snapshot.rows("release_totals") if _is_flow_of_releases(total)]


def _is_flow_of_releases(total: ReleaseTotal) -> bool:
    return total.measure == "exits" and total.route in ("pardon", "any", "expulsion") and bounds_of(total) != UNKNOWN


def _of_route(event: Event, route: str) -> bool:
    """Whether a release can be one of those that a total of this route counts."""
    if route == "pardon":
        return event.event_class != "end_of_term" and event.legal_act in _PARDONED
    if route == "expulsion":
        return event.expelled is not None
    return True


def _reconciled(total: ReleaseTotal, events: Iterable[Event]) -> Reconciliation:
    start, end = total.period_start_earliest, total.period_end_latest
    within: list[Event] = []
    uncertain: list[Event] = []
    for event in events:
        dates = span(event)
        if dates is None or (end and dates[0] > end) or (start and dates[1] < start):
            continue
        surely_ends = total.period_end_earliest
        sure = start is not None and surely_ends is not None and start <= dates[0] and dates[1] <= surely_ends
        (within if sure else uncertain).append(event)
    excluded = [event for event in within + uncertain if not _of_route(event, total.route)]
    within, uncertain = ([e for e in group if e not in excluded] for group in (within, uncertain))
    published = bounds_of(total)
    recorded, unsure = _sum(within, total.route), _sum(uncertain, total.route)
    return Reconciliation(
        total_id=total.total_id,
        counted_by=total.counted_by,
        period_start=start,
        period_end=end,
        route=total.route,
        population=total.population,
        published_low=published.low,
        published_high=published.high,
        event_ids=_ids(within),
        uncertain_ids=_ids(uncertain),
        excluded_ids=_ids(excluded),
        recorded=recorded,
        recorded_uncertain=unsure,
        recorded_us=_sum((event for event in within if "US" in event.brokered_by), total.route),
        without_total=_ids(event for event in within + uncertain if event.released_total is None),
        remainder_low=None if published.low is None else published.low - recorded - unsure,
        remainder_high=None if published.high is None else published.high - recorded,
    )


def _sum(events: Iterable[Event], route: str) -> int:
    """Persons freed, or of a total of those forced out, persons taken out of the country."""
    return sum((event.expelled if route == "expulsion" else event.released_total) or 0 for event in events)


def _ids(events: Iterable[Event]) -> tuple[str, ...]:
    return tuple(event.event_id for event in events)
