"""The build: the bundled files are those that it writes."""

import pytest

from curation.__main__ import main
from curation.steps import build


def test_the_bundled_files_are_built():
    assert build.differences() == []


@pytest.mark.slow
def test_an_edited_row_is_out_of_date(edit, capsys):
    edit(lambda tables: tables["events"][0].update(note="another note"))
    differences = set(build.differences())
    assert {"data/events.csv", "storage/_manifest.py"} <= differences
    generated = {"data/datapackage.json", "data/history/events.csv"}  # these change with the first edit since a version
    assert differences <= {"data/events.csv", "storage/_manifest.py"} | generated
    assert main(["build", "--check"]) == 1
    assert "out of date: data/events.csv\n" in capsys.readouterr().out


def test_a_file_that_the_build_does_not_write_is_out_of_date(monkeypatch, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "other.csv").write_text("id\n", encoding="utf-8")
    monkeypatch.setattr(build, "PACKAGE", tmp_path)
    monkeypatch.setattr(build, "DATA", tmp_path / "data")
    differences = build.differences()
    assert "data/other.csv" in differences
    assert "data/events.csv" in differences
