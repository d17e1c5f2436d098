"""``remaining_estimates``: one row is a published estimate of those held, as of a date."""

import datetime as dt
from typing import Annotated, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import coded, derived, entered, stated, table
from ._common import N_ORIGINS, NOTE, Confidence, Qualifier

AsOfBasis = Annotated[
    Literal["stated", "page_date"],
    Vocabulary(
        {
            "stated": "A source states the date of the estimate, or what happened just before it.",
            "page_date": "Only the date of the page is known.",
        }
    ),
]
StatementKind = Annotated[
    Literal["count", "relay", "assertion", "denial"],
    Vocabulary(
        {
            "count": "The body that counts publishes its own number.",
            "relay": "Somebody else passes on the number of a body that counts, named or not.",
            "assertion": "Somebody gives a number in their own words and names no count.",
            "denial": "Somebody says that there are none; the estimate has no number.",
        }
    ),
]
Series = Annotated[
    Literal["viasna", "rights_groups", "dissidentby", "opposition", "foreign_institutions", "media", "state", "other"],
    Vocabulary(
        {
            "viasna": "Estimates of the rights group Viasna, relays included.",
            "rights_groups": "Estimates of the Belarusian rights community, or of rights groups that are not named.",
            "dissidentby": "Estimates of Dissidentby, which counts by wider criteria.",
            "opposition": "Estimates of opposition politicians and their offices.",
            "foreign_institutions": "Estimates of foreign states, their politicians, the EU and the UN.",
            "media": "Estimates that a medium or commentator gives without naming who counts.",
            "state": "Estimates of the Belarusian authorities, denials included.",
            "other": "Estimates of other bodies and persons.",
        }
    ),
]
Scope = Annotated[
    Literal["political_prisoners", "wider_list", "media_workers", "trade_unionists", "cultural_figures", "not_stated"],
    Vocabulary(
        {
            "political_prisoners": "Political prisoners, as the counting body uses the term.",
            "wider_list": "Persons held for political reasons, recognised or not.",
            "media_workers": "Journalists and others who worked for media.",
            "trade_unionists": "Members and officers of trade unions.",
            "cultural_figures": "Persons in the arts.",
            "not_stated": "Prisoners; the source does not say which.",
        }
    ),
]


@table(
    "remaining_estimates",
    "Published estimates of those still held, each as of a date.",
    main=(
        "estimate_id",
        "qualifier",
        "point",
        "low",
        "high",
        "as_of_earliest",
        "as_of_latest",
        "counted_by",
        "confidence",
    ),
)
class RemainingEstimate:
    estimate_id: str = entered("Identifier, made of date and counting body; never data.")
    as_of: dt.date | None = derived(
        "Day to which the estimate refers, where a single day is known.", by="day", inputs=("as_of",)
    )
    as_of_earliest: dt.date | None = derived(
        "First possible day to which the estimate refers.", by="earliest", inputs=("as_of",)
    )
    as_of_latest: dt.date | None = derived(
        "Last possible day to which the estimate refers.", by="latest", inputs=("as_of",)
    )
    as_of_basis: AsOfBasis | None = derived("Where the date comes from.", by="as_of_basis", inputs=("as_of",))
    point: int | None = stated("Persons held, where one number is given.", unit="persons")
    low: int | None = stated(
        "Lower bound, where a bound or a range is given; `qualifier` says whether it is inclusive.", unit="persons"
    )
    high: int | None = stated(
        "Upper bound, where a bound or a range is given; `qualifier` says whether it is inclusive.", unit="persons"
    )
    qualifier: Qualifier | None = stated("How the source hedges the number.")
    statement_kind: StatementKind = coded(
        "Whether the estimate is a count, a relay, an assertion or a denial.",
        rule="`count` when a source is published by the body that counts; `relay` when others attribute the number to "
        "it; `assertion` when nobody is said to have counted; `denial` when the speaker says that there are none.",
    )
    counted_by: str | None = stated("Who counts or, where nobody does, who speaks; as the source names them.")
    series: Series = coded("Series of estimates that this one continues.", rule="By who counts, not by who prints.")
    scope: Scope = coded("Who is counted.", rule="By the words of the source.")
    rounded: bool | None = derived(
        "Whether every number given is a multiple of 50; empty where no number is given.", by="rounded"
    )
    repeats: str | None = entered(
        "The older estimate that this one is judged to repeat.", refers_to="remaining_estimates"
    )
    includes_event: str | None = stated(
        "The event whose persons are already subtracted from the estimate.", refers_to="events"
    )
    women: int | None = stated("Women among the persons held.", unit="persons")
    n_origins: int = derived(
        f"{N_ORIGINS} number or `counted_by`.", by="n_origins", inputs=("point", "low", "high", "counted_by")
    )
    confidence: Confidence = derived(
        "How well it is attested that the estimate was given.",
        by="confidence",
        inputs=("point", "low", "high", "counted_by"),
    )
    note: str | None = entered(NOTE)
