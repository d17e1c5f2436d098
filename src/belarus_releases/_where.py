"""Which rows meet conditions: see :meth:`belarus_releases.Table.where`.

A condition that no row can meet is an error where the vocabulary or the form of the column says
so, and a warning where the value is well formed but occurs nowhere.
"""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any
from warnings import warn

from ._snapshot import Snapshot
from .errors import (
    InvalidValueError,
    NotFoundError,
    NotFoundWarning,
    OverlapWarning,
    candidates,
    frames_to_caller,
    shown,
)
from .schema.columns import COUNTRY, Column
from .schema.dates import Interval, interval, span
from .schema.values import as_cell, values_of
from .tables import TABLES

_NAMED = 3  #: values of a condition that a warning names; the others are counted


def meeting(
    rows: Iterable[Any], table: str, snapshot: Snapshot, conditions: Mapping[str, Any], *, strict: bool, empty: bool
) -> Iterable[Any]:
    """The rows that meet every condition.

    Parameters
    ----------
    rows : iterable
        Records of the table.
    table : str
        Its name.
    snapshot : Snapshot
        The version and the day of the rows.
    conditions : mapping of str to object
        A value, a collection of values, or a callable, by column.
    strict : bool
        Whether a value that occurs nowhere is an error.
    empty : bool
        Whether callables take empty cells too.
    """
    declared = snapshot.declared(table)
    every = rows
    for name, condition in conditions.items():
        if name not in declared:
            raise NotFoundError(f"there is no column {shown(name)} in {table}: {candidates(name, declared)}")
        column = declared[name]
        if callable(condition):
            rows = [row for row in rows if (empty or _filled(row, name)) and condition(getattr(row, name))]
            continue
        if isinstance(condition, range) and column.kind == "integer":  # however long it is
            rows = [row for row in rows if isinstance(cell := getattr(row, name), int) and cell in condition]
            continue
        values = [_days(value) if column.kind == "date" else value for value in values_of(condition)]
        months = sorted({value for value in values if _is_partial(column, value)})
        cells = {_typed(_cell(column, value, snapshot)) for value in values if not _is_partial(column, value)}
        _check_occurring(table, column, {cell for _, cell in cells}, every, snapshot, strict)
        inside = _inside(rows, column, months, declared)
        rows = [row for row in rows if not cells.isdisjoint(_items_of(getattr(row, name))) or id(row) in inside]
    return rows


def _cell(column: Column, value: Any, snapshot: Snapshot) -> Any:
    """A value as the column holds it; a country may be looked for by its name, which the message answers."""
    try:
        return as_cell(column, value)
    except InvalidValueError:
        if column.pattern is not COUNTRY or not isinstance(value, str):
            raise
        countries = snapshot.rows("countries")
        codes = {str(name).casefold(): row.iso2 for row in countries for name in (row.name, row.iso2, row.iso3) if name}
        text = value[:80].casefold()
        near = [text] if text in codes else get_close_matches(text, codes, 3)
        if not near:
            raise
        hint = " or ".join(map(repr, dict.fromkeys(codes[name] for name in near)))
        raise InvalidValueError(f"{column.name} is never {shown(value)}: did you mean {hint}?") from None


def _filled(row: Any, name: str) -> bool:
    return getattr(row, name) not in (None, ())


def _items_of(cell: Any) -> list[tuple[bool, Any]]:
    """What a condition can meet: the items of a list cell, None for an empty one; of any other cell the cell itself."""
    return [_typed(item) for item in ((cell or (None,)) if isinstance(cell, tuple) else (cell,))]


def _typed(value: Any) -> tuple[bool, Any]:
    """A value beside whether it is boolean, so that 1 is not True."""
    return isinstance(value, bool), value


def _check_occurring(
    table: str, column: Column, cells: set[Any], rows: Iterable[Any], snapshot: Snapshot, strict: bool
) -> None:
    """Warn of ids and texts that occur nowhere, or with `strict` refuse them."""
    missing = cells - _items(rows, column.name) - {None} if column.kind in ("text", "list") else set()
    if not missing:
        return
    if column.refers_to in TABLES:
        occurring = {*snapshot.index(str(column.refers_to))}
        place = str(column.refers_to)
    else:
        occurring = _items(snapshot.rows(table) if table in TABLES else rows, column.name)
        place = f"{column.name} of {table}"
    strangers = sorted(missing - occurring)
    for cell in strangers[:_NAMED]:  # to find what is like a value takes long
        message = f"{place}: there is no {shown(cell)}: {candidates(cell, sorted(occurring), names_rows=True)}"
        if strict:
            raise NotFoundError(message)
        warn(message, NotFoundWarning, stacklevel=frames_to_caller())
    if more := len(strangers[_NAMED:]):
        message = f"{place}: {more:,} more of the values that are asked for do not occur"
        warn(message, NotFoundWarning, stacklevel=frames_to_caller())


def _items(rows: Iterable[Any], name: str) -> set[Any]:
    """The values of a column, of lists the items; empty cells left out."""
    cells = (getattr(row, name) for row in rows)
    return {item for cell in cells for item in (cell if isinstance(cell, tuple) else (cell,))} - {None}


# dates


def _days(value: Any) -> Any:
    """A period of pandas as the interval of its days; any other value as it is."""
    if type(value).__name__ != "Period":
        return value
    first, last = value.start_time, value.end_time
    whole = str(first.time()) == "00:00:00" and str(last.time()).startswith("23:59:59.999")
    return f"{first.date()}/{last.date()}" if whole else value


def _is_partial(column: Column, value: Any) -> bool:
    """Whether a value is a year, a month or an interval, as ``first/last``."""
    if column.kind != "date" or not isinstance(value, str):
        return False
    return "/" in value or (len(value) in (4, 7) and value[:4].isdecimal())


def _inside(rows: Iterable[Any], column: Column, names: Collection[str], declared: Mapping[str, Column]) -> set[int]:
    """The identities of the rows whose whole interval lies in a period; a warning counts those that only overlap."""
    periods = [_period(column, name) for name in names]
    inside: set[int] = set()
    overlapping = 0
    for row in rows if periods else ():
        day = getattr(row, column.name)
        dates = span(row, column.name) if f"{column.name}_earliest" in declared else day and (day, day)
        if dates and any(first <= dates[0] and dates[1] <= last for first, last in periods):
            inside.add(id(row))
        elif dates and any(dates[0] <= last and first <= dates[1] for first, last in periods):
            overlapping += 1
    if overlapping:
        rows_overlap, are = ("1 row overlaps", "is") if overlapping == 1 else (f"{overlapping} rows overlap", "are")
        listed = " or ".join([*names][:_NAMED]) + (" or others" if len(names) > _NAMED else "")
        message = f"{column.name}: {rows_overlap} {listed} only in part, and {are} left out"
        warn(message, OverlapWarning, stacklevel=frames_to_caller())
    return inside


def _period(column: Column, name: str) -> Interval:
    """The first and last day of a year, a month or an interval."""
    try:
        return interval(name)
    except ValueError:
        as_cell(column, name)  # says what a date is
        raise
