"""``stock_flows``: one row is a period over which stock and flows are set against each other."""

import datetime as dt
from typing import Any

from belarus_releases.columns import derived, table


def _derived(meaning: str, **given: Any) -> Any:
    return derived(meaning, by="stock_flow", **given)


@table("stock_flows", "Stock + entries - exits = stock later, over one period. Derived from estimates and totals.")
class StockFlow:
    period: str = _derived("The period, as first/last day.")
    period_start: dt.date = _derived("First day.")
    period_end: dt.date = _derived("Last day.")
    start_id: str | None = _derived("Figure of those held at the start.", refers_to="remaining_estimates")
    start_low: int | None = _derived("Its lower bound.", unit="persons")
    start_high: int | None = _derived("Its upper bound; empty where there is none.", unit="persons")
    entries_low: int | None = _derived("Newly recognised, lower bound.", unit="persons")
    entries_high: int | None = _derived("Newly recognised, upper bound.", unit="persons")
    entries_cumulative: int | None = _derived(
        "Newly recognised by the difference of cumulative counts, for comparison.", unit="persons"
    )
    pardoned_low: int | None = _derived("Pardoned, lower bound.", unit="persons")
    pardoned_high: int | None = _derived("Pardoned, upper bound.", unit="persons")
    end_of_term_low: int | None = _derived("Freed at the end of the term, lower bound.", unit="persons")
    end_of_term_high: int | None = _derived("The same, upper bound.", unit="persons")
    died_low: int | None = _derived("Died in custody, lower bound.", unit="persons")
    died_high: int | None = _derived("The same, upper bound.", unit="persons")
    implied_low: int | None = _derived("Stock at the end that these imply, lower bound.", unit="persons")
    implied_high: int | None = _derived("The same, upper bound.", unit="persons")
    end_id: str | None = _derived("Figure published for the end.", refers_to="remaining_estimates")
    end_low: int | None = _derived("Its lower bound.", unit="persons")
    end_high: int | None = _derived("Its upper bound; empty where there is none.", unit="persons")
    residual_low: int | None = _derived("Published less implied, least; shown, never fitted.", unit="persons")
    residual_high: int | None = _derived("The same, greatest.", unit="persons")
    total_ids: tuple[str, ...] = _derived("The flows used.", refers_to="release_totals")
    missing: tuple[str, ...] = _derived("Flows that nobody publishes for the period.")
