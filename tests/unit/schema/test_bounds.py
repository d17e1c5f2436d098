"""Bounds of published numbers, and sums and differences of bounds."""

import pytest

from belarus_releases.schema.bounds import UNKNOWN, Bounds, bounds_of
from tests.factories import row


def test_sums_and_differences():
    assert Bounds(3, 7) + Bounds(10, 20) == Bounds(13, 27)
    assert Bounds(3, 7) - Bounds(1, 2) == Bounds(1, 6)


@pytest.mark.parametrize("open_end", [Bounds(None, 2), Bounds(1, None)])
def test_an_open_end_stays_open(open_end):
    low, high = open_end
    assert Bounds(3, 7) + open_end == open_end + Bounds(3, 7) == Bounds(low and 4, high and 9)
    assert Bounds(3, 7) - open_end == Bounds(high and 1, low and 6)
    assert open_end - Bounds(3, 7) == Bounds(low and -6, high and -1)


def test_unknown_has_no_end():
    assert (UNKNOWN.low, UNKNOWN.high) == (None, None)


@pytest.mark.parametrize(
    ("qualifier", "number", "low", "high", "bounds"),
    [
        ("exact", 52, None, None, Bounds(52, 52)),
        ("exact", 0, None, None, Bounds(0, 0)),
        ("about", 1300, None, None, Bounds(None, None)),
        ("at_least", None, 300, None, Bounds(300, None)),
        ("more_than", None, 300, None, Bounds(301, None)),
        ("at_most", None, None, 40, Bounds(None, 40)),
        ("fewer_than", None, None, 40, Bounds(None, 39)),
        ("range", None, 1200, 1400, Bounds(1200, 1400)),
        ("more_than", None, None, 40, Bounds(None, 40)),
        ("fewer_than", None, 300, None, Bounds(300, None)),
        (None, None, None, None, UNKNOWN),
    ],
)
def test_bounds_of_an_estimate_and_of_a_total(qualifier, number, low, high, bounds):
    cells = {"qualifier": qualifier, "low": low, "high": high}
    assert bounds_of(row("remaining_estimates", point=number, **cells)) == bounds
    assert bounds_of(row("release_totals", count=number, **cells)) == bounds
