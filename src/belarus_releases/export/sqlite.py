"""A dataset as an SQLite database: tables, keys and constraints as the columns are declared.

A list column is a table of its own, ``<table>_<column>``, with one row an item. ``claims.record_id``
names a row of the table that ``claims.table`` names, which no foreign key can say.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from ..schema.about import LICENCE, TITLE
from ..schema.columns import Column, columns
from ..tables import record_class

if TYPE_CHECKING:
    from .sheet import Edition, Sheet

_STRICT = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}  # all others are TEXT
_REPEATED = re.compile(r"(\[[^]]+])\{(\d)}")


class Relation(NamedTuple):
    """One table of the database."""

    name: str
    columns: Sequence[Column]
    constraints: Sequence[str]
    rows: Iterable[Sequence[Any]]


def write_sqlite(sheets: "Iterable[Sheet]", edition: "Edition", path: Path) -> None:
    """Write a dataset into a new database.

    Raises
    ------
    sqlite3.Error
        If a row breaks a constraint, or the disk does not take it.
    """
    relations = [relation for sheet in sheets for relation in _relations(sheet)]
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("BEGIN")
        database.execute("PRAGMA defer_foreign_keys = ON")  # a row may refer to a later one
        for relation in relations:
            for statement in _create(relation):
                database.execute(statement)
        for relation in relations:
            places = ", ".join("?" * len(relation.columns))
            database.executemany(f"INSERT INTO {_quoted(relation.name)} VALUES ({places})", relation.rows)
        database.execute(f"CREATE TABLE metadata (key TEXT NOT NULL PRIMARY KEY, value TEXT){_STRICT}")
        database.executemany("INSERT INTO metadata VALUES (?, ?)", _metadata(edition))
        database.execute("COMMIT")


def _metadata(edition: "Edition") -> Iterator[tuple[str, str | None]]:
    yield "title", TITLE
    yield "version", edition.version
    yield "published_on", edition.published_on.isoformat() if edition.published_on else None
    yield "known_on", edition.known_on.isoformat() if edition.known_on else None
    yield "sha256", edition.sha256
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
            attrs.evolve(key, name="position", kind="integer"),
            attrs.evolve(column, name="item", kind="category" if column.items else "text"),
        ],
        [f"PRIMARY KEY ({owner}, position)", f"UNIQUE ({owner}, item)"],
        (
            (getattr(row, key.name), place, item)
            for row in sheet.records()
            for place, item in enumerate(getattr(row, column.name), 1)
        ),
    )


def _value(column: Column, value: Any) -> Any:
    return value.isoformat() if column.kind == "date" and value is not None else value


def _create(relation: Relation) -> Iterator[str]:
    """The table, and an index for each foreign key that its primary key does not begin with."""
    name = _quoted(relation.name)
    body = ",\n  ".join([*map(_definition, relation.columns), *relation.constraints])
    yield f"CREATE TABLE {name} (\n  {body}\n){_STRICT}"
    for column in relation.columns[1:]:
        if column.refers_to:
            yield f"CREATE INDEX {_quoted(f'{relation.name}_by_{column.name}')} ON {name} ({_quoted(column.name)})"


def _definition(column: Column) -> str:
    parts = [_quoted(column.name), _TYPES.get(column.kind, "TEXT")]
    if not column.nullable:
        parts.append("NOT NULL")
    if column.refers_to:
        key = columns(record_class(column.refers_to))[0]
        parts.append(f"REFERENCES {_quoted(column.refers_to)} ({_quoted(key.name)})")
    if check := _check(column):
        parts.append(f"CHECK ({check})")
    return " ".join(parts)


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


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
