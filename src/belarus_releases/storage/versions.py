"""Which data version is meant by the name that a caller gives."""

from ..errors import InvalidValueError, NotFoundError, shown
from ._manifest import CURRENT, VERSIONS


def resolve(version: object, argument: str = "version") -> str:
    """The version meant by ``"latest"`` or by the full name of a version.

    Raises
    ------
    NotFoundError
        If there is no such version, or only the beginning of its name is given.
    InvalidValueError
        If it is not text; the message has the name of the argument.

    Examples
    --------
    >>> resolve("2026.11.0")
    '2026.11.0'
    """
    if not isinstance(version, str):
        raise InvalidValueError(f"{argument}: expected text such as {CURRENT!r}, got {shown(version)}")
    if version == "latest":
        return CURRENT
    if version == CURRENT or version in VERSIONS:
        return version
    begun = [name for name in VERSIONS if name.startswith(f"{version}.")] or [*VERSIONS][-5:]
    raise NotFoundError(
        f"there is no data version {shown(version)}: ask for 'latest' or {' or '.join(map(repr, begun))}"
    )
