"""``Diff``: the changes from one data version to another."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from ..errors import check_option
from .table import Table

if TYPE_CHECKING:
    from typing import Literal, Self

    import pandas as pd

    from ..export.sheet import Dtypes, Lists
    from ..tables.changes import Change


class Diff(Table["Change"]):
    """The changes from one data version to another, one cell a row; printed, it is a summary.

    Attributes
    ----------
    old : str
        The older data version.
    new : str
        The newer one.
    """

    __slots__ = ("new", "old")
    __module__ = "belarus_releases.tables"
    old: str
    new: str

    def __init__(self, old: str, new: str, changes: "Iterable[Change]") -> None:
        super().__init__("changes", new, changes)
        self._set(old=old, new=new)

    def _arguments(self) -> tuple[Any, ...]:
        return self.old, self.new, self._records

    def _identity(self) -> tuple[Any, ...]:
        return (*super()._identity(), self.old)

    def _with(self, records: "Iterable[Change]") -> "Self":
        table = super()._with(records)
        table._set(old=self.old, new=self.new)
        return table

    @property
    def changes(self) -> "tuple[Change, ...]":
        """The changes, in the order of tables, rows and columns."""
        return self._rows

    def __str__(self) -> str:
        if not self:
            return f"{self.old} to {self.new}: nothing changed"
        lines = [f"{self.old} to {self.new}"]
        rows = {(change.table, change.record_id, change.kind) for change in self}
        for table in dict.fromkeys(change.table for change in self):
            parts = []
            for kind, word in (("row_added", "added"), ("row_removed", "removed"), ("cell_changed", "changed")):
                if count := sum((row[0], row[2]) == (table, kind) for row in rows):
                    parts.append(f"{count} {word}")
            for kind, word in (("column_added", "added"), ("column_removed", "removed")):
                columns = dict.fromkeys(c.column for c in self if (c.table, c.kind) == (table, kind))
                parts += [f"column {name} {word}" for name in columns]
            lines.append(f"  {table}: {', '.join(parts)}")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Diff: {len(self)} cells, {self.old} to {self.new}>"

    def to_frame(
        self,
        lists: "Lists" = "tuple",
        *,
        columns: "Literal['all', 'main'] | Collection[str]" = "all",
        dtypes: "Dtypes" = "nullable",
        values: "Literal['python', 'text']" = "python",
    ) -> "pd.DataFrame":
        """The changes as a pandas frame: see :meth:`belarus_releases.Table.to_frame`.

        Parameters
        ----------
        lists, columns, dtypes
            As of any table.
        values : {"python", "text"}
            ``old`` and ``new`` as they are in records, or as text, as in CSV.

        Returns
        -------
        pandas.DataFrame
            One row a cell.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.diff("2026.11.0", "2026.11.1").to_frame(values="text")["new"][0]
        'activist;blogger;politician'
        """
        check_option("values", values, ("python", "text"))
        frame = super().to_frame(lists, columns=columns, dtypes=dtypes)
        if values == "text":
            from ..export.frame import as_text

            for name in {"old", "new"} & {*frame.columns}:
                frame[name] = as_text(frame[name], dtypes)
        return frame
