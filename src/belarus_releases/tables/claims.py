"""``claims``: one row is a claim, one value that one source states for one cell."""

from typing import Annotated, Literal

from ..schema.columns import Pattern, Vocabulary
from ..schema.declare import entered, table
from ._common import always

ClaimTable = Annotated[
    Literal[
        "events", "event_breakdowns", "event_links", "prisoners", "custody_changes", "remaining_estimates",
        "release_totals", "concessions", "contacts",
    ],
    Vocabulary(
        {
            "events": "An event.",
            "event_breakdowns": "A count within an event.",
            "event_links": "A link between an event and a concession or contact.",
            "prisoners": "A prisoner.",
            "custody_changes": "A change in the custody of a prisoner.",
            "remaining_estimates": "An estimate of those held.",
            "release_totals": "A total: a cumulative count or a flow.",
            "concessions": "A concession by a foreign party.",
            "contacts": "A contact.",
        }
    ),
]  # fmt: skip
ClaimBasis = Annotated[
    Literal["stated", "title", "page_date", "computed", "classified", "context", "romanised", "publisher"],
    Vocabulary(
        {
            "stated": "The text states the value.",
            "title": "Only the title states the value.",
            "page_date": "The value is taken from the date of the page.",
            "computed": "The value follows from numbers in the text.",
            "classified": "The text states the value in other words, which the editors matched to an item of the "
            "vocabulary.",
            "context": "The value follows from neighbouring sentences.",
            "romanised": "The text has the value in another script.",
            "publisher": "The value is the publisher of the page, which makes the statement itself.",
        },
        since={"publisher": "2026.11.3"},
    ),
]

Carried = Annotated[
    Literal["full", "part"],
    Vocabulary(
        {
            "full": "The passage that was read carries the value by itself.",
            "part": "The passage carries part of the value; the rest is from elsewhere on the page, or inferred.",
        }
    ),
]


@table(
    "claims",
    "Claims: which source states which value of which cell.",
    main=("claim_id", "record_id", "field", "value", "source_id", "rank", "basis", "table"),
)
class Claim:
    claim_id: str = entered("Identifier of the claim.")
    table: ClaimTable = entered("Table that the claim is about.")
    record_id: str = entered("Row that the claim is about, by its id.")
    field: str = entered("Column that the claim is about.")
    value: str = entered(
        "The value, written as in CSV; for a list, one item. A date may be partial (2025-06) or an interval "
        "(2025-01-20/2025-01-31)."
    )
    stated_as: str | None = entered("What the source prints, where it differs from the value.", inapplicable=always)
    source_id: str = entered("The source.", refers_to="sources", hazards=("counts_pages",))
    attributed_to: str | None = entered("Whom the source quotes or cites for the value.", inapplicable=always)
    basis: ClaimBasis = entered("How the source carries the value.")
    rank: Annotated[int, Pattern("[1-9][0-9]*", "whole number from 1")] | None = entered(
        "Place in the order of the claims on one cell (for lists, on one item): 1 is adopted; a claim without a rank "
        "never is."
    )
    decision: str | None = entered(
        "Why the editors adopted the value against the order, or excluded the claim from adoption.",
        since="2026.11.2",
        inapplicable=always,
    )
    carried: Carried | None = entered(
        "Whether the source carries the value in full or in part, as a second reader judged.", since="2026.11.3"
    )
