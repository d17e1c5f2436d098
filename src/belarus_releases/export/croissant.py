"""The tables of a folder in Croissant 1.0, the description that platforms for machine learning read.

A list is a repeated field, split at its separator; a category and a text are texts. Keys to other tables are in the
data package alone, since readers of Croissant join all that a field refers to. The form is that of
https://docs.mlcommons.org/croissant/docs/croissant-spec.html.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..schema import about
from ..schema.columns import Column
from ..schema.lists import SEPARATOR
from ..tables import record_class

if TYPE_CHECKING:
    from .sheet import Edition, Sheet, Stored

CROISSANT = "croissant.json"
_TERMS = (
    "column", "dataType", "extract", "field", "fileObject", "fileProperty", "fileSet", "format", "includes",
    "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex", "repeated",
    "replace", "samplingRate", "separator", "source", "subField", "transform", "citeAs", "data", "examples",
    "equivalentProperty",
)  # fmt: skip
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    **{term: f"cr:{term}" for term in _TERMS},
    "data": {"@id": "cr:data", "@type": "@json"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
}
_TYPES = {"integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}


def croissant(sheets: "Iterable[Sheet]", edition: "Edition", files: "Mapping[str, Stored]") -> str:
    """The description of the CSV files of a folder.

    Parameters
    ----------
    sheets : iterable of Sheet
        What the files hold.
    edition : Edition
        The dataset.
    files : mapping of str to Stored
        Size and checksum of each file, by name.
    """
    sheets = list(sheets)
    names = [sheet.name for sheet in sheets]
    description = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": about.NAME,
        "alternateName": about.TITLE,
        "description": about.DESCRIPTION,
        "version": edition.version,
        "datePublished": str(edition.published_on),
        "license": about.LICENCE["path"],
        "citeAs": edition.citation,
        "creator": {"@type": "sc:Organization", "name": about.AUTHOR},
        "keywords": list(about.KEYWORDS),
        "isLiveDataset": False,
        **({"url": about.REPOSITORY} if about.REPOSITORY else {}),
        "distribution": [_file(f"{name}.csv", files[f"{name}.csv"]) for name in names],
        "recordSet": [_record_set(sheet) for sheet in sheets],
    }
    return json.dumps(description, ensure_ascii=False, indent=1) + "\n"


def _file(name: str, stored: "Stored") -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "contentUrl": name,
        "contentSize": f"{stored.size} B",
        "encodingFormat": "text/csv",
        "sha256": stored.sha256,
    }


def _record_set(sheet: "Sheet") -> dict[str, Any]:
    key = sheet.declared[0].name
    return {
        "@type": "cr:RecordSet",
        "@id": sheet.name,
        "name": sheet.name,
        "description": record_class(sheet.name).__title__,  # type: ignore[attr-defined]
        "key": {"@id": f"{sheet.name}/{key}"},
        "field": [dict(_field(sheet.name, column)) for column in sheet.declared],
    }


def _field(table: str, column: Column) -> Iterator[tuple[str, Any]]:
    yield "@type", "cr:Field"
    yield "@id", f"{table}/{column.name}"
    yield "name", column.name
    yield "description", column.meaning
    yield "dataType", _TYPES.get(column.kind, "sc:Text")
    source: dict[str, Any] = {"fileObject": {"@id": f"{table}.csv"}, "extract": {"column": column.name}}
    if column.kind == "list":
        yield "repeated", True
        source["transform"] = {"separator": SEPARATOR}
    yield "source", source
