"""``checked_cells``: one row is a cell of a data version, checked against a later one."""

from functools import partial
from typing import Annotated, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import derived, table
from .errata import ErratumKind

_derived = partial(derived, by="check")

Answer = Annotated[
    Literal["stands", "corrected", "now_disputed", "better_attested", "now_stated", "removed"],
    Vocabulary(
        {
            "stands": "The value is the same.",
            "corrected": "The value is different, or the cell is now empty.",
            "now_disputed": "The value is the same, but sources now state different values; then they did not.",
            "better_attested": "The value is the same, and more independent origins state it now than then.",
            "now_stated": "The cell was empty, and now has a value.",
            "removed": "The row is no longer in the record.",
        }
    ),
]


@table(
    "checked_cells",
    "Cells of a data version, checked against a later one: whether each still stands.",
    main=("cell", "answer", "old", "new", "kind", "reason"),
)
class CheckedCell:
    cell: str = _derived("The cell, as table/record_id/column.")
    table: str = _derived("Table of the cell.")
    record_id: str = _derived("Row of the cell.")
    column: str = _derived("Column of the cell.")
    answer: Answer = _derived("Whether the value still stands.")
    old: str | None = _derived("Value in the version that was read, written as in CSV; empty where it had none.")
    new: str | None = _derived("Value in the version checked against, written as in CSV; empty where it has none.")
    kind: ErratumKind | None = _derived(
        "Why the value changed: the kind of the first erratum since; empty where there is none."
    )
    reason: str | None = _derived(
        "The reasons of the errata since or, for a change without an erratum, why it has none; empty where nothing "
        "changed."
    )
    n_origins_old: int | None = _derived(
        "Independent origins that stated the value in the version that was read; empty where origins are not counted: "
        "for what editors enter and code, for columns that follow from others, and in `sources` and `claims`.",
        unit="origins",
        hazards=("attested_not_true",),
    )
    n_origins_new: int | None = _derived(
        "The same in the version checked against.", unit="origins", hazards=("attested_not_true",)
    )
