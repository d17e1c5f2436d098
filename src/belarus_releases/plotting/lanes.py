"""Contacts, concessions and releases over time: see :meth:`.Dataset.timeline`."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..schema.dates import Interval, span
from . import style
from .style import ARRANGEMENTS, BLACK, BLUE, GREEN, GREY, ORANGE, PURPLE, RED, SKY, middle

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation

    from ..tables.concessions import Concession
    from ..tables.contacts import Contact
    from ..tables.events import Event

    Marks = list[tuple[Interval, bool]]  # when, and whether it took place

_DIRECTIONS = {"easing": GREEN, "offer": SKY, "request": PURPLE, "refusal": ORANGE, "tightening": RED}
_TALL = 7  # rows that the lane of releases takes


def plot(
    contacts: "Sequence[Contact]",
    concessions: "Sequence[Concession]",
    events: "Sequence[Event]",
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw a lane for each kind of contact and direction of concessions, and one for releases."""
    lanes = _lanes(contacts, concessions)
    dated = [(event, dates) for event in events if (dates := span(event))]
    spans = [dates for _, marks in lanes.values() for dates, _ in marks] + [dates for _, dates in dated]
    first, last = min((dates[0] for dates in spans), default=None), max((dates[1] for dates in spans), default=None)
    gap = (last - first) / 90 if first and last else dt.timedelta()
    rows = {name: _rows([dates for dates, _ in marks], gap) for name, (_, marks) in lanes.items()}
    height = sum(max(levels, default=0) + 2 for levels in rows.values()) + _TALL + 1
    ax = style.axes(ax, "Contacts, concessions and events", (10, 2 + 0.14 * height))
    style.time_axis(ax)
    top, centres = 0, []
    for name, (colour, marks) in lanes.items():
        _lane(ax, name, colour, marks, [top + 1 + row for row in rows[name]])
        bottom = top + max(rows[name], default=0) + 2
        centres.append((top + bottom) / 2)
        ax.axhline(bottom, color=GREY, linewidth=0.5)
        top = bottom
    ax.grid(axis="x", color=GREY, alpha=0.25)
    labels = _stems(ax, dated, top + _TALL)
    ax.set_yticks([*centres, top + _TALL / 2], [*lanes, "persons released"])
    ax.set_ylim(top + _TALL + 1, 0)
    ax.plot([], [], "o", mfc="white", mec=GREY, label="hollow: only planned, talked of or announced")
    ax.plot([], [], color=GREY, alpha=0.45, linewidth=3, label="uncertain date")
    style.footnote(ax, {"without a date": len(contacts) + len(concessions) + len(events) - len(spans)})
    style.legend(ax, loc="upper center", bbox_to_anchor=(0.5, 0), borderaxespad=5, ncols=3)
    style.keep_apart(ax, labels, [(*label.xy, 6) for label in labels])
    return ax


def _lanes(contacts: "Sequence[Contact]", concessions: "Sequence[Concession]") -> "dict[str, tuple[str, Marks]]":
    """Colour and marks of each lane of contacts and concessions."""
    lanes: dict[str, tuple[str, Marks]] = {}
    for name, colour, with_minsk in (("contacts with Minsk", BLUE, True), ("other contacts", GREY, False)):
        rows = [contact for contact in contacts if contact.with_minsk == with_minsk]
        lanes[name] = colour, [(dates, not contact.planned) for contact in rows if (dates := span(contact))]
    for direction, colour in _DIRECTIONS.items():
        lanes[direction] = (
            colour,
            [
                (dates, concession.stage in ("in_force", "expired"))
                for concession in concessions
                if concession.direction == direction and (dates := span(concession))
            ],
        )
    return lanes


def _rows(spans: list[Interval], gap: dt.timedelta) -> list[int]:
    """A row for each interval, the first in which it keeps the gap to those before it."""
    ends: list[dt.date] = []
    rows = [0] * len(spans)
    for place in sorted(range(len(spans)), key=spans.__getitem__):
        first, last = spans[place]
        free = (row for row, end in enumerate(ends) if first - end >= gap)
        row = next(free, len(ends))
        ends[row : row + 1] = [last]
        rows[place] = row
    return rows


def _lane(ax: "Axes", name: str, colour: str, marks: "Marks", levels: list[int]) -> None:
    """Marks, hollow where only planned or announced, with bars over uncertain dates."""
    style.bars(ax, [(dates, level) for (dates, _), level in zip(marks, levels, strict=True)], colour, f"dates: {name}")
    for filled, face in ((True, colour), (False, "white")):
        points: Any = [(middle(dates), y) for (dates, real), y in zip(marks, levels, strict=True) if real == filled]
        days, heights = zip(*points, strict=True) if points else ((), ())
        ax.plot(days, heights, "o", markersize=5, mfc=face, mec=colour, gid=name)


def _stems(ax: "Axes", dated: "list[tuple[Event, Interval]]", ground: float) -> "list[Annotation]":
    """Releases as stems, as tall as their number; those without one lie hollow on the ground.

    Returns the labels with their numbers, the largest first.
    """
    most = max((event.released_total or 0 for event, _ in dated), default=0) or 1
    labels = []
    for arrangement, (colour, marker, name) in ARRANGEMENTS.items():
        label: str | None = f"release: {name}"
        for event, dates in dated:
            if event.arrangement != arrangement:
                continue
            number = event.released_total
            level = ground - (_TALL - 1.5) * (number or 0) / most
            day: Any = middle(dates)
            style.bars(ax, [(dates, level)], colour, "dates: releases")
            ax.plot([day, day], [ground, level], color=colour, linewidth=1.5)
            ax.plot(
                [day], [level], marker, markersize=5, mec=colour, mfc="white" if number is None else colour,
                linestyle="", label=label, gid="number not stated" if number is None else "releases",
            )  # fmt: skip
            label = None
            text = ax.annotate("?" if number is None else str(number), (day, level), (0, 4),
                               textcoords="offset points", ha="center", fontsize="x-small")  # fmt: skip
            labels.append((10**9 if number is None else number, text))
    ax.axhline(ground, color=BLACK, linewidth=0.8)
    return [text for _, text in sorted(labels, key=lambda pair: -pair[0])]
