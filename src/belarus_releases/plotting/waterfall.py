"""Stock and flows by half-year: see :meth:`.StockFlows.plot`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..schema.bounds import Bounds
from . import style, words
from .frame import Frame
from .periods import Flow, Period, Stock, periods
from .style import BLUE, GREY, INK, ORANGE, SLATE, arrow

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


def plot(rows: "Sequence[StockFlow]", ax: "Axes | None" = None, *, source: str = "") -> "Axes":
    """Draw the periods one below the other, each from its first stock to its last.

    On axes too low for all, those with a stock at both ends go before the others, the later before the
    earlier, and the note below counts what is not drawn.
    """
    every = periods(rows)
    frame = Frame(ax, (7.2, 1.7 + 1.25 * max(len(every), 1)))
    unit = "Recognised political prisoners held, and those who came and went between, as published"
    frame.say(finding(every), unit)
    _explain(frame, every)
    frame.source(source, {"other periods, for want of room": len(every)})
    drawn = _fitting(every, frame.lines())
    frame.say(finding(drawn), unit)
    frame.source(source, {"other periods, for want of room": len(every) - len(drawn)})
    picture = _Waterfall(frame)
    previous = None
    for period in drawn:
        picture.period(period, previous)
        previous = period.end.estimate_id
    picture.finish()
    frame.place()
    return frame.ax


def finding(drawn: list[Period]) -> str:
    """What the picture shows: the stocks at both ends of the last period that has them, and who came between."""
    for period in reversed(drawn):
        if _closed(period):
            start, end = words.bounds(period.start.bounds), words.bounds(period.end.bounds)
            came = words.bounds(period.flows["entries"].bounds)
            when = words.when(period.dates)
            text = f"{when[0].upper()}{when[1:]} the number held went from {start} to {end}"
            return f"{text}, with {came} newly recognised" if came else text
    return "For no period here is the number held published at both ends"


def _explain(frame: Frame, every: list[Period]) -> None:
    """The key: the kinds of bar that occur."""
    flows = [(flow, period.parts) for period in every for flow in period.flows.values() if flow.parts]
    bounds = [flow.bounds for flow, _ in flows]
    bounds += [stock.bounds for period in every for stock in (period.start, period.end)]
    kinds: list[tuple[bool, str, dict[str, Any]]] = [
        (True, "held", {"facecolor": SLATE}),
        (True, "came", {"facecolor": ORANGE}),
        (True, "went", {"facecolor": BLUE}),
        (any(flow.parts < parts for flow, parts in flows), "some months only", {"facecolor": "white", "hatch": "////"}),
        (True, "left open", {"facecolor": "white", "linestyle": "--"}),
    ]
    for occurs, name, how in kinds:
        if every and occurs:
            frame.key(name, edgecolor=INK, linewidth=0.7 * frame.scale, **how)
    if any((low is None) != (high is None) for low, high in bounds):
        frame.key("bound", **style.bound(0, INK, frame.scale))


def _fitting(every: list[Period], room: int) -> list[Period]:
    """The periods for whose rows there is room, one at least, in their order."""
    chosen: list[Period] = []
    for period in sorted(every, key=lambda period: (_closed(period), period.dates[1]), reverse=True):
        if chosen and sum(map(_rows, [*chosen, period])) > room:
            break
        chosen.append(period)
    return [period for period in every if period in chosen]


def _closed(period: Period) -> bool:
    """Whether a stock is published for both ends."""
    return _value(period.start.bounds) is not None and _value(period.end.bounds) is not None


def _rows(period: Period) -> int:
    return 4 + len(period.flows)


class _Waterfall:
    """Rows downward, with bars from the level before to the level after; None is an unknown level."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.ax = frame.ax
        self.names: list[str] = []
        self.headings: list[int] = []
        self.empty: list[int] = []
        self.texts: list[Any] = []
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
            room = self.bound(y, value, stock.bounds, 1)
            self.bar(y, 0, value, words.bounds(stock.bounds), room, facecolor=SLATE, gid="stock")

    def flow(self, name: str, sign: int, flow: Flow, parts: int, level: int | None) -> int | None:
        """A flow, and the level after it; the bar starts at zero where the level is unknown."""
        y = self.row(name)
        value = _value(flow.bounds)
        if value is None:
            self.empty.append(y)
            return level
        text = words.bounds(flow.bounds)
        how: dict[str, Any] = {"facecolor": ORANGE if sign > 0 else BLUE, "gid": "flow"}
        if flow.parts < parts:
            text += f" ({flow.parts} of {parts} months)"
            how |= {"hatch": "////", "gid": "flow of some months"}
        way = 1 if level is None else sign
        after = value if level is None else level + sign * value
        if level is not None:
            self.connect(level, y)
        self.bar(y, level or 0, after, text, self.bound(y, after, flow.bounds, way), **how)
        return None if level is None else after

    def rest(self, level: int, end: int) -> None:
        y = self.row("rest, left open by the above")
        self.connect(level, y)
        text = f"{end - level:+,}".replace("-", "−")
        self.bar(y, level, end, text, False, facecolor="white", linestyle="--", gid="rest")

    def row(self, name: str) -> int:
        self.names.append(name)
        return len(self.names) - 1

    def connect(self, level: int, y: int) -> None:
        """A thin line from the end of the last bar down to the next."""
        self.ax.plot([level, level], [self.last, y], color=GREY, linewidth=0.6 * self.frame.scale, zorder=0.5,
                     gid="level")  # fmt: skip

    def bar(self, y: int, start: int, end: int, text: str, room: bool, **how: Any) -> None:
        left, right = sorted((start, end))
        self.last = y
        self.ax.barh(y, right - left, left=left, height=0.72,
                     **{"edgecolor": INK, "linewidth": 0.7 * self.frame.scale, **how})  # fmt: skip
        self.write(text, right, y, 18 if room else 4)

    def write(self, text: str, right: float, y: int, away: float, **how: Any) -> None:
        self.texts.append(
            self.ax.annotate(
                text, (right, y), (away * self.frame.scale, 0), textcoords="offset points", va="center_baseline",
                gid="label", fontsize=0.88 * self.frame.font, color=INK, **how,
            )
        )  # fmt: skip

    def bound(self, y: int, end: int, bounds: Bounds, way: int) -> bool:
        """An open arrow from the end of a bar to where the value may lie; returns whether it points right."""
        if bounds.low is not None and bounds.high is not None:
            return False
        right = (bounds.high is None) == (way > 0)
        self.ax.plot([end], [y], gid="bound", zorder=3, **style.kind(arrow(0 if right else 180), INK, mfc="none",
                                                                      markersize=26 * self.frame.scale))  # fmt: skip
        return right

    def finish(self) -> None:
        ax, small = self.ax, 0.88 * self.frame.font
        for y in self.empty:
            self.write("not published", 0, y, 4, style="italic")
            self.texts[-1].set(color=GREY, gid="not published")
        ax.set_yticks(range(len(self.names)), self.names, fontsize=small)
        for y in self.headings:
            ax.get_yticklabels()[y].set_fontweight("bold")
        ax.set_ylim(max(len(self.names), 1) - 0.4, -0.6)
        style.round_numbers(ax.xaxis)
        ax.grid(axis="x", color=style.PALE, linewidth=0.6)
        self.frame.ends(self.texts)


def _value(bounds: Bounds) -> int | None:
    """Where a bar ends: at the lower bound or, where there is none, at the upper one."""
    return bounds.low if bounds.low is not None else bounds.high
