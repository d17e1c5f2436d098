"""``prisoners``: one row is a prisoner who was released and is publicly named."""

import datetime as dt
from typing import Annotated, Literal

from ..schema.columns import Country, Vocabulary
from ..schema.declare import coded, derived, entered, stated, table
from ._common import ATTESTED, N_ORIGINS, NOTE, Confidence, always

_CATEGORIES = {
    "politician": "Held or sought office, or led a party. Agents and staff of a campaign are activists.",
    "activist": "Active in politics or society without office.",
    "human_rights_defender": "Worked for or with a rights group.",
    "journalist": "Worked for a news medium.",
    "blogger": "Owned, wrote or administered a channel or blog.",
    "lawyer": "Practised law.",
    "academic": "Taught or did research, as scholars, analysts and philosophers do.",
    "trade_unionist": "Active in a trade union.",
    "clergy": "Served in a church.",
    "artist": "Worked in the arts, as writers and literary translators do.",
    "business": "Ran or managed a business.",
    "worker": "Reported by a trade or job, such as translators who are not literary, and staff of missions.",
    "athlete": "Competed in sport, or was a referee or coach.",
    "foreign_national": "Reported by foreign citizenship; no occupation is stated.",
    "other": "Reported as something else, such as a student.",
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
    Vocabulary(
        _CATEGORIES
        | {"not_stated": "No source states what the prisoner did; kinship and age, never recorded, are no category."}
    ),
]  # fmt: skip
SentenceBasis = Annotated[
    Literal["first", "appeal", "added", "cumulative", "not_stated"],
    Vocabulary(
        {
            "first": "The first sentence remained in force: it was upheld, or no source states a change.",
            "appeal": "The first sentence was changed on appeal, to `sentence_total_years`.",
            "added": "Terms were added to the first sentence, and no source states the sum at the release.",
            "cumulative": "Terms were added to the first sentence, and `sentence_total_years` is the sum.",
            "not_stated": "No source states a length, or to which sentence the length belongs.",
        }
    ),
]
CustodyStatus = Annotated[
    Literal["at_liberty", "in_custody", "unclear"],
    Vocabulary(
        {
            "at_liberty": "The latest custody change is a release.",
            "in_custody": "The latest custody change is a return to custody or a new arrest.",
            "unclear": "The latest custody change is a refusal to leave, or it is not known which change is the "
            "latest.",
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
    nationalities: tuple[Country, ...] = stated(
        "Citizenships that sources state; the word Belarusian before a name or an occupation is not a statement of "
        "citizenship.",
        hazards=("no_sample",),
    )
    category_primary: PrimaryCategory = coded(
        "What the prisoner is mainly reported as.",
        rule="Where sources name an activity for which the prisoner was arrested, its category. Otherwise the "
        "category that most publishers give for the time of the arrest: one vote per publisher, titles and roles "
        "included, weak sources only where no other source states one. On a tie, the first of: `politician`, "
        "`human_rights_defender`, `trade_unionist`, `clergy`, `journalist`, `blogger`, `lawyer`, `academic`, "
        "`artist`, `athlete`, `business`, `worker`, `activist`. A single source that states any of these takes "
        "precedence over all that state only citizenship.",
        hazards=("no_sample",),
    )
    categories: tuple[Category, ...] = stated("Everything that sources report the prisoner as.", hazards=("no_sample",))
    role: str | None = stated("Public role, in a few words.")
    detained: dt.date | None = derived(
        "Day of the detention, where a single day is stated: the start of the unbroken custody that ended with the "
        "release. An arrest after which the prisoner was let go does not count.",
        by="day",
        inputs=("detained",),
        hazards=("known_days_only",),
    )
    detained_earliest: dt.date | None = derived(
        "First possible day of the detention.", by="earliest", inputs=("detained",)
    )
    detained_latest: dt.date | None = derived("Last possible day of the detention.", by="latest", inputs=("detained",))
    sentenced: dt.date | None = derived(
        "Day of the first sentence, where a single day is stated.",
        by="day",
        inputs=("sentenced",),
        hazards=("known_days_only",),
    )
    sentenced_earliest: dt.date | None = derived(
        "First possible day of the first sentence.", by="earliest", inputs=("sentenced",)
    )
    sentenced_latest: dt.date | None = derived(
        "Last possible day of the first sentence.", by="latest", inputs=("sentenced",)
    )
    sentence_years: float | None = stated(
        "Length of the sentence first passed in the case for which the prisoner was held.",
        unit="years",
        hazards=("no_sample",),
    )
    sentence_total_years: float | None = stated(
        "Length of the term in force at the release, where it is not that of the first sentence: as changed on appeal, "
        "or with the terms added later, as a source states it.",
        unit="years",
        inapplicable=lambda row: row.sentence_basis == "first",
        since="2026.11.3",
        hazards=("no_sample", "one_origin"),
    )
    sentence_basis: SentenceBasis | None = coded(
        "What had become of the first sentence by the release.",
        rule="By the latest change that a source states. A new case without a sentence is not a change. `added` as "
        "long as no source states the sum; the editors never compute it.",
        since="2026.11.3",
    )
    released: dt.date | None = derived(
        "Day of the latest release, where a single day is known.",
        by="released_day",
        since="2026.11.3",
        hazards=("known_days_only",),
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
        "Whether the prisoner is at liberty, by their latest custody change.",
        by="custody_status",
        hazards=("no_sample", "last_reported"),
    )
    status_as_of: dt.date | None = derived(
        "Day as of which `custody_status` holds: the last possible day of the latest custody change, but no later "
        "than the day on which its adopted sources were public.",
        by="status_as_of",
    )
    n_origins: int = derived(
        f"{N_ORIGINS} `name` or one of the `aliases`.", by="n_origins", inputs=("name", "aliases"), hazards=ATTESTED
    )
    confidence: Confidence = derived(
        "How well the name of the prisoner is attested.", by="confidence", inputs=("name", "aliases"), hazards=ATTESTED
    )
    note: str | None = entered(NOTE, inapplicable=always)
