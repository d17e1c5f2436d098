"""A table in Arrow and polars: types, vocabularies, metadata, empty cells."""

import builtins
import datetime as dt

import pytest

from belarus_releases.errors import MissingExtraError
from belarus_releases.export.arrow import to_arrow, to_polars
from belarus_releases.schema.columns import columns
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.storage._schema import LAYOUTS
from belarus_releases.tables import UNVERSIONED, record_class
from belarus_releases.tables.events import Event
from tests.factories import row

EVENTS = (
    row("events", event_id="a", date=dt.date(2025, 9, 11), released_total=52, in_series=True, destinations=("LT", "UA"),
        arrangement="exchange", confidence="confirmed", note="Ł"),
    row("events", event_id="b", released_total=0, in_series=False, confidence="weak"),
)  # fmt: skip


@pytest.fixture
def pa():
    return pytest.importorskip("pyarrow")


@pytest.mark.parametrize("name", LAYOUTS)
def test_types_and_meanings_of_columns(pa, sheet, name):
    types = {"integer": pa.int64(), "boolean": pa.bool_(), "date": pa.date32(), "text": pa.string(),
             "number": pa.float64(), "list": pa.list_(pa.string()), "value": pa.string()}  # fmt: skip
    arrow = to_arrow(sheet(name, version=None if name in UNVERSIONED else CURRENT))
    assert arrow.num_rows == 0
    assert arrow.column_names == [column.name for column in columns(record_class(name))]
    for column in columns(record_class(name)):
        field = arrow.schema.field(column.name)
        assert field.metadata[b"description"].decode() == column.meaning
        assert field.metadata.get(b"unit", b"").decode() == (column.unit or "")
        assert field.metadata.get(b"hazards", b"").decode() == ";".join(column.hazards)
        if column.kind == "category":
            assert field.type == pa.dictionary(pa.int32(), pa.string(), ordered=column.vocabulary.ordered)
        else:
            assert field.type == types[column.kind]


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("event_id", ["a", "b"]),
        ("date", [dt.date(2025, 9, 11), None]),
        ("released_total", [52, 0]),
        ("women", [None, None]),
        ("in_series", [True, False]),
        ("destinations", [["LT", "UA"], None]),
        ("envoys", [None, None]),
        ("arrangement", ["exchange", None]),
        ("note", ["Ł", None]),
    ],
)
def test_cells(pa, sheet, column, cells):
    assert to_arrow(sheet("events", EVENTS)).column(column).to_pylist() == cells


def test_a_list_of_a_derived_view_has_no_items_where_it_is_empty(pa, sheet):
    """A list that no source states is null; a list that a rule computes is just empty."""
    disputes = [row("disputes", dispute_id="d", source_ids=("s1",)), row("disputes", dispute_id="e")]
    assert to_arrow(sheet("disputes", disputes)).column("source_ids").to_pylist() == [["s1"], []]


def test_values_of_any_kind_are_text_as_in_csv(pa, sheet):
    values = [None, "x", 7, 2.0, True, dt.date(2025, 9, 11), ("LT", "UA"), ()]
    rows = [row("changes", cell=str(place), old=value) for place, value in enumerate(values)]
    texts = to_arrow(sheet("changes", rows)).column("old")
    assert texts.type == pa.string()
    assert texts.to_pylist() == [None, "x", "7", "2", "true", "2025-09-11", "LT;UA", ""]


def test_a_category_has_its_whole_vocabulary_in_order(pa, sheet):
    column = to_arrow(sheet("events", EVENTS)).column("confidence").chunk(0)
    assert column.dictionary.to_pylist() == ["weak", "reported", "confirmed"]
    assert column.indices.to_pylist() == [2, 0]


def test_the_schema_is_the_same_without_rows(pa, sheet):
    some, none = to_arrow(sheet("events", EVENTS)), to_arrow(sheet("events"))
    assert none.schema.equals(some.schema, check_metadata=True)


class TestMetadata:
    def test_of_a_table_at_a_version_and_a_day(self, pa, sheet):
        assert to_arrow(sheet("events", known_on=dt.date(2025, 9, 30))).schema.metadata == {
            b"name": b"belarus-releases",
            b"table": b"events",
            b"description": Event.__title__.encode(),
            b"version": b"2026.11.2",
            b"known_on": b"2025-09-30",
            b"licence": b"CC-BY-4.0",
        }

    def test_of_a_choice_of_sources(self, pa, sheet):
        assert to_arrow(sheet("events", choice="without quality=weak")).schema.metadata[b"choice"] == (
            b"without quality=weak"
        )
        assert b"choice" not in to_arrow(sheet("events")).schema.metadata

    def test_without_a_day(self, pa, sheet):
        assert b"known_on" not in to_arrow(sheet("events")).schema.metadata

    def test_of_a_table_that_belongs_to_no_version(self, pa, sheet):
        assert b"version" not in to_arrow(sheet("countries", version=None)).schema.metadata


def test_polars_has_the_vocabulary_as_an_enum_in_order(pa, sheet):
    pl = pytest.importorskip("polars")
    frame = to_polars(sheet("events", EVENTS))
    assert frame["confidence"].dtype == pl.Enum(["weak", "reported", "confirmed"])
    assert frame["confidence"].max() == "confirmed"
    assert frame["arrangement"].to_list() == ["exchange", None]
    assert frame["destinations"].to_list() == [["LT", "UA"], None]
    assert to_polars(sheet("events")).schema == frame.schema


@pytest.mark.parametrize(("convert", "extra"), [(to_arrow, "arrow"), (to_polars, "polars")])
def test_without_the_library_the_extra_is_named(sheet, monkeypatch, convert, extra):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.partition(".")[0] in ("pyarrow", "polars"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=rf" needs \w+: pip install 'belarus-releases\[{extra}\]'$"):
        convert(sheet("events"))
