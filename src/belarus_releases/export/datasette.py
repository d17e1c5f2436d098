"""``metadata.json``: what Datasette shows beside the tables of an SQLite database."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..schema.about import LICENCE, REPOSITORY, TITLE
from ..schema.columns import Column
from ..schema.sentences import part
from ..tables import record_class
from .sqlite import NAMES, Relation, has_view, relations, view_columns

if TYPE_CHECKING:
    from .sheet import Edition, Sheet

_SORTED = ("integer", "number", "date")  # a vocabulary would be sorted by the alphabet
_NAMING = ("label", "name", "publisher", "item")


def metadata_text(sheets: "Sequence[Sheet]", edition: "Edition", database: str) -> str:
    """The file: see :func:`metadata`."""
    return json.dumps(metadata(sheets, edition, database), ensure_ascii=False, indent=1) + "\n"


def is_metadata(data: bytes) -> bool:
    """Whether a file is such a description of this dataset, of any version."""
    try:
        described = json.loads(data)
    except ValueError:
        return False
    return isinstance(described, dict) and described.get("title") == TITLE and "databases" in described


def metadata(sheets: "Sequence[Sheet]", edition: "Edition", database: str) -> dict[str, Any]:
    """What Datasette shows of a database: title, licence, source; of its tables descriptions, facets and sorting.

    Parameters
    ----------
    sheets : sequence of Sheet
        The tables of the dataset.
    edition : Edition
        The dataset as a whole.
    database : str
        The name of the file of the database, without its suffix: so Datasette calls it.
    """
    titles: dict[str, str] = {sheet.name: record_class(sheet.name).__title__ for sheet in sheets}  # type: ignore[attr-defined]
    tables: dict[str, Any] = {
        "metadata": {"description": "What was exported: title, version, licence, citation."},
        "vocabularies": {"description": "The items of every vocabulary, in order, with their meanings."},
    }
    for relation in relations(sheets):
        described = tables.setdefault(relation.name, {"description": titles.get(relation.name) or _of_a_list(relation)})
        described |= _table(relation.columns)
        if relation.name in ("vocabularies", "codebook"):
            described["facets"] = ["table"]
        if relation.searched:
            tables[f"{relation.name}_fts"] = {"hidden": True}
    for sheet in sheets:
        if sheet.name in NAMES:
            tables[sheet.name]["label_column"] = NAMES[sheet.name][0]
        if has_view(sheet):
            described = {name: _described(column) for name, column in view_columns(sheet).items()}
            title = f"{titles[sheet.name]} Names in place of ids."
            view = {"description": title, "columns": described}
            tables[f"{sheet.name}_named"] = view | _facets(sheet.declared)
    source = {"source_url": REPOSITORY} if REPOSITORY else {}
    return {
        "title": TITLE,
        "description": f"Data version {edition.version}{part(edition.known_on, edition.choice)}.",
        "license": LICENCE["title"],
        "license_url": LICENCE["path"],
        "source": edition.citation,
        **source,
        "databases": {database: {"tables": tables}},
    }


def _of_a_list(relation: Relation) -> str:
    return f"One row an item: {relation.columns[-1].meaning}"


def _table(columns: Sequence[Column]) -> dict[str, Any]:
    """Descriptions, facets, and the columns that may be sorted by: key, numbers, dates and names."""
    return {
        "columns": {column.name: _described(column) for column in columns},
        "sortable_columns": [
            column.name
            for column in columns
            if column is columns[0] or column.kind in _SORTED or column.name in _NAMING
        ],
        **_facets(columns),
    }


def _facets(columns: Sequence[Column]) -> dict[str, list[str]]:
    """The columns to choose by: vocabularies and booleans that are main columns, and the items of a list."""
    facets = [c.name for c in columns if c.main and c.kind in ("category", "boolean")]
    return {"facets": facets or [columns[-1].name]} if facets or columns[-1].name == "item" else {}


def _described(column: Column) -> str:
    return f"{column.meaning} Unit: {column.unit}." if column.unit else column.meaning
