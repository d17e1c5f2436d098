"""Citations of the sources behind the rows of a table, as entries of a bibliography."""

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from ..errors import InvalidValueError
from ..schema.columns import columns
from ..tables import CLAIM_BASED, record_class
from . import bibtex
from .shared import choose, date_parts, json_text, without_empty

if TYPE_CHECKING:
    from .._snapshot import Snapshot
    from ..tables.sources import Source


def cite_rows(name: str, rows: Sequence[Any], snapshot: "Snapshot", style: str, *, adopted: bool) -> str:
    """Cite the sources behind rows.

    Parameters
    ----------
    name : str
        The table.
    rows : sequence of records
        Rows of the table.
    snapshot : Snapshot
        Where their claims and sources are.
    style : {"bibtex", "biblatex", "csl-json"}
        The style.
    adopted : bool
        Whether only sources of adopted claims are cited.

    Returns
    -------
    str
        One entry per source, in the order of the ids.

    Raises
    ------
    InvalidValueError
        If there is no such style, or if the rows refer to nothing that has sources.
    """
    write = choose(style, {"bibtex": as_bibtex, "biblatex": as_biblatex, "csl-json": as_csl_json})
    return write(sources_behind(name, rows, snapshot, adopted=adopted))


# which sources


def sources_behind(name: str, rows: Sequence[Any], snapshot: "Snapshot", *, adopted: bool) -> "list[Source]":
    """The sources of the claims on rows, in the order of their ids."""
    if name == "sources":
        sources = {row.source_id: row for row in rows}
        return [sources[source_id] for source_id in sorted(sources)]
    if name == "disputes":
        ids = {source_id for row in rows if row.adopted or not adopted for source_id in row.source_ids}
    else:
        claims = rows
        if name not in ("claims", "evidence"):
            records = _records_behind(name, rows)
            claims = [claim for claim in snapshot.rows("claims") if (claim.table, claim.record_id) in records]
        ids = {claim.source_id for claim in claims if claim.rank == 1 or not adopted}
    return [source for source in snapshot.rows("sources") if source.source_id in ids]


def _records_behind(name: str, rows: Sequence[Any]) -> set[tuple[str, str]]:
    """Table and id of the records that have claims: the rows or, of a derived table, those that they refer to."""
    declared = columns(record_class(name))
    if name in CLAIM_BASED:
        return {(name, getattr(row, declared[0].name)) for row in rows}
    references = {column.name: column.refers_to for column in declared if column.refers_to in CLAIM_BASED}
    if not references:
        raise InvalidValueError(f"{name} cannot be cited: its rows refer to no sources and to no rows that have any")
    return {(table, id_) for row in rows for column, table in references.items() for id_ in _ids(getattr(row, column))}


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
                "key": source.publisher,
                "title": source.title,
                "howpublished": source.publisher,
                **dict(zip(("year", "month"), certain_date(source))),
                "language": bibtex.LANGUAGES.get(source.language or ""),
                **_address("url", source.url),
                "urldate": source.retrieved_on,
            },
        )
        for source in sources
    )


def as_biblatex(sources: "Iterable[Source]") -> str:
    """For biblatex: ``@online``."""
    return "\n".join(
        bibtex.entry(
            "online",
            _key(source),
            {
                "title": source.title,
                "organization": source.publisher,
                "date": "-".join(f"{part:02}" for part in certain_date(source)),
                "langid": bibtex.LANGUAGES.get(source.language or ""),
                **_address("url", source.url),
                "urldate": source.retrieved_on,
            },
        )
        for source in sources
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
                    "issued": date_parts(certain_date(source)),
                    "language": source.language,
                    **_address("URL", source.url),
                    "accessed": source.retrieved_on and date_parts(source.retrieved_on.timetuple()[:3]),
                }
            )
            for source in sources
        ]
    )


def certain_date(source: "Source") -> tuple[int, ...]:
    """Year, month and day of publication as far as they are certain."""
    first, last = source.published_earliest, source.published_latest
    if first is None or last is None:
        return ()
    pairs = zip(first.timetuple()[:3], last.timetuple()[:3], strict=True)
    return tuple(part for part, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _address(name: str, url: str | None) -> dict[str, str | None]:
    """The field of an address; a note in its place where it is that of a mirror, which is never made a link."""
    return {name: url} if url is None or url.startswith(("https://", "http://")) else {"note": f"Mirror: {url}"}


def _key(source: "Source") -> str:
    """Made of the id alone, so that it stays when anything else of the source is corrected."""
    return f"belarus_releases_{source.source_id}"
