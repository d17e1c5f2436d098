"""Compute the derived cells of every published version anew, under the rules of today.

Only before the first publication: after it, a changed rule holds from the next version on
(``@rule(since=…)``), and no past version changes. Claims, codes and entered cells stay as they are;
versions whose cells change get new checksums.
"""

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from belarus_releases.adoption.cells import Cells, editorial_cells
from belarus_releases.adoption.rules import rules_at
from belarus_releases.schema.calver import reaches
from belarus_releases.schema.columns import columns, format_cell, parse_cell
from belarus_releases.schema.lists import join
from belarus_releases.storage.canonical import dataset_sha256
from belarus_releases.tables import CLAIM_BASED, TABLES, record_class

from . import anchors, build
from .anchors import tables_sha256
from .commit import commit
from .files import DATA, CurationError, Row, read_csv, write_csv
from .publish import restamp
from .stamp import published, stamp

PUBLISHED = False  #: set at the first publication, and never again


def recompute(why: str, day: dt.date) -> list[str]:
    """Write the bundled files anew; return the versions whose checksums changed, each recorded as corrected.

    Parameters
    ----------
    why : str
        The reason, for the record of publications.
    day : date
        The day of the correction.

    Raises
    ------
    CurationError
        If something was published, or the list of versions is not what it was.
    """
    if PUBLISHED:
        raise CurationError("versions are published, so none may change: a new rule holds from the next version on")
    anchors.check(rows=False)
    versions = read_csv(DATA / "versions.csv")
    with tempfile.TemporaryDirectory() as folder:
        data, package = Path(folder) / "past", Path(folder) / "package"
        last = build.NONE
        for row in versions:
            for name, rows in _rows_at(row["version"]).items():
                declared = [c.name for c in columns(record_class(name)) if reaches(c.since, last)]
                build.write_table(
                    data, name, stamp(build.header(name)[0], declared, rows, build.stored(data, name), last)
                )
                restamp(data, name, last, row["version"])
            last = row["version"]
        build.write_decided(data)
        changed = [row for row in versions if _update(data, row)]
        write_csv(data / "versions.csv", list(versions[0]), versions)
        build.build_package(data, package)
        if not changed:
            build.refuse_out_of_date(package)
        events = [*anchors.events(), *(anchors.event("corrected", day, row, why) for row in changed)]
        commit("recompute", {**build.changes(package), anchors.PUBLISHED: anchors.content(events)})
    return [row["version"] for row in changed]


def _rows_at(version: str) -> dict[str, list[Row]]:
    """The rows of every table at a version, derived cells by the rules of today."""
    tables = {name: published(build.stored(DATA, name), version) for name in TABLES}
    records = {name: [_record(name, row, version) for row in rows] for name, rows in tables.items()}
    editorial = {key: cell for name in CLAIM_BASED for key, cell in editorial_cells(name, records[name]).items()}
    cells = Cells(records["claims"], records["sources"], editorial, rules_at(version))
    records |= {name: cells.rows(name) for name in CLAIM_BASED}
    return {
        name: [
            {
                column.name: format_cell(column, getattr(record, column.name)) if reaches(column.since, version) else ""
                for column in columns(record_class(name))
            }
            for record in records[name]
        ]
        for name in TABLES
    }


def _record(name: str, row: Row, version: str) -> Any:
    """A stored row as a record; cells of columns that the version does not have are empty."""
    declared = columns(record_class(name))
    cells = (row.get(column.name, "") if reaches(column.since, version) else "" for column in declared)
    return record_class(name)(*(parse_cell(column, cell) for column, cell in zip(declared, cells, strict=True)))


def _update(data: Path, row: Row) -> bool:
    """Put the checksums of a version into its row of the list; whether they are new."""
    tables = tables_sha256(data, row["version"])
    before = row["sha256"]
    row["tables_sha256"] = join(f"{name}={sha256}" for name, sha256 in tables.items())
    row["sha256"] = dataset_sha256(tables)
    return row["sha256"] != before
