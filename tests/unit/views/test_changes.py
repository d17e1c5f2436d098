"""The cells that differ between two versions."""

import pytest

from belarus_releases.tables.changes import Change
from belarus_releases.views.changes import changes, diff
from tests.factories import day, row, snapshot

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


BEFORE, AFTER = ("id", "n", "x"), ("id", "n", "x", "new")


class TestChanges:
    def test_rows_and_cells_that_differ(self):
        assert list(changes("t", OLD, NEW, BEFORE, AFTER)) == [
            Change("t/a/id", "t", "a", "row_removed", "id", "a", None),
            Change("t/a/n", "t", "a", "row_removed", "n", 1, None),
            Change("t/b/n", "t", "b", "cell_changed", "n", 2, 4),
            Change("t/c/x", "t", "c", "cell_changed", "x", "y", None),
            Change("t/c/new", "t", "c", "column_added", "new", None, 7),
            Change("t/d/id", "t", "d", "row_added", "id", None, "d"),
            Change("t/d/x", "t", "d", "row_added", "x", None, "z"),
        ]

    def test_backwards_what_was_added_is_removed(self):
        assert list(changes("t", NEW, OLD, AFTER, BEFORE)) == [
            Change("t/a/id", "t", "a", "row_added", "id", None, "a"),
            Change("t/a/n", "t", "a", "row_added", "n", None, 1),
            Change("t/b/n", "t", "b", "cell_changed", "n", 4, 2),
            Change("t/c/x", "t", "c", "cell_changed", "x", None, "y"),
            Change("t/c/new", "t", "c", "column_removed", "new", 7, None),
            Change("t/d/id", "t", "d", "row_removed", "id", "d", None),
            Change("t/d/x", "t", "d", "row_removed", "x", "z", None),
        ]

    def test_equal_states_have_no_changes(self):
        assert list(changes("t", OLD, OLD, BEFORE, BEFORE)) == []
        assert list(changes("t", {}, {}, (), AFTER)) == []

    @pytest.mark.parametrize("empty", [None, ()])
    def test_empty_cells_of_a_column_or_a_row_that_one_state_lacks_are_left_out(self, empty):
        state = {"a": {"id": "a", "x": empty}}
        assert list(changes("t", state, {"a": {"id": "a"}}, ("id", "x"), ("id",))) == []
        assert list(changes("t", {"a": {"id": "a"}}, state, ("id",), ("id", "x"))) == []
        assert [change.column for change in changes("t", {}, state, ("id", "x"), ("id", "x"))] == ["id"]

    @pytest.mark.parametrize(("old", "new"), [((), ("y",)), (("y",), ()), (None, "y"), ("y", None), (0, None)])
    def test_a_cell_that_was_or_becomes_empty_has_changed(self, old, new):
        states = {"a": {"id": "a", "x": old}}, {"a": {"id": "a", "x": new}}
        assert list(changes("t", *states, ("id", "x"), ("id", "x"))) == [
            Change("t/a/x", "t", "a", "cell_changed", "x", old, new)
        ]


class TestDiff:
    LINK = row("event_links", link_id="l", relation="denied")
    OLDER = snapshot(
        "2026.11.0",
        events=[row("events", event_id="e", women=1, named=0, date=day("2025-09-11"))],
        event_links=[LINK],
    )
    NEWER = snapshot(
        "2026.11.2",
        events=[row("events", event_id="e", women=2, named=1, date=day("2025-09-12"))],
        event_links=[LINK],
        claims=[row("claims", claim_id="c", decision="D.")],
    )
    DATE = Change("events/e/date", "events", "e", "cell_changed", "date", day("2025-09-11"), day("2025-09-12"))

    def test_tables_stand_in_their_order_and_what_follows_from_other_cells_is_left_out(self):
        """A date is derived too, and shown: no other column has it."""
        assert diff(self.OLDER, self.NEWER) == [
            self.DATE,
            Change("events/e/women", "events", "e", "cell_changed", "women", 1, 2),
            Change("claims/c/claim_id", "claims", "c", "row_added", "claim_id", None, "c"),
            Change("claims/c/decision", "claims", "c", "row_added", "decision", None, "D."),
        ]

    def test_what_follows_is_included_where_the_caller_wants_it(self):
        assert diff(self.OLDER, self.NEWER, derived=True)[:3] == [
            self.DATE,
            Change("events/e/women", "events", "e", "cell_changed", "women", 1, 2),
            Change("events/e/named", "events", "e", "cell_changed", "named", 0, 1),
        ]

    @pytest.mark.parametrize(
        ("table", "column", "follows"),
        [
            ("events", "n_origins", True),
            ("events", "confidence", True),
            ("events", "named", True),
            ("remaining_estimates", "rounded", True),
            ("events", "date_basis", False),
            ("event_links", "attributed_to", False),
            ("prisoners", "custody_status", False),
            ("prisoners", "status_as_of", False),
        ],
    )
    def test_counts_of_other_cells_follow_from_them(self, table, column, follows):
        first = next(iter(snapshot().layout(table)))
        older, newer = (snapshot(**{table: [row(table, **{first: "r", column: cell})]}) for cell in ("x", "y"))
        assert diff(older, newer, derived=True) == [
            Change(f"{table}/r/{column}", table, "r", "cell_changed", column, "x", "y")
        ]
        assert (diff(older, newer) == []) is follows

    def test_a_column_that_came_later_is_added(self):
        """`decision` exists since 2026.11.2; an empty cell of it is no change."""
        older = snapshot("2026.11.1", claims=[row("claims", claim_id=name) for name in "cd"])
        newer = snapshot("2026.11.2", claims=[row("claims", claim_id="c", decision="D."), row("claims", claim_id="d")])
        assert diff(older, newer) == [
            Change("claims/c/decision", "claims", "c", "column_added", "decision", None, "D.")
        ]
        assert diff(newer, older) == [
            Change("claims/c/decision", "claims", "c", "column_removed", "decision", "D.", None)
        ]
