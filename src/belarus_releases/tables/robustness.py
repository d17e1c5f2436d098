"""``robustness``: one row is a cell, and what becomes of its adopted value under some choices of sources."""

from functools import partial
from typing import Annotated, Any, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import derived, table

_derived = partial(derived, by="robustness")

#: The choices of sources under which a value is looked at, as `Dataset.choice` writes them.
CHOICES = {
    "without_state": "without publisher_side=state",
    "rights_groups": "among publisher_side=rights_group",
    "without_weak": "without quality=weak",
    "without_reprints": "without is_reprint=true",
    "english": "among language=en",
    "russian": "among language=ru",
    "polish": "among language=pl",
}

SourceChoice = Annotated[
    Literal[
        "without_state", "rights_groups", "without_weak", "without_reprints", "english", "russian", "polish",
    ],
    Vocabulary(
        {
            "without_state": "Without Belarusian authorities and state media.",
            "rights_groups": "Rights groups alone.",
            "without_weak": "Without weak sources.",
            "without_reprints": "Without sources known to reprint or adapt a text published elsewhere.",
            "english": "Sources in English alone.",
            "russian": "Sources in Russian alone.",
            "polish": "Sources in Polish alone.",
        },
        since={"without_reprints": "2026.11.1"},
    ),
]  # fmt: skip


@table(
    "robustness",
    "Adopted values, and whether they hold under choices of sources.",
    main=("cell", "value", "loses", "changes_to", "holds"),
)
class Robustness:
    cell: str = _derived("The cell, as table/record_id/column.")
    table: str = _derived("Table of the cell.")
    record_id: str = _derived("Row of the cell.")
    column: str = _derived("Column of the cell.")
    value: Any = _derived("The adopted value, by all sources of the dataset.")
    holds: tuple[SourceChoice, ...] = _derived("Choices of sources under which the value is the same.")
    changes: tuple[SourceChoice, ...] = _derived("Choices under which another value is adopted.")
    changes_to: tuple[str, ...] = _derived(
        "The values adopted then, as choice=value, written as in CSV, but with a comma for each semicolon."
    )
    loses: tuple[SourceChoice, ...] = _derived(
        "Choices under which no value is adopted: no remaining source states one, or none states what its row needs "
        "to exist."
    )
