"""One row per release: where the freed went, who is recognised, who is named. See :meth:`.Events.plot`."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..schema.dates import span
from .style import BLACK, BLUE, GREEN, GREY, RED, SKY, arrow, axes, legend

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.events import Event


def dispositions(events: "Sequence[Event]", ax: "Axes | None" = None) -> "Axes":
    """Draw the expelled, the stayed, the repatriated, and those for whom no source states it."""
    ax, rows = _rows(events, ax, "Where the freed went")
    styles = {
        "expelled": {"color": RED},
        "stayed in Belarus": {"facecolor": SKY, "hatch": "////"},
        "foreign nationals, repatriated": {"facecolor": GREEN, "hatch": "...."},
        "number not stated; the route as coded, at the bar": {"facecolor": "white", "hatch": "xxxx"},
        "no source states where": {"facecolor": "white", "linestyle": "--"},
    }
    labels = []
    bars: dict[str, list[tuple[int, int, int]]] = {name: [] for name in styles}
    for y, event in enumerate(rows):
        parts = [event.expelled or 0, event.stayed or 0, _repatriated(event)]
        rest = max(0, (event.released_total or 0) - sum(parts))
        coded = event.disposition not in ("not_stated", "repatriated")
        left = 0
        for name, count in zip(styles, (*parts, rest * coded, rest * (not coded)), strict=True):
            if count:
                bars[name].append((y, left, count))
            left += count
        counts = {
            "expelled": event.expelled,
            "stayed": event.stayed,
            "repatriated": _repatriated(event) or None,
            "refused to leave": event.refused,
        }
        words = [f"{count} {what}" for what, count in counts.items() if count is not None]
        words += [f"coded {event.disposition}"] if rest and coded else []
        labels.append((left, f"{_released(event)}: {', '.join(words)}" if words else _released(event)))
    for name, row in bars.items():
        if row:
            ys, lefts, widths = zip(*row, strict=True)
            style: Any = {"edgecolor": BLACK, "linewidth": 0.6, **styles[name]}
            ax.barh(ys, widths, left=lefts, height=0.7, label=name, gid=name, **style)
    return _finish(ax, rows, labels)


def _repatriated(event: "Event") -> int:
    """Foreign nationals of a release coded as repatriation: that code is about them alone."""
    return event.foreign_nationals or 0 if event.disposition == "repatriated" and event.expelled is None else 0


def recognised(events: "Sequence[Event]", ax: "Axes | None" = None) -> "Axes":
    """Draw the number released, and inside it those recognised as political prisoners."""
    ax, rows = _rows(events, ax, "Released, and recognised as political prisoners")
    outline: dict[str, Any] = {"facecolor": "white", "edgecolor": BLACK, "height": 0.7, "linewidth": 0.8}
    inside: dict[str, Any] = {"color": BLUE, "height": 0.35}
    for column, name, style in (
        ("released_total", "released", outline),
        ("recognised", "recognised as political prisoners", inside),
    ):
        bars = [(y, count) for y, event in enumerate(rows) if (count := getattr(event, column)) is not None]
        if bars:
            ys, counts = zip(*bars, strict=True)
            ax.barh(ys, counts, label=name, gid=name, **style)
    labels = []
    for event in rows:
        by = f" ({', '.join(event.recognised_by)})" if event.recognised_by else ""
        count = "not stated" if event.recognised is None else f"{event.recognised}{by}"
        text = f"{_released(event)}, recognised: {count}"
        labels.append((max(event.released_total or 0, event.recognised or 0), text))
    return _finish(ax, rows, labels)


def named(events: "Sequence[Event]", ax: "Axes | None" = None) -> "Axes":
    """Draw the share of each release who have a row in `prisoners`."""
    ax, rows = _rows(events, ax, "Share of the released who are named in the table of persons")
    shares = {y: event.named / event.released_total for y, event in enumerate(rows) if event.released_total}
    if shares:
        ys = list(shares)
        ax.barh(ys, [1] * len(ys), height=0.7, facecolor="white", edgecolor=GREY, linewidth=0.6, label="released")
        ax.barh(ys, list(shares.values()), height=0.7, color=GREEN, hatch="////", edgecolor=BLACK, linewidth=0.6,
                label="named", gid="named")  # fmt: skip
    labels = []
    for event in rows:
        of = " of " if event.released_total is not None else " named, released: "
        labels.append((1 if event.released_total else 0, f"{event.named}{of}{_released(event)}"))
    _finish(ax, rows, labels, bounds=False)
    ax.set_xlabel("share of those released")
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])
    return ax


def _rows(events: "Sequence[Event]", ax: "Axes | None", title: str) -> "tuple[Axes, list[Event]]":
    """Axes with a row for each release, the first on top; those without a date come last."""
    never = dt.date.max
    rows = sorted(events, key=lambda event: (*(span(event) or (never, never))[::-1], event.event_id))
    ax = axes(ax, title, (9, 1.8 + 0.24 * max(len(rows), 4)))
    ax.set_yticks(range(len(rows)), [event.event_id for event in rows], fontsize="small")
    ax.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    ax.set_xlabel("persons")
    return ax, rows


def _bounds(event: "Event") -> list[tuple[str, int, int]]:
    """The bounds of a number that is not stated: in words, as a number, and the direction of the arrow."""
    if event.released_total is not None:
        return []
    bounds = (("at least", event.released_low, 0), ("at most", event.released_high, 180))
    return [(words, number, degrees) for words, number, degrees in bounds if number is not None]


def _released(event: "Event") -> str:
    """The number released, as it is stated."""
    if event.released_total is not None:
        return str(event.released_total)
    return ", ".join(f"{words} {number}" for words, number, _ in _bounds(event)) or "number not stated"


def _finish(ax: "Axes", rows: "list[Event]", labels: list[tuple[int, str]], bounds: bool = True) -> "Axes":
    """Write a label at the end of each row, and draw arrows where the number is only bounded."""
    most = 1
    for y, (event, (end, text)) in enumerate(zip(rows, labels, strict=True)):
        arrows = _bounds(event) if bounds else []
        for _, bound, degrees in arrows:
            ax.plot([bound], [y], marker=arrow(degrees), markersize=36, mfc="none", mec=BLACK, gid="bound")
        right = max([end, *(bound for _, bound, _ in arrows)])
        most = max(most, right)
        ax.annotate(
            text, (right, y), (22 if arrows else 4, 0), textcoords="offset points", va="center", fontsize="x-small"
        )
    ax.set_xlim(0, 1.45 * most)
    legend(ax, loc="upper center", bbox_to_anchor=(0.4, 0), borderaxespad=5, ncols=3)
    return ax
