"""The intended coverage of each table, as the editors state it."""

import datetime as dt
from typing import TYPE_CHECKING

import attrs

from ..schema.calver import reaches
from ..schema.columns import columns
from ..storage._manifest import CURRENT
from ..storage.records import records
from ..storage.rows import table_csv
from ..tables.coverage import Coverage

if TYPE_CHECKING:
    from .._snapshot import Snapshot


def coverage(snapshot: "Snapshot") -> list[Coverage]:
    """The latest row of each subject at a version: see :meth:`belarus_releases.Dataset.coverage`.

    As of a day, what is covered ends the day before: what happened on it may be reported later. By a
    choice of sources nothing is covered: what is meant to be complete is the record of all.
    """
    rows = declared(snapshot.version)
    if snapshot.choice:
        return [attrs.evolve(row, first=None, last=None) for row in rows]  # type: ignore[misc]
    return [_until(row, snapshot.known_on) for row in rows]


def declared(version: str) -> list[Coverage]:
    """The latest row of each subject at a version."""
    latest: dict[str, tuple[str, Coverage]] = {}
    names = (column.name for column in columns(Coverage))
    for row in records(Coverage, table_csv("coverage", version, names), CURRENT):
        subject, _, since = row.coverage_id.partition("@")
        if subject not in latest or reaches(latest[subject][0], since):
            latest[subject] = since, row
    return [row for _, row in latest.values()]


def _until(row: Coverage, day: dt.date | None) -> Coverage:
    """A row as of a day."""
    if day is None or row.first is None or row.last is None or row.last < day:
        return row
    first, last = row.first, day - dt.timedelta(days=1)
    span = (first, last) if first <= last else (None, None)
    return attrs.evolve(row, first=span[0], last=span[1])  # type: ignore[misc]
