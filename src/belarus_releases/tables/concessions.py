"""``concessions``: one row is a step by a foreign party, or its refusal."""

import datetime as dt
from typing import Annotated, Literal

from belarus_releases.columns import Country, Terms, coded, derived, entered, stated, table

from ._common import NOTE, Confidence

StepBasis = Annotated[
    Literal["effective", "announced"],
    Terms(
        effective="A source states from when the step was in force.",
        announced="The date is that of the announcement.",
    ),
]
Direction = Annotated[
    Literal["easing", "tightening", "refusal", "request", "offer"],
    Terms(
        easing="A restriction is lifted or relaxed, or a courtesy granted.",
        tightening="A restriction is added or kept.",
        refusal="A step that was asked for is refused.",
        request="A step is asked for.",
        offer="A step is held out or wished for, nothing being granted.",
    ),
]
Stage = Annotated[
    Literal["floated", "announced", "in_force", "expired"],
    Terms(
        ordered=True,
        floated="Talked of.",
        announced="Announced by the party that takes it.",
        in_force="Carried out.",
        expired="No longer in force.",
    ),
]
ConcessionKind = Annotated[
    Literal["sanctions_relief", "licence", "delisting", "trade", "diplomatic", "prisoner", "other"],
    Terms(
        sanctions_relief="Sanctions eased, the legal form not being stated.",
        licence="A licence that permits what sanctions forbid.",
        delisting="A name taken off a sanctions list.",
        trade="Borders, transit and trade.",
        diplomatic="Embassies, visits, seats at a table.",
        prisoner="A prisoner of the other side is freed.",
        other="Another step.",
    ),
]
_DATES = ("effective_on", "announced_on")
_ANY = ("by", "targets", "announced_on", "effective_on")


@table("concessions", "One step by a foreign party (or its refusal).")
class Concession:
    concession_id: str = entered("Date, party and target; an identifier, never data.")
    label: str = entered("The step in a few words of the editors.")
    date: dt.date | None = derived("The day, where one is stated.", by="day", of=_DATES)
    date_earliest: dt.date | None = derived("Its first possible day.", by="earliest", of=_DATES)
    date_latest: dt.date | None = derived("Its last possible day.", by="latest", of=_DATES)
    date_basis: StepBasis | None = derived("What the date is the date of.", by="date_basis", of=_DATES)
    announced_on: dt.date | None = stated("Day of the announcement.")
    effective_on: dt.date | None = stated("Day from which it was in force.")
    by: tuple[Country, ...] = stated("Who takes, offers or refuses the step.")
    asked_by: tuple[Country, ...] = stated("Who asked for it.")
    direction: Direction = coded("Which way the step goes.", rule="By what the party did, not by what was hoped for.")
    stage: Stage = coded("How far the step had come.", rule="The furthest stage that a source states for this step.")
    kind: ConcessionKind = coded("Kind of step; for a refusal or request, of what was refused or asked.",
                                 rule="The narrowest kind that a source states.")  # fmt: skip
    targets: tuple[str, ...] = stated("Firms, goods, offices or border crossings concerned.")
    instrument: str | None = stated("The legal instrument, as named.")
    implements: str | None = stated("The announced step that this one carries out.", refers_to="concessions")
    n_origins: int = derived(
        "Independent origins (reprints counted once) that state the step.", by="n_origins", of=_ANY
    )
    confidence: Confidence = derived("How well the step is attested.", by="confidence", of=_ANY)
    note: str | None = entered(NOTE)
