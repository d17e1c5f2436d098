"""``remaining_estimates``: one row is a published estimate of those held, as of a date."""

import datetime as dt
from typing import Annotated, Any, Literal

from ..schema.columns import Vocabulary
from ..schema.declare import coded, derived, entered, stated, table
from ._common import ATTESTED, N_ORIGINS, NOTE, Confidence, Qualifier, always, without_bound

AsOfBasis = Annotated[
    Literal["stated", "page_date"],
    Vocabulary(
        {
            "stated": "A source states the date of the estimate, or what happened just before it.",
            "page_date": "Only the date of the page is known.",
        }
    ),
]
StatementKind = Annotated[
    Literal["count", "relay", "assertion", "denial", "target"],
    Vocabulary(
        {
            "count": "The body that counts publishes its own number.",
            "relay": "Somebody else passes on the number of a body that counts, named or not.",
            "assertion": "Somebody gives a number in their own words and names no count.",
            "denial": "Somebody says that there are none; the estimate has no number.",
            "target": "Somebody names a number of persons whose release they ask for, hope for or mock, not the "
            "number of those held; the number is in the note.",
        },
        since={"target": "2026.11.3"},
    ),
]
Series = Annotated[
    Literal["viasna", "rights_groups", "dissidentby", "opposition", "foreign_institutions", "media", "state", "other"],
    Vocabulary(
        {
            "viasna": "Estimates of the rights group Viasna, relays included.",
            "rights_groups": "Estimates of the Belarusian rights community, or of rights groups that are not named.",
            "dissidentby": "Estimates of Dissidentby, which counts by wider criteria.",
            "opposition": "Estimates of opposition politicians and their offices.",
            "foreign_institutions": "Estimates of foreign states, their politicians, the EU and the UN.",
            "media": "Estimates that a medium or commentator gives without naming who counts.",
            "state": "Estimates of the Belarusian authorities, denials included.",
            "other": "Estimates of other bodies and persons.",
        }
    ),
]
Scope = Annotated[
    Literal["political_prisoners", "wider_list", "media_workers", "trade_unionists", "cultural_figures", "not_stated"],
    Vocabulary(
        {
            "political_prisoners": "Political prisoners, as the counting body uses the term.",
            "wider_list": "Persons held for political reasons, recognised or not.",
            "media_workers": "Journalists and others who worked for media.",
            "trade_unionists": "Members and officers of trade unions.",
            "cultural_figures": "Persons in the arts.",
            "not_stated": "Prisoners; the source does not say which.",
        }
    ),
]

_HELD = ("do_not_sum", "do_not_subtract", "bodies_differ", "repeated", "one_origin")


_NO_LOW, _NO_HIGH = without_bound("low", "point"), without_bound("high", "point")


def _has_no_number(row: Any) -> bool:
    """Whether an estimate is one that has no number."""
    return row.statement_kind in ("denial", "target")


@table(
    "remaining_estimates",
    "Published estimates of those still held, each as of a date.",
    main=(
        "estimate_id",
        "qualifier",
        "point",
        "low",
        "high",
        "as_of_earliest",
        "as_of_latest",
        "counted_by",
        "confidence",
    ),
)
class RemainingEstimate:
    estimate_id: str = entered("Identifier, made of date and counting body; do not read data from it.")
    as_of: dt.date | None = derived(
        "Day to which the estimate refers, where a single day is known.",
        by="day",
        inputs=("as_of",),
        hazards=("known_days_only", "mixed_date_basis"),
    )
    as_of_earliest: dt.date | None = derived(
        "First possible day to which the estimate refers.",
        by="earliest",
        inputs=("as_of",),
        hazards=("mixed_date_basis",),
    )
    as_of_latest: dt.date | None = derived(
        "Last possible day to which the estimate refers.", by="latest", inputs=("as_of",), hazards=("mixed_date_basis",)
    )
    as_of_basis: AsOfBasis | None = derived("Where the date comes from.", by="as_of_basis", inputs=("as_of",))
    point: int | None = stated(
        "Persons held, where one number is given.",
        unit="persons",
        hazards=_HELD,
        in_part=("low", "high"),
        inapplicable=_has_no_number,
    )
    low: int | None = stated(
        "Lower bound, where a bound or a range is given; `qualifier` says whether it is inclusive.",
        unit="persons",
        hazards=(*_HELD, "lower_bound"),
        inapplicable=lambda row: _has_no_number(row) or _NO_LOW(row),
    )
    high: int | None = stated(
        "Upper bound, where a bound or a range is given; `qualifier` says whether it is inclusive.",
        unit="persons",
        hazards=(*_HELD, "upper_bound"),
        inapplicable=lambda row: _has_no_number(row) or _NO_HIGH(row),
    )
    qualifier: Qualifier | None = stated("How the source hedges the number.", inapplicable=_has_no_number)
    statement_kind: StatementKind = coded(
        "Whether the estimate is a count, a relay, an assertion, a denial or a target.",
        rule="The first that fits. `denial` when the speaker says that there are none; `target` when the number is of "
        "persons whose release is asked for, hoped for or expected, and nobody says that so many are held (a demand "
        "that carries a count of those held is not a target); `count` when a source is a text of a body that keeps a "
        "list of those held (Viasna, the rights community, Dissidentby, PEN Belarus, or one that a source shows to "
        "keep one), on its own page or reprinted under its name; `relay` when a source says that somebody other than "
        "the speaker counted, recognises or holds the data, named, unnamed or in the passive (rights groups say, are "
        "recognised, according to data, reportedly); `assertion` otherwise, also when the EU, the UN, a state, an "
        "organisation that is not shown to keep a list, or a medium speaks for itself.",
    )
    counted_by: str | None = stated("Who counts or, where nobody does, the speaker; as the source names them.")
    series: Series = coded(
        "Series of estimates that this one continues.",
        rule="By who counts, not by who prints; by the speaker only where no source says who counts. `viasna` when "
        "Viasna is named as counting or publishing the number, also as one that the community recognises, or when the "
        "page is recorded as carrying its report (`sources.newsroom`); `rights_groups` when the Belarusian rights "
        "community, or groups or activists who are not named, count, also together with the opposition, or when the "
        "number is only said to be recognised or documented; `opposition` for politicians and their offices, also "
        "freed politicians; `foreign_institutions` for states, the EU, the UN and what speaks in their name, such as "
        "editorials of Voice of America; `other` for all other named bodies and persons, joint statements of several "
        "bodies, and freed prisoners who are not politicians; `media` when the passage names nobody who counts and "
        "the speaker is a medium or commentator.",
    )
    scope: Scope = coded(
        "Who is counted.",
        rule="By the words of the passage, its title and the sentence before. `political_prisoners` for political "
        "prisoners, prisoners of conscience or political detainees, and for any number of a body that lists the "
        "recognised only (Viasna, the rights community), however it is paraphrased; `wider_list` for every number of "
        "Dissidentby, and for those held on politically motivated charges or for political reasons in the words of "
        "anybody else, rights groups that are not named included; a bare number, a pronoun or the word hostages takes "
        "the scope of the nearest noun, and `not_stated` is coded only where there is none at hand. A number of women "
        "alone has the scope of the whole.",
    )
    rounded: bool | None = derived(
        "Whether every number given is a multiple of 50; empty where no number is given.",
        by="rounded",
        inputs=("point", "low", "high"),
        inapplicable=_has_no_number,
    )
    repeats: str | None = entered(
        "The older estimate that this one is judged to repeat: the same statement again, or a relay of an older "
        "number that does not fit those published for the days around it.",
        refers_to="remaining_estimates",
        inapplicable=always,
    )
    includes_event: str | None = stated(
        "The event whose persons are already subtracted from the estimate.", refers_to="events"
    )
    women: int | None = stated(
        "Women among the persons held.", unit="persons", hazards=_HELD, inapplicable=_has_no_number
    )
    n_origins: int = derived(
        f"{N_ORIGINS} number or, where there is none, `counted_by`.",
        by="n_origins_of_estimate",
        inputs=("point", "low", "high", "counted_by"),
        hazards=ATTESTED,
    )
    confidence: Confidence = derived(
        "How well it is attested that the estimate was given.",
        by="confidence_of_estimate",
        inputs=("point", "low", "high", "counted_by"),
        hazards=ATTESTED,
    )
    note: str | None = entered(NOTE, inapplicable=always)
