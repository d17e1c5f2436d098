"""``event_breakdowns``: one row counts the persons of a release in one group."""

from typing import Annotated, Literal

from belarus_releases.columns import Terms, coded, entered, stated, table

from ._common import NOTE, Qualifier

Dimension = Annotated[
    Literal["nationality", "destination", "sex", "charge"],
    Terms(
        nationality="By citizenship; `group` is a country code, or a group of countries as printed.",
        destination="By the first country reached; `group` is a country code.",
        sex="By sex; `group` is female or male.",
        charge="By the official conviction; `group` is extremism, protest, drugs or other.",
    ),
]


@table("event_breakdowns", "One count of an event's persons in a group.")
class EventBreakdown:
    breakdown_id: str = entered("Release, dimension and group; an identifier, never data.")
    event_id: str = entered("The release.", refers_to="events")
    dimension: Dimension = coded("What the persons are grouped by.", rule="By what the source counts.")
    group: str = coded("The group that is counted.", rule="The code of the group; in words where it has none.")
    count: int | None = stated("Persons in the group.", unit="persons")
    low: int | None = stated("Lower bound, where only a bound is stated.", unit="persons")
    high: int | None = stated("Upper bound, where only a bound is stated.", unit="persons")
    qualifier: Qualifier | None = stated("How the number is hedged.")
    within: str = coded(
        "Which persons of the release are counted.",
        rule="`all` when the count runs over the whole release; else dimension=group of the part counted.",
    )
    exhaustive: bool = coded(
        "Whether the groups of this dimension cover everybody counted.",
        rule="True only when a source gives the list as complete, or the groups add up to the total.",
    )
    note: str | None = entered(NOTE)
