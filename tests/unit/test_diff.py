"""Changes between two versions, as a sequence, as text and as a frame."""

import pickle

import pandas as pd
import pytest

from belarus_releases._diff import Diff
from belarus_releases.errors import InvalidValueError, OutOfRangeError
from belarus_releases.tables.changes import Change

CHANGES = (
    Change("t", "a", "row_removed", "id", "a", None),
    Change("t", "a", "row_removed", "n", 1, None),
    Change("t", "b", "cell_changed", "n", 2, 4),
    Change("t", "b", "cell_changed", "x", 2, 4),
    Change("t", "c", "cell_changed", "x", ("y",), None),
    Change("t", "c", "column_added", "new", None, 7),
    Change("t", "d", "row_added", "id", None, "d"),
    Change("t", "d", "row_added", "x", None, "z"),
)


def test_it_is_a_sequence_of_changes():
    diff = Diff("1", "2", iter(CHANGES))
    assert (diff.old, diff.new, diff.changes) == ("1", "2", CHANGES)
    assert (len(diff), list(diff), diff[0], diff[-1]) == (8, list(CHANGES), CHANGES[0], CHANGES[-1])
    assert not Diff("1", "2", ())


@pytest.mark.parametrize(
    ("position", "error", "message"),
    [
        (8, OutOfRangeError, "there are 8 changes: there is no row 8"),
        (-9, OutOfRangeError, "there are 8 changes: there is no row -9"),
        ("a", InvalidValueError, "expected a position, got 'a'"),
    ],
)
def test_a_change_that_does_not_exist(position, error, message):
    with pytest.raises(error) as caught:
        Diff("1", "2", CHANGES)[position]
    assert str(caught.value) == message


def test_it_prints_a_summary():
    """Rows are counted, not their cells; a row with a new column only is not changed."""
    others = (Change("t", "e", "column_added", "other", None, 1), Change("u", "f", "row_added", "id", None, "f"))
    assert str(Diff("1", "2", CHANGES + others)) == (
        "1 to 2\n  t: 1 added, 1 removed, 2 changed, column new added, column other added\n  u: 1 added"
    )
    assert str(Diff("1", "2", ())) == "1 to 2: nothing changed"
    assert repr(Diff("1", "2", CHANGES)) == "<Diff: 8 cells, 1 to 2>"


def test_it_is_immutable_and_equal_by_value():
    diff = Diff("1", "2", CHANGES)
    with pytest.raises(AttributeError, match=r"^Diff is immutable: cannot set 'old'$"):
        diff.old = "0"
    assert diff == Diff("1", "2", list(CHANGES))
    assert hash(diff) == hash(Diff("1", "2", CHANGES))
    assert diff not in (Diff("0", "2", CHANGES), Diff("1", "3", CHANGES), Diff("1", "2", CHANGES[1:]))
    assert pickle.loads(pickle.dumps(diff)) == diff


@pytest.mark.parametrize("changes", [CHANGES, ()])
def test_a_frame_of_the_changes(changes):
    frame = Diff("1", "2", changes).to_frame()
    assert list(frame.columns) == ["table", "record_id", "kind", "column", "old", "new"]
    assert [tuple(cells) for cells in frame.itertuples(index=False)] == [
        (change.table, change.record_id, change.kind, change.column, change.old, change.new) for change in changes
    ]
    text = pd.StringDtype("python")
    assert list(frame.dtypes) == [text, text, text, text, object, object]
