"""Why cells are empty: one reason for each, by a written order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from ..schema.dates import span
from ..tables import CLAIM_BASED
from ..tables.empty_cells import EmptyCell, Reason
from .covered import coverage

if TYPE_CHECKING:
    from .._snapshot import Snapshot
    from ..schema.columns import Column

#: Datasets that know more, in the order in which they are looked at, each with the reason where a cell is filled there.
Fuller: TypeAlias = "Sequence[tuple[Reason, Snapshot]]"


def empty_cells(snapshot: "Snapshot", table: str, fuller: Fuller = ()) -> list[EmptyCell]:
    """The empty cells of a table: see :meth:`belarus_releases.Dataset.why_empty`.

    Parameters
    ----------
    snapshot : Snapshot
        The dataset.
    table : str
        The table.
    fuller : sequence of tuple
        The reasons that a day or a choice of sources gives, each with the dataset without it.
    """
    return list(_cells(snapshot, table, fuller))


def _cells(snapshot: "Snapshot", table: str, fuller: Fuller) -> Iterator[EmptyCell]:
    columns = snapshot.declared(table)
    key = next(iter(columns))
    claims = _Claims(snapshot, table)
    is_outside = _outside(snapshot, table)
    for row in snapshot.rows(table):
        record_id = getattr(row, key)
        others = [(reason, other.index(table).get(record_id)) for reason, other in fuller]
        for name, column in columns.items():
            if not _is_empty(row, name):
                continue
            reason = next((reason for reason, other in others if other and not _is_empty(other, name)), None)
            reason = reason or _reason(row, record_id, column, claims)
            reason = reason or ("outside_coverage" if is_outside(row) else "not_stated")
            yield EmptyCell(f"{table}/{record_id}/{name}", record_id, name, reason)


def _is_empty(row: Any, column: str) -> bool:
    return getattr(row, column) in (None, ())


def _reason(row: Any, record_id: str, column: "Column", claims: "_Claims") -> "Reason | None":
    """The reason that row and claims give."""
    if claims.are_set_aside(record_id, column):
        return "set_aside"
    if column.inapplicable and column.inapplicable(row):
        return "does_not_apply"
    in_part = column.in_part or (f"{column.name}_earliest",)  # of a day
    if claims.are_adopted(record_id, column) or any(getattr(row, name, None) is not None for name in in_part):
        return "stated_in_part"
    return None


class _Claims:
    """Which cells of a table have claims, adopted or set aside."""

    def __init__(self, snapshot: "Snapshot", table: str) -> None:
        on_claims = table == "claims"
        claims = [claim for claim in snapshot.rows("claims") if on_claims or claim.table == table]
        if on_claims:  # a claim without a rank is one that is set aside
            self._set_aside = {(claim.claim_id, "rank") for claim in claims if claim.rank is None}
            self._adopted: set[tuple[str, str]] = set()
        else:
            self._set_aside = {(claim.record_id, claim.field) for claim in claims if claim.rank is None}
            self._adopted = {(claim.record_id, claim.field) for claim in claims if claim.rank is not None}

    def are_adopted(self, record_id: str, column: "Column") -> bool:
        """Whether a claim that the column is made of is adopted: of a date, one on a month or an interval."""
        return column.kind == "date" and any((record_id, field) in self._adopted for field in _fields(column))

    def are_set_aside(self, record_id: str, column: "Column") -> bool:
        """Whether there are claims that the column is made of, none of them adopted."""
        cells = [(record_id, field) for field in _fields(column)]
        return not self._adopted.intersection(cells) and not self._set_aside.isdisjoint(cells)


def _fields(column: "Column") -> Iterable[str]:
    """The columns whose claims make a column."""
    return column.inputs if column.basis == "derived" else (column.name,)


def _outside(snapshot: "Snapshot", table: str) -> Callable[[Any], bool]:
    """A test for rows whose dates lie outside the span in which the table is meant to be complete."""
    spans = [(row.first, row.last) for row in coverage(snapshot) if row.subject == table and row.first and row.last]

    def is_outside(row: Any) -> bool:
        dates = span(row)
        return dates is not None and all(dates[1] < first or last < dates[0] for first, last in spans)

    return is_outside if spans and table in CLAIM_BASED else lambda row: False
