"""The canonical form of a table at a version, and its SHA-256.

``c14n 2`` is a text: a line with the tag ``belarus-releases c14n 2`` and the name of the table, a line
with the names of the version's columns, and a line for each row. Each is a line of CSV (comma, quotes
only around a cell that holds a comma or a quote, LF), in UTF-8.

It covers the names of the columns and their order, each cell as it stands, and which rows there are, in
the order of their ids. Nothing is made equal on the way: the bytes that are read must have this one
form already (:func:`fault`), in Unicode normal form C and without control characters, so that all
readers of CSV find the same cells in them. The stamps ``since`` and ``until`` are not in it. They say
which versions a row belongs to, and a row that enters or leaves a version changes the SHA-256 of that.
"""

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

TAG = "belarus-releases c14n 2"
_LF = b"\n"

#: What readers of CSV take for the end of a line or of the text, or do not show.
_CONTROL = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def fault(data: bytes, header: Sequence[str]) -> str | None:
    r"""The first thing that keeps a CSV file from having the one form, with its line and column; None if nothing does.

    Parameters
    ----------
    data : bytes
        The file.
    header : sequence of str
        The columns that it must have, in order.

    Examples
    --------
    >>> fault(b"id,note\na,x\n", ["id", "note"])
    >>> fault(b"id,note\na,e\xcc\x81\n", ["id", "note"])
    'line 2, note: U+0301 is not in Unicode normal form C'
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return f"line {data[: error.start].count(_LF) + 1}: the bytes are not UTF-8"
    first, *lines = text.split("\n")
    if first != ",".join(header):
        return "line 1: the header is not the declared one"
    if not text.endswith("\n"):
        return f"line {len(lines) + 1}: the last line does not end in LF"
    lines.pop()  # what follows the last LF
    if _CONTROL.search(text) is None and unicodedata.is_normalized("NFC", text) and _is_canonical(lines, header):
        return None
    faults = (f"line {number}{found}" for number, line in enumerate(lines, 2) if (found := _line_fault(line, header)))
    return next(faults, "a cell is not in Unicode normal form C beside its neighbour")


def _is_canonical(lines: Sequence[str], header: Sequence[str]) -> bool:
    """Whether each line is a row of so many cells, with quotes only where they are needed."""
    try:
        rows = list(csv.reader(lines, strict=True))
    except csv.Error:
        return False
    return all(len(row) == len(header) for row in rows) and _csv_text(rows) == "".join(f"{line}\n" for line in lines)


def _line_fault(line: str, header: Sequence[str]) -> str:
    """What is wrong with a line, as the rest of a message that begins with its number."""
    if control := _CONTROL.search(line):
        column = line[: control.start()].count(",")  # as near as can be said: a quoted comma counts too
        return f", {header[min(column, len(header) - 1)]}: there is a control character, U+{ord(control[0]):04X}"
    try:
        ((*cells,),) = csv.reader([line], strict=True)
    except csv.Error as error:
        return f": this is no line of CSV ({error})"
    if len(cells) != len(header):
        return f": there are {len(cells)} cells for {len(header)} columns"
    if _csv_text([cells]) != f"{line}\n":
        return ": quotes stand where none are needed"
    for name, cell in zip(header, cells, strict=True):
        if not unicodedata.is_normalized("NFC", cell):
            end = next(end for end in range(1, len(cell) + 1) if not unicodedata.is_normalized("NFC", cell[:end]))
            return f", {name}: U+{ord(cell[end - 1]):04X} is not in Unicode normal form C"
    return ""


def _csv_text(rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def table_sha256(name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """SHA-256 of one table.

    Parameters
    ----------
    name : str
        Name of the table.
    columns : sequence of str
        The version's columns, in order.
    rows : iterable of sequence of str
        The rows in the order of their ids, cells as they stand in CSV, in the same order of columns.

    Returns
    -------
    str
        Sixty-four hexadecimal digits.

    Examples
    --------
    >>> table_sha256("events", ["event_id"], [["a"]])[:8]
    '5096729b'
    """
    return hashlib.sha256(_csv_text([[TAG, name], columns, *rows]).encode()).hexdigest()


def csv_sha256(name: str, data: bytes, columns: Sequence[str]) -> str:
    """SHA-256 of one table, from its rows as CSV in the one form and the names of the version's columns."""
    header, *rows = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
    places = [header.index(column) for column in columns]
    return table_sha256(name, columns, ([row[place] for place in places] for row in rows))


def dataset_sha256(tables: Mapping[str, str]) -> str:
    """SHA-256 of a data version: of a line ``table=sha256`` for each table, in the order of names."""
    lines = "".join(f"{name}={tables[name]}\n" for name in sorted(tables))
    return hashlib.sha256(f"{TAG}\n{lines}".encode()).hexdigest()
