"""``prisoners``: one row is a person who was released and is publicly named."""

import datetime as dt
from typing import Annotated, Literal

from belarus_releases.columns import Country, Terms, coded, derived, entered, stated, table

from ._common import N_ORIGINS, NOTE, Confidence

_CATEGORIES = {
    "politician": "Held or sought office, led a party or a campaign.",
    "activist": "Active in politics or society without office.",
    "human_rights_defender": "Worked for or with a rights group.",
    "journalist": "Worked for a news medium.",
    "blogger": "Published on a channel or blog of their own.",
    "lawyer": "Practised law.",
    "academic": "Taught or did research.",
    "trade_unionist": "Active in a trade union.",
    "clergy": "Served in a church.",
    "artist": "Worked in the arts.",
    "business": "Ran or managed a business.",
    "worker": "Reported by a trade or employment.",
    "athlete": "Competed in sport.",
    "foreign_national": "Reported by foreign citizenship, no occupation being stated.",
    "other": "Described in another way.",
}
Category = Annotated[
    Literal[
        "politician", "activist", "human_rights_defender", "journalist", "blogger", "lawyer", "academic",
        "trade_unionist", "clergy", "artist", "business", "worker", "athlete", "foreign_national", "other",
    ],
    Terms(**_CATEGORIES),
]  # fmt: skip
PrimaryCategory = Annotated[
    Literal[
        "politician", "activist", "human_rights_defender", "journalist", "blogger", "lawyer", "academic",
        "trade_unionist", "clergy", "artist", "business", "worker", "athlete", "foreign_national", "other",
        "not_stated",
    ],
    Terms(**_CATEGORIES, not_stated="No source says what the person did."),
]  # fmt: skip
CustodyStatus = Annotated[
    Literal["at_liberty", "in_custody", "unclear"],
    Terms(
        at_liberty="The last stated change is a release.",
        in_custody="The last stated change is a return to custody.",
        unclear="The last stated change is a refusal to leave; what followed is not stated.",
    ),
]


@table("prisoners", "One named person, as publicly reported.")
class Prisoner:
    prisoner_id: str = entered("Opaque identifier of the person.")
    name: str | None = stated("Name in Latin letters, as adopted.")
    name_be: str | None = stated("Name in Belarusian.")
    name_ru: str | None = stated("Name in Russian.")
    aliases: tuple[str, ...] = stated("Other spellings in use.")
    nationalities: tuple[Country, ...] = stated("Citizenships stated.")
    category_primary: PrimaryCategory = coded(
        "What the person is mainly reported as.",
        rule="The category that most sources give for the time of the arrest; an occupation goes before activist, "
        "and either before foreign_national.",
    )
    categories: tuple[Category, ...] = stated("Everything that sources report the person as.")
    role: str | None = stated("Public role, in a few words.")
    detained: dt.date | None = derived("Day of the detention.", by="day", of=("detained",))
    detained_earliest: dt.date | None = derived("Its first possible day.", by="earliest", of=("detained",))
    detained_latest: dt.date | None = derived("Its last possible day.", by="latest", of=("detained",))
    sentenced: dt.date | None = derived("Day of the sentence.", by="day", of=("sentenced",))
    sentenced_earliest: dt.date | None = derived("Its first possible day.", by="earliest", of=("sentenced",))
    sentenced_latest: dt.date | None = derived("Its last possible day.", by="latest", of=("sentenced",))
    sentence_years: float | None = stated("Length of the sentence.", unit="years")
    event_id: str | None = derived("The person's latest release.", by="latest_event", refers_to="events")
    custody_status: CustodyStatus | None = derived(
        "Whether the person is at liberty, by the latest change stated.", by="custody_status"
    )
    status_as_of: dt.date | None = derived(
        "Day up to which the status is known: of the latest change or, if that is undated, of the end of the "
        "period in which its adopted source was published.",
        by="status_as_of",
    )
    n_origins: int = derived(f"{N_ORIGINS} name or a spelling of it.", by="n_origins", of=("name", "aliases"))
    confidence: Confidence = derived("How well the person's case is attested.", by="confidence", of=("name", "aliases"))
    note: str | None = entered(NOTE)
