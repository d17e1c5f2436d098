"""``prisoners``: one row is a prisoner who was released and is publicly named."""

import datetime as dt
from typing import Annotated, Literal

from ..schema.columns import Country, Vocabulary
from ..schema.declare import coded, derived, entered, stated, table
from ._common import N_ORIGINS, NOTE, Confidence

_CATEGORIES = {
    "politician": "Held or sought office, or led a party or a campaign.",
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
    "worker": "Reported by a trade or job.",
    "athlete": "Competed in sport.",
    "foreign_national": "Reported by foreign citizenship; no occupation is stated.",
    "other": "Reported as something else.",
}
Category = Annotated[
    Literal[
        "politician", "activist", "human_rights_defender", "journalist", "blogger", "lawyer", "academic",
        "trade_unionist", "clergy", "artist", "business", "worker", "athlete", "foreign_national", "other",
    ],
    Vocabulary(_CATEGORIES),
]  # fmt: skip
PrimaryCategory = Annotated[
    Literal[
        "politician", "activist", "human_rights_defender", "journalist", "blogger", "lawyer", "academic",
        "trade_unionist", "clergy", "artist", "business", "worker", "athlete", "foreign_national", "other",
        "not_stated",
    ],
    Vocabulary({**_CATEGORIES, "not_stated": "No source states what the prisoner did."}),
]  # fmt: skip
CustodyStatus = Annotated[
    Literal["at_liberty", "in_custody", "unclear"],
    Vocabulary(
        {
            "at_liberty": "The latest custody change is a release.",
            "in_custody": "The latest custody change is a return to custody or a new arrest.",
            "unclear": "The latest custody change is a refusal to leave, or which change is the latest is not known.",
        }
    ),
]


@table(
    "prisoners",
    "Persons released and named in public reporting.",
    main=(
        "prisoner_id",
        "name",
        "category_primary",
        "event_id",
        "custody_status",
        "nationalities",
        "sentence_years",
        "confidence",
    ),
)
class Prisoner:
    prisoner_id: str = entered("Opaque identifier of the prisoner.")
    name: str | None = stated("Name in Latin letters, as adopted.")
    name_be: str | None = stated("Name in Belarusian.")
    name_ru: str | None = stated("Name in Russian.")
    aliases: tuple[str, ...] = stated("Other spellings in use.")
    nationalities: tuple[Country, ...] = stated("Citizenships that sources state.")
    category_primary: PrimaryCategory = coded(
        "What the prisoner is mainly reported as.",
        rule="The category that most sources give for the time of the arrest. An occupation goes before `activist`, "
        "and either before `foreign_national`.",
    )
    categories: tuple[Category, ...] = stated("Everything that sources report the prisoner as.")
    role: str | None = stated("Public role, in a few words.")
    detained: dt.date | None = derived(
        "Day of the detention, where a single day is stated.", by="day", inputs=("detained",)
    )
    detained_earliest: dt.date | None = derived(
        "First possible day of the detention.", by="earliest", inputs=("detained",)
    )
    detained_latest: dt.date | None = derived("Last possible day of the detention.", by="latest", inputs=("detained",))
    sentenced: dt.date | None = derived(
        "Day of the sentence, where a single day is stated.", by="day", inputs=("sentenced",)
    )
    sentenced_earliest: dt.date | None = derived(
        "First possible day of the sentence.", by="earliest", inputs=("sentenced",)
    )
    sentenced_latest: dt.date | None = derived("Last possible day of the sentence.", by="latest", inputs=("sentenced",))
    sentence_years: float | None = stated("Length of the sentence.", unit="years")
    released: dt.date | None = derived(
        "Day of the latest release, where a single day is known.", by="released_day", since="2026.11.3"
    )
    released_earliest: dt.date | None = derived(
        "First possible day of the latest release.", by="released_earliest", since="2026.11.3"
    )
    released_latest: dt.date | None = derived(
        "Last possible day of the latest release.", by="released_latest", since="2026.11.3"
    )
    event_id: str | None = derived(
        "The latest event to which a custody change of the prisoner belongs.", by="latest_event", refers_to="events"
    )
    custody_status: CustodyStatus | None = derived(
        "Whether the prisoner is at liberty, by their latest custody change.", by="custody_status"
    )
    status_as_of: dt.date | None = derived(
        "Day as of which `custody_status` holds: the last possible day of the latest custody change, but no later than "
        "its adopted sources were public.",
        by="status_as_of",
    )
    n_origins: int = derived(f"{N_ORIGINS} `name` or one of the `aliases`.", by="n_origins", inputs=("name", "aliases"))
    confidence: Confidence = derived(
        "How well the name of the prisoner is attested.", by="confidence", inputs=("name", "aliases")
    )
    note: str | None = entered(NOTE)
