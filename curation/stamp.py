"""Stamp rows with the versions between which they stand.

A row that was published and is unchanged keeps its ``since``. A new or changed row gets
that of the edits not yet published, ``<last version>+dev``; the row it replaces goes to
the history, with the same as its ``until``, the first version without it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from belarus_releases.versions import order

Row = dict[str, str]


class Stored(NamedTuple):
    """The stored rows of one table, by column name: current (``since``) and past (and ``until``)."""

    current: list[Row]
    history: list[Row]


def published(stored: Stored, last: str) -> list[Row]:
    """The rows of the last published version, with their ``since``."""
    at = order(last)
    current = [row for row in stored.current if order(row["since"]) <= at]
    superseded = [
        {name: cell for name, cell in row.items() if name != "until"}
        for row in stored.history
        if order(row["since"]) <= at < order(row["until"])
    ]
    return current + superseded


def stamp(key: str, columns: Sequence[str], rows: list[Row], stored: Stored, last: str) -> Stored:
    """Stamp new rows against what is stored.

    Parameters
    ----------
    key : str
        The column of ids.
    columns : sequence of str
        The columns that the last published version has: only they tell whether a row changed.
    rows : list of dict
        The rows as they are now to be.
    stored : Stored
        What is stored so far, published or not.
    last : str
        The last published version.
    """
    unpublished = f"{last}+dev"
    before = {row[key]: row for row in published(stored, last)}

    def same(row: Row) -> bool:
        old = before.get(row[key])
        return old is not None and all(old[name] == row[name] for name in columns)

    current = [{**row, "since": before[row[key]]["since"] if same(row) else unpublished} for row in rows]
    kept = {row[key] for row in rows if same(row)}
    history = [row for row in stored.history if order(row["until"]) <= order(last)]
    history += [{**row, "until": unpublished} for row_id, row in before.items() if row_id not in kept]
    return Stored(
        sorted(current, key=lambda row: row[key]), sorted(history, key=lambda row: (row[key], order(row["since"])))
    )
