"""``release_totals``: one row is a published cumulative figure or flow."""

import datetime as dt
from typing import Annotated, Literal

from belarus_releases.columns import Terms, coded, derived, entered, stated, table

from ._common import N_ORIGINS, NOTE, Confidence, Qualifier

Measure = Annotated[
    Literal["exits", "entries", "cumulative", "stock_subset", "decrees"],
    Terms(
        exits="Persons who left custody within the period.",
        entries="Persons added within the period: to the list of political prisoners or, by route, to those convicted.",
        cumulative="Persons ever added, up to the end of the period.",
        stock_subset="Persons held at the end of the period who belong to a subset.",
        decrees="Decrees, not persons.",
    ),
]
Route = Annotated[
    Literal[
        "pardon", "end_of_term", "expulsion", "death", "any", "recognition", "conviction", "rehabilitation_demanded",
        "none",
    ],
    Terms(
        pardon="By pardon or amnesty.",
        end_of_term="At the end of the sentence.",
        expulsion="Forced out of the country.",
        death="Died in custody.",
        any="By any route, or by a route that is not stated.",
        recognition="By recognition as political prisoners.",
        conviction="By conviction or prosecution.",
        rehabilitation_demanded="Learned of after release; their rehabilitation was demanded.",
        none="The measure has no route.",
    ),
]  # fmt: skip
Population = Annotated[
    Literal["recognised", "political_any", "all_convicted", "not_stated"],
    Terms(
        recognised="Recognised as political prisoners by rights groups.",
        political_any="Called political by the source, recognition not being stated.",
        all_convicted="Convicted persons of all kinds.",
        not_stated="Persons or prisoners, without saying which.",
    ),
]


@table("release_totals", "One published cumulative figure.")
class ReleaseTotal:
    total_id: str = entered("Measure, period and body; an identifier, never data.")
    period_start: dt.date | None = derived("First day counted, where one is stated.", by="day", of=("period_start",))
    period_start_earliest: dt.date | None = derived("Its first possible day.", by="earliest", of=("period_start",))
    period_start_latest: dt.date | None = derived("Its last possible day.", by="latest", of=("period_start",))
    period_end: dt.date | None = derived("Last day counted, where one is stated.", by="day", of=("period_end",))
    period_end_earliest: dt.date | None = derived("Its first possible day.", by="earliest", of=("period_end",))
    period_end_latest: dt.date | None = derived("Its last possible day.", by="latest", of=("period_end",))
    count: int | None = stated("The figure, where one number is given.", unit="persons, or decrees by `measure`")
    low: int | None = stated("Lower bound, where only a bound is given.", unit="persons")
    high: int | None = stated("Upper bound, where only a bound is given.", unit="persons")
    qualifier: Qualifier | None = stated("How the figure is hedged.")
    measure: Measure = coded("What is counted.", rule="By the words of the source; a stock is never a flow.")
    route: Route = coded(
        "By which way the persons left or came.", rule="The narrowest route that the source states; else any."
    )
    population: Population = coded(
        "Whose releases are counted.",
        rule="Recognised when the body that recognises gives the figure as of its list; political_any when the "
        "source only calls them political.",
    )
    counted_by: str | None = stated("Who counts or, where nobody does, who speaks; as the source names them.")
    n_origins: int = derived(f"{N_ORIGINS} figure.", by="n_origins", of=("count", "low", "high"))
    confidence: Confidence = derived("How well the figure is attested.", by="confidence", of=("count", "low", "high"))
    note: str | None = entered(NOTE)
