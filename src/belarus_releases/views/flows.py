"""Those held and the flows between: published estimates and totals set against each other; nothing is fitted.

The identity: stock at the end of a day + newly recognised - pardoned - freed at the end of the term - died in
custody = stock at the end of a later day. Stock and flows are of the same days, every number enters with its
bounds, and what is left over is shown.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..schema.bounds import UNKNOWN, Bounds, bounds_of
from ..schema.dates import Interval, span
from ..schema.sentences import chosen
from ..tables.release_totals import ReleaseTotal
from ..tables.remaining_estimates import RemainingEstimate
from ..tables.stock_flows import StockFlow
from .counts import series
from .held import own_estimates
from .periods import days, placed

if TYPE_CHECKING:
    from .._snapshot import Snapshot

_FLOWS = {
    "entries": ("entries", "recognition"),
    "pardoned": ("exits", "pardon"),
    "end_of_term": ("exits", "end_of_term"),
    "died": ("exits", "death"),
}
_DAY = dt.timedelta(days=1)


def stock_flow(snapshot: "Snapshot") -> list[StockFlow]:
    """Stock and flows by period: see :meth:`belarus_releases.Dataset.stock_flow`."""
    totals = [
        total
        for total in snapshot.rows("release_totals")
        if total.population == "recognised" and bounds_of(total) != UNKNOWN and not total.repeats
    ]
    totals.sort(key=_precision)
    periods: dict[Interval, ReleaseTotal] = {}
    for total in totals:
        if (total.measure, total.route) == _FLOWS["entries"] and total.period_start and total.period_end:
            periods.setdefault((total.period_start, total.period_end), total)
    return [
        _stock_flow(snapshot, period, {"entries": entries} | _exits(totals, period))
        for period, entries in sorted(periods.items())
    ]


def _exits(totals: list[ReleaseTotal], period: Interval) -> dict[str, ReleaseTotal]:
    """The exits over a period: totals that begin with it, and end with it or in a month that holds its last day."""
    found: dict[str, ReleaseTotal] = {}
    for total in totals:
        ends = span(total, "period_end")
        if total.period_start == period[0] and ends and ends[0] <= period[1] <= ends[1] and _of_a_month(ends):
            for name, kind in _FLOWS.items():
                if name != "entries" and (total.measure, total.route) == kind:
                    found.setdefault(name, total)
    return found


def _of_a_month(ends: Interval) -> bool:
    return (ends[0].year, ends[0].month) == (ends[1].year, ends[1].month)


def _precision(total: ReleaseTotal) -> tuple[bool, bool, bool, str]:
    """The order of totals of one flow and period: known to the day, numbers before bounds, exact ones first."""
    return total.period_end is None, None in bounds_of(total), total.qualifier != "exact", total.total_id


def _stock_flow(snapshot: "Snapshot", period: Interval, totals: Mapping[str, ReleaseTotal]) -> StockFlow:
    first, last = period
    start, end = _stock(snapshot, first - _DAY), _stock(snapshot, last)
    start_bounds, end_bounds = (UNKNOWN if estimate is None else bounds_of(estimate) for estimate in (start, end))
    flows = {name: bounds_of(totals[name]) if name in totals else Bounds(0, None) for name in _FLOWS}
    implied = start_bounds + flows["entries"] - flows["pardoned"] - flows["end_of_term"] - flows["died"]
    residual = end_bounds - implied
    surely, possibly = placed(series(snapshot), days(first, last))
    return StockFlow(
        period=f"{first}/{last}",
        period_start=first,
        period_end=last,
        population="recognised",
        comparable=start is not None and end is not None and len(totals) == len(_FLOWS),
        why="; ".join(_why(period, start, end, totals, snapshot.choice)) or None,
        start_id=None if start is None else start.estimate_id,
        start_low=start_bounds.low,
        start_high=start_bounds.high,
        entries_low=flows["entries"].low,
        entries_high=flows["entries"].high,
        entries_cumulative=_cumulative_growth(snapshot, first, last),
        pardoned_low=flows["pardoned"].low,
        pardoned_high=flows["pardoned"].high,
        end_of_term_low=flows["end_of_term"].low,
        end_of_term_high=flows["end_of_term"].high,
        died_low=flows["died"].low,
        died_high=flows["died"].high,
        implied_low=implied.low,
        implied_high=implied.high,
        end_id=None if end is None else end.estimate_id,
        end_low=end_bounds.low,
        end_high=end_bounds.high,
        residual_low=residual.low,
        residual_high=residual.high,
        total_ids=tuple(totals[name].total_id for name in _FLOWS if name in totals),
        missing=tuple(name for name in _FLOWS if name not in totals),
        events_counted=tuple(event.event_id for event in surely),
        events_possible=tuple(event.event_id for event in possibly),
    )


def _why(
    period: Interval,
    start: RemainingEstimate | None,
    end: RemainingEstimate | None,
    totals: Mapping[str, ReleaseTotal],
    choice: str | None,
) -> Iterator[str]:
    """Why stock and flows cannot be set against each other or, where they can, what is taken as given."""
    first, last = period
    for estimate, day in ((start, first - _DAY), (end, last)):
        if estimate is None:
            yield f"no estimate of {day}"
    if missing := [name for name in _FLOWS if name not in totals]:
        yield f"no total of {', '.join(missing)} over these days, so any number from zero is possible"
    for name, total in totals.items():
        if total.period_end is None:
            yield f"{name} ends in {total.period_end_earliest:%Y-%m}, on a day not stated, taken as {last}"
    if choice:
        yield chosen(choice)


def _stock(snapshot: "Snapshot", day: dt.date) -> RemainingEstimate | None:
    """The estimate of Viasna, whose flows these are, for the end of a day, exact ones first."""
    of_the_day = [held for held in own_estimates(snapshot, "viasna") if held.first == held.last == day]
    of_the_day.sort(key=lambda held: (held.estimate.qualifier != "exact", held.bounds == UNKNOWN))
    return of_the_day[0].estimate if of_the_day else None


def _cumulative_growth(snapshot: "Snapshot", first: dt.date, last: dt.date) -> int | None:
    """Growth of the cumulative count of those ever recognised over a period, where both ends are exact."""
    ends = {}
    for total in snapshot.rows("release_totals"):
        if total.measure == "cumulative" and total.route == "recognition" and total.qualifier == "exact":
            ends[total.period_end] = total.count
    before, after = ends.get(first - _DAY), ends.get(last)
    return None if before is None or after is None else after - before
