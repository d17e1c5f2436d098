"""What a table answers, on a few rows of its own."""

import copy
import datetime as dt
import json
import pickle

import numpy as np
import pandas as pd
import pytest

from belarus_releases import _snapshot
from belarus_releases._snapshot import snapshot
from belarus_releases._table import (
    Claims,
    Codebook,
    Diff,
    Events,
    Matches,
    Prisoners,
    RemainingEstimates,
    StockFlows,
    Table,
)
from belarus_releases.errors import InvalidValueError, NotFoundError, OutOfRangeError
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.storage.rows import table_csv
from belarus_releases.tables import TABLES
from belarus_releases.tables.changes import Change
from tests.factories import claim, row, source, table
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


class TestOtherForms:
    @pytest.mark.parametrize(
        ("lists", "cells"), [("tuple", [("LT", "UA"), None, ("LT",)]), ("join", ["LT;UA", pd.NA, "LT"])]
    )
    def test_a_frame_of_the_rows(self, events, lists, cells):
        frame = events.to_frame(lists=lists)
        assert all(one is other or one == other for one, other in zip(frame["destinations"], cells, strict=True))
        assert frame["released_total"].dtype == pd.Int64Dtype()
        assert tuple(frame.columns) == events.columns

    def test_lists_are_tuples_by_default(self, events):
        assert events.to_frame().loc[1, "destinations"] is None
        assert list(events)[1].destinations == ()
        assert Table("events", "2026.11.0").to_frame()["destinations"].to_list()[-1] == ("LT", "UA")

    def test_a_frame_is_made_anew_at_each_call(self, events):
        frame = events.to_frame()
        frame.iloc[:, :] = None
        assert list(events.to_frame()["event_id"]) == ["a", "b", "c"]

    def test_the_sheet_has_the_rows_the_columns_and_what_they_are(self, events):
        sheet = events[1:]._sheet()
        assert (sheet.name, sheet.version, sheet.known_on) == ("events", "2026.11.2", DAY)
        assert tuple(column.name for column in sheet.columns) == events.columns
        assert sheet.records() == (B, C)

    def test_only_a_whole_table_has_stored_rows(self, events):
        whole = Table("events", "2026.11.0")
        assert whole._sheet().stored() == snapshot("2026.11.0").csv("events")
        for part in (whole[:], whole.where(), Table("events", "2026.11.0", known_on=DAY), events):
            assert part._sheet().stored is None

    @pytest.mark.parametrize("name", ["data_versions", "countries"])
    def test_the_sheet_of_a_table_that_belongs_to_no_version_claims_none(self, name):
        assert Table(name)._sheet().version is None

    def test_an_arrow_table_and_its_stream(self, events):
        arrow = pytest.importorskip("pyarrow")
        assert events.to_arrow().column("released_total").to_pylist() == [52, 0, 52]
        assert arrow.table(events) == events.to_arrow()

    def test_the_stream_takes_the_schema_of_the_caller(self, events):
        arrow = pytest.importorskip("pyarrow")
        schema = events.to_arrow().schema
        place = schema.get_field_index("released_total")
        smaller = schema.set(place, schema.field(place).with_type(arrow.int32()))
        read = arrow.RecordBatchReader.from_stream(events, schema=smaller).read_all()
        assert read.schema.field(place).type == arrow.int32()
        assert read.column(place).to_pylist() == [52, 0, 52]

    def test_a_polars_frame(self, events):
        pytest.importorskip("polars")
        assert events.to_polars()["released_total"].to_list() == [52, 0, 52]

    def test_html_has_the_cells_between_title_and_footer(self, events):
        text = events._repr_html_()
        assert text.startswith("<p>Events: releases of persons from custody, under one act or in one handover.</p>")
        assert text.endswith("<p>3 rows × 32 columns, data version 2026.11.2, known on 2025-09-11</p>")
        assert ">LT; UA</td>" in text
        assert "<a " not in text

    def test_html_has_the_main_columns_only(self, events):
        text = events._repr_html_()
        assert text.count("<th ") == 8
        assert ">label</th>" not in text

    def test_in_html_sources_are_links(self):
        sources = [source("s1", url="https://example.org/1"), source("s2", url=None)]
        claims = [claim("events/e/women", "1"), claim("events/e/women", "2", "s2")]
        text = table("claims", claims, kind=Claims, sources=sources)._repr_html_()
        assert text.count("<a ") == 1
        assert '<a href="https://example.org/1" rel="noopener noreferrer" target="_blank">s1</a>' in text
        assert ">s2</td>" in text


class TestColumnsOfAFrame:
    """A caller may name the columns of a frame, or ask for the main ones."""

    def test_all_by_default(self, events):
        assert tuple(events.to_frame(columns="all").columns) == tuple(events.to_frame().columns) == events.columns

    @pytest.mark.parametrize("name", [*TABLES])
    def test_the_main_ones_are_those_that_are_printed(self, name):
        whole = Table(name, "2026.11.2")
        shown = [*whole.to_frame(columns="main").columns]
        assert shown[0] == whole.columns[0]
        assert 2 <= len(shown) < len(whole.columns)
        assert shown == [column.name for column in whole[:1]._sheet("main").columns]

    def test_the_main_ones_stand_in_their_order(self, events):
        assert [*events.to_frame(columns="main").columns] == [
            "event_id", "date_earliest", "released_total", "arrangement", "disposition", "date_latest",
            "destinations", "confidence",
        ]  # fmt: skip

    @pytest.mark.parametrize("collect", [list, tuple, dict.fromkeys, pd.Index, np.array, pd.Series])
    @pytest.mark.parametrize("stored", [False, True])
    def test_those_that_are_named_in_that_order(self, events, collect, stored):
        columns = collect(["label", "event_id"])
        frame = (Table("events", "2026.11.0") if stored else events).to_frame(columns=columns)
        assert [*frame.columns] == ["label", "event_id"]

    @pytest.mark.parametrize("dtypes", ["nullable", "numpy"])
    def test_with_other_dtypes_and_lists(self, dtypes):
        for events in (Table("events", "2026.11.0"), Table("events", "2026.11.0").where()):
            frame = events.to_frame("join", columns=["destinations", "women"], dtypes=dtypes)
            assert frame["destinations"].isna().tolist() == [True] * 4 + [False] * 2
            assert frame["destinations"][5] == "LT;UA"
            assert str(frame["women"].dtype) == {"nullable": "Int64", "numpy": "float64"}[dtypes]

    @pytest.mark.parametrize(
        ("columns", "error", "message"),
        [
            (["label", "lable"], NotFoundError, "there is no column 'lable' in events: did you mean 'label'?"),
            ([1], NotFoundError, "there is no column 1 in events: there are "),
            ([["label"]], NotFoundError, "there is no column ['label'] in events: did you mean 'label'"),
            ("label", InvalidValueError, "columns: expected 'all', 'main' or a list of names, got 'label'"),
            (b"label", InvalidValueError, "columns: expected 'all', 'main' or a list of names, got b'label'"),
            ([], InvalidValueError, "columns: expected 'all', 'main' or a list of names, got []"),
            (None, InvalidValueError, "columns: expected 'all', 'main' or a list of names, got None"),
            (pd.Index([]), InvalidValueError, "columns: expected 'all', 'main' or a list of names, got Index("),
            (["label", "label"], InvalidValueError, "columns: 'label' is named twice"),
        ],
    )
    def test_others_are_refused(self, events, columns, error, message):
        with pytest.raises(error) as caught:
            events.to_frame(columns=columns)
        assert str(caught.value).startswith(message)

    def test_a_column_that_came_later_does_not_exist_yet(self):
        with pytest.raises(NotFoundError, match="no column 'is_reprint' in sources"):
            Table("sources", "2026.11.0").to_frame(columns=["is_reprint"])


class TestOtherLibraries:
    """pandas and numpy would make objects of the records, so they are refused; Arrow readers take them."""

    @pytest.mark.parametrize(
        "convert",
        [pd.DataFrame, pd.Series, pd.Index, np.asarray, np.array, lambda rows: np.array(rows, dtype=object)],
    )
    def test_pandas_and_numpy_are_told_of_to_frame(self, events, convert):
        for rows in (events, Table("sources", "2026.11.0"), Diff("2026.11.0", "2026.11.1", CHANGES)):
            with pytest.raises(InvalidValueError) as caught:
                convert(rows)
            assert str(caught.value) == f"{rows.name} is a table of records: to_frame() gives a pandas frame"

    def test_a_list_of_the_records_is_a_list(self, events):
        assert list(events) == [A, B, C]
        assert sorted(events, key=lambda event: event.event_id, reverse=True) == [C, B, A]

    def test_pyarrow(self, events):
        arrow = pytest.importorskip("pyarrow")
        assert arrow.table(events).column("destinations").to_pylist() == [["LT", "UA"], None, ["LT"]]

    def test_polars(self, events):
        pytest.importorskip("pyarrow")
        pl = pytest.importorskip("polars")
        assert pl.DataFrame(events)["destinations"].to_list() == [["LT", "UA"], None, ["LT"]]

    def test_duckdb(self, events):
        pytest.importorskip("pyarrow")
        duckdb = pytest.importorskip("duckdb")
        query = "SELECT event_id, released_total FROM events WHERE destinations IS NOT NULL ORDER BY 1"
        assert duckdb.sql(query).fetchall() == [("a", 52), ("c", 52)]

    def test_ids_are_completed(self, events):
        assert events._ipython_key_completions_() == ["a", "b", "c"]
        assert events[1:]._ipython_key_completions_() == ["b", "c"]
        assert Diff("2026.11.0", "2026.11.1", CHANGES)._ipython_key_completions_()[0] == "t/a/id"


class TestCite:
    """The bibliography is that of the rows, at their version and on their day."""

    def test_all_sources_or_those_of_adopted_claims(self):
        meeting = table(
            "contacts",
            [row("contacts", contact_id="k")],
            claims=[claim("contacts/k/place", "Minsk"), claim("contacts/k/place", "Brest", "s2", 2)],
            sources=[source("s1", title="One"), source("s2", title="Two"), source("s3", title="Three")],
        )
        keys = {
            adopted: [entry["id"] for entry in json.loads(meeting.cite("csl-json", adopted=adopted))]
            for adopted in (False, True)
        }
        assert keys == {
            False: ["belarus_releases_s1", "belarus_releases_s2"],
            True: ["belarus_releases_s1"],
        }
        assert meeting.cite() == meeting.cite("bibtex", adopted=False) != meeting.cite("biblatex")


SOURCE = {"source": f"belarus-releases, data version {CURRENT}"}


class TestPlots:
    """Each kind of table hands its rows and their source to its plots."""

    @pytest.fixture
    def calls(self, monkeypatch):
        from belarus_releases.plotting import per_event, releases, remaining, waterfall

        calls = []
        for module, name in [
            (releases, "plot"),
            (per_event, "dispositions"),
            (per_event, "recognised"),
            (per_event, "named"),
            (remaining, "plot"),
            (waterfall, "plot"),
        ]:
            plot = f"{module.__name__.rpartition('.')[2]}.{name}"
            monkeypatch.setattr(
                module, name, lambda *rows, plot=plot, **options: calls.append((plot, *rows, options)) or plot
            )
        return calls

    @pytest.mark.parametrize(
        ("kinds", "plot"),
        [
            ((), "releases.plot"),
            (("releases",), "releases.plot"),
            (("dispositions",), "per_event.dispositions"),
            (("recognised",), "per_event.recognised"),
            (("named",), "per_event.named"),
        ],
    )
    def test_events(self, events, calls, kinds, plot):
        assert events[1:].plot(*kinds) == plot
        assert events[1:].plot(*kinds, ax="axes") == plot
        source = {"source": "belarus-releases, data version 2026.11.2, as known on 11 September 2025"}
        assert calls == [(plot, (B, C), None, source), (plot, (B, C), "axes", source)]

    @pytest.mark.parametrize(
        ("kind", "message"),
        [
            ("release", "kind: there is no picture 'release' of events: did you mean 'releases'?"),
            (
                None,
                "kind: there is no picture None of events: "
                "there are 'releases', 'dispositions', 'recognised', 'named'.",
            ),
            (
                ["named"],
                "kind: there is no picture ['named'] of events: did you mean 'named'?",
            ),
        ],
    )
    def test_another_plot_of_events_is_refused(self, events, calls, kind, message):
        with pytest.raises(InvalidValueError) as caught:
            events.plot(kind)
        assert str(caught.value) == message
        assert calls == []

    def test_estimates_with_the_events_of_their_version_and_day(self, calls):
        estimates = [row("remaining_estimates", estimate_id="f")]
        plotted = table("remaining_estimates", estimates, kind=RemainingEstimates, events=ROWS)
        assert plotted.plot() == "remaining.plot"
        assert plotted.plot(ax="axes", releases=False) == "remaining.plot"
        assert calls == [
            ("remaining.plot", tuple(estimates), None, {"events": ROWS, **SOURCE}),
            ("remaining.plot", tuple(estimates), "axes", {"events": (), **SOURCE}),
        ]

    def test_stock_and_flows(self, calls):
        periods = [row("stock_flows", period="2025-01-01/2025-12-31")]
        plotted = table("stock_flows", periods, kind=StockFlows)
        assert [plotted.plot(), plotted.plot(ax="axes")] == ["waterfall.plot"] * 2
        assert calls == [
            ("waterfall.plot", tuple(periods), None, SOURCE),
            ("waterfall.plot", tuple(periods), "axes", SOURCE),
        ]


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
