"""Publishers that are entered twice, and addresses at mirrors."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from belarus_releases.errors import shown
from belarus_releases.names.keys import key

from ..steps import mirrors
from ..steps.publishers import Publication
from .remark import About, Edits, Fault, rule

#: Sites on which many publish, or which keep the pages of others.
_SHARED = {
    *("archive.is", "archive.org", "archive.ph", "archive.today"),
    *("facebook.com", "instagram.com", "linkedin.com", "medium.com", "ok.ru", "t.me", "twitter.com", "vk.com", "x.com"),
    *("youtu.be", "youtube.com", "pubt.io", "pangea-cms.com", "meulie.net", "github.com", "githubusercontent.com"),
}
_EDITIONS = re.compile(r"^(?:(?:www|amp|m|mobile|news|[a-z]{2})\.)+(?=[^.]+\.)")


@rule("publisher-once", "A publisher has one file: no other has a name that sounds the same, or the same site.")
def publisher_once(edits: Edits) -> Iterator[Fault]:
    yield from _twice(edits, "name", _sounds, "sounds like the name of")
    yield from _twice(edits, "url", _site, "is the site of")


@rule("publisher-alike", "No publisher has the name of another in different characters.", again=True)
def publisher_alike(edits: Edits) -> Iterator[Fault]:
    yield from _twice(edits, "name", _letters, "is in different characters the name of")


@rule("mirror-as-text", "An address at a throw-away mirror has no https://, and every other has.")
def mirror_as_text(edits: Edits) -> Iterator[Fault]:
    for publication in edits.loaded.publications:
        url, about = publication.cells["url"], About("sources", publication.key, "url")
        try:
            text, is_mirror = mirrors.as_written(url), mirrors.is_mirror(url)
        except ValueError:  # such as a bracket without its pair, which is refused as no address
            continue
        if text != url:
            message = f"{shown(url)} is at a mirror: write the address at the outlet's own site, or {shown(text)}"
            yield publication.at("url"), about, message
        elif url and "://" not in url and not is_mirror:
            message = f"{shown(url)} is not at a mirror of decisions/mirrors.csv: write 'https://' before it"
            yield publication.at("url"), about, message


@rule("publisher-speaks", "A claim of the basis 'publisher' has the name of its page's publisher, and quotes no other.")
def publisher_speaks(edits: Edits) -> Iterator[Fault]:
    publishers = {publication.key: publication.cells["publisher"] for publication in edits.loaded.publications}
    for said in edits.loaded.written.said:
        name, about = publishers[said.source], About(said.table, said.record_id, said.field)
        if said.basis != "publisher":
            continue
        if said.value != name:
            message = f"{shown(said.value)} is not {shown(name)}, the publisher of {said.source}"
            yield said.place, about, f"{message}: write how the page carries it"
        elif said.attributed_to not in ("", name):
            message = f"{said.source} quotes {shown(said.attributed_to)}, and does not speak itself"
            yield said.place, about, f"{message}: write how the page carries it"


def _twice(edits: Edits, column: str, form: Callable[[Publication], str], message: str) -> Iterator[Fault]:
    """The publishers that share a form with one whose file comes first."""
    first: dict[str, Publication] = {}
    told = set()
    for publication in sorted(edits.loaded.publications, key=lambda p: (p.cells["publisher_id"], p.place.line)):
        publisher = publication.cells["publisher_id"]
        if shared := form(publication):
            other = first.setdefault(shared, publication)
            if other.cells["publisher_id"] != publisher and (publisher, shared) not in told:
                told.add((publisher, shared))
                place = publication.at("url" if column == "url" else "publisher")
                text = shared if column == "url" else shown(publication.cells["publisher"])
                remedy = "move the publications there"
                yield (
                    place,
                    About("publishers", publisher, column),
                    f"{text} {message} {shown(other.cells['publisher'])} in {other.place.at.name}: {remedy}",
                )


def _sounds(publication: Publication) -> str:
    return " ".join(key(publication.cells["publisher"]))


def _letters(publication: Publication) -> str:
    bare = unicodedata.normalize("NFKD", publication.cells["publisher"]).casefold()
    return "".join(letter for letter in bare if letter.isalnum())


def _site(publication: Publication) -> str:
    """The site of a page, without what names an edition of it; none where many publish on it."""
    try:
        host = mirrors.parts(publication.cells["url"]).hostname or ""
    except ValueError:  # such as a bracket without its pair, which is refused as no address
        return ""
    site = _EDITIONS.sub("", host)
    return "" if site in _SHARED or ".".join(site.split(".")[-2:]) in _SHARED else site
