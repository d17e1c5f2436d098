"""The dataset for search engines: schema.org's ``Dataset`` in JSON-LD, derived from the declarations.

The fields follow Google's guide to dataset markup and the guidance of science-on-schema.org.
There is no ``distribution`` while no address serves the files.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..schema import about
from ..schema.columns import columns_at
from ..tables import TABLES, record_class
from .shared import TITLE, address, json_text, without_empty

if TYPE_CHECKING:
    from ..tables.coverage import Coverage


def json_ld(version: str, day: dt.date | None, coverage: "Iterable[Coverage]") -> str:
    """The description of a version, with its day of publication and its coverage."""
    return json_text(
        without_empty(
            {
                "@context": "https://schema.org/",
                "@type": "Dataset",
                "name": TITLE,
                "description": about.DESCRIPTION,
                "version": version,
                "datePublished": day and str(day),
                "creator": {"@type": "Organization", "name": about.AUTHOR},
                "license": [f"https://spdx.org/licenses/{about.LICENCE['name']}", about.LICENCE["path"]],
                "isAccessibleForFree": True,
                "keywords": list(about.KEYWORDS),
                "identifier": _identifier(version),
                "url": address(version),
                "temporalCoverage": _span(coverage),
                "spatialCoverage": {"@type": "Place", "name": "Belarus"},
                "variableMeasured": list(_variables(version)),
            }
        )
    )


def _identifier(version: str) -> dict[str, str] | None:
    doi = about.DOIS.get(version)
    if doi is None:
        return None
    return {
        "@type": "PropertyValue",
        "propertyID": "https://registry.identifiers.org/registry/doi",
        "value": f"doi:{doi}",
        "url": f"https://doi.org/{doi}",
    }


def _span(coverage: "Iterable[Coverage]") -> str | None:
    """From the first to the last day of the intended coverage."""
    spans = [(row.first, row.last) for row in coverage if row.first and row.last]
    return f"{min(first for first, _ in spans)}/{max(last for _, last in spans)}" if spans else None


def _variables(version: str) -> Iterator[dict[str, Any]]:
    """The columns, except those that editors enter: ids, labels, notes, sources and claims."""
    for table in TABLES:
        for column in columns_at(record_class(table), version):
            if column.basis != "entered":
                yield without_empty(
                    {
                        "@type": "PropertyValue",
                        "name": f"{table}.{column.name}",
                        "description": column.meaning,
                        "unitText": column.unit,
                    }
                )
