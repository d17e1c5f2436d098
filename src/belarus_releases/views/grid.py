"""The record on a regular grid of days, weeks or months."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..errors import check_option
from ..schema.bounds import Bounds, bounds_of
from ..schema.dates import Interval, span
from ..tables.events import Event
from ..tables.panel import PanelRow
from .covered import coverage
from .flows import own_estimates

if TYPE_CHECKING:
    from .._snapshot import Snapshot

Counts = Iterable[tuple[Interval | None, Bounds]]  #: when something happened, and how much of it


def panel(snapshot: "Snapshot", freq: str) -> list[PanelRow]:
    """Counts by period: see :meth:`belarus_releases.Dataset.panel`."""
    check_option("freq", freq, ("D", "W", "M"))
    events, concessions, contacts = (snapshot.rows(name) for name in ("events", "concessions", "contacts"))
    spans = [dates for rows in (events, concessions, contacts) for row in rows if (dates := span(row))]
    covered = {row.subject: (row.first, row.last) for row in coverage(snapshot) if row.first and row.last}
    ends = [day for pair in (*spans, *covered.values()) for day in pair]
    periods = _grid(min(ends), max(ends), freq) if ends else []
    counts: dict[str, tuple[str, Counts]] = {
        "released": ("events", [(span(event), _counted(event.released_total)) for event in events]),
        "releases": ("events", [(span(event), _counted(1)) for event in events]),
        "expelled": ("events", [(span(event), _expelled(event)) for event in events]),
        "contacts": ("contacts", [(span(contact), _counted(1)) for contact in contacts]),
        "concessions": ("concessions", [(span(concession), _counted(1)) for concession in concessions]),
    }
    sums = {name: _sums(rows, periods, covered.get(subject), freq) for name, (subject, rows) in counts.items()}
    sums["held"] = _held(snapshot, periods, freq)
    return [
        PanelRow(
            period=_name(period, freq),
            period_start=period[0],
            period_end=period[1],
            **{
                f"{name}_{end}": cell
                for name, bounds in sums.items()
                for end, cell in zip(("low", "high"), bounds[place], strict=True)
            },
        )
        for place, period in enumerate(periods)
    ]


# periods


def _period(day: dt.date, freq: str) -> Interval:
    """The period of a day; weeks end on Sunday."""
    if freq == "D":
        return day, day
    if freq == "W":
        monday = day - dt.timedelta(days=day.weekday())
        return monday, monday + dt.timedelta(days=6)
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _grid(first: dt.date, last: dt.date, freq: str) -> list[Interval]:
    periods = [_period(first, freq)]
    while periods[-1][1] < last:
        periods.append(_period(periods[-1][1] + dt.timedelta(days=1), freq))
    return periods


def _name(period: Interval, freq: str) -> str:
    return {"D": f"{period[0]}", "W": f"{period[0]}/{period[1]}", "M": f"{period[0]:%Y-%m}"}[freq]


# counts


def _counted(number: int | None) -> Bounds:
    return Bounds(number or 0, number)


def _expelled(event: Event) -> Bounds:
    """Those taken out of the country: where no source counts them, from none to all of the released."""
    if event.expelled is not None:
        return _counted(event.expelled)
    return Bounds(0, 0 if event.disposition in ("stayed", "repatriated") else event.released_total)


def _sums(counts: Counts, periods: list[Interval], covered: Interval | None, freq: str) -> list[Bounds]:
    """What surely and what possibly falls into each period; missing outside what is covered."""
    low, high = [0] * len(periods), [0] * len(periods)
    places = {period: place for place, period in enumerate(periods)}
    unbounded = set()
    for dates, number in counts:
        if dates is None:
            continue
        first, last = (places[_period(day, freq)] for day in dates)
        for place in range(first, last + 1):
            high[place] += number.high or 0
            if number.high is None:
                unbounded.add(place)
        if first == last:
            low[first] += number.low or 0
    sums = []
    for place, (start, end) in enumerate(periods):
        inside = covered is not None and covered[0] <= start and end <= covered[1]
        least, most = (cell if inside or cell else None for cell in (low[place], high[place]))
        sums.append(Bounds(least, None if place in unbounded else most))
    return sums


def _held(snapshot: "Snapshot", periods: list[Interval], freq: str) -> list[Bounds]:
    """The least and the greatest that Viasna's own estimates of a period allow."""
    low: dict[Interval, int] = {}
    high: dict[Interval, int] = {}
    for as_of, estimate in own_estimates(snapshot, "viasna"):
        period, bounds = _period(as_of, freq), bounds_of(estimate)
        if bounds.low is not None:
            low[period] = min(bounds.low, low.get(period, bounds.low))
        if bounds.high is not None:
            high[period] = max(bounds.high, high.get(period, 0))
    return [Bounds(low.get(period), high.get(period)) for period in periods]
