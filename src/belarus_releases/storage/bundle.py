"""The bundled files, each checked against the manifest before it is read.

The checksum, BLAKE2b, guards against damage. Against one who rewrites the manifest too, the SHA-256 of
the versions do (:mod:`.checksums`), and those that are kept outside the package.

:func:`pkgutil.get_data` asks the loader of the package, so that a folder and a zip read alike;
:mod:`importlib.resources` would do the same, and take longer than all else on the way to the records.
"""

from collections.abc import Iterator, Mapping
from pkgutil import get_data

from ..errors import DamagedDataError
from ._manifest import FILES

try:
    from _blake2 import blake2b  # a tenth of the time to import
except ImportError:
    from hashlib import blake2b

_PACKAGE = __name__.partition(".")[0]


def digest(data: bytes) -> str:
    """The checksum of a file, as the manifest has it.

    Examples
    --------
    >>> len(digest(b""))
    64
    """
    return blake2b(data, digest_size=32).hexdigest()


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
    if digest(data) != FILES.get(path):
        raise damaged(path, "its checksum differs")
    return data


def damaged(path: str, why: str) -> DamagedDataError:
    """The error of a bundled file that is not as it was published."""
    return DamagedDataError(f"the bundled file {path} is damaged ({why}): reinstall belarus-releases")


class _Bundle(Mapping[str, bytes]):
    """The bundled files by path; each is read and checked when it is asked for."""

    def __getitem__(self, path: str) -> bytes:
        return read_file(path)

    def __contains__(self, path: object) -> bool:
        return path in FILES

    def __iter__(self) -> Iterator[str]:
        return iter(FILES)

    def __len__(self) -> int:
        return len(FILES)


BUNDLE = _Bundle()
