"""What is printed: rows as text, CSV or JSON; how it gets out; and notes beside it."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from errno import EINVAL, EPIPE
from shutil import get_terminal_size
from typing import Any, NamedTuple

from ..errors import NotFoundError, candidates

_WIDEST = 28  #: of a column on a terminal


class Rows(NamedTuple):
    """An answer in rows, which has a form for people and others for programs."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def rows_of(records: Iterable[Any], columns: Iterable[str]) -> Rows:
    """Records as rows."""
    names = tuple(columns)
    return Rows(names, [tuple(getattr(record, name) for name in names) for record in records])


def show(answer: Rows, form: str, columns: str | None) -> None:
    """Write rows in a form, all their columns or those named in `columns`, with commas between."""
    if columns is not None:
        answer = _picked(answer, columns.split(","))
    if form != "table":
        write(FORMATS[form](answer), "utf-8")
        return
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    text, left_out = to_table(answer, get_terminal_size().columns if on_terminal else None)
    write(text)
    if left_out:
        note(f"columns left out to fit the terminal: {left_out} (choose with --columns, or use a pipe)")


def _picked(answer: Rows, names: list[str]) -> Rows:
    for name in names:
        if name not in answer.columns:
            raise NotFoundError(f"there is no column {name!r}: {candidates(name, answer.columns)}")
    places = [answer.columns.index(name) for name in names]
    return Rows(tuple(names), [tuple(row[place] for place in places) for row in answer.rows])


def cell(value: Any) -> str:
    """A value as it is stored in CSV.

    Examples
    --------
    >>> cell(("LT", "UA")), cell(None), cell(True)
    ('LT;UA', '', 'true')
    """
    if value is None or isinstance(value, str):
        return value or ""
    from ..schema.columns import CODECS, KINDS

    return CODECS["list" if isinstance(value, tuple) else KINDS[type(value)]].format(value)


def to_table(answer: Rows, width: int | None = None) -> tuple[str, int]:
    r"""Rows as aligned text, and how many columns were left out on the right to fit a width.

    Examples
    --------
    >>> rows = Rows(("name", "n"), [("Minsk", 9), ("Vilnius", 52)])
    >>> print(to_table(rows)[0], end="")
    name      n
    Minsk     9
    Vilnius  52
    >>> to_table(rows, 7)
    ('name\nMinsk\nVilnius\n', 1)
    """
    aligned: list[list[str]] = []
    room = sys.maxsize if width is None else width
    for name, *values in zip(answer.columns, *answer.rows, strict=True):
        texts = [name, *map(cell, values)]
        if width is not None:
            most = min(_WIDEST, width) if aligned else width  # ids, which stand first, are there to be copied
            texts = [_cut(text, most) for text in texts]
        wide = max(map(len, texts))
        if wide > room:
            break
        room -= wide + 2
        numbers = all(isinstance(value, int | float | None) and not isinstance(value, bool) for value in values)
        aligned.append([text.rjust(wide) if numbers else text.ljust(wide) for text in texts])
    text = "".join("  ".join(line).rstrip() + "\n" for line in zip(*aligned, strict=True))
    return text, len(answer.columns) - len(aligned)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def to_csv(answer: Rows) -> str:
    """Rows as CSV, cells as they are stored."""
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows(map(cell, row) for row in answer.rows)
    return text.getvalue()


def to_json(answer: Rows) -> str:
    """Rows as a JSON list of objects: dates in ISO form, lists as lists, null where a cell is empty."""
    import json

    objects = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return json.dumps(objects, ensure_ascii=False, indent=2, default=str) + "\n"


def to_jsonl(answer: Rows) -> str:
    """Rows as JSON objects, one a line."""
    import json

    objects = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
    return "".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in objects)


FORMATS: dict[str, Callable[[Rows], str]] = {"csv": to_csv, "json": to_json, "jsonl": to_jsonl}


def write(text: str, encoding: str | None = None) -> None:
    """Write to standard output, lines ended as they are; a reader who has gone is no error.

    Raises
    ------
    OSError
        If standard output is closed or cannot be written to.
    """
    if sys.stdout is None:
        raise OSError("standard output is closed")
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:  # text kept in memory
        sys.stdout.write(text)
        return
    try:
        sys.stdout.flush()
        buffer.write(text.encode(encoding or sys.stdout.encoding, "backslashreplace"))
        buffer.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # where the rest may go when Python ends
        if error.errno not in (EPIPE, EINVAL):  # Windows says EINVAL of a pipe without a reader
            raise


def note(message: object) -> None:
    """Say something in one line on standard error, if anybody is there."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"belarus-releases: {message}", file=sys.stderr)
