"""Remove a person from the data, its history included.

Their rows and claims go, and so do titles, addresses, notes and other texts that name them, in any spelling, in
edited files, every stored version and all other files of the tree. What may be somebody else, or stands in the row of
another person, is listed, and goes or stays by decision (--remove, --keep or --decisions); until all is decided,
nothing is written. A tombstone stays, so that neither their ids nor their name come back; affected versions list the
new checksum only, and warn when they are loaded. ``docs/how-to/redact.md`` covers what lies outside the tree.
"""

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from belarus_releases.schema.calver import reaches
from belarus_releases.schema.columns import columns
from belarus_releases.schema.lists import join, split
from belarus_releases.tables import TABLES, record_class

from .. import checks
from ..checks.remark import Edits
from ..removal import edits, pages, person, tables, tombstones
from ..removal.decisions import Decision, Decisions
from ..removal.hits import Hits
from ..removal.mentions import Mentions
from . import anchors, build, edited, recompute
from .commit import commit, replacing
from .files import CURATION, DATA, DECISIONS, TOMBSTONES, CurationError, Row, read_csv, write_csv


class _Past(NamedTuple):
    """What becomes of the versions: the rows, in their list, of those that change, and the rows and cells that do."""

    versions: list[Row]
    changes: list[str]


class Outcome(NamedTuple):
    """What a removal comes to: all hits, and how many are undecided; whether files were written."""

    listing: list[str]
    undecided: int
    done: bool


def redact(
    prisoner_id: str, words: Iterable[str], decisions: Iterable[Decision], day: dt.date, *, dry: bool = False
) -> Outcome:
    """Remove a person from every file; write nothing while a hit is undecided.

    All is done in a copy, which then takes the place of the files at once.

    Parameters
    ----------
    prisoner_id : str
        The id of the person.
    words : iterable of str
        Words and names that mean nobody else.
    decisions : iterable of Decision
        What is decided on hits.
    day : date
        The day of the removal.
    dry : bool, optional
        Whether to write nothing in any case.

    Raises
    ------
    CurationError
        If no file names a person of that id, published versions are not what they were, there is no key for the
        tombstone, or a decision is on nothing.
    """
    anchors.check()
    words = [word for word in words if word.strip()]
    given = Decisions(decisions)
    who = person.find(prisoner_id)
    names = [word for word in words if len(word.split()) > 1]
    alone = [word for word in words if len(word.split()) == 1]
    hits = Hits(who, Mentions({*who.spellings, *names}, alone, who.others.values()), given)
    with tempfile.TemporaryDirectory() as folder:
        curation, past, package = (Path(folder) / name for name in ("curation", "past", "package"))
        shutil.copytree(CURATION, curation, ignore=shutil.ignore_patterns("__pycache__"))
        edits.edit(curation, hits)
        redaction = _bury(curation, who, words, day, dry=dry)
        changed = _edit_past(past, curation, hits, redaction)
        others = dict(pages.without(hits))
        undecided = len(hits.undecided())
        if not undecided and (unused := given.unused()):
            raise CurationError("\n".join(["these decisions are on nothing that was found:", *unused]))
        if undecided or dry:
            return Outcome(changed.changes + hits.listing(), undecided, done=False)
        events = [*anchors.events(), *(anchors.event("redacted", day, row, redaction) for row in changed.versions)]
        (curation / anchors.PUBLISHED.name).write_bytes(anchors.content(events))
        _forget_exceptions(curation, day)
        build.build_package(past, package, curation)
        commit(f"redact {prisoner_id}", {**replacing(CURATION, curation), **build.changes(package), **others})
    return Outcome(changed.changes + hits.listing(), 0, done=True)


def buried(prisoner_id: str) -> str | None:
    """The redaction by which a prisoner was removed, if they were."""
    rows = (row for row in tombstones.read() if (row["table"], row["record_id"]) == ("prisoners", prisoner_id))
    return next((row["redaction_id"] for row in rows), None)


def _bury(curation: Path, who: person.Person, words: Iterable[str], day: dt.date, *, dry: bool) -> str:
    """Add the tombstone; return the id of the redaction."""
    rows = tombstones.read()
    redaction = f"r{len({row['redaction_id'] for row in rows}) + 1:04}"
    secret = tombstones.key()
    if secret is None and not dry:
        raise CurationError(
            f"{tombstones.VARIABLE} names no file with the key: name it, so that the person cannot come back"
        )
    seal = tombstones.seal(secret, {*who.spellings, *words}) if secret else ""
    for table, record_id in sorted(who.ids):
        cells = (redaction, day.isoformat(), table, record_id, seal if table == "prisoners" else "")
        rows.append(dict(zip(tombstones.HEADER, cells, strict=True)))
    write_csv(curation / TOMBSTONES.name, tombstones.HEADER, rows)
    return redaction


def _forget_exceptions(curation: Path, day: dt.date) -> None:
    """Take out the exceptions to a check that find nothing, now that texts are gone."""
    path = curation / DECISIONS.name / "overrides.csv"
    loaded = edited.load(curation)
    names = {number: name for name, number in loaded.numbers.items()}
    found = set()
    for remark in checks.remarks(Edits(loaded, build.rows_of(loaded), day)):
        table, record_id, column = remark.about
        found.add((table, names.get(record_id, record_id), column, remark.code))
    if rows := read_csv(path):
        kept = [row for row in rows if (row["table"], row["record_id"], row["column"], row["code"]) in found]
        write_csv(path, list(rows[0]), kept)


def _edit_past(data: Path, curation: Path, hits: Hits, redaction: str) -> _Past:
    """Write every version to a folder without the person, computed from the claims that are left."""
    cells: dict[str, list[str]] = {}

    def rows_at(version: str) -> dict[str, list[Row]]:
        before = recompute.tables_at(version)
        computed = recompute.computed(before, version)
        if _bare(computed, version) != _bare(before, version):
            raise CurationError(f"the rows of {version} are not what its claims and rules give: run recompute first")
        after = recompute.computed({name: _left(name, rows, hits) for name, rows in before.items()}, version)
        for line in _changes(computed, after, hits):
            cells.setdefault(line, []).append(version)
        return after

    for name in TABLES:  # rows that have no version yet are built anew; they are only searched
        _left(name, build.stored(DATA, name).current, hits)
    removes = partial(_removes, hits=hits)
    names = [row["version"] for row in recompute.write_versions(data, rows_at, curation, removes)]
    versions = read_csv(data / "versions.csv")
    for row in versions:
        if row["version"] in names:
            row["redactions"] = join((*split(row["redactions"]), redaction))
    write_csv(data / "versions.csv", list(versions[0]), versions)
    told = [f"{line} ({', '.join(of)})" for line, of in cells.items()]
    return _Past([row for row in versions if row["version"] in names], told)


def _removes(erratum: Row, hits: Hits) -> bool:
    """Whether the reason of an erratum names the person; the errata of their rows go with these."""
    table, record_id = erratum["table"], erratum["record_id"]
    place = f"errata {erratum['erratum_id']}, reason"
    return hits.removes(hits.person.subject(table, record_id), erratum["reason"], place)


def _changes(before: dict[str, list[Row]], after: dict[str, list[Row]], hits: Hits) -> Iterator[str]:
    """The cells and rows that change, as the listing has them; texts that go are listed as hits."""
    for name, rows in before.items():
        key = build.header(name)[0]
        left = {row[key]: row for row in after[name]}
        for row in rows:
            if name != "claims" and row[key] not in left:
                yield f"row {name} {row[key]}: goes"
            for column, cell in left.get(row[key], row).items():
                if cell != row[column] and not hits.find(row[column]):
                    yield f"cell {name} {row[key]}, {column}: {row[column]}, then {cell or 'empty'}"


def _left(name: str, rows: Iterable[Row], hits: Hits) -> list[Row]:
    """What is left of the rows of a table."""
    return [left for row in rows if (left := tables.stored(row, name, hits)) is not None]


def _bare(rows: dict[str, list[Row]], version: str) -> dict[str, list[list[str]]]:
    """Rows in the order of their ids, in the columns of a version."""
    names = {name: [c.name for c in columns(record_class(name)) if reaches(c.since, version)] for name in rows}
    return {name: sorted([row[column] for column in names[name]] for row in of) for name, of in rows.items()}
