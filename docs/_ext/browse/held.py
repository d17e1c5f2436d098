"""How many are held: every estimate on one axis, by series, with its sources."""

from collections.abc import Iterable
from itertools import count
from typing import Any, NamedTuple

import belarus_releases as br
from belarus_releases.tables.remaining_estimates import RemainingEstimate

from . import words
from .record import Record
from .section import Section, render


class Axis(NamedTuple):
    """The axis that all estimates share: from 0 to the end, in persons."""

    end: int
    ticks: tuple[int, ...]

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


def sections(record: Record) -> list[Section]:
    """The newest estimate of each series, then all of them."""
    estimates = record.dataset.remaining_estimates()
    scale = axis(estimates)
    by_series: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(estimates, key=words.by_day("as_of_latest"), reverse=True):
        publications = record.publications("remaining_estimates", row.estimate_id)
        shown = {"row": row, "mark": mark(row, scale), "publications": publications}
        by_series.setdefault(row.series, []).append(shown)
    meanings = {entry.item: entry.meaning for entry in br.codebook("remaining_estimates.series") if entry.item}
    series = [(name, by_series[name]) for name in meanings if name in by_series]
    newest = [(name, _newest(rows)) for name, rows in series]
    latest = Section(
        "newest",
        "The newest estimate of each series",
        render("newest", rows=newest, axis=scale, version=record.dataset.version),
    )
    return [latest, *(_series(name, rows, meanings[name], scale) for name, rows in series)]


def _newest(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The newest estimate with a number or, in a series without one, the newest."""
    return next((row for row in rows if row["mark"]["kind"] != "none"), rows[0])


def _series(name: str, rows: list[dict[str, Any]], meaning: str, scale: Axis) -> Section:
    html = render("series", rows=rows, axis=scale, meaning=meaning, name=name)
    title = f"{words.heading(name)}: {words.plural(len(rows), 'estimate')}"
    return Section(f"series-{name.replace('_', '-')}", title, html)
