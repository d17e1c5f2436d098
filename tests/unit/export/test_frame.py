"""Frames of stored rows and of records, on a small table of every kind of column."""

import datetime as dt
import json
from math import nan
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import belarus_releases as br
from belarus_releases.errors import InvalidValueError
from belarus_releases.export.frame import as_text, frame_of_csv, frame_of_records, to_frame
from belarus_releases.export.sheet import Sheet
from belarus_releases.storage._manifest import SHA256
from belarus_releases.tables import TABLES
from tests.unit.export.frames import (
    FIRST,
    LAYOUT,
    layout,
)

BY_NAME = {column.name: column for column in LAYOUT}


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
    parts: tuple[str, ...] = ()
    size: int = 1
    weight: float = 0.5
    is_real: bool = True


THINGS = [
    Thing(
        "b", 12, 0.5, True, dt.date(2025, 9, 11), "x", "a", ("LT", "UA"), "two\nlines, NA", ("p", "q"), 2, 1.5, False
    ),
    Thing("d"),
    Thing("e", 2**62 + 1, 4.0, False, dt.date(1923, 2, 3), "y", "a", ("LT",), "NA"),
    Thing("\u0454", 0, -0.25, None, None, None, None, ("\u0443", ""), "nan", ("p",)),
]
HEADER = "id,count,share,is_open,day,kind,form,items,note,parts,size,weight,is_real,since\n"
CSV = f"""{HEADER}b,12,0.5,true,2025-09-11,x,a,LT;UA,"two
lines, NA",p;q,2,1.5,false,{FIRST}
d,,,,,,,,,,1,0.5,true,{FIRST}
e,4611686018427387905,4,false,1923-02-03,y,a,LT,NA,,1,0.5,true,{FIRST}
\u0454,0,-0.25,,,,,\u0443;,nan,p,1,0.5,true,{FIRST}
""".encode()
EMPTY = f"{HEADER}a,,,,,,,,,,1,0.5,true,{FIRST}\n".encode()
TEXT = pd.StringDtype("python")
#: The unit that pandas itself gives to dates.
DATE = "datetime64[ns]" if int(pd.__version__.partition(".")[0]) < 3 else "datetime64[us]"
DTYPES = {
    "id": TEXT,
    "count": pd.Int64Dtype(),
    "share": pd.Float64Dtype(),
    "is_open": pd.BooleanDtype(),
    "day": DATE,
    "kind": pd.CategoricalDtype(pd.Index(["x", "y", "z"], dtype=TEXT), ordered=True),
    "form": pd.CategoricalDtype(pd.Index(["a"], dtype=TEXT), ordered=False),
    "items": object,
    "note": TEXT,
    "parts": object,
    "size": pd.Int64Dtype(),
    "weight": pd.Float64Dtype(),
    "is_real": pd.BooleanDtype(),
}
ITEMS = [("LT", "UA"), None, ("LT",), ("\u0443", "")]  # a list that no source states is missing
PARTS = [("p", "q"), (), (), ("p",)]  # a list that a rule computes is just empty


def expected(lists="tuple", things=THINGS):
    """The frame of the rows, cell by cell."""
    cells = {name: [getattr(thing, name) for thing in things] for name in DTYPES}
    cells["items"] = ITEMS[: len(things)]
    dtypes = DTYPES
    if lists == "join":
        dtypes = DTYPES | {"items": TEXT, "parts": TEXT}
        cells["items"] = [pd.NA if items is None else ";".join(items) for items in cells["items"]]
        cells["parts"] = [";".join(parts) for parts in cells["parts"]]
    return pd.DataFrame({name: pd.Series(cells[name], dtype=dtype) for name, dtype in dtypes.items()})


class TestFrameOfCsv:
    @pytest.mark.parametrize("lists", ["tuple", "join"])
    def test_cells_and_dtypes_are_those_of_the_layout(self, lists):
        assert_frame_equal(frame_of_csv(CSV, LAYOUT, joined=lists == "join"), expected(lists))

    def test_lists_are_tuples_by_default(self):
        assert list(frame_of_csv(CSV, LAYOUT)["items"]) == ITEMS
        assert list(frame_of_csv(CSV, LAYOUT)["parts"]) == PARTS

    def test_a_table_without_rows(self):
        for lists in ("tuple", "join"):
            assert_frame_equal(frame_of_csv(HEADER.encode(), LAYOUT, joined=lists == "join"), expected(lists, []))

    def test_a_date_is_missing_where_all_are(self):
        for frame in (frame_of_csv(EMPTY, LAYOUT), frame_of_records([Thing("a")], LAYOUT)):
            assert frame["day"].dtype == DATE
            assert frame["day"].isna().all()

    def test_columns_that_the_layout_does_not_name_are_left_out(self):
        frame = frame_of_csv(CSV, (BY_NAME["id"], BY_NAME["day"]))
        assert list(frame.columns) == ["id", "day"]

    def test_columns_stand_in_the_order_of_the_layout(self):
        chosen = (BY_NAME["note"], BY_NAME["day"], BY_NAME["id"])
        for frame in (frame_of_csv(CSV, chosen), frame_of_records(THINGS, chosen)):
            assert_frame_equal(frame, expected()[["note", "day", "id"]])

    def test_a_list_is_missing_only_where_it_can_be(self):
        for frame, none, empty in [
            (frame_of_csv(CSV, LAYOUT), None, ()),
            (frame_of_records(THINGS, LAYOUT), None, ()),
            (frame_of_csv(CSV, LAYOUT, joined=True), pd.NA, ""),
            (frame_of_records(THINGS, LAYOUT, joined=True), pd.NA, ""),
        ]:
            assert frame.loc[1, "items"] is none
            assert frame.loc[1, "parts"] == empty
            assert list(frame["items"].notna()) == [True, False, True, True]
            assert frame["parts"].notna().all()

    @pytest.mark.parametrize("text", ["NA", "NaN", "null", "None", "N/A", "1", "true", "2025-09-11", " x"])
    def test_only_an_empty_cell_is_missing(self, text):
        frame = frame_of_csv(f"id,note,since\n{text},,{FIRST}\n".encode(), (BY_NAME["id"], BY_NAME["note"]))
        assert frame.loc[0, "id"] == text
        assert frame.loc[0, "note"] is pd.NA

    def test_equal_list_cells_share_a_tuple(self):
        data = f"id,items,since\na,x;y,{FIRST}\nb,x;y,{FIRST}\n".encode()
        one, other = frame_of_csv(data, (BY_NAME["id"], BY_NAME["items"]))["items"]
        assert one is other
        assert one == ("x", "y")


class TestFrameOfRecords:
    @pytest.mark.parametrize("lists", ["tuple", "join"])
    def test_it_equals_that_of_the_same_rows_in_csv(self, lists):
        assert_frame_equal(frame_of_records(THINGS, LAYOUT, joined=lists == "join"), expected(lists))

    def test_lists_are_tuples_by_default(self):
        assert list(frame_of_records(THINGS, LAYOUT)["items"]) == ITEMS
        assert list(frame_of_records(THINGS, LAYOUT)["parts"]) == PARTS

    def test_without_records(self):
        for lists in ("tuple", "join"):
            assert_frame_equal(frame_of_records([], LAYOUT, joined=lists == "join"), expected(lists, []))

    def test_columns_that_the_layout_does_not_name_are_left_out(self):
        assert list(frame_of_records(THINGS, (BY_NAME["id"], BY_NAME["items"])).columns) == ["id", "items"]


def refuse():
    raise AssertionError("must not be read")


def things(records, stored=None, day=None):
    return Sheet("things", LAYOUT, records, FIRST, day, stored, lambda: "Cite it so.")


@pytest.fixture(params=["stored", "records"])
def either(request):
    """The rows as they are stored, or records."""
    return things(refuse, lambda: CSV) if request.param == "stored" else things(lambda: THINGS)


class TestToFrame:
    @pytest.mark.parametrize("lists", ["tuple", "join"])
    def test_rows_are_those_of_the_file_or_of_the_records(self, either, lists):
        assert_frame_equal(to_frame(either, lists), expected(lists))

    def test_lists_are_tuples_by_default(self, either):
        assert to_frame(either)["items"][0] == ("LT", "UA")

    @pytest.mark.parametrize("value", ["list", "", None, 1])
    @pytest.mark.parametrize(
        ("argument", "options"), [("lists", "'tuple' or 'join'"), ("dtypes", "'nullable' or 'numpy'")]
    )
    def test_another_option_is_refused_before_anything_is_read(self, argument, options, value):
        with pytest.raises(InvalidValueError) as caught:
            to_frame(things(refuse, refuse), **{argument: value})
        assert str(caught.value) == f"{argument}: expected {options}, got {value!r}"


class TestAttrs:
    """What a frame says of itself."""

    ATTRS = {
        "dataset": "belarus-releases",
        "table": "things",
        "version": FIRST,
        "sha256": SHA256[FIRST],
        "known_on": None,
        "choice": None,
        "cite": "Cite it so.",
        "hazards": {},
    }

    def test_dataset_table_version_day_and_citation(self, either):
        for options in ({}, {"lists": "join"}, {"dtypes": "numpy"}):
            assert to_frame(either, **options).attrs == self.ATTRS

    def test_a_day_is_iso_text(self):
        frame = to_frame(things(lambda: THINGS, day=dt.date(2025, 9, 30)))
        assert frame.attrs == self.ATTRS | {"known_on": "2025-09-30"}

    @pytest.mark.parametrize(
        "table",
        [
            br.events(),
            br.events()[1:3],
            br.events().where(in_series=True),
            br.events("2026.11.0", known_on="2025-09-30"),
            br.dataset().disputes(),
            br.countries(),
            br.codebook("events"),
            br.diff("2026.11.0", "2026.11.1"),
            br.prisoners().search("Tikhanovsky"),
        ],
        ids=lambda table: table.name,
    )
    def test_of_every_table_they_can_be_written_as_json_and_survive_a_filter(self, table):
        frame = table.to_frame()
        assert json.loads(json.dumps(frame.attrs)) == frame.attrs
        assert (frame.attrs["table"], frame.attrs["version"]) == (table.name, table.version)
        assert frame.attrs["known_on"] == (table.known_on and table.known_on.isoformat())
        assert frame.attrs["cite"] == br.cite("apa", version=table.version or "latest")
        assert frame[frame.index > 0].attrs == frame.attrs


class TestNumpy:
    """With `dtypes="numpy"` there is no dtype of pandas but the category."""

    def test_dtypes_of_each_kind(self, either):
        frame = to_frame(either, dtypes="numpy")
        assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
            "id": "object", "count": "float64", "share": "float64", "is_open": "float64", "day": DATE,
            "kind": "category", "form": "category", "items": "object", "note": "object", "parts": "object",
            "size": "int64", "weight": "float64", "is_real": "bool",
        }  # fmt: skip
        for name, items, ordered in [("kind", ["x", "y", "z"], True), ("form", ["a"], False)]:
            assert frame[name].dtype == pd.CategoricalDtype(pd.Index(items, dtype=object), ordered)
            assert frame[name].cat.categories.dtype == object

    @pytest.mark.parametrize(
        ("name", "cells"),
        [
            ("id", ["b", "d", "e", "\u0454"]),
            ("count", [12.0, nan, float(2**62 + 1), 0.0]),
            ("share", [0.5, nan, 4.0, -0.25]),
            ("is_open", [1.0, nan, 0.0, nan]),
            ("day", [pd.Timestamp("2025-09-11"), pd.NaT, pd.Timestamp("1923-02-03"), pd.NaT]),
            ("kind", ["x", nan, "y", nan]),
            ("items", ["LT;UA", nan, "LT", "\u0443;"]),
            ("note", ["two\nlines, NA", nan, "NA", "nan"]),
            ("parts", ["p;q", "", "", "p"]),
            ("size", [2, 1, 1, 1]),
            ("weight", [1.5, 0.5, 0.5, 0.5]),
            ("is_real", [False, True, True, True]),
        ],
    )
    @pytest.mark.parametrize("lists", ["tuple", "join"])
    def test_cells_of_each_kind(self, either, name, cells, lists):
        values = list(to_frame(either, lists, dtypes="numpy")[name])
        assert [type(value) for value in values if value == value] == [type(cell) for cell in cells if cell == cell]
        assert [value if value == value else "missing" for value in values] == [
            cell if cell == cell else "missing" for cell in cells
        ]
        assert not any(value is pd.NA or value is None for value in values)

    @pytest.mark.parametrize("stored", [True, False])
    def test_text_that_is_missing_everywhere_is_text(self, stored):
        sheet = things(refuse, lambda: EMPTY) if stored else things(lambda: [Thing("a")])
        frame = to_frame(sheet, dtypes="numpy")
        assert (frame["note"].dtype, frame["items"].dtype) == (object, object)
        assert frame["kind"].cat.categories.to_list() == ["x", "y", "z"]
        assert frame[["note", "items", "kind", "day", "count", "is_open"]].isna().all(axis=None)

    def test_without_rows(self):
        frame = to_frame(things(list), dtypes="numpy")
        assert (len(frame), frame["size"].dtype, frame["is_real"].dtype) == (0, "int64", "bool")

    @pytest.mark.parametrize("name", [*TABLES])
    def test_of_every_table_all_dtypes_are_of_numpy(self, name):
        frame = br.dataset().table(name).to_frame(dtypes="numpy")
        assert {str(dtype) for dtype in frame.dtypes} <= {"object", "float64", "int64", "bool", "category", DATE}
        assert len(frame) == len(br.dataset().table(name))


class TestValues:
    """Values of any kind, as a comparison of versions has them."""

    LAYOUT = (layout("old", "value"),)
    CELLS = [None, "x", 7, 2.0, 0.5, True, dt.date(2025, 9, 11), ("LT", "UA"), ()]
    TEXTS = [pd.NA, "x", "7", "2", "0.5", "true", "2025-09-11", "LT;UA", ""]

    def series(self, cells):
        return frame_of_records([SimpleNamespace(old=cell) for cell in cells], self.LAYOUT)["old"]

    def test_a_frame_has_them_as_they_are(self):
        for cells in (self.CELLS, [1, 2], [True, False], [dt.date(2025, 9, 11)], []):
            series = self.series(cells)
            assert series.dtype == object
            assert all(one is other for one, other in zip(series, cells, strict=True))

    def test_as_text_they_are_as_in_csv(self):
        text = as_text(self.series(self.CELLS))
        assert text.dtype == TEXT
        assert all(one is other or one == other for one, other in zip(text, self.TEXTS, strict=True))
        assert as_text(self.series([None])).dtype == as_text(self.series([])).dtype == TEXT

    def test_as_text_of_numpy_a_missing_one_is_nan(self):
        text = as_text(self.series(self.CELLS), "numpy")
        assert text.dtype == object
        assert list(text[1:]) == self.TEXTS[1:]
        assert isinstance(text[0], float)
        assert as_text(self.series([nan, 7]), "numpy").isna().to_list() == [True, False]

    def test_it_keeps_the_index(self):
        assert list(as_text(self.series(self.CELLS)[3:5]).index) == [3, 4]


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
            words[name] = "date" if dtype == DATE else words[name]
    return words


def text_in_words(dtype):
    assert dtype.na_value is pd.NA
    return f"text in {dtype.storage}"


@pytest.mark.parametrize("version", STORED)
@pytest.mark.parametrize("name", TABLES)
def test_dtypes_are_those_that_were_written_down_when_the_version_was_new(name, version):
    """Every version of pandas gives the same, but for the unit of dates."""
    assert dtypes_in_words(br.dataset(version).table(name).to_frame()) == STORED[version][name]
