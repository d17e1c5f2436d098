"""Releases over time: see :meth:`.Events.plot`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..schema.dates import Interval, span
from .style import ARRANGEMENTS, BLACK, GREY, arrow, axes, bars, footnote, keep_apart, legend, middle, time_axis

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.events import Event

    Placed = list[tuple[Event, Interval, int]]

_AREA = 5  # square points per person
_LEAST = 30  # square points, below which markers cannot be told apart
#: Share of its square that a marker fills.
_FILLS = {"o": 0.785, "s": 1, "D": 1, "P": 5 / 9, "v": 0.5}


def plot(events: "Sequence[Event]", ax: "Axes | None" = None) -> "Axes":
    """Draw releases on their running sum, by date, number and arrangement."""
    ax = axes(ax, "Releases recorded, with the running sum of their numbers", (9, 5))
    time_axis(ax)
    ax.set_ylabel("persons released")
    dated = [(event, dates) for event in events if (dates := span(event))]
    dated.sort(key=lambda pair: (pair[1][1], pair[1][0], pair[0].event_id))
    placed = _running(dated)
    if placed:
        days: Any = [placed[0][1][1], *(dates[1] for _, dates, _ in placed)]
        ax.step(
            days, [0, *(level for *_, level in placed)],
            where="post", color=GREY, linestyle="--", linewidth=1, zorder=1, gid="running sum",
            label="running sum (a release counts from its last possible day)",
        )  # fmt: skip
    for arrangement in ARRANGEMENTS:
        marks = [mark for mark in placed if mark[0].arrangement == arrangement]
        if marks:
            _draw(ax, arrangement, marks)
    if any(event.released_total is None for event, *_ in placed):
        hollow: dict[str, Any] = {"markerfacecolor": "white", "markeredgecolor": GREY, "markeredgewidth": 1.5}
        ax.plot([], [], "o", linestyle="", label="number not stated: adds nothing to the sum", **hollow)
    ax.margins(0.05, 0.14)
    ax.set_ylim(bottom=0)
    legend(ax, loc="upper left", title="Area in proportion to the number", alignment="left", title_fontsize="small")
    footnote(ax, {"without a date": len(events) - len(dated)})
    _number(ax, placed)
    return ax


def _running(dated: "list[tuple[Event, Interval]]") -> "Placed":
    """Each release with the sum up to it; a part of another release among them adds nothing."""
    ids = {event.event_id for event, _ in dated}
    level, placed = 0, []
    for event, dates in dated:
        if event.part_of not in ids:
            level += event.released_total or 0
        placed.append((event, dates, level))
    return placed


def _width(event: "Event") -> float:
    """Width of the mark of a release in points."""
    fills = _FILLS[ARRANGEMENTS[event.arrangement][1]]
    return float(max(_LEAST, _AREA * (event.released_total or 0) / fills) ** 0.5)


def _draw(ax: "Axes", arrangement: str, placed: "Placed") -> None:
    """The releases of one arrangement: hollow without a number, with an arrow where a bound is stated."""
    colour, marker, name = ARRANGEMENTS[arrangement]
    ax.plot([], [], marker, color=colour, label=name)
    bars(ax, [(dates, level) for _, dates, level in placed], colour, "uncertain dates")
    for stated, face in ((True, colour), (False, "white")):
        marks = [mark for mark in placed if (mark[0].released_total is not None) == stated]
        days: Any = [middle(dates) for _, dates, _ in marks]
        levels = [level for *_, level in marks]
        ax.scatter(
            days, levels, [_width(event) ** 2 if stated else 60 for event, *_ in marks], marker=marker,
            c=face, edgecolors=BLACK if stated else colour, linewidths=0.5 if stated else 1.5,
            alpha=0.75 if stated else 1, zorder=2 if stated else 3,
            gid="number stated" if stated else "number not stated",
        )  # fmt: skip
    for event, dates, level in placed:
        for bound, degrees in ((event.released_low, 90), (event.released_high, -90)):
            if event.released_total is None and bound is not None:
                day: Any = middle(dates)
                ax.plot([day], [level], marker=arrow(degrees), markersize=44, mfc="none", mec=colour, gid="bound")


def _number(ax: "Axes", placed: "Placed") -> None:
    """Write numbers at the marks, the largest first, and bounds where only these are stated."""
    labels = []
    for event, dates, level in placed:
        day: Any = middle(dates)
        style: dict[str, Any] = {"textcoords": "offset points", "fontsize": "x-small"}
        if event.released_total is not None:
            at = (-_width(event) / 2 - 1, 2.5)
            label = ax.annotate(str(event.released_total), (day, level), at, ha="right", va="bottom", **style)
            labels.append((event.released_total, label))
            continue
        bounds = (("at least", event.released_low), ("at most", event.released_high))
        if text := ", ".join(f"{words} {number}" for words, number in bounds if number is not None):
            labels.append((10**9, ax.annotate(text, (day, level), (10, -8), ha="left", va="top", **style)))
    labels.sort(key=lambda pair: -pair[0])
    marks = [(middle(dates), level, _width(event)) for event, dates, level in placed]
    keep_apart(ax, [label for _, label in labels], marks)
