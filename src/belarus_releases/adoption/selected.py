"""The record by a set of sources: what these state, and no more.

The sources are those public by a day, those that meet a choice, or both; the way from them to the rows
is one. What does not change with them is what editors wrote with all sources at hand: ids, labels,
notes, codes, the order of claims, and which source reprints which.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import attrs

from ..schema.calver import reaches
from ..schema.columns import Column
from ..schema.dates import public_since
from ..tables import CLAIM_BASED
from ..tables.claims import Claim
from ..tables.sources import Source
from .cells import COLUMNS, CellKey, Cells, editorial_cells
from .rules import rules_at


class SelectedCells(Cells):
    """What the claims of some sources say, in the columns of a data version.

    A row exists when one of the sources states something of it; a prisoner, when one of
    their custody changes exists. A reference to a row that does not exist is empty, and a
    row that cannot be without the reference does not exist either.
    """

    def __init__(
        self, claims: Iterable[Claim], sources: Iterable[Source], editorial: Mapping[CellKey, Any], version: str
    ) -> None:
        super().__init__(claims, sources, {}, rules_at(version))
        self.editorial = editorial
        self.absent = {
            (table, name)
            for table, by_name in COLUMNS.items()
            for name, column in by_name.items()
            if not reaches(column.since, version)
        }
        self._drop()

    def _drop(self) -> None:
        """Drop the rows that claims are on and that do not exist."""
        changes = self._ids["custody_changes"]
        self._ids["prisoners"] = {self.editorial[CellKey("custody_changes", row, "prisoner_id")] for row in changes}
        for table, column in _REFERENCES:
            if not column.optional:
                self._keep(table, column.name)
        self._keep("event_links", "concession_id", "contact_id")

    def _keep(self, table: str, *references: str) -> None:
        """Keep the rows of a table in which one of the references, which editors enter, is to a row that exists."""
        columns = [COLUMNS[table][name] for name in references]
        self._ids[table] = {
            row
            for row in self._ids[table]
            if any(self._make(CellKey(table, row, column.name), column) for column in columns)
        }

    def _make(self, key: CellKey, column: Column) -> Any:
        if self.absent and (key.table, key.field) in self.absent:
            return () if COLUMNS[key.table][key.field].kind == "list" else None
        value = super()._make(key, column)
        table = column.refers_to
        if table is None or table not in CLAIM_BASED:
            return value
        if column.kind == "list":
            return tuple(item for item in value if self.has(table, item))
        return value if self.has(table, value) else None


_LISTS = {
    (table, name) for table, by_name in COLUMNS.items() for name, column in by_name.items() if column.kind == "list"
}
_REFERENCES = [(table, column) for table, by_name in COLUMNS.items() for column in by_name.values() if column.refers_to]


def selected_rows(rows: Mapping[str, Sequence[Any]], sources: Iterable[Source], version: str) -> dict[str, list[Any]]:
    """The rows of every table as far as some of the sources state them.

    Parameters
    ----------
    rows : mapping of str to sequence
        The records of every table at the version.
    sources : iterable of Source
        The sources whose claims count. What they reprint is looked up among all, so that the
        reprints of a text are one origin also where the text itself does not count.
    version : str
        The data version, whose rules and columns hold.
    """
    counted = {source.source_id: source for source in sources}
    claims = ranked(claim for claim in rows["claims"] if claim.source_id in counted)
    editorial = {key: cell for name in CLAIM_BASED for key, cell in editorial_cells(name, rows[name]).items()}
    cells = SelectedCells(claims, rows["sources"], editorial, version)
    selected: dict[str, list[Any]] = {name: cells.rows(name) for name in CLAIM_BASED}
    selected["sources"] = [
        source if source.origin_id in counted else attrs.evolve(source, origin_id=None)  # type: ignore[misc]
        for source in counted.values()
    ]
    selected["claims"] = [claim for claim in claims if cells.has(claim.table, claim.record_id)]
    return selected


def public_by(sources: Iterable[Source], day: dt.date) -> list[Source]:
    """The sources that were public by a day."""
    return [source for source in sources if (since := public_since(source)) is not None and since <= day]


def ranked(claims: Iterable[Claim]) -> list[Claim]:
    """Close the gaps that claims which are not there leave in the ranks of a cell (for lists, of an item)."""

    def cell(claim: Claim) -> tuple[str, ...]:
        item = claim.value if (claim.table, claim.field) in _LISTS else ""
        return claim.table, claim.record_id, claim.field, item

    rows = list(claims)
    ranked = sorted((c for c in rows if c.rank is not None), key=lambda c: (cell(c), c.rank or 0, c.claim_id))
    ranks = {c.claim_id: place for _, group in groupby(ranked, cell) for place, c in enumerate(group, 1)}
    return [attrs.evolve(claim, rank=ranks.get(claim.claim_id)) for claim in rows]  # type: ignore[misc]
