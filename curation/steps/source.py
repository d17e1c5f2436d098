"""A new publication: its publisher found by the domain, its key made, its block put into the publisher's file."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from belarus_releases.errors import candidates, shown
from belarus_releases.schema.columns import columns
from belarus_releases.schema.dates import interval
from belarus_releases.tables.sources import Source

from . import ids, mirrors, publishers
from .files import CURATION, CurationError, write_whole
from .ids import Ledger
from .plain_yaml import At, dump, load
from .publishers import Publication

Ask = Callable[[str], str]

UNDATED = "undated"  #: the day of a publication that has none
_ASKED = ("title", "published", "language", "kind", "quality")
_ORDER = ("title", "url", "published", "retrieved_on", "language", "kind", "quality")
_RENAMED = {"publisher": "publisher_id", "name": "publisher", "side": "publisher_side"}
_COLUMNS = {column.name: column for column in columns(Source)}
#: Hosts on which many publish: their domain does not say who.
_OF_MANY = (
    "archive.org", "blogspot.com", "facebook.com", "github.com", "instagram.com", "livejournal.com", "medium.com",
    "substack.com", "t.me", "telegra.ph", "twitter.com", "wordpress.com", "x.com", "youtube.com",
)  # fmt: skip


def add(url: str, given: Mapping[str, str | None], ask: Ask | None, root: Path = CURATION) -> str:
    """Put a publication into the file of its publisher; return its key.

    Parameters
    ----------
    url : str
        The address, or an archived one.
    given : mapping of str to str or None
        What is known: publisher, name, side, title, published, language, kind, quality, retrieved_on.
    ask : callable or None
        Asks a person for what is missing; None where nobody can be asked.
    root : Path, optional
        The folder with the publishers and the ledger.

    Raises
    ------
    CurationError
        If the address is known, or something is missing or wrong; nothing is written then.
    """
    address = original(url)
    known = publishers.read(root / "publishers")
    for publication in known:
        if publication.cells["url"] and same(publication.cells["url"]) == same(address):
            raise publication.place.error(f"{address} is known as {publication.key}")
    answers = _Answers(given, ask)
    publisher = _publisher(address, answers, known)
    names = {p.cells["publisher_id"]: p.cells["publisher"] for p in known}
    new_publisher = _check_publisher(publisher, answers, names) if publisher else {}
    cells = {"url": mirrors.as_written(address), "retrieved_on": answers("retrieved_on")} | {
        name: answers(name) for name in _ASKED
    }
    if answers.missing:
        raise CurationError(f"{address}: give {', '.join(answers.missing)}")
    key = _key(f"{publisher}-{cells['published'].replace('/', '-')}", {p.key for p in known}, Ledger(root / "ids"))
    block = {name: cells[name] for name in _ORDER if cells[name] != UNDATED}
    _write(root / "publishers" / f"{publisher}.yaml", new_publisher, key, block)
    return key


def original(url: str) -> str:
    """The address itself, or the one behind an archived address.

    Examples
    --------
    >>> original("https://web.archive.org/web/20990101000000/https://example.org/page")
    'https://example.org/page'
    """
    url = url.strip()
    archived = re.match(r"(?:https?://)?web\.archive\.org/.*?(https?://.+)", url)
    address = archived[1] if archived else url
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", address):
        raise CurationError(f"{shown(url)} is not an address such as https://example.org/page")
    return address


def slug(name: str) -> str:
    """A name as an id.

    Examples
    --------
    >>> slug("Example Agency (Élan)")
    'example-agency-elan'
    """
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))


def domain(url: str) -> str:
    """The host of an address, without ``www.``."""
    return (mirrors.parts(url).hostname or "").removeprefix("www.")


class _Answers:
    """What is given or, on a terminal, asked for; and the options that are missing."""

    def __init__(self, given: Mapping[str, str | None], ask: Ask | None) -> None:
        self.given = given
        self.ask = ask
        self.missing: list[str] = []

    def __call__(self, name: str, hint: str = "") -> str:
        """The text for a name; empty where it is missing."""
        if given := self.given.get(name):
            text = " ".join(given.split())
            if fault := _fault(name, text):
                raise CurationError(f"--{name.replace('_', '-')}: {fault}")
            return text
        if self.ask is None:
            self.missing.append(f"--{name}{hint and f' ({hint})'}")
            return ""
        while True:
            text = " ".join(self.ask(f"{name} ({hint or _hint(name)}): ").split())
            if not (fault := _fault(name, text)):
                return text
            hint = fault


def _hint(name: str) -> str:
    column = _COLUMNS[_RENAMED.get(name, name)]
    if name == "published":
        return f"2099-01-31, 2099-01 or 2099; {UNDATED} where the page has no date"
    return ", ".join(column.items) or column.meaning


def _fault(name: str, text: str) -> str | None:
    """What is wrong with an answer."""
    if not text:
        return "something must stand here"
    if not text.isprintable():
        return f"{shown(text)} has an invisible character"
    column = _COLUMNS[_RENAMED.get(name, name)]
    if column.items and text not in column.items:
        return f"{shown(text)} is not in the vocabulary: {candidates(text, column.items)}"
    if name == "language" and not re.fullmatch("[a-z]{2}", text):
        return f"{shown(text)} is not a code of ISO 639-1 such as en"
    if name == "publisher" and text != slug(text):
        return f"{shown(text)} is not an id such as {slug(text) or 'example-agency'}"
    if name == "retrieved_on" or (name == "published" and text != UNDATED):
        try:
            interval(text) if name == "published" else dt.date.fromisoformat(text)
        except ValueError as error:
            return str(error)
    return None


def _publisher(address: str, answers: _Answers, known: list[Publication]) -> str:
    """The id of the publisher: the given one, that of the domain, that of a new name; else asked for."""
    if not answers.given.get("publisher"):
        found = _by_domain(domain(address), known)
        if len(found) == 1:
            return found[0]
        if not found and (name := answers.given.get("name")) and slug(name):
            return slug(name)
        if found:
            return answers("publisher", f"of {domain(address)} there are {', '.join(found)}")
    return answers("publisher", "a new one with --name and --side" if answers.ask is None else "")


def _by_domain(host: str, known: list[Publication]) -> list[str]:
    """The publishers with publications at a host, else at the nearest host above it."""
    while "." in host and host not in _OF_MANY:
        found = {p.cells["publisher_id"] for p in known if p.cells["url"] and domain(p.cells["url"]) == host}
        if found:
            return sorted(found)
        host = host.partition(".")[2]
    return []


def _check_publisher(publisher: str, answers: _Answers, names: Mapping[str, str]) -> dict[str, str]:
    """The name and side of a new publisher; nothing of a known one, whose name and side are not changed here."""
    if publisher in names:
        name = answers.given.get("name")
        if name and name != names[publisher]:
            raise CurationError(f"--name: the publisher {publisher} is {shown(names[publisher])}, not {shown(name)}")
        return {}
    name, side = answers("name"), answers("side")
    for other, its_name in names.items():
        if slug(its_name) == slug(name) != "":
            raise CurationError(f"--name: {shown(its_name)} is the publisher {other}: give --publisher {other}")
    return {"name": name, "side": side}


def _key(stem: str, known: set[str], ledger: Ledger) -> str:
    """A key that no publication has, nor had in an earlier version."""
    number = 1
    while (key := stem if number == 1 else f"{stem}-{number}") in known or ids.key(key) in ledger.sources:
        number += 1
    return key


def same(url: str) -> str:
    """An address without what differs between two ways to one page."""
    parts = mirrors.parts(url)
    query = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith(("utm_", "fbclid"))]
    return f"{domain(url)}{parts.path.rstrip('/')}?{urlencode(query)}"


def _write(path: Path, publisher: Mapping[str, str], key: str, block: Mapping[str, str]) -> None:
    """Put a block into a publisher's file, in the order of the keys; every other byte stays."""
    if publisher:
        write_whole(path, dump({**publisher, "publications": {key: block}}))
        return
    mapping = load(At(path, path.parents[1]))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    ((start, publications),) = ((name.line, node) for name, node in mapping.items() if name == "publications")
    later = [other.line for other in publications if other > key]
    later += [name.line for name in mapping if name.line > start]
    place = min(later, default=len(lines) + 1) - 1
    new = dump({"publications": {key: block}}).partition("\n")[2]
    write_whole(path, "".join([*lines[:place], new, *lines[place:]]))
