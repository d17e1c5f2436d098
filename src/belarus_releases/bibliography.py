"""The publications behind the rows of a table, as entries of a bibliography."""

from collections.abc import Iterable
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from . import bibtex
from ._dataset import dataset
from .citation import json_text, without_empty
from .columns import columns
from .errors import InvalidValueError, candidates
from .provenance import BUILT
from .tables import record_class

if TYPE_CHECKING:
    from .table import Table
    from .tables.sources import Source


def cite_rows(table: "Table[Any]", style: str, *, adopted: bool) -> str:
    """The bibliography of a table's rows: see :meth:`.Table.cite`."""
    styles = {"bibtex": as_bibtex, "biblatex": as_biblatex, "csl-json": as_csl_json}
    if style not in styles:
        raise InvalidValueError(f"rows cannot be cited in the style {style!r}: {candidates(style, styles)}")
    return styles[style](sources_behind(table, adopted=adopted))


# which publications


def sources_behind(table: "Table[Any]", *, adopted: bool) -> "list[Source]":
    """The publications that state something of the rows, in the order of their ids."""
    if table.name == "sources":
        rows = {row.source_id: row for row in table}
        return [rows[source_id] for source_id in sorted(rows)]
    ds = dataset(table.version, table.known_on)
    if table.name == "claims":
        cited = {row.source_id for row in table if row.rank == 1 or not adopted}
    elif table.name == "disputes":
        cited = {source for row in table if row.adopted or not adopted for source in row.source_ids}
    else:
        spoken_of = _spoken_of(table)
        said = (claim for claim in ds.claims() if (claim.table, claim.record_id) in spoken_of)
        cited = {claim.source_id for claim in said if claim.rank == 1 or not adopted}
    return [source for source in ds.sources() if source.source_id in cited]


def _spoken_of(table: "Table[Any]") -> set[tuple[str, str]]:
    """The rows that claims speak of: the table's own or, of a derived table, those that its rows name."""
    declared = columns(record_class(table.name))
    if table.name in BUILT:
        return {(table.name, getattr(row, declared[0].name)) for row in table}
    naming = {column.name: column.refers_to for column in declared if column.refers_to in BUILT}
    if not naming:
        raise InvalidValueError(f"{table.name} cannot be cited: its rows name no sources and no rows that have any")
    return {(of, row_id) for row in table for name, of in naming.items() for row_id in _ids(getattr(row, name))}


def _ids(cell: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return cell if isinstance(cell, tuple) else (cell,) if cell else ()


# their entries


def as_bibtex(sources: "Iterable[Source]") -> str:
    """For classical BibTeX: ``@misc``, with the publisher where its styles print it, and as label (``key``)."""
    return "\n".join(
        bibtex.entry(
            "misc",
            _key(source),
            {
                "key": _text(source.publisher),
                "title": _text(source.title),
                "howpublished": _text(source.publisher),
                "year": f"{{{date[0]}}}" if date else None,
                "month": bibtex.MONTHS[date[1] - 1] if len(date) > 1 else None,
                "language": _language(source),
                **_address(source),
            },
        )
        for source in sources
        for date in [known_date(source)]
    )


def as_biblatex(sources: "Iterable[Source]") -> str:
    """For biblatex: ``@online``."""
    return "\n".join(
        bibtex.entry(
            "online",
            _key(source),
            {
                "title": _text(source.title),
                "organization": _text(source.publisher),
                "date": f"{{{'-'.join(f'{part:02}' for part in date)}}}" if date else None,
                "langid": _language(source),
                **_address(source),
            },
        )
        for source in sources
        for date in [known_date(source)]
    )


def as_csl_json(sources: "Iterable[Source]") -> str:
    """CSL-JSON, version 1.0: a list of web pages."""
    return json_text(
        [
            without_empty(
                {
                    "id": _key(source),
                    "type": "webpage",
                    "title": source.title,
                    "container-title": source.publisher,
                    "issued": _date_parts(known_date(source)),
                    "language": source.language,
                    "URL": source.url,
                    "accessed": source.retrieved_on and _date_parts(source.retrieved_on.timetuple()[:3]),
                }
            )
            for source in sources
        ]
    )


def known_date(source: "Source") -> tuple[int, ...]:
    """Year, month and day of publication as far as they are certain."""
    first, last = source.published_earliest, source.published_latest
    if first is None or last is None:
        return ()
    both = zip(first.timetuple()[:3], last.timetuple()[:3], strict=True)
    return tuple(part for part, _ in takewhile(lambda pair: pair[0] == pair[1], both))


def _key(source: "Source") -> str:
    """Made of the id alone, so that it stays when anything else of the source is mended."""
    return f"belarus_releases_{source.source_id}"


def _text(words: str | None) -> str | None:
    return words and bibtex.text(words)


def _language(source: "Source") -> str | None:
    name = bibtex.LANGUAGES.get(source.language or "")
    return name and f"{{{name}}}"


def _address(source: "Source") -> dict[str, str | None]:
    return {
        "url": source.url and bibtex.address(source.url),
        "urldate": f"{{{source.retrieved_on}}}" if source.retrieved_on else None,
    }


def _date_parts(date: tuple[int, ...]) -> dict[str, Any] | None:
    return {"date-parts": [list(date)]} if date else None
