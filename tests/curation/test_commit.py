"""A commit of several files: ended at any change of the disk, it is whole or not begun."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from curation.steps import commit
from curation.steps.commit import alone, finish, replacing
from curation.steps.files import ROOT, CurationError, write_whole
from tests.curation.ended import ended, needs_linux, without_journal

BEFORE = {"a.csv": b"old\n", "b/gone.md": b"x\n", "b/same.md": b"same\n", "data/versions.csv": b"1\n", "z.md": b"old\n"}
AFTER = {
    "a.csv": b"new\n",
    "b/same.md": b"same\n",
    "c/d/new.md": b"a new file\n",
    "data/versions.csv": b"1\n2\n",
    "z.md": b"new\n",
}


def put(folder, files):
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_replaced_made_and_removed(tmp_path):
    folder, copy = put(tmp_path / "tree", BEFORE), put(tmp_path / "copy", AFTER)
    commit.commit("the example", replacing(folder, copy), folder)
    assert files(folder) == AFTER
    assert finish(folder) is None


def test_nothing_new_writes_nothing(tmp_path, monkeypatch):
    folder = put(tmp_path / "tree", BEFORE)
    monkeypatch.setattr(commit, "_write", None)
    commit.commit("the example", {folder / "a.csv": b"old\n", folder / "none.md": None}, folder)
    assert files(folder) == BEFORE


@needs_linux
def test_ended_before_any_change_it_is_whole_or_not_begun(tmp_path):
    copy = put(tmp_path / "copy", AFTER)
    points = ended(0, put(tmp_path / "0", BEFORE), copy)
    assert points > 20
    finished = []
    for point in range(1, points + 1):
        folder = put(tmp_path / str(point), BEFORE)
        ended(point, folder, copy)
        left = files(folder)
        if left["data/versions.csv"] == AFTER["data/versions.csv"]:  # the list of versions is the last
            assert left.items() >= AFTER.items()
            assert "b/gone.md" not in left
        finished.append(finish(folder) is not None)
        assert files(folder) == (AFTER if finished[-1] or without_journal(left) == AFTER else BEFORE)
    begun = finished.index(True)
    assert not any(finished[:begun])
    assert all(finished[begun : finished.index(False, begun)])
    assert not any(finished[finished.index(False, begun) :])


@pytest.mark.slow
@needs_linux
def test_finishing_can_be_ended_too(tmp_path):
    copy = put(tmp_path / "copy", AFTER)
    points = ended(0, put(tmp_path / "0", BEFORE), copy)

    def begun(name):
        folder = put(tmp_path / name, BEFORE)
        ended(points * 2 // 3, folder, copy)
        assert (folder / commit.JOURNAL).exists()
        return folder

    for point in range(1, ended(0, begun("begun")) + 1):
        folder = begun(f"again-{point}")
        ended(point, folder)
        finish(folder)
        assert files(folder) == AFTER


@needs_linux
def test_an_edit_since_is_not_lost(tmp_path):
    folder, copy = put(tmp_path / "tree", BEFORE), put(tmp_path / "copy", AFTER)
    ended(ended(0, put(tmp_path / "0", BEFORE), copy) * 2 // 3, folder, copy)
    put(folder, {"b/gone.md": b"an edit\n"})
    left = files(folder)
    message = (
        "'the example' was interrupted, and b/gone.md was edited since: put that file back (git restore b/gone.md)"
    )
    with pytest.raises(CurationError, match=f"^{re.escape(message)}"):
        finish(folder)
    with pytest.raises(
        CurationError, match=r"^an earlier run was interrupted: `python -m curation check` finishes it$"
    ):
        commit.commit("another", {folder / "a.csv": b"other\n"}, folder)
    assert files(folder) == left
    put(folder, {"b/gone.md": BEFORE["b/gone.md"]})
    assert finish(folder) == "the example"
    assert files(folder) == AFTER


@pytest.mark.skipif(commit.fcntl is None, reason="no locks on this system")
def test_one_writes_at_a_time(tmp_path):
    code = "import sys\nfrom pathlib import Path\nfrom curation.steps.commit import alone\n"
    code += "with alone(Path(sys.argv[1])): print('alone')"
    with alone(tmp_path):
        other = subprocess.Popen([sys.executable, "-c", code, tmp_path], cwd=ROOT, stdout=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            other.communicate(timeout=1)
    assert other.communicate(timeout=60)[0].strip() == b"alone"


def test_one_file_is_written_whole(tmp_path, monkeypatch):
    path = tmp_path / "folder" / "dossier.yaml"
    write_whole(path, "old\n")

    def full(_):
        raise OSError("the disk is full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        write_whole(path, "new\n")
    assert path.read_text(encoding="utf-8") == "old\n"


def test_the_journal_is_plain(tmp_path, monkeypatch):
    """What a person finds who looks for what an interrupted run was about to do."""
    folder = put(tmp_path / "tree", BEFORE)
    monkeypatch.setattr(commit, "_apply", lambda *_: None)
    commit.commit("the example", {folder / "a.csv": b"new\n", folder / "b/gone.md": None}, folder)
    command, entries = json.loads((folder / commit.JOURNAL / "files.json").read_text(encoding="utf-8"))
    assert command == "the example"
    assert [(path, after is None) for path, _, after in entries] == [("a.csv", False), ("b/gone.md", True)]


@needs_linux
def test_everything_is_on_the_disk_before_a_name_counts_on_it(tmp_path, monkeypatch):
    """What a loss of power would show: names and contents that were not waited for may be lost."""
    folder, copy = put(tmp_path / "tree", BEFORE), put(tmp_path / "copy", AFTER)
    synced, fsync, rename, replace = set(), os.fsync, Path.rename, Path.replace

    def sync(descriptor):
        synced.add(os.readlink(f"/proc/self/fd/{descriptor}"))
        fsync(descriptor)

    def move(path, target):
        written = [path, *path.iterdir()] if path.is_dir() else [path]
        if target.name == commit.JOURNAL:
            assert synced >= set(map(str, written))
        else:  # the folders of all files, before the journal is given up
            assert synced >= {str((folder / name).parent) for name in BEFORE | AFTER if name != "b/same.md"}
        rename(path, target)

    def put_in_place(path, target):
        assert str(path) in synced
        synced.discard(str(path))
        replace(path, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "rename", move)
    monkeypatch.setattr(Path, "replace", put_in_place)
    commit.commit("the example", replacing(folder, copy), folder)
    assert str(folder) in synced
    assert files(folder) == AFTER
