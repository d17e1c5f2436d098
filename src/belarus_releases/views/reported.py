"""The text of a correction request: which cell, what it says at which version, who states it, and what is asked."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from ..schema.columns import format_cell
from .evidenced import evidence

if TYPE_CHECKING:
    from .._snapshot import Snapshot
    from ..tables.evidence import Evidence

#: Tables of single persons, whose values a public request does not repeat.
OF_PERSONS = ("prisoners", "custody_changes")

_FORM = "wrong-cell.yml"  # its fields: table, row, column, now, should, page
_BEFORE = (
    "Issues are public. Write no private matter: no health, family, age, address or whereabouts, and no name that is "
    "not in the data. To have a person removed, do not open an issue; the page 'Ethics and removal' says whom to "
    "write to. If you are in Belarus, think first: an issue shows your account."
)


def report(snapshot: "Snapshot", table: str, record_id: str, column: str, issues: str | None) -> str:
    """A correction request of a cell: see :func:`belarus_releases.report`."""
    now = f"{_value(snapshot, table, record_id, column)} in {snapshot.version}"
    place = {"table": table, "row": record_id, "column": column, "now": now}
    form = f"{issues}/new?{urlencode({'template': _FORM} | place)}" if issues else "the issues of the repository"
    return "\n".join(
        [
            f"Wrong cell: {table}, {record_id}, {column}",
            "",
            *(f"{label}: {place[key]}" for key, label in _LABELS.items()),
            "Stated by:",
            *(f"- {line}" for line in _stated(snapshot, table, record_id, column)),
            "What it should be: ",
            "Address of the page that says so: ",
            "",
            _BEFORE,
            f"Send it to: {form}",
        ]
    )


_LABELS = {"table": "Table", "row": "Row", "column": "Column", "now": "Value now"}


def _of_person(snapshot: "Snapshot", table: str, record_id: str) -> bool:
    """Whether a row is of a single person: a row of such a table, or a claim on one."""
    return (snapshot.index(table)[record_id].table if table == "claims" else table) in OF_PERSONS


def _value(snapshot: "Snapshot", table: str, record_id: str, column: str) -> str:
    if _of_person(snapshot, table, record_id):
        return "(of a person, so not repeated here)"
    value: Any = getattr(snapshot.index(table)[record_id], column)
    return format_cell(snapshot.declared(table)[column], value) or "empty"


def _stated(snapshot: "Snapshot", table: str, record_id: str, column: str) -> list[str]:
    """Who states the cell, the adopted first; of a cell that no claim states, how it comes about."""
    declared = snapshot.declared(table)[column]
    if declared.basis in ("entered", "coded"):
        source = snapshot.index(table)[record_id].source_id if table == "claims" else None
        return [f"nobody: the cell is {declared.basis} by the editors{f', from {source}' if source else ''}"]
    if declared.basis == "derived" and not declared.inputs:
        return ["nobody: the cell is computed from rows of custody_changes"]
    rows = evidence(snapshot, table, record_id, column)
    return [_statement(row, table) for row in rows] or ["no source"]


def _statement(row: "Evidence", table: str) -> str:
    value = "" if table in OF_PERSONS else f"{row.value}{' (adopted)' if row.adopted else ''}: "
    day = row.published_latest.isoformat() if row.published_latest else "day not known"
    return f"{value}{row.source_id}, {row.publisher or 'publisher not known'}, {day}"
