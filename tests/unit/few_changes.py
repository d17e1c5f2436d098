"""Changes of every kind between two versions of one small table."""

import datetime as dt

from belarus_releases.tables.changes import Change

CHANGES = tuple(
    Change(f"t/{record_id}/{column}", "t", record_id, kind, column, old, new)
    for record_id, kind, column, old, new in [
        ("a", "row_removed", "id", "a", None),
        ("a", "row_removed", "n", 1, None),
        ("b", "cell_changed", "n", 2, 4),
        ("b", "cell_changed", "x", 2, 4),
        ("c", "cell_changed", "x", ("y", "z"), None),
        ("c", "column_added", "new", None, dt.date(2025, 9, 11)),
        ("d", "row_added", "id", None, "d"),
        ("d", "row_added", "x", None, True),
    ]
)
