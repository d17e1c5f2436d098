"""What is left of the tables where persons or sources are withheld, and what is said of it."""

import pytest

from belarus_releases.schema.columns import columns
from belarus_releases.tables import TABLES, record_class
from belarus_releases.views.withheld import PERSONAL, withheld
from tests.factories import claim, row, snapshot, source

#: What is recorded of a prisoner or a change in their custody, and does not tell by itself who they are.
NOT_TELLING = {
    "prisoner_id", "change_id", "event_id", "nationalities", "category_primary", "categories", "sentence_years",
    "sentence_total_years", "sentence_basis", "custody_status", "status_as_of", "n_origins", "confidence", "change",
    "date", "date_earliest", "date_latest", "date_basis", "destination_first", "destination_onward",
    *(f"{of}{end}" for of in ("detained", "sentenced", "released") for end in ("", "_earliest", "_latest")),
}  # fmt: skip
DATA = snapshot(
    events=[row("events", event_id="e", label="Volha is freed", note="Volha, says Pozirk", envoys=("Volha", "Coale"))],
    prisoners=[row("prisoners", prisoner_id="p1", name="Volha", role="head of a group", note="x", sentence_years=2.0)],
    custody_changes=[row("custody_changes", change_id="p1--1", prisoner_id="p1", note="x")],
    sources=[
        source("s1", title="Volha is free", url="https://example.org/volha", origin_id="s2"),
        source("s2", title="read at https://example.org/x", note="seen at mirror.example/y"),
        source("s3", title="on another"),
    ],
    claims=[
        claim("events/e/released_total", "1", "s1", decision="Volha", attributed_to="Viasna"),
        claim("events/e/envoys", "Volha", "s3"),
        claim("prisoners/p1/name", "Volha", "s3", stated_as="Wolha"),
        claim("prisoners/p1/sentence_years", "2", "s3", stated_as="two", attributed_to="her son", decision="x"),
    ],
)


def kept(tables=tuple(TABLES), persons="named", sources="full"):
    return withheld(DATA, tables, persons, sources, lambda text: "volha" in text.lower())


def test_by_default_nothing_is():
    everything = kept()
    assert everything.rows == {name: list(DATA.rows(name)) for name in TABLES}
    assert everything.columns == {name: list(DATA.declared(name)) for name in TABLES}
    assert everything.left_out == []


class TestIds:
    @pytest.mark.parametrize("table", PERSONAL)
    def test_each_column_about_a_prisoner_tells_who_they_are_or_does_not(self, table):
        names = {column.name for column in columns(record_class(table))}
        assert names - NOT_TELLING == set(PERSONAL[table])

    def test_columns_that_tell_who_a_prisoner_is_are_left_out(self):
        left = kept(persons="ids")
        assert not set(PERSONAL["prisoners"]) & set(left.columns["prisoners"])
        assert left.columns["prisoners"][0] == "prisoner_id"
        assert "note" not in left.columns["custody_changes"]
        assert "note" in left.columns["events"]

    def test_texts_that_name_one_are_empty(self):
        (event,) = kept(persons="ids").rows["events"]
        assert (event.event_id, event.label, event.note, event.envoys) == ("e", "[…]", None, ("Coale",))
        sources = {row.source_id: row for row in kept(persons="ids").rows["sources"]}
        assert (sources["s1"].title, sources["s1"].url) == (None, None)
        assert sources["s2"].title

    def test_claims_that_name_one_are_left_out_and_those_on_persons_have_no_words(self):
        total, years = kept(persons="ids").rows["claims"]
        assert (total.value, total.decision, total.attributed_to) == ("1", None, "Viasna")
        assert (years.value, years.stated_as, years.attributed_to, years.decision) == ("2", None, None, None)

    def test_it_is_said(self):
        said = "\n".join(kept(persons="ids").left_out)
        assert "Of prisoners: name, name_be, name_ru, aliases, role, note," in said
        assert "6 texts, items of lists counted," in said
        assert "2 claims on cells that are left out." in said


class TestNone:
    def test_no_table_about_single_persons_is_left_and_no_claim_on_them(self):
        left = kept(persons="none")
        assert not set(PERSONAL) & (set(left.rows) | set(left.columns))
        assert [claim.table for claim in left.rows["claims"]] == ["events"]

    def test_sources_that_no_claim_left_cites_are_left_out_but_not_what_others_reprint(self):
        assert [row.source_id for row in kept(persons="none").rows["sources"]] == ["s1", "s2"]

    def test_it_is_said(self):
        said = "\n".join(kept(persons="none").left_out)
        assert "prisoners and custody_changes: the persons are left out." in said
        assert "1 source that none of the claims left cites." in said


class TestSources:
    def test_titles_have_no_addresses(self):
        left = kept(sources="titles")
        assert "url" not in left.columns["sources"]
        of = {row.source_id: row for row in left.rows["sources"]}
        assert (of["s1"].title, of["s2"].title, of["s2"].note) == ("Volha is free", None, None)
        assert "2 texts with an address:" in "\n".join(left.left_out)

    def test_without_sources_there_are_no_claims_and_no_notes(self):
        left = kept(sources="none")
        assert [name for name in TABLES if name not in left.rows] == ["sources", "claims"]
        assert [name for name, names in left.columns.items() if "note" in names] == []
        assert "The tables sources and claims, and the notes of all tables" in "\n".join(left.left_out)


def test_of_some_tables_only_their_claims_and_sources_are_left():
    left = kept(tables=("events", "sources", "claims"))
    assert [*left.rows] == ["events", "sources", "claims"]
    assert {claim.table for claim in left.rows["claims"]} == {"events"}
    assert left.left_out[0].startswith("Tables that were not chosen: event_breakdowns, ")
