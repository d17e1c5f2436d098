"""The record at one data version, with what the pages look up in it."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup, escape

import belarus_releases as br
from belarus_releases._snapshot import snapshot
from belarus_releases.export.explanation import anchor_of, paragraph_html
from belarus_releases.schema.calver import reaches
from belarus_releases.tables.codebook import CodebookEntry
from belarus_releases.tables.evidence import Evidence
from belarus_releases.tables.explanation import Footnote
from belarus_releases.views.explained import explained

from . import words
from .sources import Publication, is_adopted, points

_CODE = re.compile(r"`(\w+)`")
_WITH_LABEL = re.compile(r"([\w-]+) \(([^()]+)\)")  #: an id, and what it is of
_SOURCE_ID = re.compile(r"\bs\d{4,}\b")


class Statements(NamedTuple):
    """Who states one value of a cell, or one item of a list."""

    value: str  #: in words
    adopted: bool
    rows: tuple[Evidence, ...]


class Stated(NamedTuple):
    """A column of a record that sources state: its value, and who states which."""

    column: CodebookEntry
    value: str  #: in words
    statements: tuple[Statements, ...]

    @property
    def n_adopted(self) -> int:
        """How many sources state what is adopted."""
        return len({row.source_id for value in self.statements if value.adopted for row in value.rows})

    @property
    def n_others(self) -> int:
        """How many sources state what is not adopted."""
        return len({row.source_id for value in self.statements if not value.adopted for row in value.rows})


class Told(NamedTuple):
    """How a cell came about, beside who states it."""

    anchor: str  #: what the ids of its footnotes begin with
    paragraphs: Markup
    numbers: dict[str, int]  #: of the footnotes, by source
    firsts: frozenset[str]  #: the first claim beside it of each source
    further: tuple[Footnote, ...]  #: sources that state none of the claims beside it


class Record:
    """A dataset, and the evidence, columns and links of its rows.

    Parameters
    ----------
    dataset : belarus_releases.Dataset
        What the pages show.
    """

    def __init__(self, dataset: br.Dataset) -> None:
        self.dataset = dataset
        self._snapshot = snapshot(dataset.version, dataset.known_on)
        self._columns: dict[str, list[CodebookEntry]] = {}
        self._evidence: dict[str, dict[str, tuple[Evidence, ...]]] = {}

    def columns(self, table: str) -> list[CodebookEntry]:
        """The columns of a table that exist at this version."""
        if table not in self._columns:
            entries = br.codebook().where(table=table, item=None)
            self._columns[table] = [column for column in entries if reaches(column.since, self.dataset.version)]
        return self._columns[table]

    def evidence(self, table: str, record_id: str) -> tuple[Evidence, ...]:
        """The claims on a row."""
        if table not in self._evidence:
            rows = groupby(self.dataset.evidence(table), key=lambda row: row.record_id)
            self._evidence[table] = {name: tuple(claims) for name, claims in rows}
        return self._evidence[table].get(record_id, ())

    def stated(self, table: str, row: Any) -> list[Stated]:
        """The columns of a row that claims are on, in the order of the table."""
        columns = {column.column: column for column in self.columns(table)}
        record_id = getattr(row, next(iter(columns)))
        by_field = groupby(self.evidence(table, record_id), key=lambda claim: claim.field)
        return [self._stated(columns[field], row, list(claims)) for field, claims in by_field]

    def _stated(self, column: CodebookEntry, row: Any, claims: list[Evidence]) -> Stated:
        """A column of a row; the cell of a date has only a single day, so an interval is taken from who states it."""
        values = self._statements(column, claims)
        value = self.cell(column, getattr(row, column.column))
        if value == words.NOT_STATED and column.type == "date":
            value = next((stated.value for stated in values if stated.adopted), value)
        return Stated(column, value, values)

    def _statements(self, column: CodebookEntry, claims: Iterable[Evidence]) -> tuple[Statements, ...]:
        """Claims on one cell by the value that they state, the adopted first; those left out stand by themselves."""
        by_value: dict[tuple[str, bool], list[Evidence]] = {}
        for claim in claims:
            by_value.setdefault((claim.value, claim.adopted), []).append(claim)
        values = [
            Statements(self.cell(column, value), adopted, tuple(rows)) for (value, adopted), rows in by_value.items()
        ]
        return tuple(sorted(values, key=lambda value: not value.adopted))

    def told(self, table: str, record_id: str, stated: Stated) -> Told:
        """How the cell of a stated column came about, in the words of `Dataset.explain`, but for its value."""
        explanation = explained(self._snapshot, self._snapshot.before(), table, record_id, stated.column.column)
        anchor = anchor_of(explanation)
        paragraphs = [
            paragraph._replace(pieces=tuple(p._replace(text=self._labelled(table, p.text)) for p in paragraph.pieces))
            for paragraph in explanation.paragraphs[1:]
        ]
        rows = [row for value in stated.statements for row in value.rows]
        beside = {row.source_id: row.claim_id for row in reversed(rows)}
        return Told(
            anchor,
            Markup("".join(paragraph_html(paragraph, anchor) for paragraph in paragraphs)),
            {note.source.source_id: note.number for note in explanation.notes},
            frozenset(beside.values()),
            tuple(note for note in explanation.notes if note.source.source_id not in beside),
        )

    def _labelled(self, table: str, text: str) -> str:
        """A sentence on a cell: columns as the page calls them, countries and rows by what stands behind their ids."""
        meanings = {column.column: f"“{words.meaning(column)}”" for column in self.columns(table)}
        text = _CODE.sub(lambda name: meanings.get(name[1], name[0]), text)
        return _WITH_LABEL.sub(lambda found: found[2] if found[1] in self._ids else found[0], text)

    @cached_property
    def _ids(self) -> frozenset[str]:
        """What has a name or a label: countries and rows."""
        tables = ("events", "concessions", "contacts")
        rows = (row for table in tables for row in self.dataset.table(table))
        ids = {getattr(row, type(row).__columns__[0].name) for row in rows}
        return frozenset(ids | {country.iso2 for country in br.countries()})

    def publications(self, table: str, record_id: str) -> list[Publication]:
        """What each source states of a row, in the order of adoption."""
        columns = {column.column: column for column in self.columns(table)}
        titles = self.titles
        by_source: dict[str, list[Evidence]] = {}
        for claim in self.evidence(table, record_id):
            by_source.setdefault(claim.source_id, []).append(claim)
        return [
            Publication(
                claims[0],
                is_adopted(table, claims),
                points(claims, lambda claim: self.cell(columns[claim.field], claim.value)),
                tuple(dict.fromkeys(claim.attributed_to for claim in claims if claim.attributed_to)),
                titles.get(source_id),
            )
            for source_id, claims in by_source.items()
        ]

    def relations(self, link_id: str) -> list[tuple[str, int, bool]]:
        """How many sources state which relation of a link, and whether it is the adopted one, which comes first."""
        claims = [claim for claim in self.evidence("event_links", link_id) if claim.field == "relation"]
        counts = Counter(value for value, _ in {(claim.value, claim.source_id) for claim in claims})
        adopted = {claim.value for claim in claims if claim.adopted}
        order = sorted(counts, key=lambda value: (value not in adopted, -counts[value], value))
        return [(value, counts[value], value in adopted) for value in order]

    def cell(self, column: CodebookEntry, value: Any) -> str:
        """A value in words; in place of the id of a row, what it is and its day."""
        if column.refers_to in ("events", "concessions", "contacts") and isinstance(value, str):
            row = self.dataset.table(column.refers_to)[value]
            return f"{row.label} ({words.span(row.date_earliest, row.date_latest)})"
        if column.refers_to and isinstance(value, tuple) and value:
            return "; ".join(self.cell(column, item) for item in value)
        return words.cell(column, value)

    def prose(self, text: str | None) -> Markup:
        """A note: in place of the id of a source, its publisher, with its address as a link where it has one."""
        parts, end = [], 0
        for found in _SOURCE_ID.finditer(text or ""):
            parts += [escape((text or "")[end : found.start()]), self._named(found[0])]
            end = found.end()
        return Markup("").join([*parts, escape((text or "")[end:])])

    def _named(self, source_id: str) -> Markup:
        source = self.dataset.sources()[source_id]
        if not (source.url or "").startswith(("https://", "http://")):
            return escape(source.publisher or words.NOT_STATED)
        link = Markup('<a href="{}" rel="noopener noreferrer nofollow">{}</a>')
        return link.format(source.url, source.publisher or words.NOT_STATED)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles of sources without an address: they say which publication it is."""
        return {row.source_id: row.title for row in self.dataset.sources() if not row.url and row.title}

    @cached_property
    def links(self) -> dict[str, list[Any]]:
        """The links of each event, concession and contact, by its id."""
        links: dict[str, list[Any]] = {}
        for link in self.dataset.event_links():
            for record_id in filter(None, (link.event_id, link.concession_id, link.contact_id)):
                links.setdefault(record_id, []).append(link)
        return links
