"""The canonical form of a table at a version, and its SHA-256.

``c14n 1``: the text ``belarus-releases c14n 1``, the name of the table, the names of the
version's columns, then its rows in the order of their ids, each a line of CSV (comma,
minimal quotes, LF), in UTF-8 and Unicode normal form C. The stamps ``since`` and
``until`` are not part of it.
"""

import csv
import hashlib
import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

TAG = "belarus-releases c14n 1"


def table_sha256(name: str, columns: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """SHA-256 of one table.

    Parameters
    ----------
    name : str
        Name of the table.
    columns : iterable of str
        The version's columns, in order.
    rows : iterable of sequence of str
        The cells as they stand in CSV, in the same order of columns.

    Returns
    -------
    str
        Sixty-four hexadecimal digits.

    Examples
    --------
    >>> table_sha256("events", ["event_id"], [["a"]])[:8]
    '8080a426'
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([TAG, name])
    writer.writerow(columns)
    in_order: list[Sequence[str]] = sorted(rows, key=lambda row: row[0])
    writer.writerows(in_order)
    return hashlib.sha256(unicodedata.normalize("NFC", text.getvalue()).encode()).hexdigest()


def csv_sha256(name: str, data: bytes, columns: Sequence[str]) -> str:
    """SHA-256 of one table, from its CSV file and the names of the version's columns."""
    header, *rows = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
    places = [header.index(column) for column in columns]
    return table_sha256(name, columns, ([row[place] for place in places] for row in rows))


def dataset_sha256(tables: Mapping[str, str]) -> str:
    """SHA-256 of a data version: of a line ``table=sha256`` for each table, in the order of names."""
    lines = "".join(f"{name}={tables[name]}\n" for name in sorted(tables))
    return hashlib.sha256(f"{TAG}\n{lines}".encode()).hexdigest()
