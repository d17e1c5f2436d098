"""A value that a caller gives, as a cell of a column holds it; an error where no cell ever can."""

import datetime as dt
from typing import Any, Protocol

from ..errors import InvalidValueError, candidates, shown
from .dates import day_of

_EXPECTED = {
    "integer": "an integer",
    "number": "a number",
    "boolean": "True or False",
    "date": "a date such as '2025-09-11'",
}
_TYPES: dict[str, type | tuple[type, ...]] = {"integer": int, "number": (int, float), "boolean": bool, "date": dt.date}


class _Column(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def items(self) -> Any: ...


def as_cell(column: _Column, value: Any) -> Any:
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
    if column.kind == "date" and isinstance(cell, str | dt.datetime):
        cell = _date(cell)
    elif column.kind == "integer" and isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if not isinstance(cell, _TYPES.get(column.kind, str)) or (isinstance(cell, bool) != (column.kind == "boolean")):
        expected = _EXPECTED.get(column.kind, "text")
        raise InvalidValueError(f"{column.name}: expected {expected}, got {shown(value)}")
    if column.items and cell not in column.items:
        raise InvalidValueError(f"{column.name} is never {shown(value)}: {candidates(cell, column.items)}")
    return cell


def _plain(value: Any) -> Any:
    """A scalar as Python's own; missing values as None, recognised without importing their library."""
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    if hasattr(value, "dtype") and getattr(value, "ndim", 1) == 0 and value.dtype.kind != "m":
        value = str(value).partition("T00:00:00")[0] if value.dtype.kind == "M" else value.item()
        value = None if value == "NaT" else value
    return None if value is None or (isinstance(value, float) and value != value) else value


def _date(value: str | dt.datetime) -> dt.date | None:
    """The day of ISO text, or of a timestamp at midnight; None where it is neither."""
    try:
        return day_of(str(value).removesuffix(" 00:00:00"))
    except InvalidValueError:
        return None
