"""``sources``: one row is a source, a publication that claims cite."""

import datetime as dt
from typing import Annotated, Any, Literal

from ..schema.columns import Pattern, Vocabulary
from ..schema.declare import entered, table
from ._common import NOTE, always

PublisherSide = Annotated[
    Literal["state", "exile", "international", "rights_group", "government", "opposition"],
    Vocabulary(
        {
            "state": "Belarusian authorities and state media.",
            "exile": "Belarusian independent media, mostly working from abroad.",
            "international": "Media and reference works from elsewhere.",
            "rights_group": "Rights groups and associations.",
            "government": "Other governments and intergovernmental bodies.",
            "opposition": "The Belarusian opposition.",
        }
    ),
]
SourceKind = Annotated[
    Literal[
        "agency", "news", "opinion", "state_media", "government", "ngo", "reference", "aggregator", "blog",
        "unidentified",
    ],
    Vocabulary(
        {
            "agency": "A news agency.",
            "news": "A newspaper, broadcaster or news site.",
            "opinion": "Analysis or commentary.",
            "state_media": "A medium of the Belarusian state.",
            "government": "A government or intergovernmental body.",
            "ngo": "A rights group or other association.",
            "reference": "A reference work.",
            "aggregator": "A page that retells the reports of others.",
            "blog": "A personal or anonymous site.",
            "unidentified": "The publisher is not known.",
        }
    ),
]  # fmt: skip
Quality = Annotated[
    Literal["weak", "good", "primary"],
    Vocabulary(
        {
            "weak": "Retold, anonymous or careless: a site without an editorial desk of its own, a copy at another's "
            "address, a file in a public repository, an encyclopaedia that anyone can edit. It never decides alone "
            "where a better source states a value.",
            "good": "A source with an editorial desk or a reputation to lose, also where it interviews a freed "
            "prisoner or reports on its own staff.",
            "primary": "The body itself on its own acts or counts, at its own address or through a service that "
            "distributes its texts.",
        },
        ordered=True,
    ),
]

Url = Annotated[str, Pattern(r"https?://\S+|[^\s:/]+/\S*", "http(s) address, or that of a mirror without http(s)://")]


def _is_original(row: Any) -> bool:
    """Whether a source reprints nothing."""
    return row.is_reprint is False


@table(
    "sources",
    "Sources: the publications that the claims cite.",
    main=("source_id", "publisher", "published", "language", "quality", "publisher_side", "title"),
)
class Source:
    source_id: str = entered("Opaque identifier of the source.")
    publisher_id: str | None = entered("Short name of the publisher, one for all its spellings.")
    publisher: str | None = entered("Name of the publisher.")
    publisher_side: PublisherSide | None = entered("Side of the publisher.")
    title: str | None = entered(
        "Title as collected: as published, or rendered in English. […] marks words that the editors left out. A title "
        "in round brackets says what the page is about."
    )
    url: Url | None = entered(
        "Public address of the source, or that of its outlet's home page where the page's own address reveals what is "
        "not recorded here. The address of a throw-away mirror has no https:// before it, so that it is not a link."
    )
    published: dt.date | None = entered(
        "Day of publication, where a single day is known.", hazards=("known_days_only",)
    )
    published_earliest: dt.date | None = entered("First possible day of publication.")
    published_latest: dt.date | None = entered("Last possible day of publication.")
    retrieved_on: dt.date | None = entered("Day on which the editors read the source.")
    language: Annotated[str, Pattern("[a-z]{2}", "ISO 639-1")] | None = entered("Language of the source.")
    kind: SourceKind = entered("Kind of source.")
    origin_id: str | None = entered(
        "The source that this one reprints.", refers_to="sources", inapplicable=_is_original
    )
    is_reprint: bool | None = entered(
        "Whether the source reprints or adapts a text published elsewhere.", since="2026.11.1"
    )
    newsroom: Annotated[str, Pattern("[a-z0-9]+(-[a-z0-9]+)*", "short name, as of a publisher")] | None = entered(
        "The newsroom or body whose report a reprint carries, where it is named: its `publisher_id`, or what that "
        "would be.",
        since="2026.11.3",
        inapplicable=_is_original,
    )
    quality: Quality = entered("How far the source is relied on.")
    note: str | None = entered(NOTE, inapplicable=always)
