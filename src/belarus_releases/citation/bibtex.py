"""Entries of a BibTeX file, for classical BibTeX and for biblatex."""

from collections.abc import Callable, Mapping
from typing import Any

#: LaTeX's special characters. A brace is named, since BibTeX counts ``\{`` as a brace too.
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{mark: f"\\{mark}" for mark in "#$%&_"},
    }
)
#: Characters that an address must encode (RFC 3986) and that would break an entry.
_NO_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})

#: babel's name of a language by its code, ISO 639-1.
LANGUAGES = {
    "ar": "arabic", "be": "belarusian", "bg": "bulgarian", "cs": "czech", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "fr": "french", "hr": "croatian", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "ja": "japanese", "lt": "lithuanian", "lv": "latvian",
    "mk": "macedonian", "nl": "dutch", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sk": "slovak", "sl": "slovene", "sr": "serbian", "tr": "turkish", "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def text(words: str) -> str:
    r"""Words as the value of a field; the second pair of braces keeps capitals and an ``and`` as they are.

    Examples
    --------
    >>> print(text("Q&A: 100 % {so}"))
    {{Q\&A: 100 \% \textbraceleft{}so\textbraceright{}}}
    """
    return f"{{{{{words.translate(_SPECIAL)}}}}}"


def address(url: str) -> str:
    """An address as the value of a field; such fields are read verbatim, so nothing is escaped.

    Examples
    --------
    >>> print(address("https://example.org/a_b?c=%20&d={e}"))
    {https://example.org/a_b?c=%20&d=%7Be%7D}
    """
    return f"{{{url.translate(_NO_ADDRESS)}}}"


def entry(kind: str, key: str, fields: Mapping[str, object]) -> str:
    """One entry; each field is formatted by its name, and those without a value are omitted.

    Examples
    --------
    >>> print(entry("misc", "key", {"title": "Title", "note": None, "year": 2025, "month": 9}), end="")
    @misc{key,
      title = {{Title}},
      year = {2025},
      month = sep,
    }
    """
    lines = [f"  {name} = {_FORMATS.get(name, _braced)(value)},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _braced(value: object) -> str:
    return f"{{{value}}}"


#: How fields are formatted; the others are in braces.
_FORMATS: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("author", "howpublished", "key", "note", "organization", "title"), text),
    **dict.fromkeys(("doi", "url"), address),
    "month": lambda month: MONTHS[month - 1],
}
