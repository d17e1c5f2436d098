"""``metadata.json`` for Datasette: what it says of the database, and that it fits what the database has."""

import datetime as dt
import json
import sqlite3
from contextlib import closing

import pytest

from belarus_releases.errors import ExistsError, InvalidValueError, WriteError
from belarus_releases.export import datasette, disk, moves
from belarus_releases.export.datasette import is_metadata, metadata, metadata_text
from belarus_releases.export.sqlite import write_sqlite
from belarus_releases.schema.columns import columns
from belarus_releases.tables import TABLES, record_class


@pytest.fixture
def sheets(sheet):
    return [sheet(name) for name in (*TABLES, "codebook")]


@pytest.fixture
def described(sheets, edition, monkeypatch):
    monkeypatch.setattr(datasette, "REPOSITORY", None)  # whatever it is by now
    return metadata(sheets, edition, "releases")


@pytest.fixture
def tables(described):
    return described["databases"]["releases"]["tables"]


def test_it_has_title_version_licence_and_source(described, sheets, edition):
    assert {key: text for key, text in described.items() if key != "databases"} == {
        "title": "Releases of political prisoners in Belarus since July 2024",
        "description": "Data version 2026.11.2.",
        "license": "Creative Commons Attribution 4.0",
        "license_url": "https://creativecommons.org/licenses/by/4.0/",
        "source": "Contributors. (2026). Releases.",
    }
    known = metadata(sheets, edition._replace(known_on=dt.date(2025, 9, 30)), "releases")
    assert known["description"] == "Data version 2026.11.2, known on 2025-09-30."
    chosen = metadata(sheets, edition._replace(choice="without quality=weak"), "releases")
    assert chosen["description"] == "Data version 2026.11.2, without quality=weak."


def test_the_source_is_the_repository_once_it_has_an_address(sheets, edition, monkeypatch):
    monkeypatch.setattr(datasette, "REPOSITORY", "https://example.org/repository")
    assert metadata(sheets, edition, "releases")["source_url"] == "https://example.org/repository"


def test_each_table_and_column_of_it_is_in_the_database_and_described(tables, sheets, edition, tmp_path):
    write_sqlite(sheets, edition, tmp_path / "new.sqlite")
    with closing(sqlite3.connect(tmp_path / "new.sqlite")) as database:
        names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
        shadows = {name for name in names if "_fts_" in name}
        assert tables.keys() == names - shadows
        for name, table in tables.items():
            has = [line[1] for line in database.execute(f'PRAGMA table_info("{name}")')]
            assert table.get("hidden", False) == name.endswith("_fts")
            if not table.get("hidden") and name != "metadata":
                assert list(table["columns"]) == has
                assert all(table["columns"].values())
                assert table["description"]
            used = [*table.get("facets", ()), *table.get("sortable_columns", ()), table.get("label_column", has[0])]
            assert set(used) <= set(has)


@pytest.mark.parametrize("name", TABLES)
def test_facets_are_the_vocabularies_and_booleans_among_the_main_columns(tables, name):
    main = [c.name for c in columns(record_class(name)) if c.main and c.kind in ("category", "boolean")]
    assert tables[name].get("facets", []) == main


def test_an_ordered_vocabulary_is_not_sorted_by_the_alphabet(tables):
    assert {"event_id", "label", "date", "released_total"} <= set(tables["events"]["sortable_columns"])
    assert "confidence" not in tables["events"]["sortable_columns"]


def test_items_of_a_list_are_a_facet(tables):
    assert tables["events_destinations"]["facets"] == ["item"]


def test_units_are_part_of_the_description(tables):
    assert tables["prisoners"]["columns"]["sentence_years"].endswith(" Unit: years.")


def test_what_is_metadata_of_an_export(sheets, edition):
    assert is_metadata(metadata_text(sheets, edition, "releases").encode())
    for other in (b"", b"\xff", b"[]", b"{}", json.dumps({"title": "Mine", "databases": {}}).encode()):
        assert not is_metadata(other)


class TestOnDisk:
    def test_it_stands_beside_the_database(self, sheets, edition, tmp_path):
        disk.to_sqlite(sheets, edition, tmp_path / "new.sqlite", datasette=True)
        assert {path.name for path in tmp_path.iterdir()} == {"new.sqlite", "metadata.json"}
        text = (tmp_path / "metadata.json").read_text(encoding="utf-8")
        assert text == metadata_text(sheets, edition, "new")

    def test_it_is_not_written_unasked(self, sheets, edition, tmp_path):
        disk.to_sqlite(sheets, edition, tmp_path / "new.sqlite")
        assert [path.name for path in tmp_path.iterdir()] == ["new.sqlite"]

    @pytest.mark.parametrize("overwrite", [False, True])
    def test_a_file_of_someone_else_stays_and_nothing_is_written(self, sheets, edition, tmp_path, overwrite):
        (tmp_path / "metadata.json").write_text("{}")
        with pytest.raises(ExistsError, match=r"metadata\.json"):
            disk.to_sqlite(sheets, edition, tmp_path / "new.sqlite", overwrite=overwrite, datasette=True)
        assert [path.name for path in tmp_path.iterdir()] == ["metadata.json"]
        assert (tmp_path / "metadata.json").read_text() == "{}"

    def test_the_database_cannot_have_its_name(self, sheets, edition, tmp_path):
        with pytest.raises(InvalidValueError, match=r"metadata\.json"):
            disk.to_sqlite(sheets, edition, tmp_path / "metadata.json", datasette=True)
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("earlier", [False, True])
    @pytest.mark.parametrize("name", ["new.sqlite", "metadata.json"])
    def test_nothing_is_left_where_one_of_both_cannot_be_moved(
        self, sheets, edition, tmp_path, monkeypatch, earlier, name
    ):
        def failing(real):
            def move(new, target):
                if target.name == name:
                    raise PermissionError(13, "denied")
                real(new, target)

            return move

        if earlier:
            disk.to_sqlite(sheets, edition, tmp_path / "new.sqlite", datasette=True)
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        for move in ("create", "exchange"):
            monkeypatch.setattr(moves, move, failing(getattr(moves, move)))
        with pytest.raises(WriteError, match=rf"{name}' cannot be written: denied$"):
            disk.to_sqlite(sheets, edition, tmp_path / "new.sqlite", overwrite=earlier, datasette=True)
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before

    def test_one_of_an_earlier_export_is_replaced(self, sheets, edition, tmp_path):
        disk.to_sqlite(sheets, edition, tmp_path / "new.sqlite", datasette=True)
        later = edition._replace(citation="Later.")
        with pytest.raises(ExistsError):
            disk.to_sqlite(sheets, later, tmp_path / "new.sqlite", datasette=True)
        disk.to_sqlite(sheets, later, tmp_path / "new.sqlite", overwrite=True, datasette=True)
        assert json.loads((tmp_path / "metadata.json").read_text(encoding="utf-8"))["source"] == "Later."
