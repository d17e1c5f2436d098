"""``contacts``: one row is a visit, meeting, call, letter, message or public statement."""

import datetime as dt
from typing import Annotated, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import coded, derived, entered, stated, table
from ._common import NOTE, Confidence

ContactKind = Annotated[
    Literal["visit", "meeting", "phone_call", "letter", "message", "statement"],
    Vocabulary(
        {
            "visit": "An envoy, another official, or a head of state or government travels.",
            "meeting": "Talks whose form is not stated, or that take place on neutral ground.",
            "phone_call": "A call.",
            "letter": "A letter.",
            "message": "A message conveyed by others, or by means not stated.",
            "statement": "Words said in public, posts included.",
        }
    ),
]
_ANY = ("participants", "place", "topics", "date")


@table(
    "contacts",
    "Contacts: visits, meetings, calls, letters, messages and public statements.",
    main=("contact_id", "kind", "date_earliest", "with_minsk", "planned", "place", "date_latest", "participants"),
)
class Contact:
    contact_id: str = entered("Identifier, made of date and parties; never data.")
    label: str = entered("The contact in a few words, written by the editors.")
    date: dt.date | None = derived("Day of the contact, where a single day is stated.", by="day", inputs=("date",))
    date_earliest: dt.date | None = derived("First possible day of the contact.", by="earliest", inputs=("date",))
    date_latest: dt.date | None = derived("Last possible day of the contact.", by="latest", inputs=("date",))
    kind: ContactKind = coded("Form of the contact.", rule="One form per contact: a visit covers the meetings on it.")
    participants: tuple[str, ...] = stated("Persons, offices or states that took part or spoke.")
    place: str | None = stated("City of the contact.")
    topics: tuple[str, ...] = stated("Subjects of the contact.")
    with_minsk: bool = coded(
        "Whether the Belarusian authorities took part.",
        rule="True when the authorities met, spoke, wrote or were written to; false for talks and statements of "
        "others.",
    )
    planned: bool = coded(
        "Whether the contact was only planned when last reported.", rule="True when no source says that it took place."
    )
    n_origins: int = derived(
        "Number of independent origins (newsrooms; reprints counted once) that report the contact.",
        by="n_origins",
        inputs=_ANY,
    )
    confidence: Confidence = derived("How well the contact is attested.", by="confidence", inputs=_ANY)
    note: str | None = entered(NOTE)
