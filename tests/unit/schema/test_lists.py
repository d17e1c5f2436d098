"""Lists in CSV cells."""

import pytest

from belarus_releases.schema.lists import join, split


@pytest.mark.parametrize(
    ("cell", "items"), [("", ()), ("LT", ("LT",)), ("LT;UA", ("LT", "UA")), ("LT;UA;", ("LT", "UA", ""))]
)
def test_items_are_joined_by_semicolons(cell, items):
    assert split(cell) == items
    assert join(items) == cell


def test_any_iterable_is_joined():
    assert join(iter(["LT", "UA"])) == "LT;UA"
