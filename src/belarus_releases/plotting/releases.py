"""Releases over time, as stems and as a running sum: see :meth:`.Events.plot`."""

from collections.abc import Sequence
from textwrap import fill
from typing import TYPE_CHECKING, Any

from ..schema.bounds import Bounds
from ..schema.dates import Interval, span
from . import style, words
from .frame import Frame
from .labels import Label, Obstacle, Spot, annotate, mark
from .style import ARRANGEMENTS, BLACK, GREY, INK, middle

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.events import Event

    Dated = list[tuple[Event, Interval]]

_WORDED = 3  # so many of the largest releases are named in words


def plot(events: "Sequence[Event]", ax: "Axes | None" = None, *, source: str = "") -> "Axes":
    """Draw releases as stems by day, as tall as their number, and below them their running sum."""
    frame = Frame(ax, (7.2, 5))
    dated = in_order(events)
    frame.say(
        finding(dated), "Persons released, by day and arrangement: the releases recorded here, not all there were"
    )
    style.time_axis(frame.ax, [dates for _, dates in dated], frame.width / (5 * frame.font))
    explain(frame, dated)
    stems(frame, frame.ax, dated, worded=_WORDED)
    frame.first(weight=2.2)
    below = frame.panel(row=1, name="Running sum of the stated numbers")
    _sum(frame, below, dated)
    frame.source(source, {"without a date": len(events) - len(dated)})
    frame.place()
    return frame.ax


def in_order(events: "Sequence[Event]") -> "Dated":
    """The events that have a date, by the last day on which they can have been."""
    dated = [(event, dates) for event in events if (dates := span(event))]
    return sorted(dated, key=lambda pair: (pair[1][1], pair[1][0], pair[0].event_id))


def wholes(dated: "Dated") -> "Dated":
    """The events without those that are a part of another among them."""
    ids = {event.event_id for event, _ in dated}
    return [(event, dates) for event, dates in dated if event.part_of not in ids]


def finding(dated: "Dated") -> str:
    """What the picture shows: the arrangement that freed most, and the largest release."""
    counted = [(event, dates) for event, dates in wholes(dated) if event.released_total]
    if not dated:
        return "No release is recorded"
    if not counted:
        return "Releases are recorded, and no source states a number"
    total = sum(event.released_total or 0 for event, _ in counted)
    largest, dates = max(counted, key=lambda pair: pair[0].released_total or 0)
    if len(counted) == 1:
        return f"{words.count(total, 'person was', 'persons were')} released {words.when(dates)}"
    by = {name: sum(e.released_total or 0 for e, _ in counted if e.arrangement == name) for name in ARRANGEMENTS}
    most = max(by, key=lambda name: by[name])
    who = {
        "unilateral": "Unilateral releases",
        "negotiated": "Negotiated releases",
        "exchange": "Exchanges",
        "not_applicable": "Ends of sentences",
        "not_stated": "Releases without a stated arrangement",
    }
    share = f"{by[most]:,} of {total:,}" if by[most] < total else f"all {total:,}"
    number, text = largest.released_total, f"{who[most]} freed {share} persons"
    if largest.arrangement == most:
        return f"{text}, {number:,} of them {words.when(dates)}"
    return f"{text}; no release was larger than the {number:,} freed {words.when(dates)}"


def explain(frame: Frame, dated: "Dated", what: str = "") -> None:
    """The key: arrangements and kinds of mark that occur, the first with what they are of."""
    for arrangement, (colour, marker, name) in ARRANGEMENTS.items():
        if any(event.arrangement == arrangement for event, _ in dated):
            frame.key(f"{what}{name}", **style.kind(marker, colour))
            what = ""
    without = [event for event, _ in dated if event.released_total is None]
    if without:
        frame.key("number not stated", **style.kind("s", GREY, mfc="white"))
    if any(event.released_low is not None or event.released_high is not None for event in without):
        frame.key("bound", **style.bound(90, GREY, frame.scale))
    if any(first != last for _, (first, last) in dated):
        frame.key("uncertain date", color=GREY, alpha=0.45, linewidth=3 * frame.scale)


def stems(frame: Frame, ax: "Axes", dated: "Dated", *, worded: int = 0) -> None:
    """Draw each release as a stem; hollow, and dashed up to its bound, where its number is not stated."""
    size = frame.scale
    for event, dates in dated:
        colour, marker, _ = ARRANGEMENTS[event.arrangement]
        day: Any = middle(dates)
        top = _top(event)
        style.bars(ax, [(dates, top)], colour, "uncertain dates", 3 * size)
        stated = event.released_total is not None
        ax.plot([day, day], [0, top], color=colour, linewidth=1.3 * size, linestyle="-" if stated else ":", gid="stem")
        ax.plot([day], [top], zorder=3, clip_on=False, gid="releases" if stated else "number not stated",
                **style.kind(marker, colour, mfc=colour if stated else "white", markersize=4.5 * size))  # fmt: skip
        for bound, degrees in [] if stated else ((event.released_low, 90), (event.released_high, -90)):
            if bound is not None:
                ax.plot([day], [bound], zorder=2.9, gid="bound",
                        **style.kind(style.arrow(degrees), colour, mfc="none", markersize=30 * size))  # fmt: skip
    most = max((_top(event) for event, _ in dated), default=0)
    ax.set_ylim(0, 1.12 * most or 1)
    style.scale(ax)
    ax.axhline(0, color=BLACK, linewidth=0.8 * size, zorder=2)
    obstacles = []
    for event, dates in dated:
        first, day, last = map(_number, (dates[0], middle(dates), dates[1]))
        top = _top(event)
        obstacles += [mark(day, top, 6 * size), Obstacle(day, 0, day, top, 1.2 * size)]
        obstacles += [Obstacle(first, top, last, top, 1.5 * size)] if first != last else []
    frame.labels(ax, _labels(frame, ax, dated, worded), obstacles)


def _number(day: Any) -> float:
    from matplotlib.dates import date2num

    return float(date2num(day))  # type: ignore[no-untyped-call]


def _top(event: "Event") -> int:
    """How tall a stem is: as the number, else as its lower or its upper bound."""
    numbers = (event.released_total, event.released_low, event.released_high)
    return next((number for number in numbers if number is not None), 0)


def _labels(frame: Frame, ax: "Axes", dated: "Dated", worded: int) -> list[Label]:
    """Bounds first, then numbers, the largest first; the largest of all with their day and what they are."""
    far, up = 5 * frame.scale, 4 * frame.scale
    how: dict[str, Any] = {"fontsize": 0.9 * frame.font, "color": INK, "linespacing": 1.15}
    labels = []
    rows = sorted(dated, key=lambda pair: (pair[0].released_total is not None, -_top(pair[0])))
    named = [event for event, _ in rows if event.released_total is not None][:worded]
    for event, dates in rows:
        day: Any = middle(dates)
        stated = event.released_total is not None
        number = (
            f"{event.released_total:,}"
            if stated
            else words.bounds(Bounds(event.released_low, event.released_high)) or "?"
        )
        spots = []
        if event in named:
            date = f"{number} {words.when(dates)}"
            for text in (*(f"{date}\n{fill(event.label or '', width)}" for width in (40, 30, 22)), date):
                spots += [Spot(text, "right", "top", -far, up), Spot(text, "left", "top", far, up)]
        if not stated:  # beside the arrow
            spots += [Spot(number, "left", "bottom", far, up), Spot(number, "right", "bottom", -far, up)]
        spots += [Spot(number, "center", "bottom", 0, up), Spot(number, "right", "center", -far, 0),
                  Spot(number, "left", "center", far, 0)]  # fmt: skip
        labels.append(annotate(ax, day, _top(event), spots, **how))
    return labels


def _sum(frame: Frame, ax: "Axes", dated: "Dated") -> None:
    """The running sum as a step; a release counts from its last possible day."""
    counted = wholes(dated)
    level, levels = 0, [0]
    for event, _ in counted:
        level += event.released_total or 0
        levels.append(level)
    if counted:
        days: Any = [counted[0][1][1], *(dates[1] for _, dates in counted)]
        ax.step(days, levels, where="post", color=INK, linewidth=1.1 * frame.scale, gid="running sum")
        spots = [Spot(f"{level:,}", ha, "bottom", 0, 2 * frame.scale) for ha in ("center", "right")]
        frame.labels(ax, [annotate(ax, days[-1], level, spots, fontsize=0.9 * frame.font, color=INK)], [])
    ax.set_ylim(0, 1.3 * level or 1)
    style.scale(ax)
    ax.axhline(0, color=BLACK, linewidth=0.8 * frame.scale, zorder=2)
