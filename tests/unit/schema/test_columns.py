"""A column as declared: its vocabulary, its codec, and its cells as they are parsed and formatted."""

import datetime as dt
from typing import Any

import pytest

from belarus_releases.schema.columns import (
    CODECS,
    KINDS,
    Column,
    Pattern,
    Vocabulary,
    columns,
    columns_at,
    format_cell,
    parse_cell,
    parser,
)
from belarus_releases.tables import record_class


def declared(name, kind, nullable=False, **options):
    return Column(
        name=name, kind=kind, nullable=nullable, **{"meaning": "M.", "basis": "stated", "since": "2026.11.0"} | options
    )


VOCABULARY = Vocabulary({"x": "An x.", "y": "A y."}, ordered=True, since={"y": "2026.11.2"})
COLUMNS = {
    column.name: column
    for column in (
        declared("id", "text"),
        declared("note", "text", nullable=True),
        declared("kind", "category", vocabulary=VOCABULARY),
        declared("maybe", "category", nullable=True, vocabulary=VOCABULARY),
        declared("count", "integer"),
        declared("women", "integer", nullable=True),
        declared("share", "number"),
        declared("years", "number", nullable=True),
        declared("is_open", "boolean"),
        declared("is_named", "boolean", nullable=True),
        declared("day", "date"),
        declared("ended", "date", nullable=True),
        declared("countries", "list"),
        declared("kinds", "list", vocabulary=VOCABULARY),
    )
}


class TestVocabulary:
    def test_items_keep_their_order_and_meaning(self):
        assert list(VOCABULARY.meanings.items()) == [("x", "An x."), ("y", "A y.")]
        assert VOCABULARY.ordered is True
        assert Vocabulary({"x": "An x."}).ordered is False

    def test_an_item_exists_since_the_first_version_unless_it_came_later(self):
        assert VOCABULARY.since == {"x": "2026.11.0", "y": "2026.11.2"}
        assert Vocabulary({"x": "An x."}).since == {"x": "2026.11.0"}

    def test_any_text_can_be_an_item(self):
        """Also the names of the other arguments, and what is no name of Python."""
        meanings = {"self": "S.", "ordered": "O.", "since": "I.", "meanings": "M.", "at-least": "A.", "2025": "Y."}
        vocabulary = Vocabulary(meanings, since={"since": "2026.11.1"})
        assert vocabulary.meanings == meanings
        assert vocabulary.ordered is False
        assert vocabulary.since["since"] == "2026.11.1"
        assert list(vocabulary.at("2026.11.0").meanings) == ["self", "ordered", "meanings", "at-least", "2025"]

    def test_the_vocabulary_of_a_version(self):
        older, newer = VOCABULARY.at("2026.11.1"), VOCABULARY.at("2026.11.2")
        assert (older.meanings, newer.meanings) == ({"x": "An x."}, {"x": "An x.", "y": "A y."})
        assert (older.ordered, newer.ordered) == (True, True)
        assert (older.since, newer.since) == ({"x": "2026.11.0"}, {"x": "2026.11.0", "y": "2026.11.2"})
        assert Vocabulary({"x": "An x."}).at("2026.11.0").ordered is False

    def test_what_a_caller_changes_stays_with_the_caller(self):
        meanings = {"x": "An x."}
        vocabulary = Vocabulary(meanings)
        meanings["y"] = "A y."
        assert vocabulary.meanings == {"x": "An x."}


def test_a_pattern_has_a_regular_expression_and_a_standard():
    pattern = Pattern("[A-Z]{2}", "ISO")
    assert (pattern.regex, pattern.standard) == ("[A-Z]{2}", "ISO")


class TestColumn:
    def test_items_are_those_of_the_vocabulary(self):
        assert COLUMNS["kinds"].items == ("x", "y")
        assert COLUMNS["count"].items == ()

    def test_codec_of_a_cell(self):
        assert COLUMNS["countries"].codec is CODECS["list"]
        assert COLUMNS["day"].codec is CODECS["date"]

    def test_a_column_at_a_version_has_the_vocabulary_of_the_version(self):
        kind = COLUMNS["kind"].at("2026.11.1")
        assert (kind.name, kind.items, kind.meaning) == ("kind", ("x",), "M.")
        assert COLUMNS["kind"].at("2026.11.2").items == ("x", "y")
        assert COLUMNS["count"].at("2026.11.0") == COLUMNS["count"]

    def test_a_column_is_immutable_and_has_defaults(self):
        with pytest.raises(AttributeError):
            COLUMNS["count"].name = "number"
        count = COLUMNS["count"]
        assert (count.unit, count.vocabulary, count.pattern, count.refers_to, count.rule) == (None,) * 5
        assert (count.inputs, count.main) == ((), 0)


def test_columns_of_a_record_class_and_at_a_version():
    source = record_class("sources")
    names = [column.name for column in columns(source)]
    assert names[0] == "source_id"
    assert "is_reprint" in names
    names.remove("newsroom")  # exists since 2026.11.3
    assert [column.name for column in columns_at(source, "2026.11.1")] == names
    names.remove("is_reprint")  # exists since 2026.11.1
    assert [column.name for column in columns_at(source, "2026.11.0")] == names


def test_columns_at_a_version_have_its_vocabulary():
    class Thing:
        __columns__ = (COLUMNS["id"], COLUMNS["kind"])

    assert [column.items for column in columns_at(Thing, "2026.11.0")] == [(), ("x",)]


def test_kinds_of_python_types():
    assert {
        str: "text", int: "integer", float: "number", bool: "boolean", dt.date: "date", tuple: "list", Any: "value"
    } == KINDS  # fmt: skip


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("x", "x"),
        (7, "7"),
        (2.0, "2"),
        (True, "true"),
        (dt.date(2025, 9, 11), "2025-09-11"),
        (("a", "b"), "a;b"),
        ((), ""),
    ],
)
def test_a_value_of_any_kind_is_formatted_as_its_kind_is(value, cell):
    assert format_cell(declared("old", "value"), value) == CODECS["value"].format(value) == cell


class TestCells:
    CELLS = [
        ("id", "a", "a"),
        ("note", "", None),
        ("note", "NA", "NA"),
        ("kind", "y", "y"),
        ("maybe", "", None),
        ("maybe", "x", "x"),
        ("count", "7", 7),
        ("women", "", None),
        ("women", "0", 0),
        ("women", "-12", -12),
        ("share", "0.5", 0.5),
        ("years", "", None),
        ("years", "0", 0.0),
        ("years", "2", 2.0),
        ("years", "2.05", 2.05),
        ("is_open", "true", True),
        ("is_open", "false", False),
        ("is_named", "", None),
        ("is_named", "false", False),
        ("day", "2025-09-11", dt.date(2025, 9, 11)),
        ("ended", "", None),
        ("ended", "2024-02-29", dt.date(2024, 2, 29)),
        ("countries", "", ()),
        ("countries", "LT", ("LT",)),
        ("countries", "LT;UA;", ("LT", "UA", "")),
    ]

    @pytest.mark.parametrize(("name", "cell", "value"), CELLS)
    def test_a_cell_is_parsed_and_formatted(self, name, cell, value):
        column = COLUMNS[name]
        assert format_cell(column, value) == cell
        parse = parser(column)
        for parsed in (parse_cell(column, cell), parse(cell), parse(cell)):  # the second is remembered
            assert (parsed, type(parsed)) == (value, type(value))

    @pytest.mark.parametrize(
        ("name", "cell"),
        [
            ("kind", ""),
            ("count", "x"),
            ("count", ""),
            ("share", ""),
            ("share", "x"),
            ("is_open", "True"),
            ("is_open", ""),
            ("day", "2025-09"),
            ("day", ""),
        ],
    )
    def test_a_cell_that_the_column_never_has_is_refused(self, name, cell):
        with pytest.raises((ValueError, KeyError)):
            parser(COLUMNS[name])(cell)

    @pytest.mark.parametrize("name", ["kind", "maybe"])
    def test_an_item_outside_the_vocabulary_is_named(self, name):
        with pytest.raises(ValueError, match=r"^'z' is not in the vocabulary$"):
            parser(COLUMNS[name])("z")


class TestParser:
    def test_text_that_is_never_empty_is_its_own_value(self):
        assert parser(COLUMNS["id"]) is str

    def test_equal_cells_share_their_value(self):
        parse = parser(COLUMNS["countries"])
        assert parse("LT;UA") is parse("LT;UA")
        assert parser(COLUMNS["day"])("2025-09-11") == dt.date(2025, 9, 11)

    @pytest.mark.parametrize("name", ["share", "years"])
    def test_numbers_are_not_remembered(self, name):
        parse = parser(COLUMNS[name])
        assert [parse(cell) for cell in ("0.5", "2", "0.5")] == [0.5, 2.0, 0.5]
        assert not hasattr(parse, "__self__")

    def test_no_more_than_some_thousand_values_are_remembered(self):
        parse = parser(COLUMNS["women"])
        assert [parse(str(number)) for number in range(5000)] == list(range(5000))
        assert len(parse.__self__) == 4096  # the empty cell among them
        assert parse("4999") == 4999
