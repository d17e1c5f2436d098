"""A file of the dataset at a path that lasts: what the command ``path`` prints.

A temporary file would be gone when the command ends, before another program can open it. So the file is
written into a folder: one that the user names, or the cache folder of the user's account, with a folder for
each version and day.
"""

import os
import sys
from pathlib import Path

import belarus_releases as br

from ..errors import ExistsError, WriteError, shown_path


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
    from ..export.place import Target, places
    from ..export.raw import folder_name, one_file

    edition = ds._edition()
    file, data = one_file(ds._sheets(), edition, name)
    folder = Path(to).absolute() if to is not None else cache_folder() / folder_name(edition)
    path = folder / file

    def obstacle(path: Path) -> str | None:
        return None if path.is_file() else "it is not a file"

    try:
        folder.mkdir(parents=to is None, exist_ok=True)
        if _holds(path, data):
            return path
        if to is not None and not overwrite and os.path.lexists(path):
            raise ExistsError(f"--to: {shown_path(path)} exists and differs: use --overwrite or another folder")
        with places(Target(path, shown_path(path), to is None or overwrite, obstacle)) as [new]:
            new.write_bytes(data)
    except ExistsError:
        if not _holds(path, data):  # which another process may have written meanwhile
            raise
    except WriteError:
        raise
    except OSError as error:
        raise WriteError(f"{shown_path(path)} cannot be written: {error.strerror or error}") from error
    return path


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file is there, with the same bytes."""
    return os.path.lexists(path) and path.read_bytes() == data


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
        raise WriteError("there is no home folder, and so no cache folder: name a folder with --to") from error
    return base.absolute() / "belarus-releases"
