"""A dataset as an SQLite database: tables, keys and constraints as the columns are declared.

A list column is a table of its own, ``<table>_<column>``, with one row an item. A view
``<table>_named`` has names in place of ids, and lists as text, where a table has either. The table
``vocabularies`` has the items of every vocabulary in their order, and ``<table>_fts`` is the full-text
index of a table.

``claims.record_id`` names a row of the table that ``claims.table`` names, which no foreign key can say.
The schema is the same whatever SQLite writes it, and SQLite 3.31 reads it.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from ..schema.about import LICENCE, TITLE
from ..schema.columns import Column, Kind, columns
from ..storage.canonical import TAG
from ..tables import record_class
from ..tables.codebook import CodebookEntry

if TYPE_CHECKING:
    from .sheet import Edition, Sheet

_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}  # all others are TEXT
_REPEATED = re.compile(r"(\[[^]]+])\{(\d)}")
_METADATA = """CREATE TABLE metadata (
  key TEXT NOT NULL PRIMARY KEY CHECK (typeof(key) = 'text'),
  value TEXT CHECK (typeof(value) IN ('text', 'null'))
)"""
#: The columns by which people name a row; where there are several, the first is its name.
NAMES = {
    "events": ("label",),
    "prisoners": ("name",),
    "concessions": ("label",),
    "contacts": ("label",),
    "sources": ("publisher", "title", "url"),
}
#: The columns that the full-text search covers, in any table that has them; ``item`` is that of a list of names.
_SEARCHED = ("label", "name", "name_be", "name_ru", "role", "group", "publisher", "title", "place", "instrument",
             "counted_by", "stated_as", "value", "meaning", "item", "note")  # fmt: skip


class Relation(NamedTuple):
    """One table of the database."""

    name: str
    columns: Sequence[Column]
    constraints: Sequence[str]
    rows: Iterable[Sequence[Any]]

    @property
    def searched(self) -> list[str]:
        """The columns of its full-text index; a code, an id or an address is no text."""
        texts = [c for c in self.columns if c.kind == "text" and not c.pattern and not c.refers_to]
        return [c.name for c in texts if c.name in _SEARCHED]


def write_sqlite(sheets: "Iterable[Sheet]", edition: "Edition", path: Path) -> None:
    """Write a dataset into a new database.

    Raises
    ------
    sqlite3.Error
        If a row breaks a constraint, or the disk does not take it.
    """
    sheets = list(sheets)
    tables = relations(sheets)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("BEGIN")
        database.execute("PRAGMA defer_foreign_keys = ON")  # a row may refer to a later one
        for table in tables:
            for statement in _create(table):
                database.execute(statement)
        for table in tables:
            places = ", ".join("?" * len(table.columns))
            database.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({places})", table.rows)
        database.execute(_METADATA)
        database.executemany("INSERT INTO metadata VALUES (?, ?)", _metadata(edition))
        for sheet in filter(has_view, sheets):
            database.execute(_view(sheet))
        for table in tables:
            for statement in _index(table):
                database.execute(statement)
        database.execute("COMMIT")


def relations(sheets: "Sequence[Sheet]") -> list[Relation]:
    """The tables of the database: those of the dataset, those of their lists, and that of the vocabularies."""
    return [*(relation for sheet in sheets for relation in _relations(sheet)), _vocabularies(sheets)]


def _metadata(edition: "Edition") -> Iterator[tuple[str, str | None]]:
    yield "title", TITLE
    yield "version", edition.version
    yield "published_on", edition.published_on.isoformat() if edition.published_on else None
    yield "known_on", edition.known_on.isoformat() if edition.known_on else None
    yield "choice", edition.choice
    yield "sha256", edition.sha256
    yield "canonical_form", TAG
    yield "licence", LICENCE["name"]
    yield "citation", edition.citation


def _relations(sheet: "Sheet") -> Iterator[Relation]:
    """A table without its list columns, and a table for each of these."""
    declared = sheet.declared
    key = declared[0]
    plain = [column for column in declared if column.kind != "list"]
    rows = ([_value(column, getattr(row, column.name)) for column in plain] for row in sheet.records())
    yield Relation(sheet.name, plain, [f"PRIMARY KEY ({_quoted(key.name)})"], rows)
    for column in declared:
        if column.kind == "list":
            yield _items(sheet, key, column)


def _items(sheet: "Sheet", key: Column, column: Column) -> Relation:
    """The items of a list column, in their order."""
    owner = _quoted(key.name)
    return Relation(
        f"{sheet.name}_{column.name}",
        [
            attrs.evolve(key, refers_to=sheet.name),
            attrs.evolve(key, name="position", kind="integer", meaning="Place of the item in the list, from 1."),
            attrs.evolve(column, name="item", kind="category" if column.items else "text"),
        ],
        [f"PRIMARY KEY ({owner}, position)", f"UNIQUE ({owner}, item)"],
        (
            (getattr(row, key.name), place, item)
            for row in sheet.records()
            for place, item in enumerate(getattr(row, column.name), 1)
        ),
    )


def _vocabularies(sheets: "Sequence[Sheet]") -> Relation:
    """Every item of every vocabulary, with its place: the order that a text column does not have."""
    text = next(column for column in columns(CodebookEntry) if column.name == "meaning")

    def like(name: str, meaning: str, kind: Kind = "text") -> Column:
        return attrs.evolve(text, name=name, kind=kind, meaning=meaning)

    return Relation(
        "vocabularies",
        [
            like("table", "Table."),
            like("column", "Column of the table."),
            like("item", "Item of the vocabulary of the column."),
            like("position", "Place of the item in the vocabulary, from 1.", "integer"),
            like("ordered", "Whether the items are ordered from least to greatest.", "boolean"),
            like("meaning", "Meaning of the item."),
        ],
        ['PRIMARY KEY ("table", "column", item)', 'UNIQUE ("table", "column", position)'],
        [
            (sheet.name, column.name, item, place, column.vocabulary.ordered, meaning)
            for sheet in sheets
            for column in sheet.declared
            if column.vocabulary
            for place, (item, meaning) in enumerate(column.vocabulary.meanings.items(), 1)
        ],
    )


def _value(column: Column, value: Any) -> Any:
    return value.isoformat() if column.kind == "date" and value is not None else value


def _create(relation: Relation) -> Iterator[str]:
    """The table, and an index for each foreign key that its primary key does not begin with."""
    name = _quoted(relation.name)
    body = ",\n  ".join([*map(_definition, relation.columns), *relation.constraints])
    yield f"CREATE TABLE {name} (\n  {body}\n)"
    for column in relation.columns[1:]:
        if column.refers_to:
            yield f"CREATE INDEX {_quoted(f'{relation.name}_by_{column.name}')} ON {name} ({_quoted(column.name)})"


def _definition(column: Column) -> str:
    name, affinity = _quoted(column.name), _TYPES.get(column.kind, "TEXT")
    parts = [name, affinity]
    if not column.nullable:
        parts.append("NOT NULL")
    if column.refers_to:
        parts.append(f"REFERENCES {_quoted(column.refers_to)} ({_quoted(_key(column.refers_to))})")
    classes = [affinity.lower(), *(["null"] if column.nullable else [])]
    parts.append(f"CHECK (typeof({name}) IN ({', '.join(map(_literal, classes))}))")
    if check := _check(column):
        parts.append(f"CHECK ({check})")
    return " ".join(parts)


def _key(table: str) -> str:
    return columns(record_class(table))[0].name


def _check(column: Column) -> str | None:
    """What a value must be, as far as SQLite can say it: it has no regular expressions."""
    name = _quoted(column.name)
    if column.items:
        return f"{name} IN ({', '.join(map(_literal, column.items))})"
    if column.kind == "boolean":
        return f"{name} IN (0, 1)"
    if column.kind == "date":
        return f"{name} IS date({name}, '+0 days')"  # reckoned, so that 30 February is none
    repeated = _REPEATED.fullmatch(column.pattern.regex) if column.pattern else None
    return f"{name} GLOB {_literal(repeated[1] * int(repeated[2]))}" if repeated else None


def has_view(sheet: "Sheet") -> bool:
    """Whether a table has ids that have names, or lists: if not, its view would be the table."""
    return any(column.kind == "list" or column.refers_to in NAMES for column in sheet.declared)


def view_columns(sheet: "Sheet") -> dict[str, Column]:
    """The columns of the view of a table by name, each with the column of the table that it is made of."""
    return {name: column for name, column, _, _ in _view_columns(sheet)}


def _view_columns(sheet: "Sheet") -> Iterator[tuple[str, Column, str, str]]:
    """Name, declared column, expression and join of each column of a view."""
    own, key = _quoted(sheet.name), _quoted(sheet.declared[0].name)
    for column in sheet.declared:
        name = _quoted(column.name)
        if column.kind == "list":
            items = f"SELECT item FROM {_quoted(f'{sheet.name}_{column.name}')} AS i WHERE i.{key} = {own}.{key}"
            yield column.name, column, f"(SELECT group_concat(item, '; ') FROM ({items} ORDER BY i.position))", ""
        elif column.refers_to in NAMES:
            other, alias = column.refers_to, _quoted(f"of {column.name}")
            join = f"LEFT JOIN {_quoted(other)} AS {alias} ON {alias}.{_quoted(_key(other))} = {own}.{name}"
            stem = column.name.removesuffix("_id")
            first, *more = NAMES[other]
            shown = stem if not more else f"{stem}_{first}"
            yield shown, column, f"coalesce({alias}.{_quoted(first)}, {own}.{name})", join
            for part in more:
                yield f"{stem}_{part}", column, f"{alias}.{_quoted(part)}", ""
        elif (sheet.name, column.name) == ("claims", "record_id"):
            yield "record", column, _record(own), ""
        else:
            yield column.name, column, f"{own}.{name}", ""


def _record(claims: str) -> str:
    """The name of the row that a claim is on, or its id."""
    names = " ".join(
        f"WHEN {_literal(table)} THEN (SELECT {_quoted(names[0])} FROM {_quoted(table)} AS r "
        f"WHERE r.{_quoted(_key(table))} = {claims}.record_id)"
        for table, names in NAMES.items()
        if table != "sources"
    )
    return f'coalesce(CASE {claims}."table" {names} END, {claims}.record_id)'


def _view(sheet: "Sheet") -> str:
    """The table with names in place of ids, and lists as text."""
    parts = list(_view_columns(sheet))
    selected = ",\n  ".join(f"{expression} AS {_quoted(name)}" for name, _, expression, _ in parts)
    joins = "".join(f"\n{join}" for *_, join in parts if join)
    return f"CREATE VIEW {_quoted(f'{sheet.name}_named')} AS SELECT\n  {selected}\nFROM {_quoted(sheet.name)}{joins}"


def _index(relation: Relation) -> Iterator[str]:
    """The full-text index of a table; it has no copy of the texts, and Latin letters match without diacritics."""
    if relation.searched:
        name = _quoted(f"{relation.name}_fts")
        texts = ", ".join(map(_quoted, relation.searched))
        content = f"content={_quoted(relation.name)}, tokenize='unicode61 remove_diacritics 2'"
        yield f"CREATE VIRTUAL TABLE {name} USING FTS5 ({texts}, {content})"
        yield f"INSERT INTO {name} ({name}) VALUES ('rebuild')"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
