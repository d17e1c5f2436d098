"""Cells in plain words: dates, numbers, countries, items of vocabularies."""

import calendar
import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any

import belarus_releases as br
from belarus_releases.schema.dates import interval
from belarus_releases.tables.codebook import CodebookEntry

NOT_STATED = "not stated"
#: In place of whom a source quotes.
QUOTES_NOBODY = "no one named"
#: How a source carries a value, by `claims.basis`.
CARRIED = {
    "stated": "in the text",
    "title": "in the title only",
    "page_date": "from the date of the page",
    "computed": "follows from numbers in the text",
    "classified": "in other words, which the editors put into this one",
    "context": "from neighbouring sentences",
    "romanised": "in another script",
    "publisher": "in its own name",
}
#: What becomes of a value that sources dispute, by `disputes.standing`.
STANDINGS = {"adopted": "adopted", "outranked": "not adopted", "set_aside": "left out by the editors"}
#: What one source, and what several, do who state a link, by `event_links.relation`.
RELATIONS = {
    "stated_exchange": ("says", "say", "that one was given for the other"),
    "stated_response": ("says", "say", "that one followed from, or answered, the other"),
    "conditional_future": ("says", "say", "that one would follow if the other came"),
    "same_day_only": ("reports", "report", "both together and {} no link"),
    "denied": ("denies", "deny", "that one was given for the other"),
}
#: How a number is hedged, before the number.
HEDGES = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "fewer_than": "fewer than ",
}


def cell(column: CodebookEntry, value: Any) -> str:
    """A cell of a record, or a value as a claim writes it, for a reader.

    Examples
    --------
    >>> [column] = br.codebook("events.destinations")
    >>> cell(column, ("LT", "UA")), cell(column, ())
    ('Lithuania; Ukraine', 'not stated')
    """
    if value is None or value == ():
        return NOT_STATED
    if isinstance(value, tuple):
        return "; ".join(cell(column, item) for item in value)
    if column.type == "date":
        return span(*interval(str(value)))
    if column.type == "boolean":
        return {"true": "yes", "false": "no"}[str(value).lower()]
    if column.type == "integer":
        return f"{int(value):,}"
    if (column.standard or "").startswith("ISO 3166-1"):
        return _countries().get(value, value)
    return item(value) if value in _items(column.table, column.column) else f"{value}"


def item(name: str) -> str:
    """An item of a vocabulary in words: the codebook explains it.

    Examples
    --------
    >>> item("pardon_round")
    'pardon round'
    """
    return name.replace("_", " ")


def heading(name: str) -> str:
    """An item of a vocabulary as a heading.

    Examples
    --------
    >>> heading("rights_groups")
    'Rights groups'
    """
    return item(name)[0].upper() + item(name)[1:]


def carried(basis: str, part: str | None) -> str:
    """How a source carries a value.

    Examples
    --------
    >>> carried("context", "part")
    'from neighbouring sentences; in part'
    """
    return CARRIED[basis] + ("; in part" if part == "part" else "")


def relation(name: str, count: int, of: int | None = None) -> str:
    """How many sources state a link, in which words.

    Examples
    --------
    >>> relation("stated_exchange", 6, of=15)
    '6 of 15 sources say that one was given for the other'
    >>> relation("same_day_only", 1)
    '1 reports both together and states no link'
    """
    one, several, what = RELATIONS[name]
    who = f"{count:,}" if of is None else plural(1, "source") if of == 1 else f"{count:,} of {plural(of, 'source')}"
    return f"{who} {one if count == 1 else several} {what.format('states' if count == 1 else 'state')}"


def by_day(name: str) -> Callable[[Any], tuple[str, str]]:
    """How rows are sorted by a date: those without one come before all others, and so last when the newest stand first.

    Examples
    --------
    >>> by_day("date_earliest")(br.events("2026.11.3")["2025-09-11-lithuania"])
    ('2025-09-11', '2025-09-11-lithuania')
    """
    return lambda row: (str(getattr(row, name) or ""), getattr(row, type(row).__columns__[0].name))


def meaning(column: CodebookEntry) -> str:
    """What a column holds, as the heading of its cells.

    Examples
    --------
    >>> [column] = br.codebook("events.released_total")
    >>> meaning(column)
    'Persons released, as adopted'
    """
    return column.meaning.rstrip(".").replace("`", "")


def span(first: dt.date | None, last: dt.date | None) -> str:
    """The days that a date may be.

    Examples
    --------
    >>> span(dt.date(2025, 9, 11), dt.date(2025, 9, 11))
    '11 September 2025'
    >>> span(dt.date(2025, 2, 1), dt.date(2025, 2, 28)), span(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    ('February 2025', '2025')
    >>> span(dt.date(2025, 1, 21), dt.date(2025, 1, 26))
    'between 21 and 26 January 2025'
    >>> span(dt.date(2026, 3, 20), dt.date(2026, 7, 8))
    'between 20 March and 8 July 2026'
    """
    if first is None and last is None:
        return NOT_STATED
    if first is None or last is None:
        return f"until {_day(last)}" if first is None and last else f"since {_day(first)}"
    if first == last:
        return _day(first)
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1] and first.year == last.year:
        if first.month == last.month:
            return f"{first:%B %Y}"
        if (first.month, last.month) == (1, 12):
            return f"{first.year}"
    start = f"{first.day}" if (first.year, first.month) == (last.year, last.month) else f"{first.day} {first:%B}"
    return f"between {start if first.year == last.year else _day(first)} and {_day(last)}"


def iso(first: dt.date | None, last: dt.date | None) -> str:
    """A date in words and as digits, for the search of a table.

    Examples
    --------
    >>> iso(dt.date(2025, 9, 11), dt.date(2025, 9, 11))
    '11 September 2025 2025-09-11'
    """
    return " ".join([span(first, last), *dict.fromkeys(str(day) for day in (first, last) if day)])


def number(row: Any) -> str:
    """The number of an event, a breakdown, an estimate or a total, with its hedge.

    Examples
    --------
    >>> number(br.events("2026.11.3")["2026-07-release"])
    'at least 28'
    >>> number(br.remaining_estimates("2026.11.0")["2025-06-carnegie"])
    'more than 1,100'
    """
    value = next((getattr(row, name) for name in ("released_total", "count", "point") if hasattr(row, name)), None)
    prefix = "released_" if hasattr(row, "released_low") else ""
    low, high = getattr(row, f"{prefix}low"), getattr(row, f"{prefix}high")
    hedge = getattr(row, "qualifier", None)
    if value is not None:
        return f"{HEDGES.get(hedge, '') if hedge == 'about' else ''}{value:,}"
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    if low is not None:
        return f"{HEDGES['more_than' if hedge == 'more_than' else 'at_least']}{low:,}"
    if high is not None:
        return f"{HEDGES['fewer_than' if hedge == 'fewer_than' else 'at_most']}{high:,}"
    return NOT_STATED


def plural(count: int, noun: str) -> str:
    """A count with its noun.

    Examples
    --------
    >>> plural(1, "publication"), plural(1200, "publication")
    ('1 publication', '1,200 publications')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _day(day: dt.date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""


@cache
def _countries() -> dict[str, str]:
    return {country.iso2: country.name for country in br.countries()}


@cache
def _items(table: str, column: str) -> frozenset[str]:
    entries = br.codebook(f"{table}.{column}").where(item=lambda name: name is not None)
    return frozenset(entry.item for entry in entries if entry.item)
