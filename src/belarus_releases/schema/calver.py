"""Data versions as calendar versions, ``YYYY.M.N``, compared as numbers."""


def order(version: str) -> tuple[int, ...]:
    """The sort key of a version: its numbers; unpublished edits (``+dev``) sort above them.

    Examples
    --------
    >>> order("2026.11.10") > order("2026.11.2+dev") > order("2026.11.2")
    True
    """
    numbers, _, unpublished = version.partition("+")
    return (*map(int, numbers.split(".")), 1 if unpublished else 0)


def reaches(since: str, version: str) -> bool:
    """Whether something that exists since one version exists at another.

    Examples
    --------
    >>> reaches("2026.11.0", "2026.11.2"), reaches("2026.11.2", "2026.11.0")
    (True, False)
    """
    return order(since) <= order(version)
