"""What is printed: rows as text, CSV or JSON; how it gets out; and notes beside it."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from errno import EINVAL, EPIPE
from shutil import get_terminal_size
from typing import Any, NamedTuple

from ..errors import InvalidValueError, NotFoundError, candidates, printable, shown


class Rows(NamedTuple):
    """An answer in rows, which has a form for people and others for programs."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    main: tuple[str, ...] = ()  #: the columns that a terminal shows; all of them where none is named


def rows_of(records: Iterable[Any], columns: Iterable[str], main: Iterable[str] = ()) -> Rows:
    """Records as rows."""
    names = tuple(columns)
    return Rows(names, [tuple(getattr(record, name) for name in names) for record in records], tuple(main))


def show(answer: Rows, form: str, columns: str | None) -> None:
    """Write rows in a form.

    Parameters
    ----------
    answer : Rows
        The rows.
    form : str
        ``"table"`` or one of `FORMATS`.
    columns : str or None
        ``"main"``, ``"all"`` or names with commas between. None is all columns, but for a table on a
        terminal, where it is the main ones.
    """
    on_terminal = form == "table" and sys.stdout is not None and sys.stdout.isatty()
    chosen = _picked(answer, ("main" if on_terminal else "all") if columns is None else columns)
    if form != "table":
        write(FORMATS[form](chosen), "utf-8")
        return
    text, left_out = to_table(chosen, get_terminal_size().columns if on_terminal else None)
    write(text)
    number = len(chosen.columns) - left_out
    total = len(answer.columns if columns is None else chosen.columns)
    if on_terminal and number < total:
        note(f"{number} of {total} columns are shown: choose with --columns, or use a pipe")


def _picked(answer: Rows, columns: str) -> Rows:
    """The rows with some of their columns."""
    if columns == "all":
        return answer
    names = (answer.main or answer.columns) if columns == "main" else tuple(map(str.strip, columns.split(",")))
    for name in names:
        if name not in answer.columns:
            raise NotFoundError(f"--columns: there is no column {shown(name)}: {candidates(name, answer.columns)}")
    if len(set(names)) < len(names):
        raise InvalidValueError(f"--columns: a column is named twice in {shown(columns)}")
    places = [answer.columns.index(name) for name in names]
    return Rows(names, [tuple(row[place] for place in places) for row in answer.rows])


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
    from ..export.text import aligned

    columns = [*zip(answer.columns, *answer.rows, strict=True)]
    cells = [[name, *map(cell, values)] for name, *values in columns]
    lines, left_out = aligned(cells, [_numeric(values) for _, *values in columns], width)
    return "".join(f"{line}\n" for line in lines), left_out


def _numeric(values: Iterable[Any]) -> bool:
    return all(isinstance(value, int | float | None) and not isinstance(value, bool) for value in values)


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
            print(f"belarus-releases: {printable(str(message))}", file=sys.stderr)
