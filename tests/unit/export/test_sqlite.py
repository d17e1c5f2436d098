"""A dataset as an SQLite database: what is declared is enforced, and every value arrives."""

import datetime as dt
import sqlite3
from contextlib import closing

import pytest

from belarus_releases.export import sqlite
from belarus_releases.export.sqlite import write_sqlite
from belarus_releases.schema.columns import columns
from belarus_releases.tables import TABLES, record_class
from tests.factories import row

FILL = {"text": "x", "integer": 0, "boolean": False}


def filled(table, **cells):
    """A record whose cells are filled where they must be."""
    needed = [column for column in columns(record_class(table)) if not column.nullable and column.kind != "list"]
    return row(table, **{column.name: column.items[0] if column.items else FILL[column.kind] for column in needed}
               | cells)  # fmt: skip


ROWS = {
    "events": (
        filled("events", event_id="a", part_of="b", date=dt.date(2025, 9, 11), released_total=52, in_series=True,
               destinations=("UA", "LT")),
        filled("events", event_id="b", label='"quoted"'),
    ),
    "prisoners": (filled("prisoners", prisoner_id="p", event_id="a", sentence_years=1.5, categories=("politician",)),),
    "custody_changes": (filled("custody_changes", change_id="c", prisoner_id="p", destination_first="LT"),),
    "sources": (
        filled("sources", source_id="s1", origin_id="s2", language="be"),
        filled("sources", source_id="s2"),
    ),
    "claims": (filled("claims", claim_id="k", source_id="s1", rank=1),),
}  # fmt: skip


@pytest.fixture
def write(sheet, edition, tmp_path):
    """A function that writes rows, and gives the path of the database."""

    def make(edition=edition, version="2026.11.2", **rows):
        path = tmp_path / "new.sqlite"
        write_sqlite([sheet(name, {**ROWS, **rows}.get(name, ()), version) for name in TABLES], edition, path)
        return path

    return make


@pytest.fixture
def database(write):
    with closing(sqlite3.connect(write())) as database:
        database.execute("PRAGMA foreign_keys = ON")
        yield database


def test_it_is_sound(database):
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT event_id, date, released_total, in_series FROM events",
         [("a", "2025-09-11", 52, 1), ("b", None, None, 0)]),
        ("SELECT label FROM events WHERE event_id = 'b'", [('"quoted"',)]),
        ("SELECT * FROM events_destinations", [("a", 1, "UA"), ("a", 2, "LT")]),
        ("SELECT * FROM prisoners_categories", [("p", 1, "politician")]),
        ("SELECT * FROM prisoners_aliases", []),
        ("SELECT sentence_years FROM prisoners", [(1.5,)]),
        ("SELECT source_id, origin_id FROM sources ORDER BY rowid", [("s1", "s2"), ("s2", None)]),
    ],
)  # fmt: skip
def test_values_arrive(database, query, rows):
    assert database.execute(query).fetchall() == rows


@pytest.mark.parametrize("name", TABLES)
def test_keys_and_indexes_are_those_declared(database, name):
    declared = columns(record_class(name))
    keys = {(key[3], key[2]) for key in database.execute(f'PRAGMA foreign_key_list("{name}")')}
    assert keys == {(column.name, column.refers_to) for column in declared if column.refers_to}
    info = database.execute(f'PRAGMA table_info("{name}")').fetchall()
    assert [line[1] for line in info if line[5]] == [declared[0].name]
    plain = [column for column in declared if column.kind != "list"]
    assert [(line[1], bool(line[3])) for line in info] == [(column.name, not column.nullable) for column in plain]
    indexes = {line[1] for line in database.execute(f'PRAGMA index_list("{name}")')}
    assert {f"{name}_by_{column}" for column, _ in keys} <= indexes


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 37), reason="STRICT is of SQLite 3.37")
def test_every_table_is_strict(database):
    strict = {line[1]: line[5] for line in database.execute("PRAGMA table_list") if not line[1].startswith("sqlite_")}
    assert {*TABLES, "metadata", "events_destinations"} <= strict.keys()
    assert set(strict.values()) == {1}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET label = NULL",
        "UPDATE events SET event_id = 'the same'",
        "UPDATE events SET event_class = 'party'",
        "UPDATE events SET in_series = 2",
        "UPDATE events SET date = '2025-02-30'",
        "UPDATE events SET date = '11 September 2025'",
        "UPDATE events SET part_of = 'no-such-event'",
        "UPDATE sources SET language = 'BE'",
        "UPDATE custody_changes SET destination_first = 'Lithuania'",
        "UPDATE custody_changes SET destination_first = 'Lt'",
        "UPDATE events_destinations SET item = 'lt'",
        "UPDATE events_destinations SET item = NULL",
        "UPDATE events_destinations SET event_id = 'no-such-event'",
        "INSERT INTO events_destinations SELECT event_id, 99, item FROM events_destinations",
        "INSERT INTO events_destinations VALUES ('a', 1, 'PL')",
        "UPDATE prisoners_categories SET item = 'poet'",
        "UPDATE claims SET source_id = 'no-such-source'",
        "DELETE FROM sources",
        "UPDATE events SET released_total = 'many'",
    ],
)
def test_a_value_that_is_not_declared_is_refused(database, statement):
    if statement.endswith("'many'") and sqlite3.sqlite_version_info < (3, 37):
        pytest.skip("STRICT is of SQLite 3.37")
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET date = '2024-02-29', released_total = NULL, in_series = 0",
        "UPDATE custody_changes SET destination_first = NULL",
        "UPDATE sources SET language = 'ru', origin_id = 's1'",
        "INSERT INTO events_destinations VALUES ('b', 1, 'PL')",
    ],
)
def test_a_value_that_is_declared_is_accepted(database, statement):
    assert database.execute(statement).rowcount > 0


def test_a_row_that_breaks_a_key_is_not_written(write):
    with pytest.raises(sqlite3.IntegrityError):
        write(events=ROWS["events"][:1])


def test_columns_and_vocabularies_are_those_of_the_version(write):
    with closing(sqlite3.connect(write(version="2026.11.0"))) as database:
        names = {line[1] for line in database.execute("PRAGMA table_info(sources)")}
        assert "is_reprint" not in names
        assert "source_id" in names


def test_metadata(write, edition):
    for known_on, text in ((None, None), (dt.date(2025, 9, 30), "2025-09-30")):
        path = write(edition=edition._replace(known_on=known_on))
        with closing(sqlite3.connect(path)) as database:
            assert dict(database.execute("SELECT * FROM metadata")) == {
                "title": "Releases of political prisoners in Belarus since July 2024",
                "version": "2026.11.2",
                "published_on": "2026-11-25",
                "known_on": text,
                "sha256": "0f" * 32,
                "licence": "CC-BY-4.0",
                "citation": "Contributors. (2026). Releases.",
            }
        path.unlink()


def test_names_and_texts_are_quoted():
    assert sqlite._quoted('a"b') == '"a""b"'
    assert sqlite._literal("it's") == "'it''s'"


def test_patterns_that_sqlite_can_check():
    """It knows GLOB alone, which can repeat nothing."""
    patterns = {column.pattern.regex for name in TABLES for column in columns(record_class(name)) if column.pattern}
    assert {regex for regex in patterns if sqlite._REPEATED.fullmatch(regex)} == {"[A-Z]{2}", "[a-z]{2}"}
