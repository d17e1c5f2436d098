"""``custody_changes``: one row is one change in the custody of one prisoner."""

import datetime as dt
from typing import Annotated, Any, Literal

from ..schema.columns import Country, Vocabulary
from ..schema.declare import derived, entered, stated, table
from ._common import ATTESTED, N_ORIGINS, NOTE, Confidence, DateBasis, always

Change = Annotated[
    Literal["released", "refused_expulsion", "returned", "rearrested"],
    Vocabulary(
        {
            "released": "The prisoner leaves custody.",
            "refused_expulsion": "The prisoner is freed to be taken abroad and refuses to go.",
            "returned": "The prisoner is taken back into custody after a release or a refusal.",
            "rearrested": "The prisoner is detained again in a new case.",
        }
    ),
]


def _is_into_custody(row: Any) -> bool:
    """Whether the change leads into custody, and so to no country."""
    return row.change in ("returned", "rearrested")


@table(
    "custody_changes",
    "Changes in the custody of named persons: releases, refusals, returns.",
    main=("change_id", "prisoner_id", "change", "date_earliest", "date_latest", "event_id", "destination_first"),
)
class CustodyChange:
    change_id: str = entered("Opaque identifier of the custody change.")
    prisoner_id: str = entered("The prisoner.", refers_to="prisoners")
    event_id: str | None = stated("The event to which the change belongs.", refers_to="events")
    date: dt.date | None = derived(
        "Day of the change, where a single day is stated; a change without a date of its own has that of its event.",
        by="day",
        inputs=("date",),
        hazards=("known_days_only", "mixed_date_basis"),
    )
    date_earliest: dt.date | None = derived(
        "First possible day of the change.", by="earliest", inputs=("date",), hazards=("mixed_date_basis",)
    )
    date_latest: dt.date | None = derived(
        "Last possible day of the change.", by="latest", inputs=("date",), hazards=("mixed_date_basis",)
    )
    date_basis: DateBasis | None = derived(
        "What the date is: `left_custody` for a date of the change itself, whatever its kind; else the `date_basis` "
        "of the event.",
        by="date_basis",
        inputs=("date",),
    )
    change: Change | None = stated("Kind of custody change.", hazards=("no_sample",))
    destination_first: Country | None = stated(
        "First country reached; BY when the prisoner stayed. Empty where sources state only a later stay.",
        hazards=("no_sample",),
        inapplicable=_is_into_custody,
    )
    destination_onward: Country | None = stated(
        "Country to which the prisoner went on, or where sources place them later.",
        inapplicable=_is_into_custody,
        hazards=("no_sample", "last_reported", "one_origin"),
    )
    n_origins: int | None = derived(
        f"{N_ORIGINS} kind of change, or its date.",
        by="n_origins",
        inputs=("change", "date"),
        since="2026.11.3",
        hazards=ATTESTED,
    )
    confidence: Confidence | None = derived(
        "How well the adopted kind of change, or its date, is attested.",
        by="confidence",
        inputs=("change", "date"),
        since="2026.11.3",
        hazards=ATTESTED,
    )
    note: str | None = entered(NOTE, inapplicable=always)
