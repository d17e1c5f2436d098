"""Finding a person by a name: one key for a name across scripts and spellings."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from .errors import InvalidValueError
from .table import Prisoners

if TYPE_CHECKING:
    from .tables.prisoners import Prisoner

THRESHOLD = 0.8  #: least score of a person found


class Matches(Prisoners):
    """Persons found, best first.

    Attributes
    ----------
    scores : tuple of float
        How like each name is, between 0 and 1 for the same.
    close : tuple of str
        Where nobody was found: the names that come nearest.
    """

    __slots__ = ("_scores", "close")
    _scores: dict[str, float]
    close: tuple[str, ...]

    def __init__(
        self,
        name: str,
        version: str,
        records: "Iterable[Prisoner] | None" = None,
        known_on: date | None = None,
        scores: dict[str, float] | None = None,
        close: tuple[str, ...] = (),
    ) -> None:
        super().__init__(name, version, records, known_on)
        self._set(_scores=scores or {}, close=close)

    @property
    def scores(self) -> tuple[float, ...]:
        """The score of each row, in the order of the rows."""
        return tuple(self._scores[person.prisoner_id] for person in self)

    def _with(self, records: "Iterable[Prisoner]") -> "Matches":
        return type(self)(self.name, self.version, records, self.known_on, self._scores, self.close)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.name, self.version, tuple(self), self.known_on, self._scores, self.close)


def key(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents and punctuation, each once, in alphabetical order.

    Examples
    --------
    >>> key("Tsikhanoŭski, Siarhei") == key("siarhei tsikhanouski")
    True
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return tuple(sorted({*"".join(c if c.isalnum() else " " for c in plain).split()}))


def likeness(asked: tuple[str, ...], name: tuple[str, ...]) -> float:
    """How well each word asked for is met by a word of the name: the mean of the best ratios."""
    if not asked or not name:
        return 0.0
    best = [max(SequenceMatcher(None, word, other).ratio() for other in name) for word in asked]
    return sum(best) / len(best)


def search(people: Prisoners, text: str) -> Matches:
    """Rank persons by how like their names are to a text: see :meth:`.Prisoners.search`."""
    if not isinstance(text, str):
        raise InvalidValueError(f"a name is text, not {text!r}")
    asked = key(text)
    scored = []
    for person in people:
        spellings = [s for s in (person.name, person.name_be, person.name_ru, *person.aliases) if s]
        score = max((likeness(asked, key(spelling)) for spelling in spellings), default=0.0)
        scored.append((score, person))
    scored.sort(key=lambda pair: (-pair[0], pair[1].prisoner_id))
    found = [(score, person) for score, person in scored if score >= THRESHOLD]
    close = () if found else tuple(person.name or person.prisoner_id for _, person in scored[:3])
    return Matches(
        people.name,
        people.version,
        (person for _, person in found),
        people.known_on,
        {person.prisoner_id: score for score, person in found},
        close,
    )
