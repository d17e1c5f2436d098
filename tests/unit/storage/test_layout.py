"""The columns and vocabulary items that exist at a version."""

import pytest

from belarus_releases.storage.layout import ColumnLayout, layout_at

FIRST, SECOND, THIRD = "2026.11.2", "2026.11.10", "2027.1.0"  # as text they would sort otherwise
ID = ColumnLayout("id", "text", FIRST, None, False, False, 1)
KIND = ColumnLayout("kind", "category", FIRST, {"x": FIRST, "y": SECOND}, True, False, 2)
ITEMS = ColumnLayout("items", "list", SECOND, None, False, True, 0)
NOTE = ColumnLayout("note", "text", THIRD, None, False, True, 0)


@pytest.mark.parametrize(
    ("version", "layout"),
    [
        ("2026.11.1", ()),
        (FIRST, (ID, KIND._replace(items={"x": FIRST}))),
        ("2026.11.9", (ID, KIND._replace(items={"x": FIRST}))),
        (SECOND, (ID, KIND, ITEMS)),
        (THIRD, (ID, KIND, ITEMS, NOTE)),
    ],
)
def test_a_version_has_what_existed_by_then(version, layout):
    assert layout_at((ID, KIND, ITEMS, NOTE), version) == layout


def test_a_column_keeps_the_rest_of_its_layout():
    kind, items = layout_at((KIND, ITEMS), SECOND)
    assert (kind.ordered, kind.items, kind.nullable, kind.main) == (True, {"x": FIRST, "y": SECOND}, False, 2)
    assert (items.ordered, items.items, items.nullable, items.main) == (False, None, True, 0)
