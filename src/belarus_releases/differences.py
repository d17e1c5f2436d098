"""What changed in the data between two versions, cell by cell."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

import attrs

from .columns import columns
from .tables import RECORDS, record_class

if TYPE_CHECKING:
    import pandas as pd

    from ._dataset import Dataset
    from .table import Table

Kind = Literal["row_added", "row_removed", "cell_changed", "column_added"]
Rows = Mapping[str, Mapping[str, Any]]


@attrs.frozen
class Change:
    """One cell that is not as it was."""

    table: str
    record_id: str
    kind: Kind  #: whether its row or its column is new, its row is gone, or it has another value
    column: str
    old: Any  #: value in the older version; None where it has none
    new: Any  #: value in the newer version; None where it has none


@attrs.frozen(repr=False)
class Diff:
    """The changes from one data version to another: sequence-like, and prints as a summary.

    Attributes
    ----------
    old, new : str
        The two data versions.
    changes : tuple of Change
        In the order of tables, rows and columns.
    """

    old: str
    new: str
    changes: tuple[Change, ...]

    def __len__(self) -> int:
        return len(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __getitem__(self, position: int) -> Change:
        return self.changes[position]

    def to_frame(self) -> "pd.DataFrame":
        """One row a cell, with columns table, record_id, kind, column, old, new.

        Returns
        -------
        pandas.DataFrame
            ``old`` and ``new`` hold the values as they are in records.
        """
        import pandas as pd

        text = pd.StringDtype("python")
        names = [field.name for field in attrs.fields(Change)]
        made = {name: [getattr(change, name) for change in self] for name in names}
        dtypes = {name: object if name in ("old", "new") else text for name in names}
        return pd.DataFrame({name: pd.Series(made[name], dtype=dtypes[name]) for name in names})

    def __str__(self) -> str:
        lines = [f"{self.old} to {self.new}: {'nothing changed' if not self.changes else ''}".rstrip(": ")]
        rows = {(c.table, c.record_id, c.kind) for c in self if c.kind != "column_added"}
        counted: Counter[tuple[str, str]] = Counter((table, kind) for table, _, kind in rows)
        for table in dict.fromkeys(change.table for change in self):
            said = [
                f"{counted[table, kind]} {word}"
                for kind, word in (("row_added", "added"), ("row_removed", "removed"), ("cell_changed", "changed"))
                if counted[table, kind]
            ]
            new = dict.fromkeys(c.column for c in self if c.table == table and c.kind == "column_added")
            said += [f"column {name} added" for name in new]
            lines.append(f"  {table}: {', '.join(said)}")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Diff: {len(self)} cells, {self.old} to {self.new}>"


def diff(old: "Dataset", new: "Dataset", *, derived: bool = False) -> Diff:
    """The changes from one dataset to another: see :func:`belarus_releases.diff`."""
    found: list[Change] = []
    for name in RECORDS:
        hidden = {c.name for c in columns(record_class(name)) if c.basis == "derived" and not derived}
        found += changes(name, _cells(old.table(name), hidden), _cells(new.table(name), hidden))
    return Diff(old.version, new.version, tuple(found))


def _cells(table: "Table[Any]", hidden: set[str]) -> dict[str, dict[str, Any]]:
    names = [name for name in table.columns if name not in hidden]
    return {getattr(row, names[0]): {name: getattr(row, name) for name in names} for row in table}


def changes(table: str, old: Rows, new: Rows) -> Iterator[Change]:
    """The cells that differ between two states of a table, each given by id and column.

    Empty cells of rows that came or went are left out, but for the id.
    """
    for row in sorted(old.keys() | new.keys()):
        before, after = old.get(row, {}), new.get(row, {})
        for column in dict.fromkeys((*before, *after)):
            was, now = before.get(column), after.get(column)
            kind: Kind
            if not before:
                kind = "row_added"
            elif not after:
                kind = "row_removed"
            else:
                kind = "cell_changed" if column in before else "column_added"
            if was != now:
                yield Change(table, row, kind, column, was, now)
