"""What a table answers, on a few rows of its own."""

import copy
import datetime as dt
import json
import linecache
import pickle
import warnings

import numpy as np
import pandas as pd
import pytest

from belarus_releases import _snapshot
from belarus_releases._table import (
    Claims,
    Codebook,
    Events,
    Matches,
    Prisoners,
    RemainingEstimates,
    StockFlows,
    Table,
)
from belarus_releases.errors import InvalidValueError, NotFoundError, NotFoundWarning, OutOfRangeError
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.storage.rows import table_csv
from tests.factories import claim, row, source, table

DAY = dt.date(2025, 9, 11)
A = row("events", event_id="a", date=DAY, released_total=52, in_series=True, destinations=("LT", "UA"),
        arrangement="exchange", label="One")  # fmt: skip
B = row("events", event_id="b", released_total=0, in_series=False, arrangement="negotiated", label="1", part_of="a")
C = row("events", event_id="c", released_total=52, destinations=("LT",))
ROWS = (A, B, C)


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

    @pytest.mark.parametrize("name", ["data_versions", "countries", "organisations"])
    def test_a_table_that_belongs_to_no_version_claims_none(self, name):
        assert Table(name, "2026.11.0").version is None
        assert Table(name, "2026.11.0") == Table(name, "2026.11.1")
        assert repr(Table(name, records=())).endswith(": 0 rows>")

    @pytest.mark.parametrize(
        ("printed", "text"),
        [
            (table("sources", [source("s")], version="2026.11.0"), "<Sources: 1 row, data version 2026.11.0>"),
            (table("event_links", version="2026.11.0"), "<EventLinks: 0 rows, data version 2026.11.0>"),
            (table("countries", [row("countries", iso2="LT")]), "<Countries: 1 row>"),
            (
                table("events", ROWS, kind=Events, version="2026.11.2", known_on=DAY),
                "<Events: 3 rows, data version 2026.11.2, known on 2025-09-11>",
            ),
            (table("prisoners", kind=Matches, version="2026.11.2"), "<Matches: 0 rows, data version 2026.11.2>"),
        ],
    )
    def test_it_prints_its_name_size_version_and_day(self, printed, text):
        assert repr(printed) == text

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


class TestEquality:
    """Tables are equal if name, version, day and rows are."""

    TABLE = Table("events", "2026.11.2", ROWS, DAY)

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
        assert events[1:].__reduce__() == (Events, ("events", "2026.11.2", (B, C), DAY))
        assert Table("events", "2026.11.0").__reduce__() == (Table, ("events", "2026.11.0", None, None))


class TestStored:
    """The rows of a table that is given none are those of the snapshot, read when first used."""

    @pytest.fixture(autouse=True)
    def _files(self, monkeypatch):
        _snapshot._snapshot.cache_clear()
        self.reads = []

        def read(name, version):
            self.reads.append((name, version))
            return table_csv(name, version)

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
        assert self.reads == []
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
    @pytest.mark.parametrize(
        ("conditions", "ids"),
        [
            ({}, "abc"),
            ({"released_total": 52}, "ac"),
            ({"released_total": 0}, "b"),
            ({"released_total": {0, 52}}, "abc"),
            ({"released_total": range(3)}, "b"),
            ({"released_total": lambda number: number > 0}, "ac"),
            ({"released_total": []}, ""),
            ({"released_total": 52, "label": "One"}, "a"),
            ({"label": "One", "in_series": False}, ""),
            ({"in_series": True}, "a"),
            ({"in_series": None}, "c"),
            ({"in_series": [None, False]}, "bc"),
            ({"date": DAY}, "a"),
            ({"date": "2025-09-11"}, "a"),
            ({"date": ["2025-09-11", None]}, "abc"),
            ({"destinations": "LT"}, "ac"),
            ({"destinations": {"UA", "PL"}}, "a"),
            ({"destinations": ("PL", None)}, "b"),
            ({"destinations": None}, "b"),
            ({"destinations": lambda items: len(items) == 1}, "c"),
            ({"arrangement": "exchange"}, "a"),
            ({"arrangement": None}, "c"),
            ({"event_id": "b"}, "b"),
            ({"event_id": ("c", "a")}, "ac"),
            ({"part_of": "a"}, "b"),
            ({"label": "O"}, ""),
            ({"label": {"One": 1, "1": 2}.keys()}, "ab"),
            ({"label": {"One": 1}}, "a"),
        ],
    )
    def test_rows_that_meet_every_condition(self, events, conditions, ids):
        assert "".join(event.event_id for event in events.where(**conditions)) == ids

    @pytest.mark.parametrize(
        ("conditions", "ids"),
        [
            ({"released_total": np.int64(52)}, "ac"),
            ({"released_total": 52.0}, "ac"),
            ({"released_total": np.array([0, 7])}, "b"),
            ({"released_total": np.array(52)}, "ac"),
            ({"released_total": [np.array(52)]}, "ac"),
            ({"released_total": pd.Series([52, None], dtype="Int64")}, "ac"),
            ({"released_total": pd.Series([0.0, np.nan])}, "b"),
            ({"in_series": np.True_}, "a"),
            ({"in_series": pd.NA}, "c"),
            ({"in_series": pd.array([True, None], dtype="boolean")}, "ac"),
            ({"date": pd.Timestamp("2025-09-11")}, "a"),
            ({"date": np.datetime64("2025-09-11")}, "a"),
            ({"date": pd.NaT}, "bc"),
            ({"date": pd.Series(["2025-09-11"], dtype="datetime64[s]")}, "a"),
            ({"date": pd.DatetimeIndex(["2025-09-11", None])}, "abc"),
            ({"label": np.str_("One")}, "a"),
            ({"label": pd.Series(["One", None], dtype=pd.StringDtype("python"))}, "ac"),
            ({"label": float("nan")}, "c"),
            ({"destinations": pd.NA}, "b"),
            ({"destinations": pd.Index(["UA"])}, "a"),
        ],
    )
    def test_values_of_numpy_and_pandas(self, events, conditions, ids):
        assert "".join(event.event_id for event in events.where(**conditions)) == ids

    @pytest.mark.parametrize(
        ("conditions", "kind", "message"),
        [
            ({"lable": "One"}, NotFoundError, "there is no column 'lable' in events: did you mean 'label'?"),
            (
                {"date": "11.9.2025"},
                InvalidValueError,
                "date: expected a date such as '2025-09-11', got '11.9.2025'",
            ),
            ({"released_total": "52"}, InvalidValueError, "released_total: expected an integer, got '52'"),
            ({"released_total": True}, InvalidValueError, "released_total: expected an integer, got True"),
            ({"in_series": 1}, InvalidValueError, "in_series: expected True or False, got 1"),
            ({"label": 1}, InvalidValueError, "label: expected text, got 1"),
            ({"label": b"One"}, InvalidValueError, "label: expected text, got b'One'"),
            ({"label": bytearray(b"One")}, InvalidValueError, "label: expected text, got bytearray(b'One')"),
            ({"label": b""}, InvalidValueError, "label: expected text, got b''"),
            ({"label": ["One", b"1"]}, InvalidValueError, "label: expected text, got b'1'"),
            ({"destinations": {"LT", 1}}, InvalidValueError, "destinations: expected text, got 1"),
            ({"destinations": [("LT", "UA")]}, InvalidValueError, "destinations: expected text, got ('LT', 'UA')"),
            ({"arrangement": "exchang"}, InvalidValueError, "arrangement is never 'exchang': did you mean 'exchange'?"),
        ],
    )
    def test_a_value_that_no_cell_has_is_refused(self, events, conditions, kind, message):
        with pytest.raises(kind) as caught:
            events.where(**conditions)
        assert str(caught.value) == message

    def test_an_iterator_is_no_collection(self, events):
        with pytest.raises(InvalidValueError, match=r"^released_total: expected an integer, got <generator"):
            events.where(released_total=(number for number in [52]))

    @pytest.mark.parametrize("years", [2, 2.0])
    def test_numbers_may_be_whole(self, years):
        prisoners = table("prisoners", [row("prisoners", prisoner_id="p", sentence_years=2.0)])
        assert len(prisoners.where(sentence_years=years)) == 1

    def test_columns_are_those_of_the_version(self):
        with pytest.raises(NotFoundError, match="no column 'is_reprint' in sources"):
            table("sources", version="2026.11.0").where(is_reprint=None)

    def test_conditions_are_checked_even_where_no_row_is_left(self, events):
        with pytest.raises(InvalidValueError):
            events.where(label="no such label", released_total="52")

    def test_a_part_is_a_table_of_the_same_kind(self, events):
        part = events.where(label="One").where(released_total=52)
        assert type(part) is Events
        assert (part.name, part.version, part.known_on, list(part)) == ("events", "2026.11.2", DAY, [A])


class TestIds:
    """A condition on a column of ids warns of ids that no row has."""

    LINKS = [
        row("event_links", link_id="l", event_id="a", contact_id="k"),
        row("event_links", link_id="m", event_id="b", concession_id="s"),
    ]
    OTHERS = {
        "events": ROWS,
        "contacts": [row("contacts", contact_id="k")],
        "concessions": [row("concessions", concession_id="s")],
    }

    @pytest.fixture
    def links(self):
        return table("event_links", self.LINKS, **self.OTHERS)

    @pytest.mark.parametrize(
        ("conditions", "message"),
        [
            ({"link_id": "ll"}, "there is no row 'll' in event_links: did you mean 'l'?"),
            ({"event_id": "z"}, "there is no row 'z' in events: there are 'a', 'b', 'c'."),
            ({"contact_id": "s"}, "there is no row 's' in contacts: there are 'k'."),
            ({"concession_id": "k"}, "there is no row 'k' in concessions: there are 's'."),
        ],
    )
    def test_in_every_column_that_holds_ids(self, links, conditions, message):
        with pytest.warns(NotFoundWarning) as caught:
            assert len(links.where(**conditions)) == 0
        assert [str(warning.message) for warning in caught] == [message]
        with pytest.raises(NotFoundError) as error:
            links.where(strict=True, **conditions)
        assert str(error.value) == message

    def test_the_warning_points_at_the_line_of_the_caller(self, links):
        with pytest.warns(NotFoundWarning) as caught:
            links.where(event_id="z")
        assert caught[0].filename == __file__
        assert linecache.getline(__file__, caught[0].lineno).strip() == 'links.where(event_id="z")'

    def test_the_other_ids_are_found(self, links):
        with pytest.warns(NotFoundWarning) as caught:
            rows = list(links.where(event_id=["y", "a", "z", None]))
        assert rows == [self.LINKS[0]]
        assert sorted(str(warning.message)[:19] for warning in caught) == ["there is no row 'y'", "there is no row 'z'"]

    @pytest.mark.parametrize(
        "conditions",
        [
            {"event_id": "c"},
            {"event_id": None},
            {"event_id": []},
            {"contact_id": pd.NA},
            {"event_id": lambda event_id: event_id == "z"},
            {"note": "z"},
            {"link_id": ["l", "m"]},
        ],
    )
    @pytest.mark.parametrize("strict", [False, True])
    def test_without_an_unknown_id_there_is_no_warning(self, links, conditions, strict):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            links.where(strict=strict, **conditions)

    def test_an_id_of_a_row_that_is_only_filtered_out_is_known(self, links):
        assert len(links[1:].where(link_id="l", strict=True)) == 0

    def test_a_list_of_ids(self):
        disputes = table(
            "disputes", [row("disputes", dispute_id="d", source_ids=("s1", "s2"))], sources=[source("s1"), source("s2")]
        )
        assert len(disputes.where(source_ids="s2")) == 1
        with pytest.raises(NotFoundError, match=r"^there is no row 's3' in sources: there are 's1', 's2'\.$"):
            disputes.where(source_ids="s3", strict=True)

    def test_ids_of_a_derived_table_are_those_of_its_rows(self):
        disputes = Table("disputes", records=[row("disputes", dispute_id="d")])
        assert len(disputes.where(dispute_id="d", strict=True)) == 1
        with pytest.raises(NotFoundError, match=r"^there is no row 'e' in disputes: there are 'd'\.$"):
            disputes.where(dispute_id="e", strict=True)


class TestOtherForms:
    @pytest.mark.parametrize(
        ("lists", "cells"), [("tuple", [("LT", "UA"), (), ("LT",)]), ("join", ["LT;UA", "", "LT"])]
    )
    def test_a_frame_of_the_rows(self, events, lists, cells):
        frame = events.to_frame(lists=lists)
        assert list(frame["destinations"]) == cells
        assert frame["released_total"].dtype == pd.Int64Dtype()
        assert tuple(frame.columns) == events.columns

    def test_lists_are_tuples_by_default(self, events):
        assert events.to_frame().loc[1, "destinations"] == ()
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
        assert whole._sheet().stored() == table_csv("events", "2026.11.0")
        for part in (whole[:], whole.where(), Table("events", "2026.11.0", known_on=DAY), events):
            assert part._sheet().stored is None

    @pytest.mark.parametrize("name", ["data_versions", "countries", "organisations"])
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

    def test_html_has_the_cells_below_what_is_printed(self, events):
        text = events._repr_html_()
        assert "<p>Events: 3 rows, data version 2026.11.2, known on 2025-09-11</p>" in text
        assert ">One</td>" in text
        assert "<a " not in text

    def test_in_html_sources_are_links(self):
        sources = [source("s1", url="https://example.org/1"), source("s2", url=None)]
        claims = [claim("events/e/women", "1"), claim("events/e/women", "2", "s2")]
        text = table("claims", claims, kind=Claims, sources=sources)._repr_html_()
        assert text.count("<a ") == 1
        assert '<a href="https://example.org/1" rel="noopener noreferrer" target="_blank">s1</a>' in text
        assert ">s2</td>" in text


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


class TestPlots:
    """Each kind of table hands its rows to its plots."""

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
        assert calls == [(plot, (B, C), None, {}), (plot, (B, C), "axes", {})]

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
            ("remaining.plot", tuple(estimates), None, {"events": ROWS}),
            ("remaining.plot", tuple(estimates), "axes", {"events": ()}),
        ]

    def test_stock_and_flows(self, calls):
        periods = [row("stock_flows", period="2025-01-01/2025-12-31")]
        plotted = table("stock_flows", periods, kind=StockFlows)
        assert [plotted.plot(), plotted.plot(ax="axes")] == ["waterfall.plot"] * 2
        assert calls == [
            ("waterfall.plot", tuple(periods), None, {}),
            ("waterfall.plot", tuple(periods), "axes", {}),
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
