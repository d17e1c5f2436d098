"""Records, claims, cells, snapshots and tables of a few rows, for tests of one function at a time."""

import datetime as dt

from belarus_releases._dataset import Dataset
from belarus_releases._snapshot import Snapshot
from belarus_releases._table import Table
from belarus_releases.adoption.cells import CellKey, Cells
from belarus_releases.adoption.rules import rules_at
from belarus_releases.schema import calver
from belarus_releases.schema.columns import columns
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.tables import TABLES, record_class


def day(text):
    """The day of an ISO text."""
    return dt.date.fromisoformat(text)


def column(table, name):
    """A declared column of a table."""
    return next(column for column in columns(record_class(table)) if column.name == name)


def row(table, /, **cells):
    """A record with these cells; the others are empty."""
    record = record_class(table)
    return record(**{column.name: () if column.kind == "list" else None for column in columns(record)} | cells)


def claim(cell, value, source_id="s1", rank=1, **others):
    """A claim on a cell, which is named as ``table/row/column``."""
    table, record_id, field = cell.split("/")
    defaults = {"claim_id": f"{cell}={value}@{source_id}", "basis": "stated"}
    place = {"table": table, "record_id": record_id, "field": field}
    return row("claims", **place, value=value, source_id=source_id, rank=rank, **defaults | others)


def source(source_id, **others):
    """A good source with an address."""
    return row("sources", **{"source_id": source_id, "quality": "good", "url": "https://example.org"} | others)


def cells(*claims, sources=(), editorial=None, rules=None):
    """Claims beside entered and coded cells, these by ``table/row/column``."""
    entered = {CellKey(*cell.split("/")): value for cell, value in (editorial or {}).items()}
    return Cells(claims, sources, entered, rules_at(CURRENT) if rules is None else rules)


def snapshot(version=CURRENT, known_on=None, choice=None, **tables):
    """A snapshot with these rows and no others; it is never that of the cache."""
    filled = Snapshot(version, known_on, choice)
    filled._rows.update(dict.fromkeys(TABLES, ()) | {name: tuple(rows) for name, rows in tables.items()})
    return filled


def dataset(**rows):
    """A dataset with these rows and no others."""
    ds = Dataset("2026.11.2")
    filled = snapshot("2026.11.2", **rows)
    ds._set(_snapshot=filled)
    for name in TABLES:
        getattr(ds, name)()._set(_snapshot=filled)
    return ds


def table(name, rows=(), *, kind=Table, version=CURRENT, known_on=None, **others):
    """A table of these rows, in a snapshot that has no other rows but those of the other tables."""
    filled = kind(name, version, rows, known_on)
    filled._set(_snapshot=snapshot(version, known_on, **{name: rows}, **others))
    return filled


def reaches(since, version):
    """Whether something that exists since one version exists at another, unpublished edits included."""
    return calver.reaches(since, version)
