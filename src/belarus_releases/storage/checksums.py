"""The SHA-256 of tables and versions, computed from the rows as they are read, beside those that are listed."""

import csv
import io
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from typing import NamedTuple

from ..schema.lists import split
from ..tables import HASHED, TABLES
from ._manifest import CURRENT, SHA256, VERSIONS
from ._schema import LAYOUTS
from .bundle import BUNDLE, damaged
from .canonical import csv_sha256, dataset_sha256, fault
from .layout import Layout, layout_at
from .rows import path_of, stamps_of, table_csv

_LIST = "versions.csv"


class Stored(NamedTuple):
    """The stored files by path, and what the manifest says of the versions in them."""

    files: Mapping[str, bytes]
    versions: Mapping[str, str]  #: the day of publication of each
    sha256: Mapping[str, str]
    current: str | None  #: the version of the current rows
    layouts: Mapping[str, Layout]

    def paths(self, table: str) -> list[str]:
        """The files of a table."""
        return [path for path in (path_of(table), f"history/{table}.csv") if path in self.files]

    def header(self, path: str) -> list[str]:
        """The columns that a file must have, in order."""
        table = "data_versions" if path == _LIST else path.removeprefix("history/").removesuffix(".csv")
        return [*(column.name for column in self.layouts[table]), *stamps_of(path)]

    def fault(self, path: str) -> str | None:
        """The first thing that keeps a file from having the one form."""
        return _fault(self.files[path], tuple(self.header(path)))

    def table_sha256(self, table: str, version: str) -> str:
        """SHA-256 of a table at a version.

        Raises
        ------
        DamagedDataError
            If a file has not the one form.
        """
        files = {path: self.files[path] for path in self.paths(table)}  # damage is named before anything is computed
        for path, data in files.items():
            if message := _fault(data, tuple(self.header(path))):
                raise damaged(path, message)
        rows = self._rows(table, version)
        return csv_sha256(table, rows, [column.name for column in layout_at(self.layouts[table], version)])

    def _rows(self, table: str, version: str) -> bytes:
        """The rows of a table at a version, as CSV."""
        return table_csv(table, version, (column.name for column in self.layouts[table]), self.files, self.current)

    def dicts(self, table: str, version: str) -> list[dict[str, str]]:
        """The rows of a table at a version, cells as in CSV by the name of the column."""
        return list(csv.DictReader(io.StringIO(self._rows(table, version).decode(), newline=""), strict=True))

    def listed(self, broken: Set[str] = frozenset()) -> Iterator[tuple[str, str]]:
        """What the list of versions says other than the manifest and the rows, as file and message.

        Tables with broken files are left out.
        """
        header, *lines = csv.reader(io.StringIO(self.files[_LIST].decode(), newline=""), strict=True)
        rows = [dict(zip(header, line, strict=True)) for line in lines]
        names = [row["version"] for row in rows]
        if names != list(self.versions):
            yield _LIST, f"it lists the versions {names}, and the manifest {list(self.versions)}"
        for row in rows:
            if row["version"] in self.versions:
                yield from self._differences(row, broken)

    def _differences(self, row: dict[str, str], broken: Set[str]) -> Iterator[tuple[str, str]]:
        version = row["version"]
        if row["published_on"] != self.versions[version]:
            yield _LIST, f"the day of publication of {version} is not that of the manifest"
        if row["sha256"] != self.sha256.get(version):
            yield _LIST, f"the SHA-256 of {version} is not that of the manifest"
        tables, counts = (dict(pair.split("=") for pair in split(row[name])) for name in ("tables_sha256", "rows"))
        if dataset_sha256(tables) != row["sha256"] or list(tables) != list(HASHED):
            yield _LIST, f"the SHA-256 of {version} is not that of its tables"
        for table, sha256 in tables.items():
            paths = self.paths(table)[: 1 if version == self.current else 2]
            if table not in HASHED or not broken.isdisjoint(self.paths(table)):
                continue
            if self.table_sha256(table, version) != sha256:
                yield ", ".join(paths), f"the SHA-256 of {table} at {version} is not the published one"
            elif table in TABLES and counts.get(table) != str(self._rows(table, version).count(b"\n") - 1):
                yield _LIST, f"the number of rows of {table} at {version} is another"


@lru_cache(maxsize=64)
def _fault(data: bytes, header: tuple[str, ...]) -> str | None:
    """What keeps a file from having the one form: looked for once, and not for every version that reads the file."""
    return fault(data, header)


INSTALLED = Stored(BUNDLE, VERSIONS, SHA256, CURRENT, LAYOUTS)  #: the bundled files, each checked when it is read


def table_sha256(table: str, version: str) -> str:
    """SHA-256 of a bundled table at a version.

    Raises
    ------
    DamagedDataError
        If a file is damaged, or has not the one form.

    Examples
    --------
    >>> len(table_sha256("events", "2026.11.0"))
    64
    """
    return INSTALLED.table_sha256(table, version)


def check_list() -> None:
    """Refuse a list of versions that says other than the manifest and the bundled rows.

    Raises
    ------
    DamagedDataError
        If it does; or if a file is damaged, or has not the one form.
    """
    for path in INSTALLED.files:
        INSTALLED.files[path]  # damage is named before anything is computed
    for path, message in INSTALLED.listed():
        raise damaged(path, message)
