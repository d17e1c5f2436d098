"""``event_links``: one row is a tie that a source states between a release and a step of others."""

from typing import Annotated, Literal

from belarus_releases.columns import Terms, derived, entered, stated, table

from ._common import NOTE

Relation = Annotated[
    Literal["stated_exchange", "stated_response", "conditional_future", "same_day_only", "denied"],
    Terms(
        stated_exchange="A source says that one was given for the other.",
        stated_response="A source says that one followed from, or answered, the other.",
        conditional_future="A source says that one would follow if the other came.",
        same_day_only="A source reports both together and states no tie.",
        denied="A source denies that one was given for the other.",
    ),
]


@table("event_links", "A stated tie between an event and a concession or contact.")
class EventLink:
    link_id: str = entered("Release and step; an identifier, never data.")
    event_id: str = entered("The release.", refers_to="events")
    concession_id: str | None = entered("The concession, if the tie is to one.", refers_to="concessions")
    contact_id: str | None = entered("The contact, if the tie is to one.", refers_to="contacts")
    relation: Relation | None = stated("What kind of tie is stated.")
    attributed_to: str | None = derived(
        "Who states the tie, where the adopted source quotes somebody.", by="attribution", of=("relation",)
    )
    note: str | None = entered(NOTE)
