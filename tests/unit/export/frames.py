"""Rows and layouts that the tests of frames share."""

from belarus_releases.storage.layout import ColumnLayout

FIRST = "2026.11.0"


def layout(name, kind, items=None, *, ordered=False, nullable=True):
    return ColumnLayout(name, kind, FIRST, items, ordered, nullable, 0)


LAYOUT = (
    layout("id", "text", nullable=False),
    layout("count", "integer"),
    layout("share", "number"),
    layout("is_open", "boolean"),
    layout("day", "date"),
    layout("kind", "category", {"x": FIRST, "y": FIRST, "z": FIRST}, ordered=True),
    layout("form", "category", {"a": FIRST}),
    layout("items", "list"),
    layout("note", "text"),
    layout("parts", "list", nullable=False),
    layout("size", "integer", nullable=False),
    layout("weight", "number", nullable=False),
    layout("is_real", "boolean", nullable=False),
)
