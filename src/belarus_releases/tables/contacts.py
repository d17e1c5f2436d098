"""``contacts``: one row is a visit, meeting, call, letter, message or public statement."""

import datetime as dt
from typing import Annotated, Literal

from belarus_releases.columns import Terms, coded, derived, entered, stated, table

from ._common import NOTE, Confidence

ContactKind = Annotated[
    Literal["visit", "meeting", "phone_call", "letter", "message", "statement"],
    Terms(
        visit="An envoy or head of government travels.",
        meeting="Talks whose form is not stated, or that took place on neutral ground.",
        phone_call="A call.",
        letter="A letter.",
        message="Conveyed by others, or by means not stated.",
        statement="Said in public, posts included.",
    ),
]
_ANY = ("participants", "place", "topics", "date")


@table("contacts", "A visit, meeting, call, letter, message or public statement.")
class Contact:
    contact_id: str = entered("Date and parties; an identifier, never data.")
    label: str = entered("The contact in a few words of the editors.")
    date: dt.date | None = derived("The day, where one is stated.", by="day", of=("date",))
    date_earliest: dt.date | None = derived("Its first possible day.", by="earliest", of=("date",))
    date_latest: dt.date | None = derived("Its last possible day.", by="latest", of=("date",))
    kind: ContactKind = coded("Form of the contact.", rule="One form per contact: a visit covers the meetings on it.")
    participants: tuple[str, ...] = stated("Persons, offices or states that took part or spoke.")
    place: str | None = stated("City.")
    topics: tuple[str, ...] = stated("What it was about.")
    with_minsk: bool = coded(
        "Whether the Belarusian authorities took part.",
        rule="True when they met, spoke, wrote or were written to; false for talks and statements of others.",
    )
    planned: bool = coded(
        "Whether it was only planned when last reported.", rule="True when no source says that it took place."
    )
    n_origins: int = derived("Independent origins (reprints counted once) that report it.", by="n_origins", of=_ANY)
    confidence: Confidence = derived("How well the contact is attested.", by="confidence", of=_ANY)
    note: str | None = entered(NOTE)
