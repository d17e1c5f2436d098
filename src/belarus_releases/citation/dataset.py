"""Citations of the dataset at a version."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..schema import about
from . import bibtex
from .shared import TITLE, address, choose, date_parts, json_text, without_empty

if TYPE_CHECKING:
    from .._snapshot import Snapshot

    Writer = Callable[[str, dt.date | None], str]  # takes the version and its day of publication


def cite(style: str, snapshot: "Snapshot") -> str:
    """Cite a version of the dataset.

    Parameters
    ----------
    style : {"apa", "bibtex", "biblatex", "csl-json"}
        The style.
    snapshot : Snapshot
        The version.

    Returns
    -------
    str
        The citation.

    Raises
    ------
    InvalidValueError
        If there is no such style.
    """
    styles: dict[str, Writer] = {
        "apa": apa,
        "bibtex": bibtex_entry,
        "biblatex": biblatex_entry,
        "csl-json": csl_json,
    }
    return choose(style, styles)(snapshot.version, snapshot.published_on)


def apa(version: str, day: dt.date | None) -> str:
    """APA, 7th edition, as a data set."""
    reference = f"{about.AUTHOR}. ({day.year if day else 'n.d.'}). {TITLE} (Version {version}) [Data set]."
    return " ".join(filter(None, (reference, address(version))))


def bibtex_entry(version: str, day: dt.date | None) -> str:
    """BibTeX: ``@misc``, since classical styles know no data sets and print no ``version``."""
    return bibtex.entry(
        "misc",
        _key(version),
        {
            "author": about.AUTHOR,
            "title": TITLE,
            "howpublished": f"Data set, version {version}",
            "year": day and day.year,
            "month": day and day.month,
            **_location(version),
        },
    )


def biblatex_entry(version: str, day: dt.date | None) -> str:
    """BibTeX for biblatex: ``@dataset``."""
    return bibtex.entry(
        "dataset",
        _key(version),
        {"author": about.AUTHOR, "title": TITLE, "version": version, "date": day, **_location(version)},
    )


def csl_json(version: str, day: dt.date | None) -> str:
    """CSL-JSON, version 1.0, which Zotero and other reference managers read: a list of one item."""
    item = {
        "id": _key(version),
        "type": "dataset",
        "title": TITLE,
        "author": [{"literal": about.AUTHOR}],
        "version": version,
        "issued": day and date_parts(day.timetuple()[:3]),
        "DOI": about.DOIS.get(version),
        "URL": address(version),
    }
    return json_text([without_empty(item)])


def _key(version: str) -> str:
    return f"belarus_releases_{version.replace('.', '_')}"


def _location(version: str) -> dict[str, str | None]:
    return {"doi": about.DOIS[version]} if version in about.DOIS else {"url": about.REPOSITORY}
