"""Throw-away mirrors of outlets, by ``decisions/mirrors.csv``: their addresses are text, and never links.

Outlets that are blocked in Belarus move their mirrors from host to host. A host that one of them gave up can be
anybody's, so an address at a mirror is written without ``https://``, and nothing makes a link of it.
"""

import re
from functools import cache
from urllib.parse import SplitResult, urlsplit

from .files import DECISIONS, read_csv

_HEADER = ["host", "reason"]
_BARE = re.compile(r"[\d.]+|.*:.*")


@cache
def hosts() -> frozenset[str]:
    """The hosts of mirrors; every host below one is a mirror, too."""
    return frozenset(row["host"] for row in read_csv(DECISIONS / "mirrors.csv", _HEADER))


def parts(url: str) -> SplitResult:
    """The parts of an address, with or without ``https://``."""
    return urlsplit(url if "://" in url else f"//{url}")


def is_mirror(url: str) -> bool:
    """Whether an address is at a mirror, or at a number in place of a host.

    Examples
    --------
    >>> is_mirror("https://d111111abcdef8.cloudfront.net/news"), is_mirror("203.0.113.7/news")
    (True, True)
    >>> is_mirror("https://example.org/news")
    False
    """
    host = parts(url).hostname or ""
    above = {".".join(host.split(".")[place:]) for place in range(host.count(".") + 1)}
    return bool(_BARE.fullmatch(host) or above & hosts())


def as_written(url: str) -> str:
    """An address as publishers' files have it.

    Examples
    --------
    >>> as_written("https://203.0.113.7/news"), as_written("https://example.org/news")
    ('203.0.113.7/news', 'https://example.org/news')
    """
    return url.partition("://")[2] if "://" in url and is_mirror(url) else url
