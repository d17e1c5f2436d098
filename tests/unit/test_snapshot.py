"""The rows of every table at one version and day, and the cache of snapshots."""

import datetime as dt
import hashlib
from typing import Annotated, Literal

import pytest

from belarus_releases import _snapshot
from belarus_releases._snapshot import Snapshot, snapshot
from belarus_releases.adoption import selected
from belarus_releases.errors import InvalidValueError, NotFoundError
from belarus_releases.schema.columns import COUNTRY, Vocabulary
from belarus_releases.schema.declare import entered, table
from belarus_releases.storage import checksums, versions
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.storage._schema import LAYOUTS
from belarus_releases.tables import TABLES
from tests.factories import day, row

DAY = day("2025-09-30")


@pytest.fixture(autouse=True)
def _empty_cache():
    _snapshot._snapshot.cache_clear()
    yield
    _snapshot._snapshot.cache_clear()


def stored(*rows):
    """A file of sources: id and publisher of each row."""
    names = [*(column.name for column in LAYOUTS["sources"]), "since"]
    lines = [names]
    for source_id, publisher in rows:
        cells = {"source_id": source_id, "publisher": publisher, "kind": "news", "quality": "good"}
        lines.append([cells.get(name, "") for name in names])
    return "".join(f"{','.join(line)}\n" for line in lines).encode()


class TestRows:
    @pytest.fixture(autouse=True)
    def _file(self, monkeypatch):
        self.reads = []

        def read(name, version, columns):
            self.reads.append((name, version))
            return self.file

        self.file = stored(("a", "A"), ("b", "B"))
        monkeypatch.setattr(_snapshot, "table_csv", read)

    def test_records_are_made_once_and_only_when_used(self):
        rows = Snapshot("2026.11.0")
        assert (next(iter(rows.layout("sources"))), self.reads) == ("source_id", [])
        assert type(rows.rows("sources")) is tuple
        assert [(source.source_id, source.publisher) for source in rows.rows("sources")] == [("a", "A"), ("b", "B")]
        assert rows.rows("sources") is rows.rows("sources")
        assert self.reads == [("sources", "2026.11.0")]

    def test_an_index_gives_records_by_id(self):
        rows = Snapshot("2026.11.0")
        a, b = rows.rows("sources")
        assert rows.index("sources") == {"a": a, "b": b}
        assert rows.index("sources") is rows.index("sources")
        assert self.reads == [("sources", "2026.11.0")]


class TestLayout:
    def test_columns_are_those_of_the_version(self):
        older, newer = Snapshot("2026.11.0"), Snapshot("2026.11.1")
        assert "is_reprint" in newer.layout("sources")
        assert "is_reprint" not in older.layout("sources")
        assert list(older.layout("sources").values()) == list(older.columns("sources"))
        assert [column.name for column in older.columns("sources")] == list(older.layout("sources"))

    def test_it_is_made_once(self):
        rows = Snapshot("2026.11.0")
        assert rows.layout("events") is rows.layout("events")


class TestDeclared:
    def test_columns_are_those_of_the_version_with_meaning_and_pattern(self):
        older, newer = Snapshot("2026.11.0"), Snapshot("2026.11.1")
        assert [*older.declared("sources")] == [*older.layout("sources")]
        assert [*newer.declared("sources")] == [*newer.layout("sources")]
        assert older.declared("events")["destinations"].pattern is COUNTRY

    def test_vocabularies_are_those_of_the_version(self, monkeypatch):
        kinds = Vocabulary({"x": "An x.", "y": "A y."}, since={"y": "2026.11.1"})

        @table("things", "Things.")
        class Thing:
            thing_id: Annotated[Literal["x", "y"], kinds] = entered("The id.")

        monkeypatch.setattr(_snapshot, "record_class", lambda name: Thing)
        assert Snapshot("2026.11.0").declared("things")["thing_id"].items == ("x",)
        assert Snapshot("2026.11.1").declared("things")["thing_id"].items == ("x", "y")

    def test_they_are_made_once(self):
        rows = Snapshot("2026.11.0")
        assert rows.declared("events") is rows.declared("events")


class TestPart:
    """The rows of all tables by a part of the sources are computed together, and once."""

    @pytest.fixture
    def parts(self, monkeypatch):
        parts = []

        def selected_rows(rows, sources, version):
            assert list(rows) == list(TABLES)
            parts.append((version, [source.source_id for source in sources], len(rows["events"])))
            return {name: [] for name in TABLES} | {"events": [row("events", event_id="e")]}

        monkeypatch.setattr(selected, "selected_rows", selected_rows)
        return parts

    def test_for_all_tables_at_once(self, parts):
        rows = Snapshot("2026.11.0", DAY)
        assert parts == []
        assert rows.rows("events") == (row("events", event_id="e"),)
        assert (rows.rows("claims"), rows.index("events")) == ((), {"e": row("events", event_id="e")})
        assert parts == [("2026.11.0", ["s0001", "s0002", "s0003", "s0004"], 6)]

    def test_once_for_all_who_ask_for_the_part(self, parts):
        one = snapshot("2026.11.0", "2025-09-30", "without quality=weak")
        assert one.rows("events") is snapshot("2026.11.0", DAY, "without quality=weak").rows("events")
        assert len(parts) == 1
        snapshot("2026.11.0", "2025-10-01", "without quality=weak").rows("events")
        snapshot("2026.11.0", "2025-09-30", "among quality=weak").rows("events")
        snapshot("2026.11.1", "2025-09-30", "without quality=weak").rows("events")
        assert [version for version, _, _ in parts] == ["2026.11.0"] * 3 + ["2026.11.1"]

    def test_day_and_choice_combine(self, parts):
        ids = {}
        for arguments in [(DAY, None), (None, "without quality=weak"), (DAY, "without quality=weak")]:
            Snapshot("2026.11.0", *arguments).rows("events")
            ids[arguments] = set(parts[-1][1])
        by_day, by_choice, both = ids.values()
        assert both == by_day & by_choice
        assert both < by_day
        assert both < by_choice

    def test_it_is_computed_from_the_rows_of_the_version_in_the_cache(self, parts):
        Snapshot("2026.11.0", DAY).rows("events")
        assert set(snapshot("2026.11.0")._rows) == set(TABLES)

    @pytest.mark.parametrize("table", ["countries", "data_versions"])
    def test_tables_of_no_version_have_no_parts(self, parts, table):
        part = Snapshot("2026.11.0", DAY, "without quality=weak")
        assert part.rows(table) == Snapshot("2026.11.0").rows(table) != ()
        assert parts == []

    @pytest.mark.parametrize("arguments", [(day("2025-06-30"),), (None, "without quality=weak")])
    def test_on_bundled_rows(self, arguments):
        ids = [source.source_id for source in Snapshot("2026.11.0", *arguments).rows("sources")]
        assert ids
        assert ids != [source.source_id for source in Snapshot("2026.11.0").rows("sources")]

    def test_what_a_source_reprints_is_looked_up_among_all(self):
        whole = snapshot("2026.11.0")
        assert (
            whole.originals == Snapshot("2026.11.0", None, "among quality=primary").originals == whole.index("sources")
        )


class TestCache:
    def test_a_version_and_a_day_have_one_snapshot(self):
        one = snapshot("2026.11.0", "2025-09-30")
        assert (one.version, one.known_on) == ("2026.11.0", DAY)
        assert snapshot("2026.11.0", DAY) is one
        assert snapshot("2026.11.0", dt.datetime(2025, 9, 30, 12)) is one
        assert snapshot("2026.11.0") is snapshot("2026.11.0", None) is not one
        assert snapshot("2026.11.0").known_on is None

    def test_a_choice_has_one_snapshot_however_it_is_written(self):
        one = snapshot("2026.11.0", None, "without quality=weak; among publisher_side=state,exile")
        assert one.choice == "among publisher_side=exile,state; without quality=weak"
        assert snapshot("2026.11.0", None, one.choice) is one
        assert not one.whole
        assert snapshot("2026.11.0").whole

    def test_latest_is_the_current_version(self):
        assert snapshot() is snapshot("latest") is snapshot(CURRENT)
        assert snapshot().version == CURRENT

    def test_it_is_bounded(self):
        """The latest sixteen are kept."""
        first = snapshot("2026.11.0", DAY)
        others = [snapshot("2026.11.0", DAY + dt.timedelta(days=number)) for number in range(1, 16)]
        assert snapshot("2026.11.0", DAY) is first
        snapshot("2026.11.0", DAY + dt.timedelta(days=16))
        assert snapshot("2026.11.0", DAY) is first
        assert snapshot("2026.11.0", DAY + dt.timedelta(days=1)) is not others[0]

    @pytest.mark.parametrize(
        ("arguments", "error"),
        [
            (("2026.12.99",), NotFoundError),
            ((2026,), InvalidValueError),
            (("latest", "2025-09"), InvalidValueError),
            (("latest", None, "quality=weak"), InvalidValueError),
            (("2026.11.0", None, "among is_reprint=true"), NotFoundError),
        ],
    )
    def test_another_version_or_day_is_refused(self, arguments, error):
        with pytest.raises(error):
            snapshot(*arguments)
        assert _snapshot._snapshot.cache_info().currsize <= 1  # the version, whose columns a choice is read by


class TestBefore:
    @pytest.mark.parametrize(
        ("choice", "versions"),
        [
            (None, ["2026.11.0", "2026.11.1"]),
            ("without quality=weak", ["2026.11.0", "2026.11.1"]),
            ("without is_reprint=true", ["2026.11.1"]),
        ],
    )
    def test_older_versions_by_the_same_day_and_choice(self, choice, versions):
        older = Snapshot("2026.11.2", DAY, choice).before()
        assert [(one.version, one.known_on, one.choice) for one in older] == [
            (version, DAY, choice) for version in versions
        ]


class TestPublication:
    def test_the_day_of_publication_is_that_of_the_manifest_and_reads_nothing(self, monkeypatch):
        monkeypatch.setattr(_snapshot, "VERSIONS", {"2026.11.0": "2025-09-30", "2026.11.1": "2025-10-01"})
        rows = Snapshot("2026.11.0", DAY)
        assert (rows.published_on, rows._rows) == (DAY, {})

    def test_the_manifest_has_the_days_of_the_table_of_versions(self):
        days = {version.version: version.published_on for version in snapshot().rows("data_versions")}
        assert {version: snapshot(version).published_on for version in days} == days

    def test_unpublished_edits_have_none(self, monkeypatch):
        monkeypatch.setattr(versions, "CURRENT", "2026.11.0+dev")
        assert snapshot().version == "2026.11.0+dev"
        assert snapshot().published_on is None
        assert len(snapshot().sha256) == 64


class TestSha256:
    def test_of_a_table_it_is_computed_from_the_rows_of_the_version(self):
        expected = checksums.table_sha256("sources", "2026.11.0")
        assert Snapshot("2026.11.0").table_sha256("sources") == expected
        assert Snapshot("2026.11.1").table_sha256("sources") != expected

    def test_of_a_version_all_tables_and_the_coverage_count(self, monkeypatch):
        monkeypatch.setattr(Snapshot, "table_sha256", lambda self, table: f"<{table}>")
        text = "belarus-releases c14n 2\n" + "".join(f"{name}=<{name}>\n" for name in sorted([*TABLES, "coverage"]))
        assert Snapshot("2026.11.0").sha256 == hashlib.sha256(text.encode()).hexdigest()

    def test_it_is_that_of_what_is_bundled_whatever_the_day(self):
        assert Snapshot("2026.11.0", DAY).sha256 == Snapshot("2026.11.0").sha256
