"""The words on pictures: days, counts and the source line, in English whatever the locale."""

import datetime as dt

from ..schema.bounds import Bounds
from ..schema.dates import Interval

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(date: dt.date) -> str:
    """A day in words.

    Examples
    --------
    >>> day(dt.date(2025, 9, 11))
    '11 September 2025'
    """
    return f"{date.day} {month(date)}"


def month(date: dt.date) -> str:
    """The month of a day in words.

    Examples
    --------
    >>> month(dt.date(2025, 9, 11))
    'September 2025'
    """
    return f"{_MONTHS[date.month - 1]} {date.year}"


def when(dates: Interval) -> str:
    """A day, a month, a year or another interval, with its preposition.

    Examples
    --------
    >>> when((dt.date(2025, 9, 11), dt.date(2025, 9, 11)))
    'on 11 September 2025'
    >>> when((dt.date(2025, 9, 1), dt.date(2025, 9, 30)))
    'in September 2025'
    >>> when((dt.date(2025, 1, 1), dt.date(2025, 12, 31)))
    'in 2025'
    >>> when((dt.date(2025, 9, 1), dt.date(2025, 10, 3)))
    'between 1 September and 3 October 2025'
    """
    first, last = dates
    if first == last:
        return f"on {day(first)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"in {first.year}"
    if first == last.replace(day=1) and (last + dt.timedelta(days=1)).day == 1:
        return f"in {month(first)}"
    shared = 0 if first.year != last.year else 1 if first.month != last.month else 2
    start = " ".join(day(first).split()[: 3 - shared])
    return f"between {start} and {day(last)}"


def count(number: int, one: str, more: str) -> str:
    """A number with its noun.

    Examples
    --------
    >>> count(1, "person", "persons"), count(1255, "person", "persons")
    ('1 person', '1,255 persons')
    """
    return f"{number:,} {one if number == 1 else more}"


def bounds(limits: Bounds) -> str:
    """A number or what bounds it; nothing where there is no bound.

    Examples
    --------
    >>> [bounds(Bounds(*ends)) for ends in ((1265, 1265), (300, None), (None, 9), (1, 9), (None, None))]
    ['1,265', 'at least 300', 'at most 9', '1 to 9', '']
    """
    low, high = limits
    if low is None:
        return "" if high is None else f"at most {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def source(version: str | None, known_on: dt.date | None, choice: str | None = None) -> str:
    """Where the rows of a picture come from.

    Examples
    --------
    >>> source("2026.11.2", None)
    'belarus-releases, data version 2026.11.2'
    >>> source("2026.11.2", dt.date(2025, 9, 30))
    'belarus-releases, data version 2026.11.2, as known on 30 September 2025'
    >>> source("2026.11.2", None, "without quality=weak")
    'belarus-releases, data version 2026.11.2, without quality=weak'
    """
    parts = [
        "belarus-releases",
        f"data version {version}" if version else "",
        known_on and f"as known on {day(known_on)}",
        choice,
    ]
    return ", ".join(part for part in parts if part)
