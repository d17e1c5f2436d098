"""How to cite the dataset at a version."""

import datetime as dt
import json
from typing import Any

from . import bibtex
from ._dataset import dataset
from .datapackage import AUTHOR, LICENCE
from .errors import InvalidValueError, candidates

TITLE = "belarus-releases: releases of political prisoners in Belarus since July 2024"
DESCRIPTION = (
    "A record of the releases of political prisoners in Belarus since July 2024: the releases, the persons freed who "
    "are publicly named, the published figures of those who remain, and what foreign parties eased, offered or asked "
    "for, with the publications that state each value and those that state another."
)
KEYWORDS = ("Belarus", "political prisoners", "human rights", "sanctions")

#: DOI of a data version, once it is archived under one: ``{"2026.11.0": "10.…/…"}``.
DOIS: dict[str, str] = {}
#: Address of the public repository, once there is one.
REPOSITORY: str | None = None


def cite(style: str = "apa", *, version: str = "latest") -> str:
    """The reference of the dataset at a version: see :func:`belarus_releases.cite`."""
    from .jsonld import json_ld  # which takes the facts above

    styles = {
        "apa": apa,
        "bibtex": bibtex_entry,
        "biblatex": biblatex_entry,
        "csl-json": csl_json,
        "cff": cff,
        "json-ld": json_ld,
    }
    if style not in styles:
        raise InvalidValueError(f"there is no citation style {style!r}: {candidates(style, styles)}")
    ds = dataset(version)
    return styles[style](ds.version, ds.published_on)


def address(version: str) -> str | None:
    """Where a version is found: its DOI, else the repository, else nothing."""
    return f"https://doi.org/{DOIS[version]}" if version in DOIS else REPOSITORY


def apa(version: str, day: dt.date | None) -> str:
    """APA, 7th edition, as a data set."""
    reference = f"{AUTHOR}. ({day.year if day else 'n.d.'}). {TITLE} (Version {version}) [Data set]."
    return " ".join(filter(None, (reference, address(version))))


def bibtex_entry(version: str, day: dt.date | None) -> str:
    """BibTeX: ``@misc``, since classical styles know no data sets and print no ``version``."""
    return bibtex.entry(
        "misc",
        _key(version),
        {
            "author": bibtex.text(AUTHOR),
            "title": bibtex.text(TITLE),
            "howpublished": bibtex.text(f"Data set, version {version}"),
            "year": f"{{{day.year}}}" if day else None,
            "month": bibtex.MONTHS[day.month - 1] if day else None,
            **_found_at(version),
        },
    )


def biblatex_entry(version: str, day: dt.date | None) -> str:
    """biblatex: ``@dataset``."""
    return bibtex.entry(
        "dataset",
        _key(version),
        {
            "author": bibtex.text(AUTHOR),
            "title": bibtex.text(TITLE),
            "version": f"{{{version}}}",
            "date": f"{{{day}}}" if day else None,
            **_found_at(version),
        },
    )


def csl_json(version: str, day: dt.date | None) -> str:
    """CSL-JSON, version 1.0, which Zotero and other reference managers read: a list of one item."""
    item: dict[str, Any] = {
        "id": _key(version),
        "type": "dataset",
        "title": TITLE,
        "author": [{"literal": AUTHOR}],
        "version": version,
        "issued": day and {"date-parts": [[day.year, day.month, day.day]]},
        "DOI": DOIS.get(version),
        "URL": address(version),
    }
    return json_text([without_empty(item)])


def cff(version: str, day: dt.date | None) -> str:
    """``CITATION.cff``, version 1.2.0 of the Citation File Format; its texts are quoted as in JSON."""
    quoted = json.dumps
    lines = [
        "cff-version: 1.2.0",
        'message: "If you use this dataset, please cite it with the data version that you used."',
        "type: dataset",
        f"title: {quoted(TITLE)}",
        f"abstract: {quoted(DESCRIPTION)}",
        "authors:",
        f"  - name: {quoted(AUTHOR)}",
        f"version: {quoted(version)}",
        day and f"date-released: {day}",
        version in DOIS and f"doi: {quoted(DOIS[version])}",
        REPOSITORY and f"repository-code: {quoted(REPOSITORY)}",
        f"license: {LICENCE['name']}",
        "keywords:",
        *(f"  - {quoted(keyword)}" for keyword in KEYWORDS),
    ]
    return "".join(f"{line}\n" for line in lines if line)


def json_text(data: object) -> str:
    """JSON text that a person can read."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value}


def _key(version: str) -> str:
    return f"belarus_releases_{version.replace('.', '_')}"


def _found_at(version: str) -> dict[str, str | None]:
    if version in DOIS:
        return {"doi": bibtex.address(DOIS[version])}
    return {"url": REPOSITORY and bibtex.address(REPOSITORY)}
