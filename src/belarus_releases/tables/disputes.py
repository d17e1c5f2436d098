"""``disputes``: one row is one of the values that sources state for a disputed cell."""

from functools import partial
from typing import Annotated, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import derived, table
from ._common import ATTESTED

_derived = partial(derived, by="disputes")


Standing = Annotated[
    Literal["adopted", "outranked", "set_aside"],
    Vocabulary(
        {
            "adopted": "The cell has this value.",
            "outranked": "Sources state it, but another value precedes it in the order of adoption.",
            "set_aside": "The editors excluded every claim of it from adoption, for example as an early tally.",
        }
    ),
]


@table(
    "disputes",
    "Cells for which sources state different values: who states each, which is adopted, and why.",
    main=("dispute_id", "standing", "effect", "n_origins", "why"),
)
class Dispute:
    dispute_id: str = _derived("Identifier: table/row/column=value.")
    table: str = _derived("Table of the cell.")
    record_id: str = _derived("Row of the cell.")
    field: str = _derived("Column of the cell.")
    value: str = _derived("The value stated, written as in CSV.")
    adopted: bool = _derived("Whether the value is adopted; a partial date is adopted as an interval.")
    standing: Standing = _derived("Adopted, outranked by the adopted value, or set aside by the editors.")
    effect: float | None = _derived(
        "By how much the sum of the column would change if the value were adopted: the value less the adopted one; "
        "empty where the column holds no numbers or nothing is adopted."
    )
    n_sources: int = _derived("Number of sources that state the value.", hazards=("counts_pages",))
    n_origins: int = _derived("Number of independent origins among these sources.", hazards=ATTESTED)
    source_ids: tuple[str, ...] = _derived("The sources that state the value.", refers_to="sources")
    attributed_to: tuple[str, ...] = _derived("Whom these sources quote or cite for the value.")
    why: str = _derived("Why the value is adopted or not: the editors' decision, or the order of adoption.")
