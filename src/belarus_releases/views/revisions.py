"""How long the cells of a table took to get their final value."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from ..adoption.cells import CellKey
from ..adoption.replay import Replay
from ..errors import NotFoundError, candidates, shown
from ..tables import CLAIM_BASED, TABLES
from ..tables.revisions import Revision

if TYPE_CHECKING:
    from .._snapshot import Snapshot


def revisions(snapshot: "Snapshot", table: str) -> list[Revision]:
    """The stated and derived cells that were ever filled: see :meth:`belarus_releases.Dataset.revisions`."""
    if table not in CLAIM_BASED:
        raise NotFoundError(f"no claims are on {shown(table)}: {candidates(table, CLAIM_BASED)}")
    fields = {name: column.basis for name, column in snapshot.declared(table).items()
              if column.basis in ("stated", "derived")}  # fmt: skip
    rows = {name: snapshot.rows(name) for name in TABLES}
    replay = Replay(rows, snapshot.originals.values(), snapshot.version)
    values = {
        key: replay.value(key)
        for key in (CellKey(table, record_id, field) for record_id in snapshot.index(table) for field in fields)
    }
    stated: dict[CellKey, dt.date] = {}
    changes: dict[CellKey, list[tuple[dt.date, Any]]] = {}
    for day, _, cells in replay.days():
        for key in cells & values.keys():
            value = replay.value(key)
            if key not in stated and replay.has(key.table, key.record_id) and replay.is_stated(key):
                stated[key] = day
            if value != values[key]:
                values[key] = value
                changes.setdefault(key, []).append((day, None if value == () else value))
    return [_revision(key, fields[key.field], stated.get(key), changes[key]) for key in values if key in changes]


def _revision(key: CellKey, basis: Any, stated: dt.date | None, changes: list[tuple[dt.date, Any]]) -> Revision:
    (first_day, first_value), (final_day, final_value) = changes[0], changes[-1]
    stated_on = min(stated or first_day, first_day)
    return Revision(
        cell="/".join(key),
        table=key.table,
        record_id=key.record_id,
        field=key.field,
        basis=basis,
        stated_on=stated_on,
        first_day=first_day,
        first_value=first_value,
        final_day=final_day,
        final_value=final_value,
        days=(final_day - stated_on).days,
        n_changes=len(changes) - 1,
    )
