"""``custody_changes``: one row is one change in the custody of one person."""

import datetime as dt
from typing import Annotated, Literal

from belarus_releases.columns import Country, Terms, derived, entered, stated, table

from ._common import NOTE, DateBasis

Change = Annotated[
    Literal["released", "refused_expulsion", "returned", "rearrested"],
    Terms(
        released="Left custody.",
        refused_expulsion="Was freed to be taken abroad and refused to go.",
        returned="Was taken back into custody after a release or a refusal.",
        rearrested="Was detained again in a new case.",
    ),
]


@table("custody_changes", "One change for one person.")
class CustodyChange:
    change_id: str = entered("Opaque identifier of the change.")
    prisoner_id: str = entered("The person.", refers_to="prisoners")
    event_id: str | None = stated("The release it was part of.", refers_to="events")
    date: dt.date | None = derived("The day, or that of the release it was part of.", by="day", of=("date",))
    date_earliest: dt.date | None = derived("Its first possible day.", by="earliest", of=("date",))
    date_latest: dt.date | None = derived("Its last possible day.", by="latest", of=("date",))
    date_basis: DateBasis | None = derived("What the date is the date of.", by="date_basis", of=("date",))
    change: Change | None = stated("What changed.")
    destination_first: Country | None = stated("First country reached; BY when the person stayed.")
    destination_onward: Country | None = stated("Country that the person went on to.")
    note: str | None = entered(NOTE)
