"""``history``: one row is a claim that became public, with the value of the cell after that day."""

import datetime as dt
from functools import partial
from typing import Any

from ..schema.declare import derived, table
from .claims import ClaimBasis
from .sources import PublisherSide

_derived = partial(derived, by="history")


@table(
    "history",
    "How a cell became known: day by day, which source stated what, and which value was adopted then.",
    main=("history_id", "stated", "value", "publisher", "changed", "n_origins", "day"),
)
class HistoryRow:
    history_id: str = _derived("Identifier within the history of a cell: day/claim_id, or the day where no claim is.")
    table: str = _derived("Table of the cell.")
    record_id: str = _derived("Row of the cell, by its id.")
    field: str = _derived("Column of the cell.")
    day: dt.date = _derived("Day by whose end the source was public: the last possible one, else that of reading it.")
    stated: str | None = _derived(
        "What the source states, written as in CSV; of a list, one item. Empty where the cell, or the number of its "
        "origins, changed by another row or source alone, as where the row that a reference is to became known."
    )
    value: Any = _derived("The value of the cell after that day; empty where none was selected yet.")
    changed: bool = _derived("Whether the value is another than before that day; said in the first row of a day alone.")
    n_origins: int = _derived(
        "Number of independent origins that state, after that day, what is adopted in the cell or, of a derived one, "
        "in the cells that it is made of then."
    )
    rank: int | None = _derived(
        "Place of the claim in the order of the claims on its cell, as decided with all sources at hand: 1 is adopted "
        "in the end, empty never is."
    )
    basis: ClaimBasis | None = _derived("How the source carries what it states.")
    publisher: str | None = _derived("Who published it.")
    publisher_side: PublisherSide | None = _derived("Side of the publisher.")
    source_id: str | None = _derived("The source.", refers_to="sources")
    claim_id: str | None = _derived("The claim.", refers_to="claims")
    claimed_cell: str | None = _derived(
        "The cell that the claim is on, as table/record_id/column: of a derived cell, one that it is made of."
    )
