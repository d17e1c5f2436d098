"""``event_links``: one row is a link, stated by a source, between an event and a concession or contact."""

from typing import Annotated, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import derived, entered, stated, table
from ._common import NOTE

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


@table(
    "event_links",
    "Links between events and concessions or contacts, as stated by sources.",
    main=("link_id", "relation", "attributed_to"),
)
class EventLink:
    link_id: str = entered("Identifier, made of event and concession or contact; never data.")
    event_id: str = entered("The event.", refers_to="events")
    concession_id: str | None = entered("The concession, where the link is to one.", refers_to="concessions")
    contact_id: str | None = entered("The contact, where the link is to one.", refers_to="contacts")
    relation: Relation | None = stated("Link that is stated between the event and the concession or contact.")
    attributed_to: str | None = derived(
        "Who states the link, where the adopted source quotes somebody.", by="attribution", inputs=("relation",)
    )
    note: str | None = entered(NOTE)
