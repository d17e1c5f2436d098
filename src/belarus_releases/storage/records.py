"""From the rows of a table to its records: CSV cells streamed into the record class."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import TypeVar

from ..schema.calver import reaches
from ..schema.columns import columns, parser

R = TypeVar("R")

_CHUNK = 128  # rows turned into columns at a time: with more, the garbage collector goes through them


def records(record: type[R], data: bytes, version: str) -> Iterator[R]:
    """Stream the records of a table.

    Parameters
    ----------
    record : type
        The record class, as declared in :mod:`belarus_releases.tables`.
    data : bytes
        The rows of the table at the version, as CSV.
    version : str
        The version. Cells of columns that it does not have are None, of lists ``()``.

    Yields
    ------
    R
        Records in the order of their ids.
    """
    parsers = [
        parser(column) if reaches(column.since, version) else _ABSENT[column.kind == "list"]
        for column in columns(record)
    ]
    rows = read_rows(data)
    while chunk := list(islice(rows, _CHUNK)):
        cells = zip(*chunk, strict=True)
        yield from map(
            record, *(column if parse is str else map(parse, column) for parse, column in zip(parsers, cells))
        )


def read_rows(data: bytes) -> Iterator[list[str]]:
    """The cells of each row of a CSV file, without its header."""
    reader = csv.reader(io.TextIOWrapper(io.BytesIO(data), "utf-8", newline=""), strict=True)
    next(reader)
    return reader


def _absent(cell: str) -> None:
    return None


def _no_items(cell: str) -> tuple[()]:
    return ()


_ABSENT = {False: _absent, True: _no_items}
