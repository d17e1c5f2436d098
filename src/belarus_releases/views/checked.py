"""Whether cells that were read at one version still stand at a later one; and the errata that concern a version."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ..adoption.origins import origin
from ..errors import InvalidValueError, NotFoundError, candidates, shown
from ..schema.calver import reaches
from ..schema.columns import Column, format_cell
from ..storage._manifest import REDACTED
from ..storage.corrections import ATTESTATION, errata_columns
from ..tables import CLAIM_BASED, TABLES
from ..tables.checked_cells import Answer, CheckedCell
from ..tables.claims import Claim
from ..tables.errata import Erratum
from .disputed import disputes

if TYPE_CHECKING:
    from .._snapshot import Snapshot

ROW_GONE = "The row is no longer in the record."
EVIDENCE = "It belongs to the evidence, `sources` and `claims`: errata list the cells that rest on it."
WORDED = "The editors reworded it."
FOLLOWS = "It follows from other cells."
BY_DAY = "Another value is selected from what was public by the day, or from the sources chosen."


class Cited(NamedTuple):
    """A cell that somebody read, with its value, written as in CSV, where they have it."""

    table: str
    record_id: str
    column: str
    value: str | None = None


def errata_of(snapshot: "Snapshot") -> list[Erratum]:
    """The errata of cells of a version that later ones have otherwise: see :meth:`belarus_releases.Dataset.errata`."""
    later = [erratum for erratum in snapshot.rows("errata") if not reaches(erratum.version, snapshot.version)]
    return [
        erratum
        for erratum in later
        if erratum.column in snapshot.layout(erratum.table) and erratum.record_id in snapshot.index(erratum.table)
    ]


def check(cells: Iterable[Cited], old: "Snapshot", new: "Snapshot") -> list[CheckedCell]:
    """Cells of one snapshot checked against another: see :func:`belarus_releases.check`.

    Raises
    ------
    NotFoundError
        If the earlier snapshot does not have one of the cells.
    InvalidValueError
        If a value is not that of the cell.
    """
    sides = _Side(old), _Side(new)
    errata: dict[tuple[str, str, str], list[Erratum]] = {}
    for erratum in errata_of(old):
        if reaches(erratum.version, new.version):
            errata.setdefault((erratum.table, erratum.record_id, erratum.column), []).append(erratum)
    unique = dict.fromkeys(cells)
    return [_checked(cited, *sides, errata.get(cited[:3], [])) for cited in unique]


class _Side:
    """A snapshot with what is asked of each cell: its value, its origins, whether it is disputed."""

    def __init__(self, snapshot: "Snapshot") -> None:
        self.snapshot = snapshot
        self.sources = snapshot.index("sources")
        self.originals = snapshot.originals
        self.disputed = {(row.table, row.record_id, row.field) for row in disputes(snapshot)}
        self.claims: dict[tuple[str, str, str], list[Claim]] = {}
        for claim in snapshot.rows("claims"):
            if claim.rank is not None:
                self.claims.setdefault((claim.table, claim.record_id, claim.field), []).append(claim)

    def column(self, table: str, name: str) -> Column:
        """A column of the version."""
        if table not in TABLES:
            raise NotFoundError(f"there is no table {shown(table)}: {candidates(table, TABLES)}")
        columns = self.snapshot.declared(table)
        if name not in columns:
            raise NotFoundError(f"there is no column {shown(name)} in {table}: {candidates(name, columns)}")
        return columns[name]

    def has(self, cited: Cited) -> bool:
        """Whether the version has the row."""
        return cited.record_id in self.snapshot.index(cited.table)

    def text(self, cited: Cited, column: Column) -> str:
        """The value of a cell, written as in CSV."""
        row = self.snapshot.index(cited.table).get(cited.record_id)
        return "" if row is None else format_cell(column, getattr(row, column.name))

    def field(self, cited: Cited, column: Column) -> tuple[str, str, str]:
        """The cell that claims are on: of a date, that of the column which has it."""
        fields = [(cited.table, cited.record_id, name) for name in column.inputs or (column.name,)]
        return next((field for field in fields if field in self.claims), fields[0])

    def n_origins(self, cited: Cited, column: Column) -> int | None:
        """How many independent origins state the adopted value; None where none is counted."""
        claims = self.claims.get(self.field(cited, column), ())
        if column.name in ATTESTATION or not claims:
            return None
        adopted = {claim.value for claim in claims if claim.rank == 1}
        return len({origin(self.sources[c.source_id], self.originals) for c in claims if c.value in adopted})


def _checked(cited: Cited, old: _Side, new: _Side, errata: list[Erratum]) -> CheckedCell:
    """The row of a cell."""
    column = old.column(cited.table, cited.column)
    if not old.has(cited) and old.snapshot.version not in REDACTED:
        raise NotFoundError(
            f"there is no row {shown(cited.record_id)} in {cited.table} of data version {old.snapshot.version}"
        )
    was, now = old.text(cited, column), new.text(cited, column)
    if old.has(cited) and cited.value not in (None, was):
        cell = f"{cited.table}/{cited.record_id}/{cited.column}"
        raise InvalidValueError(
            f"what: {cell} is {shown(cited.value)} there and {shown(was)} in data version {old.snapshot.version}: "
            "give the values as they were read, or name the cells"
        )
    counts = old.n_origins(cited, column), new.n_origins(cited, column)
    answer = _answer(cited, column, old, new, counts)
    changed = answer in ("corrected", "now_stated", "removed")
    reasons = dict.fromkeys(erratum.reason for erratum in errata) if changed else {}
    return CheckedCell(
        cell="/".join(cited[:3]),
        table=cited.table,
        record_id=cited.record_id,
        column=cited.column,
        answer=answer,
        old=was or None,
        new=now or None,
        kind=errata[0].kind if reasons else None,
        reason="; ".join(reasons) or (_without_erratum(cited, column, new) if changed else None),
        n_origins_old=counts[0],
        n_origins_new=counts[1],
    )


def _answer(cited: Cited, column: Column, old: _Side, new: _Side, counts: tuple[int | None, int | None]) -> "Answer":
    """The one answer for a cell."""
    if not (old.has(cited) and new.has(cited)):
        return "removed"
    was, now = old.text(cited, column), new.text(cited, column)
    if was != now:
        return "now_stated" if not was else "better_attested" if _more(column, was, now) else "corrected"
    if new.field(cited, column) in new.disputed and old.field(cited, column) not in old.disputed:
        return "now_disputed"
    return "better_attested" if (counts[1] or 0) > (counts[0] or 0) > 0 else "stands"


def _more(column: Column, was: str, now: str) -> bool:
    """Whether a column that says how well others are attested says more than it did."""
    if column.name not in ATTESTATION or not now:
        return False
    if column.vocabulary:
        return column.items.index(now) > column.items.index(was)
    return int(now) > int(was)


def _without_erratum(cited: Cited, column: Column, new: _Side) -> str:
    """Why a cell that changed has no erratum."""
    if not new.has(cited):
        return ROW_GONE
    if cited.table not in CLAIM_BASED:
        return EVIDENCE
    if column.name in {listed.name for listed in errata_columns(cited.table, new.snapshot.version)}:
        return BY_DAY
    return WORDED if column.basis == "entered" else FOLLOWS
