"""Texts: mixed scripts, quotations, and what is copied."""

import re
from collections import defaultdict
from collections.abc import Iterator

from belarus_releases.errors import shown

from .remark import Edits, Fault, rule
from .written import texts

_QUOTED = 25  #: the most words in quotation marks
_STATED = 15  #: the most words of an `as`
_LONG = {"note": 100, "written": 40}  #: the most words of what editors write: notes; labels and reasons
_SHARED = 6  #: words in a row that a note and an `as` may not share
_QUOTATION = re.compile(r"""["“„«](.*?)["”“»]""")
_LATIN, _CYRILLIC = re.compile(r"[A-Za-z\u00c0-\u024f]"), re.compile(r"[\u0400-\u052f]")


@rule("one-script", "The letters of a word are Latin or Cyrillic, not both.")
def one_script(edits: Edits) -> Iterator[Fault]:
    for written in texts(edits):
        for word in re.findall(r"[^\W\d_]+", written.text):
            cyrillic = "".join(_CYRILLIC.findall(word))
            latin = "".join(_LATIN.findall(word))
            if latin and cyrillic:
                few, script = (cyrillic, "Cyrillic") if len(cyrillic) <= len(latin) else (latin, "Latin")
                remedy = "type the word again in one script"
                message = f"{shown(word)} has {shown(few)} in {script} letters among others: {remedy}"
                yield written.place, written.about, message


@rule("short-quotations", "No quotation has more than 25 words, no `as` more than 15.")
def short_quotations(edits: Edits) -> Iterator[Fault]:
    for written in texts(edits):
        quotations = [] if written.kind in ("title", "address", "value") else _QUOTATION.findall(written.text)
        if any(len(quotation.split()) > _QUOTED for quotation in quotations):
            message = (
                f"a quotation of more than {_QUOTED} words begins {_beginning(quotations)}: say it in your own words"
            )
            yield written.place, written.about, message
        if written.kind == "as" and len(written.text.split()) > _STATED:
            message = (
                f"'as' has more than {_STATED} words, {_beginning([written.text])}: keep those that state the value"
            )
            yield written.place, written.about, message


@rule("short-texts", "A note has at most 100 words, a label or a reason at most 40.")
def short_texts(edits: Edits) -> Iterator[Fault]:
    for written in texts(edits):
        most = _LONG.get(written.kind)
        if most and len(written.text.split()) > most:
            number = len(written.text.split())
            message = f"{number} words, {_beginning([written.text])}: say it in at most {most} words of your own"
            yield written.place, written.about, message


@rule("own-words", "A note does not repeat six words in a row of what a claim of its dossier states.")
def own_words(edits: Edits) -> Iterator[Fault]:
    stated: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    everything = list(texts(edits))
    for written in everything:
        if written.kind == "as":
            stated[written.place.at.name] |= _runs(written.text)
    for written in everything:
        if written.kind == "note" and (shared := _runs(written.text) & stated[written.place.at.name]):
            message = f"{shown(' '.join(min(shared)))} is in an 'as' too: say it in your own words"
            yield written.place, written.about, message


def _runs(text: str) -> set[tuple[str, ...]]:
    """The words of a text, each with those that follow it, as many as may not be shared."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[place : place + _SHARED]) for place in range(len(words) - _SHARED + 1)}


def _beginning(texts: list[str]) -> str:
    """The first words of the longest text, as a message shows them."""
    return shown(" ".join(max(texts, key=len).split()[:5]) + " …")
