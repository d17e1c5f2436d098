"""What a column must not be used for: a vocabulary, declared at the columns that each item concerns."""

from collections.abc import Iterable
from typing import Annotated, Literal

from .columns import Column, Vocabulary

Hazard = Annotated[
    Literal[
        "do_not_sum", "overlapping_periods", "counts_announcements", "recognised_or_not", "outside_the_series",
        "empty_is_not_zero", "lower_bound", "upper_bound", "do_not_subtract", "never_fitted", "bodies_differ",
        "repeated", "known_days_only", "mixed_date_basis", "complete_in_coverage", "selected_on_the_outcome",
        "as_reported", "no_cause", "no_sample", "last_reported", "one_origin", "attested_not_true", "counts_pages",
    ],
    Vocabulary(
        {
            "do_not_sum": "Do not add up the numbers of different rows: the same persons are in several of them.",
            "overlapping_periods": "The periods of different rows overlap.",
            "counts_announcements": "A sum counts releases as they were announced: a person who is in two of them "
            "counts twice, and `released` bounds how often.",
            "recognised_or_not": "It counts everybody released, whether recognised as a political prisoner or not.",
            "outside_the_series": "A sum takes in events outside the series: choose those with `in_series`, or use "
            "`released`, which counts no others.",
            "empty_is_not_zero": "Empty means that no source states it, never zero: a sum is too low.",
            "lower_bound": "It is a lower bound and not the number: say so, and look at `qualifier`, where there is "
            "one, for whether it is inclusive.",
            "upper_bound": "It is an upper bound and not the number: say so, and look at `qualifier`, where there is "
            "one, for whether it is inclusive.",
            "do_not_subtract": "Do not subtract releases from it to obtain a later number: others are recognised all "
            "the time.",
            "never_fitted": "Do not explain it by the events that happen to add up to it: many choices of events do.",
            "bodies_differ": "Bodies count different persons by different rules: do not join rows of different "
            "`counted_by`, `series`, `scope` or `population` into one line.",
            "repeated": "A number is passed on for months after it was new: `repeats` marks what is judged to be such, "
            "and others may be old too.",
            "known_days_only": "Empty where no single day is known, so that grouping by it loses rows: use the first "
            "and the last possible day or, where no columns have them, `evidence`.",
            "mixed_date_basis": "Rows are dated by different acts, or by the page only: do not measure days between "
            "rows of a different basis.",
            "complete_in_coverage": "No rows outside the span of `coverage` means that nothing is known, not that "
            "nothing happened.",
            "selected_on_the_outcome": "Rows were collected from news of releases, so that what no release followed is "
            "missing: do not estimate effects on releases with it.",
            "as_reported": "It holds what was reported, archived and found: a missing row does not show that nothing "
            "happened.",
            "no_cause": "It is what a source says, or what came first, and does not show that one caused the other.",
            "no_sample": "Those named are no sample of those released: shares and means describe the table and nobody "
            "else.",
            "last_reported": "It is the last state that sources report, not that of today.",
            "one_origin": "Most of the values rest on one independent origin each: `evidence` has who states them.",
            "attested_not_true": "It is about the reporting and not about the fact: newsrooms that quote one press "
            "service are several origins of one count.",
            "counts_pages": "Counting them counts publications, reprints included: count independent origins.",
        }
    ),
]  # fmt: skip

#: Each hazard with its sentence.
HAZARDS: dict[str, str] = Hazard.__metadata__[0].meanings  # type: ignore[attr-defined]


def columns_by_hazard(columns: Iterable[tuple[str, Column]]) -> dict[str, list[str]]:
    """The hazards that columns have, in the order of the vocabulary, each with the names of these columns.

    Parameters
    ----------
    columns : iterable of tuple
        Names, as they are to be shown, and columns.

    Examples
    --------
    >>> from belarus_releases.schema.columns import columns
    >>> from belarus_releases.tables.event_breakdowns import EventBreakdown
    >>> columns_by_hazard((column.name, column) for column in columns(EventBreakdown))["do_not_sum"]
    ['count', 'low', 'high']
    """
    names: dict[str, list[str]] = {hazard: [] for hazard in HAZARDS}
    for name, column in columns:
        for hazard in column.hazards:
            names[hazard].append(name)
    return {hazard: shown for hazard, shown in names.items() if shown}
