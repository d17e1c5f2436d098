"""The bundled files, each checked against the manifest before it is read.

:func:`pkgutil.get_data` asks the loader of the package, so that a folder and a zip read alike;
:mod:`importlib.resources` would do the same, and take longer than all else on the way to the records.
"""

from binascii import crc32
from pkgutil import get_data

from ..errors import DamagedDataError
from ._manifest import FILES

_PACKAGE = __name__.partition(".")[0]


def read_file(path: str) -> bytes:
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
        If the file is missing or differs from what the manifest says.

    Examples
    --------
    >>> read_file("events.csv")[:8]
    b'event_id'
    """
    try:
        data = get_data(_PACKAGE, f"data/{path}")
        if data is None:
            raise OSError("the loader of the package gives no data")
    except Exception as error:  # a folder and a zip fail each in its own ways
        raise DamagedDataError(
            f"the bundled file {path} cannot be read ({error}): reinstall belarus-releases"
        ) from error
    if crc32(data) != FILES.get(path):
        raise DamagedDataError(f"the bundled file {path} is damaged (its checksum differs): reinstall belarus-releases")
    return data
