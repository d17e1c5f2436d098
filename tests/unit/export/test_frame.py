"""Frames of stored rows and of records, on a small table of every kind of column."""

import datetime as dt
import json
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import belarus_releases as br
from belarus_releases.errors import InvalidValueError
from belarus_releases.export.frame import frame_of_csv, frame_of_panel, frame_of_records, to_frame
from belarus_releases.export.sheet import Sheet
from belarus_releases.storage._schema import LAYOUTS
from belarus_releases.storage.layout import ColumnLayout
from belarus_releases.tables import TABLES
from tests.factories import day, row

FIRST = "2026.11.0"
LAYOUT = (
    ColumnLayout("id", "text", FIRST, None, False, None),
    ColumnLayout("count", "integer", FIRST, None, False, None),
    ColumnLayout("share", "number", FIRST, None, False, None),
    ColumnLayout("is_open", "boolean", FIRST, None, False, None),
    ColumnLayout("day", "date", FIRST, None, False, None),
    ColumnLayout("kind", "category", FIRST, {"x": FIRST, "y": FIRST, "z": FIRST}, True, None),
    ColumnLayout("form", "category", FIRST, {"a": FIRST}, False, None),
    ColumnLayout("items", "list", FIRST, None, False, None),
    ColumnLayout("note", "text", FIRST, None, False, None),
)


class Thing(NamedTuple):
    id: str
    count: int | None = None
    share: float | None = None
    is_open: bool | None = None
    day: dt.date | None = None
    kind: str | None = None
    form: str | None = None
    items: tuple[str, ...] = ()
    note: str | None = None


THINGS = [
    Thing("b", 12, 0.5, True, dt.date(2025, 9, 11), "x", "a", ("LT", "UA"), "two\nlines, NA"),
    Thing("d"),
    Thing("e", 2**62 + 1, 4.0, False, dt.date(1923, 2, 3), "y", "a", ("LT",), "NA"),
    Thing("\u0454", 0, -0.25, None, None, None, None, ("\u0443", ""), "nan"),
]
HEADER = "id,count,share,is_open,day,kind,form,items,note,since\n"
CSV = f"""{HEADER}b,12,0.5,true,2025-09-11,x,a,LT;UA,"two
lines, NA",{FIRST}
d,,,,,,,,,{FIRST}
e,4611686018427387905,4,false,1923-02-03,y,a,LT,NA,{FIRST}
\u0454,0,-0.25,,,,,\u0443;,nan,{FIRST}
""".encode()
TEXT = pd.StringDtype("python")
DTYPES = {
    "id": TEXT,
    "count": pd.Int64Dtype(),
    "share": pd.Float64Dtype(),
    "is_open": pd.BooleanDtype(),
    "day": "datetime64[s]",
    "kind": pd.CategoricalDtype(pd.Index(["x", "y", "z"], dtype=TEXT), ordered=True),
    "form": pd.CategoricalDtype(pd.Index(["a"], dtype=TEXT), ordered=False),
    "items": object,
    "note": TEXT,
}


def expected(lists="tuple", things=THINGS):
    """The frame of the rows, cell by cell."""
    cells = {name: [getattr(thing, name) for thing in things] for name in DTYPES}
    dtypes = DTYPES
    if lists == "join":
        dtypes = DTYPES | {"items": TEXT}
        cells["items"] = [";".join(items) for items in cells["items"]]
    return pd.DataFrame({name: pd.Series(cells[name], dtype=dtype) for name, dtype in dtypes.items()})


class TestFrameOfCsv:
    @pytest.mark.parametrize("lists", ["tuple", "join"])
    def test_cells_and_dtypes_are_those_of_the_layout(self, lists):
        assert_frame_equal(frame_of_csv(CSV, LAYOUT, lists), expected(lists))

    def test_lists_are_tuples_by_default(self):
        assert list(frame_of_csv(CSV, LAYOUT)["items"]) == [("LT", "UA"), (), ("LT",), ("\u0443", "")]

    def test_a_table_without_rows(self):
        for lists in ("tuple", "join"):
            assert_frame_equal(frame_of_csv(HEADER.encode(), LAYOUT, lists), expected(lists, []))

    def test_a_date_is_missing_where_all_are(self):
        frame = frame_of_csv(f"{HEADER}a,,,,,,,,,{FIRST}\n".encode(), LAYOUT)
        assert str(frame["day"].dtype) == "datetime64[s]"
        assert frame["day"].isna().all()

    def test_columns_that_the_layout_does_not_name_are_left_out(self):
        frame = frame_of_csv(CSV, (LAYOUT[0], LAYOUT[4]))
        assert list(frame.columns) == ["id", "day"]

    @pytest.mark.parametrize("text", ["NA", "NaN", "null", "None", "N/A", "1", "true", "2025-09-11", " x"])
    def test_only_an_empty_cell_is_missing(self, text):
        frame = frame_of_csv(f"id,note,since\n{text},,{FIRST}\n".encode(), (LAYOUT[0], LAYOUT[-1]))
        assert frame.loc[0, "id"] == text
        assert frame.loc[0, "note"] is pd.NA

    def test_equal_list_cells_share_a_tuple(self):
        data = f"id,items,since\na,x;y,{FIRST}\nb,x;y,{FIRST}\n".encode()
        one, other = frame_of_csv(data, (LAYOUT[0], LAYOUT[7]))["items"]
        assert one is other
        assert one == ("x", "y")


class TestFrameOfRecords:
    @pytest.mark.parametrize("lists", ["tuple", "join"])
    def test_it_equals_that_of_the_same_rows_in_csv(self, lists):
        assert_frame_equal(frame_of_records(THINGS, LAYOUT, lists), expected(lists))

    def test_lists_are_tuples_by_default(self):
        assert list(frame_of_records(THINGS, LAYOUT)["items"]) == [("LT", "UA"), (), ("LT",), ("\u0443", "")]

    def test_without_records(self):
        for lists in ("tuple", "join"):
            assert_frame_equal(frame_of_records([], LAYOUT, lists), expected(lists, []))

    def test_columns_that_the_layout_does_not_name_are_left_out(self):
        assert list(frame_of_records(THINGS, (LAYOUT[0], LAYOUT[7])).columns) == ["id", "items"]


class TestToFrame:
    def refuse(self):
        raise AssertionError("must not be read")

    def sheet(self, records, stored=None):
        return Sheet("things", LAYOUT, records, FIRST, None, stored)

    @pytest.mark.parametrize("lists", ["tuple", "join"])
    def test_where_rows_are_stored_no_record_is_made(self, lists):
        assert_frame_equal(to_frame(self.sheet(self.refuse, lambda: CSV), lists), expected(lists))

    @pytest.mark.parametrize("lists", ["tuple", "join"])
    def test_else_the_records_are_taken(self, lists):
        assert_frame_equal(to_frame(self.sheet(lambda: THINGS), lists), expected(lists))

    def test_lists_are_tuples_by_default(self):
        for sheet in (self.sheet(self.refuse, lambda: CSV), self.sheet(lambda: THINGS)):
            assert to_frame(sheet)["items"][0] == ("LT", "UA")

    @pytest.mark.parametrize("lists", ["list", "", None, 1])
    def test_another_form_of_lists_is_refused_before_anything_is_read(self, lists):
        with pytest.raises(InvalidValueError) as caught:
            to_frame(self.sheet(self.refuse, self.refuse), lists)
        assert str(caught.value) == f"lists: expected 'tuple' or 'join', got {lists!r}"


class TestFrameOfPanel:
    LAYOUT = LAYOUTS["panel"]

    @pytest.mark.parametrize(
        ("freq", "periods"),
        [
            ("D", ["2025-03-10", "2025-03-11"]),
            ("W", ["2025-03-10/2025-03-16", "2025-03-17/2025-03-23"]),
            ("M", ["2025-03", "2025-04"]),
        ],
    )
    def test_counts_are_indexed_by_period(self, freq, periods):
        starts = {
            "D": ["2025-03-10", "2025-03-11"], "W": ["2025-03-10", "2025-03-17"], "M": ["2025-03-01", "2025-04-01"]
        }[freq]  # fmt: skip
        rows = [
            row("panel", period=period, period_start=day(start), released_low=place, held_high=None)
            for place, (period, start) in enumerate(zip(periods, starts, strict=True))
        ]
        frame = frame_of_panel(rows, self.LAYOUT, freq)
        assert [str(period) for period in frame.index] == periods
        assert frame.index.name == "period"
        assert frame.index.dtype == pd.PeriodIndex([], freq=freq).dtype
        assert frame["released_low"].to_list() == [0, 1]
        assert frame["held_high"].isna().all()

    def test_all_counts_are_integers(self):
        frame = frame_of_panel([row("panel", period_start=day("2025-03-01"))], self.LAYOUT, "M")
        assert list(frame.columns) == [
            "released_low", "released_high", "releases_low", "releases_high", "expelled_low", "expelled_high",
            "contacts_low", "contacts_high", "concessions_low", "concessions_high", "held_low", "held_high",
        ]  # fmt: skip
        assert set(frame.dtypes) == {pd.Int64Dtype()}

    def test_without_periods(self):
        frame = frame_of_panel([], self.LAYOUT, "M")
        assert (len(frame), len(frame.columns), frame.index.name) == (0, 12, "period")
        assert frame.index.dtype == "period[M]"


# dtypes of each version

STORED = json.loads(Path(__file__).with_name("dtypes.json").read_text(encoding="utf-8"))


def dtypes_in_words(frame):
    """The dtype of each column in words that do not depend on how pandas prints it."""
    words = {}
    for name, dtype in frame.dtypes.items():
        if isinstance(dtype, pd.CategoricalDtype):
            words[name] = ["category", text_in_words(dtype.categories.dtype), dtype.ordered, list(dtype.categories)]
        else:
            words[name] = text_in_words(dtype) if isinstance(dtype, pd.StringDtype) else str(dtype)
    return words


def text_in_words(dtype):
    assert dtype.na_value is pd.NA
    return f"text in {dtype.storage}"


@pytest.mark.parametrize("version", STORED)
@pytest.mark.parametrize("name", TABLES)
def test_dtypes_are_those_that_were_written_down_when_the_version_was_new(name, version):
    """Every version of pandas gives the same."""
    assert dtypes_in_words(br.dataset(version).table(name).to_frame()) == STORED[version][name]
