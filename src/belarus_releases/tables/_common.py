"""Vocabularies that several tables share."""

from typing import Annotated, Literal

from belarus_releases.columns import Terms

Confidence = Annotated[
    Literal["weak", "reported", "confirmed"],
    Terms(
        ordered=True,
        weak="No good origin with a public address states it.",
        reported="One good origin with a public address states it.",
        confirmed="Two or more independent good origins with public addresses state it.",
    ),
]

Qualifier = Annotated[
    Literal["exact", "about", "at_least", "more_than", "at_most", "fewer_than", "range"],
    Terms(
        exact="Printed as it stands, without a hedge.",
        about="Printed as approximate.",
        at_least="An inclusive lower bound; the bound stands in `low`.",
        more_than="An exclusive lower bound; the bound stands in `low`.",
        at_most="An inclusive upper bound; the bound stands in `high`.",
        fewer_than="An exclusive upper bound; the bound stands in `high`.",
        range="Printed as from `low` to `high`.",
    ),
]

DateBasis = Annotated[
    Literal["left_custody", "decree", "announced"],
    Terms(
        left_custody="A source states when the persons left custody.",
        decree="No source states it; the date is that of the decree.",
        announced="Neither is stated; the date is that of the announcement.",
    ),
]

NOTE = "What a reader must know of this row, in the editors' words."
N_ORIGINS = "Independent origins (reprints counted once) that state the adopted"
