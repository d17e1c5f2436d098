"""Groups of the persons of a release, in words, and whether those listed add up to what is stated of all."""

from collections.abc import Iterable, Iterator

import belarus_releases as br
from belarus_releases.tables.event_breakdowns import EventBreakdown
from belarus_releases.tables.events import Event

from . import words

_SEXES = {"female": "women", "male": "men"}
_LISTS = {"nationality": "nationalities", "destination": "destinations", "sex": "numbers by sex", "charge": "charges"}


def group(dimension: str, name: str) -> str:
    """A group as the label of its number; sources print groups of countries in words of their own.

    Examples
    --------
    >>> group("nationality", "BY"), group("sex", "female")
    ('Belarus', 'women')
    """
    if dimension in ("nationality", "destination"):
        [countries] = br.codebook("events.destinations")
        return words.cell(countries, name)
    return _SEXES.get(name, words.item(name))


def persons(dimension: str, name: str) -> str:
    """The persons of a group.

    Examples
    --------
    >>> persons("nationality", "BY"), persons("destination", "LT")
    ('citizens of Belarus', 'those taken to Lithuania')
    """
    text = group(dimension, name)
    article = "the " if text.startswith("United ") else ""
    if dimension == "destination":
        return "those who remained in Belarus" if name == "BY" else f"those taken to {article}{text}"
    return {"nationality": f"citizens of {article}{text}", "charge": f"those convicted of: {text}"}.get(dimension, text)


def among(within: str) -> str:
    """Which persons of a release a breakdown counts.

    Examples
    --------
    >>> among("all"), among("destination=UA")
    ('all persons of the release', 'those taken to Ukraine')
    """
    dimension, _, name = within.partition("=")
    return persons(dimension, name) if name else "all persons of the release"


def whom(row: EventBreakdown) -> str:
    """Whom a breakdown counts.

    Examples
    --------
    >>> breakdowns = br.event_breakdowns("2026.11.3")
    >>> whom(breakdowns["2025-12-13-lithuania-ukraine--nationality-by--within-destination-ua"])
    'Citizens of Belarus among those taken to Ukraine'
    """
    text = persons(row.dimension, row.group)
    text += "" if row.within == "all" else f" among {among(row.within)}"
    return text[0].upper() + text[1:]


def gaps(event: Event, rows: Iterable[EventBreakdown]) -> Iterator[str]:
    """Where the groups listed do not add up to what is stated of the same persons: both numbers.

    Examples
    --------
    >>> ds = br.dataset("2026.11.3")
    >>> list(gaps(ds.events()["2025-12-13-lithuania-ukraine"], ds.event_breakdowns()))
    ['13 foreign nationals are stated, and 11 are in the nationalities listed']
    """
    rows = [row for row in rows if row.event_id == event.event_id]
    lists: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows:
        if row.count is not None:
            lists.setdefault((row.dimension, row.within), {})[row.group] = row.count
    for (dimension, within), counts in lists.items():
        if dimension == "sex" and within == "all" and event.women is not None:
            counts.setdefault("female", event.women)
        foreign = dimension == "nationality" and within == "all" and "BY" not in counts
        stated = event.foreign_nationals if foreign else _stated(event, rows, within)
        listed = sum(counts.values())
        if stated is not None and stated != listed:
            what = "foreign nationals" if foreign else f"of {among(within)}"
            yield f"{stated:,} {what} are stated, and {listed:,} are in the {_LISTS[dimension]} listed"


def _stated(event: Event, rows: Iterable[EventBreakdown], within: str) -> int | None:
    """How many persons a breakdown divides: all of the release, or those of another breakdown."""
    if within == "all":
        return event.released_total
    dimension, _, name = within.partition("=")
    return next((row.count for row in rows if (row.dimension, row.group, row.within) == (dimension, name, "all")), None)
