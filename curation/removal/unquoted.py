"""Text without the quoting of addresses, notebooks and pages, and where each of its letters stands in the original."""

import html
import re
from typing import NamedTuple

_BYTE = r"%(?:25)*[0-9A-Fa-f]{2}"  #: a quoted byte, also of an address that was quoted again
_QUOTED = re.compile(
    rf"(?P<bytes>(?:{_BYTE})+)"
    r"|\\u(?P<letter>[0-9A-Fa-f]{4})"
    r"|(?P<blank>\\[nrt])"
    r"|(?P<entity>&(?:#\d+|#x[0-9A-Fa-f]+|\w+);)"
    r"|xn--(?P<label>[a-z0-9-]+)"
)


class Unquoted(NamedTuple):
    """A text without quoting, and the part of the original that each of its letters stands for."""

    text: str
    places: list[tuple[int, int]] | None  #: none where nothing is quoted

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original that a part of the text stands for."""
        return (self.places[start][0], self.places[end - 1][1]) if self.places else (start, end)


def unquoted(text: str) -> Unquoted:
    r"""Take the quoting from a text: ``%D0%97``, ``\u0417``, ``&#1047;``, ``&amp;`` and ``xn--``.

    Examples
    --------
    >>> unquoted("/freed%2DVolha").text
    '/freed-Volha'
    >>> unquoted("%d0%92%d0%be").span(1, 2)
    (6, 12)
    """
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    last = 0
    for match in _QUOTED.finditer(text):
        letters.append(text[last : match.start()])
        places += [(place, place + 1) for place in range(last, match.start())]
        for letter, start, end in _letters(match):
            letters.append(letter)
            places.append((start, end))
        last = match.end()
    if not last:
        return Unquoted(text, None)
    letters.append(text[last:])
    places += [(place, place + 1) for place in range(last, len(text))]
    return Unquoted("".join(letters), places)


def _letters(match: re.Match[str]) -> list[tuple[str, int, int]]:
    """The letters of something quoted, each with its place."""
    start, end = match.span()
    if match["bytes"]:
        return _of_bytes(match["bytes"], start)
    if match["letter"]:
        return [(chr(int(match["letter"], 16)), start, end)]
    if match["blank"]:
        return [(" ", start, end)]
    if match["entity"]:
        return [(letter, start, end) for letter in html.unescape(match["entity"])]
    try:
        label = match["label"].encode().decode("punycode")
    except UnicodeError:
        label = match[0]
    return [(letter, start, end) for letter in label]


def _of_bytes(quoted: str, start: int) -> list[tuple[str, int, int]]:
    """The letters that quoted bytes stand for, in UTF-8 or else in the old encoding of Cyrillic addresses."""
    units = [(match[0][-2:], match.start() + start, match.end() + start) for match in re.finditer(_BYTE, quoted)]
    data = bytes.fromhex("".join(unit for unit, _, _ in units))
    try:
        text, encoding = data.decode(), "utf-8"
    except UnicodeDecodeError:
        text, encoding = data.decode("cp1251", errors="replace"), "cp1251"
    letters = []
    first = 0
    for letter in text:
        size = len(letter.encode()) if encoding == "utf-8" else 1
        letters.append((letter, units[first][1], units[first + size - 1][2]))
        first += size
    return letters
