"""Commits and steps in processes that end before a change of the disk."""

import subprocess
import sys
from pathlib import Path

import pytest

from curation.steps.files import ROOT

KILLED = Path(__file__).with_name("killed.py")
COMMIT = Path(__file__).with_name("commit_or_finish.py")
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks up open files in /proc")


def ended(last, folder, *copy):
    """Make a folder like a copy, or finish that, in a process that ends before its n-th change.

    The number of changes for 0, which ends nothing.
    """
    command = [sys.executable, KILLED, str(last), folder, COMMIT, folder, *copy]
    process = subprocess.run(command, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert process.returncode == (9 if last else 0), process.stderr
    return last or int(process.stderr.split()[-1])


def without_journal(files):
    """What is left of files, but for a journal that does not count."""
    return {path: data for path, data in files.items() if not path.startswith(".journal.")}
