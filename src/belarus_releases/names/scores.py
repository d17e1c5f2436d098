"""Search of prisoners by name: the surname decides, and a given name in the query must fit too."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InvalidValueError, shown
from . import forms
from .keys import keys, words
from .typos import typos

if TYPE_CHECKING:
    from ..tables.prisoners import Prisoner

THRESHOLD = 0.8  #: least score of a match
SURNAME = 0.6  #: weight of the surname where the query has a given name too
GIVEN = 0.7  #: least likeness of a given name that is in no table
INITIAL = 0.9  #: score of a given name that is only an initial
TYPOS = 0.15  #: typos allowed for each sound of a long surname; see _surname_score for short ones
TOO_FAR = 0.75  #: greatest score of a surname that has more typos, or the form of the other sex


class _Names(NamedTuple):
    """The names of a prisoner, as keys."""

    surnames: frozenset[str]
    given: frozenset[str]
    rows: frozenset[int]  #: of the given names, in their table


@cache
def _rows_by_key() -> dict[str, frozenset[int]]:
    """The rows of the table of given names that a key may stand for."""
    rows: dict[str, frozenset[int]] = {}
    for row, spellings in enumerate(forms.GIVEN):
        for spelling in spellings:
            rows |= {key: rows.get(key, frozenset()) | {row} for key in keys(spelling)}
    return rows


def _given_rows(word: Iterable[str]) -> frozenset[int]:
    return frozenset(row for key in word for row in _rows_by_key().get(key, ()))


@lru_cache(maxsize=8192)
def _names(spellings: tuple[str, ...]) -> _Names:
    surnames: set[str] = set()
    given: set[str] = set()
    for spelling in spellings:
        last, _, first = spelling.partition(",")
        parts = [{key for word in words(part) for key in keys(word)} for part in f"{first} {last}".split()]
        if len(parts) > 1 and _given_rows(parts[-1]) and not _given_rows(parts[0]):
            parts.append(parts.pop(0))  # the surname stands first
        if parts:
            surnames |= parts.pop()
        given = given.union(*parts)
    rows = _given_rows(given)
    given = given.union(*(keys(form) for row in rows for form in forms.GIVEN[row]))
    return _Names(frozenset(surnames), frozenset(given), rows)


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
    longest = max(len(one), len(other))
    shared = len({*one} & {*other}) / len({*one} | {*other})
    if shared < 0.5 or 3 * abs(len(one) - len(other)) > longest:
        return shared / 2  # too far to count: saves most of the time
    return max(0.0, 1 - typos(one, other, 0.4 * longest) / longest)


def _surname_score(word: tuple[str, ...], names: _Names) -> float:
    """How well a word fits the surnames; below the threshold if it has too many typos for its length."""
    best = 0.0
    for key in word:
        for name in names.surnames:
            score = likeness(key, name)
            if key != name and score > best:
                short, long = sorted((len(key), len(name)))
                most = 0.0 if short < 5 else 0.75 if short == 5 else max(1.0, TYPOS * short)
                sexes = [(one.endswith(forms.FEMININE), one.endswith(forms.MASCULINE)) for one in (key, name)]
                if (1 - score) * long > most + 1e-9 or sorted(sexes) == [(False, True), (True, False)]:
                    score = min(score, TOO_FAR)
            best = max(best, score)
    return best


def _given_score(word: tuple[str, ...], names: _Names) -> float:
    """How well a word fits the given names, or another part of the surname."""
    if not names.surnames.isdisjoint(word):
        return 1.0
    rows = _given_rows(word)
    if rows and names.rows:
        return float(not rows.isdisjoint(names.rows))
    if len(word[0]) == 1:  # Y. may be Yauhen, whose key begins with a
        initials = ("a", "i", "u") if word[0] == "i" else word
        return INITIAL if any(name.startswith(initials) for name in names.given) else 0.0
    best = max((likeness(key, name) for key in word for name in names.given), default=0.0)
    return best if best >= GIVEN else 0.0


def _score(query: list[tuple[str, ...]], names: _Names) -> float:
    """How well the words of a query fit: one is the surname, the best of the others a given name."""
    best = 0.0
    for word in query:
        others = [other for other in query if other is not word]
        if others and _given_rows(word) and names.surnames.isdisjoint(word):
            continue  # a given name
        surname = _surname_score(word, names)
        if not others:  # no given name supports what is not quite the surname
            return max(1 - 1.5 * (1 - surname), (1 - SURNAME) * _given_score(word, names))
        if surname > min(best, TOO_FAR):
            given = max(_given_score(other, names) for other in others)
            score = SURNAME * surname + (1 - SURNAME) * given
            best = max(best, score if surname > TOO_FAR else min(score, surname))
    return best


def rank(prisoners: "Iterable[Prisoner]", text: str) -> "tuple[list[tuple[float, Prisoner]], tuple[str, ...]]":
    """Search prisoners by name.

    Parameters
    ----------
    prisoners : iterable of Prisoner
        Where to search.
    text : str
        A surname, with or without given names or initials, in any order and spelling.

    Returns
    -------
    matches : list of tuple of float and Prisoner
        The prisoners found with their scores, best first.
    nearest : tuple of str
        The names that come nearest, where no prisoner is found.

    Raises
    ------
    InvalidValueError
        If `text` is no str.
    """
    if not isinstance(text, str):
        raise InvalidValueError(f"text: expected a name, got {shown(text)}")
    query = [word for word in map(keys, dict.fromkeys(words(text))) if word[0]]
    ranking = []
    for prisoner in prisoners:
        spellings = (prisoner.name, prisoner.name_be, prisoner.name_ru, *prisoner.aliases)
        ranking.append((_score(query, _names(tuple(filter(None, spellings)))), prisoner))
    ranking.sort(key=lambda pair: (-pair[0], pair[1].prisoner_id))
    matches = [pair for pair in ranking if pair[0] >= THRESHOLD]
    nearest = () if matches else tuple(prisoner.name or prisoner.prisoner_id for _, prisoner in ranking[:3])
    return matches, nearest
