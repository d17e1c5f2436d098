"""A dataset on disk. It is made beside its place and moved there at the end: it is there whole or not at all."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

from . import datapackage
from .errors import BelarusReleasesError, ExistsError, InvalidValueError, WriteError
from .export import declared, tables, to_arrow, to_csv_text
from .tables import RECORDS

if TYPE_CHECKING:
    from ._dataset import Dataset

StrPath: TypeAlias = str | os.PathLike[str]
_TABLES = (*RECORDS, "codebook")
_DESCRIPTOR = "datapackage.json"
_EXPORTS = {_DESCRIPTOR, *(f"{name}.csv" for name in _TABLES)}, {f"{name}.parquet" for name in _TABLES}


def to_csv(ds: "Dataset", folder: StrPath, *, overwrite: bool = False) -> None:
    """A folder of CSV files and their descriptor: see :meth:`belarus_releases._dataset.Dataset.to_csv`."""
    with _place(folder, overwrite, _refuse_other_than_an_export) as new:
        new.mkdir()
        resources = []
        for table in tables(ds):
            path = f"{table.name}.csv"
            data = to_csv_text(table).encode()
            (new / path).write_bytes(data)
            described = datapackage.resource(table.name, path, declared=declared(table))
            resources.append(described | {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"})
        about = datapackage.descriptor(ds.version, resources, **_about(ds))
        text = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
        (new / _DESCRIPTOR).write_text(text, encoding="utf-8", newline="\n")


def _about(ds: "Dataset") -> dict[str, str]:
    from .citation import cite

    about = {"description": f"Cite as: {cite(version=ds.version)}"}
    if ds.published_on:
        about["created"] = f"{ds.published_on}T00:00:00Z"
    if ds.known_on:
        about["known_on"] = ds.known_on.isoformat()
    return about


def to_parquet(ds: "Dataset", folder: StrPath, *, overwrite: bool = False) -> None:
    """A folder of Parquet files: see :meth:`belarus_releases._dataset.Dataset.to_parquet`."""
    with _place(folder, overwrite, _refuse_other_than_an_export) as new:
        new.mkdir()
        for table in tables(ds):
            arrow = to_arrow(table)
            from pyarrow import parquet

            parquet.write_table(arrow, new / f"{table.name}.parquet")


def to_sqlite(ds: "Dataset", path: StrPath, *, overwrite: bool = False) -> None:
    """An SQLite database: see :meth:`belarus_releases.Dataset.to_sqlite`."""
    import sqlite3

    from .sqlite import write_sqlite

    with _place(path, overwrite, _refuse_other_than_a_file) as new:
        try:
            write_sqlite(ds, new)
        except sqlite3.OperationalError as error:  # such as a full disk
            raise OSError(str(error)) from error


@contextmanager
def _place(path: StrPath, overwrite: bool, refuse: Callable[[Path], None]) -> Iterator[Path]:
    """A path at which to make what is to be at `path`; in the end it is moved there, or gone if anything fails.

    What is there already is replaced only if that is asked for and nothing is found to `refuse`.
    """
    target = _target(path)
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


def _target(path: StrPath) -> Path:
    try:
        target = Path(path)
        with suppress(OSError):
            target.lstat()
    except (TypeError, ValueError) as error:
        raise InvalidValueError(f"{path!r} is no path: {error}") from error
    if target.name in ("", ".."):
        raise InvalidValueError(f"{str(path)!r} names nothing that could be made")
    return target


def _check(target: Path, overwrite: bool, refuse: Callable[[Path], None]) -> None:
    if os.path.lexists(target):
        if not overwrite:
            raise ExistsError(f"'{target}' exists, and is replaced only if overwriting is asked for")
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
