"""``reconciliation``: one row sets a published total beside the recorded releases of its period."""

import datetime as dt
from typing import Any

from belarus_releases.columns import derived, table


def _derived(meaning: str, **given: Any) -> Any:
    return derived(meaning, by="reconcile", **given)


@table("reconciliation", "A published total beside the recorded releases. Derived from `release_totals` and `events`.")
class Reconciliation:
    total_id: str = _derived("The published total.", refers_to="release_totals")
    counted_by: str | None = _derived("Who counts.")
    period_start: dt.date | None = _derived("First day that the period can include.")
    period_end: dt.date | None = _derived("Last day that the period can include.")
    route: str = _derived("Route of the total.")
    population: str = _derived("Population of the total.")
    published_low: int | None = _derived("Least number that the total allows.", unit="persons")
    published_high: int | None = _derived("Greatest number that it allows.", unit="persons")
    event_ids: tuple[str, ...] = _derived(
        "Recorded releases surely within the period and of the route.", refers_to="events"
    )
    uncertain_ids: tuple[str, ...] = _derived(
        "Recorded releases of the route that may lie in the period or not.", refers_to="events"
    )
    excluded_ids: tuple[str, ...] = _derived(
        "Recorded releases of the period that the route excludes.", refers_to="events"
    )
    recorded: int = _derived("Persons of the releases surely within, where stated.", unit="persons")
    recorded_uncertain: int = _derived("Persons of the uncertain ones, where stated.", unit="persons")
    recorded_us: int = _derived("Persons among `recorded` whose release a source says the US brokered.", unit="persons")
    without_total: tuple[str, ...] = _derived("Releases among these for which no number is stated.", refers_to="events")
    remainder_low: int | None = _derived(
        "Least unexplained remainder: published less recorded and uncertain.", unit="persons"
    )
    remainder_high: int | None = _derived("Greatest unexplained remainder: published less recorded.", unit="persons")
