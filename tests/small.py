"""Records, evidence and datasets of a few rows, for tests of one function at a time."""

from belarus_releases._dataset import Dataset
from belarus_releases.columns import columns
from belarus_releases.provenance import CellKey, Evidence
from belarus_releases.table import Table
from belarus_releases.tables import RECORDS, record_class


def row(table, /, **cells):
    """A record with these cells; the others are empty."""
    record = record_class(table)
    return record(**{column.name: () if column.kind == "list" else None for column in columns(record)} | cells)


def claim(cell, value, source_id="s1", rank=1, **more):
    """A statement on ``table/row/column``."""
    table, record_id, field = cell.split("/")
    given = {"claim_id": f"{cell}={value}@{source_id}", "basis": "stated"} | more
    place = {"table": table, "record_id": record_id, "field": field}
    return row("claims", **place, value=value, source_id=source_id, rank=rank, **given)


def source(source_id, **more):
    """A good publication with an address."""
    return row("sources", **{"source_id": source_id, "quality": "good", "url": "https://example.org"} | more)


def evidence(*claims, sources=(), fixed=None):
    """Claims beside entered and coded cells, these by ``table/row/column``."""
    return Evidence(claims, sources, {CellKey(*cell.split("/")): value for cell, value in (fixed or {}).items()})


def dataset(version="latest", known_on=None, **tables):
    """A dataset of these rows and no others."""
    ds = Dataset(version, known_on)
    for name in RECORDS:
        ds._made[name] = Table(name, version, tables.get(name, ()), ds.known_on)
    return ds
