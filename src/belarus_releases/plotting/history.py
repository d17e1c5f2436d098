"""How one cell became known: see :meth:`belarus_releases.tables.History.plot`."""

import datetime as dt
from collections.abc import Sequence
from itertools import takewhile
from math import nan
from typing import TYPE_CHECKING, Any

from ..schema.columns import CODECS
from . import style, words
from .frame import Frame
from .labels import Label, Spot, annotate, mark
from .style import BLACK, GREY, INK, PALE, SIDES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.history import HistoryRow

_LONG = 32  # letters of a value beside its row, and in the title


def plot(rows: "Sequence[HistoryRow]", ax: "Axes | None" = None, *, source: str = "") -> "Axes":
    """Draw the value after each day as a step, or as bars in a row for each value, with a mark for each claim."""
    numbers = all(type(row.value) in (int, float) for row in rows if row.value is not None)
    numbers = numbers and all(_is_number(row.stated) for row in rows if _own(row))
    lanes = [] if numbers else _lanes(rows)
    frame = Frame(ax, (7.2, 3.6 if numbers else 2.1 + 0.26 * max(len(lanes), 3)))
    frame.say(finding(rows), _unit(rows))
    style.time_axis(frame.ax, [(row.day, row.day) for row in rows], frame.width / (5 * frame.font))
    _explain(frame, rows, numbers)
    frame.source(source, {"values, for want of room": len(lanes)})
    fit = max(frame.lines() - any(not _own(row) and row.claim_id for row in rows), 1)
    omitted = lanes[fit:]
    frame.source(source, {"values, for want of room": len(omitted)})
    if numbers:
        _steps(frame, rows)
    else:
        _bars(frame, rows, lanes[:fit])
    _others(frame, rows)
    frame.place()
    return frame.ax


def finding(rows: "Sequence[HistoryRow]") -> str:
    """What the picture shows: the value, since when it is adopted, and what it was before."""
    if not rows:
        return "No source states a value"
    changes = [row for row in rows if row.changed]
    field = rows[0].field
    if not changes:
        claims = sum(row.claim_id is not None for row in rows)
        return f"{field}: no value is adopted of what {words.count(claims, 'claim states', 'claims state')}"
    first, last = changes[0], changes[-1]
    if len(changes) == 1:
        return f"{field} has been {_text(first.value)} since {words.day(first.day)}{_after(rows, first.day)}"
    times = {2: "once", 3: "twice"}.get(len(changes), f"{len(changes) - 1} times")
    return f"{field} changed {times}, from {_text(first.value)} to {_text(last.value)}, last on {words.day(last.day)}"


def _after(rows: "Sequence[HistoryRow]", day: dt.date) -> str:
    """How long after the first claim a day is; after the row became known, where that was later, as in `revisions`."""
    start = next((row.day for row in rows if row.row_known), day)
    days = (day - start).days
    after = f", {words.count(days, 'day', 'days')} after" if days else ""
    if start > rows[0].day:
        return f"{after} the row became known" if days else ", when the row became known"
    return f"{after} the first claim" if days else ""


def _unit(rows: "Sequence[HistoryRow]") -> str:
    of = f" of {rows[0].table}, {rows[0].record_id}," if rows else ""
    return f"Value{of} after each day, and what sources state; claims in the order that was decided later"


def _own(row: "HistoryRow") -> bool:
    """Whether the claim of a row is on the cell itself, and not on one that it is made of."""
    return row.claimed_cell == f"{row.table}/{row.record_id}/{row.field}"


def _is_number(text: str | None) -> bool:
    try:
        float(text or "")
    except ValueError:
        return False
    return True


def _written(value: Any) -> list[str]:
    """A value as its claims state it: of a list, each item."""
    return list(value) if isinstance(value, tuple) else [] if value is None else [CODECS["value"].format(value)]


def _text(value: Any) -> str:
    """A value in words; of a long list, how many items it has."""
    if isinstance(value, dt.date):
        return words.day(value)
    if isinstance(value, tuple) and len(value) > 2:
        return f"{len(value)} items"
    if value is None:
        return "nothing"
    return _short(f"{value:,}" if type(value) in (int, float) else ", ".join(_written(value)))


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG - 1].rstrip()}…"


def labels_of(lanes: Sequence[str]) -> list[str]:
    """Values as labels of their rows, cut where they are long: no two are the same.

    Where the beginnings are the same, the label goes on with what differs.

    Examples
    --------
    >>> labels_of(["lawyer", "member of the staff of a campaign in 2020", "member of the staff of a campaign in 2021"])
    ['lawyer', 'member of the s…campaign in 2020', 'member of the s…campaign in 2021']
    """
    labels = [_short(lane) for lane in lanes]
    taken: set[str] = set()
    for place, label in enumerate(labels[:]):
        alike = [lane for lane, other in zip(lanes, map(_short, lanes), strict=True) if other == label]
        if len(alike) > 1:
            same = takewhile(lambda letters: len({*letters}) == 1, zip(*alike, strict=False))
            labels[place] = _short_from(lanes[place], len([*same]))
        again = 1
        while labels[place] in taken:
            again += 1
            labels[place] = f"{label} ({again})"
        taken.add(labels[place])
    return labels


def _short_from(text: str, first: int) -> str:
    """The beginning of a long text, and its letters around one of them."""
    half = _LONG // 2 - 1
    start = max(min(first - half // 2, len(text) - half - 1), half)
    end = "…" if start + half + 1 < len(text) else ""
    return f"{text[:half]}…{text[start : start + half + 1 - len(end)]}{end}"


def _periods(rows: "Sequence[HistoryRow]", end: float) -> list[tuple[Any, float, float]]:
    """Each value in turn, with the day from which it is adopted and the one until which it is."""
    changes = [(row.value, _number(row.day)) for row in rows if row.changed]
    ends = [*(start for _, start in changes[1:]), end]
    return [(value, start, until) for (value, start), until in zip(changes, ends, strict=False)]


def _steps(frame: Frame, rows: "Sequence[HistoryRow]") -> None:
    """Numbers: a step, the numbers of the steps, and a mark at each number that a source states."""
    ax, size = frame.ax, frame.scale
    labels: list[Label] = []
    stated = [(row, row.day, float(row.stated or 0)) for row in rows if _own(row)]
    periods = _periods(rows, ax.get_xlim()[1])
    numbers = [*(number for *_, number in stated), *(value for value, *_ in periods if value is not None)]
    if periods:
        starts = [start for _, start, _ in periods]
        levels = [nan if value is None else value for value, *_ in periods]
        ax.step([*starts, periods[-1][2]], [*levels, levels[-1]], where="post", color=INK, linewidth=1.4 * size,
                gid="value", zorder=2)  # fmt: skip
    for value, start, _ in periods:
        if value is not None:
            spots = [Spot(f"{value:,}", "left", "bottom", 3 * size, up * size) for up in (5, 11, 17)]
            spots.append(Spot(f"{value:,}", "left", "top", 3 * size, -5 * size))
            labels.append(annotate(ax, start, value, spots, fontsize=0.9 * frame.font, color=INK))
    low, high = min(numbers, default=0), max(numbers, default=1)
    room = (high - low) / 2 or 1
    ax.set_ylim(low - room, high + room)
    style.scale(ax)
    _marks(frame, stated)
    frame.labels(ax, labels, [mark(_number(day), y, 6 * size) for _, day, y in stated])


def _number(day: dt.date) -> float:
    from matplotlib.dates import date2num

    return float(date2num(day))  # type: ignore[no-untyped-call]


def _lanes(rows: "Sequence[HistoryRow]") -> list[str]:
    """The values that are adopted or stated, in the order in which they became known."""
    lanes: dict[str, None] = {}
    for row in rows:
        lanes |= dict.fromkeys([row.stated or ""] if _own(row) else [])
        lanes |= dict.fromkeys(_written(row.value))
    return list(lanes)


def _bars(frame: Frame, rows: "Sequence[HistoryRow]", lanes: list[str]) -> None:
    """Other values: a row for each, with a bar while it is adopted and a mark for each claim."""
    ax = frame.ax
    for y, lane in enumerate(lanes):
        for value, start, until in _periods(rows, ax.get_xlim()[1]):
            if lane in _written(value):
                ax.barh(y, until - start, 0.62, start, facecolor=PALE, edgecolor=PALE, gid="value", zorder=1)
    ax.set_yticks(range(len(lanes)), labels_of(lanes), fontsize=0.9 * frame.font)
    ax.set_ylim(max(len(lanes), 2) - 0.3, -0.7)
    ax.grid(axis="y", color=PALE, linewidth=0.6)
    _marks(frame, [(row, row.day, lanes.index(row.stated or "")) for row in rows if _own(row) and row.stated in lanes])


def _marks(frame: Frame, marks: "list[tuple[HistoryRow, dt.date, float]]") -> None:
    """A mark for each claim on the cell, by the side of the publisher; full where its value is adopted after that day.

    Marks of several sides at one place stand above each other.
    """
    from matplotlib.transforms import ScaledTranslation

    ax, size = frame.ax, frame.scale
    sides: dict[tuple[dt.date, float], list[str | None]] = {}
    points: dict[tuple[str | None, bool, int], list[tuple[dt.date, float]]] = {}
    for row, day, y in sorted(marks, key=lambda place: [*SIDES].index(place[0].publisher_side)):
        here = sides.setdefault((day, y), [])
        if row.publisher_side not in here:
            here.append(row.publisher_side)
            points.setdefault((row.publisher_side, _adopted(row), len(here) - 1), []).append((day, y))
    for (side, adopted, place), drawn in points.items():
        colour, marker, _ = SIDES[side]
        face = colour if adopted else "white"
        how = style.kind(marker, colour, mfc=face, markersize=4.5 * size, mew=0.9 * size)
        up = ScaledTranslation(0, place * 3.5 * size / 72, ax.figure.dpi_scale_trans)
        days: Any = [day for day, _ in drawn]
        gid = "adopted" if adopted else "not adopted"
        ax.plot(days, [y for _, y in drawn], gid=gid, transform=ax.transData + up, **how)


def _adopted(row: "HistoryRow") -> bool:
    """Whether the claim of a row states what is adopted after that day; an item counts where the list has it."""
    return row.stated in _written(row.value)


def _others(frame: Frame, rows: "Sequence[HistoryRow]") -> None:
    """Claims on the cells that a derived one is made of, as ticks at the foot."""
    days: Any = sorted({row.day for row in rows if row.claim_id and not _own(row)})
    if days:
        frame.ax.plot(days, [0.03] * len(days), transform=frame.ax.get_xaxis_transform(), gid="claims",
                      **style.kind("|", GREY, markersize=5 * frame.scale, mew=0.9 * frame.scale))  # fmt: skip


def _explain(frame: Frame, rows: "Sequence[HistoryRow]", numbers: bool) -> None:
    """The key: the value, the sides that occur, and what is hollow."""
    size = frame.scale
    if any(row.value is not None for row in rows):
        how: dict[str, Any] = {"color": INK, "linewidth": 1.4 * size} if numbers else {"facecolor": PALE}
        frame.key("adopted value", **how)
    own = [row for row in rows if _own(row)]
    for side, (colour, marker, name) in SIDES.items():
        if any(row.publisher_side == side for row in own):
            frame.key(name, **style.kind(marker, colour, markersize=4.5 * size))
    if any(not _adopted(row) for row in own):
        frame.key("another value than adopted", **style.kind("o", BLACK, mfc="white", markersize=4.5 * size))
    if any(row.claim_id and not _own(row) for row in rows):
        frame.key("claim on a cell that it is made of", **style.kind("|", GREY, markersize=5 * size))
