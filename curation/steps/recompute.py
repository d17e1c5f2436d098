"""Compute the derived cells of every published version anew, under the rules of today.

Only before the first publication: after it, a changed rule holds from the next version on
(``@rule(since=…)``), and no past version changes. Claims, codes and entered cells stay as they are;
versions whose cells change get new checksums, and all have the numbers of their rows and changes counted anew.

A prisoner who should never have been named can leave every version so, without a tombstone. Their ids stay given.
The newest version can be made anew from the edited files too, as if it had been published from them.
"""

import datetime as dt
import tempfile
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from belarus_releases.adoption.cells import Cells, editorial_cells
from belarus_releases.adoption.rules import rules_at
from belarus_releases.adoption.selected import ranked
from belarus_releases.schema.calver import reaches
from belarus_releases.schema.columns import columns, format_cell, parse_cell
from belarus_releases.schema.lists import join
from belarus_releases.storage.canonical import dataset_sha256
from belarus_releases.tables import CLAIM_BASED, TABLES, record_class

from . import anchors, build, edited, errata
from .anchors import tables_sha256
from .causes import Cell
from .commit import commit
from .files import CURATION, DATA, IDS, RECORD, CurationError, Row, csv_bytes, read_csv, write_csv
from .publish import SHAPE, minted, refuse_findings, restamp, shape_file
from .stamp import published, stamp

CLAIMS = IDS / "claims.csv"
PUBLISHED = False  #: set at the first publication, and never again


def recompute(why: str, day: dt.date, leaving: Collection[str] = (), *, newest: bool = False) -> list[str]:
    """Write the bundled files anew; return the versions whose checksums or counts changed, each recorded as corrected.

    Parameters
    ----------
    why : str
        The reason, for the record of publications.
    day : date
        The day of the correction.
    leaving : collection of str, optional
        The ids of prisoners who leave every version.
    newest : bool, optional
        Whether the newest version is made anew from the edited files.

    Raises
    ------
    CurationError
        If something was published, the list of versions is not what it was, one who leaves has a dossier, the edited
        files must not be published, or both are asked for at once.
    """
    if PUBLISHED:
        raise CurationError("versions are published, so none may change: a new rule holds from the next version on")
    if leaving and newest:
        raise CurationError("a prisoner leaves, or the newest version is made anew: do one after the other")
    anchors.check(rows=False)
    for prisoner in leaving:
        if (RECORD / "prisoners" / f"{prisoner}.yaml").exists():
            raise CurationError(f"record/prisoners/{prisoner}.yaml is there: delete the file of a prisoner who leaves")
    gone = _rows_of(leaving)
    edits = _Edits(day) if newest else None

    def rows_at(version: str) -> dict[str, list[Row]]:
        if edits and version == edits.version:
            return edits.rows
        return computed(_without(tables_at(version), gone), version)

    with tempfile.TemporaryDirectory() as folder:
        data, package = Path(folder) / "past", Path(folder) / "package"
        changed = write_versions(data, rows_at, whys=edits.whys if edits else None)
        build.build_package(data, package)
        if not changed:
            build.refuse_out_of_date(package)
        events = [*anchors.events(), *(anchors.event("corrected", day, row, why) for row in changed)]
        files = {**_ledger(gone), **(edits.files if edits else {}), **build.changes(package)}
        commit("recompute", {**files, anchors.PUBLISHED: anchors.content(events)})
    return [row["version"] for row in changed]


class _Edits:
    """What the edited files give for the newest version: its rows, and the files of the curation that go with them."""

    def __init__(self, day: dt.date) -> None:
        loaded = edited.load()
        previous, self.version = [build.NONE, *(row["version"] for row in read_csv(DATA / "versions.csv"))][-2:]
        self.rows = build.rows_of(loaded)
        self.whys = errata.codes(loaded)
        refuse_findings(loaded, self.rows, day, self.version)
        self.files: dict[Path, bytes | None] = {
            **minted(loaded),
            errata.STATED: csv_bytes(errata.HEADER, []),
            SHAPE: shape_file(self.version, previous),
        }


def _rows_of(prisoners: Collection[str]) -> set[tuple[str, str]]:
    """The rows of prisoners in any version, and of the changes in their custody and the claims on both."""
    changes = [row for rows in build.stored(DATA, "custody_changes") for row in rows]
    gone = {("prisoners", prisoner) for prisoner in prisoners}
    gone |= {("custody_changes", row["change_id"]) for row in changes if row["prisoner_id"] in prisoners}
    claims = [row for rows in build.stored(DATA, "claims") for row in rows]
    return gone | {("claims", row["claim_id"]) for row in claims if (row["table"], row["record_id"]) in gone}


def _without(tables: dict[str, list[Row]], gone: set[tuple[str, str]]) -> dict[str, list[Row]]:
    """The rows that do not leave; the first column of a table is its id."""
    return {
        name: [row for row in rows if (name, next(iter(row.values()))) not in gone] for name, rows in tables.items()
    }


def _ledger(gone: set[tuple[str, str]]) -> dict[Path, bytes]:
    """The ledger of claims, in which those that leave have no hash; their ids stay given."""
    if not gone:
        return {}
    rows = [row | {"hash": "" if ("claims", row["claim_id"]) in gone else row["hash"]} for row in read_csv(CLAIMS)]
    return {CLAIMS: csv_bytes(["claim_id", "hash"], rows)}


def write_versions(
    data: Path,
    rows_at: Callable[[str], dict[str, list[Row]]],
    curation: Path = CURATION,
    removes: Callable[[Row], bool] | None = None,
    whys: Mapping[Cell, str] | None = None,
) -> list[Row]:
    """Write the rows of all published versions to a folder, stamped, with their list and the errata.

    Parameters
    ----------
    data : Path
        The folder.
    rows_at : callable
        The rows of every table at a version.
    curation : Path, optional
        Where the decisions are.
    removes : callable, optional
        Whether the reason of an erratum names one who is redacted.
    whys : mapping of tuple to str, optional
        The reasons of the codes of the newest version, by cell.

    Returns
    -------
    list of dict
        The rows, in the list of versions, of those whose checksums or counts are new.
    """
    versions = read_csv(DATA / "versions.csv")
    before = [dict(row) for row in versions]
    last = build.NONE
    for row in versions:
        changes = {}
        for name, rows in rows_at(row["version"]).items():
            declared = [c.name for c in columns(record_class(name)) if reaches(c.since, last)]
            build.write_table(data, name, stamp(build.header(name)[0], declared, rows, build.stored(data, name), last))
            changes[name] = restamp(data, name, last, row["version"])
        row["changes"] = join(f"{name}={change}" for name, change in changes.items())
        last = row["version"]
    build.write_decided(data, curation)
    for row in versions:
        _update(data, row)
    write_csv(data / "versions.csv", list(versions[0]), versions)
    (data / errata.PATH).write_bytes(
        errata.content(errata.again(data, [row["version"] for row in versions], removes, whys))
    )
    return [row for row, old in zip(versions, before, strict=True) if row != old]


def tables_at(version: str) -> dict[str, list[Row]]:
    """The stored rows of every table at a version."""
    return errata.rows_at(DATA, version)


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


def _update(data: Path, row: Row) -> None:
    """Put the checksums of a version, and how many rows it has, into its row of the list."""
    tables = tables_sha256(data, row["version"])
    row["rows"] = join(f"{name}={len(published(build.stored(data, name), row['version']))}" for name in TABLES)
    row["tables_sha256"] = join(f"{name}={sha256}" for name, sha256 in tables.items())
    row["sha256"] = dataset_sha256(tables)
