"""Data versions: what they are called, how they compare, and which one is meant."""

from ._manifest import CURRENT, VERSIONS
from .errors import InvalidValueError, NotFoundError


def order(version: str) -> tuple[int, ...]:
    """What a version sorts by: its numbers, unpublished edits (``+dev``) above them.

    Examples
    --------
    >>> order("2026.11.10") > order("2026.11.2+dev") > order("2026.11.2")
    True
    """
    numbers, _, unpublished = version.partition("+")
    return (*map(int, numbers.split(".")), 1 if unpublished else 0)


def reaches(since: str, version: str) -> bool:
    """Whether what has been there since one version is there at another."""
    return order(since) <= order(version)


def resolve(asked: str) -> str:
    """The version meant by ``"latest"`` or by the name of a version.

    Raises
    ------
    NotFoundError
        If there is no such version, or only the beginning of its name is given.

    Examples
    --------
    >>> resolve("2026.11.0")
    '2026.11.0'
    """
    if asked == "latest":
        return CURRENT
    if asked == CURRENT or asked in VERSIONS:
        return asked
    if not isinstance(asked, str):
        raise InvalidValueError(f"a data version is text such as {CURRENT!r}, not {asked!r}")
    begun = [v for v in VERSIONS if v.startswith(f"{asked}.")] or VERSIONS[-5:]
    raise NotFoundError(f"there is no data version {asked!r}: ask for 'latest' or {' or '.join(map(repr, begun))}")
