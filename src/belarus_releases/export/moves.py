"""Moves of files and folders that never replace what they were not told to: one call each, with what else does.

Linux (glibc 2.28) and macOS have both moves in one step, on most file systems. `os` has neither, so libc is called.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: The call of libc, and its flags for a move that replaces nothing and for an exchange.
_CALLS = {"linux": ("renameat2", 1, 2), "darwin": ("renamex_np", 4, 2)}
_AT_FDCWD = -100  # of Linux: a relative path is one below the working folder
#: What the system says where this file system, or a sandbox, does not know the call.
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM, errno.EACCES, errno.EMLINK}


class UnsupportedError(Exception):
    """The system, or this file system, has no such move; nothing was moved."""


def exchange(one: Path, other: Path) -> None:
    """Let two files or folders change places, in one step.

    Raises
    ------
    UnsupportedError
        If that is not possible here.
    OSError
        If one of them is missing, or may not be moved.
    """
    _rename(one, other, exchanging=True)


def create(new: Path, target: Path) -> None:
    """Move a file or a folder to where nothing is.

    Where the system has no such move, a file is linked, which replaces nothing either; where there are no links, an
    empty file takes the name first, and then the new one its place. A folder is renamed, which replaces at most an
    empty folder.

    Raises
    ------
    FileExistsError
        If something is there; it stays.
    OSError
        If it cannot be moved.
    """
    if os.name == "nt":
        os.rename(new, target)  # replaces nothing, there
        return
    with suppress(UnsupportedError):
        _rename(new, target, exchanging=False)
        return
    if new.is_dir():
        _rename_folder(new, target)
        return
    try:
        os.link(new, target)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
        _fill(new, target)
    else:
        os.unlink(new)


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Keep others who ask for it away from a file or a folder, where the system has such locks.

    Raises
    ------
    FileExistsError
        If another has it.
    """
    try:
        import fcntl  # not on Windows

        file = os.open(path, os.O_RDONLY)
    except (ImportError, OSError):  # such as a file that may not be read
        yield
        return
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        except OSError:  # some network file systems have none
            pass
        yield
    finally:
        os.close(file)


def _rename(new: Path, target: Path, *, exchanging: bool) -> None:
    if sys.platform not in _CALLS:
        raise UnsupportedError
    name, no_replace, swap = _CALLS[sys.platform]
    try:
        import ctypes

        call = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (ImportError, OSError, AttributeError) as error:  # no ctypes, or another libc
        raise UnsupportedError from error
    paths = os.fsencode(new), os.fsencode(target)
    at = (_AT_FDCWD, paths[0], _AT_FDCWD, paths[1]) if name == "renameat2" else paths
    if call(*at, ctypes.c_uint(swap if exchanging else no_replace)):
        code = ctypes.get_errno()
        if code in _UNSUPPORTED:
            raise UnsupportedError
        raise OSError(code, os.strerror(code), str(target))  # such as FileExistsError


def _rename_folder(new: Path, target: Path) -> None:
    """Rename a folder, which replaces no file and no folder that holds something."""
    try:
        os.rename(new, target)
    except OSError as error:
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from error
        raise


def _fill(new: Path, target: Path) -> None:
    """Take the name with an empty file, which only one can make, and replace that by the new one."""
    files: list[int] = []
    try:
        # in one step of the interpreter, so that an interruption finds the file either not made or noted
        files.extend(map(os.open, [target], [os.O_CREAT | os.O_EXCL | os.O_WRONLY]))
        if not _is_empty_still(files[0], target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        os.replace(new, target)
    finally:
        for file in files:
            if _is_empty_still(file, target):
                os.unlink(target)
            os.close(file)


def _is_empty_still(file: int, target: Path) -> bool:
    """Whether a path is that of an open file, which nobody has written to."""
    with suppress(FileNotFoundError):
        status = os.fstat(file)
        return os.path.samestat(status, os.lstat(target)) and status.st_size == 0
    return False
