"""The errata of the versions: each cell that a version has otherwise than the one before, with kind and reason.

``errata.csv`` is shipped, and written by `publish` alone; `redact` and `recompute` write it again. Kind and reason
follow from claims, decisions, codes and readings (:mod:`.causes`). Where nothing says them, they must stand in
``decisions/errata.csv``: table, record_id, column, kind and reason. What stands there goes before the rules, and
`publish` empties it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import cast

from belarus_releases.errors import shown
from belarus_releases.storage.corrections import Correction, corrections
from belarus_releases.storage.rows import path_of
from belarus_releases.tables import TABLES
from belarus_releases.tables.errata import KINDS

from . import build
from .causes import FIXED, Cause, Cell, causes
from .edited import Edited
from .files import DATA, DECISIONS, CurationError, Row, csv_bytes, read_csv
from .readings import READINGS
from .stamp import published

PATH = path_of("errata")
STATED = DECISIONS / PATH
HEADER = ("table", "record_id", "column", "kind", "reason")

#: The cause of a change that appears when something is redacted.
REDACTED = Cause("removed", "Something that the value rested on was redacted.")


def rows_at(data: Path, version: str) -> dict[str, list[Row]]:
    """The rows of every table at a version, from the files of a folder."""
    return {name: published(build.stored(data, name), version) for name in TABLES}


def stated() -> dict[Cell, Cause]:
    """The causes that stand in the decisions.

    Raises
    ------
    CurationError
        If a kind is not in the vocabulary, or a line has no reason; the message names file and line.
    """
    found = {}
    for line, row in enumerate(read_csv(STATED, HEADER), 2):
        at = f"decisions/{PATH}, line {line}"
        if row["kind"] not in KINDS:
            raise CurationError(f"{at}: {shown(row['kind'])} is no kind: write {', '.join(KINDS)}")
        if not row["reason"]:
            raise CurationError(f"{at}: there is no reason: write why the cell changed")
        found[row["table"], row["record_id"], row["column"]] = Cause(row["kind"], row["reason"])
    return found


def added(data: Path, last: str, version: str, loaded: Edited) -> list[Row]:
    """The errata of a new version, whose rows stand in a folder.

    Raises
    ------
    CurationError
        If nothing says why a cell changed, or a decision is on a cell that did not.
    """
    before, after = rows_at(data, last), rows_at(data, version)
    changed = list(corrections(before, after, last))
    decisions = stated()
    known = causes(changed, before, after, codes(loaded), mended(version)) | decisions
    cells = {correction[:3] for correction in changed}
    if unused := [f"{'/'.join(cell)} did not change" for cell in decisions if cell not in cells]:
        raise CurationError("\n".join([f"decisions/{PATH} has lines on cells that are as they were:", *unused]))
    return _rows(last, version, changed, known)


def codes(loaded: Edited) -> dict[Cell, str]:
    """The reason of each code of the edited files, by cell."""
    return {(entry.table, entry.record_id, entry.field): entry.why for entry in loaded.written.entries if entry.why}


def mended(version: str) -> dict[str, str]:
    """The reader's reason for each claim that was mended, by its id, in the log of a version."""
    log = read_csv(READINGS / f"{version}.csv")
    return {row["claim_id"]: row["remark"] for row in log if row["claim_id"] and row["outcome"].startswith("mended")}


def again(
    data: Path,
    versions: Sequence[str],
    removes: Callable[[Row], bool] | None = None,
    whys: Mapping[Cell, str] | None = None,
) -> list[Row]:
    """The errata of all versions, whose rows stand in a folder, after rows or rules of the past have changed.

    The kind and the reason of a cell stay; those of cells that differ only now, or otherwise, follow from the rules,
    and so do all of a newest version that is made anew, where the rules give them.

    Parameters
    ----------
    data : Path
        The folder.
    versions : sequence of str
        All versions, oldest first.
    removes : callable, optional
        Whether the reason of an erratum names one who is redacted; it is replaced then, and so is one that is missing.
    whys : mapping of tuple to str, optional
        The reasons of the codes of the newest version, by cell, if it is made anew.

    Raises
    ------
    CurationError
        If nothing says why a cell changed.
    """
    kept: dict[tuple[str, ...], tuple[str | None, Cause | None]] = {}
    for row in read_csv(DATA / PATH):
        gone = removes is not None and removes(row)
        cause = REDACTED if gone else Cause(row["kind"], row["reason"])
        kept[row["version"], row["table"], row["record_id"], row["column"]] = row["new"], cause
    found = []
    for last, version in pairwise(versions):
        before, after = rows_at(data, last), rows_at(data, version)
        changed = list(corrections(before, after, last))
        anew = whys is not None and version == versions[-1]
        known = causes(changed, before, after, whys if whys and anew else {}, mended(version)) | stated()
        for correction in changed:
            cell = correction[:3]
            new, said = kept.get((version, *cell), (None, None))
            first, second = (said, known[cell]) if new == correction.new and not anew else (known[cell], said)
            known[cell] = first or second or (REDACTED if removes else None)
        found += _rows(last, version, changed, known)
    return found


def _rows(last: str, version: str, changed: Iterable[Correction], known: Mapping[Cell, Cause | None]) -> list[Row]:
    """The rows of a version; refuse where nothing says why a cell changed."""
    rows, unknown = [], []
    for correction in changed:
        cell = correction[:3]
        if (cause := known[cell]) is None:
            unknown.append(f"{'/'.join(cell)}: {shown(correction.old)}, now {shown(correction.new)}")
            continue
        row = {"erratum_id": "/".join((version, *cell)), "version": version, "previous": last}
        rows.append({**row, **cast(Row, correction._asdict()), **cast(Row, cause._asdict())})
    if unknown:
        raise CurationError(
            "\n".join([f"nothing says why these cells changed: state kind and reason in decisions/{PATH}:", *unknown])
        )
    return rows


def content(rows: Iterable[Row]) -> bytes:
    """The file of errata."""
    return csv_bytes(build.header("errata"), rows)


def paragraphs(rows: Iterable[Row]) -> list[str]:
    """What the changelog says of the errata of a version: those whose reason somebody wrote."""
    items = [
        f"- `{row['table']}` {row['record_id']}, `{row['column']}`: "
        f"{row['new'] or 'empty'}, was {row['old'] or 'empty'}: {row['reason']}"
        for row in rows
        if row["reason"] not in FIXED
    ]
    return ["Corrected, with the reasons:", "\n".join(items)] if items else []
