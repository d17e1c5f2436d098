"""The public record as of a day: what the sources published by then state, and no more.

What cannot go back in time is what editors wrote later: ids, labels, notes and codes.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

import attrs

from .columns import Column, columns
from .derivations import known_by
from .errors import InvalidValueError
from .provenance import BUILT, CellKey, Evidence, fixed_cells
from .tables import record_class

if TYPE_CHECKING:
    from ._dataset import Dataset
    from .tables.claims import Claim
    from .tables.sources import Source


def day_of(known_on: str | dt.date) -> dt.date:
    """The day that is meant by a date or by its ISO text.

    Raises
    ------
    InvalidValueError
        If it is neither.

    Examples
    --------
    >>> day_of("2025-09-30")
    datetime.date(2025, 9, 30)
    """
    if isinstance(known_on, dt.datetime):
        return known_on.date()
    if isinstance(known_on, dt.date):
        return known_on
    try:
        return dt.date.fromisoformat(known_on)
    except (TypeError, ValueError):
        raise InvalidValueError(f"known_on is a day such as '2025-09-30', not {known_on!r}") from None


class Known(Evidence):
    """What a dataset's claims say by a day.

    A row is there when a source known by then states something of it; a person, when a
    change in her custody is there. A reference to a row that is not there is empty, and a
    row that cannot be without the reference is not there either.
    """

    def __init__(self, claims: Iterable["Claim"], sources: Iterable["Source"], fixed: Mapping[CellKey, Any]) -> None:
        super().__init__(claims, sources, {})
        self.fixed = fixed
        persons = {fixed[CellKey("custody_changes", change, "prisoner_id")] for change in self._ids["custody_changes"]}
        self._ids["prisoners"] = persons
        for table, column in _REFERENCES:
            if not column.nullable:
                self._keep(table, column.name)
        self._keep("event_links", "concession_id", "contact_id")

    def _keep(self, table: str, *references: str) -> None:
        """Keep the rows of a table in which one of the references is to a row that is there."""
        there = {row for row in self._ids[table] if any(self.cell(table, row, name) for name in references)}
        self._ids[table] = there
        self._cells.clear()

    def _make(self, key: CellKey, column: Column) -> Any:
        value = super()._make(key, column)
        refers_to = column.refers_to
        return value if refers_to is None or refers_to not in BUILT or self.has(refers_to, value) else None


_REFERENCES = [(name, column) for name in BUILT for column in columns(record_class(name)) if column.refers_to]


def known(ds: "Dataset", day: dt.date) -> dict[str, list[Any]]:
    """The rows of every table of a dataset, as far as they were public by a day."""
    sources = [source for source in ds.sources() if (since := known_by(source)) is not None and since <= day]
    public = {source.source_id for source in sources}
    claims = _ranked(claim for claim in ds.claims() if claim.source_id in public)
    fixed = {key: cell for name in BUILT for key, cell in fixed_cells(name, ds.table(name)).items()}
    evidence = Known(claims, sources, fixed)
    rows = {name: _at_version(ds, name, evidence.rows(name)) for name in BUILT}
    rows["sources"] = [s if s.origin_id in public else attrs.evolve(s, origin_id=None) for s in sources]  # type: ignore[misc]
    rows["claims"] = [claim for claim in claims if evidence.has(claim.table, claim.record_id)]
    return rows


def _at_version(ds: "Dataset", name: str, rows: list[Any]) -> list[Any]:
    """Empty the columns that the version does not have."""
    shown = ds.table(name).columns
    hidden = {c.name: None for c in columns(record_class(name)) if c.name not in shown}
    return [attrs.evolve(row, **hidden) for row in rows] if hidden else rows


def _ranked(claims: Iterable["Claim"]) -> list["Claim"]:
    """Close the gaps that later sources leave in the ranks of a cell (for lists, of an item)."""
    lists = {(name, c.name) for name in BUILT for c in columns(record_class(name)) if c.kind == "list"}

    def cell(claim: "Claim") -> tuple[str, ...]:
        item = claim.value if (claim.table, claim.field) in lists else ""
        return claim.table, claim.record_id, claim.field, item

    held = list(claims)
    placed = sorted((c for c in held if c.rank is not None), key=lambda c: (cell(c), c.rank or 0, c.claim_id))
    again = {c.claim_id: place for _, group in groupby(placed, cell) for place, c in enumerate(group, 1)}
    return [attrs.evolve(claim, rank=again.get(claim.claim_id)) for claim in held]  # type: ignore[misc]
