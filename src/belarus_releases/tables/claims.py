"""``claims``: one row is one statement of one value by one source."""

from typing import Annotated, Literal

from belarus_releases.columns import Pattern, Terms, entered, table

ClaimTable = Annotated[
    Literal[
        "events", "event_breakdowns", "event_links", "prisoners", "custody_changes", "remaining_estimates",
        "release_totals", "concessions", "contacts",
    ],
    Terms(
        events="A release.",
        event_breakdowns="A count within a release.",
        event_links="A tie between a release and a step of others.",
        prisoners="A person.",
        custody_changes="A change in a person's custody.",
        remaining_estimates="A figure of those held.",
        release_totals="A cumulative figure or flow.",
        concessions="A step by a foreign party.",
        contacts="A contact.",
    ),
]  # fmt: skip
ClaimBasis = Annotated[
    Literal["stated", "title", "page_date", "computed", "classified", "context", "romanised"],
    Terms(
        stated="The text says so.",
        title="Only the title says so.",
        page_date="Taken from the date of the page.",
        computed="Follows from numbers in the text.",
        classified="The text says so in other words, put into the vocabulary by the editors.",
        context="Follows from neighbouring sentences.",
        romanised="The text has it in another script.",
    ),
]


@table("claims", "One statement of one value by one source (tidy, long).")
class Claim:
    claim_id: str = entered("Identifier of the statement.")
    table: ClaimTable = entered("The table that it speaks of.")
    record_id: str = entered("The row that it speaks of.")
    field: str = entered("The column that it speaks of.")
    value: str = entered("The value, written as in CSV; of a list one item; a date may be partial (2025-06) or an "
                         "interval (2025-01-20/2025-01-31).")  # fmt: skip
    stated_as: str | None = entered("What is printed, where it differs.")
    source_id: str = entered("The publication.", refers_to="sources")
    attributed_to: str | None = entered("Whom the publication quotes or cites for it.")
    basis: ClaimBasis = entered("How the publication carries the value.")
    rank: Annotated[int, Pattern("[1-9][0-9]*", "whole number from 1")] | None = entered(
        "Order among the claims of one cell (of one item, for lists): 1 is adopted, empty never is."
    )
    decision: str | None = entered(
        "Why the editors adopted it against the order, or let it never be adopted.", since="2026.11.2"
    )
