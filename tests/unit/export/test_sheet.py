"""A table as an export takes it."""

import pytest

from belarus_releases.export.sheet import Sheet
from belarus_releases.schema.columns import columns
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.storage._schema import LAYOUTS
from belarus_releases.tables import TABLES, UNVERSIONED, record_class


@pytest.mark.parametrize("name", LAYOUTS)
def test_columns_are_as_declared_and_nothing_is_read(name):
    def records():
        raise AssertionError("the rows are read")

    sheet = Sheet(name, LAYOUTS[name], records, None if name in UNVERSIONED else CURRENT)
    assert [column.name for column in sheet.declared] == [column.name for column in columns(record_class(name))]
    assert (sheet.known_on, sheet.stored) == (None, None)


@pytest.mark.parametrize(("version", "exists"), [("2026.11.0", False), ("2026.11.1", True), ("2026.11.2", True)])
def test_columns_are_those_of_the_version(sheet, version, exists):
    names = [column.name for column in sheet("sources", version=version).declared]
    assert ("is_reprint" in names) is exists
    assert names[:2] == ["source_id", "publisher_id"]


@pytest.mark.parametrize("name", TABLES)
def test_vocabularies_are_those_of_the_version(sheet, name):
    for column in sheet(name, version="2026.11.0").declared:
        assert {column.vocabulary.since[item] for item in column.items} <= {"2026.11.0"}


def test_only_columns_of_the_layout_are_declared():
    layout = LAYOUTS["panel"][:2]
    assert [column.name for column in Sheet("panel", layout, list, "2026.11.2").declared] == ["period", "period_start"]
