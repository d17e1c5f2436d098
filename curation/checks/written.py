"""The texts of the edited files that people wrote: editors, or, of titles and what is stated, a source."""

from collections.abc import Iterator
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from ..steps.record import Place
from .remark import About, Edits

Kind = Literal["value", "written", "note", "title", "address", "of", "as"]


class Written(NamedTuple):
    """A text, the cell that it is in, and the language of the source that wrote it; none where an editor did."""

    kind: Kind
    text: str
    place: Place
    about: About
    language: str = ""


def texts(edits: Edits) -> Iterator[Written]:
    """Every text of the edited files that is no code."""
    record = edits.loaded.written
    languages = {publication.key: publication.cells["language"] for publication in edits.loaded.publications}
    for said in record.said:
        about, language = About(said.table, said.record_id, said.field), languages[said.source]
        yield Written("value", said.value, said.value_place, about, language)
        yield Written("of", said.attributed_to, said.place, about, language)
        yield Written("as", said.stated_as, said.place, about, language)
        yield Written("written", said.omit or said.prefer, said.place, about)
    for entry in (*record.entries, *record.figures):
        kind: Kind = "note" if entry.field == "note" else "written"
        about = About(entry.table, entry.record_id, entry.field)
        yield Written(kind, entry.why or entry.value, entry.place, about)
    for choice in record.choices:
        yield Written("written", choice.why, choice.place, About(choice.table, choice.record_id, choice.field))
    for publication in edits.loaded.publications:
        cells, about = publication.cells, About("sources", publication.key, "title")
        yield Written("title", cells["title"], publication.at("title"), about, cells["language"])
        url = about._replace(column="url")
        yield Written("address", address(cells["url"]), publication.at("url"), url, cells["language"])
        yield Written("note", cells["note"], publication.at("note"), about._replace(column="note"))
        name = About("publishers", cells["publisher_id"], "name")
        yield Written("value", cells["publisher"], publication.at("publisher"), name)


def address(url: str) -> str:
    """What an address says after its host, decoded.

    Examples
    --------
    >>> address("https://example.org/news/they-are-free?tag=%D0%B2%D0%B5%D1%81%D0%BD%D0%B0")
    'news/they-are-free tag=весна'
    """
    try:
        parts = urlsplit(url if "://" in url else f"//{url}")
    except ValueError:  # such as a bracket without its pair, which is refused as no address
        return unquote(url)
    path = " ".join(filter(None, (parts.path.strip("/"), parts.query, parts.fragment)))
    while path != (decoded := unquote(path)):  # an address in an address is encoded twice
        path = decoded
    return path
