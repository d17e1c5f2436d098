"""``changes``: one row is a cell that differs between two data versions."""

from functools import partial
from typing import Annotated, Any, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import derived, table

_derived = partial(derived, by="diff")

ChangeKind = Annotated[
    Literal["row_added", "row_removed", "cell_changed", "column_added", "column_removed"],
    Vocabulary(
        {
            "row_added": "The row exists in the second version only.",
            "row_removed": "The row exists in the first version only.",
            "cell_changed": "The cell has a different value.",
            "column_added": "The column exists in the second version only.",
            "column_removed": "The column exists in the first version only; the first may be the later one.",
        }
    ),
]


@table(
    "changes",
    "Cells that differ between two data versions.",
    main=("cell", "kind", "old", "new"),
)
class Change:
    cell: str = _derived("The cell, as table/record_id/column.")
    table: str = _derived("Table of the cell.")
    record_id: str = _derived("Row of the cell.")
    kind: ChangeKind = _derived("How the cell differs.")
    column: str = _derived("Column of the cell.")
    old: Any = _derived("Value in the version given first; empty where it has none.")
    new: Any = _derived("Value in the version given second; empty where it has none.")
