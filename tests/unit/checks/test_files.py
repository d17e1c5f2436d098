"""The checks of stored files: each forgery is named by its file, whether the manifest was rewritten or not."""

import csv
import io
import re
from functools import cache

import pytest

from belarus_releases.checks.files import FILE_CHECKS, file_faults
from belarus_releases.schema.lists import join
from belarus_releases.storage._manifest import FILES, VERSIONS
from belarus_releases.storage.bundle import BUNDLE
from belarus_releases.storage.canonical import dataset_sha256
from belarus_releases.storage.checksums import INSTALLED, Stored
from belarus_releases.tables import HASHED
from tests.unit.checks.test_docs_of_checks import ENTRIES

BUNDLED = dict(BUNDLE)


@cache
def sha256_of_bundled(table, version):
    return INSTALLED._replace(files=BUNDLED).table_sha256(table, version)


class Forged(Stored):
    """Stored files that compute the SHA-256 of a table only if one of its files is not the bundled one."""

    def table_sha256(self, table, version):
        paths = INSTALLED.paths(table)
        same = (self.current, self.paths(table)) == (INSTALLED.current, paths)
        if same and all(self.files[path] is BUNDLED[path] for path in paths):
            return sha256_of_bundled(table, version)
        return super().table_sha256(table, version)


WHOLE = Forged(*INSTALLED)._replace(files=BUNDLED)
HISTORY = "history/events.csv"


def forged(*changes):
    """The bundled files, and their manifest, with texts replaced: the path, the old and the new text of each."""
    files = dict(BUNDLED)
    for path, old, new in changes:
        assert old in files[path].decode()
        files[path] = files[path].decode().replace(old, new, 1).encode()
    return WHOLE._replace(files=files)


def rows_of(data):
    header, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
    return [dict(zip(header, row)) for row in rows]


def text_of(rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def relisted(stored):
    """Files whose list of versions was computed anew from their rows."""
    rows = rows_of(stored.files["versions.csv"])
    for row in rows:
        tables = {name: stored.table_sha256(name, row["version"]) for name in HASHED}
        row["tables_sha256"] = join(f"{name}={sha256}" for name, sha256 in tables.items())
        row["sha256"] = dataset_sha256(tables)
    return stored._replace(files={**stored.files, "versions.csv": text_of(rows)})


def with_row(path, place, **cells):
    """A change of cells in one row of a file."""
    rows = rows_of(BUNDLED[path])
    rows[place] |= cells
    return WHOLE._replace(files=BUNDLED | {path: text_of(rows)})


def first_of(path):
    """The place of the first row of a file that the first version has."""
    return next(place for place, row in enumerate(rows_of(BUNDLED[path])) if row["since"] == min(VERSIONS))


def codes(stored):
    return {re.findall(r"\(([a-z-]+)\)$", line)[0] for line in file_faults(stored)[0]}


def test_the_bundled_files_have_none():
    assert file_faults(INSTALLED) == ([], set())


def test_a_header_with_two_names_exchanged():
    swaps = ((",released_total,", ",x,"), (",named,", ",released_total,"), (",x,", ",named,"))
    assert file_faults(forged(*((HISTORY, *swap) for swap in swaps))) == (
        ["history/events.csv: line 1: the header is not the declared one (file-form)"],
        {HISTORY},
    )


@pytest.mark.parametrize("path", ["events.csv", HISTORY])
def test_a_list_with_another_separator(path):
    (message,) = file_faults(forged((path, "LT;UA", "LT\u037eUA")))[0]
    form = r": line \d+, destinations: U\+037E is not in Unicode normal form C \(file-form\)"
    assert re.fullmatch(f"{path}{form}", message)


@pytest.mark.parametrize("path", [path for path in FILES if path not in ("versions.csv", "countries.csv")])
def test_a_cell_of_any_file_that_a_version_reads(path):
    rows = rows_of(BUNDLED[path])
    place = next(place for place, row in enumerate(rows) if row.get("since", min(VERSIONS)) in VERSIONS)
    column = list(rows[0])[2]
    lines = file_faults(with_row(path, place, **{column: f"{rows[place][column]}x"}))[0]
    assert {path in line.partition(": ")[0].split(", ") for line in lines} == {True}


def test_a_history_that_was_rewritten_with_its_list():
    """The manifest has the SHA-256 of each version, too."""
    path = "history/contacts.csv"
    stored = relisted(with_row(path, first_of(path), note="It never happened."))
    (version, *_) = VERSIONS
    message = f"versions.csv: the SHA-256 of {version} is not that of the manifest (version-listed)"
    assert message in file_faults(stored)[0]


def test_a_version_that_was_dropped_from_the_list():
    rows = rows_of(BUNDLED["versions.csv"])
    stored = INSTALLED._replace(files=BUNDLED | {"versions.csv": text_of(rows[:-1])})
    (message,) = file_faults(stored)[0]
    assert message.startswith(f"versions.csv: it lists the versions {[*VERSIONS][:-1]}, and the manifest {[*VERSIONS]}")


def test_a_version_that_was_dropped_from_the_manifest_too():
    rows, (*kept, last) = rows_of(BUNDLED["versions.csv"]), VERSIONS
    stored = INSTALLED._replace(
        files=BUNDLED | {"versions.csv": text_of(rows[:-1])},
        versions={version: VERSIONS[version] for version in kept},
        current=f"{kept[-1]}+dev",
    )
    assert f"history/events.csv: line 2: {last!r} is no listed version (row-stamps)" in file_faults(stored)[0]


@pytest.mark.parametrize(
    ("path", "cells", "code"),
    [
        ("versions.csv", {"published_on": "2026-11-20"}, "version-listed"),
        ("versions.csv", {"sha256": "0" * 64}, "version-listed"),
        ("versions.csv", {"tables_sha256": ""}, "version-listed"),
        ("versions.csv", {"rows": "events=7"}, "version-listed"),
        ("events.csv", {"since": "2026.10.0"}, "row-stamps"),
        ("events.csv", {"since": "x"}, "row-stamps"),
        (HISTORY, {"until": "2027.1.0"}, "row-stamps"),
        (HISTORY, {"since": "2026.11.1"}, "version-listed"),
        (HISTORY, {"until": "2026.11.0"}, "row-stamps"),
        (HISTORY, {"may_repeat": "2025-09-11-lithuania"}, "row-stamps"),
        ("coverage.csv", {"last": "2027-01-01", "first": "2020-01-01"}, "version-listed"),
        ("errata.csv", {"old": "journalist"}, "errata-listed"),
        ("errata.csv", {"version": "2026.11.2"}, "errata-listed"),
        ("errata.csv", {"previous": "2026.10.0"}, "errata-listed"),
        ("errata.csv", {"kind": "mistaken"}, "errata-listed"),
        ("errata.csv", {"reason": ""}, "errata-listed"),
    ],
)
def test_what_else_could_be_forged(path, cells, code):
    assert code in codes(with_row(path, 0, **cells))


def test_a_file_that_is_not_whole_is_asked_nothing_more(monkeypatch):
    monkeypatch.setitem(FILES, "events.csv", "0f")
    assert file_faults(INSTALLED) == (
        ["events.csv: its checksum is not that of the manifest (file-whole)"],
        {"events.csv"},
    )


@pytest.mark.parametrize("check", FILE_CHECKS, ids=lambda check: check.code)
def test_the_example_of_the_docs_is_a_message(check, monkeypatch):
    (example,) = re.findall(r"^```text\n(.*)\n```$", ENTRIES[check.code], re.MULTILINE)
    stored = {
        "file-whole": INSTALLED,
        "file-form": forged((HISTORY, "event_id,", "event,")),
        "row-stamps": with_row(HISTORY, 0, since="2026.11.2", until="2026.11.2"),
        "version-listed": with_row(HISTORY, first_of(HISTORY), label="Another"),
        "errata-listed": with_row("errata.csv", 0, new="activist"),
    }[check.code]
    if check.code == "file-whole":
        monkeypatch.setitem(FILES, "events.csv", "0f")
    assert example in file_faults(stored)[0]
