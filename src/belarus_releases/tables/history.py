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
    history_id: str = _derived(
        "Identifier within the history of a cell: day/claim_id, or the day alone where there is no claim."
    )
    table: str = _derived("Table of the cell.")
    record_id: str = _derived("Row of the cell, by its id.")
    field: str = _derived("Column of the cell.")
    day: dt.date = _derived(
        "Day by the end of which the source was public: the last possible day of publication, else the day on which "
        "it was read."
    )
    stated: str | None = _derived(
        "What the source states, written as in CSV; for a list, one item. Empty where the cell, or the number of its "
        "origins, changed only because of another row or source, as when the row that the cell refers to became known, "
        "and when the row of the cell itself became known after what sources state of it."
    )
    value: Any = _derived("The value of the cell after that day; empty where none was selected yet.")
    changed: bool = _derived("Whether the value differs from that before the day; true only in the first row of a day.")
    row_known: bool = _derived(
        "Whether the table has the row after that day. Sources may state cells of a row before it is known, such as "
        "those of a prisoner before any custody change: nothing is adopted then."
    )
    n_origins: int = _derived(
        "Number of independent origins that state, after that day, what is adopted in the cell or, for a derived "
        "cell, in the cells that it is then derived from."
    )
    rank: int | None = _derived(
        "Place of the claim in the order of the claims on its cell, as decided with all sources at hand: 1 is adopted "
        "in the end; a claim without a rank never is."
    )
    basis: ClaimBasis | None = _derived("How the source carries what it states.")
    publisher: str | None = _derived("Who published the source.")
    publisher_side: PublisherSide | None = _derived("Side of the publisher.")
    source_id: str | None = _derived("The source.", refers_to="sources")
    claim_id: str | None = _derived("The claim.", refers_to="claims")
    claimed_cell: str | None = _derived(
        "The cell that the claim is on, as table/record_id/column: for a derived cell, one that it is derived from."
    )
