"""One row per release: where the freed went, who is recognised, who is named. See :meth:`.Events.plot`.

On axes too low for all rows the largest releases are drawn, and the note below counts the others.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..schema.bounds import Bounds
from ..schema.dates import span
from . import style, words
from .frame import Frame
from .style import BLUE, GREY, INK, NAVY, ORANGE, SKY

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.events import Event

#: Columns or parts of a bar in their order, with their style; light and dark, so that grey print keeps them apart.
_PARTS: dict[str, dict[str, Any]] = {
    "expelled": {"facecolor": NAVY, "edgecolor": NAVY},
    "stayed in Belarus": {"facecolor": SKY, "edgecolor": SKY},
    "foreign nationals, repatriated": {"facecolor": ORANGE, "edgecolor": INK, "hatch": "...."},
    "number not stated; the route as coded, at the bar": {"facecolor": "white", "edgecolor": GREY, "hatch": "////"},
    "no source states where": {"facecolor": "white", "edgecolor": GREY},
}
_NARROW = 300  # points, below which labels are short


class Row(NamedTuple):
    """A release in a picture: its bars by name, from left to right or one inside the other, and its words."""

    event: "Event"
    bars: dict[str, tuple[float, float]]
    text: str
    short: str


def dispositions(events: "Sequence[Event]", ax: "Axes | None" = None, *, source: str = "") -> "Axes":
    """Draw the expelled, the stayed, the repatriated, and those for whom no source states it."""

    def finding(rows: "list[Event]") -> str:
        counted = _counted(rows)
        total = sum(event.released_total or 0 for event in counted)
        expelled = sum(event.expelled or 0 for event in counted)
        stayed = sum(event.stayed or 0 for event in counted)
        repatriated = sum(map(_repatriated, counted))
        known = expelled + stayed + repatriated
        if not known:
            return "No source states how many of the freed went where" if rows else "No release is recorded"
        parts = [
            words.count(expelled, "was expelled", "were expelled") if expelled else "",
            f"{stayed:,} stayed" if stayed else "",
            words.count(repatriated, "was repatriated", "were repatriated") if repatriated else "",
        ]
        return f"Of {total:,} persons released, sources say where {known:,} went: {', '.join(filter(None, parts))}"

    unit = "Persons released, by release, and where they went"
    return _draw(events, ax, source, finding, unit, _PARTS, _where, 0.72)


def _where(event: "Event") -> Row:
    parts = [event.expelled or 0, event.stayed or 0, _repatriated(event)]
    rest = max(0, (event.released_total or 0) - sum(parts))
    coded = event.disposition not in ("not_stated", "repatriated")
    bars: dict[str, tuple[float, float]] = {}
    left = 0
    for name, count in zip(_PARTS, (*parts, rest * coded, rest * (not coded)), strict=True):
        if count:
            bars[name] = (left, count)
        left += count
    counts = {
        "expelled": event.expelled,
        "stayed": event.stayed,
        "repatriated": _repatriated(event) or None,
        "refused to leave": event.refused,
    }
    what = [f"{count} {name}" for name, count in counts.items() if count is not None]
    what += [f"coded {event.disposition}"] if rest and coded else []
    number = _released(event)
    return Row(event, bars, f"{number}: {', '.join(what)}" if what else number, number)


def _repatriated(event: "Event") -> int:
    """Foreign nationals of a release coded as repatriation: that code is about them alone."""
    return event.foreign_nationals or 0 if event.disposition == "repatriated" and event.expelled is None else 0


def recognised(events: "Sequence[Event]", ax: "Axes | None" = None, *, source: str = "") -> "Axes":
    """Draw the number released, and inside it those recognised as political prisoners."""
    outline, inside = "released", "recognised as political prisoners"

    def finding(rows: "list[Event]") -> str:
        both = [event for event in _counted(rows) if event.recognised is not None]
        if not both:
            return "No source states how many of the released are recognised as political prisoners"
        among, of = sum(event.recognised or 0 for event in both), sum(event.released_total or 0 for event in both)
        releases = "the one release" if len(both) == 1 else f"the {len(both)} releases"
        are = "is recognised as a political prisoner" if among == 1 else "are recognised as political prisoners"
        return f"In {releases} with both numbers, {among:,} of {of:,} freed {are}"

    def numbers(event: "Event") -> Row:
        by = f" ({', '.join(event.recognised_by)})" if event.recognised_by else ""
        stated = event.recognised is not None
        count = f"{event.recognised}{by}" if stated else "not stated"
        pairs = ((outline, event.released_total), (inside, event.recognised))
        bars = {name: (0.0, float(number)) for name, number in pairs if number is not None}
        number = _released(event)
        short = f"{event.recognised} of {number}" if stated else number
        return Row(event, bars, f"{number}, recognised: {count}", short)

    parts = {outline: {"facecolor": "white", "edgecolor": GREY}, inside: {"facecolor": BLUE, "edgecolor": BLUE}}
    return _draw(events, ax, source, finding, "Persons released, by release", parts, numbers, 0.72, inner=inside)


def named(events: "Sequence[Event]", ax: "Axes | None" = None, *, source: str = "") -> "Axes":
    """Draw the share of each release who have a row in `prisoners`."""

    def finding(rows: "list[Event]") -> str:
        with_number = _counted(rows)
        if not with_number:
            return "No release with a stated number is recorded"
        of = sum(event.released_total or 0 for event in with_number)
        among = sum(event.named for event in with_number)
        return f"Of {of:,} persons released, {words.count(among, 'is', 'are')} named in this record"

    def share(event: "Event") -> Row:
        of = " of " if event.released_total is not None else " named, released: "
        text = f"{event.named}{of}{_released(event)}"
        if not event.released_total:
            return Row(event, {}, text, text)
        return Row(event, {"released": (0, 1), "named": (0, event.named / event.released_total)}, text, text)

    parts = {"released": {"facecolor": "white", "edgecolor": GREY}, "named": {"facecolor": NAVY, "edgecolor": NAVY}}
    unit = "Share of the persons released who have a row in the table of prisoners, by release"
    ax = _draw(events, ax, source, finding, unit, parts, share, 0.72, bounds=False)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])
    return ax


def _draw(
    events: "Sequence[Event]",
    ax: "Axes | None",
    source: str,
    finding: "Callable[[list[Event]], str]",
    unit: str,
    parts: dict[str, dict[str, Any]],
    row: "Callable[[Event], Row]",
    height: float,
    inner: str = "",
    bounds: bool = True,
) -> "Axes":
    """Draw a row of bars for each release, the first on top, with words at its end."""
    frame = Frame(ax, (7.2, 1.6 + 0.2 * max(len(events), 4)))
    every = [row(event) for event in _in_order(events)]
    frame.say(finding([line.event for line in every]), unit)
    frame.source(source, {"smaller releases, for want of room": len(every)})
    for name, how in parts.items():
        if any(name in line.bars for line in every):
            frame.key(name, **{"linewidth": 0.7, **how})
    if bounds and any(_bounds(line.event) for line in every):
        frame.key("bound", **style.bound(0, INK, frame.scale))
    fit = frame.lines()
    largest = sorted(every, key=lambda line: -_size(line.event))[:fit]
    rows = [line for line in every if any(line is other for other in largest)]
    frame.say(finding([line.event for line in rows]), unit)
    frame.source(source, {"smaller releases, for want of room": len(every) - len(rows)})
    ax, size = frame.ax, frame.scale
    texts = []
    for name, how in parts.items():
        drawn = [(y, *line.bars[name]) for y, line in enumerate(rows) if name in line.bars]
        if drawn:
            ys, lefts, widths = zip(*drawn, strict=True)
            thick = height / 2 if name == inner else height
            ax.barh(ys, widths, left=lefts, height=thick, gid=name, **{"linewidth": 0.7 * size, **how})
    for y, line in enumerate(rows):
        arrows = _bounds(line.event) if bounds else []
        for bound, degrees in arrows:
            ax.plot(
                [bound], [y], gid="bound", **style.kind(style.arrow(degrees), INK, mfc="none", markersize=26 * size)
            )
        ends = [left + width for left, width in line.bars.values()]
        right = max([0, *ends, *(bound for bound, _ in arrows)])
        text = line.text if frame.width > _NARROW else line.short
        away = (18 if any(degrees == 0 for _, degrees in arrows) else 4) * size
        texts.append(ax.annotate(text, (right, y), (away, 0), textcoords="offset points", gid="label",
                                 va="center_baseline", fontsize=0.88 * frame.font, color=INK))  # fmt: skip
    ax.set_yticks(range(len(rows)), [line.event.event_id for line in rows], fontsize=0.88 * frame.font)
    ax.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    style.round_numbers(ax.xaxis)
    ax.grid(axis="x", color=style.PALE, linewidth=0.6)
    frame.ends(texts)
    frame.place()
    return ax


def _in_order(events: "Sequence[Event]") -> "list[Event]":
    """The releases in the order of their dates; those without a date come last."""
    never = dt.date.max
    return sorted(events, key=lambda event: (*(span(event) or (never, never))[::-1], event.event_id))


def _counted(rows: "list[Event]") -> "list[Event]":
    """The releases with a stated number, without those that are a part of another among them."""
    ids = {event.event_id for event in rows}
    return [event for event in rows if event.released_total and event.part_of not in ids]


def _size(event: "Event") -> int:
    return event.released_total or event.released_low or event.released_high or 0


def _bounds(event: "Event") -> list[tuple[int, int]]:
    """The bounds of a number that is not stated, each with the direction of its arrow."""
    if event.released_total is not None:
        return []
    return [(bound, way) for bound, way in ((event.released_low, 0), (event.released_high, 180)) if bound is not None]


def _released(event: "Event") -> str:
    """The number released, as it is stated."""
    if event.released_total is not None:
        return f"{event.released_total:,}"
    low, high = event.released_low, event.released_high
    if low is not None and high is not None:
        return f"at least {low:,}, at most {high:,}"
    return words.bounds(Bounds(low, high)) or "number not stated"
