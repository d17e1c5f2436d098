"""The bundled files, each checked against the manifest before anybody reads it.

:func:`pkgutil.get_data` asks the loader of the package, so that a folder and a zip read alike;
:mod:`importlib.resources` would do the same, and take longer than all else on the way to the records.
"""

from binascii import crc32
from pkgutil import get_data

from ._manifest import FILES
from .errors import DamagedDataError


def read(path: str) -> bytes:
    """The bytes of a bundled file.

    Parameters
    ----------
    path : str
        Name below ``data/``, such as ``"events.csv"``.

    Returns
    -------
    bytes
        The file as it was published.

    Raises
    ------
    DamagedDataError
        If the file is missing or is not what the manifest says.

    Examples
    --------
    >>> read("events.csv")[:8]
    b'event_id'
    """
    try:
        data = get_data(__package__, f"data/{path}")
        if data is None:
            raise OSError("the loader of the package gives no data")
    except Exception as error:  # a folder and a zip fail each in its own ways
        raise DamagedDataError(
            f"the bundled file {path} cannot be read ({error}): reinstall belarus-releases"
        ) from error
    if crc32(data) != FILES.get(path):
        raise DamagedDataError(f"the bundled file {path} is damaged (its checksum differs): reinstall belarus-releases")
    return data


def read_table(name: str, *, history: bool) -> tuple[bytes, bytes | None]:
    """The current rows of a table and, where asked for and present, its superseded ones."""
    past = f"history/{name}.csv"
    return read(f"{name}.csv"), read(past) if history and past in FILES else None
