"""What a table answers, on a few rows of its own."""

import copy
import datetime as dt
import pickle

import pandas as pd
import pytest

from belarus_releases import _snapshot
from belarus_releases._table import (
    Codebook,
    Events,
    Matches,
    Prisoners,
    Table,
)
from belarus_releases.errors import InvalidValueError, NotFoundError, OutOfRangeError
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.storage.rows import table_csv
from belarus_releases.tables import TABLES
from tests.factories import row, source, table
from tests.unit.few_events import DAY, ROWS, A, B, C


@pytest.fixture
def events():
    return table("events", ROWS, kind=Events, version="2026.11.2", known_on=DAY)


class TestSequence:
    def test_it_has_a_length_an_order_and_positions(self, events):
        assert (len(events), list(events), list(reversed(events))) == (3, [A, B, C], [C, B, A])
        assert (events[0], events[-1]) == (A, C)
        assert events[0] is A

    def test_an_id_gives_its_row(self, events):
        assert events["b"] is events["b"] is B
        assert events.get("b") is B
        assert (events.get("x"), events.get("x", 7), events.get("x", default=7)) == (None, 7, 7)
        assert (events.get(0, 7), events.get(["b"], 7), events.get(None)) == (7, 7, None)

    @pytest.mark.parametrize(
        ("value", "is_in"),
        [
            ("a", True),
            ("x", False),
            (A, True),
            (row("events", event_id="a"), False),
            (row("events", event_id="x"), False),
            (row("sources", source_id="a"), False),
            (None, False),
            (3, False),
        ],
    )
    def test_it_contains_its_rows_and_their_ids(self, events, value, is_in):
        assert (value in events) is is_in

    def test_a_slice_is_a_table(self, events):
        assert list(events[1:]) == [B, C]
        assert list(events[::-2]) == [C, A]
        assert list(events[5:]) == []

    def test_an_id_of_another_row_of_the_table_is_not_in_a_slice(self, events):
        part = events[1:]
        assert "a" not in part
        assert part.get("a") is None
        with pytest.raises(NotFoundError):
            part["a"]

    def test_the_index_is_made_once(self, events):
        part = events[1:]
        assert part._index is part._index
        assert events._index is events._index

    @pytest.mark.parametrize(
        ("key", "kind", "message"),
        [
            ("aa", NotFoundError, "there is no row 'aa' in events: did you mean 'a'?"),
            (3, OutOfRangeError, "events has 3 rows: there is no row 3"),
            (-4, OutOfRangeError, "events has 3 rows: there is no row -4"),
            (1.5, InvalidValueError, "events: expected a position, a slice or an id, got 1.5"),
            (None, InvalidValueError, "events: expected a position, a slice or an id, got None"),
            (slice(0, 1, 0), InvalidValueError, "events: expected a position, a slice or an id, got slice(0, 1, 0)"),
        ],
    )
    def test_a_row_that_does_not_exist(self, events, key, kind, message):
        with pytest.raises(kind) as caught:
            events[key]
        assert str(caught.value) == message
        assert caught.value.__cause__ is None
        assert isinstance(key, str) or caught.value.__suppress_context__


class TestAttributes:
    def test_name_version_day_and_columns(self, events):
        assert (events.name, events.version, events.known_on) == ("events", "2026.11.2", DAY)
        assert events.columns[:2] == ("event_id", "label")
        assert Table("sources").version == Table("sources", "latest").version == CURRENT
        assert Table("sources", known_on="2025-09-11").known_on == DAY
        assert Table("sources").known_on is None

    def test_columns_are_those_of_the_version(self):
        assert "is_reprint" in Table("sources", "2026.11.1").columns
        assert "is_reprint" not in Table("sources", "2026.11.0").columns

    @pytest.mark.parametrize("name", ["data_versions", "countries"])
    def test_a_table_that_belongs_to_no_version_claims_none(self, name):
        assert Table(name, "2026.11.0").version is None
        assert Table(name, "2026.11.0") == Table(name, "2026.11.1")
        assert repr(Table(name, records=())).splitlines()[-1] == f"0 rows × {len(Table(name).columns)} columns"

    @pytest.mark.parametrize(
        ("name", "candidates"), [("event", "did you mean 'events' or 'event_links'?"), (5, "there are 'events', ")]
    )
    def test_a_table_that_does_not_exist(self, name, candidates):
        with pytest.raises(NotFoundError) as caught:
            Table(name)
        assert str(caught.value).startswith(f"there is no table {name!r}: {candidates}")
        assert "coverage" not in str(caught.value)

    @pytest.mark.parametrize("name", ["events", "coverage", "codebook", "panel"])
    def test_tables_about_tables_exist_too(self, name):
        assert Table(name, records=()).name == name

    @pytest.mark.parametrize("name", ["coverage", "codebook", "disputes", "panel", "stock_flows", "reconciliation"])
    def test_a_derived_table_needs_its_rows(self, name):
        with pytest.raises(InvalidValueError) as caught:
            Table(name, "2026.11.0")
        assert str(caught.value) == f"records: {name} is derived: its rows come from a method of `dataset()`"

    @pytest.mark.parametrize("records", [3, A])
    def test_the_rows_are_an_iterable(self, records):
        with pytest.raises(InvalidValueError, match=r"^records: expected records of events, got "):
            Table("events", records=records)

    def test_nothing_can_be_assigned(self, events):
        with pytest.raises(AttributeError, match=r"^Events is immutable: cannot set 'name'$"):
            events.name = "x"
        with pytest.raises(AttributeError, match=r"^Events is immutable: cannot delete '_records'$"):
            del events._records
        with pytest.raises(AttributeError, match=r"^Matches is immutable: cannot set 'close'$"):
            table("prisoners", kind=Matches).close = ()


class TestHints:
    """What belongs to frames or to columns is answered by where it is."""

    @pytest.mark.parametrize("name", ["head", "shape", "groupby", "to_csv"])
    def test_methods_of_frames(self, name):
        with pytest.raises(AttributeError) as error:
            getattr(table("events"), name)
        assert str(error.value) == f"Table has no attribute {name!r}: to_frame() gives a pandas frame, which has it"

    def test_other_names_have_no_hint(self):
        with pytest.raises(AttributeError) as error:
            table("events").no_such_thing  # noqa: B018
        assert str(error.value) == "Table has no attribute 'no_such_thing'"
        assert not hasattr(table("events"), "__array_interface__")

    def test_a_column_is_no_row(self):
        with pytest.raises(NotFoundError) as error:
            table("events")["released_total"]
        assert (
            str(error.value) == "'released_total' is a column of events: `.to_frame()['released_total']` has its cells"
        )


class TestRepr:
    """A title, the main columns of the first and last rows, and how much there is of what."""

    def test_of_a_short_table(self, events, monkeypatch):
        monkeypatch.setenv("COLUMNS", "100")
        assert repr(events) == (
            "Events: releases of persons from custody, under one act or in one handover.\n"
            "event_id  date_earliest  released_total  arrangement  disposition  date_latest  destinations  …\n"
            "a                                    52  exchange                               LT; UA\n"
            "b                                     0  negotiated\n"
            "c                                    52                                         LT\n"
            "3 rows × 32 columns, data version 2026.11.2, known on 2025-09-11"
        )

    def test_of_a_long_table_the_first_and_the_last_rows(self, monkeypatch):
        monkeypatch.setenv("COLUMNS", "80")
        lines = repr(table("sources", [source(f"s{number:02}") for number in range(11)])).splitlines()
        assert [line.split("  ")[0] for line in lines[1:-1]] == [
            "source_id", "s00", "s01", "s02", "s03", "s04", "…", "s06", "s07", "s08", "s09", "s10"
        ]  # fmt: skip
        assert lines[-1] == f"11 rows × {len(Table('sources').columns)} columns, data version {CURRENT}"

    def test_of_a_table_without_rows(self, monkeypatch):
        monkeypatch.setenv("COLUMNS", "200")
        title, header, footer = repr(table("countries")).splitlines()
        assert title == "Codes of the countries of the record, to merge with other datasets."
        assert header.split()[:2] == ["iso2", "name"]
        assert footer.startswith("0 rows × ")

    def test_of_one_row(self):
        assert repr(table("event_links", [row("event_links", link_id="l")], version="2026.11.0")).endswith(
            "\n1 row × 7 columns, data version 2026.11.0"
        )

    def test_matches_are_named_as_such(self):
        title = "Persons released and named in public reporting."
        assert repr(table("prisoners", kind=Prisoners)).splitlines()[0] == title
        assert repr(table("prisoners", kind=Matches)).splitlines()[0] == f"Matches, best first. {title}"

    @pytest.mark.parametrize("name", [*TABLES])
    @pytest.mark.parametrize("width", [200, 100, 80, 40])
    def test_the_rows_of_any_table_fit_the_terminal(self, name, width, monkeypatch):
        monkeypatch.setenv("COLUMNS", str(width))
        _, *lines, _ = repr(Table(name, "2026.11.2")).splitlines()
        assert max(map(len, lines)) <= width
        assert lines[0].startswith(Table(name).columns[0])

    def test_printing_reads_only_these_rows(self):
        events = Table("events", "2026.11.2", ROWS)
        events._set(_snapshot=_snapshot.Snapshot("2026.11.2"))
        repr(events)
        assert events._snapshot._rows == {}

    def test_a_codebook_prints_its_meanings(self):
        entries = [row("codebook", entry_id="t.a", meaning="An a."), row("codebook", entry_id="t.b", meaning="A b.")]
        codebook = table("codebook", entries, kind=Codebook)
        assert str(codebook) == "t.a: An a.\nt.b: A b."
        assert str(codebook[:0]) == ""
        assert repr(codebook) != str(codebook)

    def test_another_table_prints_as_it_is_shown(self, events):
        assert str(events) == repr(events)


class TestEquality:
    """Tables are equal if name, version, day and rows are."""

    TABLE = Table("events", "2026.11.2", ROWS, DAY)

    def test_a_choice_of_sources_tells_tables_apart(self):
        chosen = Table("events", "2026.11.2", ROWS, DAY, "without quality=weak")
        assert chosen == Table("events", "2026.11.2", ROWS, DAY, "without quality=weak") != self.TABLE
        assert chosen[:2].choice == "without quality=weak"

    @pytest.mark.parametrize(
        "equal",
        [
            Events("events", "2026.11.2", iter(ROWS), "2025-09-11"),
            Table("events", "2026.11.2", [copy.copy(A), B, C], DAY),
            table("events", ROWS, version="2026.11.2", known_on=DAY),
        ],
        ids=repr,
    )
    def test_equal_tables_have_equal_hashes(self, equal):
        assert equal == self.TABLE
        assert not equal != self.TABLE  # noqa: SIM202  (the other way to ask)
        assert hash(equal) == hash(self.TABLE)

    @pytest.mark.parametrize(
        "other",
        [
            Table("events", "2026.11.1", ROWS, DAY),
            Table("events", "2026.11.2", ROWS),
            Table("events", "2026.11.2", ROWS, dt.date(2025, 9, 12)),
            Table("events", "2026.11.2", ROWS[:2], DAY),
            Table("events", "2026.11.2", ROWS[::-1], DAY),
            Table("events", "2026.11.2", [A, B, row("events", event_id="c")], DAY),
            list(ROWS),
            "events",
            None,
        ],
        ids=repr,
    )
    def test_other_tables_differ(self, other):
        assert other != self.TABLE
        assert not other == self.TABLE  # noqa: SIM201  (the other way to ask)

    def test_empty_tables_of_two_names_differ(self):
        one, other = Table("events", records=()), Table("sources", records=())
        assert one != other
        assert hash(one) != hash(other)

    def test_another_type_may_compare_itself(self):
        assert self.TABLE.__eq__(list(ROWS)) is NotImplemented

    def test_two_versions_are_two_members_of_a_set(self):
        """Also where their rows are equal."""
        versions = ("2026.11.0", "2026.11.1")
        assert len({Table("events", version, ROWS) for version in versions}) == 2
        assert len({Table("events", version) for version in (*versions, *versions)}) == 2

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_copies_and_pickles_are_equal_and_of_the_same_kind(self, events, protocol):
        for original in (events, events[1:], Table("events", "2026.11.0", known_on="2025-09-11"), Table("countries")):
            for other in (pickle.loads(pickle.dumps(original, protocol)), copy.copy(original), copy.deepcopy(original)):
                assert type(other) is type(original)
                assert other == original
                assert (other.version, other.known_on) == (original.version, original.known_on)

    def test_a_pickle_has_the_rows_only_where_they_are_a_choice(self, events):
        assert events[1:].__reduce__() == (Events, ("events", "2026.11.2", (B, C), DAY, None))
        assert Table("events", "2026.11.0").__reduce__() == (Table, ("events", "2026.11.0", None, None, None))


class TestStored:
    """The rows of a table that is given none are those of the snapshot, read when first used."""

    @pytest.fixture(autouse=True)
    def _files(self, monkeypatch):
        _snapshot._snapshot.cache_clear()
        self.reads = []

        def read(name, version, columns):
            self.reads.append((name, version))
            return table_csv(name, version, columns)

        monkeypatch.setattr(_snapshot, "table_csv", read)
        yield
        _snapshot._snapshot.cache_clear()

    def test_they_are_read_once_and_only_when_used(self):
        sources = Table("sources", "2026.11.0")
        assert (sources.columns[0], sources.version, self.reads) == ("source_id", "2026.11.0", [])
        assert len(sources) == len(list(sources)) == 5
        assert sources["s0002"] is sources[1]
        assert "s0002" in sources
        assert self.reads == [("sources", "2026.11.0")]

    def test_all_tables_of_a_snapshot_share_them(self):
        one, other = Table("events", "2026.11.0"), Events("events", "2026.11.0")
        assert all(first is second for first, second in zip(one, other, strict=True))
        assert one._index is other._index
        assert self.reads == [("events", "2026.11.0")]

    def test_a_frame_of_all_rows_makes_no_records(self):
        events = Table("events", "2026.11.0")
        assert len(events.to_frame()) == 6
        assert self.reads == [("events", "2026.11.0")]
        assert events._snapshot._rows == {}

    def test_html_reads_sources_only_where_they_are_cited(self):
        events = Table("events", "2026.11.0")
        assert "sources" not in events._repr_html_()
        assert self.reads == [("events", "2026.11.0")]

    def test_a_frame_is_the_same_before_and_after_records_were_read(self):
        sources = Table("sources", "2026.11.0")
        before = sources.to_frame()
        list(sources)
        pd.testing.assert_frame_equal(sources.to_frame(), before)
        pd.testing.assert_frame_equal(sources.where().to_frame(), before)
        assert tuple(before.columns) == sources.columns


class TestWhere:
    """Which rows these are, is tested in `test_where.py`."""

    def test_a_part_is_a_table_of_the_same_kind(self, events):
        part = events.where(label="One").where(released_total=52)
        assert type(part) is Events
        assert (part.name, part.version, part.known_on, list(part)) == ("events", "2026.11.2", DAY, [A])

    def test_options_are_handed_on(self, events):
        assert list(events.where(part_of=lambda row_id: row_id is None, empty=True)) == [A, C]
        assert list(events.where(part_of=lambda row_id: row_id is None)) == []
        with pytest.raises(NotFoundError):
            events.where(strict=True, label="Two")

    def test_no_condition_leaves_all_rows(self, events):
        assert events.where() == events
