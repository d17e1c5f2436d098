"""Those held and the flows between: published estimates and totals set against each other; nothing is fitted.

Identities. Stock at a date + newly recognised - pardoned - freed at the end of the term - died
in custody = stock later. Every number enters with its bounds; what is left over is shown.
"""

import datetime as dt
from typing import TYPE_CHECKING

from ..schema.bounds import UNKNOWN, Bounds, bounds_of
from ..schema.dates import Interval, day_of
from ..tables.release_totals import ReleaseTotal
from ..tables.remaining import Remaining
from ..tables.remaining_estimates import RemainingEstimate
from ..tables.stock_flows import StockFlow

if TYPE_CHECKING:
    from .._snapshot import Snapshot

_FLOWS = {
    "entries": ("entries", "recognition"),
    "pardoned": ("exits", "pardon"),
    "end_of_term": ("exits", "end_of_term"),
    "died": ("exits", "death"),
}


def stock_flow(snapshot: "Snapshot") -> list[StockFlow]:
    """Stock and flows by period: see :meth:`belarus_releases.Dataset.stock_flow`."""
    flows: dict[Interval, dict[str, ReleaseTotal]] = {}
    recognised = [total for total in snapshot.rows("release_totals") if total.population == "recognised"]
    recognised.sort(key=lambda total: total.period_end_latest or dt.date.min, reverse=True)
    for total in recognised:
        for name, (measure, route) in _FLOWS.items():
            period = _calendar_period(total)
            if (total.measure, total.route) == (measure, route) and period and bounds_of(total) != UNKNOWN:
                flows.setdefault(period, {}).setdefault(name, total)
    return [_stock_flow(snapshot, period, totals) for period, totals in sorted(flows.items()) if "entries" in totals]


def _calendar_period(total: ReleaseTotal) -> Interval | None:
    """The month or year that a total is for, where it is for one; a year's may appear in December."""
    first, last = total.period_start_earliest, total.period_end_latest
    if first is None or last is None or first.day != 1 or first.year != last.year:
        return None
    if (first.month, last.month) == (1, 12):
        return first, dt.date(last.year, 12, 31)
    whole_month = first.month == last.month and (last + dt.timedelta(days=1)).day == 1
    return (first, last) if whole_month else None


def _stock_flow(snapshot: "Snapshot", period: Interval, totals: dict[str, ReleaseTotal]) -> StockFlow:
    first, last = period
    start, end = _stock(snapshot, first - dt.timedelta(days=1), first), _stock(snapshot, last)
    start_bounds, end_bounds = (UNKNOWN if estimate is None else bounds_of(estimate) for estimate in (start, end))
    flows = {name: bounds_of(totals[name]) if name in totals else Bounds(0, None) for name in _FLOWS}
    implied = start_bounds + flows["entries"] - flows["pardoned"] - flows["end_of_term"] - flows["died"]
    residual = end_bounds - implied
    return StockFlow(
        period=f"{first}/{last}",
        period_start=first,
        period_end=last,
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
        total_ids=tuple(total.total_id for total in totals.values()),
        missing=tuple(name for name in _FLOWS if name not in totals),
    )


def own_estimates(snapshot: "Snapshot", series: str) -> list[tuple[dt.date, RemainingEstimate]]:
    """The estimates of political prisoners that a series gives for a day, less those that repeat an older one."""
    return [
        (estimate.as_of, estimate)
        for estimate in snapshot.rows("remaining_estimates")
        if estimate.series == series
        and estimate.scope == "political_prisoners"
        and estimate.as_of
        and not estimate.repeats
    ]


def _stock(snapshot: "Snapshot", *days: dt.date) -> RemainingEstimate | None:
    """The estimate of Viasna, or else of the rights community, for one of the days, exact ones first."""
    estimates = [
        estimate
        for series in ("viasna", "rights_groups")
        for day, estimate in own_estimates(snapshot, series)
        if day in days
    ]
    estimates.sort(key=lambda estimate: (estimate.qualifier != "exact", bounds_of(estimate) == UNKNOWN))
    return estimates[0] if estimates else None


def _cumulative_growth(snapshot: "Snapshot", first: dt.date, last: dt.date) -> int | None:
    """Growth of the cumulative count of those ever recognised over a period, where both ends are exact."""
    ends = {}
    for total in snapshot.rows("release_totals"):
        if total.measure == "cumulative" and total.route == "recognition" and total.qualifier == "exact":
            ends[total.period_end] = total.count
    before, after = ends.get(first - dt.timedelta(days=1)), ends.get(last)
    return None if before is None or after is None else after - before


def remaining_on(snapshot: "Snapshot", day: str | dt.date) -> Remaining:
    """The estimates around a day: see :meth:`belarus_releases.Dataset.remaining_on`."""
    on = day_of(day, "day")
    estimates = [pair for pair in own_estimates(snapshot, "viasna") if bounds_of(pair[1]) != UNKNOWN]
    before = _nearest(on, [(as_of, estimate) for as_of, estimate in estimates if as_of <= on])
    after = _nearest(on, [(as_of, estimate) for as_of, estimate in estimates if as_of >= on])
    if before and before.as_of == on:
        return Remaining(on, before, before, *bounds_of(before), "an estimate is published for the day")
    for row in stock_flow(snapshot) if before and after else ():
        if before and row.start_id and not row.missing and row.period_start <= on <= row.period_end:
            start = Bounds(row.start_low, row.start_high)
            most = start + Bounds(row.entries_low, row.entries_high)
            least = (
                start
                - Bounds(row.pardoned_low, row.pardoned_high)
                - Bounds(row.end_of_term_low, row.end_of_term_high)
                - Bounds(row.died_low, row.died_high)
            )
            if most.high is not None and least.low is not None:
                return Remaining(on, before, after, least.low, most.high, f"all flows of {row.period} are bounded")
    return Remaining(on, before, after, None, None, "not every flow between the estimates around the day is bounded")


def _nearest(day: dt.date, estimates: list[tuple[dt.date, RemainingEstimate]]) -> RemainingEstimate | None:
    """The estimate of the nearest day; of one day the exact one."""

    def distance(pair: tuple[dt.date, RemainingEstimate]) -> tuple[dt.timedelta, bool, str]:
        as_of, estimate = pair
        return abs(as_of - day), estimate.qualifier != "exact", estimate.estimate_id

    return min(estimates, key=distance)[1] if estimates else None
