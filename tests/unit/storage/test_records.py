"""Records from the CSV of a small table with a column of every kind."""

import csv
import datetime as dt
from typing import Annotated, Literal

import pytest

from belarus_releases.schema.columns import Vocabulary
from belarus_releases.schema.declare import entered, stated, table
from belarus_releases.storage.records import read_rows, records

FIRST, SECOND, THIRD = "2026.11.2", "2026.11.10", "2027.1.0"  # as text they would sort otherwise


@table("things", "Things.")
class Thing:
    id: str = entered("The id.", since=FIRST)
    count: int | None = stated("Count.", since=FIRST)
    share: float | None = stated("Share.", since=FIRST)
    is_open: bool | None = stated("Open.", since=FIRST)
    day: dt.date | None = stated("Day.", since=FIRST)
    kind: Annotated[Literal["x", "y"], Vocabulary({"x": "X.", "y": "Y."})] | None = stated("Kind.", since=FIRST)
    items: tuple[str, ...] = stated("Items.", since=SECOND)
    note: str | None = stated("Note.", since=THIRD)


HEADER = "id,count,share,is_open,day,kind,items,note,since"
DATA = f"""{HEADER}
b,12,0.5,true,2025-09-11,x,LT;UA,"two
lines, NA",{THIRD}
d,,,,,,,,{FIRST}
e,-3,4,false,1923-02-03,y,LT,NA,{SECOND}
""".encode()


@pytest.mark.parametrize(
    ("version", "absent"),
    [("2027.1.1", {}), (THIRD, {}), (SECOND, {"note": None}), (FIRST, {"items": (), "note": None})],
)
def test_records_at_a_version(version, absent):
    """Cells of columns that the version does not have are empty, whatever the file has: None, of lists ``()``."""
    expected = [
        {"id": "b", "count": 12, "share": 0.5, "is_open": True, "day": dt.date(2025, 9, 11), "kind": "x",
         "items": ("LT", "UA"), "note": "two\nlines, NA"},
        {"id": "d", "count": None, "share": None, "is_open": None, "day": None, "kind": None, "items": (),
         "note": None},
        {"id": "e", "count": -3, "share": 4.0, "is_open": False, "day": dt.date(1923, 2, 3), "kind": "y",
         "items": ("LT",), "note": "NA"},
    ]  # fmt: skip
    assert list(records(Thing, DATA, version)) == [Thing(**cells | absent) for cells in expected]


def test_a_table_without_rows():
    assert list(records(Thing, f"{HEADER}\n".encode(), THIRD)) == []


@pytest.mark.parametrize("number", [1, 127, 128, 129, 300])
def test_many_rows_come_in_their_order(number):
    ids = [f"{n:04}" for n in range(number)]
    data = "\n".join([HEADER, *(f"{id},{id},,,,,LT;{id},,{FIRST}" for id in ids), ""]).encode()
    things = list(records(Thing, data, THIRD))
    assert [(thing.id, thing.count, thing.items) for thing in things] == [(id, int(id), ("LT", id)) for id in ids]


def test_records_are_streamed():
    """A fault far below is met when its row is."""
    lines = [f"{number:04},,,,,,,,{FIRST}" for number in range(300)]
    things = records(Thing, "\n".join([HEADER, *lines, "too short", ""]).encode(), THIRD)
    assert [next(things).id for _ in range(200)] == [f"{number:04}" for number in range(200)]
    with pytest.raises(ValueError, match="zip"):
        list(things)


def test_text_is_utf_8():
    (thing,) = records(Thing, f"{HEADER}\n\u0441,,,,,,\u0443;\u0454,\u00e9,{FIRST}\n".encode(), THIRD)
    assert (thing.id, thing.items, thing.note) == ("\u0441", ("\u0443", "\u0454"), "\u00e9")


class TestReadRows:
    def test_cells_without_the_header(self):
        assert list(read_rows(b'id,n,since\na,"x, ""y""",1\nb,,2\n')) == [["a", 'x, "y"', "1"], ["b", "", "2"]]

    def test_line_ends_within_a_cell_are_kept(self):
        assert list(read_rows(b'id,since\n"a\r\nb",1\n')) == [["a\r\nb", "1"]]

    def test_bytes_that_were_never_written_so_are_refused(self):
        with pytest.raises(csv.Error):
            list(read_rows(b'id,since\n"a"b,2026.11.0\n'))
        with pytest.raises(UnicodeDecodeError):
            list(read_rows(b"id,since\n\xff,2026.11.0\n"))
