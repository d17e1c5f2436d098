"""Where a text names a person, in any spelling, case and script.

Words are compared by their keys (:mod:`belarus_releases.names.keys`), in the nominative and in the other cases. A
surname beside a given name of the person is *certain*. A surname alone is so only if an editor says that it means
nobody else, and no other prisoner bears it. Behind the given name of another prisoner who bears it, it is theirs.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from belarus_releases.names.cases import cases
from belarus_releases.names.keys import keys, words
from belarus_releases.names.scores import Names, given_rows, likeness, names_of, oblique_rows

from .unquoted import unquoted

_APOSTROPHES = "’'ʼ`´‘"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200f]|[{_APOSTROPHES}](?=[^\W\d_]))*")
_JOINT = re.compile(r"[\s_.+/*\"«»„“”-]{1,8}")  #: what may stand between a given name and the surname after it
_PLAIN = str.maketrans("łđı", "ldi")
_SHORT = 4  #: a key of fewer sounds stands for too many words
_INSIDE = 5  #: letters of a surname that is looked for within longer words
_LIKE = 0.8  #: least likeness of a misspelt surname behind a given name
_BEFORE, _AFTER = 3, 2  #: words around the surname among which the given name may stand


class Mention(NamedTuple):
    """A part of a text that names a person, and whether that is certain."""

    start: int
    end: int
    certain: bool


class _Word(NamedTuple):
    """What a word is to the person: their surname, a word that contains it, their given name."""

    keys: frozenset[str]
    surname: bool = False
    alone: bool = False  #: names the person without a given name
    shared: frozenset[int] = frozenset()  #: the other prisoners whose surname it is, too
    inside: str = ""  #: "surname", or "name" with a given name before it
    given: bool = False
    others: frozenset[int] = frozenset()  #: the other prisoners whose given name it is


def folded(text: str) -> str:
    """A text in the 26 or 32 letters of its script, without blanks and marks.

    Examples
    --------
    >>> folded("Вольга-Łucja’s")
    'вольгаlucjas'
    """
    letters = (unicodedata.normalize("NFKD", letter)[0] for letter in "".join(words(text)))
    return "".join(letter for letter in letters if letter.isalnum()).translate(_PLAIN)


class Mentions:
    """Finds a person in texts.

    Parameters
    ----------
    spellings : iterable of str
        The names of the person, each with given name and surname.
    alone : iterable of str
        Words that name nobody else.
    others : iterable of iterable of str
        The names of each other prisoner.

    Examples
    --------
    >>> volha = Mentions(["Volha Prykladava"], [], [["Livia Prykladava"]])
    >>> [mention.certain for mention in volha.find("Ольгу Прикладову; /freed-olga-prikladova-2099")]
    [True, True]
    >>> volha.find("Livia Prykladava"), volha.find("Prykladava is free")
    ([], [Mention(start=0, end=10, certain=False)])
    """

    def __init__(self, spellings: Iterable[str], alone: Iterable[str], others: Iterable[Iterable[str]]) -> None:
        spellings = tuple(sorted({*spellings}))
        self._names = names_of(spellings)
        self._surnames = _surnames(self._names)
        self._written = {folded(word) for word in self._names.words}
        self._joined = {folded(spelling) for spelling in spellings}
        self._alone = {folded(word) for word in alone}
        self._alone_keys = {
            form
            for word in alone
            for part in words(word)
            for key in keys(part, baltic=False)
            for form in (key, *(case for sex in self._names.sexes for case in cases(key, sex)))
        }
        self._others = _Index(names_of(tuple(sorted(of_one))) for of_one in others)
        self._words: dict[str, _Word] = {}

    def find(self, text: str) -> list[Mention]:
        """The mentions of the person in a text."""
        plain = unquoted(text)
        tokens = list(_WORD.finditer(plain.text))
        seen = [self._word(token[0]) for token in tokens]
        found: list[Mention] = []
        for start, end, certain in self._mentions(plain.text, tokens, seen):
            mention = Mention(*plain.span(start, end), certain)
            if found and mention.start <= found[-1].end:  # both halves of a surname
                last = found.pop()
                mention = Mention(
                    min(last.start, mention.start), max(last.end, mention.end), last.certain or mention.certain
                )
            found.append(mention)
        return found

    def _mentions(self, text: str, tokens: list[re.Match[str]], seen: list[_Word]) -> Iterator[Mention]:
        for place, (token, word) in enumerate(zip(tokens, seen, strict=True)):
            if word.inside:
                yield Mention(*token.span(), word.inside == "name")
                continue
            first = place  # of a surname of two words
            while first and seen[first - 1].surname and _is_joined(text, tokens, first):
                first -= 1
            before = seen[first - 1] if first and _is_joined(text, tokens, first) else _NOTHING
            if before.given and (word.surname or self._is_like(word)):
                yield Mention(tokens[first - 1].start(), token.end(), word.surname)
                continue
            if not word.surname:
                continue
            near = (*range(max(0, first - _BEFORE), first), *range(place + 1, min(len(seen), place + 1 + _AFTER)))
            givens = [other for other in near if seen[other].given and not seen[other].surname]
            elsewhere = not before.others.isdisjoint(word.shared)
            if elsewhere and not givens:
                continue  # the name of somebody else
            certain = not elsewhere and not word.shared and (word.alone or bool(givens))
            span = token.span()
            if givens == [place + 1] and not elsewhere:
                span = token.start(), tokens[place + 1].end()
            yield Mention(*span, certain)

    def _is_like(self, word: _Word) -> bool:
        """Whether a word behind a given name of the person may be the surname, misspelt or too short to tell."""
        if word.shared or not self._names.others.isdisjoint(word.keys):
            return False
        if not self._surnames.isdisjoint(word.keys):
            return True
        return any(
            min(len(key), len(name)) >= _INSIDE and likeness(key, name) >= _LIKE
            for key in word.keys
            for name in self._names.plain
        )

    def _word(self, token: str) -> _Word:
        if token not in self._words:
            self._words[token] = self._judged(token)
        return self._words[token]

    def _judged(self, token: str) -> _Word:
        forms = {token}
        if token[-1] in "sS":
            forms.add(re.sub(rf"(?<=\w{{4}})[{_APOSTROPHES}]?[sS]$", "", token))  # English and German
        if len(parts := re.split(f"[{_APOSTROPHES}]", token)) > 1:
            forms.update(parts)
        lower = [word for form in forms for word in words(form)]
        sounds = frozenset(key for word in lower for key in keys(word))
        letters = {folded(form) for form in forms}
        written = not letters.isdisjoint(self._written | self._alone)
        rows = given_rows(sounds) | oblique_rows(sounds)
        names = self._names
        own_given = not names.given.isdisjoint(sounds) or not names.rows.isdisjoint(rows)
        long = {key for key in sounds if len(key) >= _SHORT}
        heard = not (self._surnames | self._alone_keys).isdisjoint(long)
        surname = written or (heard and not rows)
        return _Word(
            sounds,
            surname,
            surname and not (letters.isdisjoint(self._alone) and self._alone_keys.isdisjoint(long)),
            self._others.surnames(sounds),
            "" if surname else self._inside(folded(token), sounds),
            own_given and not (surname and not rows),
            frozenset() if own_given else self._others.given(sounds, rows),
        )

    def _inside(self, letters: str, sounds: frozenset[str]) -> str:
        """Whether a longer word contains a name, or a surname, of the person: the handle of an account, a hashtag."""
        if any(name in letters for name in self._joined if len(name) > 2 * _INSIDE):
            return "name"
        if not self._names.others.isdisjoint(sounds):
            return ""
        ended = len(letters) > max(map(len, self._written), default=0) + 3  # it may stand in another case there
        stems = (name[:-2] if ended and len(name) > _INSIDE + 2 else name for name in self._written)
        return "surname" if any(len(stem) >= _INSIDE and stem in letters for stem in stems) else ""


_NOTHING = _Word(frozenset())


class _Index:
    """Whose surname or given name a key is, among other prisoners."""

    def __init__(self, others: Iterable[Names]) -> None:
        self._surnames: dict[str, set[int]] = {}
        self._given: dict[str | int, set[int]] = {}
        for number, names in enumerate(others):
            for key in _surnames(names):
                self._surnames.setdefault(key, set()).add(number)
            both: tuple[str | int, ...] = (*names.given, *names.rows)
            for given in both:
                self._given.setdefault(given, set()).add(number)

    def surnames(self, keys: Iterable[str]) -> frozenset[int]:
        """Those whose surname one of the keys is."""
        return frozenset(number for key in keys for number in self._surnames.get(key, ()))

    def given(self, keys: Iterable[str], rows: Iterable[int]) -> frozenset[int]:
        """Those whose given name one of the keys, or of the rows of the table of given names, is."""
        both: tuple[str | int, ...] = (*keys, *rows)
        return frozenset(number for name in both for number in self._given.get(name, ()))


def _is_joined(text: str, tokens: list[re.Match[str]], place: int) -> bool:
    """Whether a word stands behind another as a surname behind a given name."""
    return bool(_JOINT.fullmatch(text, tokens[place - 1].end(), tokens[place].start()))


def _surnames(names: Names) -> frozenset[str]:
    """The keys of surnames, in all cases."""
    return names.plain | {case for key in names.plain for sex in names.sexes for case in cases(key, sex)}
