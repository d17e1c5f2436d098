"""``CheckedCells``: cells of one data version, checked against a later one."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from .table import Table

if TYPE_CHECKING:
    from typing import Self

    from ..tables.checked_cells import CheckedCell


class CheckedCells(Table["CheckedCell"]):
    """Cells of one data version, checked against a later one, one a row; printed, it is a few lines.

    Attributes
    ----------
    old : str
        The version that was read.
    new : str
        The version checked against.
    """

    __slots__ = ("new", "old")
    __module__ = "belarus_releases.tables"
    old: str
    new: str

    def __init__(
        self,
        old: str,
        new: str,
        cells: "Iterable[CheckedCell]",
        known_on: str | date | None = None,
        choice: str | None = None,
    ) -> None:
        super().__init__("checked_cells", new, cells, known_on, choice)
        self._set(old=old, new=new)

    def _arguments(self) -> tuple[Any, ...]:
        return self.old, self.new, self._records, self.known_on, self.choice

    def _identity(self) -> tuple[Any, ...]:
        return (*super()._identity(), self.old)

    def _with(self, records: "Iterable[CheckedCell]") -> "Self":
        table = super()._with(records)
        table._set(old=self.old, new=self.new)
        return table

    def __str__(self) -> str:
        from ..schema.sentences import checked

        return checked(self._rows, self.old, self.new)

    def __repr__(self) -> str:
        return f"<CheckedCells: {len(self)} cells of {self.old}, checked against {self.new}>"
