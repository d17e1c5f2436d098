"""The intended coverage of each table, as the editors state it."""

from typing import TYPE_CHECKING

from ..schema.calver import reaches
from ..storage._manifest import CURRENT
from ..storage.bundle import read_file
from ..storage.records import records
from ..tables.coverage import Coverage

if TYPE_CHECKING:
    from .._snapshot import Snapshot


def coverage(snapshot: "Snapshot") -> list[Coverage]:
    """The latest row of each subject at a version: see :meth:`belarus_releases.Dataset.coverage`."""
    latest: dict[str, tuple[str, Coverage]] = {}
    for row in records(Coverage, read_file("coverage.csv"), CURRENT):
        subject, _, since = row.coverage_id.partition("@")
        if reaches(since, snapshot.version) and (subject not in latest or reaches(latest[subject][0], since)):
            latest[subject] = since, row
    return [row for _, row in latest.values()]
