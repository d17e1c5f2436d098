"""``codebook``: one row explains a column, or one item of a column's vocabulary."""

from typing import Annotated, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import entered, table
from ..schema.hazards import Hazard

BasisTerm = Annotated[
    Literal["stated", "coded", "derived", "entered"],
    Vocabulary(
        {
            "stated": "A claim carries the value; for lists, one claim for each item.",
            "coded": "The editors classify the case from claims, under the written rule.",
            "derived": "The named rule computes the value from other cells or claims.",
            "entered": "The editors write the value: ids, labels, notes, and the evidence itself.",
        }
    ),
]


@table(
    "codebook",
    "What the columns and the items of their vocabularies mean.",
    main=("entry_id", "type", "basis", "meaning"),
)
class CodebookEntry:
    entry_id: str = entered("Identifier: `table.column`, or `table.column=item`.")
    table: str = entered("Name of the table.")
    column: str = entered("Name of the column.")
    item: str | None = entered("Item of the vocabulary; empty in the row of the column itself.")
    type: str = entered("Type of the column: text, integer, number, boolean, date, category or list.")
    may_be_empty: bool = entered("Whether a cell may be empty: `Dataset.why_empty` gives the reasons.")
    basis: BasisTerm = entered("How a cell gets its value.")
    meaning: str = entered("What the column or the item means.")
    rule: str | None = entered("Coding rule of a coded column; name of the rule of a derived one.")
    unit: str | None = entered("Unit of the values.")
    standard: str | None = entered("Code or form that the values follow.")
    refers_to: str | None = entered("Table whose ids the column holds.")
    hazards: tuple[Hazard, ...] = entered("What the column must not be used for, or what to mind before using it.")
    since: str = entered("Data version since which the column or the item exists.")
