"""Finding a person by a name: one key for a name across languages, scripts and spellings.

A word becomes the sounds in which Belarusian and Russian agree (``keys``, by the tables in
``_name_forms``). A person is found by the surname; a given name asked for has to be hers too.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from . import _name_forms as forms
from ._typos import typos
from .errors import InvalidValueError
from .typed import Prisoners

if TYPE_CHECKING:
    from .tables.prisoners import Prisoner

THRESHOLD = 0.8  #: least score of a person found
SURNAME = 0.6  #: weight of the surname where a given name is asked for too
GIVEN = 0.7  #: least likeness of a given name that is in no table
INITIAL = 0.9  #: score of a given name that is only an initial
TYPOS = 0.15  #: typos allowed for each sound of a long surname; see _surname_score for short ones
TOO_FAR = 0.75  #: most that a surname scores that has more typos, or the form of the other sex

_UNIT = re.compile("|".join(sorted(("ch", *forms.UNITS), key=len, reverse=True)) + "|.", re.DOTALL)


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


def words(text: str) -> list[str]:
    """The words of a name in lower case, without the accents that change no sound.

    Examples
    --------
    >>> words("Tsikhanoŭski-Łosik, S.")
    ['tsikhanoŭski', 'łosik', 's']
    """
    plain = []
    for letter in unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()):
        if unicodedata.category(letter) not in ("Mn", "Cf"):  # stress marks, zero-width characters
            known = letter if letter in forms.UNITS else unicodedata.normalize("NFKD", letter)[0]
            plain.append(known if known.isalnum() or known in forms.UNITS else " ")
    return "".join(plain).split()


def _sounds(word: str, reading: dict[str, str]) -> str:
    """The sounds of a word, read in one way."""
    sounds = _UNIT.sub(lambda unit: reading.get(unit[0], forms.UNITS.get(unit[0], unit[0])), word)
    sounds = re.sub("(?<=a)u", "v", sounds)  # Tsikhanouski, Tikhanovsky
    sounds = re.sub("(?<!i)i+(?=[au])", "", sounds)  # Fiaduta, Feduta
    return re.sub(r"(.)\1+", r"\1", sounds, flags=re.DOTALL)


@lru_cache(maxsize=8192)
def keys(word: str) -> tuple[str, ...]:
    """What a word in lower case may sound like: by each habit of writing, with and without a Baltic ending.

    Examples
    --------
    >>> keys("тихановский"), keys("tsikhanoŭski")
    (('tiganavski',), ('tiganavski',))
    >>> keys("cichanouski")
    ('tičanavski', 'tiganavski')
    """
    stem = re.sub(forms.BALTIC, "", word)
    found = []
    for read in (word, stem) if len(stem) > 3 else (word,):
        found += [_sounds(read, reading) for others, reading in forms.HABITS if not re.search(others, read)]
    return tuple(dict.fromkeys(found or [_sounds(word, {"ch": "g"})]))


def key(name: str) -> tuple[str, ...]:
    """The keys of the words of a name, each once, in alphabetical order.

    Examples
    --------
    >>> key("Tsikhanoŭski, Siarhei") == key("сяргей ціханоўскі") == key("Siarhiej Tikhanovsky")
    True
    """
    return tuple(sorted({found for word in words(name) for found in keys(word)}))


@cache
def _given() -> dict[str, frozenset[int]]:
    """The given names that a key may be, as positions in the table of given names."""
    found: dict[str, frozenset[int]] = {}
    for number, spellings in enumerate(forms.GIVEN):
        for spelling in spellings:
            found |= {key: found.get(key, frozenset()) | {number} for key in keys(spelling)}
    return found


def _numbers(sounds: Iterable[str]) -> frozenset[int]:
    return frozenset(number for key in sounds for number in _given().get(key, ()))


class _Person(NamedTuple):
    """The names of a person, as keys."""

    surnames: frozenset[str]
    given: frozenset[str]
    numbers: frozenset[int]  #: her given names in the table


@lru_cache(maxsize=8192)
def _person(spellings: tuple[str, ...]) -> _Person:
    surnames: set[str] = set()
    given: set[str] = set()
    for spelling in spellings:
        last, _, first = spelling.partition(",")
        parts = [{key for word in words(part) for key in keys(word)} for part in f"{first} {last}".split()]
        if len(parts) > 1 and _numbers(parts[-1]) and not _numbers(parts[0]):
            parts.append(parts.pop(0))  # the surname stands first
        if parts:
            surnames |= parts.pop()
        given = given.union(*parts)
    numbers = _numbers(given)
    given = given.union(*(keys(form) for number in numbers for form in forms.GIVEN[number]))
    return _Person(frozenset(surnames), frozenset(given), numbers)


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """How like two keys are: 1 less the typos for each sound.

    Examples
    --------
    >>> likeness("tiganavski", "tiganavski"), likeness("tiganavski", "tiganaski")
    (1.0, 0.9)
    """
    if one == other:
        return 1.0
    long = max(len(one), len(other))
    shared = len({*one} & {*other}) / len({*one} | {*other})
    if shared < 0.5 or 3 * abs(len(one) - len(other)) > long:
        return shared / 2  # too far to count: saves most of the time
    return max(0.0, 1 - typos(one, other, 0.4 * long) / long)


def _surname_score(asked: tuple[str, ...], person: _Person) -> float:
    """How well a word fits the surnames of a person; below the threshold if it has too many typos for its length."""
    best = 0.0
    for key in asked:
        for name in person.surnames:
            score = likeness(key, name)
            if key != name and score > best:
                short, long = sorted((len(key), len(name)))
                most = 0.0 if short < 5 else 0.75 if short == 5 else max(1.0, TYPOS * short)
                sexes = [(word.endswith(forms.FEMININE), word.endswith(forms.MASCULINE)) for word in (key, name)]
                if (1 - score) * long > most + 1e-9 or sorted(sexes) == [(False, True), (True, False)]:
                    score = min(score, TOO_FAR)
            best = max(best, score)
    return best


def _given_score(asked: tuple[str, ...], person: _Person) -> float:
    """How well a word fits the given names of a person, or another part of her surname."""
    if not person.surnames.isdisjoint(asked):
        return 1.0
    numbers = _numbers(asked)
    if numbers and person.numbers:
        return float(not numbers.isdisjoint(person.numbers))
    if len(asked[0]) == 1:  # Y. may be Yauhen, whose key begins with a
        initials = ("a", "i", "u") if asked[0] == "i" else asked
        return INITIAL if any(name.startswith(initials) for name in person.given) else 0.0
    best = max((likeness(key, name) for key in asked for name in person.given), default=0.0)
    return best if best >= GIVEN else 0.0


def _score(asked: list[tuple[str, ...]], person: _Person) -> float:
    """How well the words asked for fit a person: one is the surname, the best of the others a given name."""
    best = 0.0
    for word in asked:
        others = [other for other in asked if other is not word]
        if others and _numbers(word) and person.surnames.isdisjoint(word):
            continue  # a given name
        surname = _surname_score(word, person)
        if not others:  # nothing bears out what is not quite the surname
            return max(1 - 1.5 * (1 - surname), (1 - SURNAME) * _given_score(word, person))
        if surname > min(best, TOO_FAR):
            given = max(_given_score(other, person) for other in others)
            score = SURNAME * surname + (1 - SURNAME) * given
            best = max(best, score if surname > TOO_FAR else min(score, surname))
    return best


def search(people: Prisoners, text: str) -> Matches:
    """Rank persons by how like their names are to a text: see :meth:`.Prisoners.search`."""
    if not isinstance(text, str):
        raise InvalidValueError(f"a name is text, not {text!r}")
    asked = [keys(word) for word in dict.fromkeys(words(text))]
    asked = [word for word in asked if word[0]]
    scored = []
    for person in people:
        spellings = tuple(s for s in (person.name, person.name_be, person.name_ru, *person.aliases) if s)
        scored.append((_score(asked, _person(spellings)), person))
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
