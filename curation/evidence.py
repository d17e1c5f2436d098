"""Read what people edit, the claims and the decisions, into evidence that tables are built from.

======================== =====================================================================
claims/sources.csv       the publications; ``published`` may be partial (2025-08)
claims/<table>.csv       the statements on the rows of one table
imported/                both again, as :mod:`curation.import_claims` took them in
decisions/entered.csv    entered cells: labels, notes, ties that are editing
decisions/codes.csv      coded cells, each with its reason
decisions/adopt.csv      values that are adopted against the order of :mod:`curation.rank`
decisions/prefer.csv     claims that speak first among those of their value, for their passage
decisions/omit.csv       claims that never speak for a cell, each with its reason
======================== =====================================================================
"""

import datetime as dt
from typing import Any

from belarus_releases.columns import columns
from belarus_releases.derivations import interval
from belarus_releases.provenance import BUILT, CellKey, Evidence
from belarus_releases.tables import record_class
from belarus_releases.tables.claims import Claim
from belarus_releases.tables.sources import Source

from .files import CURATION, CurationError, read_csv
from .rank import ranks

CLAIMS = CURATION / "claims"
IMPORTED = CURATION / "imported"
DECISIONS = CURATION / "decisions"


def sources() -> list[Source]:
    """The publications, in the order of their ids."""
    made = []
    for row in (*read_csv(CLAIMS / "sources.csv"), *read_csv(IMPORTED / "sources.csv")):
        first, last = interval(row["published"]) if row["published"] else (None, None)
        if last and row["retrieved_on"]:
            last = min(last, dt.date.fromisoformat(row["retrieved_on"]))  # read by then, so published by then
        row["published"] = row["published"] if first == last else ""
        cells = {c.name: _parse(c, row[c.name]) for c in columns(Source) if c.name in row}
        made.append(Source(**cells, published_earliest=first, published_latest=last))
    return sorted(made, key=lambda source: source.source_id)


def claims(known: list[Source]) -> list[Claim]:
    """The statements with their ranks, in the order of their ids."""
    rows = [
        {"table": table, "carried": "yes", **row}
        for table in BUILT
        for folder in (CLAIMS, IMPORTED)
        for row in read_csv(folder / f"{table}.csv")
    ]
    adopted = {_cell_value(row): (place, row["reason"]) for place, row in enumerate(read_csv(DECISIONS / "adopt.csv"))}
    omitted = {row["claim_id"]: row["reason"] for row in read_csv(DECISIONS / "omit.csv")}
    preferred = {row["claim_id"] for row in read_csv(DECISIONS / "prefer.csv")}
    places = ranks(rows, known, {cell: place for cell, (place, _) in adopted.items()}, omitted, preferred)
    made = []
    for row in rows:
        stated = (c for c in columns(Claim) if c.name not in ("rank", "decision"))
        cells: dict[str, Any] = {c.name: _parse(c, row[c.name]) for c in stated}
        _, decision = adopted.get(_cell_value(row), (None, omitted.get(row["claim_id"])))
        made.append(Claim(**cells, rank=places.get(row["claim_id"]), decision=decision))
    return sorted(made, key=lambda claim: claim.claim_id)


def _cell_value(row: dict[str, str]) -> tuple[str, str, str, str]:
    return row["table"], row["record_id"], row["field"], row["value"]


def fixed() -> dict[CellKey, Any]:
    """The entered and coded cells."""
    cells: dict[CellKey, Any] = {}
    for name, basis in (("entered.csv", "entered"), ("codes.csv", "coded")):
        for line, row in enumerate(read_csv(DECISIONS / name), 2):
            key = CellKey(row["table"], row["record_id"], row["field"])
            column = {c.name: c for c in columns(record_class(key.table))}.get(key.field)
            if column is None or column.basis != basis:
                raise CurationError(f"{name}, line {line}: {key.table} has no {basis} column {key.field!r}")
            if key in cells:
                raise CurationError(f"{name}, line {line}: {key.field} of {key.record_id} is given twice")
            cells[key] = _parse(column, row["value"])
    return cells


def load() -> tuple[Evidence, list[Source], list[Claim]]:
    """Everything that is edited: the evidence, and the two tables that are evidence themselves."""
    known = sources()
    stated = claims(known)
    return Evidence(stated, known, fixed()), known, stated


def _parse(column: Any, cell: str) -> Any:
    if cell == "" and column.kind != "list":
        return None
    if column.items and column.kind == "category" and cell not in column.items:
        raise CurationError(f"{column.name} is never {cell!r}: the vocabulary is {', '.join(column.items)}")
    return column.codec.parse(cell)
