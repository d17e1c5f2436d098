"""Where an event lies in time: surely within a period, possibly, or not; and the part of a period that is covered."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from ..schema.dates import Interval, span
from .covered import coverage

if TYPE_CHECKING:
    from .._snapshot import Snapshot

R = TypeVar("R")
Place = Literal["surely", "possibly", "not"]


class Period(NamedTuple):
    """A period, whose end may be known only within bounds; None is no bound on that side."""

    first: dt.date | None
    last: dt.date | None
    surely_to: dt.date | None  #: the first day on which it may end

    def place(self, dates: Interval | None) -> Place:
        """Whether something dated lies within; what has no date may lie anywhere.

        Examples
        --------
        >>> september = Period(dt.date(2025, 9, 1), dt.date(2025, 9, 30), dt.date(2025, 9, 30))
        >>> september.place((dt.date(2025, 9, 11), dt.date(2025, 9, 11)))
        'surely'
        >>> september.place((dt.date(2025, 1, 1), dt.date(2025, 12, 31))), september.place(None)
        ('possibly', 'possibly')
        """
        if self.first is None and self.last is None:
            return "surely"
        if dates is None:
            return "possibly"
        if (self.last and dates[0] > self.last) or (self.first and dates[1] < self.first):
            return "not"
        begins = self.first is None or self.first <= dates[0]
        ends = self.last is None or (self.surely_to is not None and dates[1] <= self.surely_to)
        return "surely" if begins and ends else "possibly"


def days(first: dt.date | None, last: dt.date | None) -> Period:
    """The period from one day to another."""
    return Period(first, last, last)


def placed(rows: Iterable[R], period: Period) -> tuple[list[R], list[R]]:
    """The rows that surely, and those that possibly lie in a period."""
    places: dict[Place, list[R]] = {"surely": [], "possibly": [], "not": []}
    for row in rows:
        places[period.place(span(row))].append(row)
    return places["surely"], places["possibly"]


def covered_span(snapshot: "Snapshot") -> Interval | None:
    """The days over which the events of the series are meant to be complete."""
    for row in coverage(snapshot):
        if row.subject == "events" and row.first and row.last:
            return row.first, row.last
    return None


def covers(covered: Interval | None, first: dt.date | None, last: dt.date | None) -> bool:
    """Whether a period lies wholly inside what is covered."""
    return bool(covered and first and last and covered[0] <= first and last <= covered[1])
