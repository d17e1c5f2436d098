"""``panel``: one row is a period: a day, a week, a month, a quarter or a year."""

import datetime as dt
from functools import partial

from ..schema.declare import derived, table

_derived = partial(derived, by="panel")
_RECORDED = "Recorded ones only: they were collected from news, and no period is covered."


@table(
    "panel",
    "Releases, expulsions, contacts, concessions and bounds of those held on a regular grid.",
    main=("period", "released_low", "released_high", "expelled_low", "expelled_high", "held_low", "held_high"),
)
class PanelRow:
    period: str = _derived(
        "The period: a day as 2025-09-11, a week as first/last day, a month as 2025-09, a quarter as 2025Q3, a year."
    )
    period_start: dt.date = _derived("First day of the period.")
    period_end: dt.date = _derived("Last day of the period.")
    comparable: bool = _derived(
        "Whether the events of the whole period are meant to be complete, so that it can be compared with other "
        "periods."
    )
    why: str | None = _derived("Why the period is not comparable, or why an upper bound is missing.")
    covered_start: dt.date | None = _derived("First day of the period that is covered; empty where none is.")
    covered_end: dt.date | None = _derived("Last day of the period that is covered.")
    population: str = _derived(
        "Which persons are counted: `released`, all whom the events free, whether a rights body recognises them or not."
    )
    events_counted: tuple[str, ...] = _derived("Events that surely lie in the period.", refers_to="events")
    events_possible: tuple[str, ...] = _derived(
        "Events that may or may not lie in the period: they add nothing to the lower bounds.", refers_to="events"
    )
    released_low: int | None = _derived(
        "Lower bound of the persons announced as released; one who is in two of the events counts twice.",
        unit="persons",
        hazards=("counts_announcements", "recognised_or_not", "complete_in_coverage", "lower_bound"),
    )
    released_high: int | None = _derived(
        "Upper bound of the same; empty where the period is not wholly covered or a number is open.",
        unit="persons",
        hazards=("counts_announcements", "recognised_or_not", "complete_in_coverage", "upper_bound"),
    )
    releases_low: int | None = _derived(
        "Lower bound of the number of events.", unit="events", hazards=("complete_in_coverage", "lower_bound")
    )
    releases_high: int | None = _derived(
        "Upper bound of the number of events; empty where the period is not wholly covered.",
        unit="events",
        hazards=("complete_in_coverage", "upper_bound"),
    )
    expelled_low: int | None = _derived(
        "Lower bound of the persons taken or forced out of the country.",
        unit="persons",
        hazards=("counts_announcements", "recognised_or_not", "complete_in_coverage", "lower_bound"),
    )
    expelled_high: int | None = _derived(
        "Upper bound of the persons taken or forced out of the country; empty as `released_high` is.",
        unit="persons",
        hazards=("counts_announcements", "recognised_or_not", "complete_in_coverage", "upper_bound"),
    )
    contacts_minsk_low: int | None = _derived(
        f"Lower bound of the contacts with the Belarusian authorities. {_RECORDED}",
        unit="contacts",
        hazards=("as_reported", "lower_bound"),
    )
    contacts_minsk_high: int | None = _derived(
        "Upper bound of the same among the recorded, planned ones included.",
        unit="contacts",
        hazards=("as_reported", "upper_bound"),
    )
    contacts_other_low: int | None = _derived(
        f"Lower bound of the contacts of others, without the Belarusian authorities. {_RECORDED}",
        unit="contacts",
        hazards=("as_reported", "lower_bound"),
    )
    contacts_other_high: int | None = _derived(
        "Upper bound of the same among the recorded, planned ones included.",
        unit="contacts",
        hazards=("as_reported", "upper_bound"),
    )
    easings_in_force_low: int | None = _derived(
        f"Lower bound of the easings that were carried out, by the time they began. {_RECORDED}",
        unit="concessions",
        hazards=("selected_on_the_outcome", "lower_bound"),
    )
    easings_in_force_high: int | None = _derived(
        "Upper bound of the same among the recorded.",
        unit="concessions",
        hazards=("selected_on_the_outcome", "upper_bound"),
    )
    easings_announced_low: int | None = _derived(
        f"Lower bound of the easings that were only announced or floated. {_RECORDED}",
        unit="concessions",
        hazards=("selected_on_the_outcome", "lower_bound"),
    )
    easings_announced_high: int | None = _derived(
        "Upper bound of the same among the recorded.",
        unit="concessions",
        hazards=("selected_on_the_outcome", "upper_bound"),
    )
    tightenings_in_force_low: int | None = _derived(
        f"Lower bound of the restrictions that were added or kept. {_RECORDED}",
        unit="concessions",
        hazards=("selected_on_the_outcome", "lower_bound"),
    )
    tightenings_in_force_high: int | None = _derived(
        "Upper bound of the same among the recorded.",
        unit="concessions",
        hazards=("selected_on_the_outcome", "upper_bound"),
    )
    tightenings_announced_low: int | None = _derived(
        f"Lower bound of the restrictions that were only announced or floated. {_RECORDED}",
        unit="concessions",
        hazards=("selected_on_the_outcome", "lower_bound"),
    )
    tightenings_announced_high: int | None = _derived(
        "Upper bound of the same among the recorded.",
        unit="concessions",
        hazards=("selected_on_the_outcome", "upper_bound"),
    )
    refusals_low: int | None = _derived(
        f"Lower bound of the refusals. {_RECORDED}",
        unit="concessions",
        hazards=("selected_on_the_outcome", "lower_bound"),
    )
    refusals_high: int | None = _derived(
        "Upper bound of the same among the recorded.",
        unit="concessions",
        hazards=("selected_on_the_outcome", "upper_bound"),
    )
    requests_low: int | None = _derived(
        f"Lower bound of the requests. {_RECORDED}",
        unit="concessions",
        hazards=("selected_on_the_outcome", "lower_bound"),
    )
    requests_high: int | None = _derived(
        "Upper bound of the same among the recorded.",
        unit="concessions",
        hazards=("selected_on_the_outcome", "upper_bound"),
    )
    offers_low: int | None = _derived(
        f"Lower bound of the offers. {_RECORDED}",
        unit="concessions",
        hazards=("selected_on_the_outcome", "lower_bound"),
    )
    offers_high: int | None = _derived(
        "Upper bound of the same among the recorded.",
        unit="concessions",
        hazards=("selected_on_the_outcome", "upper_bound"),
    )
    held_low: int | None = _derived(
        "Persons held: the least number that Viasna's own estimates give for a time within the period; a lower bound "
        "of theirs where they give no number.",
        unit="persons",
        hazards=("do_not_sum", "do_not_subtract", "lower_bound"),
    )
    held_high: int | None = _derived(
        "Persons held: the greatest number that Viasna's own estimates give for a time within the period; an upper "
        "bound of theirs where they give no number.",
        unit="persons",
        hazards=("do_not_sum", "do_not_subtract", "upper_bound"),
    )
