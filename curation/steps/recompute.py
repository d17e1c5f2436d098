"""Compute the derived cells of every published version anew, under the rules of today.

Only before the first publication: after it, a changed rule holds from the next version on
(``@rule(since=…)``), and no past version changes. Claims, codes and entered cells stay as they are;
versions whose cells change get new checksums.
"""

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from belarus_releases.adoption.cells import Cells, editorial_cells
from belarus_releases.adoption.known_on import ranked
from belarus_releases.adoption.rules import rules_at
from belarus_releases.schema.calver import reaches
from belarus_releases.schema.columns import columns, format_cell, parse_cell
from belarus_releases.schema.lists import join
from belarus_releases.storage.canonical import dataset_sha256
from belarus_releases.tables import CLAIM_BASED, TABLES, record_class

from . import anchors, build
from .anchors import tables_sha256
from .commit import commit
from .files import CURATION, DATA, CurationError, Row, read_csv, write_csv
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
    with tempfile.TemporaryDirectory() as folder:
        data, package = Path(folder) / "past", Path(folder) / "package"
        changed = write_versions(data, lambda version: computed(tables_at(version), version))
        build.build_package(data, package)
        if not changed:
            build.refuse_out_of_date(package)
        events = [*anchors.events(), *(anchors.event("corrected", day, row, why) for row in changed)]
        commit("recompute", {**build.changes(package), anchors.PUBLISHED: anchors.content(events)})
    return [row["version"] for row in changed]


def write_versions(data: Path, rows_at: Callable[[str], dict[str, list[Row]]], curation: Path = CURATION) -> list[Row]:
    """Write the rows of all published versions to a folder, stamped, and their list.

    Parameters
    ----------
    data : Path
        The folder.
    rows_at : callable
        The rows of every table at a version.
    curation : Path, optional
        Where the decisions are.

    Returns
    -------
    list of dict
        The rows, in the list of versions, of those whose checksums are new.
    """
    versions = read_csv(DATA / "versions.csv")
    last = build.NONE
    for row in versions:
        for name, rows in rows_at(row["version"]).items():
            declared = [c.name for c in columns(record_class(name)) if reaches(c.since, last)]
            build.write_table(data, name, stamp(build.header(name)[0], declared, rows, build.stored(data, name), last))
            restamp(data, name, last, row["version"])
        last = row["version"]
    build.write_decided(data, curation)
    changed = [row for row in versions if _update(data, row)]
    write_csv(data / "versions.csv", list(versions[0]), versions)
    return changed


def tables_at(version: str) -> dict[str, list[Row]]:
    """The stored rows of every table at a version."""
    return {name: published(build.stored(DATA, name), version) for name in TABLES}


def computed(tables: dict[str, list[Row]], version: str) -> dict[str, list[Row]]:
    """The rows of every table at a version, stated and derived cells made of the claims, by the rules of today."""
    records = {name: [_record(name, row, version) for row in rows] for name, rows in tables.items()}
    records["claims"] = ranked(records["claims"])
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
    row["rows"] = join(f"{name}={len(published(build.stored(data, name), row['version']))}" for name in TABLES)
    row["tables_sha256"] = join(f"{name}={sha256}" for name, sha256 in tables.items())
    row["sha256"] = dataset_sha256(tables)
    return row["sha256"] != before
