"""Words on pictures that the examples in the docstrings do not show."""

import datetime as dt

import pytest

from belarus_releases.plotting import words


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2024-12-30", "2025-01-02", "between 30 December 2024 and 2 January 2025"),
        ("2025-09-01", "2025-09-03", "between 1 and 3 September 2025"),
        ("2025-02-01", "2025-02-28", "in February 2025"),
        ("2024-01-01", "2025-12-31", "between 1 January 2024 and 31 December 2025"),
        ("2025-01-01", "2025-12-30", "between 1 January and 30 December 2025"),
    ],
)
def test_when(first, last, text):
    assert words.when((dt.date.fromisoformat(first), dt.date.fromisoformat(last))) == text


def test_the_source_of_rows_without_a_version():
    assert words.source("", None) == "belarus-releases"
