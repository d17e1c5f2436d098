"""``concessions``: one row is a concession by a foreign party, or its refusal."""

import datetime as dt
from typing import Annotated, Literal

from ..schema.columns import Country, Vocabulary
from ..schema.declare import coded, derived, entered, stated, table
from ._common import ATTESTED, NOTE, Confidence, always

StepBasis = Annotated[
    Literal["effective", "announced"],
    Vocabulary(
        {
            "effective": "A source states from when the concession was in force.",
            "announced": "The date is that of the announcement.",
        }
    ),
]
Direction = Annotated[
    Literal["easing", "tightening", "refusal", "request", "offer"],
    Vocabulary(
        {
            "easing": "A restriction is lifted or relaxed, or a courtesy is granted; also an invitation that is "
            "conveyed.",
            "tightening": "A restriction is added or kept.",
            "refusal": "A concession that was asked for is refused.",
            "request": "A concession is asked for.",
            "offer": "A concession is held out or wished for, and nothing is granted; also an invitation that is only "
            "mentioned.",
        }
    ),
]
Stage = Annotated[
    Literal["floated", "announced", "in_force", "expired"],
    Vocabulary(
        {
            "floated": "Talked about; also a request or an offer.",
            "announced": "Announced by the party that makes it, or decided or agreed; also a public refusal.",
            "in_force": "Carried out; for an invitation, accepted.",
            "expired": "No longer in force: the measure that the row names has ended.",
        },
        ordered=True,
    ),
]
ConcessionKind = Annotated[
    Literal["sanctions_relief", "licence", "delisting", "trade", "diplomatic", "prisoner", "sanctions", "other"],
    Vocabulary(
        {
            "sanctions_relief": "Sanctions are eased; the legal form is not stated.",
            "licence": "A licence permits what sanctions forbid.",
            "delisting": "A name is taken off a sanctions list.",
            "trade": "Borders, transit and trade.",
            "diplomatic": "Embassies, visits, seats in international bodies.",
            "prisoner": "A prisoner of the other side is freed.",
            "sanctions": "Sanctions are added, widened or prolonged.",
            "other": "Any other concession.",
        },
        since={"sanctions": "2026.11.3"},
    ),
]
_DATES = ("effective_on", "announced_on")
_ANY = ("by", "targets", "announced_on", "effective_on")


@table(
    "concessions",
    "Concessions of foreign parties: eased, tightened, offered, requested, refused.",
    main=("concession_id", "by", "direction", "stage", "date_earliest", "date_latest", "kind", "targets"),
)
class Concession:
    concession_id: str = entered("Identifier, made of date, party and target; do not read data from it.")
    label: str = entered("The concession in a few words, written by the editors.")
    date: dt.date | None = derived(
        "Day of the concession, where a single day is stated.",
        by="day",
        inputs=_DATES,
        hazards=("known_days_only", "mixed_date_basis"),
    )
    date_earliest: dt.date | None = derived(
        "First possible day of the concession.", by="earliest", inputs=_DATES, hazards=("mixed_date_basis",)
    )
    date_latest: dt.date | None = derived(
        "Last possible day of the concession.", by="latest", inputs=_DATES, hazards=("mixed_date_basis",)
    )
    date_basis: StepBasis | None = derived(
        "What the date of the concession is: the day from which it was in force, or that of the announcement.",
        by="date_basis",
        inputs=_DATES,
    )
    announced_on: dt.date | None = stated("Day of the announcement.", hazards=("known_days_only",))
    effective_on: dt.date | None = stated(
        "Day from which the concession was in force.",
        hazards=("known_days_only",),
        inapplicable=lambda row: row.stage == "floated",
    )
    by: tuple[Country, ...] = stated(
        "Who makes, offers or refuses the concession; for a request, who is asked.",
        hazards=("selected_on_the_outcome",),
    )
    asked_by: tuple[Country, ...] = stated("Who asked for the concession.")
    direction: Direction = coded(
        "Direction of the concession: an easing, a tightening, a refusal, a request or an offer.",
        rule="By what the party did, not by what was hoped for.",
        hazards=("selected_on_the_outcome",),
    )
    stage: Stage = coded(
        "How far the concession has come.",
        rule="The furthest stage that a source states for this concession; if it has several parts, the stage of the "
        "part that has come furthest. What another row carries out (`implements`) is coded in that row; a source of "
        "any row may state that a measure has ended.",
        hazards=("selected_on_the_outcome", "last_reported"),
    )
    kind: ConcessionKind = coded(
        "Kind of concession; for a refusal or a request, the kind of what is refused or asked for.",
        rule="The subject of the concession, whatever its direction: the narrowest kind that a source states.",
        hazards=("selected_on_the_outcome",),
    )
    targets: tuple[str, ...] = stated("Firms, goods, offices or border crossings concerned.")
    instrument: str | None = stated("Legal instrument, as the source names it.")
    implements: str | None = stated("The announced concession that this one carries out.", refers_to="concessions")
    n_origins: int = derived(
        "Number of independent origins (newsrooms; reprints counted once) that state the concession.",
        by="n_origins",
        inputs=_ANY,
        hazards=ATTESTED,
    )
    confidence: Confidence = derived(
        "How well the concession is attested.", by="confidence", inputs=_ANY, hazards=ATTESTED
    )
    note: str | None = entered(NOTE, inapplicable=always)
