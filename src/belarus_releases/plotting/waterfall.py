"""Stock and flows by half-year: see :meth:`.StockFlows.plot`."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

from ..schema.bounds import UNKNOWN, Bounds
from .style import BLACK, BLUE, GREY, ORANGE, arrow, axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.stock_flows import StockFlow

#: Name and sign of each flow.
_FLOWS = {
    "entries": ("+ newly recognised", 1),
    "pardoned": ("− pardoned", -1),
    "end_of_term": ("− end of term", -1),
    "died": ("− died in custody", -1),
}


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
    for flow in _FLOWS:
        published = [row for row in rows if flow not in row.missing]
        bounds = [Bounds(getattr(row, f"{flow}_low"), getattr(row, f"{flow}_high")) for row in published]
        total = reduce(Bounds.__add__, bounds, Bounds(0, 0)) if bounds else UNKNOWN
        flows[flow] = Flow(total if len(bounds) == parts else Bounds(total.low, None), len(bounds))
    starts = (Stock(row.start_id, Bounds(row.start_low, row.start_high)) for row in rows if row.period_start == first)
    ends = (Stock(row.end_id, Bounds(row.end_low, row.end_high)) for row in rows if row.period_end == last)
    unpublished = Stock(None, UNKNOWN)
    half = f"{first.year}, {'first' if first.month == 1 else 'second'} half"
    name = half if parts == 6 else f"{first} to {last}"
    return Period(name, parts, next(starts, unpublished), flows, next(ends, unpublished))


def plot(rows: "Sequence[StockFlow]", ax: "Axes | None" = None) -> "Axes":
    """Draw the periods one below the other, each from its first stock to its last."""
    drawn = periods(rows)
    ax = axes(ax, "Political prisoners held, and the flows between", (9, 1.5 + 1.7 * max(len(drawn), 1)))
    ax.set_xlabel("persons")
    picture = _Waterfall(ax)
    previous = None
    for period in drawn:
        picture.period(period, previous)
        previous = period.end.estimate_id
    picture.finish()
    return ax


class _Waterfall:
    """Rows downward, with bars from the level before to the level after; None is an unknown level."""

    def __init__(self, ax: "Axes") -> None:
        self.ax = ax
        self.names: list[str] = []
        self.headings: list[int] = []
        self.empty: list[int] = []
        self.most = 1
        self.last = 0

    def period(self, period: Period, previous: str | None) -> None:
        """The rows of a period; without its first stock where that is the previous one."""
        self.headings.append(self.row(period.name))
        if period.start.estimate_id is None or period.start.estimate_id != previous:
            self.stock(period.start)
        level = _value(period.start.bounds)
        for flow, (name, sign) in _FLOWS.items():
            level = self.flow(name, sign, period.flows[flow], period.parts, level)
        end = _value(period.end.bounds)
        if level is not None and end is not None:
            self.rest(level, end)
        self.stock(period.end)

    def stock(self, stock: Stock) -> None:
        y = self.row("held" if stock.estimate_id is None else f"held: {stock.estimate_id}")
        value = _value(stock.bounds)
        if value is None:
            self.empty.append(y)
        else:
            self.bar(y, 0, value, _words(stock.bounds), self.bound(y, value, stock.bounds, 1), color=GREY, gid="stock")

    def flow(self, name: str, sign: int, flow: Flow, parts: int, level: int | None) -> int | None:
        """A flow, and the level after it; the bar starts at zero where the level is unknown."""
        y = self.row(name)
        value = _value(flow.bounds)
        if value is None:
            self.empty.append(y)
            return level
        words = _words(flow.bounds)
        style: dict[str, Any] = {"facecolor": ORANGE if sign > 0 else BLUE, "gid": "flow"}
        if flow.parts < parts:
            words += f" ({flow.parts} of {parts} months)"
            style |= {"hatch": "////", "gid": "flow of some months"}
        way = 1 if level is None else sign
        after = value if level is None else level + sign * value
        if level is not None:
            self.connect(level, y)
        self.bar(y, level or 0, after, words, self.bound(y, after, flow.bounds, way), **style)
        return None if level is None else after

    def rest(self, level: int, end: int) -> None:
        y = self.row("rest, left open by the above")
        self.connect(level, y)
        words = f"{end - level:+,}".replace("-", "−")
        self.bar(y, level, end, words, False, facecolor="white", hatch="xxxx", gid="rest")

    def row(self, name: str) -> int:
        self.names.append(name)
        return len(self.names) - 1

    def connect(self, level: int, y: int) -> None:
        """A thin line from the end of the last bar down to the next."""
        self.ax.plot([level, level], [self.last, y], color=GREY, linewidth=0.6, zorder=0.5)

    def bar(self, y: int, start: int, end: int, words: str, room: bool, **style: Any) -> None:
        left, right = sorted((start, end))
        self.most = max(self.most, right)
        self.last = y
        self.ax.barh(y, right - left, left=left, height=0.7, **{"edgecolor": BLACK, "linewidth": 0.6, **style})
        self.ax.annotate(words, (right, y), (22 if room else 4, 0), textcoords="offset points",
                         va="center", fontsize="x-small")  # fmt: skip

    def bound(self, y: int, end: int, bounds: Bounds, way: int) -> bool:
        """An open arrow from the end of a bar to where the value may lie; returns whether it points right."""
        if bounds.low is not None and bounds.high is not None:
            return False
        right = (bounds.high is None) == (way > 0)
        self.ax.plot([end], [y], marker=arrow(0 if right else 180), markersize=36, mfc="none", mec=BLACK, gid="bound")
        return right

    def finish(self) -> None:
        ax, most = self.ax, 1.35 * self.most
        for y in self.empty:
            ax.barh(y, most, height=0.7, facecolor="white", edgecolor="#cccccc", hatch="//", linewidth=0,
                    gid="not published")  # fmt: skip
            ax.annotate("not published", (0, y), (6, 0), textcoords="offset points", va="center", fontsize="x-small",
                        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})  # fmt: skip
        ax.set_yticks(range(len(self.names)), self.names, fontsize="small")
        for y in self.headings:
            ax.get_yticklabels()[y].set_fontweight("bold")
        ax.set_ylim(max(len(self.names), 1) - 0.4, -0.6)
        ax.set_xlim(0, most)


def _value(bounds: Bounds) -> int | None:
    """Where a bar ends: at the lower bound or, where there is none, at the upper one."""
    return bounds.low if bounds.low is not None else bounds.high


def _words(bounds: Bounds) -> str:
    low, high = bounds
    if low == high:
        return f"{low:,}"
    return f"at least {low:,}" if high is None else f"at most {high:,}" if low is None else f"{low:,} to {high:,}"
