"""How many are held: every estimate on one axis, by series, with its sources."""

from collections.abc import Iterable
from itertools import count
from typing import Any, NamedTuple, TypeAlias

import belarus_releases as br
from belarus_releases.tables.codebook import CodebookEntry
from belarus_releases.tables.remaining_estimates import RemainingEstimate

from . import words
from .record import Record
from .section import Section, render

Named: TypeAlias = list[tuple[str, RemainingEstimate]]


class Axis(NamedTuple):
    """The axis that all estimates share: from 0 to the end, in persons."""

    end: int
    ticks: tuple[int, ...]

    @property
    def labelled(self) -> tuple[int, ...]:
        """The ticks that have a label: every second, so that labels stay apart where the axis is short."""
        return self.ticks[::2] if len(self.ticks) > 3 else self.ticks

    def share(self, number: int) -> str:
        """Where a number lies, as a share of the axis in per cent."""
        return f"{100 * number / self.end:.2f}%"


def axis(estimates: Iterable[RemainingEstimate]) -> Axis:
    """The axis on which all numbers lie, with at most six ticks at round numbers.

    Examples
    --------
    >>> axis(br.remaining_estimates("2026.11.0")).ticks
    (0, 500, 1000, 1500)
    """
    numbers = [number for row in estimates for number in (row.point, row.low, row.high) if number is not None]
    most = max(numbers, default=1)
    step = next(step for size in count() for step in (10**size, 2 * 10**size, 5 * 10**size) if most <= 5 * step)
    end = step * -(-most // step)
    return Axis(end, tuple(range(0, end + 1, step)))


def mark(row: RemainingEstimate, scale: Axis) -> dict[str, str]:
    """How an estimate is drawn: a point, an interval, or an arrow where one side is open; nothing without a number.

    Examples
    --------
    >>> estimate = br.remaining_estimates("2026.11.0")["2025-06-carnegie"]
    >>> mark(estimate, Axis(2000, (0, 1000, 2000)))
    {'kind': 'at-least', 'left': '55.00%', 'right': '0.00%'}
    """
    if row.point is not None:
        return {"kind": "about" if row.qualifier == "about" else "point", "left": scale.share(row.point), "right": ""}
    low, high = row.low, row.high
    if low is None and high is None:
        return {"kind": "none", "left": "", "right": ""}
    kind = "range" if None not in (low, high) else "at-most" if low is None else "at-least"
    return {"kind": kind, "left": scale.share(low or 0), "right": scale.share(scale.end - (high or scale.end))}


def in_short(record: Record) -> list[Section]:
    """The newest number of each series in one line, and the series without one."""
    newest = [(name, newest_of(rows)) for name, rows in by_series(record.dataset.remaining_estimates()).items()]
    return [Section("in-short", "", render("held", numbers=_numbered(newest), without=_without(newest)))]


def sections(record: Record) -> list[Section]:
    """The newest estimate of each series, the words that say what kind each is, then all estimates."""
    estimates = record.dataset.remaining_estimates()
    scale = axis(estimates)
    series = by_series(estimates)
    newest = [(name, newest_of(rows)) for name, rows in series.items()]
    shown = {"axis": scale, "version": record.dataset.version, "without": _without(newest)}
    latest = render("newest", rows=[(name, _shown(record, row, scale)) for name, row in newest], **shown)
    key = render("key", entries=_key(estimates))
    return [
        Section("newest", "The newest estimate of each series", latest),
        Section("words", "The words in small print", key),
        *(_series(record, name, rows, scale) for name, rows in series.items()),
    ]


def by_series(estimates: Iterable[RemainingEstimate]) -> dict[str, list[RemainingEstimate]]:
    """The estimates of each series, the newest first; the series in the order of the codebook."""
    rows = sorted(estimates, key=words.by_day("as_of_latest"), reverse=True)
    names = [entry.item for entry in br.codebook("remaining_estimates.series") if entry.item]
    return {name: series for name in names if (series := [row for row in rows if row.series == name])}


def newest_of(rows: list[RemainingEstimate]) -> RemainingEstimate:
    """The newest estimate with a number or, in a series without one, the newest."""
    return next((row for row in rows if words.number(row) != words.NOT_STATED), rows[0])


def _numbered(newest: Named) -> Named:
    return [(name, row) for name, row in newest if words.number(row) != words.NOT_STATED]


def _without(newest: Named) -> list[str]:
    """The series of which no estimate has a number."""
    return [name for name, row in newest if words.number(row) == words.NOT_STATED]


def _key(estimates: Iterable[RemainingEstimate]) -> list[CodebookEntry]:
    """What the words say that stand beside who counts: the kinds of statement and the scopes that occur."""
    rows = list(estimates)
    return [
        entry
        for column in ("statement_kind", "scope")
        for entry in br.codebook(f"remaining_estimates.{column}")
        if entry.item and any(getattr(row, column) == entry.item for row in rows)
    ]


def _shown(record: Record, row: RemainingEstimate, scale: Axis) -> dict[str, Any]:
    publications = record.publications("remaining_estimates", row.estimate_id)
    return {"row": row, "mark": mark(row, scale), "publications": publications, "note": record.prose(row.note)}


def _series(record: Record, name: str, estimates: list[RemainingEstimate], scale: Axis) -> Section:
    rows = [_shown(record, row, scale) for row in estimates]
    meaning = next(entry.meaning for entry in br.codebook("remaining_estimates.series") if entry.item == name)
    html = render("series", rows=rows, axis=scale, meaning=meaning, name=name)
    title = f"{words.heading(name)}: {words.plural(len(rows), 'estimate')}"
    return Section(f"series-{name.replace('_', '-')}", title, html)
