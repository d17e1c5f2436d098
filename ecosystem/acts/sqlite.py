"""to_sqlite, read back with SELECT, gives the records, and the file is sound."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

import belarus_releases as br

from ..values import NAMES, assert_equal, summary

TOOL = "SQLite"


def version() -> str:
    return sqlite3.sqlite_version


def act(folder: Path) -> str:
    path = folder / "releases.sqlite"
    ds = br.dataset()
    ds.to_sqlite(path)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        return summary(assert_equal(ds.table(name), rows_of_sqlite(database, ds.table(name))) for name in NAMES)


def rows_of_sqlite(database: sqlite3.Connection, table: Any) -> list[dict[str, Any]]:
    """The rows of a table, with the lists that stand in tables of their own."""
    database.row_factory = sqlite3.Row
    rows = [dict(row) for row in database.execute(f"SELECT * FROM {table.name}")]
    for column in set(table.columns) - set(rows[0]):
        items = defaultdict(list)
        for record_id, item in map(tuple, database.execute(
            f"SELECT {table.columns[0]}, item FROM {table.name}_{column} ORDER BY {table.columns[0]}, position"
        )):  # fmt: skip
            items[record_id].append(item)
        for row in rows:
            row[column] = items[row[table.columns[0]]]
    database.row_factory = None
    return rows
