"""The dataset described for search engines: schema.org's ``Dataset`` in JSON-LD, read off the declarations.

What it has follows Google's guide to dataset markup and the guidance of science-on-schema.org.
There is no ``distribution`` while no address serves the files.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from . import citation
from ._dataset import Dataset, dataset
from .datapackage import AUTHOR, LICENCE
from .export import declared
from .tables import RECORDS


def json_ld(version: str, day: dt.date | None) -> str:
    """The description of a version, published on a day."""
    ds = dataset(version)
    return citation.json_text(
        citation.without_empty(
            {
                "@context": "https://schema.org/",
                "@type": "Dataset",
                "name": citation.TITLE,
                "description": citation.DESCRIPTION,
                "version": version,
                "datePublished": day and str(day),
                "creator": {"@type": "Organization", "name": AUTHOR},
                "license": [f"https://spdx.org/licenses/{LICENCE['name']}", LICENCE["path"]],
                "isAccessibleForFree": True,
                "keywords": list(citation.KEYWORDS),
                "identifier": _identifier(version),
                "url": citation.address(version),
                "temporalCoverage": _span(ds),
                "spatialCoverage": {"@type": "Place", "name": "Belarus"},
                "variableMeasured": list(_variables(ds)),
            }
        )
    )


def _identifier(version: str) -> dict[str, str] | None:
    doi = citation.DOIS.get(version)
    return doi and {  # type: ignore[return-value]
        "@type": "PropertyValue",
        "propertyID": "https://registry.identifiers.org/registry/doi",
        "value": f"doi:{doi}",
        "url": f"https://doi.org/{doi}",
    }


def _span(ds: Dataset) -> str | None:
    """From the first to the last day of what is meant to be complete."""
    spans = [(row.first, row.last) for row in ds.coverage() if row.first and row.last]
    return f"{min(first for first, _ in spans)}/{max(last for _, last in spans)}" if spans else None


def _variables(ds: Dataset) -> Iterator[dict[str, Any]]:
    """The columns, less what editors enter: ids, labels, notes, and the evidence itself."""
    for table in RECORDS:
        for column in declared(ds.table(table)):
            if column.basis != "entered":
                yield citation.without_empty(
                    {
                        "@type": "PropertyValue",
                        "name": f"{table}.{column.name}",
                        "description": column.meaning,
                        "unitText": column.unit,
                    }
                )
