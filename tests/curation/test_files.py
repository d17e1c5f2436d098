"""The one form in which CSV is read by the steps: what could be read otherwise is refused by file and line."""

import pytest

from curation.steps.files import CurationError, read_csv, write_csv


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a,LT\u037eUA", "line 3: U+037E has another form in NFC: save the file in NFC"),
        ("a,Cafe\u0301", "line 3: U+0301 has another form in NFC: save the file in NFC"),
        ("a,\u2028", "line 3: there is an invisible character, U+2028: delete it"),
        ("a,\0", "line 3: there is an invisible character, U+0000: delete it"),
        ("a,x\r", "line 3: the line ends in CRLF: save the file with LF"),
        ("a,x,y", "line 3: the row and the header differ in length"),
    ],
)
@pytest.mark.parametrize("header", [None, ["id", "items"]])
def test_a_row_is_refused_by_file_and_line(tmp_path, row, message, header):
    path = tmp_path / "history" / "events.csv"
    path.parent.mkdir()
    path.write_bytes(f"id,items\nb,PL\n{row}\n".encode())
    with pytest.raises(CurationError) as caught:
        read_csv(path, header)
    assert str(caught.value) == f"history/events.csv, {message}"


def test_what_is_written_is_read(tmp_path):
    rows = [{"id": "a", "note": 'x, "y"'}, {"id": "b", "note": "\u0416"}]
    write_csv(tmp_path / "a.csv", ["id", "note"], rows)
    assert read_csv(tmp_path / "a.csv") == rows
    assert read_csv(tmp_path / "none.csv") == []
