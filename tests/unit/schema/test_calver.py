"""Data versions are compared as numbers."""

import pytest

from belarus_releases.schema.calver import order, reaches


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        ("2026.11.0", (0, 2026, 11, 0)),
        ("2026.11.10", (0, 2026, 11, 10)),
        ("2026.11.10+dev", (1, 2026, 11, 10)),
    ],
)
def test_a_version_sorts_by_its_numbers(version, numbers):
    assert order(version) == numbers


def test_unpublished_edits_sort_above_every_published_version():
    shuffled = ["2026.11.10", "2026.11.2", "2026.11.0+dev", "2026.11.0", "2027.1.0"]
    assert sorted(shuffled, key=order) == ["2026.11.0", "2026.11.2", "2026.11.10", "2027.1.0", "2026.11.0+dev"]


@pytest.mark.parametrize(
    ("since", "version", "exists"),
    [
        ("2026.11.2", "2026.11.2", True),
        ("2026.11.2", "2026.11.10", True),
        ("2026.11.10", "2026.11.2", False),
        ("2026.11.2", "2026.11.2+dev", True),
        ("2026.11.2+dev", "2026.11.2", False),
        ("2026.11.3", "2026.11.2+dev", True),
        ("2026.11.2+dev", "2026.11.3", False),
    ],
)
def test_what_exists_since_a_version_exists_from_it_on(since, version, exists):
    assert reaches(since, version) is exists
