"""The cells that tables are built from: dossiers and publishers, with the ids of the ledger."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from belarus_releases.adoption.cells import COLUMNS, CellKey, Cells
from belarus_releases.adoption.rules import RULES
from belarus_releases.errors import candidates, shown
from belarus_releases.schema.columns import Column, columns, format_cell, parse_cell
from belarus_releases.schema.dates import interval
from belarus_releases.tables.claims import Claim
from belarus_releases.tables.sources import Source

from . import publishers, record
from .files import CURATION, DATA, Row, read_csv
from .ids import Ledger, claim_key
from .publishers import Publication
from .rank import ranks
from .record import Choice, Entry, Place, Record, Said

NEWEST_RULES = {name: versions[-1][1] for name, versions in RULES.items()}
NEW = "new-"  #: how the names of dossiers and changes begin that have no number yet


class Edited(NamedTuple):
    """What the edited files say, with the place of each claim and source."""

    cells: Cells
    sources: list[Source]
    claims: list[Claim]
    ledger: Ledger
    numbers: dict[str, str]  #: the number of each new prisoner and custody change
    written: Record
    publications: list[Publication]
    places: dict[tuple[str, ...], Place]  #: by table, id and column; of claims and sources by table and id

    def place(self, table: str, record_id: str, column: str) -> Place | None:
        """Where a cell is written: its own place, else that of its row."""
        return self.places.get((table, record_id, column)) or self.places.get((table, record_id))


def load(root: Path = CURATION) -> Edited:
    """Read the edited files below a folder.

    Raises
    ------
    CurationError
        If something in them cannot be built from; the message names file and line.
    """
    ledger = Ledger(root / "ids")
    written, numbers = _numbered(record.read(root / "record"), ledger)
    publications = publishers.read(root / "publishers")
    source_ids = {publication.key: ledger.source(publication.key) for publication in publications}
    places: dict[tuple[str, ...], Place] = {
        ("sources", source_ids[publication.key]): publication.place for publication in publications
    }
    places |= {("sources", source_ids[p.key], column): p.at(column) for p in publications for column in p.lines}
    everything: list[Said | Entry] = [*written.entries, *written.said]  # the entries of a row inside begin with its id
    for row in everything:
        line = row.place.line if row.table in record.INSIDE else 1
        places.setdefault((row.table, row.record_id), Place(row.place.at, line))
        where = row.value_place if isinstance(row, Said) else row.place
        places.setdefault((row.table, row.record_id, row.field), where)
    sources = sorted((_source(p, source_ids) for p in publications), key=lambda source: source.source_id)
    editorial = _editorial(written.entries)
    claims = _claims(written, sources, source_ids, ledger)
    for said in written.said:
        claim_id = ledger.claim(claim_key(said))
        places |= {("claims", claim_id): said.place, ("claims", claim_id, "value"): said.value_place}
    cells = Cells(claims, sources, editorial, NEWEST_RULES)
    return Edited(cells, sources, claims, ledger, numbers, written, publications, places)


def _numbered(written: Record, ledger: Ledger) -> tuple[Record, dict[str, str]]:
    """The record in which new prisoners and custody changes have the numbers that publishing would give them."""
    rows: list[Said | Entry] = [*written.entries, *written.said]
    give = {"prisoners": ledger.prisoner, "custody_changes": ledger.change}
    given = {
        "prisoners": {*ledger.given["prisoner"]} - _gone("prisoners"),
        "custody_changes": {*ledger.given["change"]} - _gone("custody_changes"),
    }
    new: dict[tuple[str, str], Place] = {}
    for row in rows:
        if row.record_id.startswith(NEW):
            new.setdefault((row.table, row.record_id), row.place)
        elif row.table in given and row.record_id not in given[row.table]:
            raise row.place.error(
                f"{shown(row.record_id)} was never given, or is that of a row that is gone: "
                f"name it {NEW}abcdef for a number"
            )
    numbers: dict[str, str] = {}
    for table, name in sorted(new):
        if table not in give:
            raise new[table, name].error(
                f"{shown(name)}: only prisoners and custody changes get a number: write the id"
            )
        if name in numbers:
            raise new[table, name].error(f"{shown(name)} is the name of a custody change, too: take another")
        numbers[name] = give[table]()

    def numbered(row: Any) -> Any:
        row = row._replace(record_id=numbers.get(row.record_id, row.record_id))
        return row._replace(value=numbers.get(row.value, row.value)) if row.field == "prisoner_id" else row

    return Record(*([numbered(row) for row in rows] for rows in written)), numbers


def _gone(table: str) -> set[str]:
    """The ids of the published rows that a later version is without."""
    key = next(iter(COLUMNS[table]))
    superseded = {row[key] for row in read_csv(DATA / "history" / f"{table}.csv") if not row["until"].endswith("+dev")}
    return superseded - {row[key] for row in read_csv(DATA / f"{table}.csv")}


def _source(publication: Publication, source_ids: Mapping[str, str]) -> Source:
    row = {**publication.cells, "source_id": source_ids[publication.key]}
    row["origin_id"] = source_ids.get(row["origin_id"], "")
    day = publication.at("published")
    first, last = _interval(day, "published", row["published"]) if row["published"] else (None, None)
    if last and row["retrieved_on"]:
        retrieved_on = _day(publication.at("retrieved_on"), row["retrieved_on"])
        last = min(last, retrieved_on)  # it was public then
    row["published"] = first.isoformat() if first and first == last else ""
    cells = {c.name: _parse(publication.at(c.name), c, row[c.name]) for c in columns(Source) if c.name in row}
    return Source(**cells, published_earliest=first, published_latest=last)


def _interval(place: Place, column: str, text: str) -> tuple[dt.date, dt.date]:
    try:
        return interval(text)
    except ValueError:
        expected = "a date such as 2025, 2025-09 or 2025-09-11, or two in order such as 2025-01/2025-03"
        raise place.error(f"{column}: {shown(text)} is not {expected}") from None


def _day(place: Place, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise place.error(f"retrieved_on: {shown(text)} is not a day such as 2025-09-30") from None


def _claims(written: Record, sources: list[Source], source_ids: Mapping[str, str], ledger: Ledger) -> list[Claim]:
    """The claims with their ranks, in the order of their ids."""
    places: dict[str, Place] = {}
    rows: list[Row] = []
    omitted: dict[str, str] = {}
    preferred: set[str] = set()
    for said in written.said:
        row = _claim_row(said, source_ids, ledger)
        claim_id = row["claim_id"]
        if claim_id in places:
            other = places[claim_id]
            raise said.place.error(
                f"{said.field}: {said.source} says so in {other.at.name}, line {other.line}, already"
            )
        places[claim_id] = said.place
        rows.append(row)
        omitted |= {claim_id: said.omit} if said.omit else {}
        preferred |= {claim_id} if said.prefer else set()
    adoptions = _adoptions(written.choices, {_value(said) for said in written.said})
    order = {value: place for place, value in enumerate(adoptions)}
    by_claim = ranks(rows, sources, order, omitted, preferred)
    declared = {column.name: column for column in columns(Claim)}
    records = []
    for row in rows:
        claim_id = row["claim_id"]
        cells = {name: _parse(places[claim_id], declared[name], cell) for name, cell in row.items()}
        value = (row["table"], row["record_id"], row["field"], row["value"])
        decision = adoptions.get(value) or omitted.get(claim_id)
        records.append(Claim(**cells, rank=by_claim.get(claim_id), decision=decision))
    return sorted(records, key=lambda claim: claim.claim_id)


def _claim_row(said: Said, source_ids: Mapping[str, str], ledger: Ledger) -> Row:
    if said.source not in source_ids:
        raise said.place.error(
            f"{said.field}: there is no source {shown(said.source)}: {candidates(said.source, source_ids)}"
        )
    column = COLUMNS[said.table][said.field]
    if column.kind == "date":
        _interval(said.value_place, said.field, said.value)
    elif column.kind != "list":
        _parse(said.value_place, column, said.value)
    return {
        "claim_id": ledger.claim(claim_key(said)),
        "table": said.table,
        "record_id": said.record_id,
        "field": said.field,
        "value": said.value,
        "stated_as": said.stated_as,
        "source_id": source_ids[said.source],
        "attributed_to": said.attributed_to,
        "basis": said.basis,
        "carried": said.carried,
    }


def _adoptions(choices: Iterable[Choice], said: set[tuple[str, ...]]) -> dict[tuple[str, str, str, str], str]:
    """The reason of each adopted value; the first of a cell goes first."""
    adoptions: dict[tuple[str, str, str, str], str] = {}
    for choice in choices:
        value = _value(choice)
        if value not in said:
            stated = sorted(other[3] for other in said if other[:3] == value[:3])
            raise choice.place.error(
                f"adopt: no source states {choice.field} {shown(choice.value)}: {candidates(choice.value, stated)}"
                if stated
                else f"adopt: no source states {choice.field} of {choice.record_id}"
            )
        if value in adoptions:
            raise choice.place.error(f"adopt: {choice.field} {shown(choice.value)} is adopted twice")
        adoptions[value] = choice.why
    return adoptions


def _value(row: Said | Choice) -> tuple[str, str, str, str]:
    return row.table, row.record_id, row.field, row.value


def _editorial(entries: Iterable[Entry]) -> dict[CellKey, Any]:
    """The entered and coded cells, each written once."""
    cells: dict[CellKey, Any] = {}
    places: dict[CellKey, Place] = {}
    for entry in entries:
        key = CellKey(entry.table, entry.record_id, entry.field)
        other = places.setdefault(key, entry.place)
        if other is not entry.place:
            raise entry.place.error(f"this name is taken in {other.at.name}, line {other.line}: take another")
        cells[key] = _parse(entry.place, COLUMNS[entry.table][entry.field], entry.value)
    return cells


def _parse(place: Place, column: Column, cell: str) -> Any:
    """The value of a cell; what has not the type of its column is refused."""
    if not cell and not column.nullable and column.kind != "list":
        known = f": {candidates('', column.items)}" if column.items else ": write it"
        raise place.error(f"{column.name}: the value is missing{known}")
    if cell and column.kind == "category" and cell not in column.items:
        raise place.error(f"{column.name}: {shown(cell)} is not in the vocabulary: {candidates(cell, column.items)}")
    try:
        value = parse_cell(column, cell)
    except (ValueError, KeyError):
        raise place.error(f"{column.name}: {shown(cell)} is not {_EXPECTED.get(column.kind, column.kind)}") from None
    if cell != (written := format_cell(column, value)):
        raise place.error(f"{column.name}: {shown(cell)} is written as {shown(written)}")
    return value


_EXPECTED = {
    "integer": "a whole number such as 1100",
    "number": "a number such as 2.5",
    "boolean": "true or false",
    "date": "a day such as 2025-09-30",
}
