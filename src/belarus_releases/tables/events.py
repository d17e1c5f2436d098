"""``events``: one row is an event, a release of persons from custody."""

import datetime as dt
from typing import Annotated, Any, Literal

from ..schema.columns import Country, Vocabulary
from ..schema.declare import coded, derived, entered, stated, table
from ._common import ATTESTED, N_ORIGINS, NOTE, Confidence, DateBasis, always

EventClass = Annotated[
    Literal["pardon_round", "negotiated", "exchange", "individual", "end_of_term", "not_stated"],
    Vocabulary(
        {
            "pardon_round": "A decree pardons several persons, and no foreign party takes part.",
            "negotiated": "Persons are released under an understanding with a foreign party.",
            "exchange": "Persons are released in exchange for persons held by the other side.",
            "individual": "One person or family is released by a separate act, and no foreign party is stated.",
            "end_of_term": "Persons leave custody at the end of their sentence.",
            "not_stated": "No source states what kind of release it was.",
        },
        since={"not_stated": "2026.11.3"},
    ),
]
LegalAct = Annotated[
    Literal["pardon", "amnesty", "sentence_end", "mixed", "not_stated"],
    Vocabulary(
        {
            "pardon": "A pardon by decree.",
            "amnesty": "An amnesty law.",
            "sentence_end": "The sentence has been served.",
            "mixed": "Sources name different acts for parts of one release.",
            "not_stated": "No source states the legal form.",
        },
        since={"mixed": "2026.11.3"},
    ),
]
Arrangement = Annotated[
    Literal["unilateral", "negotiated", "exchange", "not_applicable", "not_stated"],
    Vocabulary(
        {
            "unilateral": "The release is presented as a decision of Minsk alone.",
            "negotiated": "A source states that a foreign party brokered the release, asked for it or agreed to it.",
            "exchange": "Both sides release persons.",
            "not_applicable": "The sentence has run out, so nobody has to arrange the release.",
            "not_stated": "No source states how the release came about.",
        },
        since={"not_applicable": "2026.11.3"},
    ),
]
Disposition = Annotated[
    Literal["stayed", "expelled", "repatriated", "mixed", "not_stated"],
    Vocabulary(
        {
            "stayed": "The persons released are let go within Belarus; some may leave later, of their own accord.",
            "expelled": "At least one citizen of Belarus is taken out of the country, whoever is with them.",
            "repatriated": "Only foreign nationals are taken out, to or by their own state or its ally.",
            "mixed": "Some are let go within Belarus and some are taken out.",
            "not_stated": "No source states where the persons released went, or the citizenship of those taken out.",
        }
    ),
]
_DATES = ("date", "decree_date", "announced_on")
_NUMBERS = ("released_total", "released_low", "released_high")

_COUNTS = ("counts_announcements", "outside_the_series")
_PERSONS = (*_COUNTS, "recognised_or_not", "empty_is_not_zero")
_DATED = ("mixed_date_basis", "complete_in_coverage")
_DAY = ("known_days_only", *_DATED)


def _is_end_of_term(row: Any) -> bool:
    """Whether nobody had to arrange the release."""
    return bool(row.arrangement == "not_applicable")


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
    event_id: str = entered("Identifier of the event: a readable label; do not read data from it.")
    label: str = entered("The event in a few words, written by the editors.")
    event_class: EventClass = coded(
        "Kind of event.",
        rule="`exchange` takes precedence over `negotiated`, and `negotiated` over `pardon_round`; the first two need "
        "a source that states the foreign party, and an exchange that one side reports and the other denies is not "
        "coded as one. `individual` is only for one person or family without a stated foreign party; `end_of_term` is "
        "for a sentence that has run out; `not_stated` where no source states the kind.",
    )
    in_series: bool = coded(
        "Whether the event belongs to the series of pardons and negotiated releases that began in July 2024.",
        rule="True for a release by an act of Minsk since July 2024 of at least one person whom a source calls a "
        "political prisoner or wrongfully detained, or says to be convicted of extremism, over protests or of crimes "
        "against the state. False for ends of term, for earlier events, for a release within an exchange to which "
        "Minsk was not a main party, and for one known only from a headline or from public files that are not "
        "publications.",
    )
    legal_act: LegalAct = coded(
        "Legal form of the release.",
        rule="Only what a source names: pardon, amnesty, or the end of a sentence. It is the act under which the "
        "persons left custody; a pardon of an earlier day counts where a source names it as the ground. An act named "
        "for only some of the persons is not that of the release. Where sources name different acts for the same "
        "persons, the one with the better evidence is coded, and the reason for the coding names the other.",
    )
    arrangement: Arrangement = coded(
        "How the release came about.",
        rule="`exchange` when both sides release persons, and neither denies it; `negotiated` when a source states a "
        "foreign party's mediation, request or agreement, or that its officials take part in the handover; "
        "`unilateral` when the release is presented as Minsk's own act. Where one source calls the release unilateral "
        "and another states the role of a foreign official in it, it is `negotiated`, and the reason for the coding "
        "names the disagreement. `not_applicable` for ends of term.",
    )
    disposition: Disposition = coded(
        "Where the persons released went.",
        rule="By the stated route of the persons released. Several countries of destination do not make a release "
        "`mixed`, nor does a person who refuses to leave and is returned to custody. A person who leaves later, of "
        "their own accord, counts as having stayed. Where no source states a route, it is `not_stated`, also for "
        "foreign nationals.",
    )
    date: dt.date | None = derived(
        "Day of the event, where a single day is stated.", by="day", inputs=_DATES, hazards=_DAY
    )
    date_earliest: dt.date | None = derived(
        "First possible day of the event.", by="earliest", inputs=_DATES, hazards=_DATED
    )
    date_latest: dt.date | None = derived("Last possible day of the event.", by="latest", inputs=_DATES, hazards=_DATED)
    date_basis: DateBasis | None = derived(
        "What the date of the event is: the day of leaving custody, of the decree or of the announcement.",
        by="date_basis",
        inputs=_DATES,
    )
    decree_date: dt.date | None = stated(
        "Day of the decree.", hazards=("known_days_only",), inapplicable=lambda row: row.legal_act == "sentence_end"
    )
    announced_on: dt.date | None = stated("Day of the announcement.", hazards=("known_days_only",))
    released_total: int | None = stated(
        "Persons released, as adopted.", unit="persons", hazards=_PERSONS, in_part=("released_low", "released_high")
    )
    released_low: int | None = stated(
        "Lower bound stated for the persons released.", unit="persons", hazards=(*_PERSONS, "lower_bound", "one_origin")
    )
    released_high: int | None = stated(
        "Upper bound stated for the persons released.", unit="persons", hazards=(*_PERSONS, "upper_bound")
    )
    recognised: int | None = stated(
        "Persons released whom a rights body is said to recognise as political prisoners.",
        unit="persons",
        hazards=(*_COUNTS, "empty_is_not_zero", "one_origin"),
    )
    recognised_by: tuple[str, ...] = stated(
        "Rights bodies said to recognise the persons counted in `recognised`.",
        inapplicable=lambda row: row.recognised is None,
    )
    women: int | None = stated("Women among the persons released.", unit="persons", hazards=_PERSONS)
    foreign_nationals: int | None = stated(
        "Foreign nationals among the persons released.", unit="persons", hazards=(*_PERSONS, "one_origin")
    )
    expelled: int | None = stated("Persons taken or forced out of the country.", unit="persons", hazards=_PERSONS)
    stayed: int | None = stated("Persons who remained in Belarus.", unit="persons", hazards=_PERSONS)
    refused: int | None = stated("Persons who refused to leave.", unit="persons", hazards=_PERSONS)
    destinations: tuple[Country, ...] = stated("First countries reached; BY where a source says that persons stayed.")
    brokered_by: tuple[Country, ...] = stated(
        "States said to have mediated the release, asked for it or agreed to it.", inapplicable=_is_end_of_term
    )
    envoys: tuple[str, ...] = stated(
        "Envoys said to have escorted or received the persons released, or negotiated for them.",
        inapplicable=_is_end_of_term,
    )
    announced_by: tuple[str, ...] = stated("Who announced the release.")
    announced_first_by: str | None = stated(
        "Who was the first to announce the release, where a source says so.", since="2026.11.3"
    )
    part_of: str | None = stated("The event of which this one is a part.", refers_to="events")
    may_repeat: tuple[str, ...] = stated(
        "Events some of whose persons may be counted again in this one, as a source says or leaves open.",
        refers_to="events",
        since="2026.11.3",
    )
    named: int = derived(
        "Persons of the event who have a row in `prisoners`.",
        by="named",
        unit="persons",
        hazards=(*_COUNTS, "no_sample"),
    )
    n_origins: int = derived(
        f"{N_ORIGINS} `released_total` or, where none is stated, `released_low` and `released_high`.",
        by="n_origins_of_number",
        inputs=_NUMBERS,
        hazards=ATTESTED,
    )
    confidence: Confidence = derived(
        "How well `released_total` is attested or, where none is stated, its bounds.",
        by="confidence_of_number",
        inputs=_NUMBERS,
        hazards=ATTESTED,
    )
    note: str | None = entered(NOTE, inapplicable=always)
