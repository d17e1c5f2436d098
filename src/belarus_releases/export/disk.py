"""Exports on disk: written beside the target and moved there at the end, whole or not at all."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

from ..errors import BelarusReleasesError, ExistsError, InvalidValueError, WriteError, shown
from ..tables import TABLES
from . import csv, datapackage
from .arrow import to_arrow

if TYPE_CHECKING:
    from .sheet import Edition, Sheet

StrPath: TypeAlias = str | os.PathLike[str]
_NAMES = (*TABLES, "codebook")
_DESCRIPTOR = "datapackage.json"
_EXPORTS = {_DESCRIPTOR, *(f"{name}.csv" for name in _NAMES)}, {f"{name}.parquet" for name in _NAMES}


def to_csv(sheets: "Iterable[Sheet]", edition: "Edition", folder: StrPath, *, overwrite: bool = False) -> None:
    """A folder of CSV files and their descriptor: see :meth:`belarus_releases.Dataset.to_csv`."""
    with _place("folder", folder, overwrite, _refuse_other_than_an_export) as new:
        new.mkdir()
        resources = []
        for sheet in sheets:
            path = f"{sheet.name}.csv"
            data = csv.to_csv(sheet).encode()
            (new / path).write_bytes(data)
            resource = datapackage.resource(sheet.name, path, declared=sheet.declared)
            resources.append(resource | {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"})
        descriptor = datapackage.descriptor(edition.version, resources, **_about(edition))
        text = json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"
        (new / _DESCRIPTOR).write_text(text, encoding="utf-8", newline="\n")


def _about(edition: "Edition") -> dict[str, str]:
    about = {"description": f"Cite as: {edition.citation}"}
    if edition.published_on:
        about["created"] = f"{edition.published_on}T00:00:00Z"
    if edition.known_on:
        about["known_on"] = edition.known_on.isoformat()
    return about


def to_parquet(sheets: "Iterable[Sheet]", folder: StrPath, *, overwrite: bool = False) -> None:
    """A folder of Parquet files: see :meth:`belarus_releases.Dataset.to_parquet`."""
    with _place("folder", folder, overwrite, _refuse_other_than_an_export) as new:
        new.mkdir()
        for sheet in sheets:
            table = to_arrow(sheet)
            from pyarrow import parquet

            parquet.write_table(table, new / f"{sheet.name}.parquet")


def to_sqlite(sheets: "Iterable[Sheet]", edition: "Edition", path: StrPath, *, overwrite: bool = False) -> None:
    """An SQLite database: see :meth:`belarus_releases.Dataset.to_sqlite`."""
    import sqlite3

    from .sqlite import write_sqlite

    with _place("path", path, overwrite, _refuse_other_than_a_file) as new:
        try:
            write_sqlite(sheets, edition, new)
        except sqlite3.OperationalError as error:  # such as a full disk
            raise OSError(str(error)) from error


@contextmanager
def _place(argument: str, path: StrPath, overwrite: bool, refuse: Callable[[Path], None]) -> Iterator[Path]:
    """A temporary path for what is to be at `path`: moved there at the end, or removed if anything fails.

    An existing target is replaced only if `overwrite` is True and `refuse` does not raise.
    """
    target = _target(argument, path)
    try:
        _check(target, overwrite, refuse)
        with TemporaryDirectory(prefix=".belarus-releases-", dir=target.parent) as beside:
            new, old = Path(beside, "new"), Path(beside, "old")
            yield new
            _check(target, overwrite, refuse)
            if not target.is_dir():
                os.replace(new, target)
                return
            os.rename(target, old)  # a folder cannot be replaced in one step
            try:
                os.rename(new, target)
            except BaseException:
                os.rename(old, target)
                raise
    except BelarusReleasesError:
        raise
    except OSError as error:
        raise WriteError(f"'{target}' cannot be written: {error.strerror or error}") from error


def _target(argument: str, path: StrPath) -> Path:
    try:
        target = Path(path)
        with suppress(OSError):
            target.lstat()
    except (TypeError, ValueError) as error:
        raise InvalidValueError(f"{argument}: expected a path, got {shown(path)} ({error})") from error
    if target.name in ("", ".."):
        raise InvalidValueError(
            f"{argument}: expected the name of a new {argument.replace('path', 'file')}, got {shown(str(path))}"
        )
    return target


def _check(target: Path, overwrite: bool, refuse: Callable[[Path], None]) -> None:
    if os.path.lexists(target):
        if not overwrite:
            raise ExistsError(f"'{target}' exists, and overwrite is False")
        if target.is_symlink():
            raise ExistsError(f"'{target}' is not replaced: it is a link")
        refuse(target)


def _refuse_other_than_a_file(target: Path) -> None:
    if not target.is_file():
        raise ExistsError(f"'{target}' is not replaced: it is no file")
    for suffix in ("-wal", "-journal"):
        if os.path.lexists(f"{target}{suffix}"):
            raise ExistsError(f"'{target}' is not replaced: '{target.name}{suffix}' shows that it is in use")


def _refuse_other_than_an_export(target: Path) -> None:
    """Refuse to replace a folder that holds anything but the files of an earlier export; an empty one is free."""
    if not target.is_dir():
        raise ExistsError(f"'{target}' is not replaced: it is no folder")
    found = {entry.name: entry.is_file() and not entry.is_symlink() for entry in target.iterdir()}
    if found and not (found.keys() in _EXPORTS and all(found.values())):
        strange = [name for name, plain in found.items() if not (plain and any(name in files for files in _EXPORTS))]
        why = f"it holds {min(strange)!r}, which no export made" if strange else "it is not a whole export"
        raise ExistsError(f"'{target}' is not replaced: {why}")
