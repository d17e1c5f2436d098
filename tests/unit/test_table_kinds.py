"""What kinds of table can do beside the others: matches of a search, a codebook, a diff."""

import copy
import datetime as dt
import pickle

import numpy as np
import pandas as pd
import pytest

from belarus_releases._table import (
    Codebook,
    Diff,
    Matches,
    Prisoners,
    Table,
)
from belarus_releases.errors import InvalidValueError, NotFoundError, OutOfRangeError
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.tables.changes import Change
from tests.factories import row, table
from tests.unit.few_changes import CHANGES
from tests.unit.few_events import DAY


class TestMatches:
    P, Q = row("prisoners", prisoner_id="p", name="A B"), row("prisoners", prisoner_id="q", name="C D")

    @pytest.fixture
    def matches(self, monkeypatch):
        from belarus_releases.names import scores

        self.texts = []

        def rank(rows, text):
            self.texts.append((rows, text))
            return [(0.9, self.Q), (0.8, self.P)], ("X Y",)

        monkeypatch.setattr(scores, "rank", rank)
        prisoners = table("prisoners", [self.P, self.Q], kind=Prisoners, version="2026.11.1", known_on=DAY)
        return prisoners.search("A C")

    def test_they_stand_in_the_order_of_their_scores(self, matches):
        assert type(matches) is Matches
        assert self.texts == [((self.P, self.Q), "A C")]
        assert list(matches) == [self.Q, self.P]
        assert matches.scores == (0.9, 0.8)
        assert matches.close == ("X Y",)
        assert (matches.name, matches.version, matches.known_on) == ("prisoners", "2026.11.1", DAY)

    def test_a_part_keeps_scores_and_close_names(self, matches):
        for part in (matches[1:], matches.where(name="A B")):
            assert type(part) is Matches
            assert (list(part), part.scores, part.close) == ([self.P], (0.8,), ("X Y",))

    def test_so_does_a_pickle(self, matches):
        for other in (pickle.loads(pickle.dumps(matches)), copy.copy(matches)):
            assert (list(other), other.scores, other.close) == ([self.Q, self.P], (0.9, 0.8), ("X Y",))
            assert (other, other.version, other.known_on) == (matches, "2026.11.1", DAY)

    def test_without_a_search_there_are_none(self):
        matches = Matches("prisoners", records=())
        assert (matches.scores, matches.close, matches.version) == ((), (), CURRENT)


def test_the_search_in_a_codebook_gives_a_codebook():
    entries = [row("codebook", entry_id=name, meaning=meaning) for name, meaning in (("a", "As b."), ("b", "B."))]
    codebook = table("codebook", entries, kind=Codebook)
    assert type(codebook.search("b")) is Codebook
    assert [entry.entry_id for entry in codebook.search("b")] == ["b", "a"]


# changes between two versions


class TestDiff:
    OLD, NEW = "2026.11.0", "2026.11.1"

    @pytest.fixture
    def diff(self):
        return Diff(self.OLD, self.NEW, iter(CHANGES))

    def test_it_is_a_table_of_changes(self, diff):
        assert (diff.old, diff.new, diff.version, diff.known_on) == (self.OLD, self.NEW, self.NEW, None)
        assert (len(diff), list(diff), diff.changes) == (8, list(CHANGES), CHANGES)
        assert (diff[0], diff[-1], diff["t/b/n"]) == (CHANGES[0], CHANGES[-1], CHANGES[2])
        assert (diff.name, diff.columns) == ("changes", ("cell", "table", "record_id", "kind", "column", "old", "new"))
        assert CHANGES[3] in diff
        assert "t/b/z" not in diff
        assert not Diff(self.OLD, self.NEW, ())

    @pytest.mark.parametrize(
        ("key", "error", "message"),
        [
            (8, OutOfRangeError, "changes has 8 rows: there is no row 8"),
            (-9, OutOfRangeError, "changes has 8 rows: there is no row -9"),
            ("t/b/nn", NotFoundError, "there is no row 't/b/nn' in changes: did you mean 't/b/n'"),
        ],
    )
    def test_a_change_that_does_not_exist(self, diff, key, error, message):
        with pytest.raises(error) as caught:
            diff[key]
        assert str(caught.value).startswith(message)

    def test_a_part_is_of_the_same_versions(self, diff):
        for part in (diff[2:4], diff.where(record_id="b"), diff.where(new=4), diff.where(old=[2, 3])):
            assert type(part) is Diff
            assert (part.old, part.new, part.changes) == (self.OLD, self.NEW, CHANGES[2:4])

    @pytest.mark.parametrize(
        ("conditions", "places"),
        [
            ({"kind": "row_added"}, [6, 7]),
            ({"kind": {"row_added", "column_added"}, "column": "x"}, [7]),
            ({"new": None}, [0, 1, 4]),
            ({"new": dt.date(2025, 9, 11)}, [5]),
            ({"new": "d"}, [6]),
            ({"old": "y"}, [4]),
            ({"old": np.int64(1)}, [1]),
            ({"old": [1, True]}, [1]),
            ({"new": [1, True]}, [7]),
            ({"new": [True, 1]}, [7]),
            ({"new": lambda value: value is True}, [7]),
        ],
    )
    def test_where(self, diff, conditions, places):
        assert list(diff.where(strict=True, **conditions)) == [CHANGES[place] for place in places]

    def test_where_refuses_what_never_occurs(self, diff):
        with pytest.raises(InvalidValueError, match=r"^kind is never 'row_add': did you mean 'row_added'"):
            diff.where(kind="row_add")
        with pytest.raises(NotFoundError, match=r"^column of changes: there is no 'nn': did you mean 'n'"):
            diff.where(column="nn", strict=True)

    def test_it_prints_a_summary(self, diff):
        """Rows are counted, not their cells; a row with a new column only is not changed."""
        others = [
            Change("t/e/other", "t", "e", "column_added", "other", None, 1),
            Change("u/f/id", "u", "f", "row_added", "id", None, "f"),
        ]
        assert str(Diff(self.OLD, self.NEW, [*CHANGES, *others])) == (
            "2026.11.0 to 2026.11.1\n"
            "  t: 1 added, 1 removed, 2 changed, column new added, column other added\n  u: 1 added"
        )
        assert str(diff[:0]) == "2026.11.0 to 2026.11.1: nothing changed"
        assert repr(diff) == "<Diff: 8 cells, 2026.11.0 to 2026.11.1>"

    def test_it_is_immutable(self, diff):
        with pytest.raises(AttributeError, match=r"^Diff is immutable: cannot set 'old'$"):
            diff.old = "0"

    def test_equality(self, diff):
        assert diff == Diff(self.OLD, self.NEW, list(CHANGES))
        assert hash(diff) == hash(Diff(self.OLD, self.NEW, CHANGES))
        assert diff != Table("changes", self.NEW, CHANGES)
        assert diff not in (
            Diff(self.NEW, self.NEW, CHANGES),
            Diff(self.OLD, "2026.11.2", CHANGES),
            Diff(self.OLD, self.NEW, CHANGES[1:]),
        )

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_copies_and_pickles(self, diff, protocol):
        for original in (diff, diff[2:4], diff[:0]):
            for other in (pickle.loads(pickle.dumps(original, protocol)), copy.copy(original), copy.deepcopy(original)):
                assert type(other) is Diff
                assert other == original
                assert (other.old, other.new, other.changes) == (self.OLD, self.NEW, original.changes)

    def test_a_version_that_does_not_exist(self):
        with pytest.raises(NotFoundError, match=r"^there is no data version 'x'"):
            Diff(self.OLD, "x", ())

    @pytest.mark.parametrize("changes", [CHANGES, ()])
    def test_a_frame_of_the_changes(self, changes):
        frame = Diff(self.OLD, self.NEW, changes).to_frame()
        assert tuple(frame.columns) == tuple(name for name in Change.__slots__ if name != "__weakref__")
        assert [tuple(cells) for cells in frame.itertuples(index=False)] == [
            tuple(getattr(change, name) for name in frame.columns) for change in changes
        ]
        text = pd.StringDtype("python")
        assert [*frame.drop(columns="kind").dtypes] == [text, text, text, text, object, object]
        assert [*frame["kind"].cat.categories] == [
            "row_added", "row_removed", "cell_changed", "column_added", "column_removed"
        ]  # fmt: skip

    @pytest.mark.parametrize("changes", [CHANGES, ()])
    @pytest.mark.parametrize(("dtypes", "dtype"), [("nullable", pd.StringDtype("python")), ("numpy", object)])
    def test_a_frame_with_values_as_text(self, changes, dtypes, dtype):
        frame = Diff(self.OLD, self.NEW, changes).to_frame(values="text", dtypes=dtypes)
        assert (frame["old"].dtype, frame["new"].dtype) == (dtype, dtype)
        texts = [["a", "1", "2", "2", "y;z", "", "", ""], ["", "", "4", "4", "", "2025-09-11", "d", "true"]]
        for name, cells in zip(("old", "new"), texts, strict=True):
            assert [*frame[name].fillna("")] == cells[: len(changes)]
            assert [*frame[name].isna()] == [not cell for cell in cells[: len(changes)]]
        assert frame.attrs["version"] == self.NEW

    def test_a_frame_of_some_columns(self, diff):
        assert [*diff.to_frame(columns=["new", "cell"], values="text").columns] == ["new", "cell"]
        assert [*diff.to_frame(columns="main").columns] == ["cell", "kind", "old", "new"]
        assert [*diff.to_frame(columns=["cell"], values="text").columns] == ["cell"]

    @pytest.mark.parametrize("values", ["txt", None, "", ["text"]])
    def test_another_form_of_values_is_refused(self, diff, values):
        with pytest.raises(InvalidValueError) as caught:
            diff.to_frame(values=values)
        assert str(caught.value) == f"values: expected 'python' or 'text', got {values!r}"

    def test_an_arrow_table_has_values_as_text(self, diff):
        arrow = pytest.importorskip("pyarrow")
        columns = arrow.table(diff).to_pydict()
        assert columns["cell"] == [change.cell for change in CHANGES]
        assert columns["old"] == ["a", "1", "2", "2", "y;z", None, None, None]
        assert columns["new"] == [None, None, "4", "4", None, "2025-09-11", "d", "true"]

    def test_a_polars_frame(self, diff):
        pytest.importorskip("pyarrow")
        pytest.importorskip("polars")
        assert diff.to_polars()["new"].to_list()[-1] == "true"

    def test_html(self, diff):
        assert ">y;z</td>" in diff._repr_html_()

    def test_changes_have_no_sources(self, diff):
        with pytest.raises(InvalidValueError, match=r"^changes cannot be cited"):
            diff.cite()
