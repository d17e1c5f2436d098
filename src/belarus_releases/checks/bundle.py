"""The bundled data, as the checks take it, and its checksums."""

import csv
import io
from collections.abc import Iterator

from .._snapshot import snapshot
from ..storage._manifest import CURRENT
from ..storage.bundle import read_file
from ..storage.canonical import dataset_sha256
from ..tables import TABLES


def bundled() -> dict[str, list[dict[str, str]]]:
    """The bundled rows of the current version, by table."""
    texts = {name: io.StringIO(read_file(f"{name}.csv").decode(), newline="") for name in TABLES}
    return {name: list(csv.DictReader(text, strict=True)) for name, text in texts.items()}


def checksums() -> Iterator[str]:
    """Messages on the tables and versions whose SHA-256, recomputed, is not the published one."""
    for row in snapshot().rows("data_versions"):
        published = dict(pair.split("=") for pair in row.tables_sha256)
        for name, sha256 in published.items():
            if snapshot(row.version).table_sha256(name) != sha256:
                files = f"{name}.csv" if row.version == CURRENT else f"{name}.csv, history/{name}.csv"
                yield f"{files}: the SHA-256 of {name} at {row.version} is not the published one"
        if dataset_sha256(published) != row.sha256:
            yield f"versions.csv: the SHA-256 of {row.version} is not that of its tables"
