"""Contacts, concessions and releases on one axis of time: see :meth:`.Dataset.timeline`."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..schema.dates import Interval, span
from . import releases, style, words
from .frame import Frame
from .style import NAVY, PALE, middle

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.concessions import Concession
    from ..tables.contacts import Contact
    from ..tables.events import Event

    Marks = list[tuple[Interval, bool]]  # when, and whether it took place

#: Name of the lane of each direction of concessions.
_DIRECTIONS = {
    "easing": "easing",
    "offer": "offers",
    "request": "requests",
    "refusal": "refusals",
    "tightening": "tightening",
}


def plot(
    contacts: "Sequence[Contact]",
    concessions: "Sequence[Concession]",
    events: "Sequence[Event]",
    ax: "Axes | None" = None,
    *,
    source: str = "",
) -> "Axes":
    """Draw a lane for each kind of contact and direction of concessions, and below them releases as stems."""
    lanes = _lanes(contacts, concessions)
    dated = releases.in_order(events)
    spans = [dates for marks in lanes.values() for dates, _ in marks] + [dates for _, dates in dated]
    first, last = min((dates[0] for dates in spans), default=None), max((dates[1] for dates in spans), default=None)
    frame = Frame(ax, (7.2, 6))
    frame.say(
        finding(contacts, concessions, events), "Contacts and concessions, one mark each; persons released, by day"
    )
    style.time_axis(frame.ax, spans, frame.width / (6 * frame.font))
    if any(not real for marks in lanes.values() for _, real in marks):
        frame.key("only planned, talked of or announced", **style.kind("o", NAVY, mfc="white"))
    releases.explain(frame, dated, "release: ")
    gap = (last - first) * (5.2 * frame.scale / (0.75 * frame.width)) if first and last else dt.timedelta()
    rows = {name: _rows([dates for dates, _ in marks], gap) for name, marks in lanes.items()}
    below = frame.panel(row=1, weight=0.45, name="Persons released")
    frame.source(source, {"without a date": len(contacts) + len(concessions) + len(events) - len(spans)})
    releases.stems(frame, below, dated)
    heights = _heights({name: max(levels, default=0) + 2 for name, levels in rows.items()}, frame.lines())
    size = min(3.8 * frame.scale, 0.8 * frame.tall(frame.ax) / sum(heights.values()))
    top, centres = 0.0, []
    for name, marks in lanes.items():
        free = heights[name] - max(rows[name], default=0) - 1
        _lane(frame, name, marks, [top + free / 2 + 0.5 + row for row in rows[name]], size)
        centres.append(top + heights[name] / 2)
        top += heights[name]
        frame.ax.axhline(top, color=PALE, linewidth=0.6)
    frame.ax.set_yticks(centres, list(lanes), fontsize=0.9 * frame.font)
    frame.ax.set_ylim(top, 0)
    for panel in (frame.ax, below):
        panel.grid(axis="x", color=PALE, linewidth=0.6)
    frame.place()
    return frame.ax


def finding(contacts: "Sequence[Contact]", concessions: "Sequence[Concession]", events: "Sequence[Event]") -> str:
    """What the picture shows: the month with most contacts, and what else lies in it."""
    months = Counter(_months(contacts))
    if not months:
        return "No contact is recorded with its month"
    most, number = max(months.items(), key=lambda pair: (pair[1], pair[0]))
    steps = sum(month == most for month in _months(concessions))
    persons = sum(event.released_total or 0 for event, _ in releases.wholes(releases.in_order(events))
                  if list(_months([event])) == [most])  # fmt: skip
    alone = list(months.values()).count(number) == 1
    text = (
        f"Most contacts lie in {words.month(most)}" if alone else f"No month has more contacts than {words.month(most)}"
    )
    return (
        f"{text}: {number} of {len(contacts)}, beside "
        f"{words.count(steps, 'concession', 'concessions')} and {words.count(persons, 'person', 'persons')} released"
    )


def _months(rows: "Iterable[Contact | Concession | Event]") -> "Iterable[dt.date]":
    """The month of each row that lies in one for certain, as its first day."""
    for row in rows:
        dates = span(row)
        if dates and dates[0].replace(day=1) == dates[1].replace(day=1):
            yield dates[0].replace(day=1)


def _lanes(contacts: "Sequence[Contact]", concessions: "Sequence[Concession]") -> "dict[str, Marks]":
    """The marks of each lane of contacts and concessions."""
    lanes: dict[str, Marks] = {}
    for name, with_minsk in (("contacts with Minsk", True), ("other contacts", False)):
        rows = [contact for contact in contacts if contact.with_minsk == with_minsk]
        lanes[name] = [(dates, not contact.planned) for contact in rows if (dates := span(contact))]
    for direction, name in _DIRECTIONS.items():
        lanes[name] = [
            (dates, concession.stage in ("in_force", "expired"))
            for concession in concessions
            if concession.direction == direction and (dates := span(concession))
        ]
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


def _heights(rows: dict[str, int], lines: int) -> dict[str, float]:
    """The height of each lane in rows of marks; in so many lines of text, each has room for its name if any can."""
    least = 1.0
    heights = {name: float(number) for name, number in rows.items()}
    while least * lines < 0.95 * sum(heights.values()) and least < max(rows.values()):
        least += 0.5
        heights = {name: max(number, least) for name, number in rows.items()}
    return heights


def _lane(frame: Frame, name: str, marks: "Marks", levels: list[float], size: float) -> None:
    """Marks, hollow where only planned or announced, with bars over uncertain dates."""
    ax = frame.ax
    spans = [(dates, level) for (dates, _), level in zip(marks, levels, strict=True)]
    style.bars(ax, spans, NAVY, f"dates: {name}", 0.6 * size)
    for filled, face in ((True, NAVY), (False, "white")):
        points: Any = [(middle(dates), y) for (dates, real), y in zip(marks, levels, strict=True) if real == filled]
        if points:
            days, heights = zip(*points, strict=True)
            ax.plot(days, heights, gid=name, **style.kind("o", NAVY, mfc=face, markersize=size, mew=0.25 * size))
