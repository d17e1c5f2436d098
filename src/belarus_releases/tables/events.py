"""``events``: one row is an event, a release of persons from custody."""

import datetime as dt
from typing import Annotated, Literal

from ..schema.columns import Country, Vocabulary
from ..schema.declare import coded, derived, entered, stated, table
from ._common import N_ORIGINS, NOTE, Confidence, DateBasis

EventClass = Annotated[
    Literal["pardon_round", "negotiated", "exchange", "individual", "end_of_term"],
    Vocabulary(
        {
            "pardon_round": "A decree pardons several persons, and no foreign party takes part.",
            "negotiated": "Persons are released under an understanding with a foreign party.",
            "exchange": "Persons are released in exchange for persons held by the other side.",
            "individual": "One person or family is released by a separate act, and no foreign party is stated.",
            "end_of_term": "Persons leave custody at the end of their sentence.",
        }
    ),
]
LegalAct = Annotated[
    Literal["pardon", "amnesty", "sentence_end", "not_stated"],
    Vocabulary(
        {
            "pardon": "A pardon by decree.",
            "amnesty": "An amnesty law.",
            "sentence_end": "The sentence has been served.",
            "not_stated": "No source states the legal form.",
        }
    ),
]
Arrangement = Annotated[
    Literal["unilateral", "negotiated", "exchange", "not_stated"],
    Vocabulary(
        {
            "unilateral": "The release is presented as a decision of Minsk alone.",
            "negotiated": "A source states that a foreign party brokered the release, asked for it or agreed to it.",
            "exchange": "Both sides release persons.",
            "not_stated": "No source states how the release came about.",
        }
    ),
]
Disposition = Annotated[
    Literal["stayed", "expelled", "repatriated", "mixed", "not_stated"],
    Vocabulary(
        {
            "stayed": "The persons released are free to remain in Belarus.",
            "expelled": "The persons released, citizens of Belarus among them, are taken out of the country.",
            "repatriated": "Foreign nationals are handed to, or escorted by, their own state or its ally.",
            "mixed": "Several of these cases occur within one event.",
            "not_stated": "No source states where the persons released went.",
        }
    ),
]
_DATES = ("date", "decree_date", "announced_on")
_NUMBERS = ("released_total", "released_low", "released_high")


@table(
    "events",
    "Events: releases of persons from custody, under one act or in one handover.",
    main=(
        "event_id",
        "date_earliest",
        "released_total",
        "arrangement",
        "disposition",
        "date_latest",
        "destinations",
        "confidence",
    ),
)
class Event:
    event_id: str = entered("Identifier of the event: a readable label, never data.")
    label: str = entered("The event in a few words, written by the editors.")
    event_class: EventClass = coded(
        "Kind of event.",
        rule="`exchange` goes before `negotiated`, and `negotiated` before `pardon_round`. `individual` is only for "
        "one person or family without a stated foreign party; `end_of_term` is for a sentence that has run out.",
    )
    in_series: bool = coded(
        "Whether the event belongs to the series of pardons and negotiated releases that began in July 2024.",
        rule="True for releases by an act of Minsk since July 2024 that a source presents as concerning political "
        "prisoners; false for ends of term and for earlier events.",
    )
    legal_act: LegalAct = coded(
        "Legal form of the release.", rule="Only what a source names: pardon, amnesty, or the end of a sentence."
    )
    arrangement: Arrangement = coded(
        "How the release came about.",
        rule="`exchange` when both sides release persons; `negotiated` when a source states a foreign party's "
        "mediation, request or agreement, or that its officials take part in the handover; `unilateral` when the "
        "release is presented as Minsk's own act.",
    )
    disposition: Disposition = coded(
        "Where the persons released went.",
        rule="By the stated route of the persons released; `mixed` when sources state several routes. A single foreign "
        "national escorted by their state's envoy is `repatriated`.",
    )
    date: dt.date | None = derived("Day of the event, where a single day is stated.", by="day", inputs=_DATES)
    date_earliest: dt.date | None = derived("First possible day of the event.", by="earliest", inputs=_DATES)
    date_latest: dt.date | None = derived("Last possible day of the event.", by="latest", inputs=_DATES)
    date_basis: DateBasis | None = derived(
        "What the date of the event is: the day of leaving custody, of the decree or of the announcement.",
        by="date_basis",
        inputs=_DATES,
    )
    decree_date: dt.date | None = stated("Day of the decree.")
    announced_on: dt.date | None = stated("Day of the announcement.")
    released_total: int | None = stated("Persons released, as adopted.", unit="persons")
    released_low: int | None = stated("Lower bound stated for the persons released.", unit="persons")
    released_high: int | None = stated("Upper bound stated for the persons released.", unit="persons")
    recognised: int | None = stated(
        "Persons released whom a rights body is said to recognise as political prisoners.", unit="persons"
    )
    recognised_by: tuple[str, ...] = stated("Rights bodies said to recognise the persons counted in `recognised`.")
    women: int | None = stated("Women among the persons released.", unit="persons")
    foreign_nationals: int | None = stated("Foreign nationals among the persons released.", unit="persons")
    expelled: int | None = stated("Persons taken or forced out of the country.", unit="persons")
    stayed: int | None = stated("Persons who remained in Belarus.", unit="persons")
    refused: int | None = stated("Persons who refused to leave.", unit="persons")
    destinations: tuple[Country, ...] = stated("First countries reached; BY when persons stayed.")
    brokered_by: tuple[Country, ...] = stated("States said to have mediated the release, asked for it or agreed to it.")
    envoys: tuple[str, ...] = stated(
        "Envoys said to have escorted or received the persons released, or negotiated for them."
    )
    announced_by: tuple[str, ...] = stated("Who announced the release.")
    part_of: str | None = stated("The event of which this one is a part.", refers_to="events")
    may_repeat: tuple[str, ...] = stated(
        "Events some of whose persons may be counted here again, as a source says.",
        refers_to="events",
        since="2026.11.3",
    )
    named: int = derived("Persons of the event who have a row in `prisoners`.", by="named", unit="persons")
    n_origins: int = derived(
        f"{N_ORIGINS} `released_total` or, where none is stated, `released_low` and `released_high`.",
        by="n_origins_of_number",
        inputs=_NUMBERS,
    )
    confidence: Confidence = derived(
        "How well `released_total` is attested or, where none is stated, its bounds.",
        by="confidence_of_number",
        inputs=_NUMBERS,
    )
    note: str | None = entered(NOTE)
