"""A file of the dataset at a path that lasts: what the command ``path`` prints.

A temporary file would be gone when the command ends, before another program can open it. So the file is
written into a folder: one that the user names, or the cache folder of the user's account, with a folder for
each version and day.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

import belarus_releases as br

from ..errors import ExistsError, WriteError


def lasting_path(ds: br.Dataset, name: str, to: str | None = None, *, overwrite: bool = False) -> Path:
    """The path of the CSV file of a table, which is written if it is not there or not the same.

    Parameters
    ----------
    ds : Dataset
        The dataset.
    name : str
        A table, ``"codebook"`` or ``"datapackage.json"``.
    to : str, optional
        A folder; it is made, but not its parent. By default the cache folder.
    overwrite : bool, optional
        Whether a file in `to` that differs is replaced; in the cache folder it always is.

    Raises
    ------
    NotFoundError
        If there is no such table.
    ExistsError
        If another file is there and `overwrite` is False.
    WriteError
        If the file cannot be written.
    """
    from ..export.raw import folder_name, one_file

    edition = ds._edition()
    file, data = one_file(ds._sheets(), edition, name)
    folder = Path(to).absolute() if to is not None else cache_folder() / folder_name(edition)
    target = folder / file
    try:
        folder.mkdir(parents=to is None, exist_ok=True)
        if os.path.lexists(target):
            if target.read_bytes() == data:
                return target
            if to is not None and not overwrite:
                raise ExistsError(f"--to: '{target}' exists and differs: use --overwrite or another folder")
        _write(target, data)
    except ExistsError:
        raise
    except OSError as error:
        raise WriteError(f"'{target}' cannot be written: {error.strerror or error}") from error
    return target


def cache_folder() -> Path:
    """Where programs of this user keep what they can make again.

    Raises
    ------
    WriteError
        If the user has no home.
    """
    try:
        if os.name == "nt":
            base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError as error:
        raise WriteError("there is no home, and so no cache folder: name a folder with --to") from error
    return base.absolute() / "belarus-releases"


def _write(target: Path, data: bytes) -> None:
    """Write beside the target and move it there, so that no other program sees half a file."""
    with NamedTemporaryFile(dir=target.parent, prefix=".belarus-releases-", delete=False) as new:
        try:
            new.write(data)
            new.close()
            os.chmod(new.name, 0o644)
            os.replace(new.name, target)
        except BaseException:
            new.close()
            with suppress(OSError):
                os.unlink(new.name)
            raise
