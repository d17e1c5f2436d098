"""Rows of CSV files without a person: stored rows of every version, and what editors keep in tables."""

from collections.abc import Collection
from pathlib import Path

from belarus_releases.schema.columns import columns
from belarus_releases.tables import record_class

from ..steps.files import Row
from .dossiers import OPTIONAL, REMOVED
from .hits import Hits


def stored(row: Row, table: str, hits: Hits) -> Row | None:
    """A row of a version; None where it goes. Stated and derived cells are left to be computed from the claims."""
    if table == "claims":
        return _claim(row, hits)
    key, *declared = columns(record_class(table))
    record_id = row[key.name]
    if hits.person.is_record(table, record_id):
        return None
    subject = hits.person.subject(table, record_id)
    place = f"{table} {record_id}"
    hits.removes(subject, record_id, place, by_hand=True)
    cells = {}
    for column in declared:
        if column.basis == "entered" and column.kind == "text" and column.refers_to is None:
            name, cell = column.name, row[column.name]
            of = f"publishers/{row['publisher_id']}" if name.startswith("publisher") else subject
            if hits.removes(of, cell, f"{place}, {name}", by_hand=name == "publisher_id"):
                is_url = name == "url"
                cells[name] = hits.home(cell, record_id) if is_url else "" if name in OPTIONAL else REMOVED
    return row | cells


def _claim(row: Row, hits: Hits) -> Row | None:
    """A claim without the person; None where it is about them, or its value names them."""
    if hits.person.is_record(row["table"], row["record_id"]):
        return None
    subject = hits.person.subject(row["table"], row["record_id"])
    place = f"claims {row['claim_id']}"
    if hits.removes(subject, row["value"], f"{place}, {row['field']}"):
        return None
    cells = {}
    for name, instead in (("stated_as", ""), ("attributed_to", REMOVED), ("decision", REMOVED)):
        if hits.removes(subject, row[name], f"{place}, {name}"):
            cells[name] = instead
    return row | cells


def edited(row: Row, path: Path, gone: Collection[str], hits: Hits) -> Row | None:
    """A row of a table that editors keep; None where it is about the person, or about one of the claims that go."""
    table, record_id = row.get("table", path.stem), row.get("record_id", "")
    if hits.person.is_record(table, record_id) or row.get("claim_id") in gone:
        return None
    subject = hits.person.subject(table, record_id) or path.name
    removed = (name for name, cell in row.items() if hits.removes(subject, cell, f"{path.name} {record_id}, {name}"))
    return row | dict.fromkeys(removed, REMOVED)
