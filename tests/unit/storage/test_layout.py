"""The columns and vocabulary items that exist at a version."""

import pytest

from belarus_releases.storage.layout import ColumnLayout, layout_at

FIRST, SECOND, THIRD = "2026.11.2", "2026.11.10", "2027.1.0"  # as text they would sort otherwise
ID = ColumnLayout("id", "text", FIRST, None, False, None)
KIND = ColumnLayout("kind", "category", FIRST, {"x": FIRST, "y": SECOND}, True, None)
ITEMS = ColumnLayout("items", "list", SECOND, None, False, "things")
NOTE = ColumnLayout("note", "text", THIRD, None, False, None)


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
    assert (kind.ordered, kind.items, kind.refers_to) == (True, {"x": FIRST, "y": SECOND}, None)
    assert (items.ordered, items.items, items.refers_to) == (False, None, "things")
