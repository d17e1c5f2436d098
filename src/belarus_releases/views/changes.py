"""What changed in the data between two versions, cell by cell."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..schema.columns import columns
from ..tables import TABLES, record_class
from ..tables.changes import Change

if TYPE_CHECKING:
    from .._snapshot import Snapshot

Rows = Mapping[str, Mapping[str, Any]]


def diff(old: "Snapshot", new: "Snapshot", *, derived: bool = False) -> list[Change]:
    """The changes from one snapshot to another: see :func:`belarus_releases.diff`."""
    rows: list[Change] = []
    for name in TABLES:
        hidden = {c.name for c in columns(record_class(name)) if c.basis == "derived" and not derived}
        rows += changes(name, _cells(old, name, hidden), _cells(new, name, hidden))
    return rows


def _cells(snapshot: "Snapshot", table: str, hidden: set[str]) -> dict[str, dict[str, Any]]:
    names = [name for name in snapshot.layout(table) if name not in hidden]
    return {getattr(row, names[0]): {name: getattr(row, name) for name in names} for row in snapshot.rows(table)}


def changes(table: str, old: Rows, new: Rows) -> Iterator[Change]:
    """The cells that differ between two states of a table, each given by id and column.

    Empty cells of added and removed rows are left out, but for the id.
    """
    for row in sorted(old.keys() | new.keys()):
        before, after = old.get(row, {}), new.get(row, {})
        for column in dict.fromkeys((*before, *after)):
            was, now = before.get(column), after.get(column)
            if was != now:
                kind: Any = (
                    "row_added" if not before
                    else "row_removed" if not after
                    else "cell_changed" if column in before
                    else "column_added"
                )  # fmt: skip
                yield Change(f"{table}/{row}/{column}", table, row, kind, column, was, now)
