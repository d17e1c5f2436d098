"""Damaged files: each is refused by name, and none gives a partial or an altered table."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import belarus_releases as br
from belarus_releases.storage._manifest import FILES
from belarus_releases.storage.bundle import read_file

PACKAGE = Path(br.__file__).parent
DATA = PACKAGE / "data"


def test_the_manifest_names_every_data_file():
    assert {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv")} == set(FILES)


@pytest.mark.parametrize("path", FILES)
def test_every_bundled_file_is_what_the_manifest_says(path):
    assert read_file(path) == (DATA / path).read_bytes()


def test_a_file_that_the_manifest_does_not_name_is_refused(monkeypatch):
    monkeypatch.delitem(FILES, "events.csv")
    with pytest.raises(br.errors.DamagedDataError, match=r" events\.csv is damaged"):
        read_file("events.csv")


# damage of a copy, in processes of their own


@pytest.fixture(scope="module", params=[3, pytest.param(10, marks=pytest.mark.nightly)])
def damaged(plain_user, request):
    """The trials with every file of a copy: how many of each kind, how many in all, how many refused, which failed."""
    if not hasattr(os, "fork"):
        pytest.skip("the system cannot fork")
    command = [*(plain_user or []), sys.executable, str(Path(__file__).parent / "damage_files.py"), str(request.param)]
    process = subprocess.run(command, capture_output=True, text=True, check=True)
    return {"number": request.param, **json.loads(process.stdout.splitlines()[-1])}


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES)
def test_every_damage_is_refused_by_name(damaged, path):
    trials, refusals = damaged["files"]["trials"][path], damaged["files"]["refusals"][path]
    assert [line for line in damaged["files"]["failures"] if line.startswith(f"{path},")] == []
    assert trials == refusals
    assert sum(trials.values()) >= 9 * damaged["number"]
    assert trials.keys() >= {"removed", "emptied", "truncated", "a flipped bit", "another file in its place", "UTF-16"}


@pytest.mark.slow
def test_a_denied_permission_is_refused_by_name(damaged, plain_user):
    if plain_user is None:
        pytest.skip("no permission is ever denied to this user")
    denied = {path: kinds.get("permission denied") for path, kinds in damaged["files"]["refusals"].items()}
    assert denied == dict.fromkeys(FILES, 1)


@pytest.mark.slow
def test_the_descriptor_is_the_only_file_that_nothing_reads(damaged):
    assert damaged["files"]["unread"] == ["datapackage.json"]


@pytest.mark.slow
def test_a_damaged_zip_is_refused_or_the_damage_has_no_effect(damaged):
    trials, refusals, harmless = (damaged["zip"][key] for key in ("trials", "refusals", "harmless"))
    assert damaged["zip"]["failures"] == []
    assert {kind: refusals[kind] + harmless[kind] for kind in trials} == trials
    assert sum(trials.values()) >= 20 * damaged["number"]
    assert sum(harmless.values()) < 2 * damaged["number"]


# generated modules


@pytest.mark.parametrize("name", ["_manifest", pytest.param("_schema", marks=pytest.mark.slow)])
def test_a_truncated_generated_module_cannot_be_imported(name):
    """Wherever it ends too early, it is no Python or lacks a name that others import."""
    text = (PACKAGE / "storage" / f"{name}.py").read_text(encoding="utf-8")
    whole = executed(text)
    assert whole
    lines = [place for place, letter in enumerate(text) if letter == "\n"]
    for place in {*lines, *range(0, len(text), 97), *range(len(text) - 50, len(text))}:
        try:
            cut = executed(text[:place])
        except (SyntaxError, NameError, ImportError):
            continue
        assert cut.keys() < whole.keys() or cut == whole


def executed(text):
    """The names that a generated module defines."""
    names = {"__package__": "belarus_releases.storage"}
    exec(compile(text, "generated", "exec"), names)
    return {name: value for name, value in names.items() if not name.startswith("__")}
