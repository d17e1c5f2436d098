"""``empty_cells``: one row is an empty cell of a table, with the reason why it is empty."""

from functools import partial
from typing import Annotated, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import derived, table

_derived = partial(derived, by="empty_cells")

#: In the order of the missing values of labelled files, which stand in the meaning of the column below.
Reason = Annotated[
    Literal[
        "not_stated", "set_aside", "not_yet_public", "outside_coverage", "does_not_apply", "stated_in_part",
        "not_chosen",
    ],
    Vocabulary(
        {
            "not_stated": "No source that was read states it; the reason where no other holds.",
            "set_aside": "Sources state it, but by decision no claim on it is adopted; for the rank of a claim, that "
            "claim is not adopted by decision.",
            "not_yet_public": "It was not public on the day as of which the dataset is known.",
            "outside_coverage": "The row lies outside the span in which the table is meant to be complete.",
            "does_not_apply": "Nothing is missing: no value is expected in such a row.",
            "stated_in_part": "Sources state a month in place of a day, or a bound in place of a number: other columns "
            "of the row hold it.",
            "not_chosen": "None of the sources chosen states it, but another source does.",
        }
    ),
]  # fmt: skip


@table("empty_cells", "Empty cells of a table, and why they are empty.", main=("cell_id", "reason"))
class EmptyCell:
    cell_id: str = _derived("The cell: table/row/column.")
    record_id: str = _derived("Row of the cell.")
    column: str = _derived("Column of the cell.")
    reason: Reason = _derived(
        "Why the cell is empty: the first that holds of `not_chosen`, `not_yet_public`, `set_aside`, "
        "`does_not_apply`, `stated_in_part`, `outside_coverage`, `not_stated`. Numbers, dates, categories and "
        "booleans have missing values for these items, in the order of the vocabulary: .a to .g in Stata files, -91 "
        "to -97 in SPSS files."
    )
