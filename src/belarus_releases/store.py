"""The bundled files, each checked against the manifest before anybody reads it."""

from binascii import crc32

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
    from importlib_resources import files

    try:
        data = files(__package__).joinpath("data", *path.split("/")).read_bytes()
    except OSError as error:
        raise DamagedDataError(
            f"the bundled file {path} cannot be read ({error}): reinstall belarus-releases"
        ) from error
    if crc32(data) != FILES[path]:
        raise DamagedDataError(f"the bundled file {path} is damaged (its checksum differs): reinstall belarus-releases")
    return data


def read_table(name: str, *, history: bool) -> tuple[bytes, bytes | None]:
    """The current rows of a table and, where asked for and present, its superseded ones."""
    past = f"history/{name}.csv"
    return read(f"{name}.csv"), read(past) if history and past in FILES else None
