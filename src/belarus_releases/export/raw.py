"""The files of a data package without an export: a folder in memory, or one file at a path.

Only this module imports importlib-resources. Its ready-made containers (``importlib_resources.simple``) are not
used: they have no name, and a file of theirs cannot be reached with ``joinpath``.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO, TextIOWrapper
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from importlib_resources import as_file
from importlib_resources.abc import Traversable, TraversalError

from ..errors import InvalidValueError, NotFoundError, candidates, check_option, shown
from .package import DESCRIPTOR, package_files

if TYPE_CHECKING:
    import os

    from .sheet import Edition, Sheet


class NoFileError(NotFoundError, TraversalError):
    """There is no such file: an error of ours, and the one that users of a `Traversable` expect."""


class MemoryFile(Traversable):
    """A file in memory; text is UTF-8 whatever the locale."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name, self._data = name, data

    def __repr__(self) -> str:
        return f"<MemoryFile: {self._name}, {len(self._data)} bytes>"

    @property
    def name(self) -> str:
        return self._name

    def is_file(self) -> bool:
        return True

    def is_dir(self) -> bool:
        return False

    def iterdir(self) -> Iterator[Traversable]:
        raise NotADirectoryError(f"{self._name} is a file")

    def joinpath(self, *descendants: "str | os.PathLike[str]") -> Traversable:
        return _below(self, {}, descendants)

    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        check_option("mode", mode, ["r", "rb"])
        binary = BytesIO(self._data)
        if mode == "rb":
            return binary
        encoding, *others = args or [None]
        return TextIOWrapper(binary, kwargs.pop("encoding", None) or encoding or "utf-8", *others, **kwargs)


class MemoryFolder(Traversable):
    """A folder of files in memory, without folders in it."""

    def __init__(self, name: str, files: Mapping[str, bytes]) -> None:
        self._name = name
        self._files = {file: MemoryFile(file, data) for file, data in files.items()}

    def __repr__(self) -> str:
        return f"<MemoryFolder: {self._name}, {len(self._files)} files>"

    @property
    def name(self) -> str:
        return self._name

    def is_file(self) -> bool:
        return False

    def is_dir(self) -> bool:
        return True

    def iterdir(self) -> Iterator[Traversable]:
        return iter(self._files.values())

    def joinpath(self, *descendants: "str | os.PathLike[str]") -> Traversable:
        return _below(self, self._files, descendants)

    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        raise IsADirectoryError(f"{self._name} is a folder")


def _below(
    start: Traversable, files: Mapping[str, Traversable], descendants: "Iterable[str | os.PathLike[str]]"
) -> Traversable:
    parts = [part for path in descendants for part in PurePosixPath(path).parts]
    if not parts:
        return start
    if len(parts) > 1 or parts[0] not in files:
        raise NoFileError(f"there is no file {shown('/'.join(parts))} in {start.name}: {candidates(parts[0], files)}")
    return files[parts[0]]


def folder_name(edition: "Edition") -> str:
    """A name of a folder for the files of an edition, and of no other.

    Examples
    --------
    >>> import belarus_releases as br
    >>> folder_name(br.dataset("2026.11.0", known_on="2025-07-01")._edition())
    'belarus-releases-2026.11.0-known-on-2025-07-01'
    """
    known = f"-known-on-{edition.known_on}" if edition.known_on else ""
    chosen = f"-sources-{sha256(edition.choice.encode()).hexdigest()[:8]}" if edition.choice else ""
    return f"belarus-releases-{edition.version}{known}{chosen}"


def folder(sheets: "Iterable[Sheet]", edition: "Edition") -> MemoryFolder:
    """The files as a folder in memory: see :func:`belarus_releases.files`."""
    return MemoryFolder(folder_name(edition), dict(package_files(sheets, edition)))


def one_file(sheets: "Iterable[Sheet]", edition: "Edition", name: str) -> tuple[str, bytes]:
    """The name and the bytes of the file of a table; no file that comes after it is made.

    Raises
    ------
    NotFoundError
        If there is no such table.
    InvalidValueError
        If the name is not text.
    """
    if not isinstance(name, str):
        raise InvalidValueError(f"name: expected the name of a table, got {shown(name)}")
    sheets = list(sheets)
    tables = [sheet.name for sheet in sheets]
    table = name.removesuffix(".csv")
    if name != DESCRIPTOR and table not in tables:
        raise NotFoundError(f"there is no file of {shown(name)}: {candidates(table, [*tables, DESCRIPTOR])}")
    wanted = DESCRIPTOR if name == DESCRIPTOR else f"{table}.csv"
    return next(file for file in package_files(sheets, edition) if file[0] == wanted)


@contextmanager
def temporary(edition: "Edition", name: str, data: bytes) -> Iterator[Path]:
    """A file at a path, under its own name, until the end of the ``with`` block."""
    with as_file(MemoryFolder(folder_name(edition), {name: data})) as path:
        yield path / name
