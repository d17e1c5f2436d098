"""Those held and the flows between: published figures set against each other; nothing is fitted.

Identities. Stock at a date + newly recognised - pardoned - freed at the end of the term - died
in custody = stock later. Every figure enters with its bounds; what is left over is shown.
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


def _stock_flow(snapshot: "Snapshot", period: Interval, flows: dict[str, ReleaseTotal]) -> StockFlow:
    first, last = period
    start, end = _stock(snapshot, first - dt.timedelta(days=1), first), _stock(snapshot, last)
    held, later = (UNKNOWN if figure is None else bounds_of(figure) for figure in (start, end))
    moved = {name: bounds_of(flows[name]) if name in flows else Bounds(0, None) for name in _FLOWS}
    implied = held + moved["entries"] - moved["pardoned"] - moved["end_of_term"] - moved["died"]
    residual = later - implied
    return StockFlow(
        period=f"{first}/{last}",
        period_start=first,
        period_end=last,
        start_id=None if start is None else start.estimate_id,
        start_low=held.low,
        start_high=held.high,
        entries_low=moved["entries"].low,
        entries_high=moved["entries"].high,
        entries_cumulative=_cumulative_growth(snapshot, first, last),
        pardoned_low=moved["pardoned"].low,
        pardoned_high=moved["pardoned"].high,
        end_of_term_low=moved["end_of_term"].low,
        end_of_term_high=moved["end_of_term"].high,
        died_low=moved["died"].low,
        died_high=moved["died"].high,
        implied_low=implied.low,
        implied_high=implied.high,
        end_id=None if end is None else end.estimate_id,
        end_low=later.low,
        end_high=later.high,
        residual_low=residual.low,
        residual_high=residual.high,
        total_ids=tuple(total.total_id for total in flows.values()),
        missing=tuple(name for name in _FLOWS if name not in flows),
    )


def own_figures(snapshot: "Snapshot", series: str) -> list[tuple[dt.date, RemainingEstimate]]:
    """The figures of political prisoners that a series gives for a day, less those that repeat an older one."""
    return [
        (figure.as_of, figure)
        for figure in snapshot.rows("remaining_estimates")
        if figure.series == series and figure.scope == "political_prisoners" and figure.as_of and not figure.repeats
    ]


def _stock(snapshot: "Snapshot", *days: dt.date) -> RemainingEstimate | None:
    """The figure of Viasna, or else of the rights community, for one of the days, exact ones first."""
    found = [
        figure for series in ("viasna", "rights_groups") for day, figure in own_figures(snapshot, series) if day in days
    ]
    found.sort(key=lambda figure: (figure.qualifier != "exact", bounds_of(figure) == UNKNOWN))
    return found[0] if found else None


def _cumulative_growth(snapshot: "Snapshot", first: dt.date, last: dt.date) -> int | None:
    """Growth of the cumulative count of those ever recognised over a period, where both ends are exact."""
    ends = {}
    for total in snapshot.rows("release_totals"):
        if total.measure == "cumulative" and total.route == "recognition" and total.qualifier == "exact":
            ends[total.period_end] = total.count
    before, after = ends.get(first - dt.timedelta(days=1)), ends.get(last)
    return None if before is None or after is None else after - before


def remaining_on(snapshot: "Snapshot", day: str | dt.date) -> Remaining:
    """The figures around a day: see :meth:`belarus_releases.Dataset.remaining_on`."""
    asked = day_of(day, "day")
    figures = [(at, figure) for at, figure in own_figures(snapshot, "viasna") if bounds_of(figure) != UNKNOWN]
    before = _nearest(asked, [(at, figure) for at, figure in figures if at <= asked])
    after = _nearest(asked, [(at, figure) for at, figure in figures if at >= asked])
    if before and before.as_of == asked:
        return Remaining(asked, before, before, *bounds_of(before), "a figure is published for the day")
    for row in stock_flow(snapshot) if before and after else ():
        moved = Bounds(row.entries_low, row.entries_high)
        gone = [Bounds(row.pardoned_low, row.pardoned_high), Bounds(row.end_of_term_low, row.end_of_term_high)]
        gone.append(Bounds(row.died_low, row.died_high))
        if not row.missing and row.period_start <= asked <= row.period_end and row.start_id and before:
            held = Bounds(row.start_low, row.start_high)
            most = held + moved
            least = held - gone[0] - gone[1] - gone[2]
            if most.high is not None and least.low is not None:
                return Remaining(asked, before, after, least.low, most.high, f"all flows of {row.period} are bounded")
    return Remaining(asked, before, after, None, None, "not every flow between the figures around the day is bounded")


def _nearest(asked: dt.date, figures: list[tuple[dt.date, RemainingEstimate]]) -> RemainingEstimate | None:
    """The figure of the nearest day; of one day the exact one."""
    ordered = sorted(
        figures, key=lambda found: (abs(found[0] - asked), found[1].qualifier != "exact", found[1].estimate_id)
    )
    return ordered[0][1] if ordered else None
