"""The codebook of a small table and a small view, and the search in it."""

import datetime as dt
from typing import Annotated, Literal

import pytest

from belarus_releases.errors import InvalidValueError, NotFoundError
from belarus_releases.schema.columns import Pattern, Vocabulary
from belarus_releases.schema.declare import coded, derived, entered, stated, table
from belarus_releases.tables import TABLES, VIEWS
from belarus_releases.views import codes
from tests.factories import row


@table("things", "Things.")
class Thing:
    thing_id: str = entered("The id.")
    kind: Annotated[
        Literal["big", "small"],
        Vocabulary({"big": "A big one.", "small": "A small one."}, since={"small": "2026.11.2"}),
    ] = coded("Kind.", rule="As seen.")
    count: int | None = stated("Count.", unit="persons")
    day: dt.date | None = derived("Day.", by="day", since="2026.11.1")
    countries: tuple[Annotated[str, Pattern("[A-Z]{2}", "ISO 3166-1")], ...] = stated("Countries.")
    part_of: str | None = entered("The whole.", refers_to="things")
    others: str = entered("Others of it.")
    state: str | None = coded("State.", rule="Of late.", since="2026.11.2")


@table("others", "Others.")
class Other:
    other_id: str = entered("The other id.")
    kind: str = entered("The other kind.")


@pytest.fixture
def _declared(monkeypatch):
    records = {"things": Thing, "others": Other}
    monkeypatch.setattr(codes, "TABLES", {"things": Thing})
    monkeypatch.setattr(codes, "VIEWS", ("others",))
    monkeypatch.setattr(codes, "record_class", records.__getitem__)


def entry(entry_id, table, column, **cells):
    defaults = {"type": "text", "may_be_empty": False, "basis": "entered", "since": "2026.11.0"}
    return row("codebook", entry_id=entry_id, table=table, column=column, **defaults | cells)


ENTRIES = [
    entry("things.thing_id", "things", "thing_id", meaning="The id."),
    entry("things.kind", "things", "kind", type="category", basis="coded", meaning="Kind.", rule="As seen."),
    entry(
        "things.kind=big", "things", "kind", item="big", type="category", basis="coded", meaning="A big one.",
        rule="As seen.",
    ),
    entry(
        "things.kind=small", "things", "kind", item="small", type="category", basis="coded", meaning="A small one.",
        rule="As seen.", since="2026.11.2",
    ),
    entry(
        "things.count", "things", "count", type="integer", may_be_empty=True, basis="stated", meaning="Count.",
        unit="persons",
    ),
    entry(
        "things.day", "things", "day", type="date", may_be_empty=True, basis="derived", meaning="Day.", rule="day",
        since="2026.11.1",
    ),
    entry(
        "things.countries", "things", "countries", type="list", may_be_empty=True, basis="stated",
        meaning="Countries.", standard="ISO 3166-1",
    ),
    entry("things.part_of", "things", "part_of", may_be_empty=True, meaning="The whole.", refers_to="things"),
    entry("things.others", "things", "others", meaning="Others of it."),
    entry(  # before its version it has no cells, and since then no empty one
        "things.state", "things", "state", basis="coded", meaning="State.", rule="Of late.", since="2026.11.2"
    ),
    entry("others.other_id", "others", "other_id", meaning="The other id."),
    entry("others.kind", "others", "kind", meaning="The other kind."),
]  # fmt: skip


@pytest.mark.usefixtures("_declared")
class TestCodebook:
    def test_a_row_for_each_column_and_each_item(self):
        assert codes.codebook() == ENTRIES

    @pytest.mark.parametrize(
        ("name", "entry_ids"),
        [
            ("others", ["others.other_id", "others.kind"]),
            ("kind", ["things.kind", "things.kind=big", "things.kind=small", "others.kind"]),
            ("things.kind", ["things.kind", "things.kind=big", "things.kind=small"]),
            ("small", ["things.kind=small"]),
            ("things.count", ["things.count"]),
            ("things.others", ["things.others"]),
        ],
    )
    def test_the_rows_of_a_table_else_of_a_column_or_an_item(self, name, entry_ids):
        assert [entry.entry_id for entry in codes.codebook(name)] == entry_ids

    @pytest.mark.parametrize("name", [3, ["kind"], b"kind"])
    def test_a_name_is_text(self, name):
        with pytest.raises(NotFoundError) as caught:
            codes.codebook(name)
        assert str(caught.value).startswith(f"the codebook has no {name!r}: ")

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("cont", "the codebook has no 'cont': did you mean 'count' or 'countries'?"),
            ("smal", "the codebook has no 'smal': did you mean 'small'?"),
            ("thing", "the codebook has no 'thing': did you mean 'things' or 'thing_id'?"),
            (
                "",
                "the codebook has no '': there are 'things', 'thing_id', 'kind', 'big', 'small', 'count', 'day', "
                "'countries', 'part_of', 'others', 'state', 'other_id'.",
            ),
        ],
    )
    def test_another_name_is_answered_by_similar_ones(self, name, message):
        with pytest.raises(NotFoundError) as caught:
            codes.codebook(name)
        assert str(caught.value) == message


class TestTables:
    """What the codebook says of the columns of all tables and derived views."""

    ENTRIES = codes.codebook()

    def test_every_column_and_item_is_explained(self):
        assert [entry.entry_id for entry in self.ENTRIES if not entry.meaning.endswith(".")] == []

    def test_a_coded_column_has_a_written_rule_and_is_never_empty(self):
        coded = [entry for entry in self.ENTRIES if entry.basis == "coded"]
        assert coded
        assert [entry.entry_id for entry in coded if len(entry.rule) < 10 or entry.may_be_empty] == []

    def test_the_views_stand_after_the_tables(self):
        assert list(dict.fromkeys(entry.table for entry in self.ENTRIES)) == [*TABLES, *VIEWS]
        assert {entry.basis for entry in self.ENTRIES if entry.table in set(VIEWS) - {"codebook"}} == {"derived"}

    @pytest.mark.parametrize("name", ["events", "claims", "panel", "released", "changes"])
    def test_the_name_of_a_table_gives_that_table_only(self, name):
        """Other tables have columns and items of these names."""
        assert {entry.table for entry in codes.codebook(name)} == {name}

    def test_ids_are_unique(self):
        ids = [entry.entry_id for entry in self.ENTRIES]
        assert len(ids) == len(set(ids)) > 300


class TestMatching:
    @pytest.mark.parametrize(
        ("text", "entry_ids"),
        [
            ("big", ["things.kind=big"]),
            ("KIND", ["things.kind", "things.kind=big", "things.kind=small", "others.kind"]),
            ("ount", ["things.count", "things.countries"]),
            ("seen", ["things.kind", "things.kind=big", "things.kind=small"]),
            ("Persons", ["things.count"]),
            ("iso 3166", ["things.countries"]),
            ("small one", ["things.kind=small"]),
            ("one  kind", ["things.kind=big", "things.kind=small"]),
            ("whole id", []),
            ("zebra", []),
            ("xx", []),
        ],
    )
    def test_every_word_occurs(self, text, entry_ids):
        assert [entry.entry_id for entry in codes.matching(ENTRIES, text)] == entry_ids

    def test_names_come_before_explanations(self):
        explained = entry("things.x", "things", "x", meaning="As count.")
        assert [entry.entry_id for entry in codes.matching([explained, *ENTRIES], "count")] == [
            "things.count", "things.countries", "things.x"
        ]  # fmt: skip

    def test_a_word_does_not_run_over_two_texts(self):
        """The meaning and the unit of a column stand apart."""
        assert codes.matching(ENTRIES, "count.persons") == []

    @pytest.mark.parametrize(
        ("text", "shown"), [("", "''"), (" \t", "' \\t'"), (None, "None"), (3, "3"), (["count"], "['count']")]
    )
    def test_a_text_without_words_is_refused(self, text, shown):
        with pytest.raises(InvalidValueError) as caught:
            codes.matching(ENTRIES, text)
        assert str(caught.value) == f"text: expected words to search for, such as 'released', got {shown}"
