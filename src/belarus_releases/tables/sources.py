"""``sources``: one row is a publication."""

import datetime as dt
from typing import Annotated, Literal

from belarus_releases.columns import Pattern, Terms, entered, table

from ._common import NOTE

PublisherSide = Annotated[
    Literal["state", "exile", "international", "rights_group", "government", "opposition"],
    Terms(
        state="Belarusian authorities and state media.",
        exile="Belarusian independent media, mostly working from abroad.",
        international="Media and reference works from elsewhere.",
        rights_group="Rights groups and associations.",
        government="Other governments and intergovernmental bodies.",
        opposition="The Belarusian opposition.",
    ),
]
SourceKind = Annotated[
    Literal[
        "agency", "news", "opinion", "state_media", "government", "ngo", "reference", "aggregator", "blog",
        "unidentified",
    ],
    Terms(
        agency="A news agency.",
        news="A newspaper, broadcaster or news site.",
        opinion="Analysis or commentary.",
        state_media="A medium of the Belarusian state.",
        government="A government or intergovernmental body.",
        ngo="A rights group or other association.",
        reference="A reference work.",
        aggregator="A page that retells the reports of others.",
        blog="A personal or anonymous site.",
        unidentified="The publisher is not known.",
    ),
]  # fmt: skip
Quality = Annotated[
    Literal["weak", "good", "primary"],
    Terms(
        ordered=True,
        weak="Retold, anonymous or careless; never decides alone where a better source speaks.",
        good="A publication with an editorial desk or a name to lose.",
        primary="The body itself on its own acts or counts.",
    ),
]


@table("sources", "One publication.")
class Source:
    source_id: str = entered("Opaque identifier of the publication.")
    publisher_id: str | None = entered("Short name of the publisher, one for all its spellings.")
    publisher: str | None = entered("Publisher.")
    publisher_side: PublisherSide | None = entered("Where the publisher stands.")
    title: str | None = entered(
        "Title as it was collected: as published, or rendered in English; in brackets, what the page is about."
    )
    url: Annotated[str, Pattern(r"https?://\S+", "http(s) address")] | None = entered("Public address.")
    published: dt.date | None = entered("Day of publication, where it is known.")
    published_earliest: dt.date | None = entered("Its first possible day.")
    published_latest: dt.date | None = entered("Its last possible day.")
    retrieved_on: dt.date | None = entered("Day on which the editors read it.")
    language: Annotated[str, Pattern("[a-z]{2}", "ISO 639-1")] | None = entered("Language.")
    kind: SourceKind = entered("Kind of publication.")
    origin_id: str | None = entered("The publication that it reprints.", refers_to="sources")
    is_reprint: bool | None = entered("Whether it reprints or adapts a text published elsewhere.", since="2026.11.1")
    quality: Quality = entered("How far it is relied on.")
    note: str | None = entered(NOTE)
