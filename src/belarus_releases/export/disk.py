"""Exports on disk: written beside the target and moved there at the end, whole or not at all."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InvalidValueError, shown, shown_path
from ..schema.about import NAME
from ..tables import TABLES
from .arrow import to_arrow
from .deposit import ABOUT
from .package import DESCRIPTOR, package_files
from .place import StrPath, Target, places, target
from .rocrate import RO_CRATE

if TYPE_CHECKING:
    from ..tables.coverage import Coverage
    from .sheet import Edition, Sheet


def _files(*suffixes: str) -> set[str]:
    """The names of the files of all tables and of the codebook."""
    return {f"{name}{suffix}" for name in (*TABLES, "codebook") for suffix in suffixes}


#: By the file that every export of a form has, and that names the package: the files that it may have.
_EXPORTS = {
    DESCRIPTOR: {DESCRIPTOR, *_files(".csv")},
    **{f"codebook{suffix}": _files(suffix) for suffix in (".parquet", ".dta", ".sav")},
    RO_CRATE: {*ABOUT, *_files(".csv", ".dta")},
}
#: Files beside a file that show that it is in use: by SQLite, Excel and LibreOffice.
_IN_USE = ("{}-wal", "{}-journal", "~${}", ".~lock.{}#")


def to_csv(sheets: "Iterable[Sheet]", edition: "Edition", folder: StrPath, *, overwrite: bool = False) -> None:
    """A folder of CSV files and their descriptor: see :meth:`belarus_releases.Dataset.to_csv`."""
    with _folder(folder, overwrite) as new:
        for name, data in package_files(sheets, edition):
            (new / name).write_bytes(data)


def to_parquet(sheets: "Iterable[Sheet]", folder: StrPath, *, overwrite: bool = False) -> None:
    """A folder of Parquet files: see :meth:`belarus_releases.Dataset.to_parquet`."""
    with _folder(folder, overwrite) as new:
        for sheet in sheets:
            table = to_arrow(sheet)
            from pyarrow import parquet

            parquet.write_table(table, new / f"{sheet.name}.parquet")


def to_stata(sheets: "Iterable[Sheet]", folder: StrPath, *, overwrite: bool = False) -> None:
    """A folder of Stata files: see :meth:`belarus_releases.Dataset.to_stata`."""
    from .labelled import STATA, write_labelled

    with _folder(folder, overwrite) as new:
        for sheet in sheets:
            write_labelled(sheet, new, STATA)


def to_spss(sheets: "Iterable[Sheet]", folder: StrPath, *, overwrite: bool = False) -> None:
    """A folder of SPSS files: see :meth:`belarus_releases.Dataset.to_spss`."""
    from .labelled import SPSS, write_labelled

    with _folder(folder, overwrite) as new:
        for sheet in sheets:
            write_labelled(sheet, new, SPSS)


def deposit(
    sheets: "Iterable[Sheet]",
    edition: "Edition",
    left_out: Sequence[str],
    coverage: "Iterable[Coverage]",
    folder: StrPath,
    *,
    overwrite: bool = False,
) -> None:
    """A folder for an archive: see :meth:`belarus_releases.Dataset.deposit`."""
    from .deposit import write_deposit

    with _folder(folder, overwrite) as new:
        write_deposit(sheets, edition, left_out, coverage, new)


def to_excel(sheets: "Iterable[Sheet]", edition: "Edition", path: StrPath, *, overwrite: bool = False) -> None:
    """An Excel workbook: see :meth:`belarus_releases.Dataset.to_excel`."""
    from .excel import workbook

    with places(target("path", path, overwrite, _not_a_file)) as [new]:
        new.write_bytes(workbook(sheets, edition))


def to_sqlite(
    sheets: "Iterable[Sheet]", edition: "Edition", path: StrPath, *, overwrite: bool = False, datasette: bool = False
) -> None:
    """An SQLite database: see :meth:`belarus_releases.Dataset.to_sqlite`."""
    import sqlite3

    from .datasette import metadata_text
    from .sqlite import write_sqlite

    sheets = list(sheets)
    database = target("path", path, overwrite, _not_a_file)
    targets = [database, _metadata_beside(database)] if datasette else [database]
    with places(*targets) as [new, *described]:
        try:
            write_sqlite(sheets, edition, new)
        except sqlite3.OperationalError as error:  # such as a full disk
            raise OSError(str(error)) from error
        for metadata in described:
            text = metadata_text(sheets, edition, database.path.stem)
            metadata.write_text(text, encoding="utf-8", newline="\n")


def _metadata_beside(database: Target) -> Target:
    """What Datasette reads, beside a database."""
    path = database.path.with_name("metadata.json")
    if path == database.path:
        raise InvalidValueError("path: 'metadata.json' is the name of what is written beside the database")
    return target("path", path, database.overwrite, _not_metadata)


@contextmanager
def _folder(path: StrPath, overwrite: bool) -> Iterator[Path]:
    """A new folder, which is at `path` in the end."""
    with places(target("folder", path, overwrite, _not_an_export)) as [new]:
        new.mkdir()
        yield new


def _not_a_file(path: Path) -> str | None:
    """Why what is at a path is not replaced by a file."""
    if not path.is_file():
        return "it is not a file"
    signs = (pattern.format(path.name) for pattern in _IN_USE)
    used = next((sign for sign in signs if os.path.lexists(path.with_name(sign))), None)
    return None if used is None else f"{shown_path(used)} shows that it is in use"


def _not_metadata(path: Path) -> str | None:
    """Why what is at a path is not replaced by metadata: it is not that of an earlier export."""
    from .datasette import is_metadata

    return None if path.is_file() and is_metadata(path.read_bytes()) else "no export made it"


def _not_an_export(path: Path) -> str | None:
    """Why what is at a path is not replaced by a folder: it is not an earlier export, or an empty folder."""
    if not path.is_dir():
        return "it is not a folder"
    entries = {entry.name: entry.is_file() and not entry.is_symlink() for entry in path.iterdir()}
    strange = [n for n, plain in entries.items() if not (plain and any(n in files for files in _EXPORTS.values()))]
    if strange:
        return f"it holds {shown(min(strange))}, which no export made"
    marks = [mark for mark, files in _EXPORTS.items() if mark in entries and entries.keys() <= files]
    if not entries or any(NAME.encode() in (path / mark).read_bytes() for mark in marks):
        return None
    return "it is not a whole export"
