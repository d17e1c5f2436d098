"""A second opinion on removals: names searched as plain text, without the keys that the removal itself uses."""

import re
import unicodedata
from urllib.parse import unquote

#: One habit of writing Belarusian, Russian and Ukrainian in Latin letters; another differs in the letters below.
_LATIN = dict(zip("абвгґдезиіклмнопрстуўфыэё", "abvggdeziiklmnoprstuufyee", strict=True)) | {
    "є": "ie", "ж": "zh", "ї": "i", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ь": "", "ю": "yu", "я": "ya",
}  # fmt: skip
_OTHER = {"г": "h", "ў": "w", "х": "ch", "ц": "c", "й": "j", "ю": "iu", "я": "ia", "в": "w", "ж": "z", "ч": "cz"}
_MARKS = str.maketrans("łđı", "ldi", "’'ʼ`´‘")
_JOINTS = (" ", "-", "_", "+", ".", "")


def plain(text):
    """A text in small letters without accents and quoting."""
    letters = unicodedata.normalize("NFKD", unquote(unquote(text)).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_MARKS)


def forms(name):
    """How a name is written: in its script, and in two habits of Latin letters, joined in several ways."""
    words = re.findall(r"[^\W\d_]+", plain(name))
    spelt = [words]
    for letters in (_LATIN, _LATIN | _OTHER):
        table = {plain(letter): latin for letter, latin in letters.items()} | letters
        spelt.append(["".join(table.get(letter, letter) for letter in word) for word in words])
    return {joint.join(of) for of in spelt for joint in _JOINTS}


def surname_forms(name):
    """How the last word of a name is written, where it is long enough to be looked for by itself."""
    return {form for form in forms(name.split()[-1]) if len(form) >= 5}


def lines_with(files, wanted):
    """The lines of files in which one of the forms stands, with the name of the file."""
    if not wanted:
        return []
    pattern = re.compile("|".join(map(re.escape, sorted(wanted, key=len, reverse=True))))
    return [
        (name, number, line)
        for name, text in files.items()
        if pattern.search(text)
        for number, line in enumerate(text.split("\n"), 1)
        if pattern.search(line)
    ]
