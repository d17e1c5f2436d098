"""The declarations of the tables: complete, named consistently, and what the storage was generated from."""

import re

import attrs
import pytest

from belarus_releases import tables
from belarus_releases.schema.calver import reaches
from belarus_releases.schema.columns import FIRST, columns
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.storage._schema import LAYOUTS
from belarus_releases.tables import AUXILIARY, CLAIM_BASED, TABLES, UNVERSIONED, record_class
from belarus_releases.tables.changes import Change
from belarus_releases.tables.remaining import Remaining

ALL = TABLES | AUXILIARY


def test_lists_of_tables():
    assert not TABLES.keys() & AUXILIARY.keys()
    assert set(CLAIM_BASED) == TABLES.keys() - {"sources", "claims"}
    assert set(UNVERSIONED) <= AUXILIARY.keys()
    assert list(LAYOUTS) == list(ALL)


def test_tables_of_claims_are_those_that_claims_may_be_on():
    (column,) = [column for column in columns(record_class("claims")) if column.name == "table"]
    assert column.items == CLAIM_BASED


@pytest.mark.parametrize(("name", "cls"), ALL.items())
def test_a_record_class_belongs_to_its_table(name, cls):
    record = record_class(name)
    assert (record.__name__, record.__module__) == (cls, f"belarus_releases.tables.{name}")
    assert record.__table__ == name
    assert re.fullmatch(r"[A-Z][^\n]+\.", record.__title__)
    assert record.__doc__.startswith(f"{record.__title__}\n\nAttributes\n")
    assert [field.name for field in attrs.fields(record)] == [column.name for column in columns(record)]


def test_titles_tell_tables_apart():
    assert len({record_class(name).__title__ for name in ALL}) == len(ALL)


@pytest.mark.parametrize("name", ALL)
def test_the_first_column_is_the_id(name):
    key = columns(record_class(name))[0]
    assert key.kind == "text"
    assert not key.nullable
    assert key.since == FIRST


@pytest.fixture(params=ALL)
def declared(request):
    """The columns of a table."""
    return columns(record_class(request.param))


class TestColumns:
    def test_names_are_identifiers(self, declared):
        assert all(re.fullmatch("[a-z][a-z0-9_]*", column.name) for column in declared)

    def test_meanings_are_sentences(self, declared):
        assert all(re.fullmatch(r"[A-Za-z][^\n]+\.", column.meaning) for column in declared)

    def test_coded_columns_have_a_written_rule_and_are_never_empty(self, declared):
        for column in declared:
            if column.basis == "coded":
                assert re.fullmatch(r"\S[^\n]{10,}\.", column.rule)
                assert not column.nullable or column.since != FIRST  # empty where a version does not have it

    def test_derived_columns_and_no_others_name_a_rule(self, declared):
        for column in declared:
            if column.basis == "derived":
                assert re.fullmatch("[a-z_]+", column.rule)
            else:
                assert column.basis == "coded" or (column.rule, column.inputs) == (None, ())

    def test_inputs_are_columns_of_the_table_or_fields_of_its_claims(self, declared):
        for column in declared:
            others = {other.name for other in declared if other.basis in ("stated", "derived")}
            assert set(column.inputs) <= others

    def test_a_later_column_may_be_empty(self, declared):
        """Rows of older versions do not have it."""
        for column in declared:
            assert reaches(column.since, CURRENT)
            assert column.since == FIRST or column.nullable or column.kind == "list"

    def test_vocabularies_have_items_with_meanings(self, declared):
        for column in declared:
            assert bool(column.vocabulary) or column.kind != "category"
            assert column.kind in ("category", "list") or not column.vocabulary
            for item, meaning in column.vocabulary.meanings.items() if column.vocabulary else ():
                assert re.fullmatch("[a-z][a-z0-9_]*", item)
                assert re.fullmatch(r"[A-Z][^\n]+\.", meaning)
                assert reaches(column.vocabulary.since[item], CURRENT)

    def test_references_are_to_tables_of_the_record(self, declared):
        for column in declared:
            assert column.refers_to is None or (column.refers_to in TABLES and column.kind in ("text", "list"))

    def test_patterns_are_regular_expressions_with_a_standard(self, declared):
        assert all(
            re.compile(column.pattern.regex) and column.pattern.standard for column in declared if column.pattern
        )


@pytest.mark.parametrize("name", ALL)
def test_layouts_are_generated_from_the_declarations(name):
    for column, layout in zip(columns(record_class(name)), LAYOUTS[name], strict=True):
        vocabulary = column.vocabulary if column.kind == "category" else None
        assert layout == (
            column.name,
            column.kind,
            column.since,
            vocabulary and vocabulary.since,
            bool(vocabulary and vocabulary.ordered),
            column.optional,
            column.main,
            column.hazards,
        )


class TestWrappers:
    @pytest.mark.parametrize("name", tables._KINDS)
    def test_they_are_reachable_from_here(self, name):
        cls = getattr(tables, name)
        assert (cls.__module__, cls.__qualname__) == ("belarus_releases.tables", name)
        assert getattr(tables, name) is cls

    @pytest.mark.parametrize("name", ["Table", "Dataset", "evnts", "_table"])
    def test_nothing_else_is(self, name):
        with pytest.raises(AttributeError) as error:
            getattr(tables, name)
        assert str(error.value) == f"module 'belarus_releases.tables' has no attribute {name!r}"


def test_records_that_belong_to_no_table():
    change = Change("events/a/label", "events", "a", "cell_changed", "label", "x", "y")
    assert (change.old, change.new) == ("x", "y")
    with pytest.raises(AttributeError):
        change.new = "z"
    assert Remaining._fields == ("day", "before", "after", "low", "high", "why")
