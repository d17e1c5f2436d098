"""A folder as a research object: the metadata of RO-Crate 1.1, https://w3id.org/ro/crate/1.1."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..schema import about

if TYPE_CHECKING:
    from .sheet import Edition, Stored

RO_CRATE = "ro-crate-metadata.json"
_AUTHOR = "#author"
_FORMATS = {
    ".csv": "text/csv",
    ".dta": "application/x-stata-dta",
    ".json": "application/json",
    ".md": "text/markdown",
    ".txt": "text/plain",
}


def ro_crate(
    files: "Mapping[str, Stored]", meanings: Mapping[str, str], more: Iterable[str], edition: "Edition"
) -> str:
    """The metadata of a folder.

    Parameters
    ----------
    files : mapping of str to Stored
        Size and checksum of each file, by name.
    meanings : mapping of str to str
        What each of them is, by name.
    more : iterable of str
        Files that are written later, so that neither size nor checksum are known.
    edition : Edition
        The dataset.
    """
    parts = [*files, *more]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": about.TITLE,
        "description": about.DESCRIPTION,
        "version": edition.version,
        "datePublished": str(edition.published_on),
        "license": {"@id": about.LICENCE["path"]},
        "author": {"@id": _AUTHOR},
        "publisher": {"@id": _AUTHOR},
        "creditText": edition.citation,
        "keywords": ", ".join(about.KEYWORDS),
        "hasPart": [{"@id": name} for name in parts],
    }
    graph = [
        {
            "@id": RO_CRATE,
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            "about": {"@id": "./"},
        },
        root,
        {"@id": _AUTHOR, "@type": "Organization", "name": about.AUTHOR},
        {
            "@id": about.LICENCE["path"],
            "@type": "CreativeWork",
            "name": about.LICENCE["title"],
            "identifier": about.LICENCE["name"],
        },
        *(dict(_file(name, meanings.get(name, name), files.get(name))) for name in parts),
    ]
    context = "https://w3id.org/ro/crate/1.1/context"
    return json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _file(name: str, meaning: str, stored: "Stored | None") -> Iterator[tuple[str, Any]]:
    yield "@id", name
    yield "@type", "File"
    yield "name", name
    yield "description", meaning
    yield "encodingFormat", next((form for suffix, form in _FORMATS.items() if name.endswith(suffix)), "text/plain")
    if stored:
        yield "contentSize", str(stored.size)
        yield "sha256", stored.sha256
