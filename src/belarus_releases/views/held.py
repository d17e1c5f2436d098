"""How many were held, by published estimates: within a period, and on a day."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..schema.bounds import UNKNOWN, Bounds, bounds_of
from ..schema.dates import day_of, span
from ..schema.sentences import chosen
from ..tables.remaining import Remaining
from ..tables.remaining_estimates import RemainingEstimate

if TYPE_CHECKING:
    from .._snapshot import Snapshot


class Held(NamedTuple):
    """An estimate of those held at a time between two days."""

    first: dt.date
    last: dt.date
    bounds: Bounds
    estimate: RemainingEstimate

    @property
    def is_number(self) -> bool:
        """Whether it is bounded on both sides."""
        return None not in self.bounds


class Entries(NamedTuple):
    """How many were newly recognised at most over a period, of which the days between the two are a part."""

    first: dt.date
    last: dt.date
    most: int
    total_id: str


def own_estimates(snapshot: "Snapshot", series: str) -> list[Held]:
    """The dated estimates of political prisoners that a series gives, less those that repeat an older one.

    An estimate whose day is not known counts with its whole interval.
    """
    return [
        Held(*dates, bounds_of(estimate), estimate)
        for estimate in snapshot.rows("remaining_estimates")
        if estimate.series == series
        and estimate.scope == "political_prisoners"
        and not estimate.repeats
        and (dates := span(estimate, "as_of"))
    ]


def held_within(estimates: Iterable[Held], first: dt.date, last: dt.date) -> Bounds:
    """The least and the greatest number that estimates give for a time within a period.

    A figure that is only a bound ("more than 1,000") tells neither where there are numbers; it counts
    where there are none.
    """
    inside = [held for held in estimates if first <= held.first and held.last <= last]
    bounds = [held.bounds for held in inside if held.is_number] or [held.bounds for held in inside]
    lows = [low for low, _ in bounds if low is not None]
    highs = [high for _, high in bounds if high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    return UNKNOWN if low is not None and high is not None and low > high else Bounds(low, high)


def remaining_on(snapshot: "Snapshot", day: str | dt.date) -> Remaining:
    """The estimates around a day: see :meth:`belarus_releases.Dataset.remaining_on`."""
    answer = _remaining_on(snapshot, day_of(day, "day"))
    return answer._replace(why=f"{answer.why}; {chosen(snapshot.choice)}") if snapshot.choice else answer


def _remaining_on(snapshot: "Snapshot", on: dt.date) -> Remaining:
    estimates = [held for held in own_estimates(snapshot, "viasna") if held.bounds != UNKNOWN]
    before = _newest([held for held in estimates if held.last <= on])
    after = _oldest([held for held in estimates if held.first >= on])
    around = (before and before.estimate, after and after.estimate)
    if before and before.first == on:
        why = f"an estimate is published for the day{_dated(before)}"
        return Remaining(on, before.estimate, before.estimate, *before.bounds, why)
    entries = _entries(snapshot)
    floor, ceiling = _floor(estimates, entries, on), _ceiling(estimates, entries, on)
    if not (floor or ceiling):
        why = "no number of newly recognised is published over the days to an estimate"
        return Remaining(on, *around, None, None, why)
    if floor and ceiling and floor[0] > ceiling[0]:
        why = "the estimates and the newly recognised contradict each other"
        return Remaining(on, *around, None, None, why)
    used = dict.fromkeys(bound[1] for bound in (floor, ceiling) if bound)
    dated = dict.fromkeys(bound[2] for bound in (floor, ceiling) if bound)
    why = f"by the newly recognised of {' and '.join(used)}{''.join(dated)}"
    return Remaining(on, *around, floor and floor[0], ceiling and ceiling[0], why)


def _dated(held: Held) -> str:
    """In words, that an estimate may be older than the day it is put on."""
    if held.estimate.as_of_basis != "page_date":
        return ""
    return f"; {held.estimate.estimate_id} is dated by its page only, and may be older"


def _newest(estimates: Sequence[Held]) -> Held | None:
    """The estimate of the latest days; of the same days a number before a bound, an exact one first."""
    return min(
        estimates,
        key=lambda held: (-held.last.toordinal(), -held.first.toordinal(), *_precision(held)),
        default=None,
    )


def _oldest(estimates: Sequence[Held]) -> Held | None:
    """The estimate of the earliest days; of the same days a number before a bound, an exact one first."""
    return min(estimates, key=lambda held: (held.first, held.last, *_precision(held)), default=None)


def _precision(held: Held) -> tuple[bool, bool, str]:
    return not held.is_number, held.estimate.qualifier != "exact", held.estimate.estimate_id


def _entries(snapshot: "Snapshot") -> list[Entries]:
    """The totals of newly recognised that have an upper bound."""
    return [
        Entries(total.period_start_latest, total.period_end_earliest, most, total.total_id)
        for total in snapshot.rows("release_totals")
        if (total.measure, total.route, total.population) == ("entries", "recognition", "recognised")
        and total.period_start_latest
        and total.period_end_earliest
        and (most := bounds_of(total).high) is not None
    ]


# From one day to a later one no more persons are added than are newly recognised over a period that holds
# both, while any number can leave. So on a day at most those before it and the newly recognised are held, and at
# least those after it less the newly recognised.

_DAY = dt.timedelta(days=1)


def _ceiling(estimates: Sequence[Held], entries: Sequence[Entries], on: dt.date) -> tuple[int, str, str] | None:
    """The greatest number that can be held on a day, and the total that tells."""
    before = _newest([held for held in estimates if held.last <= on and held.bounds.high is not None])
    if before is None or before.bounds.high is None:
        return None
    bounds = [
        (before.bounds.high + total.most, total.total_id, _dated(before))
        for total in entries
        if total.first - _DAY <= before.first and on <= total.last
    ]
    return min(bounds, default=None)


def _floor(estimates: Sequence[Held], entries: Sequence[Entries], on: dt.date) -> tuple[int, str, str] | None:
    """The least number that can be held on a day, and the total that tells."""
    after = _oldest([held for held in estimates if held.first >= on and held.bounds.low is not None])
    if after is None or after.bounds.low is None:
        return None
    bounds = [
        (max(after.bounds.low - total.most, 0), total.total_id, _dated(after))
        for total in entries
        if total.first - _DAY <= on and after.last <= total.last
    ]
    return max(bounds, default=None)
