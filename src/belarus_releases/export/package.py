"""The files of a data package, as bytes: what an export to CSV writes, and what `files` and `path` give."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..storage.canonical import TAG
from . import csv, datapackage

if TYPE_CHECKING:
    from .sheet import Edition, Sheet

DESCRIPTOR = "datapackage.json"  #: the file that describes the others


def package_files(sheets: "Iterable[Sheet]", edition: "Edition") -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each file: the CSV files, each made when it is asked for, then their descriptor."""
    resources = []
    sheets = list(sheets)
    beside = [sheet.name for sheet in sheets]
    for sheet in sheets:
        path = f"{sheet.name}.csv"
        data = csv.to_csv(sheet).encode()
        yield path, data
        resource = datapackage.resource(sheet.name, path, declared=sheet.declared, beside=beside)
        resources.append(resource | {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"})
    descriptor = datapackage.descriptor(edition.version, resources, **_about(edition))
    yield DESCRIPTOR, (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()


def _about(edition: "Edition") -> dict[str, str]:
    about = {"description": f"Cite as: {edition.citation}", "version_sha256": edition.sha256, "canonical_form": TAG}
    if edition.published_on:
        about["created"] = f"{edition.published_on}T00:00:00Z"
    if edition.known_on:
        about["known_on"] = edition.known_on.isoformat()
    if edition.choice:
        about["choice"] = edition.choice
    return about
