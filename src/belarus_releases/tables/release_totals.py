"""``release_totals``: one row is a published total: a cumulative count or a flow over a period."""

import datetime as dt
from typing import Annotated, Any, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import coded, derived, entered, stated, table
from ._common import ATTESTED, N_ORIGINS, NOTE, Confidence, Qualifier, always, without_bound

Measure = Annotated[
    Literal["exits", "entries", "cumulative", "stock_subset", "decrees"],
    Vocabulary(
        {
            "exits": "Persons who left custody within the period.",
            "entries": "Persons added within the period, to the list of political prisoners or, by `route`, to those "
            "convicted.",
            "cumulative": "Persons ever added, up to the end of the period.",
            "stock_subset": "Persons held at the end of the period who belong to a subset.",
            "decrees": "Decrees, not persons.",
        }
    ),
]
Route = Annotated[
    Literal[
        "pardon", "end_of_term", "expulsion", "death", "any", "recognition", "conviction", "rehabilitation_demanded",
        "none",
    ],
    Vocabulary(
        {
            "pardon": "By pardon or amnesty.",
            "end_of_term": "At the end of the sentence.",
            "expulsion": "By being forced out of the country.",
            "death": "By death in custody.",
            "any": "By any route, or by a route that is not stated.",
            "recognition": "By recognition as political prisoners.",
            "conviction": "By conviction or prosecution.",
            "rehabilitation_demanded": "Persons who became known after release; their rehabilitation was demanded.",
            "none": "The measure has no route.",
        }
    ),
]  # fmt: skip
Population = Annotated[
    Literal["recognised", "political_any", "all_convicted", "subset", "mixed", "not_stated"],
    Vocabulary(
        {
            "recognised": "Persons recognised as political prisoners by rights groups.",
            "political_any": "Persons whom the source calls political; recognition is not stated.",
            "all_convicted": "Convicted persons of all kinds.",
            "subset": "A part of the persons, by profession, citizenship, destination or another characteristic; see "
            "the note.",
            "mixed": "Political and other prisoners in one number, as the source says.",
            "not_stated": "Persons or prisoners; the source does not say which.",
        },
        since={"subset": "2026.11.3", "mixed": "2026.11.3"},
    ),
]

_TOTAL = ("do_not_sum", "overlapping_periods", "bodies_differ", "repeated")


def _is_stock(row: Any) -> bool:
    """Whether a total is of those held on a day, which has no first day."""
    return bool(row.measure == "stock_subset")


@table(
    "release_totals",
    "Published totals: cumulative counts and flows over a period.",
    main=(
        "total_id",
        "qualifier",
        "count",
        "low",
        "high",
        "period_start",
        "period_end",
        "measure",
        "route",
        "population",
    ),
)
class ReleaseTotal:
    total_id: str = entered("Identifier, made of measure, period and counting body; do not read data from it.")
    period_start: dt.date | None = derived(
        "First day of the period, where a single day is stated.",
        by="day",
        inputs=("period_start",),
        inapplicable=_is_stock,
        hazards=("known_days_only",),
    )
    period_start_earliest: dt.date | None = derived(
        "First possible day on which the period starts.",
        by="earliest",
        inputs=("period_start",),
        inapplicable=_is_stock,
    )
    period_start_latest: dt.date | None = derived(
        "Last possible day on which the period starts.", by="latest", inputs=("period_start",), inapplicable=_is_stock
    )
    period_end: dt.date | None = derived(
        "Last day of the period, where a single day is stated.",
        by="day",
        inputs=("period_end",),
        hazards=("known_days_only",),
    )
    period_end_earliest: dt.date | None = derived(
        "First possible day on which the period ends.", by="earliest", inputs=("period_end",)
    )
    period_end_latest: dt.date | None = derived(
        "Last possible day on which the period ends.", by="latest", inputs=("period_end",)
    )
    count: int | None = stated(
        "The number counted, where one number is given.",
        unit="persons; decrees where `measure` is `decrees`",
        hazards=(*_TOTAL, "one_origin"),
        in_part=("low", "high"),
    )
    low: int | None = stated(
        "Lower bound, where only a bound is given; `qualifier` says whether it is inclusive.",
        unit="persons",
        hazards=(*_TOTAL, "lower_bound", "one_origin"),
        inapplicable=without_bound("low", "count"),
    )
    high: int | None = stated(
        "Upper bound, where only a bound is given; `qualifier` says whether it is inclusive.",
        unit="persons",
        hazards=(*_TOTAL, "upper_bound"),
        inapplicable=without_bound("high", "count"),
    )
    qualifier: Qualifier | None = stated("How the source hedges the number.")
    measure: Measure = coded(
        "What is counted.",
        rule="By the words of the source; a stock is never coded as a flow. `cumulative` for entries counted from the "
        "start of the list, in 2020, or with no start; `entries` for those counted from any later start; both also "
        "for persons prosecuted, detained or convicted, and for persons whose rehabilitation is demanded; `exits` for "
        "all who left custody, also by death, and for those who are at liberty again; `stock_subset` for those still "
        "held. Verdicts count as persons where the source uses both words for one number.",
    )
    route: Route = coded(
        "Route by which the persons left custody or were added.",
        rule="The one route by which every person counted left custody or was added, as the passage or the title "
        "states it for that number: `pardon` also when the number is said to be the sum of rounds of pardons, and for "
        "decrees; `conviction` also for prosecution and detention in criminal cases; `none` for a stock; `any` when "
        "several routes are stated, when one is stated for most of the persons, and when none is stated.",
    )
    population: Population = coded(
        "Which persons are counted.",
        rule="`subset` when the total is of persons of one profession, citizenship, destination or other mark; "
        "`mixed` when the source says that both political and other prisoners are counted; else `recognised` when a "
        "source says recognised or listed, or when Viasna or the rights community gives, itself or as relayed, the "
        "number of those released, dead or at risk, even if it calls them only people, unless a source says that some "
        "were not recognised; `political_any` when the passage or the title calls these persons, or the cases, "
        "political, also where rights groups that are not named count them; `all_convicted` when officials count "
        "whomever their acts cover; `not_stated` otherwise, and for decrees.",
    )
    counted_by: str | None = stated("Who counts or, where nobody does, the speaker; as the source names them.")
    events: tuple[str, ...] = stated(
        "The events whose persons the total counts, where the source names events instead of a period.",
        refers_to="events",
        since="2026.11.3",
    )
    repeats: str | None = entered(
        "The total whose number this one is judged to repeat: the one in the counting body's own text, else the "
        "oldest.",
        refers_to="release_totals",
        since="2026.11.3",
        inapplicable=always,
    )
    n_origins: int = derived(f"{N_ORIGINS} number.", by="n_origins", inputs=("count", "low", "high"), hazards=ATTESTED)
    confidence: Confidence = derived(
        "How well the number is attested.", by="confidence", inputs=("count", "low", "high"), hazards=ATTESTED
    )
    note: str | None = entered(NOTE, inapplicable=always)
