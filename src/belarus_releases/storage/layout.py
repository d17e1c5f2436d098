"""The layout of a table: what its readers know of its columns without the record classes."""

from typing import NamedTuple, TypeAlias

from ..schema.calver import reaches


class ColumnLayout(NamedTuple):
    """One column as the readers know it."""

    name: str
    kind: str
    since: str  #: the data version since which it exists
    items: dict[str, str] | None  #: the vocabulary, each item with its own `since`; None where there is none
    ordered: bool
    nullable: bool  #: whether a cell may be empty
    main: int  #: its place among the columns that are shown where not all are, from 1; 0 for none
    hazards: tuple[str, ...] = ()  #: what it must not be used for


Layout: TypeAlias = tuple[ColumnLayout, ...]


def layout_at(layout: Layout, version: str) -> Layout:
    """The columns and the vocabulary items that exist at a version."""
    return tuple(
        column._replace(
            items=column.items and {item: since for item, since in column.items.items() if reaches(since, version)}
        )
        for column in layout
        if reaches(column.since, version)
    )
