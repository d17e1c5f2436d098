"""Checks of the stored files: their form, the stamps of their rows, and the SHA-256 of every version.

`verify` runs them on the files that are installed, and ``python -m curation check`` on those of the working
tree, so that neither takes a history that was rewritten.
"""

import csv
import io
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from ..errors import DamagedDataError, shown
from ..schema.calver import order, reaches
from ..storage.checksums import Stored
from ..storage.corrections import corrections
from ..storage.rows import SINCE, UNTIL, path_of
from ..tables import CLAIM_BASED, TABLES
from ..tables.errata import KINDS

Fault: TypeAlias = tuple[str, str]  #: file, message


class FileCheck(NamedTuple):
    """One check of the files: its code, what holds in them, and the function that yields the faults.

    It is not asked of broken files, which an earlier check refused.
    """

    code: str
    title: str
    faults: Callable[[Stored, set[str]], Iterator[Fault]]


def file_check(code: str, title: str) -> Callable[[Callable[[Stored, set[str]], Iterator[Fault]]], FileCheck]:
    """Make a check of a function that yields faults, given the broken files."""
    return lambda faults: FileCheck(code, title, faults)


@file_check("file-whole", "Every file is there and has the checksum that the manifest says.")
def file_whole(stored: Stored, broken: set[str]) -> Iterator[Fault]:
    for path in stored.files:
        try:
            stored.files[path]
        except DamagedDataError as error:
            broken.add(path)
            cause = error.__cause__
            yield path, f"it cannot be read ({cause})" if cause else "its checksum is not that of the manifest"


@file_check("file-form", "Every file has the declared header and the one form of CSV, in Unicode normal form C.")
def file_form(stored: Stored, broken: set[str]) -> Iterator[Fault]:
    for path in (path for path in stored.files if path not in broken):
        if message := stored.fault(path):
            broken.add(path)
            yield path, message


@file_check(
    "row-stamps",
    "A row exists since one listed version, until a later one, and has no value in a column that is newer than it.",
)
def row_stamps(stored: Stored, broken: set[str]) -> Iterator[Fault]:
    versions = {*stored.versions, stored.current}
    for table in TABLES:
        for path in stored.paths(table):
            for line, row in enumerate(_rows(stored, path) if path not in broken else (), 2):
                since, until = row[SINCE], row.get(UNTIL)
                if since not in versions or until not in {*versions, None}:
                    stamp = since if since not in versions else until
                    broken.add(path)
                    yield path, f"line {line}: {shown(stamp)} is no listed version"
                elif until is not None and order(since) >= order(until):
                    yield path, f"line {line}: the row exists since {since}, and until {until}"
                elif until is not None:
                    for column in stored.layouts[table]:
                        if row[column.name] and reaches(until, column.since):
                            yield path, f"line {line}, {column.name}: the row is older than the column"


def _rows(stored: Stored, path: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(stored.files[path].decode(), newline=""), strict=True)


@file_check("version-listed", "The list of versions, the manifest and the rows of every version agree, by SHA-256.")
def version_listed(stored: Stored, broken: set[str]) -> Iterator[Fault]:
    if path_of("data_versions") not in broken:
        yield from stored.listed(broken)


@file_check("errata-listed", "The errata are the cells that differ between each version and the one before.")
def errata_listed(stored: Stored, broken: set[str]) -> Iterator[Fault]:
    path = path_of("errata")
    listed = {}
    for line, row in enumerate(_rows(stored, path), 2):
        kind, reason = row.pop("kind"), row.pop("reason")
        if kind not in KINDS or not reason:
            yield path, f"line {line}: {shown(kind)} is no kind" if reason else f"line {line}: there is no reason"
        listed[tuple(row.values())] = line
    for last, version in pairwise(stored.versions):
        before, after = ({name: stored.dicts(name, at) for name in CLAIM_BASED} for at in (last, version))
        for correction in corrections(before, after, last):
            cell = "/".join(correction[:3])
            if listed.pop((f"{version}/{cell}", version, last, *correction), None) is None:
                yield path, f"{version} changes {cell}, and it has no such line"
    for line in listed.values():
        yield path, f"line {line}: no version changes this cell so"


#: Every check of the files, in the order in which they run.
FILE_CHECKS = [value for value in vars().values() if isinstance(value, FileCheck)]


def file_faults(stored: Stored) -> tuple[list[str], set[str]]:
    """The faults in stored files, as messages, and the broken files.

    Where files are not whole, that is all; and the errata are only compared with rows that are what was published.
    """
    broken: set[str] = set()
    messages: list[str] = []
    for check in FILE_CHECKS:
        if check is errata_listed and messages:
            break
        messages += (f"{path}: {message} ({check.code})" for path, message in check.faults(stored, broken))
        if check is file_whole and broken:
            break
    return messages, broken
