"""Texts: mixed scripts, quotations, what is copied, and private matter."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from belarus_releases.errors import shown

from ..steps.record import Place
from .remark import About, Edits, Fault, rule

_QUOTED = 25  #: the most words in quotation marks
_STATED = 15  #: the most words of an `as`
_LONG = {"note": 100, "written": 40}  #: the most words of what editors write: notes; labels and reasons
_SHARED = 6  #: words in a row that a note and an `as` may not share
_QUOTATION = re.compile(r"""["“„«](.*?)["”“»]""")
_LATIN, _CYRILLIC = re.compile(r"[A-Za-z\u00c0-\u024f]"), re.compile(r"[\u0400-\u052f]")

#: Words of health, kin and age.
_PRIVATE = re.compile(
    r"\b(?:"
    # health
    r"cancers?|tumou?rs?|strokes?|heart attacks?|diabet\w*|epilep\w*|asthma\w*|hiv|tubercul\w*|disab\w*|ill|illness\w*"
    r"|sick\w*|diseas\w*|diagnos\w*|depressi\w*|suicid\w*|pregnan\w*|surger\w*|hospital\w*|health\w*|medical|patients?"
    r"|рак|рака|раком|онколог\w*|опухол\w*|инсульт\w*|инфаркт\w*|диабет\w*|эпилепс\w*|астм[аыу]|вич|туберкул\w*"
    r"|инвалид\w*|болен|больн\w*|болезн\w*|заболе\w*|диагноз\w*|депресси\w*|суицид\w*|самоубий\w*|беремен\w*"
    r"|больниц\w*|госпитал\w*|здоровь\w*"
    # kin
    r"|wife|wives|husbands?|spouses?|mothers?|fathers?|sons?|daughters?|child|children|brothers?|sisters?|parents?"
    r"|grand(?:mother|father|parent|son|daughter|child)\w*|widow\w*|relatives?|family|families|nieces?|nephews?"
    r"|cousins?|married|divorc\w*|жен[аеуы]|женой|муж|муж(?:а|ем|у)|супруг\w*|мать|матери|матерью|мама|от(?:ец|ца|цом)"
    r"|сын|сын(?:а|ом|овья)|доч(?:ь|ери|ерью)|дет(?:и|ей|ям|ьми)|реб[её]н\w+|брат|брат(?:а|ом)|сестр\w+|родител\w+"
    r"|родственни\w+|семь(?:я|и|ю|ей)|вдов\w*"
    # age
    r"|aged \d+|\d+[- ]years?[- ]old|pensioners?|birthdays?|born (?:in|on)|\d+(?:-летн\w+| лет| год(?:а|у)? от роду)"
    r"|пенсионер\w*|родил(?:ся|ась)"
    r")\b",
    re.IGNORECASE,
)

Kind = Literal["value", "written", "note", "title", "of", "as"]


class Written(NamedTuple):
    """A text that someone wrote: an editor, or, of titles and what is stated, a source."""

    kind: Kind
    text: str
    place: Place
    about: About


@rule("one-script", "The letters of a word are Latin or Cyrillic, not both.")
def one_script(edits: Edits) -> Iterator[Fault]:
    for written in _texts(edits):
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
    for written in _texts(edits):
        quotations = [] if written.kind in ("title", "value") else _QUOTATION.findall(written.text)
        if any(len(quotation.split()) > _QUOTED for quotation in quotations):
            message = f"a quotation of more than {_QUOTED} words begins {_beginning(quotations)}: say it in your own"
            yield written.place, written.about, message
        if written.kind == "as" and len(written.text.split()) > _STATED:
            message = (
                f"'as' has more than {_STATED} words, {_beginning([written.text])}: keep those that state the value"
            )
            yield written.place, written.about, message


@rule("short-texts", "A note has at most 100 words, a label or a reason at most 40.")
def short_texts(edits: Edits) -> Iterator[Fault]:
    for written in _texts(edits):
        most = _LONG.get(written.kind)
        if most and len(written.text.split()) > most:
            message = (
                f"{len(written.text.split())} words, {_beginning([written.text])}: say it in at most {most} of your own"
            )
            yield written.place, written.about, message


@rule("own-words", "A note does not repeat six words in a row of what a claim of its dossier states.")
def own_words(edits: Edits) -> Iterator[Fault]:
    stated: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    texts = list(_texts(edits))
    for written in texts:
        if written.kind == "as":
            stated[written.place.at.name] |= _runs(written.text)
    for written in texts:
        if written.kind == "note" and (shared := _runs(written.text) & stated[written.place.at.name]):
            message = f"{shown(' '.join(min(shared)))} stands in an 'as' too: say it in your own words"
            yield written.place, written.about, message


@rule("nothing-private", "No text tells of health, kin or age.")
def nothing_private(edits: Edits) -> Iterator[Fault]:
    for written in _texts(edits):
        is_role = (written.about.table, written.about.column) == ("prisoners", "role")
        if (written.kind not in ("value", "of") or is_role) and (found := _PRIVATE.search(written.text)):
            message = f"{shown(found[0])} may be private (health, kin, age): leave it out"
            yield written.place, written.about, message


def _texts(edits: Edits) -> Iterator[Written]:
    """Every text of the edited files that is no code."""
    record = edits.loaded.written
    for said in record.said:
        about = About(said.table, said.record_id, said.field)
        yield Written("value", said.value, said.value_place, about)
        yield Written("of", said.attributed_to, said.place, about)
        yield Written("as", said.stated_as, said.place, about)
        yield Written("written", said.omit or said.prefer, said.place, about)
    for entry in (*record.entries, *record.figures):
        kind: Kind = "note" if entry.field == "note" else "written"
        about = About(entry.table, entry.record_id, entry.field)
        yield Written(kind, entry.why or entry.value, entry.place, about)
    for choice in record.choices:
        yield Written("written", choice.why, choice.place, About(choice.table, choice.record_id, choice.field))
    for publication in edits.loaded.publications:
        about = About("sources", publication.key, "title")
        yield Written("title", publication.cells["title"], publication.at("title"), about)
        note = about._replace(column="note")
        yield Written("note", publication.cells["note"], publication.at("note"), note)
        name = About("publishers", publication.cells["publisher_id"], "name")
        yield Written("value", publication.cells["publisher"], publication.at("publisher"), name)


def _runs(text: str) -> set[tuple[str, ...]]:
    """The words of a text, each with those that follow it, as many as may not be shared."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[place : place + _SHARED]) for place in range(len(words) - _SHARED + 1)}


def _beginning(texts: list[str]) -> str:
    """The first words of the longest text, as a message shows them."""
    return shown(" ".join(max(texts, key=len).split()[:5]) + " …")
