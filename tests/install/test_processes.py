"""Threads, other processes, and the ways to start Python and to store the package: one dataset in all of them."""

import importlib
import json
import os
import subprocess
import sys
import zipfile
from functools import partial
from pathlib import Path

import pytest

import belarus_releases

pytestmark = pytest.mark.slow

PACKAGE = Path(belarus_releases.__file__).parent
ASK_ALL = Path(__file__).with_name("ask_all.py")
NIGHTLY = partial(pytest.param, marks=pytest.mark.nightly)


def ask_all(path=PACKAGE.parent, how="once", flags=(), before=(), **environment):
    """The answers of a new process that imports the package from a path, and what it says of itself."""
    settings = ("PYTHON", "COLUMNS", "LC_", "LANG")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(settings)}
    process = subprocess.run(
        [*before, sys.executable, *flags, str(ASK_ALL), str(path), how],
        env=plain | {"LC_ALL": "C.UTF-8"} | environment,
        cwd=ASK_ALL.parent,
        capture_output=True,
        encoding="ascii",
        timeout=300,
    )
    assert process.returncode == 0, process.stderr
    assert process.stderr == ""
    output = json.loads(process.stdout)
    assert Path(output["about"]["file"]).is_relative_to(path)
    return output["answers"], output["about"]


@pytest.fixture(scope="module")
def expected():
    """The answers of a process without flags."""
    return ask_all()[0]


def test_sixty_four_threads_at_first_use_get_one_dataset(expected):
    answers, _ = ask_all(how="threads")
    assert answers == {name: expected[name] for name in answers}
    assert len(answers) > 15


@pytest.mark.parametrize("how", [NIGHTLY("fork"), "spawn", "fork-after-use"])
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
def test_other_processes_have_the_same_dataset(how, expected):
    answers, _ = ask_all(how=how)
    sent = answers.pop("sent")
    assert sent == [True] * len(sent)
    assert answers == {name: expected[name] for name in answers}
    assert len(sent) > 9


@pytest.mark.parametrize("flags", [NIGHTLY("-O"), "-OO", NIGHTLY("-I"), NIGHTLY("-W error"), "-X dev -W error"])
def test_flags_of_the_interpreter_change_nothing(flags, expected):
    answers, about = ask_all(flags=flags.split())
    assert about["optimised"] == flags.count("O")
    assert answers == expected


@pytest.mark.parametrize("seed", ["0", NIGHTLY("1")])
def test_the_order_of_hashes_changes_nothing(seed, expected):
    assert ask_all(PYTHONHASHSEED=seed)[0] == expected


def test_a_c_locale_changes_no_data(expected):
    """CSV is UTF-8 in any locale; texts for reading have escapes for letters that the locale lacks."""
    answers, _ = ask_all(flags=["-X", "utf8=0"], LC_ALL="C", PYTHONCOERCECLOCALE="0")
    texts = {name: expected[name].encode("latin-1").decode() for name in ("summary", "events --help", "--help")}
    escaped = {name: text.encode("ascii", "backslashreplace").decode() for name, text in texts.items()}
    assert answers == expected | escaped
    assert escaped["summary"] != texts["summary"]


def test_from_a_zip(tmp_path, expected):
    archive = tmp_path / "belarus_releases.whl"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in PACKAGE.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                file.write(path, path.relative_to(PACKAGE.parent))
    assert ask_all(archive)[0] == expected


def test_from_a_folder_that_cannot_be_written_to(installed, plain_user, expected):
    if plain_user is None:
        pytest.skip("no permission is ever denied to this user")
    paths = [installed, *installed.rglob("*")]
    for path in paths:
        path.chmod(0o555)
    try:
        answers, about = ask_all(installed, before=plain_user)
    finally:
        for path in paths:
            path.chmod(0o755)
    assert not about["writable"]
    assert answers == expected


def test_the_package_can_be_reloaded():
    importlib.reload(belarus_releases)
    assert len(belarus_releases.events()) > 0
