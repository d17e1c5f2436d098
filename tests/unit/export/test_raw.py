"""The files of a data package in memory, and one of them at a path."""

import datetime as dt
import re

import pytest
from importlib_resources import as_file
from importlib_resources.abc import Traversable, TraversalError

from belarus_releases.errors import InvalidValueError, NotFoundError
from belarus_releases.export import csv, disk, raw
from belarus_releases.export.raw import MemoryFile, MemoryFolder
from belarus_releases.tables import TABLES
from tests.factories import row


@pytest.fixture
def small():
    return MemoryFolder("package", {"a.csv": "id\nГомель\n".encode(), "b.csv": b"id\r\n"})


class TestFolder:
    def test_it_is_a_folder(self, small):
        assert isinstance(small, Traversable)
        assert (small.name, small.is_dir(), small.is_file()) == ("package", True, False)
        assert [file.name for file in small.iterdir()] == ["a.csv", "b.csv"]
        assert repr(small) == "<MemoryFolder: package, 2 files>"

    def test_it_cannot_be_opened(self, small):
        with pytest.raises(IsADirectoryError):
            small.open()

    def test_a_file_by_its_name(self, small):
        assert (small / "a.csv").name == small.joinpath("a.csv").name == "a.csv"
        assert small.joinpath() is small.joinpath("") is small

    @pytest.mark.parametrize("names", [["c.csv"], ["..", "a.csv"], ["a.csv", "x"], ["/a.csv"], ["a"]])
    def test_a_name_that_is_not_there(self, small, names):
        with pytest.raises(NotFoundError, match=r"there is no file '.*' in package: ") as info:
            small.joinpath(*names)
        assert isinstance(info.value, TraversalError)

    def test_the_message_has_near_names(self, small):
        with pytest.raises(NotFoundError, match=r"no file 'a.cvs' in package: did you mean 'a.csv'"):
            small / "a.cvs"

    def test_as_a_folder_on_disk(self, small):
        with as_file(small) as path:
            assert path.name == "package"
            assert {file.name: file.read_bytes() for file in path.iterdir()} == {
                file.name: file.read_bytes() for file in small.iterdir()
            }
        assert not path.exists()


class TestFile:
    def test_it_is_a_file(self, small):
        file = small / "a.csv"
        assert isinstance(file, MemoryFile)
        assert isinstance(file, Traversable)
        assert (file.is_dir(), file.is_file()) == (False, True)
        assert file.joinpath() is file
        assert repr(file) == "<MemoryFile: a.csv, 16 bytes>"

    def test_nothing_is_below_it(self, small):
        with pytest.raises(NotADirectoryError):
            (small / "a.csv").iterdir()
        with pytest.raises(NotFoundError):
            small / "a.csv" / "b.csv"

    def test_text_is_utf_8_unless_another_encoding_is_named(self, small):
        file = small / "a.csv"
        assert file.read_text() == file.open().read() == file.open("r", None).read() == "id\nГомель\n"
        latin = "id\nÐ\x93Ð¾Ð¼ÐµÐ»Ñ\x8c\n"
        assert file.read_text(encoding="latin-1") == file.open("r", "latin-1").read() == latin

    def test_line_ends(self, small):
        file = small / "b.csv"
        assert file.read_text() == "id\n"
        assert file.open(newline="").read() == "id\r\n"

    def test_bytes(self, small):
        assert (small / "b.csv").read_bytes() == (small / "b.csv").open("rb").read() == b"id\r\n"

    def test_it_cannot_be_written(self, small):
        with pytest.raises(InvalidValueError, match="mode: expected 'r' or 'rb', got 'w'"):
            (small / "a.csv").open("w")


@pytest.fixture
def sheets(sheet):
    rows = [row("contacts", contact_id="c", topics=("Гомель", "b"))]
    return [sheet(name, rows if name == "contacts" else ()) for name in (*TABLES, "codebook")]


def test_files_are_those_of_the_export(sheets, edition, tmp_path):
    disk.to_csv(sheets, edition, tmp_path / "new")
    folder = raw.folder(sheets, edition)
    written = {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()}
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == written
    assert "Гомель;b" in (folder / "contacts.csv").read_text()


def test_a_folder_is_named_after_version_and_day(edition):
    assert raw.folder_name(edition) == "belarus-releases-2026.11.2"
    known = edition._replace(known_on=dt.date(2025, 9, 30))
    assert raw.folder_name(known) == "belarus-releases-2026.11.2-known-on-2025-09-30"


def test_a_folder_of_a_choice_of_sources_has_a_name_of_its_own(edition):
    choices = ("without quality=weak", "without quality=good", f"among publisher_id={','.join(['a-news'] * 99)}")
    names = {raw.folder_name(edition._replace(choice=choice)) for choice in choices}
    assert len(names) == 3
    assert all(re.fullmatch("belarus-releases-2026.11.2-sources-[0-9a-f]{8}", name) for name in names)


class TestOneFile:
    @pytest.mark.parametrize("name", ["contacts", "contacts.csv"])
    def test_of_a_table(self, sheets, edition, name):
        (contacts,) = (sheet for sheet in sheets if sheet.name == "contacts")
        assert raw.one_file(sheets, edition, name) == ("contacts.csv", csv.to_csv(contacts).encode())

    @pytest.mark.parametrize("name", ["codebook.csv", "datapackage.json"])
    def test_beside_the_tables(self, sheets, edition, name):
        assert raw.one_file(sheets, edition, name) == (name, (raw.folder(sheets, edition) / name).read_bytes())

    def test_no_other_file_is_made_after_it(self, sheets, edition, monkeypatch):
        made = []
        monkeypatch.setattr(csv, "to_csv", lambda sheet: made.append(sheet.name) or "")
        raw.one_file(sheets, edition, "events")
        assert made == ["events"]

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("evnts", "there is no file of 'evnts': did you mean 'events' or"),
            ("evnts.csv", "there is no file of 'evnts.csv': did you mean 'events' or"),
            ("datapackage", "did you mean 'datapackage.json'"),
            ("events.parquet", "did you mean 'events'"),
            ("", "there are 'events', "),
        ],
    )
    def test_a_name_that_is_not_there(self, sheets, edition, name, message):
        with pytest.raises(NotFoundError, match=message):
            raw.one_file(sheets, edition, name)

    def test_a_name_is_text(self, sheets, edition):
        with pytest.raises(InvalidValueError, match="name: expected the name of a table, got 1"):
            raw.one_file(sheets, edition, 1)


def test_a_temporary_file_has_its_own_name_and_goes(edition):
    with raw.temporary(edition, "events.csv", b"id\n") as path:
        assert path.name == "events.csv"
        assert path.read_bytes() == b"id\n"
        assert [*path.parent.iterdir()] == [path]
    assert not path.parent.exists()


def test_a_temporary_file_goes_after_an_error(edition):
    with pytest.raises(RuntimeError), raw.temporary(edition, "events.csv", b"") as path:
        raise RuntimeError
    assert not path.exists()
