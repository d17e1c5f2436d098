"""Processes that write one target at once, and processes that are ended while they write."""

import os
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.slow

FORMS = ["csv", "sqlite"]
#: Begins an export on the command line, and waits in the middle of it.
WAITING = """
import signal, sys, time
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # also where the tests run under nohup,
signal.signal(signal.SIGINT, signal.default_int_handler)  # or behind an ampersand
from belarus_releases.cli import main
from belarus_releases.export import package, sqlite

def wait(*_):
    time.sleep(60)

package.package_files = sqlite.relations = wait
import belarus_releases.export.disk
sys.exit(main(["export", *sys.argv[1:]]))
"""
#: Exports at a moment that all processes agree on, and says what happened.
TOGETHER = """
import sys, time
import belarus_releases as br
form, target, moment, overwrite = sys.argv[1:]
ds = br.dataset("2026.11.0")
from belarus_releases.export import place
real = place._Swap.put

def put(swap):
    time.sleep(max(0, float(moment) - time.time()))
    real(swap)

place._Swap.put = put
try:
    getattr(ds, f"to_{form}")(target, overwrite=overwrite == "yes")
    print("ok")
except br.errors.ExistsError as error:
    print("ExistsError")
"""


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def export(form, target, *options):
    words = ["export", form, str(target), "--version", "2026.11.0", *options]
    subprocess.run([sys.executable, "-m", "belarus_releases", *words], check=True)


def listing(path):
    return {below.name: below.read_bytes() for below in path.iterdir()} if path.is_dir() else path.read_bytes()


@pytest.mark.parametrize("overwrite", ["no", "yes"])
@pytest.mark.parametrize("form", FORMS)
def test_exactly_one_of_four_processes_is_told_that_it_has_written(form, overwrite, tmp_path):
    target = tmp_path / "it"
    if overwrite == "yes":
        export(form, target)
    words = [form, str(target), str(time.time() + 5), overwrite]
    processes = [
        subprocess.Popen([sys.executable, "-c", TOGETHER, *words], stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    told = sorted(process.communicate(timeout=120)[0].strip() for process in processes)
    assert told == ["ExistsError"] * 3 + ["ok"]
    assert names(tmp_path) == ["it"]
    export(form, tmp_path / "same")
    assert form == "sqlite" or listing(target) == listing(tmp_path / "same")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("earlier", [False, True])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("number", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130), ("SIGKILL", -9)])
def test_a_command_that_is_ended_leaves_no_temporary_file(number, code, form, earlier, tmp_path):
    if earlier:
        export(form, tmp_path / "it")
    before = {name: listing(tmp_path / name) for name in names(tmp_path)}
    process = subprocess.Popen([sys.executable, "-c", WAITING, form, str(tmp_path / "it"), "--overwrite"])
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".belarus-releases-*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.3)
    process.send_signal(getattr(signal, number))
    assert process.wait(timeout=30) == code
    left = [name for name in names(tmp_path) if name.startswith(".belarus-releases-")]
    assert len(left) == (1 if number == "SIGKILL" else 0)
    assert {name: listing(tmp_path / name) for name in names(tmp_path) if name not in left} == before
