"""What is never recorded: health, kin, age, home and treatment in custody, by the words of many languages.

``decisions/private_words.csv`` has the words: a row is a language and a kind, its words separated by
semicolons. ``word*`` is the beginning of words, ``#`` a number of one or two digits, and a phrase stands in its
order. Chinese and Japanese have no spaces: their words are found anywhere.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from belarus_releases.adoption.cells import COLUMNS
from belarus_releases.errors import shown

from ..steps.files import DECISIONS, CurationError, read_csv
from .remark import About, Edits, Fault, rule
from .written import Written, texts

KINDS = ("health", "kin", "age", "home", "treatment")
WORDS = DECISIONS / "private_words.csv"
_HEADER = ["language", "kind", "words"]
_ALWAYS = ("en", "ru", "be", "uk", "towns")  #: the lists for texts of any language
_IN_ADDRESSES = "ru-latn"  #: words in Latin letters, as addresses have them
_NAMES = ("name", "name_be", "name_ru", "aliases")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_NO_SPACES = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_STROKES = str.maketrans("łđøı", "ldoi")


class Entry(NamedTuple):
    """A word or phrase of the lists: its parts in order, and what it tells of."""

    parts: tuple[str, ...]
    kind: str

    def stands(self, tokens: list[str], place: int) -> bool:
        """Whether it stands at a place of a text."""
        there = tokens[place : place + len(self.parts)]
        return len(there) == len(self.parts) and all(map(_fits, self.parts, there))


def _fits(part: str, token: str) -> bool:
    if part == "#":
        return token.isdigit() and len(token) <= 2
    return token.startswith(part[:-1]) if part.endswith("*") else token == part


Lists = Mapping[str, Mapping[str, list[Entry]]]  # by language, then by the first two letters of an entry


def read(path: Path = WORDS) -> Lists:
    """The lists of words.

    Raises
    ------
    CurationError
        If a row has an unknown kind, or no words.
    """
    lists: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for line, row in enumerate(read_csv(path, _HEADER), 2):
        if row["kind"] not in KINDS or not all(row["words"].split(";")):
            raise CurationError(f"decisions/{path.name}, line {line}: write a kind of {', '.join(KINDS)}, and words")
        for word in row["words"].split(";"):
            for language, text in ((row["language"], _plain(word)), (bare(row["language"]), _bare(word))):
                parts = tuple(text.split())
                lists[language][parts[0].rstrip("*")[:2]].append(Entry(parts, row["kind"]))
    return lists


def bare(language: str) -> str:
    """The list of a language without accents, as addresses have its words."""
    return f"{language}-bare"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold()).replace("ё", "е")


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold()).translate(_STROKES)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def found(text: str, languages: Iterable[str], lists: Lists) -> Iterator[tuple[str, Entry]]:
    """The entries of the lists of some languages in a text, each with what stands there, in small letters."""
    plain = _plain(text)
    tokens = _TOKEN.findall(plain)
    for entries in (lists[language] for language in languages if language in lists):
        for place, token in enumerate(tokens):
            for entry in entries.get("#" if token.isdigit() else token[:2], ()):
                if entry.stands(tokens, place):
                    yield " ".join(tokens[place : place + len(entry.parts)]), entry
        if _NO_SPACES.search(plain):
            for entry in (entry for some in entries.values() for entry in some):
                if _NO_SPACES.match(entry.parts[0]) and entry.parts[0] in plain:
                    yield entry.parts[0], entry


@rule("nothing-private", "No text, title or address mentions health, kin, age, home or treatment in custody.")
def nothing_private(edits: Edits) -> Iterator[Fault]:
    lists = read()
    for publication in edits.loaded.publications:
        language = publication.cells["language"]
        if language and language not in lists:
            message = f"decisions/{WORDS.name} has no words of the language {shown(language)}: add them"
            yield publication.at("language"), About("sources", publication.key, "language"), message
    names = {publication.cells["publisher"] for publication in edits.loaded.publications}
    publishers = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "$")
    for written in filter(is_free, texts(edits)):
        text = written.text if written.language else publishers.sub(" ", written.text)
        for word, entry in found(text, languages(written), lists):
            yield written.place, written.about, f"{shown(word)} may be private ({entry.kind}): {_remedy(written)}"
            break


def languages(written: Written) -> list[str]:
    """The lists by which a text is read: some always, and that of its source; in addresses without accents, too."""
    asked = list(dict.fromkeys((*_ALWAYS, written.language)))
    return [*asked, _IN_ADDRESSES, bare(written.language)] if written.kind == "address" else asked


def is_free(written: Written) -> bool:
    """Whether a text is neither a name nor of a vocabulary."""
    if written.kind != "value":
        return True
    column = COLUMNS.get(written.about.table, {}).get(written.about.column)
    return column is not None and column.kind in ("text", "list") and not (column.items or column.name in _NAMES)


def _remedy(written: Written) -> str:
    if written.kind == "title":
        return "write […] for the words, or in round brackets what the page is about"
    return "write that of the outlet, such as https://example.org/" if written.kind == "address" else "leave it out"
