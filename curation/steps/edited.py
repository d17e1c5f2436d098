"""Read the edited files, claims and decisions, as the cells that tables are built from.

======================== =====================================================================
claims/sources.csv       the sources; ``published`` may be partial (2025-08)
claims/<table>.csv       the claims on the rows of one table
imported/                both again, as :mod:`.import_claims` wrote them
decisions/entered.csv    entered cells: labels, notes, editorial references
decisions/codes.csv      coded cells, each with its reason
decisions/adopt.csv      values that are selected against the order of :mod:`.rank`
decisions/prefer.csv     claims that go first among those of their value, for their passage
decisions/omit.csv       claims that are never selected, each with its reason
======================== =====================================================================
"""

import datetime as dt
from typing import Any

from belarus_releases.adoption.cells import CellKey, Cells
from belarus_releases.adoption.rules import RULES
from belarus_releases.schema.columns import Column, columns, parse_cell
from belarus_releases.schema.dates import interval
from belarus_releases.tables import CLAIM_BASED, record_class
from belarus_releases.tables.claims import Claim
from belarus_releases.tables.sources import Source

from .files import CLAIMS, DECISIONS, IMPORTED, CurationError, Row, read_csv
from .rank import ranks

NEWEST_RULES = {name: versions[-1][1] for name, versions in RULES.items()}


def load() -> tuple[Cells, list[Source], list[Claim]]:
    """The cells of the claim-based tables, and the rows of the other two tables."""
    all_sources = sources()
    all_claims = claims(all_sources)
    return Cells(all_claims, all_sources, editorial(), NEWEST_RULES), all_sources, all_claims


def sources() -> list[Source]:
    """The sources, in the order of their ids."""
    records = []
    for row in (*read_csv(CLAIMS / "sources.csv"), *read_csv(IMPORTED / "sources.csv")):
        first, last = interval(row["published"]) if row["published"] else (None, None)
        if last and row["retrieved_on"]:
            last = min(last, dt.date.fromisoformat(row["retrieved_on"]))  # it was public when it was retrieved
        row["published"] = first.isoformat() if first and first == last else ""
        cells = {c.name: _parse(c, row[c.name]) for c in columns(Source) if c.name in row}
        records.append(Source(**cells, published_earliest=first, published_latest=last))
    return sorted(records, key=lambda source: source.source_id)


def claims(sources: list[Source]) -> list[Claim]:
    """The claims with their ranks, in the order of their ids."""
    rows = [
        {"table": table, **row}
        for table in CLAIM_BASED
        for folder in (CLAIMS, IMPORTED)
        for row in read_csv(folder / f"{table}.csv")
    ]
    adoptions = {_value(row): (place, row["reason"]) for place, row in enumerate(read_csv(DECISIONS / "adopt.csv"))}
    omissions = {row["claim_id"]: row["reason"] for row in read_csv(DECISIONS / "omit.csv")}
    preferred = {row["claim_id"] for row in read_csv(DECISIONS / "prefer.csv")}
    by_claim = ranks(rows, sources, {value: place for value, (place, _) in adoptions.items()}, omissions, preferred)
    declared = [column for column in columns(Claim) if column.name not in ("rank", "decision")]
    records = []
    for row in rows:
        cells: dict[str, Any] = {column.name: _parse(column, row[column.name]) for column in declared}
        _, decision = adoptions.get(_value(row), (None, omissions.get(row["claim_id"])))
        records.append(Claim(**cells, rank=by_claim.get(row["claim_id"]), decision=decision))
    return sorted(records, key=lambda claim: claim.claim_id)


def _value(row: Row) -> tuple[str, str, str, str]:
    return row["table"], row["record_id"], row["field"], row["value"]


def editorial() -> dict[CellKey, Any]:
    """The entered and coded cells."""
    cells: dict[CellKey, Any] = {}
    for name, basis in (("entered.csv", "entered"), ("codes.csv", "coded")):
        for line, row in enumerate(read_csv(DECISIONS / name), 2):
            key = CellKey(row["table"], row["record_id"], row["field"])
            column = {c.name: c for c in columns(record_class(key.table))}.get(key.field)
            if column is None or column.basis != basis:
                raise CurationError(f"{name}, line {line}: {key.table} has no {basis} column {key.field!r}")
            if key in cells:
                raise CurationError(f"{name}, line {line}: {key.field} of {key.record_id} occurs twice")
            cells[key] = _parse(column, row["value"])
    return cells


def _parse(column: Column, cell: str) -> Any:
    if cell and column.kind == "category" and cell not in column.items:
        raise CurationError(f"{column.name}: {cell!r} is not in the vocabulary {', '.join(column.items)}")
    return parse_cell(column, cell)
