"""What a table answers, on a few rows of its own and on the bundled files."""

import copy
import datetime as dt
import json
import pickle

import pandas as pd
import pytest

from belarus_releases import store, table, versions
from belarus_releases._schema import SCHEMA
from belarus_releases.errors import InvalidValueError, NotFoundError, OutOfRangeError
from belarus_releases.table import Table
from belarus_releases.typed import Events
from tests.small import row

DAY = dt.date(2025, 9, 11)
A = row("events", event_id="a", date=DAY, released_total=52, in_series=True, destinations=("LT", "UA"),
        arrangement="exchange", label="One")  # fmt: skip
B = row("events", event_id="b", released_total=0, in_series=False, arrangement="negotiated", label="1")
C = row("events", event_id="c", released_total=52, destinations=("LT",))
ROWS = (A, B, C)


@pytest.fixture
def events():
    return Events("events", "2026.11.2", ROWS, DAY)


@pytest.fixture(autouse=True)
def _current(monkeypatch):
    """Data versions that come later change nothing here."""
    monkeypatch.setattr(versions, "CURRENT", "2026.11.2")
    monkeypatch.setattr(table, "_SHAPES", {})


def test_it_is_a_sequence_of_rows(events):
    assert (len(events), list(events), list(reversed(events))) == (3, [A, B, C], [C, B, A])
    assert (events[0], events[-1], events["b"]) == (A, C, B)
    assert events[0] is A
    assert events.get("b") is B
    assert (events.get("x"), events.get("x", 7)) == (None, 7)
    assert [key in events for key in ("a", "x", A, row("events", event_id="a"), None, 3)] == [
        True, False, True, False, False, False,
    ]  # fmt: skip


def test_it_says_what_it_is(events):
    assert (events.name, events.version, events.known_on) == ("events", "2026.11.2", DAY)
    assert repr(events) == "<Events: 3 rows, data version 2026.11.2, known on 2025-09-11>"
    assert repr(Table("sources", "2026.11.0", [row("sources")])) == "<Table: 1 row, data version 2026.11.0>"
    assert repr(Table("sources", "2026.11.0", [])) == "<Table: 0 rows, data version 2026.11.0>"
    assert Table("sources").version == Table("sources", "latest").version == "2026.11.2"
    assert ">One</td>" in events._repr_html_()


def test_a_part_of_it_is_one_of_its_kind(events):
    for part in (events[1:], events.where(label={"1", "no"}), copy.copy(events), pickle.loads(pickle.dumps(events))):
        assert type(part) is Events
        assert (part.name, part.version, part.known_on) == ("events", "2026.11.2", DAY)
    assert list(events[::-2]) == [C, A]
    assert pickle.loads(pickle.dumps(events)) == events
    assert pickle.loads(pickle.dumps(Table("events", "2026.11.0"))) == Table("events", "2026.11.0")


def test_tables_are_equal_when_their_names_and_rows_are(events):
    assert events == Table("events", "2026.11.0", [A, B, C])
    assert hash(events) == hash(Table("events", "2026.11.0", [A, B, C]))
    assert events != Table("events", "2026.11.2", [A, B])
    assert Table("events", "2026.11.2", []) != Table("sources", "2026.11.2", [])
    assert hash(Table("events", "2026.11.2", [])) != hash(Table("sources", "2026.11.2", []))
    assert events.__eq__([A, B, C]) is NotImplemented
    assert events != [A, B, C]


def test_it_never_changes(events):
    with pytest.raises(AttributeError, match=r"^a Events table cannot be changed: 'name' cannot be assigned to$"):
        events.name = "x"
    with pytest.raises(AttributeError, match=r"^a Events table cannot be changed: '_records' cannot be deleted$"):
        del events._records


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
            ({"destinations": None}, "b"),
            ({"destinations": lambda items: len(items) == 1}, "c"),
            ({"arrangement": "exchange"}, "a"),
            ({"arrangement": None}, "c"),
            ({"event_id": "b"}, "b"),
            ({"event_id": ("c", "a")}, "ac"),
            ({"label": "O"}, ""),
        ],
    )
    def test_rows_that_meet_every_condition(self, events, conditions, ids):
        assert "".join(event.event_id for event in events.where(**conditions)) == ids

    @pytest.mark.parametrize(
        ("conditions", "kind", "says"),
        [
            ({"lable": "One"}, NotFoundError, "there is no column 'lable' in events: did you mean 'label'?"),
            ({"date": "11.9.2025"}, InvalidValueError, "date holds dates such as '2025-09-11', not '11.9.2025'"),
            ({"date": 2025}, InvalidValueError, "date holds date values, so none can be 2025"),
            ({"released_total": "52"}, InvalidValueError, "released_total holds integer values, so none can be '52'"),
            ({"released_total": 5.0}, InvalidValueError, "released_total holds integer values, so none can be 5.0"),
            ({"released_total": True}, InvalidValueError, "released_total holds integer values, so none can be True"),
            ({"in_series": 1}, InvalidValueError, "in_series holds boolean values, so none can be 1"),
            ({"label": 1}, InvalidValueError, "label holds text values, so none can be 1"),
            ({"destinations": {"LT", 1}}, InvalidValueError, "destinations holds list values, so none can be 1"),
            (
                {"arrangement": "exchang"},
                InvalidValueError,
                "arrangement is never 'exchang': did you mean 'exchange'?",
            ),
            ({"event_id": "aa"}, NotFoundError, "there is no row 'aa' in events: did you mean 'a'?"),
        ],
    )
    def test_what_can_never_be_is_refused(self, events, conditions, kind, says):
        with pytest.raises(kind) as caught:
            events.where(**conditions)
        assert str(caught.value) == says

    @pytest.mark.parametrize("years", [2.5, 2])
    def test_numbers_may_be_whole(self, years):
        persons = Table("prisoners", records=[row("prisoners", prisoner_id="p", sentence_years=float(years))])
        assert len(persons.where(sentence_years=years)) == 1

    def test_columns_are_those_of_the_version(self):
        with pytest.raises(NotFoundError, match="no column 'is_reprint' in sources"):
            Table("sources", "2026.11.0", ()).where(is_reprint=None)


@pytest.mark.parametrize(
    ("key", "kind", "says"),
    [
        ("aa", NotFoundError, "there is no row 'aa' in events: did you mean 'a'?"),
        (3, OutOfRangeError, "events has 3 rows, so there is no row 3"),
        (-4, OutOfRangeError, "events has 3 rows, so there is no row -4"),
        (1.5, InvalidValueError, "a row is asked for by position, slice or id, not by 1.5"),
        (None, InvalidValueError, "a row is asked for by position, slice or id, not by None"),
    ],
)
def test_rows_that_are_not_there(events, key, kind, says):
    with pytest.raises(kind) as caught:
        events[key]
    assert str(caught.value) == says


def test_a_table_that_is_not_there():
    with pytest.raises(NotFoundError, match=r"^there is no table 'event': did you mean 'events' or 'event_links'\?$"):
        Table("event")
    assert Table("coverage", records=()).name == "coverage"


def stored(*rows):
    """A file of sources: id and publisher of each row, and its stamps."""
    names = [column[0] for column in SCHEMA["sources"]]
    lines = [[*names, "since", "until"][: len(names) + len(rows[0]) - 2]]
    for source_id, publisher, *stamps in rows:
        cells = {"source_id": source_id, "publisher": publisher, "kind": "news", "quality": "good"}
        lines.append([*(cells.get(name, "") for name in names), *stamps])
    return "".join(f"{','.join(line)}\n" for line in lines)


class TestStored:
    """The rows of a table that is given none are the bundled ones of its version."""

    FILES = {
        "sources.csv": stored(("b", "New", "2026.11.2"), ("c", "C", "2026.11.0")),
        "history/sources.csv": stored(("a", "A", "2026.11.0", "2026.11.1"), ("b", "Old", "2026.11.0", "2026.11.2")),
    }

    @pytest.fixture(autouse=True)
    def _files(self, monkeypatch):
        self.asked = []
        monkeypatch.setattr(store, "read", lambda path: self.asked.append(path) or self.FILES[path].encode())
        monkeypatch.setattr(store, "FILES", dict.fromkeys(self.FILES, 0))

    @pytest.mark.parametrize(
        ("version", "rows"),
        [
            ("2026.11.0", [("a", "A"), ("b", "Old"), ("c", "C")]),
            ("2026.11.1", [("b", "Old"), ("c", "C")]),
            ("2026.11.2", [("b", "New"), ("c", "C")]),
            ("latest", [("b", "New"), ("c", "C")]),
        ],
    )
    def test_records_and_frame(self, version, rows):
        unread, read = Table("sources", version), Table("sources", version)
        assert [(one.source_id, one.publisher) for one in read] == rows
        for frame in (unread.to_frame(), read.to_frame()):
            assert list(zip(frame["source_id"], frame["publisher"])) == rows
            assert tuple(frame.columns) == unread.columns
            assert ("is_reprint" in frame) is (version != "2026.11.0")
        assert ("history/sources.csv" in self.asked) is (version in ("2026.11.0", "2026.11.1"))
        assert unread["b"].publisher == dict(rows)["b"]

    def test_they_are_read_once_and_only_when_asked_for(self):
        sources = Table("sources")
        assert (sources.columns[0], self.asked) == ("source_id", [])
        assert (len(sources), len(sources), len(list(sources)), sources["b"].kind) == (2, 2, 2, "news")
        assert self.asked == ["sources.csv"]


@pytest.mark.parametrize("lists", ["tuple", "join"])
def test_lists_in_frames(events, lists):
    cells = {"tuple": [("LT", "UA"), (), ("LT",)], "join": ["LT;UA", "", "LT"]}[lists]
    assert list(events.to_frame(lists=lists)["destinations"]) == cells
    stored = Table("prisoners", "2026.11.0").to_frame(lists)
    assert isinstance(stored.loc[0, "aliases"], tuple if lists == "tuple" else str)


def test_lists_are_tuples_unless_asked_otherwise(events):
    assert events.to_frame().loc[1, "destinations"] == ()
    assert events.to_frame()["released_total"].dtype == pd.Int64Dtype()


def test_another_form_of_lists_is_refused(events):
    with pytest.raises(InvalidValueError, match=r"^lists is 'tuple' or 'join', not 'list'$"):
        events.to_frame("list")


def test_its_publications_are_those_of_its_version_all_or_the_adopted():
    meeting = Table("contacts", "2026.11.0").where(contact_id="2025-06-21-kellogg-minsk")
    keys = {adopted: [one["id"] for one in json.loads(meeting.cite("csl-json", adopted=adopted))]
            for adopted in (False, True)}  # fmt: skip
    assert keys == {
        False: ["belarus_releases_s0002", "belarus_releases_s0005"],
        True: ["belarus_releases_s0002"],
    }
    assert meeting.cite() == meeting.cite("bibtex", adopted=False) != meeting.cite("biblatex")


class TestArrow:
    def test_as_an_arrow_table_and_a_stream(self, events):
        arrow = pytest.importorskip("pyarrow")
        assert events.to_arrow().column("released_total").to_pylist() == [52, 0, 52]
        assert arrow.table(events) == events.to_arrow()

    def test_the_stream_takes_a_schema_that_is_asked_for(self, events):
        arrow = pytest.importorskip("pyarrow")
        schema = events.to_arrow().schema
        place = schema.get_field_index("released_total")
        smaller = schema.set(place, schema.field(place).with_type(arrow.int32()))
        read = arrow.RecordBatchReader.from_stream(events, schema=smaller).read_all()
        assert read.schema.field(place).type == arrow.int32()
        assert read.column(place).to_pylist() == [52, 0, 52]

    def test_as_a_polars_frame(self, events):
        pytest.importorskip("polars")
        assert events.to_polars()["released_total"].to_list() == [52, 0, 52]
