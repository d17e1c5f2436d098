"""``stock_flows``: one row is a period over which stock and flows are set against each other."""

import datetime as dt
from functools import partial

from ..schema.declare import derived, table

_derived = partial(derived, by="stock_flow")

_SPANS = ("do_not_sum", "overlapping_periods")


@table(
    "stock_flows",
    "Those held + newly recognised - pardoned - end of term - died = those held later, by period.",
    main=(
        "period",
        "start_low",
        "start_high",
        "entries_low",
        "pardoned_low",
        "end_of_term_low",
        "died_low",
        "implied_high",
        "end_low",
        "end_high",
        "residual_low",
    ),
)
class StockFlow:
    period: str = _derived("The period, as first/last day.")
    period_start: dt.date = _derived("First day of the period.")
    period_end: dt.date = _derived("Last day of the period.")
    population: str = _derived("Population of the totals and, as the counting body uses the term, of the estimates.")
    comparable: bool = _derived("Whether estimates for both ends of the period, and all flows between, are published.")
    why: str | None = _derived("Why the period is not comparable or, where it is, what is taken as given.")
    start_id: str | None = _derived("Estimate of those held at the start.", refers_to="remaining_estimates")
    start_low: int | None = _derived(
        "Lower bound of the estimate at the start.", unit="persons", hazards=("do_not_sum", "lower_bound")
    )
    start_high: int | None = _derived(
        "Upper bound of the estimate at the start; empty where there is none.",
        unit="persons",
        hazards=("do_not_sum", "upper_bound"),
    )
    entries_low: int | None = _derived(
        "Lower bound of the newly recognised.", unit="persons", hazards=(*_SPANS, "lower_bound")
    )
    entries_high: int | None = _derived(
        "Upper bound of the newly recognised.", unit="persons", hazards=(*_SPANS, "upper_bound")
    )
    entries_cumulative: int | None = _derived(
        "Newly recognised, as the difference of cumulative totals; for comparison.", unit="persons", hazards=_SPANS
    )
    pardoned_low: int | None = _derived(
        "Lower bound of the pardoned.", unit="persons", hazards=(*_SPANS, "lower_bound")
    )
    pardoned_high: int | None = _derived(
        "Upper bound of the pardoned.", unit="persons", hazards=(*_SPANS, "upper_bound")
    )
    end_of_term_low: int | None = _derived(
        "Lower bound of those freed at the end of their term.", unit="persons", hazards=(*_SPANS, "lower_bound")
    )
    end_of_term_high: int | None = _derived(
        "Upper bound of those freed at the end of their term.", unit="persons", hazards=(*_SPANS, "upper_bound")
    )
    died_low: int | None = _derived(
        "Lower bound of those who died in custody.", unit="persons", hazards=(*_SPANS, "lower_bound")
    )
    died_high: int | None = _derived(
        "Upper bound of those who died in custody.", unit="persons", hazards=(*_SPANS, "upper_bound")
    )
    implied_low: int | None = _derived(
        "Lower bound of those held at the end, as implied by the start and the flows.",
        unit="persons",
        hazards=("do_not_sum", "lower_bound"),
    )
    implied_high: int | None = _derived(
        "Upper bound of those held at the end, as implied by the start and the flows.",
        unit="persons",
        hazards=("do_not_sum", "upper_bound"),
    )
    end_id: str | None = _derived("Estimate of those held at the end.", refers_to="remaining_estimates")
    end_low: int | None = _derived(
        "Lower bound of the estimate at the end.", unit="persons", hazards=("do_not_sum", "lower_bound")
    )
    end_high: int | None = _derived(
        "Upper bound of the estimate at the end; empty where there is none.",
        unit="persons",
        hazards=("do_not_sum", "upper_bound"),
    )
    residual_low: int | None = _derived(
        "Lower bound of the residual: the estimate at the end minus what is implied; shown, never fitted.",
        unit="persons",
        hazards=(*_SPANS, "never_fitted", "lower_bound"),
    )
    residual_high: int | None = _derived(
        "Upper bound of the residual.", unit="persons", hazards=(*_SPANS, "never_fitted", "upper_bound")
    )
    total_ids: tuple[str, ...] = _derived("Totals used as flows.", refers_to="release_totals")
    missing: tuple[str, ...] = _derived("Flows for which no total is published for the period.")
    events_counted: tuple[str, ...] = _derived(
        "Events of the series that surely lie in the period; for comparison only: they enter no bound.",
        refers_to="events",
    )
    events_possible: tuple[str, ...] = _derived(
        "Events of the series that may or may not lie in the period.", refers_to="events"
    )
