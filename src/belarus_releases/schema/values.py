"""A value that a caller gives, as a cell of a column holds it; an error where no cell ever can."""

import datetime as dt
import re
from collections.abc import Collection
from typing import Any

from ..errors import InvalidValueError, candidates, shown
from .columns import Column
from .dates import day_of

_EXPECTED = {
    "integer": "an integer",
    "number": "a number",
    "boolean": "True or False",
    "date": "a date such as '2025-09-11'",
    "value": "text, a number, a date, True or False",
}
_TYPES: dict[str, type | tuple[type, ...]] = {
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "date": dt.date,
    "value": (str, int, float, bool, dt.date),
}


def values_of(condition: Any) -> list[Any]:
    """The values that a caller gives as one value or as a collection of them.

    Examples
    --------
    >>> values_of("LT"), values_of(["LT", "PL"])
    (['LT'], ['LT', 'PL'])
    """
    one = isinstance(condition, str | bytes | bytearray) or not isinstance(condition, Collection)
    one = one or getattr(condition, "ndim", 1) == 0  # an array of numpy without dimensions
    return [condition] if one else [*condition]


def as_cell(column: Column, value: Any) -> Any:
    """A value as the column holds it: scalars of numpy and pandas as Python's own, dates from ISO text.

    None, NaN and the missing values of pandas and numpy give None, which asks for empty cells.

    Raises
    ------
    InvalidValueError
        If the column never holds such a value.

    Examples
    --------
    >>> from belarus_releases.tables.events import Event
    >>> from belarus_releases.schema.columns import columns
    >>> date = next(column for column in columns(Event) if column.name == "date")
    >>> as_cell(date, "2025-09-11"), as_cell(date, float("nan"))
    (datetime.date(2025, 9, 11), None)
    """
    cell = _plain(value)
    if cell is None:
        return None
    if isinstance(cell, dt.datetime) or (column.kind == "date" and isinstance(cell, str)):
        cell = _date(cell)
    elif column.kind == "integer" and isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    stray = isinstance(cell, bool) and column.kind not in ("boolean", "value")  # which Python counts as integers
    if stray or not isinstance(cell, _TYPES.get(column.kind, str)):
        expected = _EXPECTED.get(column.kind, "text")
        raise InvalidValueError(f"{column.name}: expected {expected}, got {shown(value)}")
    if column.items and cell not in column.items:
        raise InvalidValueError(f"{column.name} is never {shown(value)}: {candidates(cell, column.items)}")
    if column.pattern and column.kind in ("text", "list") and not re.fullmatch(column.pattern.regex, str(cell)):
        raise InvalidValueError(f"{column.name} is never {shown(value)}: expected {column.pattern.standard}")
    return cell


def _plain(value: Any) -> Any:
    """A scalar as Python's own; missing values as None, recognised without importing their library."""
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    if hasattr(value, "dtype") and getattr(value, "ndim", 1) == 0 and value.dtype.kind != "m":
        value = _midnight(value) if value.dtype.kind == "M" else value.item()
    return None if value is None or (isinstance(value, float) and value != value) else value


def _midnight(value: Any) -> Any:
    """The day of a timestamp of numpy at midnight, of whatever unit; None for NaT; another one as it is."""
    if value != value:
        return None
    day, _, time = str(value).partition("T")
    return value if time.strip("0:.") else _date(day) or value


def _date(value: str | dt.datetime) -> dt.date | None:
    """The day of ISO text, or of a timestamp at midnight; None where it is neither."""
    try:
        return day_of(str(value).removesuffix(" 00:00:00"))
    except InvalidValueError:
        return None
