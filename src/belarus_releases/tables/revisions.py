"""``revisions``: one row is a cell, with its first and its final value and how long it took."""

import datetime as dt
from functools import partial
from typing import Annotated, Any, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import derived, table

_derived = partial(derived, by="revisions")

CellBasis = Annotated[
    Literal["stated", "derived"],
    Vocabulary(
        {
            "stated": "A claim carries the value; for lists, one claim for each item.",
            "derived": "The named rule computes the value from other cells or claims.",
        }
    ),
]


@table(
    "revisions",
    "How long the cells of a table took to reach their final value.",
    main=("cell", "days", "n_changes", "first_value", "final_value", "stated_on", "first_day"),
)
class Revision:
    cell: str = _derived("The cell, as table/record_id/column.")
    table: str = _derived("Table of the cell.")
    record_id: str = _derived("Row of the cell, by its id.")
    field: str = _derived("Column of the cell.")
    basis: CellBasis = _derived("How the cell gets its value.")
    stated_on: dt.date = _derived(
        "Day on which a source first stated a value of the cell, adopted or not; for a derived cell, of the cells "
        "that it is derived from. Where the row became known later, the day on which it did; `first_day` where "
        "nothing was stated."
    )
    first_day: dt.date = _derived("Day by the end of which the cell was first filled.")
    first_value: Any = _derived("Value of the cell after that day.")
    final_day: dt.date = _derived("Day by the end of which the cell had its final value: that of the last change.")
    final_value: Any = _derived("The value of the cell in the dataset; empty where it was filled for a time only.")
    days: int = _derived(
        "Days until the cell had its final value: from `stated_on` to `final_day`.", unit="days", hazards=()
    )
    n_changes: int = _derived(
        "Number of days on which the value changed after `first_day`. The order of claims was decided with all "
        "sources at hand, so a tally that was set aside later does not count as a change: see `stated_on`."
    )
