"""An export to any path is whole and only there, or an error that leaves nothing."""

import contextlib
import itertools
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import belarus_releases as br

pytestmark = pytest.mark.slow

EXPORTS = ["to_csv", "to_parquet", "to_sqlite"]
#: Paths of an export, seen from a folder that has some of them already.
NAMES = [
    "out", "out/", "./out", "a b", " out", "out ", ".out", "...", "o.csv", "-out", "~", "$HOME", "%TEMP%", "Ўладзімір",
    "e\u0301", "a\\b", "a\nb", "*", "\udcff", "\ud800", "\x00", "x" * 255, "x" * 256, "file", "file/new", "folder",
    "folder/", "folder/new", "folder/..", "link", "link/", "link/new", "dangling", "dangling/new", "missing/out",
    "../sibling", "../folder", "../work", ".", "..", "", "/",
]  # fmt: skip


@contextlib.contextmanager
def sandbox():
    """A folder to work in, the current one, with files around and in it and links that lead out of it."""
    with tempfile.TemporaryDirectory() as name:
        around = Path(name).resolve()
        work = around / "work"
        for folder in (work / "folder", around / "folder", around / "elsewhere"):
            folder.mkdir(parents=True)
            (folder / "kept.txt").write_text("kept")
        (work / "file").write_text("kept")
        (work / "link").symlink_to(around / "elsewhere")
        (work / "dangling").symlink_to(around / "nowhere")
        with contextlib.chdir(work):
            yield around


def contents(folder):
    """Every path below a folder, with the bytes of a file and the target of a link."""
    return {
        path: os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def export_to(export, path, overwrite):
    """Export to a path; compare what is around it before and after."""
    if export == "to_parquet":
        pytest.importorskip("pyarrow")
    with sandbox() as around:
        before = contents(around)
        try:
            getattr(br.dataset("2026.11.0"), export)(path, overwrite=overwrite)
        except br.errors.BelarusReleasesError:
            assert contents(around) == before
            return
        folder, name = os.path.split(str(path).rstrip("/"))
        target = Path(folder).resolve() / name
        after = contents(around)
        assert target in after
        assert overwrite or target not in before
        changed = [there for there in after | before if after.get(there, "") != before.get(there, "")]
        assert all(there.is_relative_to(target) for there in changed)


def combinations():
    """Every path, export and way to treat what is there: each path once, and by night all."""
    for number, combination in enumerate(itertools.product(NAMES, (False, True), EXPORTS)):
        yield pytest.param(*combination, marks=pytest.mark.nightly if number % 5 else (), id=ascii(combination))


@pytest.mark.parametrize(("name", "overwrite", "export"), list(combinations()))
def test_to_a_path_with_something_special(name, overwrite, export):
    export_to(export, name, overwrite)


@pytest.mark.parametrize("export", EXPORTS)
@given(name=st.text(st.characters(exclude_characters="/\\:"), max_size=8), kind=st.sampled_from([str, Path]))
def test_to_any_name(export, name, kind):
    export_to(export, kind(name), False)
