"""From claims to cells: which claim speaks for a cell, and what the cell then is.

The build calls this with all claims, to make what is shipped; a reader follows the same
path from a cell back to who states it.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from . import derivations
from .columns import Column, columns
from .tables import RECORDS, record_class
from .tables.claims import Claim
from .tables.sources import Source

#: Tables whose cells come from claims: all but the evidence itself.
BUILT = tuple(name for name in RECORDS if name not in ("sources", "claims"))


class CellKey(NamedTuple):
    """Which cell: of which row of which table."""

    table: str
    record_id: str
    field: str


class Evidence:
    """Claims by cell, best first, beside the cells that editors enter or code.

    Parameters
    ----------
    claims : iterable of Claim
        Statements with their rank; those without one never speak for a cell.
    sources : iterable of Source
        The publications that the claims cite.
    fixed : mapping of CellKey to object
        Values of entered and coded cells, and so the rows that there are.
    """

    def __init__(self, claims: Iterable[Claim], sources: Iterable[Source], fixed: Mapping[CellKey, Any]) -> None:
        self.sources = {source.source_id: source for source in sources}
        self.fixed = fixed
        self._cells: dict[CellKey, Any] = {}
        self._claims: dict[CellKey, list[Claim]] = {}
        self._ids: dict[str, set[str]] = {name: set() for name in BUILT}
        for claim in claims:
            self._ids[claim.table].add(claim.record_id)
            if claim.rank is not None:
                self._claims.setdefault(CellKey(claim.table, claim.record_id, claim.field), []).append(claim)
        for ranked in self._claims.values():
            ranked.sort(key=lambda claim: (claim.rank or 0, claim.claim_id))
        for key in fixed:
            self._ids[key.table].add(key.record_id)

    def ids(self, table: str) -> list[str]:
        """Ids of the rows of a table, in order."""
        return sorted(self._ids[table])

    def has(self, table: str, record_id: str | None) -> bool:
        """Whether a table has a row."""
        return record_id in self._ids[table]

    def claims(self, table: str, record_id: str, *fields: str) -> list[Claim]:
        """Ranked claims of one row on some columns: column by column, best first."""
        return [c for field in fields for c in self._claims.get(CellKey(table, record_id, field), ())]

    def cell(self, table: str, record_id: str, field: str) -> Any:
        """The value of one cell, whatever its basis."""
        key = CellKey(table, record_id, field)
        if key not in self._cells:
            self._cells[key] = self._make(key, _COLUMNS[table][field])
        return self._cells[key]

    def _make(self, key: CellKey, column: Column) -> Any:
        if column.basis == "stated":
            return adopt(column, self._claims.get(key, ()))
        if column.basis == "derived":
            return getattr(derivations, column.rule or "")(self, key.table, key.record_id, column)
        if key.field == next(iter(_COLUMNS[key.table])):
            return key.record_id
        return self.fixed.get(key, () if column.kind == "list" else None)

    def rows(self, table: str) -> list[Any]:
        """The records of a table."""
        record = record_class(table)
        return [
            record(*(self.cell(table, record_id, column.name) for column in columns(record)))
            for record_id in self.ids(table)
        ]


_COLUMNS: dict[str, dict[str, Column]] = {
    name: {column.name: column for column in columns(record_class(name))} for name in BUILT
}


def adopt(column: Column, ranked: Iterable[Claim]) -> Any:
    """The value of a stated cell: its best claim's or, for a list, the items of all.

    A date that is claimed only in part leaves the cell empty; the interval columns hold it.

    Examples
    --------
    >>> from belarus_releases.tables.events import Event
    >>> total = next(column for column in columns(Event) if column.name == "released_total")
    >>> claim = Claim("c1", "events", "e", "released_total", "14", None, "s1", None, "stated", 1, None)
    >>> adopt(total, [claim])
    14
    """
    values = [claim.value for claim in ranked]
    if column.kind == "list":
        return tuple(sorted(set(values)))
    if not values:
        return None
    if column.kind == "date":
        first, last = derivations.interval(values[0])
        return first if first == last else None
    return column.codec.parse(values[0])


def fixed_cells(table: str, rows: Iterable[Any]) -> dict[CellKey, Any]:
    """The entered and coded cells of shipped rows."""
    named = _COLUMNS[table]
    key = next(iter(named))
    return {
        CellKey(table, getattr(row, key), column.name): getattr(row, column.name)
        for row in rows
        for column in named.values()
        if column.basis in ("entered", "coded")
    }
