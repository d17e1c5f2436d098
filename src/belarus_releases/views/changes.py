"""What changed in the data between two versions, cell by cell."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..schema.columns import columns
from ..storage.corrections import FOLLOWING
from ..tables import TABLES, record_class
from ..tables.changes import Change

if TYPE_CHECKING:
    from .._snapshot import Snapshot

Rows = Mapping[str, Mapping[str, Any]]

_EMPTY = (None, ())


def diff(old: "Snapshot", new: "Snapshot", *, derived: bool = False) -> list[Change]:
    """The changes from one snapshot to another: see :func:`belarus_releases.diff`."""
    rows: list[Change] = []
    for name in TABLES:
        hidden = {
            c.name for c in columns(record_class(name)) if c.name in FOLLOWING and c.basis == "derived" and not derived
        }
        layouts = (old.layout(name).keys() - hidden, new.layout(name).keys() - hidden)
        rows += changes(name, _cells(old, name, hidden), _cells(new, name, hidden), *layouts)
    return rows


def _cells(snapshot: "Snapshot", table: str, hidden: set[str]) -> dict[str, dict[str, Any]]:
    names = [name for name in snapshot.layout(table) if name not in hidden]
    return {getattr(row, names[0]): {name: getattr(row, name) for name in names} for row in snapshot.rows(table)}


def changes(table: str, old: Rows, new: Rows, before: Collection[str], after: Collection[str]) -> Iterator[Change]:
    """The cells that differ between two states of a table, given by id and column, and by their columns.

    Empty cells are left out where only one of the states has the row or the column; the id is never empty.
    """
    for row in sorted(old.keys() | new.keys()):
        was, now = old.get(row, {}), new.get(row, {})
        for column in dict.fromkeys((*was, *now)):
            kind = _kind(row in old, row in new, column in before, column in after)
            cells = was.get(column), now.get(column)
            if cells[0] != cells[1] and (kind == "cell_changed" or any(cell not in _EMPTY for cell in cells)):
                yield Change(f"{table}/{row}/{column}", table, row, kind, column, *cells)


def _kind(in_old: bool, in_new: bool, before: bool, after: bool) -> Any:
    """How a cell differs, by whether its row and its column are in the old and in the new state."""
    if not (in_old and in_new):
        return "row_added" if in_new else "row_removed"
    return "cell_changed" if before and after else "column_added" if after else "column_removed"
