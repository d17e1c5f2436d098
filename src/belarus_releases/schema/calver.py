"""Data versions as calendar versions, ``YYYY.M.N``, compared as numbers."""

from functools import lru_cache


@lru_cache(maxsize=256)
def order(version: str) -> tuple[int, ...]:
    """The sort key of a version: its numbers; unpublished edits (``+dev``) sort above every published version.

    They are what the next version will be, so they have what is declared to exist since that one.

    Examples
    --------
    >>> order("2026.11.2+dev") > order("2026.11.10") > order("2026.11.2")
    True
    """
    numbers, _, unpublished = version.partition("+")
    return (1 if unpublished else 0, *map(int, numbers.split(".")))


def reaches(since: str, version: str) -> bool:
    """Whether something that exists since one version exists at another.

    Examples
    --------
    >>> reaches("2026.11.0", "2026.11.2"), reaches("2026.11.2", "2026.11.0")
    (True, False)
    """
    return order(since) <= order(version)
