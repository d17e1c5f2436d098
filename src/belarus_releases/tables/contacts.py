"""``contacts``: one row is a visit, meeting, call, letter, message or public statement."""

import datetime as dt
from typing import Annotated, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import coded, derived, entered, stated, table
from ._common import ATTESTED, NOTE, Confidence, always

ContactKind = Annotated[
    Literal["visit", "meeting", "phone_call", "letter", "message", "statement"],
    Vocabulary(
        {
            "visit": "An envoy, official or politician, or a head of state or government, travels to the other party, "
            "or to an occasion that it holds; a source states the journey or the place.",
            "meeting": "Two-way talks whose form is not stated, or on neutral ground; also a reception of a resident "
            "ambassador, a ceremony or a handover.",
            "phone_call": "A call.",
            "letter": "What a source calls a letter.",
            "message": "A one-way message, conveyed by others or by means not stated; also a congratulation.",
            "statement": "Words said in public, including posts.",
        }
    ),
]
ActorType = Annotated[
    Literal["state", "opposition", "church", "international_organisation", "private"],
    Vocabulary(
        {
            "state": "A state, by its government, parliament or authorities.",
            "opposition": "The Belarusian opposition in exile and its offices.",
            "church": "A church, the Holy See included.",
            "international_organisation": "An organisation of states.",
            "private": "A party, an association or a person that acts for none of these.",
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
    contact_id: str = entered("Identifier, made of date and parties; do not read data from it.")
    label: str = entered("The contact in a few words, written by the editors.")
    date: dt.date | None = derived(
        "Day of the contact, where a single day is stated.", by="day", inputs=("date",), hazards=("known_days_only",)
    )
    date_earliest: dt.date | None = derived("First possible day of the contact.", by="earliest", inputs=("date",))
    date_latest: dt.date | None = derived("Last possible day of the contact.", by="latest", inputs=("date",))
    kind: ContactKind = coded(
        "Form of the contact.",
        rule="One form per contact: a visit covers the meetings during it. The form is that of the contact that the "
        "row is about: where only the speaker takes part, or each side only speaks in public, `statement`, whatever "
        "the statement is about; where both sides take part, the form of their contact, not of the report on it.",
        hazards=("as_reported",),
    )
    participants: tuple[str, ...] = stated("Persons, offices or states that took part or spoke.")
    parties: tuple[str, ...] = stated(
        "For whom the participants took part or spoke: codes of states, of the Holy See and of the European Union "
        "(ISO 3166-1 alpha-2), else names.",
        since="2026.11.3",
        hazards=("as_reported",),
    )
    actor_types: tuple[ActorType, ...] = coded(
        "Kinds of party.",
        rule="Each kind that occurs among `parties`, once, in the order of the vocabulary; so the items of the two "
        "lists do not correspond one to one. A person counts as the kind of party they act for; prisoners who are "
        "visited, and persons just freed, are not parties.",
        since="2026.11.3",
    )
    place: str | None = stated("City of the contact.", inapplicable=lambda row: row.kind == "phone_call")
    topics: tuple[str, ...] = stated("Subjects of the contact.")
    with_minsk: bool = coded(
        "Whether the Belarusian authorities took part.",
        rule="True when the authorities met, spoke (also in public), wrote or were written to, when a source states "
        "that they granted, admitted or summoned, and for journeys to an occasion that they hold; false for talks and "
        "statements of others, even about Minsk, unless sent to it.",
        hazards=("as_reported",),
    )
    planned: bool = coded(
        "Whether the contact was only planned when last reported.",
        rule="True when no source says that it took place, even if it may have been called off; false for statements "
        "and for messages sent.",
        hazards=("last_reported",),
    )
    n_origins: int = derived(
        "Number of independent origins (newsrooms; reprints counted once) that report the contact.",
        by="n_origins",
        inputs=_ANY,
        hazards=ATTESTED,
    )
    confidence: Confidence = derived(
        "How well the contact is attested.", by="confidence", inputs=_ANY, hazards=ATTESTED
    )
    note: str | None = entered(NOTE, inapplicable=always)
