"""The events of a period: which surely lie in it, which possibly, and whether they are all there are."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from ..schema.bounds import Bounds
from ..schema.dates import Interval
from ..schema.sentences import chosen
from ..tables.events import Event
from .periods import covered_span, covers, days, placed
from .persons import added_up, released, with_parts

if TYPE_CHECKING:
    from .._snapshot import Snapshot


class EventsIn(NamedTuple):
    """The events of a period, and what is to be known of sums over them."""

    surely: list[Event]
    possibly: list[Event]
    covered: Interval | None  #: the part of the period over which events are meant to be complete
    complete: bool  #: whether that is the whole of it
    why: tuple[str, ...]  #: why sums have no upper bound

    def total(self, measure: Callable[[Event], Bounds]) -> Bounds:
        """The sum of a number of persons over the events; no upper bound where some may be missing."""
        counts = [(event, measure(event)) for event in (*self.surely, *self.possibly)]
        lows = [bounds.low for _, bounds in counts[: len(self.surely)]] + [0] * len(self.possibly)
        highs = [(event, bounds.high) for event, bounds in with_parts(counts)]  # wherever in time the parts are
        low, high = added_up((event, Bounds(low, high)) for low, (event, high) in zip(lows, highs, strict=True))
        return Bounds(low, high if self.complete else None)


def series(snapshot: "Snapshot") -> list[Event]:
    """The events that are counted unless others are asked for: those of the series, which coverage is about."""
    return [event for event in snapshot.rows("events") if event.in_series]


class Known(NamedTuple):
    """How far the record reaches: the span that is covered, the day as of which it is known, and what is counted."""

    covered: Interval | None
    on: dt.date | None
    chosen: str | None = None  #: in words, which events are counted where it is not the series
    sources: str | None = None  #: the choice of sources that count

    @classmethod
    def of(cls, snapshot: "Snapshot", events: Collection[Event] | None = None) -> "Known":
        """How far the record of a snapshot reaches, of the series or of the events given.

        The series is covered. Off it the record has examples, so among events of which some are off it nothing is.
        """
        covered = covered_span(snapshot)
        if events is None:
            return cls(covered, snapshot.known_on, sources=snapshot.choice)
        if all(event.in_series for event in events):
            number = sum(event.in_series for event in snapshot.rows("events"))
            some = f"only {len(events)} of the {number} events of the series are counted"
            return cls(covered, snapshot.known_on, some if len(events) < number else None, snapshot.choice)
        off = "events outside the series are counted, of which only examples are recorded"
        return cls(None, snapshot.known_on, off, snapshot.choice)

    def lacks(self, first: dt.date | None, last: dt.date | None) -> str | None:
        """Why events of a period may be missing; None where it is covered."""
        if covers(self.covered, first, last):
            return None
        if self.sources:
            return chosen(self.sources)
        before_all = self.covered is None and not self.chosen  # the day is before anything is covered
        if self.on and (before_all or last is None or last >= self.on):
            return f"the record is as known on {self.on}"
        if self.covered is None:
            return None if self.chosen else "the events of this version are not meant to be complete for any period"
        return f"events are meant to be complete from {self.covered[0]} to {self.covered[1]} only"


def events_in(events: Iterable[Event], known: Known, first: dt.date | None, last: dt.date | None) -> EventsIn:
    """The events of a period, which has no bound on a side where None is given."""
    surely, possibly = placed(events, days(first, last))
    why = [reason for reason in (known.lacks(first, last), known.chosen) if reason]
    for event in surely + possibly:
        if released(event).high is None:
            why.append(f"no source gives an upper bound for {event.event_id}")
    return EventsIn(surely, possibly, _part(known.covered, first, last), covers(known.covered, first, last), tuple(why))


def _part(whole: Interval | None, first: dt.date | None, last: dt.date | None) -> Interval | None:
    if whole is None:
        return None
    begins, ends = max(first or whole[0], whole[0]), min(last or whole[1], whole[1])
    return (begins, ends) if begins <= ends else None
