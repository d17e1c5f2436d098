"""``codebook``: one row explains a column, or one item of a column's vocabulary."""

from typing import Annotated, Literal

from belarus_releases.columns import Terms, entered, table

BasisTerm = Annotated[
    Literal["stated", "coded", "derived", "entered"],
    Terms(
        stated="A claim carries it; for lists, one for each item.",
        coded="Classified by a person from claims, under the written rule.",
        derived="Computed from other cells or claims by the named rule.",
        entered="Written by the editors: ids, labels, notes, and the evidence itself.",
    ),
]


@table("codebook", "One column, or one item of its vocabulary.")
class CodebookEntry:
    entry_id: str = entered("table.column, or table.column=item.")
    table: str = entered("Table.")
    column: str = entered("Column.")
    item: str | None = entered("Item of the vocabulary; empty in the row of the column itself.")
    type: str = entered("text, integer, number, boolean, date, category or list.")
    may_be_empty: bool = entered("Whether a cell may be empty, which means: not stated by any source.")
    basis: BasisTerm = entered("How a cell comes about.")
    meaning: str = entered("What it says.")
    rule: str | None = entered("Rule of coding, or name of the derivation.")
    unit: str | None = entered("Unit.")
    standard: str | None = entered("Code or form that the values follow.")
    refers_to: str | None = entered("Table whose id it holds.")
    since: str = entered("Data version from which it exists.")
