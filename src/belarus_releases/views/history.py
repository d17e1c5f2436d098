"""How a cell became known: what sources stated, day by day, and what was then selected."""

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from ..adoption.cells import CellKey
from ..adoption.replay import Replay
from ..errors import InvalidValueError, NotFoundError, candidates, shown
from ..tables import CLAIM_BASED, TABLES
from ..tables.claims import Claim
from ..tables.history import HistoryRow

if TYPE_CHECKING:
    from .._snapshot import Snapshot


class _State(NamedTuple):
    """A cell after a day, beside the claims that became public on it."""

    day: dt.date
    claims: list[Claim]
    value: Any
    changed: bool
    row_known: bool
    n_origins: int
    differs: bool  #: whether value, number of origins or existence of the row are others than before


def history(snapshot: "Snapshot", table: str, record_id: str, field: str) -> list[HistoryRow]:
    """The days of a cell: see :meth:`belarus_releases.Dataset.history`."""
    _check(snapshot, table, field)
    key = CellKey(table, record_id, field)
    rows = {name: snapshot.rows(name) for name in TABLES}
    replay = Replay(rows, snapshot.originals.values(), snapshot.version)
    value, n_origins, known = replay.value(key), replay.n_origins(key), False
    claimed = replay.claimed_cells(key)
    states = []
    for day, claims, cells in replay.days():
        before = value, n_origins, known
        if key in cells:
            value, n_origins = replay.value(key), replay.n_origins(key)
            known = replay.has(table, record_id) and replay.is_stated(key)
            claimed |= replay.claimed_cells(key)
        differs = (value, n_origins, known) != before
        states.append(_State(day, claims, value, value != before[0], replay.has(table, record_id), n_origins, differs))
    return [row for state in states for row in _rows(snapshot, key, state, claimed)]


def _check(snapshot: "Snapshot", table: str, field: str) -> None:
    """Raise unless the column is stated or derived."""
    if table not in CLAIM_BASED:
        raise NotFoundError(f"no claims are on {shown(table)}: {candidates(table, CLAIM_BASED)}")
    basis = snapshot.declared(table)[field].basis
    if basis not in ("stated", "derived"):
        raise InvalidValueError(
            f"column: {field} of {table} is {basis} by the editors, with all sources at hand, and so has "
            "no history: ask for a stated or derived column"
        )


def _rows(snapshot: "Snapshot", key: CellKey, state: _State, claimed: set[CellKey]) -> list[HistoryRow]:
    """The rows of a day: its claims, those on the cell itself first, or one without a claim where it changed."""

    def order(claim: Claim) -> tuple[Any, ...]:
        cell = CellKey(claim.table, claim.record_id, claim.field)
        return cell != key, claim.rank is None, claim.rank or 0, cell, claim.claim_id

    claims = [claim for claim in state.claims if CellKey(claim.table, claim.record_id, claim.field) in claimed]
    rows: list[Claim | None] = [*sorted(claims, key=order)]
    if not rows and state.differs:
        rows = [None]
    return [_row(snapshot, key, state, claim, place == 0) for place, claim in enumerate(rows)]


def _row(snapshot: "Snapshot", key: CellKey, state: _State, claim: Claim | None, first: bool) -> HistoryRow:
    source = snapshot.index("sources")[claim.source_id] if claim else None
    return HistoryRow(
        history_id=f"{state.day}/{claim.claim_id}" if claim else f"{state.day}",
        table=key.table,
        record_id=key.record_id,
        field=key.field,
        day=state.day,
        stated=claim.value if claim else None,
        value=None if state.value == () else state.value,
        changed=state.changed and first,
        row_known=state.row_known,
        n_origins=state.n_origins,
        rank=claim.rank if claim else None,
        basis=claim.basis if claim else None,
        publisher=source.publisher if source else None,
        publisher_side=source.publisher_side if source else None,
        source_id=claim.source_id if claim else None,
        claim_id=claim.claim_id if claim else None,
        claimed_cell=f"{claim.table}/{claim.record_id}/{claim.field}" if claim else None,
    )
