"""``event_breakdowns``: one row counts the persons of an event in one group."""

from typing import Annotated, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import coded, entered, stated, table
from ._common import NOTE, Qualifier, always, without_bound

Dimension = Annotated[
    Literal["nationality", "destination", "sex", "charge"],
    Vocabulary(
        {
            "nationality": "By citizenship; `group` is a country code, or a group of countries as printed.",
            "destination": "By the first country reached; `group` is a country code.",
            "sex": "By sex; `group` is female or male.",
            "charge": "By the official conviction; `group` is extremism, protest, drugs or other.",
        }
    ),
]

_PERSONS = ("do_not_sum", "counts_announcements", "recognised_or_not")


@table(
    "event_breakdowns",
    "Counts of an event's persons by nationality, destination, sex or charge.",
    main=("breakdown_id", "event_id", "dimension", "group", "count", "low", "high", "within"),
)
class EventBreakdown:
    breakdown_id: str = entered("Identifier, made of event, dimension and group; do not read data from it.")
    event_id: str = entered("The event.", refers_to="events")
    dimension: Dimension = coded("What the persons are grouped by.", rule="By what the source counts.")
    group: str = coded("The group counted.", rule="The code of the group, or words where it has no code.")
    count: int | None = stated(
        "Persons in the group.", unit="persons", hazards=(*_PERSONS, "empty_is_not_zero"), in_part=("low", "high")
    )
    low: int | None = stated(
        "Lower bound, where only a bound is stated; `qualifier` says whether it is inclusive.",
        unit="persons",
        hazards=(*_PERSONS, "lower_bound", "one_origin"),
        inapplicable=without_bound("low", "count"),
    )
    high: int | None = stated(
        "Upper bound, where only a bound is stated; `qualifier` says whether it is inclusive.",
        unit="persons",
        hazards=(*_PERSONS, "upper_bound"),
        inapplicable=without_bound("high", "count"),
    )
    qualifier: Qualifier | None = stated("How the source hedges the number.")
    within: str = coded(
        "Which persons of the event are counted.",
        rule="`all` when the count covers the whole event; else `dimension=group` of the part counted.",
    )
    exhaustive: bool = coded(
        "Whether the groups of this dimension cover all persons counted.",
        rule="True only when a source gives the list as complete, or the groups add up to the total.",
    )
    note: str | None = entered(NOTE, inapplicable=always)
