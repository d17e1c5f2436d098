"""A damaged file is refused by name: none gives a partial or an altered table."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from binascii import crc32
from pathlib import Path

import pytest

import belarus_releases as br
from belarus_releases import store
from belarus_releases._manifest import FILES
from belarus_releases.tables import RECORDS

PACKAGE = Path(br.__file__).parent
DATA = PACKAGE / "data"


def test_the_manifest_names_every_data_file():
    assert {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv")} == set(FILES)


@pytest.mark.parametrize("path", FILES)
def test_every_bundled_file_is_what_the_manifest_says(path):
    assert store.read(path) == (DATA / path).read_bytes()


def test_a_file_that_the_manifest_does_not_know_is_refused(monkeypatch):
    monkeypatch.delitem(FILES, "events.csv")
    with pytest.raises(br.DamagedDataError, match=r" events\.csv is damaged"):
        store.read("events.csv")


# damage of a copy, in processes of their own


@pytest.fixture(scope="module")
def damaged(plain_user):
    """What came of damaging every file of a copy: trials, refusals and failures by file."""
    if not hasattr(os, "fork"):
        pytest.skip("the system cannot fork")
    command = [*(plain_user or []), sys.executable, str(Path(__file__).parent / "damage_files.py"), "10"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES)
def test_every_damage_is_refused_by_name(damaged, path):
    tried, refused = damaged["files"]["tried"][path], damaged["files"]["refused"][path]
    assert [line for line in damaged["files"]["failed"] if line.startswith(f"{path},")] == []
    assert tried == refused
    assert sum(tried.values()) >= 90
    assert tried.keys() >= {"removed", "emptied", "truncated", "a flipped bit", "another file in its place", "UTF-16"}


@pytest.mark.slow
def test_a_denied_permission_is_refused_by_name(damaged, plain_user):
    if plain_user is None:
        pytest.skip("no permission is ever denied here")
    denied = {path: kinds.get("permission denied") for path, kinds in damaged["files"]["refused"].items()}
    assert denied == dict.fromkeys(FILES, 1)


@pytest.mark.slow
def test_what_nothing_reads_cannot_harm(damaged):
    assert damaged["files"]["unread"] == ["datapackage.json"]


@pytest.mark.slow
def test_a_damaged_zip_is_refused_or_the_damage_has_no_effect(damaged):
    tried, refused, harmless = (damaged["zip"][key] for key in ("tried", "refused", "harmless"))
    assert damaged["zip"]["failed"] == []
    assert {kind: refused[kind] + harmless[kind] for kind in tried} == tried
    assert sum(tried.values()) >= 200
    assert sum(harmless.values()) < 20


# what a checksum of 32 bits lets through


def in_other_case(whole, places):
    """The file with some of the letters at these places in the other case, and with the same CRC-32."""
    nothing = crc32(bytes(len(whole)))
    known = {}  # by its highest bit: a change of the checksum, and the places that give it
    for place in dict.fromkeys(places):
        change = crc32(bytes(place) + b"\x20" + bytes(len(whole) - place - 1)) ^ nothing
        used = {place}
        while change and (top := change.bit_length()) in known:
            change, used = change ^ known[top][0], used ^ known[top][1]
        if not change:
            return bytes(byte ^ 0x20 if place in used else byte for place, byte in enumerate(whole))
        known[top] = change, used
    raise ValueError("33 letters are needed")


def free_letters(path):
    """Where letters stand in texts that no rule can check."""
    whole = (DATA / path).read_bytes()
    for row in csv.DictReader(io.StringIO(whole.decode(), newline="")):
        for name in ("label", "note", "stated_as", "title"):
            cell = row.get(name, "").encode()
            if len(cell) > 8 and cell in whole:  # not if it has quotes, which stand twice
                start = whole.index(cell)
                yield from (start + letter.start() for letter in re.finditer(rb"[a-z]", cell))


ALTERED = [path for path in FILES if Path(path).stem in RECORDS and len({*free_letters(path)}) > 32]


def test_verify_finds_what_the_checksums_of_loading_let_through(installed):
    """Files altered so that each has its old CRC-32 load; ``verify``, which asks SHA-256, names each."""
    for path in ALTERED:
        whole = (DATA / path).read_bytes()
        other = in_other_case(whole, free_letters(path))
        assert other != whole
        assert crc32(other) == FILES[path]
        (installed / "belarus_releases" / "data" / path).write_bytes(other)
    code = (
        f"import sys; sys.path.insert(0, {str(installed)!r})\n"
        "import belarus_releases as br; from belarus_releases.cli import main\n"
        "print(br.events()[0].label); sys.exit(main(['verify']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    label, *found = done.stdout.splitlines()
    assert label != br.events()[0].label
    assert label.casefold() == br.events()[0].label.casefold()
    assert done.returncode == 1
    named = {path for path in ALTERED for line in found if re.match(rf"(\S+, )?{path}[,:]", line)}
    assert named == {*ALTERED}
    assert len(ALTERED) > 10


# what is generated as Python


@pytest.mark.parametrize("name", ["_manifest", "_schema"])
def test_a_truncated_generated_module_cannot_be_imported(name):
    """Wherever it ends too early, it is no Python or lacks a name that others import."""
    text = (PACKAGE / f"{name}.py").read_text(encoding="utf-8")
    whole = executed(text)
    lines = [place for place, letter in enumerate(text) if letter == "\n"]
    for place in {*lines, *range(0, len(text), 97), *range(len(text) - 50, len(text))}:
        try:
            cut = executed(text[:place])
        except (SyntaxError, NameError):
            continue
        assert cut.keys() < whole.keys() or cut == whole


def executed(text):
    names = {}
    exec(compile(text, "generated", "exec"), names)
    return {name: value for name, value in names.items() if not name.startswith("__")}
