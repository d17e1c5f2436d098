"""Checks of each cell by itself: columns, ids, and the type and form of every cell."""

import re
from collections.abc import Callable, Iterator
from math import inf
from typing import Any, TypeAlias

from ..errors import shown
from ..schema.columns import Column
from ..schema.lists import join, split
from .data import COLUMNS, KEYS, Data
from .finding import Check, Fault, check

_FORMULA = "=+-@\t\r＝＋－＠"  #: first characters of what a spreadsheet runs as a formula
_DATED = "[0-9]{4}(-[0-9]{2}){0,2}-[a-z0-9-]+"
#: The form of the ids of each table.
IDS = {
    "events": _DATED,
    "event_breakdowns": f"{_DATED}--[a-z0-9-]+",
    "event_links": f"{_DATED}--{_DATED}",
    "prisoners": "p[0-9]{4}",
    "custody_changes": "x[0-9]{4}",
    "remaining_estimates": _DATED,
    "release_totals": "[a-z0-9-]+",
    "concessions": _DATED,
    "contacts": _DATED,
    "sources": "s[0-9]{4}",
    "claims": "c([0-9a-f]{10}(-[0-9])?|[0-9]{4})",
}


@check("columns-declared", "Each row has the declared columns, in their order, and a cell in each.", stage=1)
def columns_declared(data: Data) -> Iterator[Fault]:
    for table, key in KEYS.items():
        for line, row in data.lines(table):
            if [name for name in row if name not in ("since", "until")] != list(COLUMNS[table]):
                yield table, line, key, "the columns are not the declared ones"
            elif None in row.values():
                yield table, line, key, "the row has fewer cells than the header"


@check("id-order", "Rows are in the order of their ids, and each id occurs once.")
def id_order(data: Data) -> Iterator[Fault]:
    for table, key in KEYS.items():
        last = ""
        for line, row in data.lines(table):
            if last and row[key] <= last:
                message = "occurs twice" if row[key] == last else f"stands after {shown(last)}"
                yield table, line, key, f"{shown(row[key])} {message}"
            last = row[key]


@check("id-form", "An id has the form of the ids of its table.")
def id_form(data: Data) -> Iterator[Fault]:
    for table, key in KEYS.items():
        for line, row in data.lines(table):
            if not re.fullmatch(IDS[table], row[key]):
                yield table, line, key, f"{shown(row[key])} is not an id of {table}"


@check("cell-required", "A cell is filled, unless its column may be empty; a coded cell always is.")
def cell_required(data: Data) -> Iterator[Fault]:
    for table, name, column, lines in data.values:
        if (not column.nullable or column.basis == "coded") and column.kind != "list":
            yield from ((table, line, name, "the cell is empty") for line in lines.get("", ()))


_CellFault: TypeAlias = Callable[[Column, str], str | None]  # the message on a filled cell; None where it is valid


def _cell_check(code: str, title: str, applies: Callable[[Column], object]) -> Callable[[_CellFault], Check]:
    """Make a check of a function that sees each value of the columns it applies to once."""

    def declare(fault: _CellFault) -> Check:
        def faults(data: Data) -> Iterator[Fault]:
            for table, name, column, lines in data.values:
                for cell in lines if applies(column) else ():
                    if cell and (message := fault(column, cell)):
                        yield from ((table, line, name, message) for line in lines[cell])

        return Check(code, title, faults, 2)

    return declare


@_cell_check("cell-one-line", "A cell is one line of printable characters, with single spaces inside.", lambda c: True)
def cell_one_line(column: Column, cell: str) -> str | None:
    if cell.isprintable() and cell == " ".join(cell.split()):  # so each row is one line, as `storage.rows` relies on
        return None
    return f"{shown(cell)} has a line break, an unprintable character, or needless space"


@_cell_check("cell-no-formula", "No text begins like a spreadsheet formula.", lambda c: c.kind in ("text", "list"))
def cell_no_formula(column: Column, cell: str) -> str | None:
    return (
        f"a spreadsheet would run {shown(cell)}" if any(item[:1] in _FORMULA for item in split(cell) if item) else None
    )


@_cell_check("cell-type", "A cell is of the type of its column; a number is not negative.", lambda c: c.kind != "text")
def cell_type(column: Column, cell: str) -> str | None:
    return f"{shown(cell)} is not of type {column.kind}" if _parsed(column, cell) is None else None


@_cell_check(
    "cell-form", "A value is in its canonical form, and a list has each item once.", lambda c: c.kind != "text"
)
def cell_form(column: Column, cell: str) -> str | None:
    value = _parsed(column, cell)
    if value is None:
        return None
    form = column.codec.format(dict.fromkeys(filter(None, value)) if column.kind == "list" else value)
    return f"{shown(cell)} is written as {shown(form)}" if form != cell else None


def _parsed(column: Column, cell: str) -> Any:
    """The value of a cell; None where it is not of the type."""
    try:
        value = column.codec.parse(cell)
    except (ValueError, KeyError):
        return None
    return None if column.kind in ("integer", "number") and not 0 <= value < inf else value


@_cell_check("cell-in-vocabulary", "A cell, or each item of a list, is in the vocabulary.", lambda column: column.items)
def cell_in_vocabulary(column: Column, cell: str) -> str | None:
    unknown = [item for item in _items(column, cell) if item not in column.items]
    return f"{shown(join(unknown))} is not in the vocabulary" if unknown else None


@_cell_check("cell-pattern", "A cell, or each item of a list, has the form of its standard.", lambda c: c.pattern)
def cell_pattern(column: Column, cell: str) -> str | None:
    assert column.pattern  # for mypy: the check applies to no other columns
    other = [item for item in _items(column, cell) if not re.fullmatch(column.pattern.regex, item)]
    return f"{shown(join(other))} is not {column.pattern.standard}" if other else None


def _items(column: Column, cell: str) -> tuple[str, ...]:
    return split(cell) if column.kind == "list" else (cell,)
