"""``remaining_estimates``: one row is a published figure of those held, as of a date."""

import datetime as dt
from typing import Annotated, Literal

from belarus_releases.columns import Terms, coded, derived, entered, stated, table

from ._common import N_ORIGINS, NOTE, Confidence, Qualifier

AsOfBasis = Annotated[
    Literal["stated", "page_date"],
    Terms(
        stated="A source states the date of the figure, or what happened just before it.",
        page_date="Only the date of the page is known.",
    ),
]
StatementKind = Annotated[
    Literal["count", "relay", "assertion", "denial"],
    Terms(
        count="The body that counts publishes its own figure.",
        relay="Somebody else passes on the figure of a body that counts, named or not.",
        assertion="A figure in somebody's own words, no count being named.",
        denial="A statement that there are none; it has no number.",
    ),
]
Series = Annotated[
    Literal["viasna", "rights_groups", "dissidentby", "opposition", "foreign_institutions", "media", "state", "other"],
    Terms(
        viasna="Figures of the rights group Viasna, also as relayed.",
        rights_groups="Figures of the Belarusian rights community, or of rights groups not named.",
        dissidentby="Figures of Dissidentby, which counts by wider criteria.",
        opposition="Figures of opposition politicians and their offices.",
        foreign_institutions="Figures of foreign states, their politicians, the EU and the UN.",
        media="Figures that a medium or commentator gives without naming who counts.",
        state="Statements of the Belarusian authorities.",
        other="Figures of other bodies.",
    ),
]
Scope = Annotated[
    Literal["political_prisoners", "wider_list", "media_workers", "trade_unionists", "cultural_figures", "not_stated"],
    Terms(
        political_prisoners="Political prisoners, as the counting body uses the word.",
        wider_list="Persons held for politics, whether recognised or not.",
        media_workers="Journalists and others who worked for media.",
        trade_unionists="Members and officers of trade unions.",
        cultural_figures="People of the arts.",
        not_stated="Prisoners, without saying which.",
    ),
]


@table("remaining_estimates", "One published figure of those held, as of a date.")
class RemainingEstimate:
    estimate_id: str = entered("Date and body; an identifier, never data.")
    as_of: dt.date | None = derived("The day the figure is of, where one is stated.", by="day", of=("as_of",))
    as_of_earliest: dt.date | None = derived("Its first possible day.", by="earliest", of=("as_of",))
    as_of_latest: dt.date | None = derived("Its last possible day.", by="latest", of=("as_of",))
    as_of_basis: AsOfBasis | None = derived("Where the date comes from.", by="as_of_basis", of=("as_of",))
    point: int | None = stated("The figure, where one number is given.", unit="persons")
    low: int | None = stated("Lower bound, where a bound or a range is given.", unit="persons")
    high: int | None = stated("Upper bound, where a bound or a range is given.", unit="persons")
    qualifier: Qualifier | None = stated("How the figure is hedged.")
    statement_kind: StatementKind = coded(
        "Whether it is a count, a relay, an assertion or a denial.",
        rule="Count when the body's own publication is a source; relay when others attribute it; assertion when "
        "nobody is said to have counted; denial when the speaker says that there are none.",
    )
    counted_by: str | None = stated("Who counts or, where nobody does, who speaks; as the source names them.")
    series: Series = coded("The series of figures that it continues.", rule="By who counts, not by who prints.")
    scope: Scope = coded("Who is counted.", rule="By the words of the source.")
    rounded: bool | None = derived(
        "Whether every number given is a multiple of 50; empty where none is given.", by="rounded"
    )
    repeats: str | None = entered(
        "The older figure that this one is judged to repeat.", refers_to="remaining_estimates"
    )
    includes_event: str | None = stated("The release that is already taken off.", refers_to="events")
    women: int | None = stated("Women among them.", unit="persons")
    n_origins: int = derived(f"{N_ORIGINS} figure.", by="n_origins", of=("point", "low", "high", "counted_by"))
    confidence: Confidence = derived(
        "How well it is attested that the figure was given.", by="confidence", of=("point", "low", "high", "counted_by")
    )
    note: str | None = entered(NOTE)
