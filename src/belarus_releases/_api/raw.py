"""The tables as CSV files, in memory and on disk."""

import datetime as dt
from typing import TYPE_CHECKING

from . import dataset

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from importlib_resources.abc import Traversable


def files(version: str = "latest", *, known_on: "str | dt.date | None" = None) -> "Traversable":
    """The tables as CSV files in memory: the files that :meth:`.Dataset.to_csv` writes.

    Arguments and errors: :func:`dataset`. Nothing is written to disk; how the package stores its
    data is not public.

    Returns
    -------
    importlib_resources.abc.Traversable
        A folder: ``iterdir()``, ``/``, ``name``. Each file has ``name``, ``read_text()``,
        ``read_bytes()`` and ``open()``; text is UTF-8. ``importlib_resources.as_file`` makes a real
        folder of it. A name that does not exist raises `NotFoundError`.

    See Also
    --------
    path : One of the files at a path on disk.

    Examples
    --------
    >>> import belarus_releases as br
    >>> folder = br.files("2026.11.0")
    >>> [file.name for file in folder.iterdir()][:2]
    ['events.csv', 'event_breakdowns.csv']
    >>> (folder / "events.csv").read_text()[:14]
    'event_id,label'
    """
    from ..export.raw import folder

    opened = dataset(version, known_on=known_on)
    return folder(opened._sheets(), opened._edition())


def path(
    name: str, *, version: str = "latest", known_on: "str | dt.date | None" = None
) -> "AbstractContextManager[Path]":
    """The CSV file of a table at a real path, for programs that open files; deleted after the ``with`` block.

    Version, day and errors: :func:`dataset`.

    Parameters
    ----------
    name : str
        A table, with or without ``.csv``; ``"codebook"``; or ``"datapackage.json"``.

    Returns
    -------
    context manager of pathlib.Path
        The path of a temporary file.

    Raises
    ------
    NotFoundError
        If there is no such file; the message lists the nearest names.

    See Also
    --------
    files : All of the files, in memory.

    Examples
    --------
    >>> import belarus_releases as br
    >>> with br.path("events", version="2026.11.0") as path:
    ...     path.name, len(path.read_text(encoding="utf-8").splitlines())
    ('events.csv', 7)
    """
    from ..export.raw import one_file, temporary

    opened = dataset(version, known_on=known_on)
    edition = opened._edition()
    return temporary(edition, *one_file(opened._sheets(), edition, name))
