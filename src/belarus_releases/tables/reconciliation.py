"""``reconciliation``: one row sets a published total beside the recorded events of its period."""

import datetime as dt
from functools import partial
from typing import Annotated, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import derived, table

_derived = partial(derived, by="reconcile")

ComparedWith = Annotated[
    Literal["released", "recognised", "political", "expelled", "political_expelled"],
    Vocabulary(
        {
            "released": "All persons released.",
            "recognised": "Those whom a rights body recognises; from none to all where no source counts them.",
            "political": "Those whom a source calls political: the recognised at least, all at most.",
            "expelled": "Those expelled; by disposition and destinations where no source counts them.",
            "political_expelled": "Those expelled whom a source calls political: at least the overlap that the two "
            "numbers imply.",
        }
    ),
]

_SPANS = ("do_not_sum", "overlapping_periods")


@table(
    "reconciliation",
    "Published totals beside the recorded events of their period, route and population.",
    main=(
        "total_id",
        "period_start",
        "period_end",
        "published_low",
        "published_high",
        "comparable",
        "recorded_low",
        "recorded_high",
        "remainder_low",
        "remainder_high",
    ),
)
class Reconciliation:
    total_id: str = _derived("The published total.", refers_to="release_totals")
    counted_by: str | None = _derived("Who counts.")
    period_start: dt.date | None = _derived(
        "First day of the period; where the start is a month or a year, the first day of that."
    )
    period_end: dt.date | None = _derived("Last day that the period can include.")
    route: str = _derived("Route of the total.")
    population: str = _derived("Population of the total.")
    repeats: str | None = _derived(
        "The total whose number this one repeats: the two give one number, not two.", refers_to="release_totals"
    )
    published_low: int | None = _derived(
        "Least number that the total allows.", unit="persons", hazards=(*_SPANS, "lower_bound")
    )
    published_high: int | None = _derived(
        "Greatest number that the total allows.", unit="persons", hazards=(*_SPANS, "upper_bound")
    )
    comparable: bool = _derived("Whether the total and the recorded events count the same thing.")
    why: str | None = _derived("Why they are not comparable or, where they are, what to note.")
    compared_with: ComparedWith | None = _derived(
        "Which persons of the events are added up; empty where not comparable."
    )
    events_counted: tuple[str, ...] = _derived(
        "Events that surely lie within the period and have the route, or that a source names as those counted by the "
        "total.",
        refers_to="events",
    )
    events_possible: tuple[str, ...] = _derived(
        "Events that may or may not lie within the period or have the route: they add nothing to the lower bound.",
        refers_to="events",
    )
    events_excluded: tuple[str, ...] = _derived(
        "Events that may lie within the period and do not have the route.", refers_to="events"
    )
    working: tuple[str, ...] = _derived(
        "What each event adds, as `event_id=low..high`: `recorded_low` and `recorded_high` are the sums; where a "
        "number is missing, there is no bound."
    )
    recorded_low: int | None = _derived(
        "Lower bound of the persons recorded.", unit="persons", hazards=(*_SPANS, "counts_announcements", "lower_bound")
    )
    recorded_high: int | None = _derived(
        "Upper bound of the persons recorded.", unit="persons", hazards=(*_SPANS, "counts_announcements", "upper_bound")
    )
    recorded_us_low: int | None = _derived(
        "Lower bound of those recorded whose release a source says the US brokered.",
        unit="persons",
        hazards=(*_SPANS, "counts_announcements", "lower_bound"),
    )
    recorded_us_high: int | None = _derived(
        "Upper bound of the same.", unit="persons", hazards=(*_SPANS, "counts_announcements", "upper_bound")
    )
    remainder_low: int | None = _derived(
        "Lower bound of the unexplained remainder: `published_low` minus `recorded_high`.",
        unit="persons",
        hazards=(*_SPANS, "never_fitted", "lower_bound"),
    )
    remainder_high: int | None = _derived(
        "Upper bound of the unexplained remainder: `published_high` minus `recorded_low`.",
        unit="persons",
        hazards=(*_SPANS, "never_fitted", "upper_bound"),
    )
