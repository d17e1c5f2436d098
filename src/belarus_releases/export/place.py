"""What is written stands at its target whole or not at all, and what stood there before is never lost.

It is written into a folder beside the target, ``.belarus-releases-…``, and changes places with what is there. That
folder is removed at the end of the ``with`` block, however it ends; after a second interruption when Python ends. A
process that is killed leaves it: it holds what was being written, and perhaps what was replaced.

What was moved is read off the disk and not remembered, since an interruption may come between a move and its note.
"""

import atexit
import glob
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple, TypeAlias

from ..errors import BelarusReleasesError, ExistsError, InvalidValueError, WriteError, shown, shown_path
from . import moves

StrPath: TypeAlias = str | os.PathLike[str]
Identity: TypeAlias = tuple[object, ...] | None  #: of a file or a folder as it is now; None where nothing is
_PREFIX = ".belarus-releases-"


class Target(NamedTuple):
    """Where something is to be, and what there may be replaced."""

    path: Path
    given: str  #: the path as messages show it
    overwrite: bool
    obstacle: Callable[[Path], str | None]  #: why what is there is not replaced even on request

    def check(self) -> Identity:
        """What is there and may be replaced; None where nothing is.

        Raises
        ------
        ExistsError
            If something is there that may not be replaced.
        """
        if os.path.lexists(self.path):
            if not self.overwrite:
                raise ExistsError(f"{self.given} exists, and overwrite is False")
            if why := "it is a link" if self.path.is_symlink() else self.obstacle(self.path):
                raise self.refusal(why)
        return identity(self.path)

    def refusal(self, why: str) -> ExistsError:
        """The error that says why what is there is not replaced."""
        return ExistsError(f"{self.given} is not replaced: {why}")


def target(argument: str, path: StrPath, overwrite: bool, obstacle: Callable[[Path], str | None]) -> Target:
    """A target at a path that a caller gives.

    Raises
    ------
    InvalidValueError
        If it is no path, or has no name at its end; the message has the name of the argument.
    """
    try:
        place = Path(path)
        with suppress(OSError):
            os.lstat(place)
    except (TypeError, ValueError) as error:  # such as a NUL in it
        raise InvalidValueError(f"{argument}: expected a path, got {shown(path)}") from error
    if place.name in ("", ".."):
        raise InvalidValueError(
            f"{argument}: expected the name of a new {argument.replace('path', 'file')}, got {shown(str(path))}"
        )
    return Target(place.absolute(), shown_path(place), overwrite, obstacle)


@contextmanager
def places(*targets: Target) -> Iterator[list[Path]]:
    """Temporary paths for what is to be at some targets: all are moved there at the end, or none.

    Raises
    ------
    ExistsError
        If something is at a target that may not be replaced, or was put there or changed meanwhile; it stays.
    WriteError
        If the system refuses.
    """
    swaps = [_Swap(place) for place in targets]
    current, done, process = swaps[0], False, os.getpid()

    def finish() -> None:
        if os.getpid() == process:  # and not a copy of it
            try:
                for swap in reversed(swaps):
                    swap.finish(done)
            except BelarusReleasesError:  # what is left is named
                atexit.unregister(finish)
                raise
            atexit.unregister(finish)

    try:
        atexit.register(finish)
        try:
            for current in swaps:
                current.begin()
            yield [swap.new for swap in swaps]
            for current in swaps:
                current.put()
            done = True
        finally:
            _despite_an_interruption(finish)
    except BelarusReleasesError:
        raise
    except OSError as error:
        raise WriteError(f"{current.target.given} cannot be written: {error.strerror or error}") from error


class _Swap:
    """What is written for a target, which changes places with what is there."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.beside = target.path.with_name(f"{_PREFIX}{secrets.token_hex(8)}")
        self.new = self.beside / "new"  #: what is written; once exchanged, what it replaces
        self.aside = self.beside / "aside" / target.path.name  #: what is replaced, where there is no exchange
        self.earlier: Identity = None  #: of what is at the target at the beginning
        self.made: Identity = None  #: of what is written, once it is whole

    def begin(self) -> None:
        self.earlier = self.target.check()
        if self.earlier is None:
            name = glob.escape(self.target.path.name)
            for lost in self.beside.parent.glob(f"{_PREFIX}*/aside/{name}"):
                at = Path(*lost.parts[-3:])
                raise ExistsError(f"{self.target.given} was being replaced and is at {shown_path(at)}: move it back")
        os.mkdir(self.beside, 0o700)

    def put(self) -> None:
        """Move what is written to the target, where nothing may be but what was there at the beginning."""
        self.made = identity(self.new)
        try:
            if self.target.check() is None and self.earlier is None:
                moves.create(self.new, self.target.path)
            else:
                with moves.lock(self.target.path):
                    if self.target.check() != self.earlier:
                        raise self._changed()
                    self._replace()
        except (FileExistsError, FileNotFoundError) as error:
            raise error if isinstance(error, ExistsError) else self._changed() from error

    def _replace(self) -> None:
        try:
            moves.exchange(self.new, self.target.path)
            replaced = self.new
        except moves.UnsupportedError:
            self.aside.parent.mkdir()
            os.rename(self.target.path, self.aside)
            replaced = self.aside
        if identity(replaced) != self.earlier:
            raise self._changed()
        if replaced == self.aside:
            moves.create(self.new, self.target.path)

    def _changed(self) -> ExistsError:
        return self.target.refusal("it was made, changed or removed meanwhile")

    def finish(self, done: bool) -> None:
        """Remove all that is beside the target; unless `done`, undo all moves first. To be called until it returns."""
        gone = self.beside.with_name(f"{self.beside.name}-gone")  # so that half of a folder is not taken for a whole
        if os.path.lexists(self.beside):
            if not done and self.made is not None:
                with suppress(OSError):  # what cannot be put back stays, and is named
                    self._undo()
                self._name_what_is_left()
            with suppress(OSError):
                os.rename(self.beside, gone)
        rmtree(self.beside, ignore_errors=True)
        rmtree(gone, ignore_errors=True)

    def _undo(self) -> None:
        if identity(self.target.path) == self.made:
            if identity(self.new) not in (None, self.made):
                moves.exchange(self.new, self.target.path)
            else:
                os.rename(self.target.path, self.beside / "withdrawn")
        if os.path.lexists(self.aside):
            moves.create(self.aside, self.target.path)

    def _name_what_is_left(self) -> None:
        for left in (self.new, self.aside):
            if identity(left) not in (None, self.made):
                at = shown_path(left.relative_to(self.beside.parent))
                raise WriteError(f"{self.target.given} cannot be restored: what was there is beside it, at {at}")


def identity(path: Path) -> Identity:
    """What tells a file, or a folder of files, from any other, and from itself once it has changed."""
    try:
        status = os.lstat(path)
        if not stat.S_ISDIR(status.st_mode):
            return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
        return status.st_dev, status.st_ino, *((name, identity(path / name)) for name in sorted(os.listdir(path)))
    except (FileNotFoundError, NotADirectoryError):
        return None


def _despite_an_interruption(action: Callable[[], None]) -> None:
    """Do what can be done twice; if it is interrupted, again."""
    try:
        action()
    except BelarusReleasesError:  # it says what could not be done
        raise
    except BaseException:
        action()
        raise
