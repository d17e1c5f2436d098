"""Bounds, versions, checksums and bundled files: one function at a time, against values written out."""

import hashlib

import pytest

from belarus_releases import canonical, store, versions
from belarus_releases.bounds import UNKNOWN, Bounds, bounds_of
from belarus_releases.errors import DamagedDataError, InvalidValueError, NotFoundError
from tests.small import row


class TestBounds:
    def test_sums_and_differences(self):
        assert Bounds(3, 7) + Bounds(10, 20) == Bounds(13, 27)
        assert Bounds(3, 7) - Bounds(1, 2) == Bounds(1, 6)

    @pytest.mark.parametrize("open_end", [Bounds(None, 2), Bounds(1, None)])
    def test_an_open_end_stays_open(self, open_end):
        low, high = open_end
        assert Bounds(3, 7) + open_end == open_end + Bounds(3, 7) == Bounds(low and 4, high and 9)
        assert Bounds(3, 7) - open_end == Bounds(high and 1, low and 6)
        assert open_end - Bounds(3, 7) == Bounds(low and -6, high and -1)

    @pytest.mark.parametrize(
        ("qualifier", "number", "low", "high", "allowed"),
        [
            ("exact", 52, None, None, Bounds(52, 52)),
            ("exact", 0, None, None, Bounds(0, 0)),
            ("about", 1300, None, None, Bounds(None, None)),
            ("at_least", None, 300, None, Bounds(300, None)),
            ("more_than", None, 300, None, Bounds(301, None)),
            ("at_most", None, None, 40, Bounds(None, 40)),
            ("fewer_than", None, None, 40, Bounds(None, 39)),
            ("range", None, 1200, 1400, Bounds(1200, 1400)),
            ("more_than", None, None, 40, Bounds(None, 40)),
            ("fewer_than", None, 300, None, Bounds(300, None)),
            (None, None, None, None, UNKNOWN),
        ],
    )
    def test_what_a_figure_allows(self, qualifier, number, low, high, allowed):
        bounds = {"qualifier": qualifier, "low": low, "high": high}
        assert bounds_of(row("remaining_estimates", point=number, **bounds)) == allowed
        assert bounds_of(row("release_totals", count=number, **bounds)) == allowed


class TestVersions:
    @pytest.mark.parametrize(
        ("version", "numbers"),
        [
            ("2026.11.0", (2026, 11, 0, 0)),
            ("2026.11.10+dev", (2026, 11, 10, 1)),
        ],
    )
    def test_what_a_version_sorts_by(self, version, numbers):
        assert versions.order(version) == numbers

    def test_what_has_been_there_since_a_version_is_there_from_then_on(self):
        assert versions.reaches("2026.11.2", "2026.11.2")
        assert versions.reaches("2026.11.2", "2026.11.10")
        assert not versions.reaches("2026.11.2+dev", "2026.11.2")

    @pytest.mark.parametrize(
        ("asked", "offered"),
        [
            ("2026.11", "'2026.11.0' or '2026.11.1'"),
            ("2027", "'2027.1.0' or '2027.1.1' or '2027.1.2' or '2027.1.3'"),
            ("202", "'2026.11.1' or '2027.1.0' or '2027.1.1' or '2027.1.2' or '2027.1.3'"),
            ("2027.1.4+dev", "'2026.11.1' or '2027.1.0' or '2027.1.1' or '2027.1.2' or '2027.1.3'"),
        ],
    )
    def test_what_is_no_version_is_answered_by_those_begun_so_or_the_last_five(self, asked, offered, monkeypatch):
        published = ("2026.11.0", "2026.11.1", "2027.1.0", "2027.1.1", "2027.1.2", "2027.1.3")
        monkeypatch.setattr(versions, "VERSIONS", published)
        monkeypatch.setattr(versions, "CURRENT", "2027.1.3+dev")
        assert versions.resolve("latest") == versions.resolve("2027.1.3+dev") == "2027.1.3+dev"
        assert versions.resolve("2026.11.0") == "2026.11.0"
        with pytest.raises(NotFoundError) as caught:
            versions.resolve(asked)
        assert str(caught.value) == f"there is no data version {asked!r}: ask for 'latest' or {offered}"

    def test_a_number_is_no_version(self, monkeypatch):
        monkeypatch.setattr(versions, "CURRENT", "2027.1.3")
        with pytest.raises(InvalidValueError, match=r"^a data version is text such as '2027\.1\.3', not 2026\.11$"):
            versions.resolve(2026.11)


class TestCanonicalForm:
    TEXT = 'belarus-releases c14n 1,t\nid,note\na,"x, y"\nb,\u00e9\n'

    def test_a_table_in_the_order_of_its_ids(self):
        rows = [["b", "e\u0301"], ["a", "x, y"]]
        assert canonical.table_sha256("t", ["id", "note"], rows) == hashlib.sha256(self.TEXT.encode()).hexdigest()

    def test_rows_with_equal_ids_stay_in_their_order(self):
        ordered = b"belarus-releases c14n 1,t\nid,n\na,2\na,1\n"
        assert canonical.table_sha256("t", ["id", "n"], [["a", "2"], ["a", "1"]]) == hashlib.sha256(ordered).hexdigest()

    def test_stored_rows_without_what_the_version_lacks(self):
        rows = [["a", "new", "x, y", "2026.11.0"], ["b", "", "\u00e9", "2026.11.1"]]
        found = canonical.stored_sha256("t", ["id", "later", "note"], ["id", "note"], rows)
        assert found == hashlib.sha256(self.TEXT.encode()).hexdigest()

    def test_a_dataset_in_the_order_of_its_tables(self):
        text = b"belarus-releases c14n 1\na=1\nb=2\n"
        assert canonical.dataset_sha256({"b": "2", "a": "1"}) == hashlib.sha256(text).hexdigest()


class TestStore:
    def test_a_whole_file_is_given(self, monkeypatch):
        monkeypatch.setattr(store, "get_data", lambda package, path: f"{package}:{path}".encode())
        monkeypatch.setattr(store, "FILES", {"a.csv": 0x55E5CF12})
        assert store.read("a.csv") == b"belarus_releases:data/a.csv"

    def test_another_checksum_is_refused(self, monkeypatch):
        monkeypatch.setattr(store, "get_data", lambda package, path: b"x")
        monkeypatch.setattr(store, "FILES", {"a.csv": 0})
        says = r"^the bundled file a\.csv is damaged \(its checksum differs\): reinstall belarus-releases$"
        with pytest.raises(DamagedDataError, match=says):
            store.read("a.csv")

    def test_what_cannot_be_read_is_refused(self, monkeypatch):
        monkeypatch.setattr(store, "get_data", lambda package, path: None)
        says = r"a\.csv cannot be read \(the loader of the package gives no data\): reinstall belarus-releases$"
        with pytest.raises(DamagedDataError, match="^the bundled file " + says) as caught:
            store.read("a.csv")
        assert isinstance(caught.value.__cause__, OSError)

    def test_history_is_read_where_asked_for_and_present(self, monkeypatch):
        monkeypatch.setattr(store, "read", str.encode)
        monkeypatch.setattr(store, "FILES", {"a.csv": 0, "history/a.csv": 0, "b.csv": 0})
        assert store.read_table("a", history=True) == (b"a.csv", b"history/a.csv")
        assert store.read_table("a", history=False) == (b"a.csv", None)
        assert store.read_table("b", history=True) == (b"b.csv", None)
