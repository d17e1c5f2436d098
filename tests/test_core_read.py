"""Both readers on a small table of every kind of column, at every version, against values written out."""

import csv
import datetime as dt
from typing import Annotated, Literal

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from belarus_releases import read
from belarus_releases.columns import Terms, entered, stated, table

FIRST, SECOND, THIRD = "2026.11.2", "2026.11.10", "2027.1.0"  # as text they would sort otherwise
SCHEMA = (
    ("id", "text", FIRST, None, False),
    ("count", "integer", FIRST, None, False),
    ("share", "number", FIRST, None, False),
    ("is_open", "boolean", FIRST, None, False),
    ("day", "date", FIRST, None, False),
    ("kind", "category", FIRST, {"x": FIRST, "y": SECOND}, True),
    ("items", "list", SECOND, None, False),
    ("note", "text", THIRD, None, False),
)


@table("things")
class Thing:
    id: str = entered("The id.", since=FIRST)
    count: int | None = stated("Count.", since=FIRST)
    share: float | None = stated("Share.", since=FIRST)
    is_open: bool | None = stated("Open.", since=FIRST)
    day: dt.date | None = stated("Day.", since=FIRST)
    kind: Annotated[Literal["x", "y"], Terms(x="X.", y="Y.")] | None = stated("Kind.", since=FIRST)
    items: tuple[str, ...] = stated("Items.", since=SECOND)
    note: str | None = stated("Note.", since=THIRD)


HEAD = "id,count,share,is_open,day,kind,items,note"
CURRENT = f"""{HEAD},since
b,12,0.5,true,2025-09-11,x,LT;UA,"two
lines, NA",{THIRD}
d,,,,,,,,{FIRST}
e,-3,4,false,1923-02-03,y,LT,NA,{SECOND}
""".encode()
HISTORY = f"""{HEAD},since,until
a,1,,,,,,,{FIRST},{SECOND}
b,11,,,2025-09-01,,,,{FIRST},{SECOND}
b,12,,,2025-09-11,,,,{SECOND},{THIRD}
c,,,,,,LT,,{SECOND},{THIRD}
""".encode()
B = Thing("b", 12, 0.5, True, dt.date(2025, 9, 11), "x", ("LT", "UA"), "two\nlines, NA")
D = Thing("d", None, None, None, None, None, (), None)
E = Thing("e", -3, 4.0, False, dt.date(1923, 2, 3), "y", ("LT",), "NA")


def thing(id, count=None, day=None, items=()):
    return Thing(id, count, None, None, day, None, items, None)


AT = {
    None: [B, D, E],
    THIRD: [B, D, E],
    SECOND: [
        thing("b", 12, dt.date(2025, 9, 11)),
        thing("c", items=("LT",)),
        D,
        Thing("e", -3, 4.0, False, dt.date(1923, 2, 3), "y", ("LT",), None),
    ],
    FIRST: [
        thing("a", 1, items=None),
        thing("b", 11, dt.date(2025, 9, 1), None),
        thing("d", items=None),
    ],
}


@pytest.mark.parametrize("version", AT)
def test_records_at_a_version(version):
    assert list(read.records(Thing, CURRENT, HISTORY, version)) == AT[version]


@pytest.mark.parametrize("version", AT)
@pytest.mark.parametrize("lists", ["tuple", "join"])
def test_frames_at_a_version(version, lists):
    """Cell by cell, with the dtypes that the schema gives."""
    schema = read.at_version(SCHEMA, version)
    found = read.frame(schema, CURRENT, HISTORY, version, lists=lists)
    text = pd.StringDtype("python")
    kinds = ["x"] if version == FIRST else ["x", "y"]
    items = ("items", {"tuple": object, "join": text}[lists])
    dtypes = {"id": text, "count": "Int64", "share": "Float64", "is_open": "boolean", "day": "datetime64[s]"}
    dtypes |= {"kind": pd.CategoricalDtype(pd.Index(kinds, dtype=text), ordered=True)}
    dtypes |= {} if version == FIRST else dict([items])
    dtypes |= {"note": text} if version in (None, THIRD) else {}
    cells = {name: [getattr(row, name) for row in AT[version]] for name in dtypes}
    if lists == "join" and "items" in cells:
        cells["items"] = [";".join(value) for value in cells["items"]]
    expected = pd.DataFrame({name: pd.Series(cells[name], dtype=dtype) for name, dtype in dtypes.items()})
    assert_frame_equal(found, expected)
    assert_frame_equal(read.frame_of(AT[version], schema, lists=lists), expected)


def test_lists_are_tuples_unless_asked_otherwise():
    assert list(read.frame(SCHEMA, CURRENT)["items"]) == [("LT", "UA"), (), ("LT",)]
    assert list(read.frame_of(AT[None], SCHEMA)["items"]) == [("LT", "UA"), (), ("LT",)]


def test_rows_have_the_version_they_date_from_last():
    assert [(row[0], row[1], row[-1]) for row in read.rows(CURRENT, HISTORY, None)] == [
        ("b", "12", THIRD),
        ("d", "", FIRST),
        ("e", "-3", SECOND),
    ]
    assert [(row[0], row[1], len(row), row[-1]) for row in read.rows(CURRENT, HISTORY, SECOND)] == [
        ("b", "12", 9, SECOND),
        ("c", "", 9, SECOND),
        ("d", "", 9, FIRST),
        ("e", "-3", 9, SECOND),
    ]


def test_where_nothing_was_superseded_a_version_is_what_was_there():
    assert [row[0] for row in read.rows(CURRENT, None, SECOND)] == ["d", "e"]
    assert [row.id for row in read.records(Thing, CURRENT, version=SECOND)] == ["d", "e"]
    found = read.frame(read.at_version(SCHEMA, SECOND), CURRENT, version=SECOND)
    assert (list(found.index), list(found["id"])) == ([0, 1], ["d", "e"])


def test_tables_without_rows():
    empty, past = f"{HEAD},since\n".encode(), f"{HEAD},since,until\n".encode()
    assert list(read.records(Thing, empty, past, FIRST)) == []
    found = read.frame(SCHEMA, empty, past, FIRST)
    assert_frame_equal(found, read.frame_of([], SCHEMA))
    assert (len(found), str(found["day"].dtype)) == (0, "datetime64[s]")


@pytest.mark.parametrize("number", [127, 128, 129, 300])
def test_many_rows_come_in_their_order(number):
    ids = [f"{n:04}" for n in range(number)]
    stored = "\n".join([f"{HEAD},since", *(f"{id},{id},,,,,LT;{id},,{FIRST}" for id in ids), ""]).encode()
    found = list(read.records(Thing, stored))
    assert [(row.id, row.count, row.items) for row in found] == [(id, int(id), ("LT", id)) for id in ids]
    assert list(read.frame(SCHEMA, stored)["items"]) == [("LT", id) for id in ids]


def test_records_are_streamed():
    """What is wrong far below is met when it is come to."""
    lines = [f"{number:04},,,,,,,,{FIRST}" for number in range(300)]
    records = read.records(Thing, "\n".join([f"{HEAD},since", *lines, "too short", ""]).encode())
    assert [next(records).id for _ in range(200)] == [f"{number:04}" for number in range(200)]
    with pytest.raises(ValueError, match="zip"):
        list(records)


def test_bytes_that_are_not_what_was_written_are_refused():
    with pytest.raises(csv.Error):
        list(read.rows(b'id,since\n"a"b,2026.11.0\n', None, None))
    with pytest.raises(UnicodeDecodeError):
        list(read.rows(b"id,since\n\xff,2026.11.0\n", None, None))
    with pytest.raises(ValueError, match="zip"):
        list(read.records(Thing, b"id,since\na,2026.11.0\nb\n"))


def test_line_ends_within_a_cell_are_kept():
    assert list(read.rows(b'id,since\n"a\r\nb",1\n', None, None)) == [["a\r\nb", "1"]]


def test_text_is_utf_8():
    stored = f"{HEAD},since\n\u0441,,,,,,\u0443;\u0454,\u00e9,{FIRST}\n".encode()
    (row,) = read.records(Thing, stored)
    frame = read.frame(SCHEMA, stored)
    assert (row.id, row.items, row.note) == ("\u0441", ("\u0443", "\u0454"), "\u00e9")
    assert frame.loc[0, ["id", "items", "note"]].tolist() == ["\u0441", ("\u0443", "\u0454"), "\u00e9"]


def test_a_version_has_the_columns_and_items_that_had_come_by_then():
    assert read.at_version(SCHEMA, None) == SCHEMA
    assert read.at_version(SCHEMA, THIRD) == SCHEMA
    assert read.at_version(SCHEMA, SECOND) == SCHEMA[:-1]
    assert read.at_version(SCHEMA, FIRST) == (*SCHEMA[:5], ("kind", "category", FIRST, {"x": FIRST}, True))


def test_past_rows_stand_among_the_others_whatever_their_order():
    schema = SCHEMA[:2]
    current = f"id,count,since\nb,2,{FIRST}\nd,4,{FIRST}\n".encode()
    history = f"id,count,since,until\ne,5,{FIRST},{THIRD}\na,1,{FIRST},{THIRD}\nc,3,{FIRST},{THIRD}\n".encode()
    found = read.frame(schema, current, history, SECOND)
    assert list(found["id"]) == ["a", "b", "c", "d", "e"]
    assert list(found["count"]) == [1, 2, 3, 4, 5]
    assert list(found.index) == [0, 1, 2, 3, 4]


def test_equal_list_cells_are_one_tuple():
    one, other, *_ = read.frame(SCHEMA[:1] + SCHEMA[6:7], f"id,items,since\na,x;y,{FIRST}\nb,x;y,{FIRST}\n".encode())[
        "items"
    ]
    assert one is other
