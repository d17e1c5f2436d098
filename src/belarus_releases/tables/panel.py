"""``panel``: one row is a period: a day, a week or a month."""

import datetime as dt
from functools import partial

from ..schema.declare import derived, table

_derived = partial(derived, by="panel")


@table(
    "panel",
    "Releases, expulsions, contacts, concessions and bounds of those held on a regular grid.",
    main=("period", "released_low", "released_high", "expelled_low", "expelled_high", "held_low", "held_high"),
)
class PanelRow:
    period: str = _derived("The period: a day as 2025-09-11, a week as first/last day, or a month as 2025-09.")
    period_start: dt.date = _derived("First day of the period.")
    period_end: dt.date = _derived("Last day of the period.")
    released_low: int | None = _derived("Lower bound of the persons released.", unit="persons")
    released_high: int | None = _derived("Upper bound of the persons released.", unit="persons")
    releases_low: int | None = _derived("Lower bound of the number of events.", unit="events")
    releases_high: int | None = _derived("Upper bound of the number of events.", unit="events")
    expelled_low: int | None = _derived(
        "Lower bound of the persons taken or forced out of the country.", unit="persons"
    )
    expelled_high: int | None = _derived(
        "Upper bound of the persons taken or forced out of the country.", unit="persons"
    )
    contacts_low: int | None = _derived("Lower bound of the number of contacts.", unit="contacts")
    contacts_high: int | None = _derived("Upper bound of the number of contacts.", unit="contacts")
    concessions_low: int | None = _derived("Lower bound of the number of concessions.", unit="concessions")
    concessions_high: int | None = _derived("Upper bound of the number of concessions.", unit="concessions")
    held_low: int | None = _derived(
        "Persons held: the least number that Viasna's own estimates of the period allow.", unit="persons"
    )
    held_high: int | None = _derived(
        "Persons held: the greatest number that Viasna's own estimates of the period allow.", unit="persons"
    )
