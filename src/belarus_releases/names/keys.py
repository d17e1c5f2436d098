"""Keys of names: the sounds in which the spellings of a name agree, in whatever language and script."""

import re
import unicodedata
from functools import lru_cache

from . import forms

_UNIT = re.compile("|".join(sorted(("ch", *forms.UNITS), key=len, reverse=True)) + "|.", re.DOTALL)


def words(text: str) -> list[str]:
    """The words of a name in lower case, without the accents that change no sound.

    Examples
    --------
    >>> words("Tsikhanoŭski-Łosik, S.")
    ['tsikhanoŭski', 'łosik', 's']
    """
    letters = []
    for letter in unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()):
        if unicodedata.category(letter) not in ("Mn", "Cf"):  # stress marks, zero-width characters
            unit = letter if letter in forms.UNITS else unicodedata.normalize("NFKD", letter)[0]
            letters.append(unit if unit.isalnum() or unit in forms.UNITS else " ")
    return "".join(letters).split()


def sounds(word: str, reading: dict[str, str]) -> str:
    """The sounds of a word in lower case; `reading` overrides the sounds of some letters.

    Examples
    --------
    >>> sounds("cichanouski", {}), sounds("cichanouski", {"ch": "g"})
    ('tichanavski', 'tiganavski')
    """
    text = _UNIT.sub(lambda unit: reading.get(unit[0], forms.UNITS.get(unit[0], unit[0])), word)
    text = re.sub("(?<=a)u", "v", text)  # Tsikhanouski, Tikhanovsky
    text = re.sub("(?<!i)i+(?=[au])", "", text)  # Fiaduta, Feduta
    return re.sub(r"(.)\1+", r"\1", text, flags=re.DOTALL)


@lru_cache(maxsize=8192)
def keys(word: str) -> tuple[str, ...]:
    """The sounds that a word in lower case may stand for: by each habit of writing, with and without a Baltic ending.

    Examples
    --------
    >>> keys("тихановский"), keys("tsikhanoŭski")
    (('tiganavski',), ('tiganavski',))
    >>> keys("cichanouski")
    ('tičanavski', 'tiganavski')
    """
    stem = re.sub(forms.BALTIC, "", word)
    variants = []
    letters = [letter for letter in stem if forms.UNITS.get(letter) != ""]  # marks that stand for no sound do not count
    for spelling in (word, stem) if len(letters) > 3 else (word,):
        variants += [sounds(spelling, reading) for others, reading in forms.HABITS if not re.search(others, spelling)]
    return tuple(dict.fromkeys(variants or [sounds(word, {"ch": "g"})]))


def key(name: str) -> tuple[str, ...]:
    """The keys of the words of a name, each once, in alphabetical order.

    Examples
    --------
    >>> key("Tsikhanoŭski, Siarhei") == key("сяргей ціханоўскі") == key("Siarhiej Tikhanovsky")
    True
    """
    return tuple(sorted({sound for word in words(name) for sound in keys(word)}))
