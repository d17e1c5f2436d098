"""Published figures and recorded releases set against each other; nothing is fitted.

Identities. Stock at a date + newly recognised - pardoned - freed at the end of the term - died
in custody = stock later. Every figure enters with its bounds; what is left over is shown.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from .bounds import UNKNOWN, Bounds, bounds_of
from .errors import InvalidValueError
from .known_on import day_of
from .tables.reconciliation import Reconciliation
from .tables.stock_flows import StockFlow

if TYPE_CHECKING:
    import pandas as pd

    from ._dataset import Dataset
    from .table import Table
    from .tables.coverage import Coverage
    from .tables.events import Event
    from .tables.release_totals import ReleaseTotal
    from .tables.remaining_estimates import RemainingEstimate

Span = tuple[dt.date, dt.date]
_PARDONED = ("pardon", "amnesty", "not_stated")


def _span(row: Any, date: str = "date") -> Span | None:
    first, last = getattr(row, f"{date}_earliest"), getattr(row, f"{date}_latest")
    return None if first is None or last is None else (first, last)


# totals beside releases


def reconcile(ds: "Dataset") -> "Table[Reconciliation]":
    """Totals beside the recorded releases: see :meth:`.Dataset.reconcile`."""
    from .table import Table

    rows = [_reconciled(total, ds.events()) for total in ds.release_totals() if _is_flow_of_releases(total)]
    return Table("reconciliation", ds.version, rows, ds.known_on)


def _is_flow_of_releases(total: "ReleaseTotal") -> bool:
    return total.measure == "exits" and total.route in ("pardon", "any", "expulsion") and bounds_of(total) != UNKNOWN


def _of_route(event: "Event", route: str) -> bool:
    """Whether a release can be one of those that a total of this route counts."""
    if route == "pardon":
        return event.event_class != "end_of_term" and event.legal_act in _PARDONED
    if route == "expulsion":
        return event.expelled is not None
    return True


def _reconciled(total: "ReleaseTotal", events: Iterable["Event"]) -> Reconciliation:
    start, end = total.period_start_earliest, total.period_end_latest
    within: list[Event] = []
    uncertain: list[Event] = []
    for event in events:
        span = _span(event)
        if span is None or (end and span[0] > end) or (start and span[1] < start):
            continue
        surely_ends = total.period_end_earliest
        sure = start is not None and surely_ends is not None and start <= span[0] and span[1] <= surely_ends
        (within if sure else uncertain).append(event)
    excluded = [event for event in within + uncertain if not _of_route(event, total.route)]
    within, uncertain = ([e for e in found if e not in excluded] for found in (within, uncertain))
    published = bounds_of(total)
    recorded, unsure = _sum(within, total.route), _sum(uncertain, total.route)
    return Reconciliation(
        total_id=total.total_id,
        counted_by=total.counted_by,
        period_start=start,
        period_end=end,
        route=total.route,
        population=total.population,
        published_low=published.low,
        published_high=published.high,
        event_ids=_ids(within),
        uncertain_ids=_ids(uncertain),
        excluded_ids=_ids(excluded),
        recorded=recorded,
        recorded_uncertain=unsure,
        recorded_us=_sum((event for event in within if "US" in event.brokered_by), total.route),
        without_total=_ids(event for event in within + uncertain if event.released_total is None),
        remainder_low=None if published.low is None else published.low - recorded - unsure,
        remainder_high=None if published.high is None else published.high - recorded,
    )


def _sum(events: Iterable["Event"], route: str) -> int:
    """Persons freed, or of a total of those forced out, persons taken out of the country."""
    return sum((event.expelled if route == "expulsion" else event.released_total) or 0 for event in events)


def _ids(events: Iterable["Event"]) -> tuple[str, ...]:
    return tuple(event.event_id for event in events)


# stock and flows

#: Whose stock, entries and exits are kept on one list; the first is asked first.
_COUNTING = ("Viasna", "Belarusian human rights community")
_FLOWS = {
    "entries": ("entries", "recognition"),
    "pardoned": ("exits", "pardon"),
    "end_of_term": ("exits", "end_of_term"),
    "died": ("exits", "death"),
}


def stock_flow(ds: "Dataset") -> "Table[StockFlow]":
    """Stock and flows by period: see :meth:`.Dataset.stock_flow`."""
    from .table import Table

    flows: dict[Span, dict[str, ReleaseTotal]] = {}
    totals = [total for total in ds.release_totals() if total.counted_by in _COUNTING]
    totals.sort(key=lambda t: (_COUNTING.index(t.counted_by or ""), -(t.period_end_latest or dt.date.min).toordinal()))
    for total in totals:
        for name, (measure, route) in _FLOWS.items():
            period = _calendar_period(total)
            if (total.measure, total.route) == (measure, route) and period and bounds_of(total) != UNKNOWN:
                flows.setdefault(period, {}).setdefault(name, total)
    rows = [_stock_flow(ds, period, found) for period, found in sorted(flows.items()) if "entries" in found]
    return Table("stock_flows", ds.version, rows, ds.known_on)


def _calendar_period(total: "ReleaseTotal") -> Span | None:
    """The month or year that a total is for, where it is for one; a year's may appear in December."""
    first, last = total.period_start_earliest, total.period_end_latest
    if first is None or last is None or first.day != 1 or first.year != last.year:
        return None
    if (first.month, last.month) == (1, 12):
        return first, dt.date(last.year, 12, 31)
    whole_month = first.month == last.month and (last + dt.timedelta(days=1)).day == 1
    return (first, last) if whole_month else None


def _stock_flow(ds: "Dataset", period: Span, flows: dict[str, "ReleaseTotal"]) -> StockFlow:
    first, last = period
    start, end = _stock(ds, first - dt.timedelta(days=1), first), _stock(ds, last, last)
    held, later = (UNKNOWN if figure is None else bounds_of(figure) for figure in (start, end))
    moved = {name: bounds_of(flows[name]) if name in flows else Bounds(0, None) for name in _FLOWS}
    implied = held + moved["entries"] - moved["pardoned"] - moved["end_of_term"] - moved["died"]
    residual = later - implied
    return StockFlow(
        period=f"{first}/{last}",
        period_start=first,
        period_end=last,
        start_id=None if start is None else start.estimate_id,
        start_low=held.low,
        start_high=held.high,
        entries_low=moved["entries"].low,
        entries_high=moved["entries"].high,
        entries_cumulative=_cumulative_growth(ds, first, last),
        pardoned_low=moved["pardoned"].low,
        pardoned_high=moved["pardoned"].high,
        end_of_term_low=moved["end_of_term"].low,
        end_of_term_high=moved["end_of_term"].high,
        died_low=moved["died"].low,
        died_high=moved["died"].high,
        implied_low=implied.low,
        implied_high=implied.high,
        end_id=None if end is None else end.estimate_id,
        end_low=later.low,
        end_high=later.high,
        residual_low=residual.low,
        residual_high=residual.high,
        total_ids=tuple(total.total_id for total in flows.values()),
        missing=tuple(name for name in _FLOWS if name not in flows),
    )


def _stock(ds: "Dataset", *days: dt.date) -> "RemainingEstimate | None":
    """The figure of Viasna, or else of the rights community, for one of the days, exact ones first."""
    found = [
        figure
        for series in ("viasna", "rights_groups")
        for figure in ds.remaining_estimates()
        if figure.series == series and figure.as_of in days and figure.scope == "political_prisoners"
    ]
    found.sort(key=lambda figure: (figure.qualifier != "exact", bounds_of(figure) == UNKNOWN))
    return found[0] if found else None


def _cumulative_growth(ds: "Dataset", first: dt.date, last: dt.date) -> int | None:
    """Growth of the cumulative count of those ever recognised over a period, where both ends are exact."""
    ends = {}
    for total in ds.release_totals():
        if total.measure == "cumulative" and total.route == "recognition" and total.qualifier == "exact":
            ends[total.period_end] = total.count
    before, after = ends.get(first - dt.timedelta(days=1)), ends.get(last)
    return None if before is None or after is None else after - before


class Remaining(NamedTuple):
    """How many were held on a day, as far as published figures say. Derived, never published.

    ``low`` and ``high`` are empty unless every flow between the two figures is bounded:
    releases alone would give a biased figure.
    """

    day: dt.date
    before: "RemainingEstimate | None"
    after: "RemainingEstimate | None"
    low: int | None
    high: int | None
    why: str


def remaining_on(ds: "Dataset", day: str | dt.date) -> Remaining:
    """The figures around a day: see :meth:`.Dataset.remaining_on`."""
    asked = day_of(day)
    figures = sorted(
        (f for f in ds.remaining_estimates() if f.series == "viasna" and f.as_of and bounds_of(f) != UNKNOWN),
        key=lambda f: (f.as_of or asked, f.qualifier == "exact", f.estimate_id),
    )
    before = next((f for f in reversed(figures) if f.as_of and f.as_of <= asked), None)
    after = next((f for f in figures if f.as_of and f.as_of >= asked), None)
    if before and before.as_of == asked:
        return Remaining(asked, before, before, *bounds_of(before), "a figure is published for the day")
    for row in stock_flow(ds) if before and after else ():
        moved = Bounds(row.entries_low, row.entries_high)
        gone = [Bounds(row.pardoned_low, row.pardoned_high), Bounds(row.end_of_term_low, row.end_of_term_high)]
        gone.append(Bounds(row.died_low, row.died_high))
        if not row.missing and row.period_start <= asked <= row.period_end and row.start_id and before:
            held = Bounds(row.start_low, row.start_high)
            most = held + moved
            least = held - gone[0] - gone[1] - gone[2]
            if most.high is not None and least.low is not None:
                return Remaining(asked, before, after, least.low, most.high, f"all flows of {row.period} are bounded")
    return Remaining(asked, before, after, None, None, "not every flow between the figures around the day is bounded")


# a regular grid


def panel(ds: "Dataset", freq: Literal["D", "W", "M"]) -> "pd.DataFrame":
    """Counts on a regular grid: see :meth:`.Dataset.panel`."""
    import pandas as pd

    if freq not in ("D", "W", "M"):
        raise InvalidValueError(f"freq is 'D', 'W' or 'M', not {freq!r}")
    spans = [span for rows in (ds.events(), ds.concessions(), ds.contacts()) for row in rows if (span := _span(row))]
    covered = {row.subject: (row.first, row.last) for row in coverage(ds) if row.first and row.last}
    ends = [day for pair in (*spans, *covered.values()) for day in pair]
    periods = pd.period_range(min(ends), max(ends), freq=freq) if ends else pd.PeriodIndex([], freq=freq)
    frame = pd.DataFrame(index=pd.Index(periods, name="period"))
    counted: dict[str, tuple[str, list[tuple[Span | None, int | None]]]] = {
        "released": ("events", [(_span(e), e.released_total) for e in ds.events()]),
        "releases": ("events", [(_span(e), 1) for e in ds.events()]),
        "expelled": ("events", [(_span(e), e.expelled) for e in ds.events() if e.expelled is not None]),
        "contacts": ("contacts", [(_span(c), 1) for c in ds.contacts()]),
        "concessions": ("concessions", [(_span(c), 1) for c in ds.concessions()]),
    }
    for name, (subject, found) in counted.items():
        frame[f"{name}_low"], frame[f"{name}_high"] = _binned(found, periods, covered.get(subject), freq)
    figures = [(f.as_of, bounds_of(f)) for f in ds.remaining_estimates() if f.series == "viasna" and f.as_of]
    low: dict[Any, int] = {}
    high: dict[Any, int] = {}
    for as_of, found_bounds in figures:
        period = pd.Period(as_of, freq=freq)
        if found_bounds.low is not None:
            low[period] = min(found_bounds.low, low.get(period, found_bounds.low))
        if found_bounds.high is not None:
            high[period] = max(found_bounds.high, high.get(period, 0))
    frame["held_low"] = pd.Series(low, dtype="Int64").reindex(frame.index)
    frame["held_high"] = pd.Series(high, dtype="Int64").reindex(frame.index)
    return frame


def _binned(
    found: "list[tuple[Span | None, int | None]]", periods: "pd.PeriodIndex", covered: Any, freq: str
) -> "Iterator[pd.Series[Any]]":
    """Sums surely, and sums possibly, in each period; missing outside what is covered."""
    import pandas as pd

    sure, possible = [0] * len(periods), [0] * len(periods)
    place_of = {period: place for place, period in enumerate(periods)}
    unknown = set()
    for span, number in found:
        if span is None:
            continue
        first, last = (place_of[pd.Period(day, freq=freq)] for day in span)
        for place in range(first, last + 1):
            possible[place] += number or 0
            if number is None:
                unknown.add(place)
        if first == last:
            sure[first] += number or 0
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
