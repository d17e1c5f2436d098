"""Typos between two keys: what each costs, and that the cheapest way is taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_releases.names.typos import typos

KEYS = st.text("abgiksštuz", max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "cost"),
    [
        ("znak", "znak", 0),
        ("", "", 0),
        ("", "znak", 3.5),
        ("tiganavski", "tiganaski", 1),  # a consonant omitted
        ("tiganavski", "tiganvski", 0.5),  # a vowel omitted
        ("zalatava", "salatava", 0.5),  # sounds often confused
        ("zalatava", "talatava", 1.5),  # other sounds
        ("znak", "zank", 0.9),  # two that change places
        ("znak", "knaz", 3),
        ("bagdan", "pagtan", 1),
        ("znak", "znik", 0.5),  # vowels often confused
        ("znak", "znuk", 1),  # vowels that are not: one omitted, one inserted
    ],
)
def test_cost(one, other, cost):
    assert typos(one, other, 99) == pytest.approx(cost)


@given(KEYS, KEYS)
def test_the_order_changes_nothing(one, other):
    assert typos(one, other, 99) == pytest.approx(typos(other, one, 99))
    assert (typos(one, other, 99) == 0) == (one == other)


@given(KEYS, KEYS, st.sampled_from([0, 0.5, 1, 2, 4]))
def test_counting_may_stop_above_the_limit(one, other, most):
    cost = typos(one, other, 99)
    stopped = typos(one, other, most)
    assert stopped == pytest.approx(cost) if cost <= most else most < stopped <= cost + 1e-9
