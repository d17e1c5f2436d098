"""From claims to cells: which claim is selected for a cell, and what the cell then is.

The build calls this with all claims, to make what is bundled; a reader follows the same
way from a cell back to who states it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ..schema.columns import Column, columns
from ..schema.dates import interval
from ..tables import CLAIM_BASED, record_class
from ..tables.claims import Claim
from ..tables.sources import Source


class CellKey(NamedTuple):
    """Which cell: of which row of which table."""

    table: str
    record_id: str
    field: str


class Cells:
    """The cells of the claim-based tables: claims by cell, best first, beside what editors enter or code.

    Parameters
    ----------
    claims : iterable of Claim
        Claims with their rank; those without one are never selected.
    sources : iterable of Source
        The sources that the claims cite.
    editorial : mapping of CellKey to object
        Values of entered and coded cells, and so the rows that exist.
    rules : mapping of str to callable
        The rules of derived columns, by name.
    """

    def __init__(
        self,
        claims: Iterable[Claim],
        sources: Iterable[Source],
        editorial: Mapping[CellKey, Any],
        rules: "Mapping[str, Callable[[Cells, str, str, Column], Any]]",
    ) -> None:
        self.sources = {source.source_id: source for source in sources}
        self.editorial = editorial
        self.rules = rules
        self._cells: dict[CellKey, Any] = {}
        self._referring: dict[tuple[str, str], dict[Any, list[str]]] = {}
        self._claims: dict[CellKey, list[Claim]] = {}
        self._ids: dict[str, set[str]] = {name: set() for name in CLAIM_BASED}
        for claim in claims:
            self._ids[claim.table].add(claim.record_id)
            if claim.rank is not None:
                self._claims.setdefault(CellKey(claim.table, claim.record_id, claim.field), []).append(claim)
        for ranked in self._claims.values():
            ranked.sort(key=lambda claim: (claim.rank or 0, claim.claim_id))
        for key in editorial:
            self._ids[key.table].add(key.record_id)

    def ids(self, table: str) -> list[str]:
        """Ids of the rows of a table, in order."""
        return sorted(self._ids[table])

    def has(self, table: str, record_id: str | None) -> bool:
        """Whether a table has a row."""
        return record_id in self._ids[table]

    def referring(self, table: str, field: str, record_id: str) -> list[str]:
        """Ids of the rows of a table whose reference in a column is to one row, in order."""
        if (table, field) not in self._referring:
            self._referring[table, field] = self._by_reference(table, field)
        return self._referring[table, field].get(record_id, [])

    def _by_reference(self, table: str, field: str) -> dict[Any, list[str]]:
        """The ids of the rows of a table by what they refer to in a column."""
        rows: dict[Any, list[str]] = {}
        for row in self.ids(table):
            rows.setdefault(self.cell(table, row, field), []).append(row)
        return rows

    def claims(self, table: str, record_id: str, *fields: str) -> list[Claim]:
        """Ranked claims of one row on some columns: column by column, best first."""
        return [c for field in fields for c in self._claims.get(CellKey(table, record_id, field), ())]

    def cell(self, table: str, record_id: str, field: str) -> Any:
        """The value of one cell, whatever its basis."""
        key = CellKey(table, record_id, field)
        if key not in self._cells:
            self._cells[key] = self._make(key, COLUMNS[table][field])
        return self._cells[key]

    def _make(self, key: CellKey, column: Column) -> Any:
        if column.basis == "stated":
            return select_value(column, self.claims(*key))
        if column.basis == "derived":
            return self.rules[column.rule or ""](self, key.table, key.record_id, column)
        if key.field == next(iter(COLUMNS[key.table])):
            return key.record_id
        return self.editorial.get(key, () if column.kind == "list" else None)

    def rows(self, table: str) -> list[Any]:
        """The records of a table."""
        record = record_class(table)
        return [
            record(*(self.cell(table, record_id, column.name) for column in columns(record)))
            for record_id in self.ids(table)
        ]


COLUMNS: dict[str, dict[str, Column]] = {
    name: {column.name: column for column in columns(record_class(name))} for name in CLAIM_BASED
}


def select_value(column: Column, ranked: Iterable[Claim]) -> Any:
    """The value of a stated cell: its best claim's or, for a list, the items of all.

    A date that is claimed only in part leaves the cell empty; the interval columns hold it.

    Examples
    --------
    >>> from belarus_releases.tables.events import Event
    >>> total = next(column for column in columns(Event) if column.name == "released_total")
    >>> claim = Claim("c1", "events", "e", "released_total", "14", None, "s1", None, "stated", 1, None, "full")
    >>> select_value(total, [claim])
    14
    """
    values = [claim.value for claim in ranked]
    if column.kind == "list":
        return tuple(sorted(set(values)))
    if not values:
        return None
    if column.kind == "date":
        first, last = interval(values[0])
        return first if first == last else None
    return column.codec.parse(values[0])


def editorial_cells(table: str, rows: Iterable[Any]) -> dict[CellKey, Any]:
    """The entered and coded cells of rows."""
    by_name = COLUMNS[table]
    key = next(iter(by_name))
    return {
        CellKey(table, getattr(row, key), column.name): getattr(row, column.name)
        for row in rows
        for column in by_name.values()
        if column.basis in ("entered", "coded")
    }
