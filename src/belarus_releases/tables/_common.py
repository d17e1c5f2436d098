"""Vocabularies that several tables share."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from ..schema.columns import Vocabulary

Confidence = Annotated[
    Literal["weak", "reported", "confirmed"],
    Vocabulary(
        {
            "weak": "No good origin with a public address states it.",
            "reported": "One good origin with a public address states it.",
            "confirmed": "Two or more independent good origins with public addresses state it.",
        },
        ordered=True,
    ),
]

Qualifier = Annotated[
    Literal["exact", "about", "at_least", "more_than", "at_most", "fewer_than", "range"],
    Vocabulary(
        {
            "exact": "The number is printed without a hedge.",
            "about": "The number is printed as approximate.",
            "at_least": "Inclusive lower bound: at least the number in `low`.",
            "more_than": "Exclusive lower bound: more than the number in `low`.",
            "at_most": "Inclusive upper bound: at most the number in `high`.",
            "fewer_than": "Exclusive upper bound: fewer than the number in `high`.",
            "range": "Range, printed as from `low` to `high`.",
        }
    ),
]

DateBasis = Annotated[
    Literal["left_custody", "decree", "announced"],
    Vocabulary(
        {
            "left_custody": "A source states when the persons left custody.",
            "decree": "No source states when the persons left custody; the date is that of the decree.",
            "announced": "No source states when the persons left custody or when a decree was issued; the date is "
            "that of the announcement.",
        }
    ),
]


def always(row: object) -> bool:
    """In every row: a note, or what differs, is only there where there is something to say."""
    return True


def without_bound(bound: str, number: str) -> Callable[[Any], bool]:
    """A test for rows that can have no such bound: their number is given, or the other bound alone."""
    others = {"low": ("at_most", "fewer_than"), "high": ("at_least", "more_than")}[bound]
    return lambda row: getattr(row, number) is not None or row.qualifier in others


NOTE = "What a reader must know about this row, in the editors' words."
N_ORIGINS = "Number of independent origins (newsrooms; reprints counted once) that state the adopted"
#: The hazards of what says how well something is attested.
ATTESTED = ("attested_not_true",)
