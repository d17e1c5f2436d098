"""What `verify` says of an installation: all that is found, in the order of files, rows, RECORD."""

from belarus_releases.checks import installed
from belarus_releases.checks.record import Comparison
from belarus_releases.storage._manifest import FILES
from belarus_releases.storage.rows import path_of
from belarus_releases.tables import TABLES


def test_the_rows_of_each_table():
    rows = installed.bundled()
    assert [*rows] == [*TABLES]
    assert all(path_of(table) in FILES and rows[table] for table in TABLES)


def test_files_rows_and_record(monkeypatch):
    monkeypatch.setattr(installed, "file_faults", lambda stored: (["a file"], {"coverage.csv"}))
    monkeypatch.setattr(installed, "verify", lambda tables: ["a row"])
    monkeypatch.setattr(installed, "comparison", lambda folder: Comparison(["a record"], f"compared in {folder.name}"))
    assert installed.verdict() == (["a file", "a row", "a record"], "compared in belarus_releases")


def test_rows_that_cannot_be_read_are_not_checked(monkeypatch):
    monkeypatch.setattr(installed, "file_faults", lambda stored: (["a file"], {"events.csv"}))
    monkeypatch.setattr(installed, "verify", None)
    assert installed.verdict().faults[0] == "a file"
