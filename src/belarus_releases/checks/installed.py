"""What `verify` says of an installation: its files, its rows and its history."""

import csv
import io
from pathlib import Path
from typing import NamedTuple

from ..storage.bundle import read_file
from ..storage.checksums import INSTALLED
from ..storage.rows import path_of
from ..tables import TABLES
from . import verify
from .files import file_faults
from .record import comparison


class Verdict(NamedTuple):
    """The faults of an installation, as messages, and with what its files were compared."""

    faults: list[str]
    compared: str


def verdict() -> Verdict:
    """The faults of the package as it was imported."""
    faults, broken = file_faults(INSTALLED)
    if broken.isdisjoint(map(path_of, TABLES)):  # else there are no rows to check
        faults += map(str, verify(bundled()))
    compared = comparison(Path(__file__).parents[1])
    return Verdict([*faults, *compared.faults], compared.says)


def bundled() -> dict[str, list[dict[str, str]]]:
    """The bundled rows of the current version, by table."""
    texts = {name: io.StringIO(read_file(path_of(name)).decode(), newline="") for name in TABLES}
    return {name: list(csv.DictReader(text, strict=True)) for name, text in texts.items()}
