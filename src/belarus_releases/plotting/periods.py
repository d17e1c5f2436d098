"""Half-years and longer periods, of which the waterfall is drawn: stocks at both ends, and flows between."""

import datetime as dt
from collections.abc import Iterable
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from ..schema.bounds import UNKNOWN, Bounds

if TYPE_CHECKING:
    from ..tables.stock_flows import StockFlow

#: The flows in the order in which they are drawn.
FLOWS = ("entries", "pardoned", "end_of_term", "died")


class Stock(NamedTuple):
    """Those held at one end of a period: the id of the estimate, None where none is published, and its bounds."""

    estimate_id: str | None
    bounds: Bounds


class Flow(NamedTuple):
    """One flow over a period: the sum of its published parts, and how many these are."""

    bounds: Bounds
    parts: int


class Period(NamedTuple):
    """A half-year of six months, or a longer period that is published as such."""

    name: str
    dates: tuple[dt.date, dt.date]
    parts: int
    start: Stock
    flows: dict[str, Flow]
    end: Stock


def periods(rows: "Iterable[StockFlow]") -> list[Period]:
    """Half-years from the months among the rows, and longer periods with a stock at both ends, by their ends.

    A flow is bounded from above only where each of the six months is. A period between two days of
    which no stock is published has nothing to set its flows against, and is left out.
    """
    halves: dict[tuple[dt.date, dt.date], list[StockFlow]] = {}
    longer = []
    for row in rows:
        first, last = row.period_start, row.period_end
        if first.day == 1 and (first.year, first.month) == (last.year, last.month) and _ends_month(last):
            ends = ((7, 1), (12, 31)) if first.month > 6 else ((1, 1), (6, 30))
            start, end = (dt.date(first.year, *end) for end in ends)
            halves.setdefault((start, end), []).append(row)
        elif row.comparable:
            longer.append((first, last, [row]))
    drawn = [(first, last, rows, 6) for (first, last), rows in halves.items()]
    drawn += [(first, last, rows, 1) for first, last, rows in longer]
    drawn.sort(key=lambda period: (period[1], -period[0].toordinal()))
    return [_period(*period) for period in drawn]


def _ends_month(day: dt.date) -> bool:
    return (day + dt.timedelta(days=1)).day == 1


def _period(first: dt.date, last: dt.date, rows: "list[StockFlow]", parts: int) -> Period:
    flows = {}
    for flow in FLOWS:
        published = [row for row in rows if flow not in row.missing]
        bounds = [Bounds(getattr(row, f"{flow}_low"), getattr(row, f"{flow}_high")) for row in published]
        total = reduce(Bounds.__add__, bounds, Bounds(0, 0)) if bounds else UNKNOWN
        flows[flow] = Flow(total if len(bounds) == parts else Bounds(total.low, None), len(bounds))
    starts = (Stock(row.start_id, Bounds(row.start_low, row.start_high)) for row in rows if row.period_start == first)
    ends = (Stock(row.end_id, Bounds(row.end_low, row.end_high)) for row in rows if row.period_end == last)
    unpublished = Stock(None, UNKNOWN)
    half = f"{first.year}, {'first' if first.month == 1 else 'second'} half"
    name = half if parts == 6 else f"{first} to {last}"
    return Period(name, (first, last), parts, next(starts, unpublished), flows, next(ends, unpublished))
