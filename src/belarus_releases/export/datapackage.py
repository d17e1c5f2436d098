"""The Frictionless descriptor of the tables, read off their declarations."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from ..schema.about import AUTHOR, LICENCE, NAME, TITLE
from ..schema.columns import Column, columns
from ..schema.hazards import HAZARDS
from ..schema.lists import SEPARATOR
from ..tables import TABLES, record_class

_TYPES = {"text": "string", "category": "string", "list": "string"}
_STAMP = {"type": "string", "constraints": {"required": True}}
SINCE = {"name": "since", "description": "Data version from which the row exists.", **_STAMP}
UNTIL = {"name": "until", "description": "First data version without the row.", **_STAMP}


def descriptor(version: str, resources: Iterable[dict[str, Any]], **more: str) -> dict[str, Any]:
    """A `datapackage.json` for some resources, and what more there is to say of them.

    The form follows version 2 of the Data Package standard, https://datapackage.org, in what its
    readers take: a list is a string, since few know the type ``list``, with the ``delimiter`` and
    ``itemType`` of that type.
    """
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
        "title": TITLE,
        "version": version,
        **more,
        "licenses": [LICENCE],
        "contributors": [{"title": AUTHOR, "roles": ["author"]}],
        "resources": list(resources),
    }


def resource(
    table: str,
    path: str,
    stamps: Iterable[dict[str, Any]] = (),
    declared: Sequence[Column] = (),
    beside: Collection[str] = tuple(TABLES),
) -> dict[str, Any]:
    """The resource of one table: its file, its fields, its keys.

    The columns are those of the newest version unless others are given. Keys refer only to the
    tables that are in the package, by default all. With stamps it
    describes a stored file. Superseded rows repeat ids and have only the columns of their
    time, so a file that has ``until`` has neither keys nor needed cells.
    """
    record = record_class(table)
    declared = declared or columns(record)
    stamps = list(stamps)
    past = UNTIL in stamps
    fields = [_field(column, required=not past) for column in declared] + stamps
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if not past:
        schema["primaryKey"] = [declared[0].name]
        keys = [
            {
                "fields": [column.name],
                "reference": {
                    "resource": "" if column.refers_to == table else column.refers_to,
                    "fields": [columns(record_class(column.refers_to))[0].name],
                },
            }
            for column in declared
            if column.refers_to and column.refers_to in beside and column.kind != "list"
        ]
        if keys:
            schema["foreignKeys"] = keys
    return {
        "name": f"{table}-history" if past else table.replace("_", "-") if table not in TABLES else table,
        "path": path,
        "title": record.__title__,  # type: ignore[attr-defined]
        "type": "table",
        "profile": "tabular-data-resource",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _field(column: Column, *, required: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if required and not column.nullable and column.kind != "list":
        constraints["required"] = True
    if column.kind == "category":
        constraints["enum"] = list(column.items)
    elif column.pattern and column.kind == "text":
        constraints["pattern"] = column.pattern.regex
    listed = " Items are separated by semicolons." if column.kind == "list" else ""
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.kind, column.kind),
        "description": column.meaning + listed,
        "basis": column.basis,
        "since": column.since,
    }
    if column.kind == "list":
        field |= {"delimiter": SEPARATOR, "itemType": "string"}
    if column.kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.unit:
        field["unit"] = column.unit
    if column.rule:
        field["rule"] = column.rule
    if column.hazards:
        field["hazards"] = [{"value": hazard, "description": HAZARDS[hazard]} for hazard in column.hazards]
    if column.vocabulary:
        categories = [{"value": item, "description": line} for item, line in column.vocabulary.meanings.items()]
        field["itemCategories" if column.kind == "list" else "categories"] = categories
        if column.vocabulary.ordered:
            field["categoriesOrdered"] = True
    return field | ({"constraints": constraints} if constraints else {})
