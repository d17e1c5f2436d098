"""A damaged file is refused by name and never yields a table."""

import importlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import belarus_releases
from belarus_releases import store
from belarus_releases._manifest import FILES
from belarus_releases.errors import DamagedDataError

PACKAGE = Path(belarus_releases.__file__).parent
DAMAGE = {
    "truncated": lambda data: data[: len(data) // 2],
    "emptied": lambda data: b"",
    "a flipped bit": lambda data: data[:50] + bytes([data[50] ^ 1]) + data[51:],
    "an extra column": lambda data: b"\n".join(line + b",x" if line else line for line in data.split(b"\n")),
    "NA for an empty cell": lambda data: data.replace(b",,", b",NA,", 1),
    "wrong bytes": lambda data: data + b"\xff\xfe\n",
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "a byte-order mark": lambda data: b"\xef\xbb\xbf" + data,
}


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "belarus_releases", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def ask(path, code):
    run = f"import sys; sys.path.insert(0, {str(path)!r})\nimport belarus_releases as br\n{code}"
    return subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_refused_by_name(copy, damage):
    file = copy / "belarus_releases" / "data" / "sources.csv"
    whole = file.read_bytes()
    file.write_bytes(DAMAGE[damage](whole))
    assert file.read_bytes() != whole
    tried = (
        "for read in (lambda: list(br.sources()), lambda: br.sources().to_frame()):\n"
        "    try:\n        print('read', read())\n"
        "    except br.DamagedDataError as error:\n        print('refused', error)\n"
        "print(len(br.events()))"
    )
    lines = ask(copy, tried).stdout.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("refused") and "sources.csv" in line for line in lines[:2])
    assert lines[2].isdigit()


def test_a_missing_file_is_refused_by_name(copy):
    (copy / "belarus_releases" / "data" / "events.csv").unlink()
    assert "DamagedDataError: the bundled file events.csv cannot be read" in ask(copy, "list(br.events())").stderr


@pytest.mark.parametrize("path", FILES)
def test_every_bundled_file_is_what_the_manifest_says(path):
    assert store.read(path)


def test_the_manifest_names_every_data_file():
    assert {p.relative_to(PACKAGE / "data").as_posix() for p in (PACKAGE / "data").rglob("*.csv")} == set(FILES)


def test_a_checksum_that_differs_is_refused(monkeypatch):
    monkeypatch.setitem(FILES, "events.csv", 0)
    with pytest.raises(DamagedDataError, match=r"events\.csv is damaged"):
        store.read("events.csv")


def test_the_package_works_from_a_zip(tmp_path):
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in PACKAGE.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                file.write(path, Path("belarus_releases") / path.relative_to(PACKAGE))
    done = ask(
        archive, "print(br.__file__); print(len(br.events()), len(br.claims().to_frame()), len(br.dataset().sha256))"
    )
    assert str(archive) in done.stdout, done.stderr
    assert done.stdout.split()[-3:] == [
        str(len(belarus_releases.events())),
        str(len(belarus_releases.claims())),
        "64",
    ]


def test_modules_can_be_reloaded():
    importlib.reload(belarus_releases)
    assert len(belarus_releases.events())
