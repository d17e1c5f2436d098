"""``Diff``: the changes from one data version to another."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ._immutable import Immutable
from .errors import InvalidValueError, OutOfRangeError, shown

if TYPE_CHECKING:
    import pandas as pd

    from .tables.changes import Change


class Diff(Immutable):
    """The changes from one data version to another: sequence-like, and prints as a summary.

    Attributes
    ----------
    old, new : str
        The two data versions.
    changes : tuple of Change
        In the order of tables, rows and columns.
    """

    __slots__ = ("changes", "new", "old")
    __module__ = "belarus_releases.tables"
    old: str
    new: str
    changes: "tuple[Change, ...]"

    def __init__(self, old: str, new: str, changes: "Iterable[Change]") -> None:
        self._set(old=old, new=new, changes=tuple(changes))

    def _arguments(self) -> tuple[Any, ...]:
        return self.old, self.new, self.changes

    def __len__(self) -> int:
        return len(self.changes)

    def __iter__(self) -> "Iterator[Change]":
        return iter(self.changes)

    def __getitem__(self, position: int) -> "Change":
        try:
            return self.changes[position]
        except IndexError:
            raise OutOfRangeError(f"there are {len(self)} changes: there is no row {shown(position)}") from None
        except TypeError:
            raise InvalidValueError(f"expected a position, got {shown(position)}") from None

    def to_frame(self) -> "pd.DataFrame":
        """One row a cell, with columns table, record_id, kind, column, old, new.

        Returns
        -------
        pandas.DataFrame
            ``old`` and ``new`` hold the values as they are in records.
        """
        import pandas as pd

        text = pd.StringDtype("python")
        names = ("table", "record_id", "kind", "column", "old", "new")
        series = {
            name: pd.Series(
                [getattr(change, name) for change in self], dtype=object if name in ("old", "new") else text
            )
            for name in names
        }
        return pd.DataFrame(series)

    def __str__(self) -> str:
        lines = [f"{self.old} to {self.new}: {'nothing changed' if not self.changes else ''}".rstrip(": ")]
        rows = {(c.table, c.record_id, c.kind) for c in self if c.kind != "column_added"}
        counts: Counter[tuple[str, str]] = Counter((table, kind) for table, _, kind in rows)
        for table in dict.fromkeys(change.table for change in self):
            parts = [
                f"{counts[table, kind]} {word}"
                for kind, word in (("row_added", "added"), ("row_removed", "removed"), ("cell_changed", "changed"))
                if counts[table, kind]
            ]
            new = dict.fromkeys(c.column for c in self if c.table == table and c.kind == "column_added")
            parts += [f"column {name} added" for name in new]
            lines.append(f"  {table}: {', '.join(parts)}")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Diff: {len(self)} cells, {self.old} to {self.new}>"
