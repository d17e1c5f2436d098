"""Dates that may be partial, and the days and intervals that they stand for."""

import datetime as dt
from typing import Any, TypeAlias

from ..errors import InvalidValueError, shown

Interval: TypeAlias = tuple[dt.date, dt.date]  #: first and last possible day


def interval(text: str) -> Interval:
    """First and last day of a date that may be partial or an interval.

    Raises
    ------
    ValueError
        If the text is neither.

    Examples
    --------
    >>> interval("2025-02")
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    >>> interval("2025-01-20/2025-01-31")[1]
    datetime.date(2025, 1, 31)
    """
    start, slash, end = text.partition("/")
    first, last = _partial(start), _partial(end if slash else start)
    if first[0] > last[1]:
        raise ValueError(f"{shown(text)} ends before it begins")
    return first[0], last[1]


def _partial(text: str) -> Interval:
    if len(text) == 10 and text[4] == text[7] == "-":  # not the ISO weeks that fromisoformat takes too
        day = dt.date.fromisoformat(text)
        return day, day
    year, hyphen, month = text[:4], text[4:5], text[5:]
    digits = f"{year}{month}"
    if len(text) not in (4, 7) or hyphen not in ("", "-") or not (digits.isascii() and digits.isdecimal()):
        raise ValueError(f"{shown(text)} is not a date such as 2025, 2025-09 or 2025-09-11")
    from calendar import monthrange  # slow to import, and only needed here

    first, last = int(month or 1), int(month or 12)
    return dt.date(int(year), first, 1), dt.date(int(year), last, monthrange(int(year), last)[1])


def span(row: Any, date: str = "date") -> Interval | None:
    """First and last possible day of a row; None where no source dates it."""
    first, last = getattr(row, f"{date}_earliest"), getattr(row, f"{date}_latest")
    return None if first is None or last is None else (first, last)


def public_since(source: Any) -> dt.date | None:
    """The day by whose end a source was public: its last possible day, else when it was retrieved."""
    day: dt.date | None = source.published_latest or source.retrieved_on
    return day


def day_of(value: object, argument: str = "known_on") -> dt.date:
    """The day that a caller means by a date or by its ISO text.

    Raises
    ------
    InvalidValueError
        If it is neither; the message has the name of the argument.

    Examples
    --------
    >>> day_of("2025-09-30")
    datetime.date(2025, 9, 30)
    """
    try:
        day = value.date() if isinstance(value, dt.datetime) else value
        if isinstance(day, str):
            first, last = interval(day)
            day = first if first == last and "/" not in day else None
        if type(day) is dt.date:  # pandas' NaT is a datetime, and its own date
            return day
    except ValueError:  # no such day
        pass
    raise InvalidValueError(f"{argument}: expected a day such as '2025-09-30', got {shown(value)}")
