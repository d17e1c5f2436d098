"""The canonical form of a table and its SHA-256, against the text written out."""

import hashlib

import pytest

from belarus_releases.storage.canonical import csv_sha256, dataset_sha256, fault, table_sha256

TEXT = 'belarus-releases c14n 2,t\nid,note\na,"x, y"\nb,\u00e9\n'
HEADER = ["id", "items", "note"]


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_table():
    assert table_sha256("t", ["id", "note"], [["a", "x, y"], ["b", "\u00e9"]]) == sha256(TEXT)


def test_rows_count_in_the_order_in_which_they_are_read():
    text = "belarus-releases c14n 2,t\nid,n\na,2\na,1\n"
    assert table_sha256("t", ["id", "n"], [["a", "2"], ["a", "1"]]) == sha256(text)


def test_a_table_without_rows():
    assert table_sha256("t", ["id"], []) == sha256("belarus-releases c14n 2,t\nid\n")


def test_a_cell_counts_as_it_stands():
    """No two cells have one SHA-256, whatever looks or sorts alike."""
    cells = ["LT;UA", "LT\u037eUA", "e\u0301", "\u00e9", " x", "x", "NA", "", "1", "1.0", "\u0455", "s", "x\u200b"]
    assert len({table_sha256("t", ["id", "note"], [["a", cell]]) for cell in cells}) == len(cells)


@pytest.mark.parametrize(
    "columns", [["id", "named", "released_total"], ["id", "released_total"], ["id", "released_total", "named", "more"]]
)
def test_names_and_order_of_the_columns_count(columns):
    rows = [["a", "9", "194", ""]]
    first, other = (
        table_sha256("t", names, [row[: len(names)] for row in rows])
        for names in (["id", "released_total", "named"], columns)
    )
    assert first != other


class TestCsv:
    STORED = 'id,later,note,since\na,new,"x, y",2026.11.0\nb,,\u00e9,2026.11.1\n'.encode()

    def test_stamps_and_the_columns_that_the_version_lacks_are_no_part_of_it(self):
        assert csv_sha256("t", self.STORED, ["id", "note"]) == sha256(TEXT)

    def test_columns_stand_in_the_order_of_the_version(self):
        text = 'belarus-releases c14n 2,t\nid,note,later\na,"x, y",new\nb,\u00e9,\n'
        assert csv_sha256("t", self.STORED, ["id", "note", "later"]) == sha256(text)


def test_a_dataset_in_the_order_of_the_names_of_its_tables():
    assert dataset_sha256({"b": "2", "a": "1"}) == sha256("belarus-releases c14n 2\na=1\nb=2\n")


class TestFault:
    @pytest.mark.parametrize(
        "rows", ["", "a,LT;UA,x\n", 'a,,"x, ""y"""\n', "a,,\u0416\u00e9\u0457 NA  x\n", "a,,\nb,,\n", "a,,\U0001f54a\n"]
    )
    def test_the_one_form_has_none(self, rows):
        assert fault(f"id,items,note\n{rows}".encode(), HEADER) is None

    @pytest.mark.parametrize(
        ("rows", "message"),
        [
            ("a,,x\nb,LT\u037eUA,\n", "line 3, items: U+037E is not in Unicode normal form C"),
            ("a,,Cafe\u0301\n", "line 2, note: U+0301 is not in Unicode normal form C"),
            ('a,,"x, \u212b"\n', "line 2, note: U+212B is not in Unicode normal form C"),
            ("a,,x\0\n", "line 2, note: there is a control character, U+0000"),
            ("a,x\ty,\n", "line 2, items: there is a control character, U+0009"),
            ("a,,x\r\n", "line 2, note: there is a control character, U+000D"),
            ("a,,x\u2028y\n", "line 2, note: there is a control character, U+2028"),
            ("a,,x\u0085y\n", "line 2, note: there is a control character, U+0085"),
            ("\ufeffa,,x\n", "line 2, id: there is a control character, U+FEFF"),
            ('a,,"x\ny"\n', "line 2: this is no line of CSV (unexpected end of data)"),
            ('a,,"x"y\n', "line 2: this is no line of CSV (',' expected after '\"')"),
            ('a,,"x"\n', "line 2: quotes stand where none are needed"),
            ('a,,x"y\n', "line 2: quotes stand where none are needed"),
            ("a,,x\n\n", "line 3: there are 0 cells for 3 columns"),
            ("a,,x,\n", "line 2: there are 4 cells for 3 columns"),
            ("a,\n", "line 2: there are 2 cells for 3 columns"),
            ("a,,x", "line 2: the last line does not end in LF"),
        ],
    )
    def test_what_another_reader_could_read_otherwise(self, rows, message):
        assert fault(f"id,items,note\n{rows}".encode(), HEADER) == message

    @pytest.mark.parametrize(
        "header", ["id,note,items", "id,items", "id,items,note,note", "\ufeffid,items,note", "id,items,note\r", ""]
    )
    def test_the_header_is_the_declared_one(self, header):
        assert fault(f"{header}\na,,\n".encode(), HEADER) == "line 1: the header is not the declared one"

    def test_the_header_has_an_end(self):
        assert fault(b"id,items,note", HEADER) == "line 1: the last line does not end in LF"

    def test_bytes_are_utf_8(self):
        assert fault(b"id,items,note\na,,\nb,,\xff\n", HEADER) == "line 3: the bytes are not UTF-8"
