"""The files of the package beside the ``RECORD`` of its installation, which the wheel brings.

Whoever rewrites both leaves no trace here: then only a wheel from elsewhere tells.
"""

import hashlib
import sys
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from importlib.metadata import PackagePath, distribution
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


def _recorded() -> dict[str, PackagePath]:
    """The files of the package that the RECORD lists, by path."""
    return {path.as_posix(): path for path in distribution(NAME).files or () if path.parts[0] == PACKAGE}


def _faults(folder: Path, recorded: Mapping[str, PackagePath]) -> Iterator[tuple[str, str]]:
    for name, path in recorded.items():
        file = folder.parent / name
        if not file.is_file():
            yield name, "the file is missing"
        elif path.hash is None:
            if file.suffix != ".pyc":
                yield name, "the RECORD has no checksum of it"
        elif path.hash.value != _digest(file, path.hash.mode):
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
