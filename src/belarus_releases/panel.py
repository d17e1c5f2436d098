"""The record on a regular grid of days, weeks or months, and what is meant to be complete."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from .bounds import Bounds, bounds_of
from .derivations import Interval, span
from .errors import InvalidValueError
from .flows import own_figures

if TYPE_CHECKING:
    import pandas as pd

    from ._dataset import Dataset
    from .table import Table
    from .tables.coverage import Coverage
    from .tables.events import Event


def panel(ds: "Dataset", freq: Literal["D", "W", "M"]) -> "pd.DataFrame":
    """Counts on a regular grid: see :meth:`.Dataset.panel`."""
    import pandas as pd

    if freq not in ("D", "W", "M"):
        raise InvalidValueError(f"freq is 'D', 'W' or 'M', not {freq!r}")
    spans = [dates for rows in (ds.events(), ds.concessions(), ds.contacts()) for row in rows if (dates := span(row))]
    covered = {row.subject: (row.first, row.last) for row in coverage(ds) if row.first and row.last}
    ends = [day for pair in (*spans, *covered.values()) for day in pair]
    periods = pd.period_range(min(ends), max(ends), freq=freq) if ends else pd.PeriodIndex([], freq=freq)
    frame = pd.DataFrame(index=pd.Index(periods, name="period"))
    counted: dict[str, tuple[str, list[tuple[Interval | None, Bounds]]]] = {
        "released": ("events", [(span(e), _counted(e.released_total)) for e in ds.events()]),
        "releases": ("events", [(span(e), _counted(1)) for e in ds.events()]),
        "expelled": ("events", [(span(e), _expelled(e)) for e in ds.events()]),
        "contacts": ("contacts", [(span(c), _counted(1)) for c in ds.contacts()]),
        "concessions": ("concessions", [(span(c), _counted(1)) for c in ds.concessions()]),
    }
    for name, (subject, found) in counted.items():
        frame[f"{name}_low"], frame[f"{name}_high"] = _binned(found, periods, covered.get(subject), freq)
    low: dict[Any, int] = {}
    high: dict[Any, int] = {}
    for as_of, figure in own_figures(ds, "viasna"):
        period, found_bounds = pd.Period(as_of, freq=freq), bounds_of(figure)
        if found_bounds.low is not None:
            low[period] = min(found_bounds.low, low.get(period, found_bounds.low))
        if found_bounds.high is not None:
            high[period] = max(found_bounds.high, high.get(period, 0))
    frame["held_low"] = pd.Series(low, dtype="Int64").reindex(frame.index)
    frame["held_high"] = pd.Series(high, dtype="Int64").reindex(frame.index)
    return frame


def _counted(number: int | None) -> Bounds:
    return Bounds(number or 0, number)


def _expelled(event: "Event") -> Bounds:
    """Those taken out of the country: where no source counts them, from none to all of the freed."""
    if event.expelled is not None:
        return _counted(event.expelled)
    return Bounds(0, 0 if event.disposition in ("stayed", "repatriated") else event.released_total)


def _binned(
    found: "list[tuple[Interval | None, Bounds]]", periods: "pd.PeriodIndex", covered: Any, freq: str
) -> "Iterator[pd.Series[Any]]":
    """Sums surely, and sums possibly, in each period; missing outside what is covered."""
    import pandas as pd

    sure, possible = [0] * len(periods), [0] * len(periods)
    place_of = {period: place for place, period in enumerate(periods)}
    unknown = set()
    for dates, number in found:
        if dates is None:
            continue
        first, last = (place_of[pd.Period(day, freq=freq)] for day in dates)
        for place in range(first, last + 1):
            possible[place] += number.high or 0
            if number.high is None:
                unknown.add(place)
        if first == last:
            sure[first] += number.low or 0
    inside = [bool(covered) and covered[0] <= p.start_time.date() and p.end_time.date() <= covered[1] for p in periods]
    for sums in (sure, possible):
        cells = [n if within or n else None for n, within in zip(sums, inside, strict=True)]
        if sums is possible:
            cells = [None if place in unknown else cell for place, cell in enumerate(cells)]
        yield pd.Series(cells, index=periods, dtype="Int64")


def coverage(ds: "Dataset") -> "Table[Coverage]":
    """What is meant to be complete: see :meth:`.Dataset.coverage`."""
    from . import read, store
    from .table import Table
    from .tables import record_class
    from .versions import reaches

    rows: Iterable[Any] = read.records(record_class("coverage"), store.read("coverage.csv"))
    latest: dict[str, Any] = {}
    for row in rows:
        subject, _, since = row.coverage_id.partition("@")
        if reaches(since, ds.version):
            latest[subject] = row
    return Table("coverage", ds.version, latest.values())
