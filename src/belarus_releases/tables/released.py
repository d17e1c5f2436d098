"""``released``: how many persons were released in a period; one row is one answer."""

import datetime as dt
from functools import partial

from ..schema.declare import derived, table

_derived = partial(derived, by="released")


@table(
    "released",
    "How many persons were released in a period: as announced, and each counted once.",
    main=("question", "announced_low", "announced", "announced_high", "persons_low", "persons", "persons_high"),
)
class Released:
    question: str = _derived("The period, as first/last day; `..` where it has no bound.")
    start: dt.date | None = _derived("First day of the period; empty without a bound.")
    end: dt.date | None = _derived("Last day of the period; empty without a bound.")
    announced_low: int | None = _derived(
        "Least number announced: the least number of each event that surely lies in the period, added up. Empty, as "
        "all numbers are, where the period is not wholly covered and no event is recorded.",
        unit="persons",
        hazards=("counts_announcements", "recognised_or_not", "lower_bound"),
    )
    announced: int | None = _derived(
        "Number announced, as adopted: `released_total` of each event that surely lies in the period, or its lower "
        "bound where no total is stated.",
        unit="persons",
        hazards=("counts_announcements", "recognised_or_not"),
    )
    announced_high: int | None = _derived(
        "Greatest number announced, including events that may or may not lie in the period; empty where there is no "
        "upper bound.",
        unit="persons",
        hazards=("counts_announcements", "recognised_or_not", "upper_bound"),
    )
    persons_low: int | None = _derived(
        "Least number of persons, each counted once: without the repeats of those known to be in two of the events; "
        "of events that may concern the same persons, as a source says, only the largest counts. Empty for several "
        "events of a version before 2026.11.3, which does not record such repeats.",
        unit="persons",
        hazards=("recognised_or_not", "lower_bound"),
    )
    persons: int | None = _derived(
        "Number of persons, each counted once, as adopted: `announced` minus those known to be in two of the events.",
        unit="persons",
        hazards=("recognised_or_not",),
    )
    persons_high: int | None = _derived(
        "Greatest number of persons, each counted once; empty where there is no upper bound.",
        unit="persons",
        hazards=("recognised_or_not", "upper_bound"),
    )
    comparable: bool = _derived("Whether events are meant to be complete over the whole period.")
    why: tuple[str, ...] = _derived("What is open, and why.")
    population: str = _derived("Which persons are counted: `released`, recognised as political prisoners or not.")
    events_counted: tuple[str, ...] = _derived("Events that surely lie in the period.", refers_to="events")
    events_possible: tuple[str, ...] = _derived(
        "Events that may or may not lie in the period: they add to the greatest number only.", refers_to="events"
    )
    events_excluded: tuple[str, ...] = _derived(
        "Recorded events that may lie in the period and are not counted, such as those outside the series.",
        refers_to="events",
    )
    twice: tuple[str, ...] = _derived("Prisoners who are in two of the events.", refers_to="prisoners")
    version: str = _derived("Data version.")
    known_on: dt.date | None = _derived("Day as of which the record is known; empty without such a bound.")
    choice: str | None = _derived(
        "Choice of sources that count, as `without quality=weak`; empty where all do: see `Dataset.among`."
    )

    def __str__(self) -> str:
        """The answer as sentences."""
        from ..schema.sentences import released

        return released(self)
