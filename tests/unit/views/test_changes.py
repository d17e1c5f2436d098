"""The cells that differ between two versions."""

from belarus_releases.tables.changes import Change
from belarus_releases.views.changes import changes, diff
from tests.factories import row, snapshot

OLD = {
    "a": {"id": "a", "n": 1, "x": None},
    "b": {"id": "b", "n": 2, "x": "y"},
    "c": {"id": "c", "n": 3, "x": "y"},
}
NEW = {
    "d": {"id": "d", "n": None, "x": "z"},
    "c": {"id": "c", "n": 3, "x": None, "new": 7},
    "b": {"id": "b", "n": 4, "x": "y", "new": None},
}


class TestChanges:
    def test_rows_and_cells_that_differ(self):
        assert list(changes("t", OLD, NEW)) == [
            Change("t/a/id", "t", "a", "row_removed", "id", "a", None),
            Change("t/a/n", "t", "a", "row_removed", "n", 1, None),
            Change("t/b/n", "t", "b", "cell_changed", "n", 2, 4),
            Change("t/c/x", "t", "c", "cell_changed", "x", "y", None),
            Change("t/c/new", "t", "c", "column_added", "new", None, 7),
            Change("t/d/id", "t", "d", "row_added", "id", None, "d"),
            Change("t/d/x", "t", "d", "row_added", "x", None, "z"),
        ]

    def test_equal_states_have_no_changes(self):
        assert list(changes("t", OLD, OLD)) == []
        assert list(changes("t", {}, {})) == []

    def test_a_cell_whose_column_the_newer_version_lacks_is_changed(self):
        (change,) = changes("t", {"a": {"id": "a", "x": 1}}, {"a": {"id": "a"}})
        assert change == Change("t/a/x", "t", "a", "cell_changed", "x", 1, None)


class TestDiff:
    LINK = row("event_links", link_id="l", relation="denied")
    OLDER = snapshot("2026.11.0", events=[row("events", event_id="e", women=1, named=0)], event_links=[LINK])
    NEWER = snapshot(
        "2026.11.2",
        events=[row("events", event_id="e", women=2, named=1)],
        event_links=[LINK],
        claims=[row("claims", claim_id="c", decision="D.")],
    )

    def test_tables_stand_in_their_order_and_derived_columns_are_left_out(self):
        assert diff(self.OLDER, self.NEWER) == [
            Change("events/e/women", "events", "e", "cell_changed", "women", 1, 2),
            Change("claims/c/claim_id", "claims", "c", "row_added", "claim_id", None, "c"),
            Change("claims/c/decision", "claims", "c", "row_added", "decision", None, "D."),
        ]

    def test_derived_columns_are_included_where_the_caller_wants_them(self):
        assert diff(self.OLDER, self.NEWER, derived=True)[:2] == [
            Change("events/e/women", "events", "e", "cell_changed", "women", 1, 2),
            Change("events/e/named", "events", "e", "cell_changed", "named", 0, 1),
        ]

    def test_a_column_that_came_later_is_added(self):
        """`decision` exists since 2026.11.2."""
        older = snapshot("2026.11.1", claims=[row("claims", claim_id="c")])
        newer = snapshot("2026.11.2", claims=[row("claims", claim_id="c", decision="D.")])
        assert diff(older, newer) == [
            Change("claims/c/decision", "claims", "c", "column_added", "decision", None, "D.")
        ]
        assert diff(newer, older) == [
            Change("claims/c/decision", "claims", "c", "cell_changed", "decision", "D.", None)
        ]
