"""The package inside one file or folder that needs no installation: a zipapp, and what PyInstaller freezes."""

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import zipapp
from pathlib import Path

import attr
import attrs
import importlib_resources
import pytest

import belarus_releases as br

PACKAGE = Path(br.__file__).parent
VERSION = "2026.11.0"

#: What the program does with the package: records, files in memory and on disk, a view, a name, every checksum.
PROGRAM = f"""
import json, sys
import belarus_releases as br
from belarus_releases.cli import main
with br.path("codebook", version="{VERSION}") as path:
    codebook = path.read_bytes().decode()
answers = [
    br.__file__,
    br.events("{VERSION}")["2025-09-11-lithuania"].released_total,
    [file.name for file in br.files("{VERSION}").iterdir()],
    len(codebook),
    len(br.dataset("{VERSION}").disputes()),
    br.prisoners("{VERSION}").search("Тихановский")[0].name,
]
print(json.dumps(answers))
sys.exit(main(["verify"]))
"""


def answers_of(command, folder):
    """Where the program has the package, and its answers; it runs in a folder of its own, away from the sources."""
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    process = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=environment)
    assert (process.returncode, process.stderr) == (0, "")
    answers, verified, compared = process.stdout.splitlines()
    assert verified == f"OK: all data versions up to {br.dataset().version}"
    assert compared.startswith("Files of the package: not compared with the RECORD of an installation: ")
    path, *others = json.loads(answers)
    return path, others


@pytest.fixture
def expected():
    with br.path("codebook", version=VERSION) as path:
        codebook = path.read_bytes().decode()
    names = [file.name for file in br.files(VERSION).iterdir()]
    return [52, names, len(codebook), len(br.dataset(VERSION).disputes()), "Siarhei Tsikhanouski"]


@pytest.fixture
def program(tmp_path):
    """A file with the program, in a folder of its own."""
    folder = tmp_path / "program"
    folder.mkdir()
    (folder / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    return folder / "__main__.py"


@pytest.mark.slow
def test_a_zipapp(program, expected, tmp_path):
    for package in (attr, attrs, br, importlib_resources):
        source = Path(package.__file__).parent
        shutil.copytree(source, program.parent / source.name, ignore=shutil.ignore_patterns("__pycache__", "tests"))
    zipapp.create_archive(program.parent, tmp_path / "program.pyz")
    path, answers = answers_of([sys.executable, "-I", "-S", str(tmp_path / "program.pyz")], tmp_path)
    assert Path(path).is_relative_to(tmp_path / "program.pyz")
    assert answers == expected


@pytest.mark.nightly
def test_what_pyinstaller_freezes(program, expected, tmp_path):
    """Without the large libraries, which bring hooks of their own."""
    pytest.importorskip("PyInstaller", reason="PyInstaller is not installed")
    frozen = tmp_path / "frozen"
    options = [f"--distpath={frozen}", f"--workpath={tmp_path / 'work'}", f"--specpath={tmp_path}", "--name=program"]
    options += [f"--paths={PACKAGE.parent}", "--log-level=ERROR"]
    options += [f"--exclude-module={name}" for name in ("matplotlib", "numpy", "pandas", "polars", "pyarrow")]
    subprocess.run([sys.executable, "-m", "PyInstaller", *options, str(program)], cwd=tmp_path, check=True)
    path, answers = answers_of([str(frozen / "program" / "program")], tmp_path)
    assert Path(path).is_relative_to(frozen)
    assert answers == expected


def test_pyinstaller_is_told_where_the_hook_is():
    (entry,) = importlib.metadata.distribution("belarus-releases").entry_points.select(group="pyinstaller40")
    (folder,) = entry.load()()
    assert entry.name == "hook-dirs"
    assert [path.name for path in Path(folder).glob("hook-*.py")] == ["hook-belarus_releases.py"]
