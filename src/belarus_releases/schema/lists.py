"""Lists in CSV cells: items joined by semicolons."""

from collections.abc import Iterable

SEPARATOR = ";"  #: between the items of a list cell


def split(cell: str) -> tuple[str, ...]:
    """The items of a list cell.

    Examples
    --------
    >>> split("LT;UA"), split("")
    (('LT', 'UA'), ())
    """
    return tuple(cell.split(SEPARATOR)) if cell else ()


def join(items: Iterable[str]) -> str:
    """The cell of a list."""
    return SEPARATOR.join(items)
