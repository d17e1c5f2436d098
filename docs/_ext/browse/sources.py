"""What each source states of a row, in words, and whether it is adopted."""

from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace
from typing import NamedTuple

from belarus_releases.tables.evidence import Evidence

from . import words

#: The columns that a row is there for: a source that states none of their adopted values is not adopted.
MAIN = {
    "event_breakdowns": ("count", "low", "high"),
    "event_links": ("relation",),
    "remaining_estimates": ("point", "low", "high"),
}
NUMBERS = ("point", "count", "low", "high")
#: Columns whose name alone says too little.
NAMES = {"includes_event": "already subtracted"}


class Point(NamedTuple):
    """One thing that a source states of a row."""

    name: str
    text: str
    adopted: bool


class Publication(NamedTuple):
    """What one source states of a row."""

    row: Evidence  #: the first of its claims
    adopted: bool  #: whether what the row is there for is adopted from it
    points: tuple[Point, ...]
    quotes: tuple[str, ...]  #: whom it quotes
    title: str | None


def is_adopted(table: str, claims: Iterable[Evidence]) -> bool:
    """Whether a row has, in the columns that it is there for, what a source states; else in any column."""
    claims = list(claims)
    main = [claim for claim in claims if claim.field in MAIN.get(table, ())]
    return any(claim.adopted for claim in main or claims)


def points(claims: Iterable[Evidence], in_words: Callable[[Evidence], str]) -> tuple[Point, ...]:
    """What claims of one source state: a number with its hedge in one, and each other value by itself."""
    claims = list(claims)
    others = (claim for claim in claims if claim.field not in (*NUMBERS, "qualifier"))
    named = (Point(NAMES.get(c.field, words.item(c.field)), in_words(c), c.adopted) for c in others)
    return (*_numbers(claims), *named)


def _numbers(claims: list[Evidence]) -> Iterator[Point]:
    hedge = next((claim.value for claim in claims if claim.field == "qualifier"), None)
    for adopted in (True, False):
        stated = [claim for claim in claims if claim.field in NUMBERS and claim.adopted == adopted]
        if sorted(claim.field for claim in stated) == ["high", "low"]:
            parts = [{claim.field: int(claim.value) for claim in stated}]
        else:
            parts = [{"point" if c.field == "count" else c.field: int(c.value)} for c in stated]
        for part in parts:
            row = SimpleNamespace(**{"point": None, "low": None, "high": None, "qualifier": hedge} | part)
            yield Point("number", words.number(row), adopted)
