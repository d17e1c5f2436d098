"""Numbers known within bounds: least and greatest whole number, None where there is no bound."""

from typing import Any, NamedTuple


class Bounds(NamedTuple):
    """The least and the greatest whole number that a published estimate or total allows.

    Examples
    --------
    >>> Bounds(1265, 1265) + Bounds(509, 509) - Bounds(342, 342) - Bounds(300, None) - Bounds(2, 2)
    Bounds(low=None, high=1130)
    """

    low: int | None
    high: int | None

    def __add__(self, other: "Bounds") -> "Bounds":  # type: ignore[override]
        return Bounds(_plus(self.low, other.low), _plus(self.high, other.high))

    def __sub__(self, other: "Bounds") -> "Bounds":
        return Bounds(_plus(self.low, _minus(other.high)), _plus(self.high, _minus(other.low)))


UNKNOWN = Bounds(None, None)


def _plus(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def _minus(a: int | None) -> int | None:
    return None if a is None else -a


def bounds_of(row: Any) -> Bounds:
    """What an estimate or a total allows: "more than N" begins above N, "about N" bounds nothing.

    Examples
    --------
    >>> import belarus_releases as br
    >>> bounds_of(br.remaining_estimates("2026.11.0")["2025-06-carnegie"])
    Bounds(low=1101, high=None)
    """
    number = row.count if hasattr(row, "count") else row.point
    if number is not None:
        return UNKNOWN if row.qualifier == "about" else Bounds(number, number)
    low, high = row.low, row.high
    if row.qualifier == "more_than" and low is not None:
        low += 1
    if row.qualifier == "fewer_than" and high is not None:
        high -= 1
    return Bounds(low, high)
