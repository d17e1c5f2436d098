"""All or nothing: a set of files is replaced as a whole, or stays as it was.

A redo journal, as databases keep one. Everything new is first written whole into a folder beside the tree and
fsynced; the rename of that folder to ``.journal`` is the moment from which the run counts. Then each file is put in
its place by a rename, the list of versions last, and the journal goes. A run that is interrupted before that moment
has changed nothing; one that is interrupted after it is finished by the next command, as often as it takes.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from belarus_releases.errors import shown

from .files import ROOT, CurationError

try:
    import fcntl
except ImportError:  # Windows has none: there, nothing keeps two commands apart
    fcntl = None  # type: ignore[assignment]

JOURNAL = ".journal"  #: the files to put in their places; it stands in the tree only while that is done
_DRAFT = ".journal.draft"  #: a journal that is being written, and does not count yet
_DONE = ".journal.done"  #: a journal whose files are all in their places
_LIST = "files.json"
_LAST = "versions.csv"

Changes = Mapping[Path, bytes | None]


class _Entry(NamedTuple):
    """A file of the journal: its path, and the hashes of what it is before and after; None where there is none."""

    path: str
    before: str | None
    after: str | None


@contextmanager
def alone(root: Path = ROOT) -> Iterator[None]:
    """Keep other commands that write waiting; the lock ends with the process, however that ends."""
    if fcntl is None:
        yield
        return
    folder = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def commit(command: str, changes: Changes, root: Path = ROOT) -> None:
    """Put new contents in the places of files, and remove those without one; all or nothing.

    Parameters
    ----------
    command : str
        What does this, for the message of the command that finishes it after an interruption.
    changes : mapping of Path to bytes or None
        The content of each file in the tree; None removes it. A file that has its content already is left alone.
    root : Path, optional
        The tree.

    Raises
    ------
    CurationError
        If an interrupted run is to be finished first.
    """
    if (root / JOURNAL).exists():
        raise CurationError("an earlier run was interrupted: `python -m curation check` finishes it")
    new = [(path, data) for path, data in changes.items() if data != _content(path)]
    if not new:
        return
    _discard(root)
    draft = root / _DRAFT
    draft.mkdir()
    entries = []
    for number, (path, data) in enumerate(sorted(new, key=lambda item: (item[0].name == _LAST, item[0]))):
        if data is not None:
            _write(draft / str(number), data)
        entries.append(_Entry(path.relative_to(root).as_posix(), _digest(_content(path)), _digest(data)))
    _write(draft / _LIST, json.dumps([command, entries], indent=1).encode())
    _sync(draft)
    draft.rename(root / JOURNAL)  # from here on the run counts
    _sync(root)
    _apply(root, entries)


def finish(root: Path = ROOT) -> str | None:
    """Finish the run that was interrupted, if there is one; return its command.

    Raises
    ------
    CurationError
        If a file was edited since, and the edit would be lost.
    """
    if not (root / JOURNAL).exists():
        _discard(root)
        return None
    command, rows = json.loads((root / JOURNAL / _LIST).read_bytes())
    entries = [_Entry(*row) for row in rows]
    for path, before, after in entries:
        if _digest(_content(root / path)) not in (before, after):
            raise CurationError(
                f"{shown(command)} was interrupted, and {path} was edited since: put that file back "
                f"(git restore {path}), so that the run can be finished"
            )
    _apply(root, entries)
    return str(command)


def replacing(folder: Path, copy: Path) -> dict[Path, bytes | None]:
    """The changes that make a folder like an edited copy of it."""
    after = {folder / path.relative_to(copy): path.read_bytes() for path in _files(copy)}
    return {**after, **dict.fromkeys(path for path in _files(folder) if path not in after)}


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _apply(root: Path, entries: list[_Entry]) -> None:
    """Put the files of the journal in their places, and remove it; what is done already is done again."""
    journal = root / JOURNAL
    for number, entry in enumerate(entries):
        path = root / entry.path
        if entry.after is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            copy = journal / "copy"  # the journal itself stays whole until the end
            _write(copy, (journal / str(number)).read_bytes())
            copy.replace(path)
    for folder in sorted({(root / entry.path).parent for entry in entries}):
        _sync(folder)
    journal.rename(root / _DONE)
    _sync(root)
    _discard(root)


def _discard(root: Path) -> None:
    """Remove a journal that never counted, and one that is done with."""
    for name in (_DRAFT, _DONE):
        if (root / name).exists():
            shutil.rmtree(root / name)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _digest(data: bytes | None) -> str | None:
    return None if data is None else sha256(data).hexdigest()


def _write(path: Path, data: bytes) -> None:
    """Write a file, and have it on the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can do that."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
