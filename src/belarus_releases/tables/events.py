"""``events``: one row is a release of persons from custody."""

import datetime as dt
from typing import Annotated, Literal

from belarus_releases.columns import Country, Terms, coded, derived, entered, stated, table

from ._common import N_ORIGINS, NOTE, Confidence, DateBasis

EventClass = Annotated[
    Literal["pardon_round", "negotiated", "exchange", "individual", "end_of_term"],
    Terms(
        pardon_round="A decree of pardon for several persons, without a foreign party to it.",
        negotiated="Persons freed under an understanding with a foreign party.",
        exchange="Persons freed against persons held by the other side.",
        individual="One person or a family freed by an act of their own, no foreign party being stated.",
        end_of_term="Persons who left at the end of their sentence.",
    ),
]
LegalAct = Annotated[
    Literal["pardon", "amnesty", "sentence_end", "not_stated"],
    Terms(
        pardon="A pardon by decree.",
        amnesty="An amnesty law.",
        sentence_end="The sentence had been served.",
        not_stated="No source states the legal form.",
    ),
]
Arrangement = Annotated[
    Literal["unilateral", "negotiated", "exchange", "not_stated"],
    Terms(
        unilateral="Presented as a decision of Minsk alone.",
        negotiated="A foreign party is stated to have brokered, asked for or agreed to it.",
        exchange="Persons were given on both sides.",
        not_stated="No source states how it came about.",
    ),
]
Disposition = Annotated[
    Literal["stayed", "expelled", "repatriated", "mixed", "not_stated"],
    Terms(
        stayed="The freed were free to remain in Belarus.",
        expelled="The freed, citizens of Belarus among them, were taken out of the country.",
        repatriated="Foreign nationals were handed to, or escorted by, their own state or its ally.",
        mixed="Several of these within one release.",
        not_stated="No source states where the freed went.",
    ),
]
_DATES = ("date", "decree_date", "announced_on")


@table("events", "A release: persons leaving custody under one act, or in one handover.")
class Event:
    event_id: str = entered("Readable label of the release; an identifier, never data.")
    label: str = entered("The release in a few words of the editors.")
    event_class: EventClass = coded(
        "Kind of release.",
        rule="Exchange before negotiated before pardon_round; individual only for one person or family without "
        "a stated foreign party; end_of_term when the sentence had run out.",
    )
    in_series: bool = coded(
        "Whether the release belongs to the series of pardons and negotiated releases that began in July 2024.",
        rule="True for releases by act of Minsk since July 2024 that a source presents as concerning political "
        "prisoners; false for ends of term and for what came before.",
    )
    legal_act: LegalAct = coded(
        "The legal form.", rule="Only what a source names: pardon, amnesty, or the end of a sentence."
    )
    arrangement: Arrangement = coded(
        "How the release came about.",
        rule="Exchange when persons were given on both sides; negotiated when a source states a foreign party's "
        "mediation, request or agreement, or the part of its officials in the handover; unilateral when it is "
        "presented as Minsk's own act.",
    )
    disposition: Disposition = coded(
        "Where the freed went.",
        rule="By the stated route of those freed; mixed when sources state several; a single foreign national "
        "escorted by her state's envoy is repatriated.",
    )
    date: dt.date | None = derived("The day, where one is stated.", by="day", of=_DATES)
    date_earliest: dt.date | None = derived("First day on which it can have been.", by="earliest", of=_DATES)
    date_latest: dt.date | None = derived("Last day on which it can have been.", by="latest", of=_DATES)
    date_basis: DateBasis | None = derived("What the date is the date of.", by="date_basis", of=_DATES)
    decree_date: dt.date | None = stated("Day of the decree.")
    announced_on: dt.date | None = stated("Day of the announcement.")
    released_total: int | None = stated("Persons released, as adopted.", unit="persons")
    released_low: int | None = stated("Lower bound stated for the persons released.", unit="persons")
    released_high: int | None = stated("Upper bound stated for the persons released.", unit="persons")
    recognised: int | None = stated(
        "Those among them whom a rights body is said to recognise as political prisoners.", unit="persons"
    )
    recognised_by: tuple[str, ...] = stated("The bodies said to recognise them.")
    women: int | None = stated("Women among those released.", unit="persons")
    foreign_nationals: int | None = stated("Foreign nationals among those released.", unit="persons")
    expelled: int | None = stated("Those taken or forced out of the country.", unit="persons")
    stayed: int | None = stated("Those who remained in Belarus.", unit="persons")
    refused: int | None = stated("Those who refused to leave.", unit="persons")
    destinations: tuple[Country, ...] = stated("Countries that the freed were first taken to.")
    brokered_by: tuple[Country, ...] = stated("States said to have mediated, asked or agreed.")
    envoys: tuple[str, ...] = stated("Envoys said to have escorted, received or negotiated for the freed.")
    announced_by: tuple[str, ...] = stated("Who announced the release.")
    part_of: str | None = stated("The release of which this one is a part.", refers_to="events")
    named: int = derived("Persons of this release who have a row in `prisoners`.", by="named", unit="persons")
    n_origins: int = derived(f"{N_ORIGINS} `released_total`.", by="n_origins", of=("released_total",))
    confidence: Confidence = derived("How well `released_total` is attested.", by="confidence", of=("released_total",))
    note: str | None = entered(NOTE)
