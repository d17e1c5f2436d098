"""Copies of the package, and users without its permissions."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import belarus_releases

PACKAGE = Path(belarus_releases.__file__).parent


@pytest.fixture
def installed(tmp_path):
    """A folder that holds a copy of the package."""
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.fixture(scope="session")
def plain_user(tmp_path_factory):
    """The words before a command that make its user a plain one; None where permissions are never denied."""
    closed = tmp_path_factory.mktemp("closed") / "file"
    closed.touch()
    closed.chmod(0)
    for before in ([], ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]):
        command = [*before, sys.executable, "-c", f"open({str(closed)!r})"]
        if shutil.which(command[0]) and b"PermissionError" in subprocess.run(command, capture_output=True).stderr:
            return before
    return None
