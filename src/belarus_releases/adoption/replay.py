"""The record as it became public, day by day: on each day only the cells are computed again that can differ.

A cell remembers which *facts* it was computed from: the claims on cells, the existence of rows, and which rows refer
to a row. A fact that changes makes the cells out of date that rest on it. So the state after a day is that of
`known_on`, and the days of a whole record are gone through about as fast as two of them are computed.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from ..schema.dates import public_since
from ..tables import CLAIM_BASED
from ..tables.claims import Claim
from ..tables.sources import Source
from .cells import COLUMNS, CellKey, editorial_cells
from .rules import origins
from .selected import SelectedCells, ranked

#: A CellKey is the claims on a cell; table and id the existence of a row; a table its ids; four texts the rows that
#: refer to a row.
Fact: TypeAlias = tuple[str, ...]


class Day(NamedTuple):
    """What became public on a day: the claims, and the cells that may have changed for it."""

    day: dt.date
    claims: list[Claim]
    cells: set[CellKey]


class Replay(SelectedCells):
    """The cells of the claim-based tables while sources become public.

    Parameters
    ----------
    rows : mapping of str to sequence
        The records of every table; the sources are those that become public.
    originals : iterable of Source
        All sources, among which is looked up what one reprints.
    version : str
        The data version, whose rules and columns hold.
    """

    def __init__(self, rows: Mapping[str, Sequence[Any]], originals: Iterable[Source], version: str) -> None:
        editorial = {key: cell for name in CLAIM_BASED for key, cell in editorial_cells(name, rows[name]).items()}
        super().__init__((), originals, editorial, version)
        self._sources: list[Source] = list(rows["sources"])
        self._of_source: dict[str, list[Claim]] = {}
        for claim in rows["claims"]:
            self._of_source.setdefault(claim.source_id, []).append(claim)
        self._claimed: dict[str, set[str]] = {name: set() for name in CLAIM_BASED}  # rows that a claim is on
        self._public: dict[CellKey, list[Claim]] = {}
        self._facts: dict[CellKey, set[Fact]] = {}
        self._resting: dict[Fact, set[CellKey]] = {}
        self._open: list[set[Fact]] = []  # facts of the cells that are being computed, the innermost last

    def days(self) -> Iterator[Day]:
        """Publish the sources, one day after the other; those that are of no day never become public."""
        by_day: dict[dt.date, list[Source]] = {}
        for source in self._sources:
            if (day := public_since(source)) is not None:
                by_day.setdefault(day, []).append(source)
        for day, sources in sorted(by_day.items()):
            claims = [claim for source in sources for claim in self._of_source.get(source.source_id, ())]
            yield Day(day, claims, self._publish(claims))

    # what is known after a day

    def value(self, key: CellKey) -> Any:
        """The value of a cell; empty where its row does not exist."""
        value = self.cell(*key)
        return value if self.has(key.table, key.record_id) else () if isinstance(value, tuple) else None

    def claimed_cells(self, key: CellKey) -> set[CellKey]:
        """The cells whose claims the value of a cell rests on."""
        self.cell(*key)
        return {CellKey(*fact) for fact in self._facts[key] if len(fact) == len(CellKey._fields)}

    def is_stated(self, key: CellKey) -> bool:
        """Whether a claim, adopted or not, is on one of these cells."""
        return any(cell in self._public for cell in self.claimed_cells(key))

    def n_origins(self, key: CellKey) -> int:
        """Independent origins of what is adopted in these cells."""
        return len({name for cell in self.claimed_cells(key) for name in origins(self, *cell[:2], cell[2:])})

    # cells and their facts

    def cell(self, table: str, record_id: str, field: str) -> Any:
        """The value of one cell, computed where it is out of date."""
        key = CellKey(table, record_id, field)
        if key not in self._cells:
            self._open.append({(table, record_id)})
            value = self._make(key, COLUMNS[table][field])
            self._facts[key] = self._open.pop()
            for fact in self._facts[key]:
                self._resting.setdefault(fact, set()).add(key)
            self._cells[key] = value
        self._rests_on(*self._facts[key])
        return self._cells[key]

    def ids(self, table: str) -> list[str]:
        """Ids of the rows of a table, in order."""
        self._rests_on((table,))
        return super().ids(table)

    def has(self, table: str, record_id: str | None) -> bool:
        """Whether a table has a row."""
        if record_id is not None:
            self._rests_on((table, record_id))
        return super().has(table, record_id)

    def claims(self, table: str, record_id: str, *fields: str) -> list[Claim]:
        """Ranked claims of one row on some columns: column by column, best first."""
        for field in fields:
            key = CellKey(table, record_id, field)
            self._rests_on(key)
            if key not in self._claims and key in self._public:
                claims = [claim for claim in ranked(self._public[key]) if claim.rank is not None]
                self._claims[key] = sorted(claims, key=lambda claim: (claim.rank or 0, claim.claim_id))
        return super().claims(table, record_id, *fields)

    def referring(self, table: str, field: str, record_id: str) -> list[str]:
        """Ids of the rows of a table whose reference in a column is to one row, in order."""
        rows = super().referring(table, field, record_id)
        self._rests_on(("referring", table, field, record_id))
        for row in rows:
            self.cell(table, row, field)
        return rows

    def _by_reference(self, table: str, field: str) -> dict[Any, list[str]]:
        self._open.append(set())  # of all the rows, only those that refer to a row are facts of a cell
        rows = super()._by_reference(table, field)
        self._open.pop()
        return rows

    def _rests_on(self, *facts: Fact) -> None:
        if self._open:
            self._open[-1].update(facts)

    # a day

    def _publish(self, claims: list[Claim]) -> set[CellKey]:
        """Add what becomes public together; the cells that were computed and are out of date now."""
        changed: set[Fact] = set()
        for claim in claims:
            key = _cell(claim)
            changed.add(key)
            self._public.setdefault(key, []).append(claim)
            self._claims.pop(key, None)
        expired = self._expire(changed)
        rows: set[tuple[str, str]] = {
            (claim.table, claim.record_id) for claim in claims if claim.record_id not in self._claimed[claim.table]
        }
        if rows:
            expired |= self._expire(self._exist(rows))
        return expired | self._expire(self._refer())

    def _expire(self, facts: set[Fact]) -> set[CellKey]:
        """Forget the cells that rest on facts."""
        cells = {key for fact in facts for key in self._resting.pop(fact, ())}
        for key in cells:
            self._cells.pop(key, None)
        return cells

    def _exist(self, claimed: set[tuple[str, str]]) -> set[Fact]:
        """Add rows that claims are on; the rows that exist or cease to exist by that."""
        before = self._ids
        for table, row in claimed:
            self._claimed[table].add(row)
        self._ids = {table: set(rows) for table, rows in self._claimed.items()}
        self._drop()
        rows = {(table, row) for table, ids in self._ids.items() for row in ids ^ before[table]}
        return rows | {(table,) for table, _ in rows}

    def _refer(self) -> set[Fact]:
        """Look again which rows refer to which; the rows for which that is not as it was."""
        before, self._referring = self._referring, {}
        changed: set[Fact] = set()
        for (table, field), old in before.items():
            new = self._referring[table, field] = self._by_reference(table, field)
            rows = {row for row in {*old, *new} if row and old.get(row) != new.get(row)}
            changed |= {("referring", table, field, row) for row in rows}
        return changed


def _cell(claim: Claim) -> CellKey:
    return CellKey(claim.table, claim.record_id, claim.field)
