"""The Frictionless descriptor of tables: what it states of a file, its fields and its keys."""

import pytest

from belarus_releases.export.datapackage import SINCE, UNTIL, descriptor, resource
from belarus_releases.schema.columns import columns, columns_at
from belarus_releases.schema.hazards import HAZARDS
from belarus_releases.storage._schema import LAYOUTS
from belarus_releases.tables import TABLES, record_class
from belarus_releases.tables.events import Event
from belarus_releases.tables.sources import Source


def fields(table, **options):
    return {field["name"]: field for field in resource(table, f"{table}.csv", **options)["schema"]["fields"]}


def test_a_descriptor_has_the_facts_of_the_dataset_and_what_more_there_is():
    package = descriptor("2026.11.2", iter([{"name": "events"}]), created="2026-11-25T00:00:00Z")
    assert package.pop("title") == "Releases of political prisoners in Belarus since July 2024"
    assert package == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "belarus-releases",
        "version": "2026.11.2",
        "created": "2026-11-25T00:00:00Z",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "contributors": [{"title": "belarus-releases contributors", "roles": ["author"]}],
        "resources": [{"name": "events"}],
    }


@pytest.mark.parametrize("table", LAYOUTS)
def test_fields_are_the_columns(table):
    by_name = fields(table)
    types = {"text": "string", "category": "string", "list": "string"}
    assert list(by_name) == [column.name for column in columns(record_class(table))]
    for column in columns(record_class(table)):
        field = by_name[column.name]
        assert field["type"] == types.get(column.kind, column.kind)
        separator = " Items are separated by semicolons." if column.kind == "list" else ""
        assert field["description"] == column.meaning + separator
        assert (field["basis"], field["since"]) == (column.basis, column.since)
        assert (field.get("unit"), field.get("rule")) == (column.unit, column.rule)
        hazards = [{"value": name, "description": HAZARDS[name]} for name in column.hazards]
        assert field.get("hazards", []) == hazards
        words = (["true"], ["false"]) if column.kind == "boolean" else (None, None)
        assert (field.get("trueValues"), field.get("falseValues")) == words
        constraints = field.get("constraints", {})
        assert constraints.get("required", False) == (not column.nullable and column.kind != "list")
        assert tuple(constraints.get("enum", ())) == (column.items if column.kind == "category" else ())
        pattern = column.pattern.regex if column.pattern and column.kind == "text" else None
        assert constraints.get("pattern") == pattern
        kept, other = ("itemCategories", "categories") if column.kind == "list" else ("categories", "itemCategories")
        assert {line["value"]: line["description"] for line in field.get(kept, ())} == (
            column.vocabulary.meanings if column.vocabulary else {}
        )
        assert other not in field


def test_an_ordered_vocabulary_says_so_and_has_its_items_in_order():
    confidence = fields("events")["confidence"]
    assert confidence["categoriesOrdered"] is True
    assert [line["value"] for line in confidence["categories"]] == ["weak", "reported", "confirmed"]
    for table in LAYOUTS:
        ordered = {c.name for c in columns(record_class(table)) if c.vocabulary and c.vocabulary.ordered}
        assert {name for name, field in fields(table).items() if "categoriesOrdered" in field} == ordered


def test_the_separator_of_a_list_is_a_property_of_its_own():
    """In the words of the type `list` of version 2 of the standard, which few readers take."""
    for table in LAYOUTS:
        for column in columns(record_class(table)):
            field = fields(table)[column.name]
            words = (";", "string") if column.kind == "list" else (None, None)
            assert (field.get("delimiter"), field.get("itemType")) == words


def test_a_resource_states_its_file_and_its_keys():
    events = resource("events", "data/events.csv")
    assert (events["name"], events["path"], events["encoding"]) == ("events", "data/events.csv", "utf-8")
    assert events["title"] == Event.__title__
    assert events["schema"]["primaryKey"] == ["event_id"]
    assert events["schema"]["foreignKeys"] == [
        {"fields": ["part_of"], "reference": {"resource": "", "fields": ["event_id"]}}
    ]
    assert resource("claims", "claims.csv")["schema"]["foreignKeys"] == [
        {"fields": ["source_id"], "reference": {"resource": "sources", "fields": ["source_id"]}}
    ]
    assert "foreignKeys" not in resource("countries", "countries.csv")["schema"]


def test_keys_refer_only_to_tables_that_are_there():
    links = columns(record_class("event_links"))

    def targets(*beside):
        schema = resource("event_links", "x.csv", declared=links, beside=beside)["schema"]
        return [key["reference"]["resource"] for key in schema.get("foreignKeys", ())]

    assert targets("event_links", "events", "contacts") == ["events", "contacts"]
    assert targets("event_links") == []
    own = resource("events", "x.csv", beside=["events"])["schema"]["foreignKeys"]
    assert own[0]["reference"]["resource"] == ""


def test_a_resource_states_the_form_of_its_file():
    form = resource("events", "events.csv")
    assert {key: value for key, value in form.items() if key not in ("name", "path", "title", "schema")} == {
        "type": "table",
        "profile": "tabular-data-resource",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
    }
    assert form["schema"]["missingValues"] == [""]


def test_names_of_other_resources_have_hyphens():
    names = {table: resource(table, "x.csv")["name"] for table in LAYOUTS}
    assert names["data_versions"] == "data-versions"
    assert {names[table] for table in TABLES} == set(TABLES)


def test_declared_columns_may_be_those_of_a_version():
    past = columns_at(Source, "2026.11.0")
    assert "is_reprint" in fields("sources")
    assert list(fields("sources", declared=past)) == [column.name for column in past]


class TestStored:
    def test_current_rows_have_a_stamp(self):
        stored = resource("events", "events.csv", [SINCE])
        assert stored["schema"]["fields"][-1] == SINCE
        assert SINCE == {
            "name": "since",
            "description": "Data version from which the row exists.",
            "type": "string",
            "constraints": {"required": True},
        }
        assert stored["schema"]["primaryKey"] == ["event_id"]

    def test_superseded_rows_repeat_ids_and_may_lack_later_cells(self):
        stored = resource("events", "history/events.csv", [SINCE, UNTIL])
        assert stored["name"] == "events-history"
        assert stored["schema"].keys() == {"fields", "missingValues"}
        *declared, since, until = stored["schema"]["fields"]
        assert (since, until) == (SINCE, UNTIL)
        assert UNTIL == {**SINCE, "name": "until", "description": "First data version without the row."}
        assert [field["name"] for field in declared if field.get("constraints", {}).get("required")] == []
        assert next(field for field in declared if field["name"] == "in_series")["type"] == "boolean"
