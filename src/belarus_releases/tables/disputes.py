"""``disputes``: one row is one of the values that sources state for a disputed cell."""

from typing import Any

from belarus_releases.columns import derived, table


def _derived(meaning: str, **given: Any) -> Any:
    return derived(meaning, by="disputes", **given)


@table("disputes", "One of several values stated for one cell. Derived from `claims` and `sources`.")
class Dispute:
    dispute_id: str = _derived("table/row/column=value.")
    table: str = _derived("Table of the cell.")
    record_id: str = _derived("Row of the cell.")
    field: str = _derived("Column of the cell.")
    value: str = _derived("The value stated, written as in CSV.")
    adopted: bool = _derived("Whether the cell has this value.")
    n_sources: int = _derived("Publications that state it.")
    n_origins: int = _derived("Independent origins among them.")
    source_ids: tuple[str, ...] = _derived("Those publications.", refers_to="sources")
    attributed_to: tuple[str, ...] = _derived("Whom they quote or cite for it.")
    why: str = _derived("Why it is adopted or not: the editors' decision, or the order of adoption.")
