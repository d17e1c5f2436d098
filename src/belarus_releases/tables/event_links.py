"""``event_links``: one row is a link, stated by a source, between an event and a concession or contact."""

from typing import Annotated, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import coded, derived, entered, stated, table
from ._common import ATTESTED, N_ORIGINS, NOTE, Confidence, always

Relation = Annotated[
    Literal["stated_exchange", "stated_response", "conditional_future", "same_day_only", "denied"],
    Vocabulary(
        {
            "stated_exchange": "A source says that one was given for the other.",
            "stated_response": "A source says that one followed from, or answered, the other.",
            "conditional_future": "A source says that one would follow if the other came.",
            "same_day_only": "A source reports both together and states no link.",
            "denied": "A source denies that one was given for the other.",
        }
    ),
]

FirstMover = Annotated[
    Literal["contact", "foreign_step", "release", "same_day", "not_stated"],
    Vocabulary(
        {
            "contact": "The contact came first, and the release followed.",
            "foreign_step": "The concession, or the condition, came first.",
            "release": "The release came first; the contact or the concession followed.",
            "same_day": "Both are on the same day, and sources differ on the order or state none.",
            "not_stated": "No source states an order.",
        }
    ),
]


@table(
    "event_links",
    "Links between events and concessions or contacts, as stated by sources.",
    main=("link_id", "relation", "attributed_to"),
)
class EventLink:
    link_id: str = entered("Identifier, made of event and concession or contact; do not read data from it.")
    event_id: str = entered("The event.", refers_to="events")
    concession_id: str | None = entered(
        "The concession, where the link is to one.",
        refers_to="concessions",
        inapplicable=lambda row: row.contact_id is not None,
    )
    contact_id: str | None = entered(
        "The contact, where the link is to one.",
        refers_to="contacts",
        inapplicable=lambda row: row.concession_id is not None,
    )
    relation: Relation | None = stated(
        "Link that is stated between the event and the concession or contact.", hazards=("as_reported", "no_cause")
    )
    first_mover: FirstMover | None = coded(
        "Which of the two came first.",
        rule="By the words of the sources that state the link, where they put one before the other; else by the "
        "dates, where these are stated separately and do not overlap. `same_day` where both are of one day and there "
        "are no such words. It says which came first, not which led to the other.",
        since="2026.11.3",
        hazards=("no_cause",),
    )
    attributed_to: str | None = derived(
        "Who states the link, where the adopted source quotes somebody.",
        by="attribution",
        inputs=("relation",),
        inapplicable=always,
    )
    n_origins: int | None = derived(
        f"{N_ORIGINS} relation.", by="n_origins", inputs=("relation",), since="2026.11.3", hazards=ATTESTED
    )
    confidence: Confidence | None = derived(
        "How well the adopted relation is attested.",
        by="confidence",
        inputs=("relation",),
        since="2026.11.3",
        hazards=ATTESTED,
    )
    note: str | None = entered(NOTE, inapplicable=always)
