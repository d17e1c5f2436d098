"""Keys of names: the sounds in which the spellings of a name agree, in whatever language and script."""

import re
import unicodedata
from functools import lru_cache

from . import forms

_UNIT = re.compile("|".join(sorted(("ch", *forms.UNITS), key=len, reverse=True)) + "|.", re.DOTALL)


_SCRIPTS = (
    "[a-zâûŭłđıšžčżŝ]",
    "[а-яёіўґєїљњћђ]",
    "[α-ω]",
)  # of letters without accents, in the order of forms.LOOK_ALIKES


def _in_one_script(word: str) -> str:
    """A word in which letters of one script stand for letters of another that look like them, in that other script."""
    counts = [len(re.findall(script, word)) for script in _SCRIPTS]
    for script in sorted(range(3), key=counts.__getitem__):
        others = [other for other in (0, 1, 2) if other != script and counts[other]]
        if counts[script] and others:
            target = max(others, key=counts.__getitem__)
            twins = {
                look[script]: look[target] for look in forms.LOOK_ALIKES if "-" not in (look[script], look[target])
            }
            if twins.keys() >= set(re.findall(_SCRIPTS[script], word)):
                return _in_one_script("".join(twins.get(letter, letter) for letter in word))
    return word


def words(text: str) -> list[str]:
    """The words of a name in lower case, each in one script, without the accents that change no sound.

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
    return [_in_one_script(word) for word in "".join(letters).split()]


def joined(text: str) -> str:
    """The sounds of a text without those that spelling leaves out: i before a and u, the second of a pair.

    Examples
    --------
    >>> joined("fiaduta"), joined("anna")
    ('faduta', 'ana')
    """
    return re.sub(r"(.)\1+", r"\1", re.sub("(?<!i)i+(?=[au])", "", text), flags=re.DOTALL)


def sounds(word: str, reading: dict[str, str]) -> str:
    """The sounds of a word in lower case; `reading` overrides the sounds of some letters.

    Examples
    --------
    >>> sounds("cichanouski", {}), sounds("cichanouski", {"ch": "g"})
    ('tichanavski', 'tiganavski')
    """
    text = _UNIT.sub(lambda unit: reading.get(unit[0], forms.UNITS.get(unit[0], unit[0])), word)
    return joined(re.sub("(?<=a)u", "v", text))  # Tsikhanouski, Tikhanovsky


@lru_cache(maxsize=8192)
def keys(word: str, *, baltic: bool = True) -> tuple[str, ...]:
    """The sounds that a word in lower case may stand for: by each habit of writing, also without a Baltic ending.

    Examples
    --------
    >>> keys("тихановский"), keys("tsikhanoŭski")
    (('tiganavski',), ('tiganavski',))
    >>> keys("cichanouski")
    ('tičanavski', 'tiganavski')
    """
    for ending, other in forms.SHOWN:
        word = re.sub(ending, other, word)
    stem = re.sub(forms.BALTIC, "", word)
    variants = []
    letters = [letter for letter in stem if forms.UNITS.get(letter) != ""]  # marks that stand for no sound do not count
    for spelling in (word, stem) if baltic and len(letters) > 3 else (word,):
        readings = [reading for others, reading in forms.HABITS if not re.search(others, spelling)]
        variants += [sounds(spelling, reading) for reading in readings or [{"ch": "g"}]]
    return tuple(dict.fromkeys(variants))


def key(name: str) -> tuple[str, ...]:
    """The keys of the words of a name, each once, in alphabetical order.

    Examples
    --------
    >>> key("Tsikhanoŭski, Siarhei") == key("сяргей ціханоўскі") == key("Siarhiej Tikhanovsky")
    True
    """
    return tuple(sorted({sound for word in words(name) for sound in keys(word)}))
