"""Exports on disk: written beside the target and moved there at the end, whole or not at all."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

from ..errors import BelarusReleasesError, ExistsError, InvalidValueError, WriteError, shown
from ..tables import TABLES
from .arrow import to_arrow
from .package import DESCRIPTOR, package_files

if TYPE_CHECKING:
    from .sheet import Edition, Sheet

StrPath: TypeAlias = str | os.PathLike[str]
_NAMES = (*TABLES, "codebook")
_EXPORTS = (
    {DESCRIPTOR, *(f"{name}.csv" for name in _NAMES)},
    *({f"{name}{suffix}" for name in _NAMES} for suffix in (".parquet", ".dta", ".sav")),
)
#: Files beside a file that show that it is in use: by SQLite, Excel and LibreOffice.
_IN_USE = ("{}-wal", "{}-journal", "~${}", ".~lock.{}#")


def to_csv(sheets: "Iterable[Sheet]", edition: "Edition", folder: StrPath, *, overwrite: bool = False) -> None:
    """A folder of CSV files and their descriptor: see :meth:`belarus_releases.Dataset.to_csv`."""
    with _place("folder", folder, overwrite, _refuse_other_than_an_export) as new:
        new.mkdir()
        for name, data in package_files(sheets, edition):
            (new / name).write_bytes(data)


def to_parquet(sheets: "Iterable[Sheet]", folder: StrPath, *, overwrite: bool = False) -> None:
    """A folder of Parquet files: see :meth:`belarus_releases.Dataset.to_parquet`."""
    with _place("folder", folder, overwrite, _refuse_other_than_an_export) as new:
        new.mkdir()
        for sheet in sheets:
            table = to_arrow(sheet)
            from pyarrow import parquet

            parquet.write_table(table, new / f"{sheet.name}.parquet")


def to_stata(sheets: "Iterable[Sheet]", folder: StrPath, *, overwrite: bool = False) -> None:
    """A folder of Stata files: see :meth:`belarus_releases.Dataset.to_stata`."""
    from .labelled import STATA, write_labelled

    with _place("folder", folder, overwrite, _refuse_other_than_an_export) as new:
        new.mkdir()
        for sheet in sheets:
            write_labelled(sheet, new, STATA)


def to_spss(sheets: "Iterable[Sheet]", folder: StrPath, *, overwrite: bool = False) -> None:
    """A folder of SPSS files: see :meth:`belarus_releases.Dataset.to_spss`."""
    from .labelled import SPSS, write_labelled

    with _place("folder", folder, overwrite, _refuse_other_than_an_export) as new:
        new.mkdir()
        for sheet in sheets:
            write_labelled(sheet, new, SPSS)


def to_excel(sheets: "Iterable[Sheet]", edition: "Edition", path: StrPath, *, overwrite: bool = False) -> None:
    """An Excel workbook: see :meth:`belarus_releases.Dataset.to_excel`."""
    from .excel import workbook

    with _place("path", path, overwrite, _refuse_other_than_a_file) as new:
        new.write_bytes(workbook(sheets, edition))


def to_sqlite(
    sheets: "Iterable[Sheet]", edition: "Edition", path: StrPath, *, overwrite: bool = False, datasette: bool = False
) -> None:
    """An SQLite database: see :meth:`belarus_releases.Dataset.to_sqlite`."""
    import sqlite3

    from .sqlite import write_sqlite

    sheets = list(sheets)
    with ExitStack() as undo:
        with _place("path", path, overwrite, _refuse_other_than_a_file) as new:
            try:
                write_sqlite(sheets, edition, new)
            except sqlite3.OperationalError as error:  # such as a full disk
                raise OSError(str(error)) from error
            if datasette:
                _metadata_beside(Path(path), sheets, edition, overwrite, undo)
        undo.pop_all()


def _metadata_beside(path: Path, sheets: "list[Sheet]", edition: "Edition", overwrite: bool, undo: ExitStack) -> None:
    """Write what Datasette reads; `undo` removes a new file, and restores an earlier one."""
    from .datasette import metadata_text

    beside = path.with_name("metadata.json")
    if beside == path:
        raise InvalidValueError("path: 'metadata.json' is the name of what is written beside the database")
    if not os.path.lexists(beside):
        undo.callback(beside.unlink, missing_ok=True)
    with _place("path", beside, overwrite, _refuse_other_than_metadata) as described:
        earlier = beside.read_bytes() if beside.is_file() else None
        described.write_text(metadata_text(sheets, edition, path.stem), encoding="utf-8", newline="\n")
    if earlier is not None:
        undo.callback(beside.write_bytes, earlier)


def _refuse_other_than_metadata(target: Path) -> None:
    """Refuse to replace a file that is not the metadata of an earlier export."""
    from .datasette import is_metadata

    if not (target.is_file() and is_metadata(target.read_bytes())):
        raise ExistsError(f"'{target}' is not replaced: no export made it")


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
    for pattern in _IN_USE:
        sign = pattern.format(target.name)
        if os.path.lexists(target.with_name(sign)):
            raise ExistsError(f"'{target}' is not replaced: '{sign}' shows that it is in use")


def _refuse_other_than_an_export(target: Path) -> None:
    """Refuse to replace a folder that holds anything but the files of an earlier export; an empty one is free."""
    if not target.is_dir():
        raise ExistsError(f"'{target}' is not replaced: it is no folder")
    found = {entry.name: entry.is_file() and not entry.is_symlink() for entry in target.iterdir()}
    if found and not (found.keys() in _EXPORTS and all(found.values())):
        strange = [name for name, plain in found.items() if not (plain and any(name in files for files in _EXPORTS))]
        why = f"it holds {min(strange)!r}, which no export made" if strange else "it is not a whole export"
        raise ExistsError(f"'{target}' is not replaced: {why}")
