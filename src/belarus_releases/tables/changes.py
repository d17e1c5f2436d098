"""A change: one cell that differs between two data versions."""

from typing import Any, Literal

import attrs

ChangeKind = Literal["row_added", "row_removed", "cell_changed", "column_added"]


@attrs.frozen
class Change:
    """One cell that differs between two data versions."""

    table: str
    record_id: str
    kind: ChangeKind  #: whether its row or its column is new, its row is gone, or its value is another
    column: str
    old: Any  #: value in the older version; None where it has none
    new: Any  #: value in the newer version; None where it has none
