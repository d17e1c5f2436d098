"""A table as aligned text for a terminal."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..schema.render import cell_text

if TYPE_CHECKING:
    from .sheet import Sheet

MOST_ROWS = 10  #: rows that are shown of a longer table: the first and the last
_MORE = "  …"  #: where columns are left out
_WIDEST = 36  #: characters of a column, but for the first


def table_text(sheet: "Sheet", width: int) -> str:
    """A table for a person to look at: its first and last rows, as many columns as fit."""
    rows = sheet.records()
    part = MOST_ROWS // 2
    shown = rows if len(rows) <= MOST_ROWS else [*rows[:part], *rows[-part:]]
    columns = sheet.declared
    cells = [[column.name, *(cell_text(column, getattr(row, column.name)) for row in shown)] for column in columns]
    numeric = [column.kind in ("integer", "number") for column in columns]
    lines, left_out = aligned(cells, numeric, width)
    if left_out:
        lines, _ = aligned(cells, numeric, max(width - len(_MORE), 1))
    if len(shown) < len(rows):
        lines.insert(1 + part, "…")
    if left_out:
        lines[0] += _MORE
    return "".join(f"{line}\n" for line in lines)


def aligned(columns: Sequence[Sequence[str]], numeric: Sequence[bool], width: int | None) -> tuple[list[str], int]:
    """Columns as aligned lines, and how many of them are left out on the right to fit a width.

    Parameters
    ----------
    columns : sequence of sequence of str
        The cells of each column, its name first.
    numeric : sequence of bool
        Whether a column is aligned to the right.
    width : int or None
        Characters of a line; None for no bound.

    Examples
    --------
    >>> aligned([["name", "Minsk", "Vilnius"], ["n", "9", "52"]], [False, True], None)[0]
    ['name      n', 'Minsk     9', 'Vilnius  52']
    """
    room = sys.maxsize if width is None else width
    fitting: list[list[str]] = []
    for cells, right in zip(columns, numeric, strict=True):
        if width is not None:
            most = min(_WIDEST, width) if fitting else width  # ids, which stand first, are there to be copied
            cells = [cell if len(cell) <= most else f"{cell[: most - 1]}…" for cell in cells]
        wide = max(map(len, cells))
        if wide > room:
            break
        room -= wide + 2
        fitting.append([cell.rjust(wide) if right else cell.ljust(wide) for cell in cells])
    lines = ["  ".join(cells).rstrip() for cells in zip(*fitting, strict=True)]
    return lines, len(columns) - len(fitting)
