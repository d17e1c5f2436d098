"""SHA-256 of tables and versions from stored files, beside those that are listed."""

import hashlib

import pytest

from belarus_releases.errors import DamagedDataError
from belarus_releases.schema.calver import order
from belarus_releases.storage import checksums
from belarus_releases.storage._manifest import VERSIONS
from belarus_releases.storage.bundle import BUNDLE
from belarus_releases.storage.checksums import INSTALLED, Stored, check_list, table_sha256
from belarus_releases.storage.layout import ColumnLayout

FIRST, SECOND = "2026.11.2", "2026.11.10"
LAYOUT = (
    ColumnLayout("id", "text", FIRST, None, False, False, 1),
    ColumnLayout("later", "text", SECOND, None, False, True, 0),
    ColumnLayout("note", "text", FIRST, None, False, True, 0),
)
FILES = {
    "events.csv": f"id,later,note,since\na,new,2,{SECOND}\nb,,,{FIRST}\n".encode(),
    "history/events.csv": f"id,later,note,since,until\na,,1,{FIRST},{SECOND}\n".encode(),
}
STORED = Stored(FILES, {}, {}, SECOND, {"events": LAYOUT})


@pytest.mark.parametrize(
    ("version", "lines"),
    [(FIRST, ["id,note", "a,1", "b,"]), (SECOND, ["id,later,note", "a,new,2", "b,,"])],
)
def test_of_a_table_rows_and_columns_of_the_version_count(version, lines):
    text = "".join(f"{line}\n" for line in ["belarus-releases c14n 2,events", *lines])
    assert STORED.table_sha256("events", version) == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("version", [FIRST, SECOND])
def test_a_file_that_has_not_the_one_form_has_none(path, version):
    """Even where the fault would not show in the rows of the version."""
    data = FILES[path].replace(b"\na,", b'\n"a",', 1)
    message = rf"^the bundled file {path} is damaged \(line 2: quotes stand where none are needed\): reinstall"
    with pytest.raises(DamagedDataError, match=message):
        STORED._replace(files={**FILES, path: data}).table_sha256("events", version)


def test_the_files_of_a_table_and_their_headers():
    assert STORED.paths("events") == ["events.csv", "history/events.csv"]
    assert INSTALLED.paths("data_versions") == ["versions.csv"]
    assert STORED.header("history/events.csv") == ["id", "later", "note", "since", "until"]
    assert INSTALLED.header("versions.csv")[0] == "version"
    assert STORED.fault("events.csv") is None


def test_of_a_bundled_table():
    version = min(VERSIONS)
    assert table_sha256("events", version) == INSTALLED.table_sha256("events", version)


class TestList:
    def test_the_bundled_one_says_what_manifest_and_rows_say(self):
        assert list(INSTALLED.listed()) == []
        check_list()

    @pytest.mark.parametrize("old", ["2026-11-21", "events=6;", "sha256"])
    def test_a_list_that_says_other_is_refused(self, old, monkeypatch):
        digits = INSTALLED.sha256[min(VERSIONS)]
        old, new = (digits, digits[::-1]) if old == "sha256" else (old, old.replace("2", "3").replace("=6", "=7"))
        data = BUNDLE["versions.csv"].decode()
        assert old in data
        files = {**BUNDLE, "versions.csv": data.replace(old, new, 1).encode()}
        monkeypatch.setattr(checksums, "INSTALLED", INSTALLED._replace(files=files))
        with pytest.raises(DamagedDataError, match=r"^the bundled file versions\.csv is damaged \("):
            check_list()

    def test_tables_with_broken_files_are_left_out(self):
        other = BUNDLE["history/contacts.csv"].replace(b"\n", b"\n0", 1)
        stored = INSTALLED._replace(files={**BUNDLE, "history/contacts.csv": other})
        assert {path for path, _ in stored.listed()} == {"contacts.csv, history/contacts.csv"}
        assert list(stored.listed({"history/contacts.csv"})) == []


def test_a_broken_history_of_the_current_version_is_left_out_too():
    path = "history/events.csv"
    files = {**INSTALLED.files, path: b"broken"}
    stored = INSTALLED._replace(files=files, current=max(INSTALLED.versions, key=order))
    assert not [message for _, message in stored.listed({path}) if " events " in message]
