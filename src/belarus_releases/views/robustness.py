"""What becomes of adopted values when only a choice of sources counts."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..errors import InvalidValueError, NotFoundError, candidates, shown
from ..schema.columns import Column, format_cell
from ..schema.lists import SEPARATOR
from ..tables import CLAIM_BASED
from ..tables.robustness import Robustness

if TYPE_CHECKING:
    from .._snapshot import Snapshot


def robustness(snapshot: "Snapshot", table: str, column: object, parts: "Mapping[str, Snapshot]") -> list[Robustness]:
    """The cells of a column beside what they are by parts of the sources: see `Dataset.robustness`.

    Parameters
    ----------
    snapshot : Snapshot
        The dataset.
    table : str
        The table.
    column : str
        The column.
    parts : mapping of str to Snapshot
        The same dataset under each choice of sources, by the name of the choice.
    """
    declared = _selected_again(snapshot, table, column)
    others = {name: part.index(table) for name, part in parts.items()}
    key = next(iter(snapshot.layout(table)))
    rows = []
    for row in snapshot.rows(table):
        value, record_id = getattr(row, declared.name), getattr(row, key)
        if _is_empty(value):
            continue
        then = {name: getattr(other.get(record_id), declared.name, None) for name, other in others.items()}
        changed = {name: cell for name, cell in then.items() if not _is_empty(cell) and cell != value}
        rows.append(
            Robustness(
                cell=f"{table}/{record_id}/{declared.name}",
                table=table,
                record_id=record_id,
                column=declared.name,
                value=value,
                holds=tuple(name for name, cell in then.items() if cell == value),  # type: ignore[misc]
                changes=tuple(changed),  # type: ignore[arg-type]
                changes_to=tuple(f"{name}={_text(declared, cell)}" for name, cell in changed.items()),
                loses=tuple(name for name, cell in then.items() if _is_empty(cell)),  # type: ignore[misc]
            )
        )
    return rows


def _selected_again(snapshot: "Snapshot", table: str, name: object) -> Column:
    """A column whose cells follow from claims, and so from which sources count."""
    if table not in CLAIM_BASED:
        raise NotFoundError(f"no claims are on {shown(table)}: {candidates(table, CLAIM_BASED)}")
    columns = snapshot.declared(table)
    if not isinstance(name, str) or name not in columns:
        raise NotFoundError(f"there is no column {shown(name)} in {table}: {candidates(name, columns)}")
    column = columns[name]
    if column.basis in ("entered", "coded"):
        raise InvalidValueError(
            f"column: {name} of {table} is {column.basis} by the editors with all sources at hand, so it does not "
            "depend on a choice of sources"
        )
    return column


def _is_empty(cell: Any) -> bool:
    return cell is None or cell == ()


def _text(column: Column, cell: Any) -> str:
    return format_cell(column, cell).replace(SEPARATOR, ",")
