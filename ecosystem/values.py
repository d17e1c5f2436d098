"""The records, and whether a tool holds the same values."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import belarus_releases as br

#: Tables with every kind of column, and with columns that hold nothing at all.
NAMES = ("events", "prisoners", "custody_changes", "remaining_estimates", "contacts")
_BOOLEANS = {
    **dict.fromkeys(("true", "yes", "1", "1.0"), True),
    **dict.fromkeys(("false", "no", "0", "0.0"), False),
}


def tables() -> list[Any]:
    """The tables that are compared, at the newest version, and one of an older version."""
    return [*(br.dataset().table(name) for name in NAMES), br.dataset("2026.11.0").events()]


def assert_equal(table: Any, rows: Iterable[Mapping[str, Any]]) -> int:
    """Fail unless the rows hold the values of a table, cell by cell; their number."""
    held = {str(row[table.columns[0]]): row for row in rows}
    if set(held) != {getattr(record, table.columns[0]) for record in table}:
        raise AssertionError(f"{table.name}: other rows")
    kinds = {name: _kind([getattr(record, name) for record in table]) for name in table.columns}
    for record_id, row in held.items():
        for name, kind in kinds.items():
            expected, actual = _plain(getattr(table[record_id], name), kind), _plain(row[name], kind)
            if expected != actual:
                raise AssertionError(f"{table.name} {record_id} {name}: {actual!r} and not {expected!r}")
    return len(held)


def summary(counts: Iterable[int]) -> str:
    """The result of an act that compared tables."""
    counts = list(counts)
    return f"{sum(counts)} rows of {len(counts)} tables equal"


def _kind(values: list[Any]) -> type:
    """The type of a column: that of its first value."""
    return next((type(value) for value in values if value not in (None, ())), str)


def _plain(value: Any, kind: type) -> Any:
    """A value as each tool must hold it; None where there is none."""
    if not isinstance(value, list | tuple) and hasattr(value, "tolist"):
        value = value.tolist() if kind is not dt.date else value
    if isinstance(value, list | tuple):
        value = ";".join(value)
    if value is None or value != value or str(value) in ("", "NaT", "<NA>"):  # NaN is not equal to itself
        return None
    if kind is bool:
        return _BOOLEANS[str(value).lower()]
    if kind in (int, float):
        return float(value)
    return str(value)[:10] if kind is dt.date else str(value)
