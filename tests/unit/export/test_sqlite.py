"""A dataset as an SQLite database: what is declared is enforced, and every value arrives."""

import datetime as dt
import sqlite3
from contextlib import closing

import pytest

from belarus_releases.export import sqlite
from belarus_releases.export.sheet import Sheet
from belarus_releases.export.sqlite import Relation, relations, write_sqlite
from belarus_releases.schema.columns import columns, columns_at
from belarus_releases.storage._schema import LAYOUTS
from belarus_releases.storage.layout import layout_at
from belarus_releases.tables import TABLES, record_class
from tests.factories import row

FILL = {"text": "x", "integer": 0, "boolean": False}


def filled(table, /, **cells):
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

    def make(edition=edition, version="2026.11.2", codebook=False, **rows):
        path = tmp_path / "new.sqlite"
        names = (*TABLES, "codebook") if codebook else TABLES
        write_sqlite([sheet(name, {**ROWS, **rows}.get(name, ()), version) for name in names], edition, path)
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
    declared = columns_at(record_class(name), "2026.11.2")
    keys = {(key[3], key[2]) for key in database.execute(f'PRAGMA foreign_key_list("{name}")')}
    assert keys == {(column.name, column.refers_to) for column in declared if column.refers_to}
    info = database.execute(f'PRAGMA table_info("{name}")').fetchall()
    assert [line[1] for line in info if line[5]] == [declared[0].name]
    plain = [column for column in declared if column.kind != "list"]
    assert [(line[1], bool(line[3])) for line in info] == [(column.name, not column.nullable) for column in plain]
    indexes = {line[1] for line in database.execute(f'PRAGMA index_list("{name}")')}
    assert {f"{name}_by_{column}" for column, _ in keys} <= indexes


def test_the_schema_has_nothing_that_sqlite_3_31_does_not_know(database):
    schema = "\n".join(sql for (sql,) in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
    for later in ("STRICT", "GENERATED", "RETURNING", "MATERIALIZED", "JSON", "->"):
        assert later not in schema.upper(), later


def test_no_version_of_sqlite_changes_the_schema(write, monkeypatch):
    def schema(path):
        with closing(sqlite3.connect(path)) as database:
            return database.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()

    path = write()
    before = schema(path)
    path.unlink()
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    assert schema(write()) == before


RELATIONS = {
    relation.name: relation.columns
    for relation in relations(
        [Sheet(name, layout_at(LAYOUTS[name], "2026.11.2"), tuple, "2026.11.2") for name in (*TABLES, "codebook")]
    )
}
RIGHT = {"text": "x", "integer": 1, "number": 1.5, "boolean": 0, "date": "2025-09-11"}
WRONG = {"integer": ("many", 1.5, b"1"), "boolean": ("many", 0.5, b"1"), "number": ("many", b"1")}


@pytest.mark.parametrize("name", RELATIONS)
def test_a_wrong_type_is_refused_in_each_column_of_each_table(write, name):
    def right(column):
        if column.items:
            return column.items[0]
        return {"[A-Z]{2}": "XX", "[a-z]{2}": "xx"}.get(column.pattern and column.pattern.regex, RIGHT[column.kind])

    declared = RELATIONS[name]
    insert = f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(declared))})'
    values = [right(column) for column in declared]
    with closing(
        sqlite3.connect(write(codebook=True))
    ) as database:  # where foreign keys are off, so that only checks refuse
        database.execute(f'DELETE FROM "{name}"')
        for place, column in enumerate(declared):
            for wrong in WRONG.get(column.kind, (b"x",)):
                row = [*values[:place], wrong, *values[place + 1 :]]
                with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
                    database.execute(insert, row)
                database.rollback()
        database.execute(insert, values)


def test_each_table_is_in_that_test_but_those_of_the_search_and_the_metadata(write):
    with closing(sqlite3.connect(write(codebook=True))) as database:
        names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert {name for name in names if "_fts" not in name} == {*RELATIONS, "metadata"}
        for row in ((b"key", "x"), ("key", b"x")):
            with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
                database.execute("INSERT INTO metadata VALUES (?, ?)", row)


def test_a_list_that_no_source_states_has_no_rows(database):
    assert database.execute("SELECT DISTINCT event_id FROM events_destinations").fetchall() == [("a",)]


class TestViews:
    def rows(self, database, query):
        return [dict(zip([c[0] for c in cursor.description], row, strict=True))
                for cursor in [database.execute(query)] for row in cursor]  # fmt: skip

    def test_names_stand_in_place_of_ids_and_lists_are_text(self, database):
        a, b = self.rows(database, "SELECT * FROM events_named")
        assert (a["event_id"], a["part_of"], a["destinations"]) == ("a", '"quoted"', "UA; LT")
        assert (b["part_of"], b["destinations"]) == (None, None)
        (change,) = self.rows(database, "SELECT * FROM custody_changes_named")
        assert (change["prisoner"], change["event"]) == ("p", None)  # a prisoner without a name
        assert "prisoner_id" not in change

    def test_claims_name_their_source_and_the_row_that_they_are_on(self, write):
        claims = (
            filled("claims", claim_id="k", source_id="s1", table="prisoners", record_id="p"),
            filled("claims", claim_id="l", source_id="s2", table="events", record_id="b"),
            filled("claims", claim_id="m", source_id="s2", table="custody_changes", record_id="c"),
        )
        prisoners = (filled("prisoners", prisoner_id="p", name="Name"),)
        sources = (
            filled("sources", source_id="s1", publisher="Paper", title="Title", url="https://example.org"),
            filled("sources", source_id="s2"),
        )
        with closing(sqlite3.connect(write(claims=claims, prisoners=prisoners, sources=sources))) as database:
            query = "SELECT record, source_publisher, source_title, source_url FROM claims_named"
            assert database.execute(query).fetchall() == [
                ("Name", "Paper", "Title", "https://example.org"),
                ('"quoted"', "s2", None, None),
                ("c", "s2", None, None),
            ]

    @pytest.mark.parametrize("name", TABLES)
    def test_each_row_is_there_once(self, database, name):
        if name != "release_totals":
            count = f"SELECT (SELECT count(*) FROM {name}), (SELECT count(*) FROM {name}_named)"
            assert len(set(database.execute(count).fetchone())) == 1

    def test_a_table_without_ids_and_lists_has_none(self, database):
        views = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
        assert views == {f"{name}_named" for name in TABLES} - {"release_totals_named"}


class TestSearch:
    def found(self, database, table, words, column):
        query = f"SELECT {column} FROM {table} WHERE rowid IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)"
        return [value for (value,) in database.execute(query, [words])]

    def test_labels_names_and_notes_are_found_and_latin_letters_without_their_diacritics(self, write):
        rows = {
            "events": (filled("events", event_id="b", label="Handover", note="Seen at the border"), ROWS["events"][0]),
            "prisoners": (filled("prisoners", prisoner_id="p", name_be="Сяргей Ціханоўскі", aliases=("Cichanoŭski",)),),
        }
        with closing(sqlite3.connect(write(**rows))) as database:
            assert self.found(database, "events", "handover", "event_id") == ["b"]
            assert self.found(database, "events", "border", "event_id") == ["b"]
            assert self.found(database, "prisoners", "ціханоўскі", "prisoner_id") == ["p"]
            assert self.found(database, "prisoners_aliases", "cichanouski", "prisoner_id") == ["p"]

    def test_codes_ids_and_addresses_are_no_texts(self):
        searched = {
            column.name: column
            for name, declared in RELATIONS.items()
            for column in declared
            if column.name in Relation(name, declared, [], []).searched and column.name != "item"
        }
        assert {"label", "name", "name_be", "name_ru", "title", "note", "meaning"} <= searched.keys()
        assert not {"url", "event_id", "language", "destination_first"} & searched.keys()

    def test_the_index_agrees_with_the_table(self, database):
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING FTS5%'").fetchall():
            database.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")


class TestVocabularies:
    def test_they_have_every_item_in_order_with_its_meaning(self, database):
        query = """SELECT "table", "column", item, position, ordered, meaning FROM vocabularies
            ORDER BY "table", "column", position"""
        expected = [
            (name, column.name, item, place, int(column.vocabulary.ordered), meaning)
            for name in TABLES
            for column in columns_at(record_class(name), "2026.11.2")
            if column.vocabulary
            for place, (item, meaning) in enumerate(column.vocabulary.meanings.items(), 1)
        ]
        assert database.execute(query).fetchall() == sorted(expected, key=lambda row: (row[0], row[1], row[3]))

    def test_an_ordered_vocabulary_compares(self, write):
        events = [filled("events", event_id=c, confidence=c) for c in ("weak", "confirmed", "reported")]
        query = """SELECT event_id FROM events JOIN vocabularies AS v
            ON v."table" = 'events' AND v."column" = 'confidence' AND v.item = confidence
            WHERE v.position >= (SELECT position FROM vocabularies
              WHERE "table" = 'events' AND "column" = 'confidence' AND item = 'reported')
            ORDER BY v.position"""
        others = {"prisoners": (), "custody_changes": ()}
        with closing(sqlite3.connect(write(events=events, **others))) as database:
            assert database.execute(query).fetchall() == [("reported",), ("confirmed",)]


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
        "UPDATE prisoners SET sentence_years = 'many'",
    ],
)
def test_a_value_that_is_not_declared_is_refused(database, statement):
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
    for known_on, text, choice in ((None, None, None), (dt.date(2025, 9, 30), "2025-09-30", "without quality=weak")):
        path = write(edition=edition._replace(known_on=known_on, choice=choice))
        with closing(sqlite3.connect(path)) as database:
            assert dict(database.execute("SELECT * FROM metadata")) == {
                "title": "Releases of political prisoners in Belarus since July 2024",
                "version": "2026.11.2",
                "published_on": "2026-11-25",
                "known_on": text,
                "choice": choice,
                "sha256": "0f" * 32,
                "canonical_form": "belarus-releases c14n 2",
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
