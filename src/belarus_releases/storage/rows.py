"""The rows of a table at a version: one definition, as CSV bytes, for records, frames and checksums.

A table is stored in two files: its current rows, each with the version `since` which it exists,
and its superseded ones, with `since` and `until`, the first version without the row. A row is one
line, its stamps are its last cells and its id is the first (`checks` refuses line breaks in cells,
and other ids), so a version is a filter over lines.
"""

from ..schema.calver import reaches
from ..tables import UNVERSIONED
from ._manifest import CURRENT, FILES
from .bundle import read_file


def table_csv(name: str, version: str) -> bytes:
    """The CSV file of a table at a version: header, then rows in the order of their ids, `since` last."""
    current = read_file("versions.csv" if name == "data_versions" else f"{name}.csv")
    if version == CURRENT or name in UNVERSIONED:
        return current
    history = f"history/{name}.csv"
    return csv_at(current, read_file(history) if history in FILES else None, version)


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
        self[stamp] = reaches(stamp.decode(), self.version)
        return self[stamp]
