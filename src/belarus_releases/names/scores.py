"""Search of prisoners by name: the surname decides, and a given name in the query must fit too."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InvalidValueError, check_length, shown
from . import forms
from .cases import cases, of_other_sex
from .keys import keys, words
from .typos import typos

if TYPE_CHECKING:
    from ..tables.prisoners import Prisoner

THRESHOLD = 0.8  #: least score of a match
CLOSE = 0.75  #: least likeness of a surname that is named as near
SURNAME = 0.6  #: weight of the surname where the query has a given name too
GIVEN = 0.7  #: least likeness of a given name that is in no table
INITIAL = 0.9  #: score of a given name that is only an initial
CASE = 0.95  #: score of a name in another case than the nominative
TYPOS = 0.15  #: typos allowed for each sound of a long surname; see _surname_score for short ones
TOO_FAR = 0.75  #: greatest score of a surname that has more typos, or the form of the other sex

_MEN = range(len(forms.GIVEN_OF_MEN))


class Names(NamedTuple):
    """The names of a prisoner, as keys."""

    surnames: frozenset[str]  #: with and without a Baltic ending
    plain: frozenset[str]  #: surnames with it
    words: frozenset[str]  #: the surnames as they are written, in lower case
    sexes: frozenset[str]  #: that the prisoner may be of: "man", "woman"
    cases: frozenset[str]  #: of the surnames
    others: frozenset[str]  #: all cases of what a person of the other sex would be called
    given: frozenset[str]
    rows: frozenset[int]  #: of the given names, in their table


@cache
def _rows_by_key() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    """The rows of the table of given names that a key may stand for: in the nominative, and in another case."""
    nominative: dict[str, frozenset[int]] = {}
    oblique: dict[str, frozenset[int]] = {}
    for row, spellings in enumerate(forms.GIVEN):
        for key in {key for spelling in spellings for key in keys(spelling)}:
            nominative[key] = nominative.get(key, frozenset()) | {row}
            declined = cases(key, "man") | cases(key.removesuffix("i"), "man") if row in _MEN else cases(key, "woman")
            for case in declined:  # Юрия as of a noun, unlike Тихановского
                oblique[case] = oblique.get(case, frozenset()) | {row}
    return nominative, oblique


def given_rows(word: Iterable[str]) -> frozenset[int]:
    """The rows of the table of given names that the keys of a word may stand for."""
    return frozenset(row for key in word for row in _rows_by_key()[0].get(key, ()))


def oblique_rows(word: Iterable[str]) -> frozenset[int]:
    """The rows of the table of given names that the keys of a word may stand for in another case."""
    return frozenset(row for key in word for row in _rows_by_key()[1].get(key, ()))


def _sexes(rows: frozenset[int], surnames: set[str]) -> set[str]:
    """The sexes that a prisoner may be of, by the given names, or else by the surname."""
    sexes = {"man" if row in _MEN else "woman" for row in rows}
    if len(sexes) != 1:
        women = {surname.endswith(forms.FEMININE) for surname in surnames}
        men = {surname.endswith(forms.MASCULINE) for surname in surnames}
        sexes = {"woman"} if any(women) and not any(men) else {"man"} if any(men) and not any(women) else set()
    return sexes or {"man", "woman"}


@lru_cache(maxsize=8192)
def names_of(spellings: tuple[str, ...]) -> Names:
    """The names of a prisoner by their spellings, surname last or before a comma."""
    surnames: set[str] = set()
    plain: set[str] = set()
    written: set[str] = set()
    given: set[str] = set()
    for spelling in spellings:
        last, _, first = spelling.partition(",")
        parts = [words(part) for part in f"{first} {last}".split()]
        sounds = [{key for word in part for key in keys(word)} for part in parts]
        if len(parts) > 1 and given_rows(sounds[-1]) and not given_rows(sounds[0]):
            parts.append(parts.pop(0))  # the surname stands first
            sounds.append(sounds.pop(0))
        if parts:
            surnames |= sounds.pop()
            plain |= {key for word in parts[-1] for key in keys(word, baltic=False)}
            written.update(parts[-1])
        given = given.union(*sounds)
    rows = given_rows(given)
    sexes = _sexes(rows, surnames)
    given = given.union(*(keys(form) for row in rows for form in forms.GIVEN[row]))
    return Names(
        frozenset(surnames),
        frozenset(plain),
        frozenset(written),
        frozenset(sexes),
        frozenset(case for key in surnames for sex in sexes for case in cases(key, sex)) - surnames,
        frozenset(case for key in surnames for sex in sexes for case in of_other_sex(key, sex)) - surnames
        if len(sexes) == 1
        else frozenset(),
        frozenset(given),
        rows,
    )


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


def _surname_score(word: tuple[str, ...], names: Names, others: Iterable[tuple[str, ...]] = ()) -> float:
    """How well a word fits the surnames; below the threshold if it has too many typos, or a form of the other sex."""
    if not names.surnames.isdisjoint(word):
        return 1.0
    if not names.others.isdisjoint(word):
        shared = not names.cases.isdisjoint(word) and "man" in _sexes(names.rows, set(names.surnames))
        declined = (given_rows(other) <= names.rows & oblique_rows(other) != frozenset() for other in others)
        return CASE if not names.cases.isdisjoint(word) and (not shared or any(declined)) else TOO_FAR
    if not names.cases.isdisjoint(word):
        return CASE
    best = 0.0
    for key in word:
        for name in names.surnames:
            score = likeness(key, name)
            if score > max(best, TOO_FAR):
                short, long = sorted((len(key), len(name)))
                most = 0.0 if short < 5 else 0.75 if short == 5 else max(1.0, TYPOS * short)
                sexes = [(one.endswith(forms.FEMININE), one.endswith(forms.MASCULINE)) for one in (key, name)]
                if (
                    (1 - score) * long > most + 1e-9
                    or sorted(sexes) == [(False, True), (True, False)]
                    or any(likeness(key, other) > score for other in names.others)
                ):
                    score = TOO_FAR
            best = max(best, score)
    return best


def _given_score(word: tuple[str, ...], names: Names, *, oblique: bool) -> float:
    """How well a word fits the given names, or another part of the surname."""
    if not names.surnames.isdisjoint(word):
        return 1.0
    rows = given_rows(word)
    if not names.cases.isdisjoint(word):
        return CASE
    if (oblique or not rows) and not names.rows.isdisjoint(oblique_rows(word)):
        return CASE
    if rows and names.rows:
        return float(not rows.isdisjoint(names.rows))
    if len(word[0]) == 1:  # Y. may be Yauhen, whose key begins with a
        initials = ("a", "i", "u") if word[0] == "i" else word
        return INITIAL if any(name.startswith(initials) for name in names.given) else 0.0
    best = max((likeness(key, name) for key in word for name in names.given), default=0.0)
    return best if best >= GIVEN else 0.0


def _is_given(word: tuple[str, ...], names: Names) -> bool:
    """Whether a word is a given name and not, letter by letter, the surname too."""
    return names.plain.isdisjoint(word) and bool(given_rows(word) or oblique_rows(word))


def _score(query: list[tuple[str, ...]], names: Names) -> float:
    """How well the words of a query fit: one is the surname, the best of the others a given name."""
    best = 0.0
    for word in query:
        if _is_given(word, names):
            continue
        others = [other for other in query if other is not word]
        surname = _surname_score(word, names, others)
        if not others:  # no given name supports what is not quite the surname
            return surname if surname == CASE else 1 - 1.5 * (1 - surname)
        if surname > min(best, TOO_FAR):
            oblique = names.surnames.isdisjoint(word) and not names.cases.isdisjoint(word)
            given = max(_given_score(other, names, oblique=oblique) for other in others)
            score = SURNAME * surname + (1 - SURNAME) * given
            best = max(best, score if surname > TOO_FAR else min(score, surname))
    return best


def _nearness(query: list[tuple[str, ...]], names: Names) -> float:
    """How like the surname the word of a query is that is most like it."""
    words = (word for word in query if len(word[0]) > 2 and not _is_given(word, names))
    return max((likeness(key, name) for word in words for key in word for name in names.surnames), default=0.0)


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
        Where no prisoner is found: the names whose surnames come nearest, at most three; none if none is near.

    Raises
    ------
    InvalidValueError
        If `text` is no str, or longer than 200 characters.
    """
    if not isinstance(text, str):
        raise InvalidValueError(f"text: expected a name, got {shown(text)}")
    check_length("text", text)
    query = [word for word in map(keys, dict.fromkeys(words(text))) if word[0]]
    named = []
    for prisoner in prisoners:
        spellings = (prisoner.name, prisoner.name_be, prisoner.name_ru, *prisoner.aliases)
        named.append((names_of(tuple(filter(None, spellings))), prisoner))
    matches = [(score, prisoner) for names, prisoner in named if (score := _score(query, names)) >= THRESHOLD]
    matches.sort(key=lambda pair: (-pair[0], pair[1].prisoner_id))
    if matches:
        return matches, ()
    near = [(near, prisoner) for names, prisoner in named if (near := _nearness(query, names)) >= CLOSE]
    near.sort(key=lambda pair: (-pair[0], pair[1].prisoner_id))
    return [], tuple(prisoner.name or prisoner.prisoner_id for _, prisoner in near[:3])
