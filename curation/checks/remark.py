"""``Rule`` and ``Remark``: each rule has one stable code, and what it finds has the place that a person edits."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from belarus_releases.checks.data import Tables
from belarus_releases.tables.sources import Source

from ..steps.edited import Edited
from ..steps.ids import key
from ..steps.record import Place


class Edits(NamedTuple):
    """What is checked: the edited files, the rows that they give, and the day on which they are checked."""

    loaded: Edited
    tables: Tables
    today: dt.date

    def sources(self) -> dict[str, Source]:
        """The sources by the keys of their publications."""
        by_id = {source.source_id: source for source in self.loaded.sources}
        ids = self.loaded.ledger.sources
        return {publication.key: by_id[ids[key(publication.key)]] for publication in self.loaded.publications}


class About(NamedTuple):
    """The cell that a remark is about, as an exception names it."""

    table: str
    record_id: str
    column: str


Fault: TypeAlias = tuple[Place, About, str]  #: where, about what, message


class Remark(NamedTuple):
    """What a rule finds."""

    place: Place
    about: About
    code: str
    message: str
    again: bool

    def __str__(self) -> str:
        return f"{self.place.at.name}, line {self.place.line}: {self.about.column}: {self.message} ({self.code})"


class Rule(NamedTuple):
    """A rule: its code, what holds in a good record, the function that yields the faults, whether to look again."""

    code: str
    title: str
    faults: Callable[[Edits], Iterator[Fault]]
    again: bool

    def remarks(self, edits: Edits) -> Iterator[Remark]:
        """The remarks on what is edited."""
        return (Remark(place, about, self.code, message, self.again) for place, about, message in self.faults(edits))


def rule(code: str, title: str, *, again: bool = False) -> Callable[[Callable[[Edits], Iterator[Fault]]], Rule]:
    """Make a rule of a function that yields faults."""
    return lambda faults: Rule(code, title, faults, again)
