"""The files of the package beside the ``RECORD`` of its installation, which the wheel brings.

Whoever rewrites both leaves no trace here: then only a wheel from elsewhere tells.
"""

import csv
import hashlib
import sys
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

from ..schema.about import NAME

PACKAGE = __name__.partition(".")[0]


class Comparison(NamedTuple):
    """The files that differ from the record, as messages, and what was compared, or why nothing was."""

    faults: list[str]
    says: str


def comparison(folder: Path) -> Comparison:
    """Compare the package in a folder with the installation that is recorded.

    Parameters
    ----------
    folder : Path
        The folder of the package, as it was imported.
    """
    if reason := _not_comparable(folder):
        return Comparison([], f"not compared with the RECORD of an installation: {reason}")
    recorded = _recorded()
    faults = [f"{path}: {message} (file-recorded)" for path, message in _faults(folder, recorded)]
    return Comparison(faults, f"compared with the RECORD of the installation, {len(recorded)} files")


def _not_comparable(folder: Path) -> str | None:
    """Why the package cannot be compared; None if it can."""
    if getattr(sys, "frozen", False):
        return "the program is frozen"
    if not folder.is_dir():
        return "the package is in an archive"
    try:
        installed = distribution(NAME)
    except ModuleNotFoundError:
        return "the package is not installed"
    if installed.read_text("RECORD") is None:
        return "the installation has none"
    if not _recorded():
        return "it does not list the package, as that of an editable installation"
    if Path(str(installed.locate_file(PACKAGE))).resolve() != folder.resolve():
        return "the package that is installed is another"
    return None


def _recorded() -> dict[str, str]:
    """The files of the package that the RECORD lists, by path, each with its checksum as ``mode=value``, or ``""``.

    The file itself is read: since Python 3.12, ``distribution().files`` leaves out those that are missing.
    """
    text = distribution(NAME).read_text("RECORD") or ""
    lines = csv.DictReader(text.splitlines(), ["path", "checksum", "size"], restval="")
    return {line["path"]: line["checksum"] for line in lines if line["path"].partition("/")[0] == PACKAGE}


def _faults(folder: Path, recorded: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, checksum in recorded.items():
        file = folder.parent / name
        mode, _, value = checksum.partition("=")
        if not file.is_file():
            yield name, "the file is missing"
        elif not checksum:
            if file.suffix != ".pyc":
                yield name, "the RECORD has no checksum of it"
        elif value != _digest(file, mode):
            yield name, "the file is not the one that was installed"
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder.parent).as_posix()
        if file.is_file() and "__pycache__" not in file.parts and name not in recorded:
            yield name, "the file was not installed"


def _digest(file: Path, mode: str) -> str:
    """The checksum of a file as a RECORD writes it."""
    if mode not in hashlib.algorithms_guaranteed or mode.startswith("shake"):
        return ""
    return urlsafe_b64encode(hashlib.new(mode, file.read_bytes()).digest()).rstrip(b"=").decode()
