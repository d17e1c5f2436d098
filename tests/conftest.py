"""What the tests of installed copies share."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import belarus_releases

PACKAGE = Path(belarus_releases.__file__).parent


@pytest.fixture
def installed(tmp_path):
    """A folder with a copy of the package in it."""
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.fixture(scope="session")
def plain_user(tmp_path_factory):
    """What to put before a command for a permission to be denied to it; None where none ever is."""
    closed = tmp_path_factory.mktemp("closed") / "file"
    closed.touch()
    closed.chmod(0)
    for before in ([], ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]):
        command = [*before, sys.executable, "-c", f"open({str(closed)!r})"]
        if shutil.which(command[0]) and b"PermissionError" in subprocess.run(command, capture_output=True).stderr:
            return before
    return None
