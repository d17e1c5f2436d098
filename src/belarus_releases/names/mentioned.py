"""Whether a text names one of several persons by surname, in any spelling, case and script."""

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .cases import cases
from .keys import keys, words
from .scores import given_rows, names_of, oblique_rows

if TYPE_CHECKING:
    from ..tables.prisoners import Prisoner

_APOSTROPHES = "'’ʼ`´‘"
_MARKS = "\u0300-\u036f\u00ad\u200b-\u200f"  # accents, and what is not seen
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}{_APOSTROPHES}])*")
_PLAIN = str.maketrans("łđı", "ldi")
_HEARD = 4  #: sounds of a key that stands for one name; a shorter one stands for too many words
_INSIDE = 5  #: letters of a surname that is looked for within longer words


class Mentioned:
    """Tells texts that name one of some persons from others; where in doubt, a text names one.

    A surname alone is a mention, also of somebody else who bears it, in every case and with letters around it, as in
    addresses. Given names alone are none.

    Parameters
    ----------
    spellings : iterable of iterable of str
        The names of each person.

    Examples
    --------
    >>> prisoners = Mentioned([["Volha Prykladava", "Ольга Прикладова"]])
    >>> prisoners("о Прикладовой"), prisoners("/freed-olgaprykladava-2099"), prisoners("Volha is free")
    (True, True, False)
    """

    def __init__(self, spellings: Iterable[Iterable[str]]) -> None:
        everyone = [names_of(tuple(sorted(of_one))) for of_one in spellings]
        self._written = {_folded(word) for names in everyone for word in names.words}
        self._inside = [word for word in self._written if len(word) >= _INSIDE]
        sounds = {key for names in everyone for key in names.plain | names.surnames | names.cases}
        sounds |= {case for names in everyone for key in names.plain for sex in names.sexes for case in cases(key, sex)}
        self._sounds = {key for key in sounds if len(key) >= _HEARD}
        self._seen: dict[str, bool] = {}

    def __call__(self, text: str) -> bool:
        """Whether a text names one of the persons."""
        return any(self._is_name(word) for word in _WORD.findall(unquote(unquote(text))))

    def _is_name(self, word: str) -> bool:
        if word not in self._seen:
            parts = [part for half in (word, *re.split(f"[{_APOSTROPHES}]", word)) for part in words(half)]
            letters = _folded(word)
            heard = {key for part in parts for key in keys(part)}
            self._seen[word] = (
                not self._written.isdisjoint((letters, *map(_folded, parts)))
                or any(name in letters for name in self._inside)
                or not (self._sounds.isdisjoint(heard) or given_rows(heard) or oblique_rows(heard))
            )
        return self._seen[word]


def of_prisoners(prisoners: Iterable["Prisoner"]) -> Mentioned:
    """Tells texts that name one of some prisoners."""
    return Mentioned(filter(None, (p.name, p.name_be, p.name_ru, *p.aliases)) for p in prisoners)


def _folded(text: str) -> str:
    """A word in the letters of its script, without marks."""
    letters = (unicodedata.normalize("NFKD", letter)[0] for letter in "".join(words(text)))
    return "".join(letter for letter in letters if letter.isalnum()).translate(_PLAIN)
