"""The canonical form of a table and its SHA-256, against the text written out."""

import hashlib

import pytest

from belarus_releases.storage.canonical import csv_sha256, dataset_sha256, table_sha256

TEXT = 'belarus-releases c14n 1,t\nid,note\na,"x, y"\nb,\u00e9\n'  # é as one character


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_table_in_the_order_of_its_ids():
    rows = [["b", "e\u0301"], ["a", "x, y"]]  # é as two characters
    assert table_sha256("t", ["id", "note"], rows) == sha256(TEXT)


def test_rows_with_equal_ids_keep_their_order():
    text = "belarus-releases c14n 1,t\nid,n\na,2\na,1\n"
    assert table_sha256("t", ["id", "n"], [["a", "2"], ["a", "1"]]) == sha256(text)


def test_a_table_without_rows():
    assert table_sha256("t", ["id"], []) == sha256("belarus-releases c14n 1,t\nid\n")


class TestCsv:
    STORED = 'id,later,note,since\nb,,\u00e9,2026.11.1\na,new,"x, y",2026.11.0\n'.encode()

    def test_stamps_and_the_columns_that_the_version_lacks_are_no_part_of_it(self):
        assert csv_sha256("t", self.STORED, ["id", "note"]) == sha256(TEXT)

    def test_columns_stand_in_the_order_of_the_version(self):
        text = 'belarus-releases c14n 1,t\nid,note,later\na,"x, y",new\nb,\u00e9,\n'
        assert csv_sha256("t", self.STORED, ["id", "note", "later"]) == sha256(text)

    def test_line_ends_within_a_cell_are_kept(self):
        assert csv_sha256("t", b'id,since\n"a\r\nb",1\n', ["id"]) == sha256('belarus-releases c14n 1,t\nid\n"a\r\nb"\n')

    @pytest.mark.parametrize("data", [b'id,since\n"a"b,1\n', b"id,since\n\xff,1\n"])
    def test_a_damaged_file_is_refused(self, data):
        with pytest.raises(Exception, match=r"expected after|can't decode"):
            csv_sha256("t", data, ["id"])


def test_a_dataset_in_the_order_of_the_names_of_its_tables():
    assert dataset_sha256({"b": "2", "a": "1"}) == sha256("belarus-releases c14n 1\na=1\nb=2\n")
