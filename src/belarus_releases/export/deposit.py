"""A folder for an archive: tables for many programs, with what describes them and what was left out."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..tables import record_class
from .croissant import CROISSANT, croissant
from .labelled import STATA, write_labelled
from .package import DESCRIPTOR, package_files
from .read_me import LICENCE_FILE, READ_ME, licence, read_me
from .rocrate import RO_CRATE, ro_crate
from .sheet import Stored

if TYPE_CHECKING:
    from ..tables.coverage import Coverage
    from .sheet import Edition, Sheet

CHECKSUMS = "SHA256SUMS"
#: What is in every deposit beside the tables, and what it is.
ABOUT = {
    DESCRIPTOR: "the CSV files, their columns and keys: a data package (datapackage.org)",
    CROISSANT: "the same in Croissant, for machine learning",
    RO_CRATE: "the folder as a research object (RO-Crate)",
    READ_ME: "what this is, how to cite it, what was left out",
    LICENCE_FILE: "the licence",
    CHECKSUMS: "the SHA-256 of every other file",
}


def write_deposit(
    sheets: "Iterable[Sheet]",
    edition: "Edition",
    left_out: Sequence[str],
    coverage: "Iterable[Coverage]",
    folder: Path,
) -> None:
    """Write the files of a deposit into an empty folder.

    Parameters
    ----------
    sheets : iterable of Sheet
        What is left of the tables, and the codebook of that.
    edition : Edition
        The dataset.
    left_out : sequence of str
        What was left out and why, in sentences.
    coverage : iterable of Coverage
        The intended coverage.
    folder : Path
        The folder.

    Raises
    ------
    MissingExtraError
        If pyreadstat is not installed.
    """
    sheets = list(sheets)
    for sheet in sheets:
        write_labelled(sheet, folder, STATA)
    for name, data in package_files(sheets, edition):
        (folder / name).write_bytes(data)
    meanings = _meanings(sheets)
    _write(folder / CROISSANT, croissant(sheets, edition, _stored(folder)))
    _write(folder / READ_ME, read_me(edition, meanings, left_out, coverage))
    _write(folder / LICENCE_FILE, licence(edition))
    _write(folder / RO_CRATE, ro_crate(_stored(folder), meanings, [CHECKSUMS], edition))
    _write(folder / CHECKSUMS, "".join(f"{file.sha256}  {name}\n" for name, file in _stored(folder).items()))


def _meanings(sheets: "Iterable[Sheet]") -> Mapping[str, str]:
    """What each file is, by name."""
    meanings = {}
    for sheet in sheets:
        title = record_class(sheet.name).__title__  # type: ignore[attr-defined]
        meanings[f"{sheet.name}.csv"] = title
        meanings[f"{sheet.name}{STATA.suffix}"] = f"the same for Stata 14 and later, with labels: {sheet.name}"
    return meanings | ABOUT


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _stored(folder: Path) -> dict[str, Stored]:
    """Size and checksum of the files of a folder, by name."""
    stored = {}
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        stored[path.name] = Stored(len(data), hashlib.sha256(data).hexdigest())
    return stored
