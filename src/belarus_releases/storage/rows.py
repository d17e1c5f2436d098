"""The rows of a table at a version: one definition, as CSV bytes, for records, frames and checksums.

A table is stored in two files: its current rows, each with the version `since` which it exists,
and its superseded ones, with `since` and `until`, the first version without it. A row is one
line, its stamps are its last cells and its id is the first (`checks` refuses line breaks in cells,
and other ids), so a version is a filter over lines. A file is read only if its header is the
declared one, so that a cell read by its place and one read by its name are the same.
"""

from collections.abc import Iterable, Mapping

from ..errors import DamagedDataError, shown
from ..schema.calver import reaches
from ..tables import UNVERSIONED
from ._manifest import CURRENT
from .bundle import BUNDLE, damaged

UNSTAMPED = ("data_versions", "errata", "coverage", "countries")  #: bundled tables whose rows have no `since`
SINCE, UNTIL = "since", "until"


def path_of(table: str) -> str:
    """The file of the current rows of a table."""
    return "versions.csv" if table == "data_versions" else f"{table}.csv"


def stamps_of(path: str) -> tuple[str, ...]:
    """The stamps in the rows of a file: its last columns.

    Examples
    --------
    >>> stamps_of("events.csv"), stamps_of("history/events.csv"), stamps_of("versions.csv")
    (('since',), ('since', 'until'), ())
    """
    if path.startswith("history/"):
        return SINCE, UNTIL
    return () if path in map(path_of, UNSTAMPED) else (SINCE,)


def table_csv(
    table: str,
    version: str,
    columns: Iterable[str],
    files: Mapping[str, bytes] = BUNDLE,
    current: str | None = CURRENT,
) -> bytes:
    """The CSV file of a table at a version: header, then rows in the order of their ids, `since` last.

    Parameters
    ----------
    table : str
        Name of the table.
    version : str
        The version.
    columns : iterable of str
        The declared columns of the table, in order.
    files : mapping of str to bytes, optional
        The stored files by path: the bundled ones by default.
    current : str, optional
        The version of the current rows, which needs no filter.

    Raises
    ------
    DamagedDataError
        If a file is damaged, or has another header.
    """
    columns = tuple(columns)
    rows = _with_header(path_of(table), columns, files)
    if table == "coverage":
        return coverage_at(rows, version)
    if version == current or table in UNVERSIONED:
        return rows
    history = f"history/{table}.csv"
    return csv_at(rows, _with_header(history, columns, files) if history in files else None, version)


def _with_header(path: str, columns: tuple[str, ...], files: Mapping[str, bytes]) -> bytes:
    """A file whose header is the declared one."""
    data = files[path]
    if not data.startswith(f"{','.join((*columns, *stamps_of(path)))}\n".encode()):
        raise damaged(path, "its header is not the declared one")
    return data


def coverage_at(data: bytes, version: str) -> bytes:
    r"""The rows of ``coverage.csv`` that exist at a version: their ids end in the version since which they do.

    Examples
    --------
    >>> coverage_at(b"coverage_id\nevents@2026.11.0\nevents@2026.11.2\n", "2026.11.1")
    b'coverage_id\nevents@2026.11.0\n'
    """
    exists = _Exists(version)
    header, *lines = _lines(data)
    return b"\n".join([header, *(line for line in lines if exists[_id(line).rpartition(b"@")[2]]), b""])


def csv_at(current: bytes, history: bytes | None, version: str) -> bytes:
    r"""The rows of two stored files that exist at a version.

    Examples
    --------
    >>> current, history = b"id,n,since\na,2,2026.11.1\n", b"id,n,since,until\na,1,2026.11.0,2026.11.1\n"
    >>> csv_at(current, history, "2026.11.0")
    b'id,n,since\na,1,2026.11.0\n'
    """
    exists = _Exists(version)
    header, *lines = _lines(current)
    rows = [line for line in lines if exists[line.rpartition(b",")[2]]]
    superseded = []
    for line in _lines(history)[1:] if history else ():
        row, _, until = line.rpartition(b",")
        if exists[row.rpartition(b",")[2]] and not exists[until]:
            superseded.append(row)
    if superseded:
        rows = sorted([*rows, *superseded], key=_id)
    return b"\n".join([header, *rows, b""])


def _lines(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    lines.pop()  # after the last line end
    return lines


def _id(line: bytes) -> bytes:
    return line.partition(b",")[0]


class _Exists(dict[bytes, bool]):
    """Whether what is stamped with a version exists at one version, remembered by stamp."""

    def __init__(self, version: str) -> None:
        self.version = version

    def __missing__(self, stamp: bytes) -> bool:
        try:
            self[stamp] = reaches(stamp.decode(), self.version)
        except ValueError as error:
            message = f"a bundled row has the stamp {shown(stamp)}, which is no version: reinstall belarus-releases"
            raise DamagedDataError(message) from error
        return self[stamp]
