"""``reconciliation``: one row sets a published total beside the recorded events of its period."""

import datetime as dt
from functools import partial

from ..schema.declare import derived, table

_derived = partial(derived, by="reconcile")


@table(
    "reconciliation",
    "Published totals beside the recorded events of their period and route.",
    main=(
        "total_id",
        "period_start",
        "period_end",
        "published_low",
        "published_high",
        "recorded",
        "remainder_low",
        "remainder_high",
    ),
)
class Reconciliation:
    total_id: str = _derived("The published total.", refers_to="release_totals")
    counted_by: str | None = _derived("Who counts.")
    period_start: dt.date | None = _derived("First day that the period can include.")
    period_end: dt.date | None = _derived("Last day that the period can include.")
    route: str = _derived("Route of the total.")
    population: str = _derived("Population of the total.")
    published_low: int | None = _derived("Least number that the total allows.", unit="persons")
    published_high: int | None = _derived("Greatest number that the total allows.", unit="persons")
    event_ids: tuple[str, ...] = _derived(
        "Recorded events of the route that surely lie within the period.", refers_to="events"
    )
    uncertain_ids: tuple[str, ...] = _derived(
        "Recorded events of the route that may or may not lie within the period.", refers_to="events"
    )
    excluded_ids: tuple[str, ...] = _derived(
        "Recorded events of the period that the route excludes.", refers_to="events"
    )
    recorded: int = _derived("Persons of the events in `event_ids`, where their number is stated.", unit="persons")
    recorded_uncertain: int = _derived(
        "Persons of the events in `uncertain_ids`, where their number is stated.", unit="persons"
    )
    recorded_us: int = _derived("Persons among `recorded` whose release a source says the US brokered.", unit="persons")
    without_total: tuple[str, ...] = _derived(
        "Events in `event_ids` or `uncertain_ids` without a stated `released_total`.", refers_to="events"
    )
    remainder_low: int | None = _derived(
        "Least unexplained remainder: `published_low` less `recorded` and `recorded_uncertain`.", unit="persons"
    )
    remainder_high: int | None = _derived(
        "Greatest unexplained remainder: `published_high` less `recorded`.", unit="persons"
    )
