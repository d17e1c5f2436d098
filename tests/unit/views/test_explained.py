"""How a cell came about, for each kind of cell, on a few claims and sources."""

import pytest

from belarus_releases.errors import NotFoundError
from belarus_releases.schema.hazards import HAZARDS
from belarus_releases.tables.explanation import Paragraph, Piece
from belarus_releases.views.explained import explained
from tests.factories import claim, day, row, snapshot, source

SOURCES = [
    source("s1", publisher_id="ap", publisher="AP"),
    source("s2", publisher_id="copy", publisher="Copy", newsroom="ap"),
    source("s3", publisher_id="blog", publisher="Blog", quality="weak"),
    source("s4"),
    source("s5", publisher_id="wire-copy", newsroom="wire"),
]


KEYS = {
    "events": "event_id", "claims": "claim_id", "sources": "source_id", "prisoners": "prisoner_id",
    "custody_changes": "change_id", "remaining_estimates": "estimate_id",
}  # fmt: skip


def explain(
    column, *claims, past=(), table="events", version="2026.11.3", known_on=None, choice=None, changes=(), **cells
):
    rows = {
        "claims": claims,
        "sources": SOURCES,
        "custody_changes": changes,
        "events": [row("events", event_id="r", label="A release.")],
    }
    rows |= {table: [row(table, **{KEYS[table]: "e"} | cells)]}
    return explained(snapshot(version, known_on, choice, **rows), past, table, "e", column)


def said(explanation, topic):
    """The paragraphs on a topic, with the numbers of footnotes in square brackets."""
    return [
        "".join(piece.text + (str([*piece.notes]) if piece.notes else "") for piece in paragraph.pieces)
        for paragraph in explanation.paragraphs
        if paragraph.topic == topic
    ]


def topics(explanation):
    return [paragraph.topic for paragraph in explanation.paragraphs]


TOTAL = "events/e/released_total"


class TestStated:
    def test_value_origins_since_and_hazards(self):
        explanation = explain("released_total", claim(TOTAL, "52"), claim(TOTAL, "52", "s2", 2), released_total=52)
        assert explanation.title == "`released_total` of `e` in `events`, data version 2026.11.3"
        assert explanation.paragraphs == (
            Paragraph("Value", (Piece("Persons released, as adopted: 52 persons."),)),
            Paragraph(
                "Adopted",
                (
                    Piece("52 persons, stated by 1 independent origin (1 good and with a public address): "),
                    Piece("AP", (1, 2)),
                    Piece("."),
                ),
            ),
            Paragraph("Since", (Piece("The value stands since data version 2026.11.3, the first."),)),
            *(
                Paragraph("Mind", (Piece(HAZARDS[name]),))
                for name in ("counts_announcements", "outside_the_series", "recognised_or_not", "empty_is_not_zero")
            ),
        )
        assert [(note.number, note.source.source_id) for note in explanation.notes] == [(1, "s1"), (2, "s2")]

    def test_an_origin_has_the_name_of_its_publisher_where_the_record_has_one(self):
        claims = [claim(TOTAL, "1", name, rank) for rank, name in enumerate(("s5", "s4", "s3"), 1)]
        assert said(explain("released_total", *claims, released_total=1), "Adopted") == [
            "1 person, stated by 3 independent origins (2 good and with a public address): "
            "wire[1], a page without a publisher[2], Blog[3]."
        ]

    def test_weak_origins_alone(self):
        [text] = said(explain("released_total", claim(TOTAL, "1", "s3"), released_total=1), "Adopted")
        assert "1 independent origin (none good and with a public address): Blog[1]." in text

    def test_whom_they_quote_and_why_it_was_adopted(self):
        adopted = claim(TOTAL, "52", attributed_to="Viasna", decision="all agencies")
        [text] = said(explain("released_total", adopted, released_total=52), "Adopted")
        assert text.endswith(". Quoted for it: Viasna. Adopted by decision of the editors: all agencies.")

    @pytest.mark.parametrize(
        ("first", "other", "why"),
        [
            ({}, {"rank": 2}, "Not adopted: the adopted value goes before it in the order of adoption."),
            ({"decision": "exact"}, {"rank": 2}, "Not adopted: by that decision."),
            ({}, {"rank": 2, "decision": "a slip"}, "Not adopted: a slip."),
            ({}, {"rank": None, "decision": "a slip"}, "The editors set it aside: a slip."),
            ({}, {"rank": None}, "The editors set it aside."),
        ],
    )
    def test_who_states_otherwise_and_why_that_is_not_adopted(self, first, other, why):
        claims = (claim(TOTAL, "52", **first), claim(TOTAL, "54", "s3", **other))
        explanation = explain("released_total", *claims, released_total=52)
        assert said(explanation, "Otherwise") == [f"54 persons, stated by Blog[2]. {why}"]

    def test_the_adopted_value_from_a_source_that_was_set_aside_does_not_contradict(self):
        claims = (claim(TOTAL, "52"), claim(TOTAL, "52", "s3", None, decision="not read"))
        explanation = explain("released_total", *claims, released_total=52)
        assert said(explanation, "Also") == ["52 persons, stated by Blog[2]. The editors set it aside: not read."]
        assert "Otherwise" not in topics(explanation)

    def test_a_coarser_date_does_not_contradict_and_of_other_words_that_is_not_said(self):
        dates = (claim("events/e/decree_date", "2025-09-11"), claim("events/e/decree_date", "2025-09", "s3", 2))
        explanation = explain("decree_date", *dates, decree_date=day("2025-09-11"))
        assert said(explanation, "Also") == ["2025-09, stated by Blog[2]. It does not contradict the adopted value."]
        for decision, why in (None, ""), ("exact", ": by that decision"):
            first = claim("events/e/announced_first_by", "A", decision=decision)
            words = (first, claim("events/e/announced_first_by", "B", "s3", 2))
            explanation = explain("announced_first_by", *words, announced_first_by="A")
            assert said(explanation, "Also") == [
                f"B, stated by Blog[2]. Not adopted{why}; whether it contradicts the adopted value is not judged."
            ]
            assert "Otherwise" not in topics(explanation)

    def test_each_item_of_a_list_with_the_name_of_a_country(self):
        claims = (claim("events/e/destinations", "LT"), claim("events/e/destinations", "PL", "s3"))
        explanation = explain("destinations", *claims, destinations=("LT", "PL"))
        assert said(explanation, "Value")[0].endswith(": LT (Lithuania); PL (Poland).")
        assert [text.partition(",")[0] for text in said(explanation, "Adopted")] == ["LT (Lithuania)", "PL (Poland)"]
        assert "Otherwise" not in topics(explanation)

    def test_a_meaning_of_several_sentences_goes_on_behind_the_value(self):
        explanation = explain("value", table="claims", value="52", source_id="s1")
        assert said(explanation, "Value") == [
            "The value, written as in CSV; for a list, one item: 52. "
            "A date may be partial (2025-06) or an interval (2025-01-20/2025-01-31)."
        ]
        assert said(explain("detained", table="prisoners"), "Value")[0].endswith(
            ": empty. An arrest after which the prisoner was let go does not count."
        )

    def test_no_brackets_stand_in_brackets(self):
        explanation = explain("brokered_by", claim("events/e/brokered_by", "VA"), brokered_by=("VA",))
        assert said(explanation, "Adopted")[0].startswith("VA (Holy See, Vatican City State), stated by ")

    def test_a_row_that_a_cell_refers_to_has_its_label(self):
        claims = [claim("custody_changes/e/event_id", "r")]
        explanation = explain("event_id", *claims, table="custody_changes", event_id="r")
        assert said(explanation, "Adopted")[0].startswith("r (A release), stated by ")


class TestEmpty:
    def test_nobody_states_it(self):
        explanation = explain("women")
        assert said(explanation, "Value") == ["Women among the persons released: empty."]
        assert said(explanation, "Empty") == ["No source of the record states it. Empty is never zero."]
        assert explanation.notes == ()

    @pytest.mark.parametrize("column", ["destinations", "part_of", "decree_date"])
    def test_what_is_no_number_is_not_said_to_be_no_zero(self, column):
        assert said(explain(column), "Empty") == ["No source of the record states it."]

    def test_nobody_had_stated_it_by_a_day(self):
        explanation = explain("women", known_on=day("2025-09-12"))
        [text] = said(explanation, "Empty")
        assert text.startswith("No source of the record public by that day states it.")
        assert said(explanation, "Known") == [
            "As of 2025-09-12: sources that became public later are left out; which claim comes first, and which are "
            "set aside, was decided with them at hand."
        ]

    def test_nobody_of_a_choice_states_it(self):
        explanation = explain("women", choice="without quality=weak")
        [text] = said(explanation, "Empty")
        assert text.startswith("No source of the record that counts states it.")
        assert said(explanation, "Sources") == [
            "Only a choice of sources counts: without quality=weak; the others are left out."
        ]
        assert said(explain("women"), "Sources") == []

    def test_what_is_stated_was_set_aside(self):
        explanation = explain("women", claim("events/e/women", "3", rank=None, decision="a slip"))
        assert said(explanation, "Empty") == ["What sources state was set aside by the editors."]
        assert said(explanation, "Otherwise") == ["3 persons, stated by AP[1]. The editors set it aside: a slip."]

    def test_a_month_is_no_day(self):
        explanation = explain("decree_date", claim("events/e/decree_date", "2025-09"))
        assert said(explanation, "Empty") == ["What sources state is no single day."]


class TestOthers:
    def test_a_derived_cell_has_its_rule_and_who_states_what_it_is_made_of(self):
        claims = (claim("events/e/date", "2025-09-11"), claim("events/e/announced_on", "2025-09-12", "s3"))
        explanation = explain("date", *claims, date=day("2025-09-11"))
        [computed] = said(explanation, "Computed")
        assert computed.startswith("By the rule `day`, from `date`, `decree_date`, `announced_on`.")
        assert [text.partition(",")[0] for text in said(explanation, "Adopted")] == [
            "`date`: 2025-09-11",
            "`announced_on`: 2025-09-12",
        ]

    def test_of_several_dates_the_first_counts_and_of_one_that_is_not_said(self):
        first = "The first of these columns that has one counts."
        claims = (claim("events/e/announced_on", "2025-09-12"),)
        [computed] = said(explain("date", *claims, date=day("2025-09-12")), "Computed")
        assert computed.endswith(first)
        explanation = explain("date", claim("custody_changes/e/date", "2025-09-12"), table="custody_changes")
        assert first not in said(explanation, "Computed")[0]

    @pytest.mark.parametrize("aside", [(), (claim("custody_changes/e/date", "2025-09-11", rank=None),)])
    def test_a_change_without_a_date_of_its_own_has_that_of_its_release(self, aside):
        cells = {"event_id": "r", "date_earliest": day("2025-09-11")}
        [computed] = said(explain("date_earliest", *aside, table="custody_changes", **cells), "Computed")
        assert computed.endswith(
            "No date of the row itself is adopted, so that of its release counts: `date_earliest` of `r`."
        )
        own = claim("custody_changes/e/date", "2025-09-11")
        explanation = explain("date_earliest", own, table="custody_changes", **cells)
        assert "release" not in said(explanation, "Computed")[0]
        assert "release" not in said(explain("date_earliest", table="custody_changes"), "Computed")[0]

    @pytest.mark.parametrize(("number", "shown"), [(0, "0 rows"), (2, "`x0`, `x1`"), (6, "6 rows")])
    @pytest.mark.parametrize(
        ("table", "column", "reference"),
        [("events", "named", "event_id"), ("prisoners", "custody_status", "prisoner_id")],
    )
    def test_a_derived_cell_of_other_rows(self, number, shown, table, column, reference):
        changes = [row("custody_changes", change_id=f"x{place}", **{reference: "e"}) for place in range(number)]
        other = row("custody_changes", change_id="y", **{reference: "f"})
        [computed] = said(explain(column, table=table, changes=[*changes, other]), "Computed")
        rows = f"from what `custody_changes` has with this `{reference}` ({shown})."
        assert computed.startswith(f"By the rule `{column}`, {rows}")

    @pytest.mark.parametrize(
        ("column", "fields"),
        [("custody_status", ("change", "date")), ("released", ("change", "date")), ("event_id", ("event_id", "date"))],
    )
    def test_a_cell_of_a_prisoner_has_who_states_their_changes_in_custody(self, column, fields):
        claims = [
            claim("custody_changes/x/change", "released"),
            claim("custody_changes/x/event_id", "r"),
            claim("custody_changes/x/date", "2025-09-11", "s3"),
            claim("custody_changes/y/change", "released"),
        ]
        changes = [
            row("custody_changes", change_id="x", prisoner_id="e", event_id="r"),
            row("custody_changes", change_id="y", prisoner_id="f"),
        ]
        explanation = explain(column, *claims, table="prisoners", changes=changes)
        assert [text.partition(": ")[0] for text in said(explanation, "Adopted")] == [f"`{f}` of `x`" for f in fields]
        assert [note.source.source_id for note in explanation.notes] == ["s1", "s3"]

    def test_of_a_change_without_a_date_it_has_who_states_that_of_its_release(self):
        claims = [
            claim("events/r/date", "2025-09", rank=None),
            claim("events/r/decree_date", "2025-09-11"),
            claim("events/r/announced_on", "2025-09-12"),
            claim("custody_changes/x/date", "2025-09-10", "s3", None),
        ]
        changes = [row("custody_changes", change_id="x", prisoner_id="e", event_id="r")]
        explanation = explain("released", *claims, table="prisoners", changes=changes)
        assert [text.partition(", stated")[0] for text in said(explanation, "Adopted")] == [
            "`decree_date` of its release, `r`: 2025-09-11"
        ]
        assert said(explanation, "Otherwise")[0].startswith("`date` of `x`: 2025-09-10, stated by Blog[1].")

    def test_whether_an_estimate_is_rounded_is_seen_from_its_numbers(self):
        stated = claim("remaining_estimates/e/low", "1300")
        explanation = explain("rounded", stated, table="remaining_estimates", rounded=True)
        assert said(explanation, "Adopted")[0].startswith("`low`: 1300 persons, stated by 1 independent origin")

    @pytest.mark.parametrize(("known_on", "later"), [(None, False), (day("2025-09-12"), True)])
    def test_a_coded_cell_has_its_item_and_the_written_rule(self, known_on, later):
        explanation = explain("arrangement", arrangement="exchange", known_on=known_on)
        assert said(explanation, "Value") == ["How the release came about: exchange (Both sides release persons)."]
        [coded] = said(explanation, "Coded")
        assert coded.startswith("The editors coded it from what sources state of the row, by the rule: `exchange` ")
        assert coded.endswith("those of later days included.") == later

    @pytest.mark.parametrize(("column", "topic"), [("arrangement", "Coded"), ("label", "Entered")])
    def test_what_editors_wrote_does_not_depend_on_a_choice_of_sources(self, column, topic):
        explanation = explain(column, choice="without quality=weak", **{column: "exchange"})
        [text] = said(explanation, topic)
        assert text.endswith("It was written with all sources at hand, those that are left out here included.")

    def test_an_entered_cell(self):
        assert said(explain("label", label="A release."), "Entered") == [
            "The editors wrote it; it is no statement of a source."
        ]
        assert said(explain("label", label="A release."), "Value")[0].endswith("by the editors: A release.")
        assert said(explain("note"), "Entered")[0].startswith("The editors left it empty;")

    def test_a_claim_has_its_source_and_a_source_itself(self):
        explained_claim = explain("value", table="claims", value="52", source_id="s3")
        assert said(explained_claim, "Entered") == ["The editors wrote it with the source at hand[1]."]
        assert [note.source.source_id for note in explained_claim.notes] == ["s3"]
        empty = explain("stated_as", table="claims", source_id="s3")
        assert said(empty, "Entered") == ["The editors left it empty with the source at hand[1]."]


class TestSince:
    def test_a_choice_may_not_be_one_of_the_first_version(self):
        explanation = explain("women", women=3, choice="without quality=weak")
        assert said(explanation, "Since") == [
            "The value stands since data version 2026.11.3, the first whose sources can be chosen so."
        ]

    def past(self, *totals):
        versions = ("2026.11.0", "2026.11.1", "2026.11.2")
        rows = ([] if total == "no row" else [row("events", event_id="e", released_total=total)] for total in totals)
        return [snapshot(version, events=events) for version, events in zip(versions, rows, strict=True)]

    @pytest.mark.parametrize(
        ("totals", "since"),
        [
            ((52, 52, 52), "The value stands since data version 2026.11.0, the first."),
            ((52, 51, 52), "The value stands since data version 2026.11.2; before, it was 51."),
            ((52, 52, None), "The value stands since data version 2026.11.3; before, it was empty."),
            (("no row", 52, 52), "The value stands since data version 2026.11.1; before, the row did not exist."),
        ],
    )
    def test_the_value_stands_without_a_break(self, totals, since):
        assert said(explain("released_total", past=self.past(*totals), released_total=52), "Since") == [since]

    def test_an_empty_cell(self):
        assert said(explain("released_total", past=self.past(None, 51, None)), "Since") == [
            "Empty since data version 2026.11.2; before, it was 51."
        ]

    def test_a_text_that_ends_in_a_full_stop_has_one(self):
        older = snapshot("2026.11.2", events=[row("events", event_id="e", note="It was so.")])
        assert said(explain("note", past=[older], note="It is so."), "Since") == [
            "The value stands since data version 2026.11.3; before, it was “It was so”."
        ]

    def test_an_old_text_is_cut(self):
        older = snapshot("2026.11.2", events=[row("events", event_id="e", note="word " * 100)])
        [text] = said(explain("note", past=[older], note="It is so."), "Since")
        quoted = text.partition("it was ")[2]
        assert quoted.startswith("“word word")
        assert quoted.endswith("…”.")
        assert len(quoted) < 70

    def test_a_column_that_is_younger(self):
        explanation = explain("announced_first_by", past=self.past(1, 1, 1), announced_first_by="A")
        assert said(explanation, "Since") == [
            "The value stands since data version 2026.11.3; before, the column did not exist."
        ]


@pytest.mark.parametrize(
    ("column", "version"), [("womn", "2026.11.3"), (None, "2026.11.3"), ("may_repeat", "2026.11.2")]
)
def test_an_unknown_column(column, version):
    with pytest.raises(NotFoundError, match=r"^there is no column .+ in events: "):
        explain(column, version=version)
