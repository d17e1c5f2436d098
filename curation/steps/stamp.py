"""Stamp rows with the versions between which they exist.

A published row that is unchanged keeps its ``since``. A new or changed row gets that of unpublished
edits, ``<last version>+dev``; the row that it replaces goes to the history, with the same stamp as
its ``until``, the first version without it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from belarus_releases.schema.calver import order, reaches

from .files import Row


class Stored(NamedTuple):
    """The stored rows of one table: current ones, with ``since``, and superseded ones, also with ``until``."""

    current: list[Row]
    history: list[Row]


def published(stored: Stored, version: str) -> list[Row]:
    """The rows of a published version, with their ``since``."""
    current = [row for row in stored.current if reaches(row["since"], version)]
    superseded = [
        {name: cell for name, cell in row.items() if name != "until"}
        for row in stored.history
        if reaches(row["since"], version) and not reaches(row["until"], version)
    ]
    return current + superseded


def stamp(key: str, columns: Sequence[str], rows: list[Row], stored: Stored, last: str) -> Stored:
    """Stamp the rows of a table against the stored ones.

    Parameters
    ----------
    key : str
        The column of ids.
    columns : sequence of str
        The columns of the last published version: a row has changed if one of these has.
    rows : list of dict
        The rows as they are now.
    stored : Stored
        The stored rows, published or not.
    last : str
        The last published version.
    """
    unpublished = f"{last}+dev"
    before = {row[key]: row for row in published(stored, last)}
    unchanged = {
        row[key]: before[row[key]]["since"]
        for row in rows
        if row[key] in before and all(before[row[key]][name] == row[name] for name in columns)
    }
    current = [{**row, "since": unchanged.get(row[key], unpublished)} for row in rows]
    history = [row for row in stored.history if reaches(row["until"], last)]
    kept = {*columns, "since"}  # a version has no cells in columns that were declared after it
    history += [
        {**{name: cell if name in kept else "" for name, cell in row.items()}, "until": unpublished}
        for row_id, row in before.items()
        if row_id not in unchanged
    ]
    return Stored(
        sorted(current, key=lambda row: row[key]), sorted(history, key=lambda row: (row[key], order(row["since"])))
    )
