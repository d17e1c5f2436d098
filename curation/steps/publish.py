"""Give the built data a version.

Nothing is published, and no file changes, if the data has findings, published versions are not what they were
(:mod:`.anchors`), the number or the day cannot be right (:mod:`.numbering`), a column or a vocabulary item was
removed or retyped, a past checksum would change, or nothing says why a cell changed (:mod:`.errata`). All files
change at once (:mod:`.commit`); a second run does nothing.
"""

import datetime as dt
import json
import re
import tempfile
from pathlib import Path
from typing import Any

from belarus_releases.schema.calver import order
from belarus_releases.schema.lists import join, split
from belarus_releases.storage.canonical import dataset_sha256
from belarus_releases.tables import TABLES

from ..removal import tombstones
from . import anchors, build, changelog, check, edited, errata, news, numbering, readings
from .anchors import tables_sha256
from .changelog import CHANGELOG
from .citation import citation_file
from .commit import commit
from .files import CURATION, DATA, DECISIONS, RECORD, ROOT, CurationError, Row, csv_bytes, read_csv, write_csv
from .generate import layout
from .stamp import published

SHAPE = CURATION / "shape.json"  #: the columns and vocabularies of the last version
CITATION = ROOT / "CITATION.cff"


def publish(version: str, day: dt.date, *, fewer: bool = False) -> str:
    """Publish the built data as a version, with fewer rows where that is meant; return a message.

    Raises
    ------
    CurationError
        If it must not be published; no file has changed then.
    """
    numbering.check_form(version)
    anchors.check(everywhere=True)
    if reason := tombstones.locked():
        raise CurationError(reason)
    versions = read_csv(DATA / "versions.csv")
    last = build.last_version(DATA)
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder)
        data = package / "data"
        if build.build_package(DATA, package) == last:
            build.refuse_out_of_date(package)
            return f"nothing has changed since {last}"
        numbering.check(version, day, versions, numbering.today())
        fragments = news.fragments()
        tables = {name: read_csv(data / f"{name}.csv") for name in TABLES}
        loaded = edited.load()
        refuse_findings(loaded, tables, day, last, fewer=fewer)
        shape = shape_file(version, last)
        changes = {name: restamp(data, name, last, version) for name in TABLES}
        check_past(data)
        row = add_version(data, version, day, changes)
        corrected = errata.added(data, last, version, loaded)
        (data / errata.PATH).write_bytes(errata.content([*read_csv(DATA / errata.PATH), *corrected]))
        build.write_generated(data, package, version)
        words = [*fragments.values(), *errata.paragraphs(corrected)]
        log = changelog.closed(CHANGELOG.read_text(encoding="utf-8"), version, day, changes, words)
        files = {
            **minted(loaded),
            errata.STATED: csv_bytes(errata.HEADER, []),
            **dict.fromkeys(fragments),
            **build.changes(package),
            SHAPE: shape,
            CHANGELOG: log.encode(),
            CITATION: citation_file(version, day).encode(),
            anchors.PUBLISHED: anchors.content([*anchors.events(), anchors.event("published", day, row)]),
        }
        commit(f"publish {version}", files)
    return f"published {version}"


def refuse_findings(
    loaded: edited.Edited, tables: dict[str, list[Row]], day: dt.date, last: str, *, fewer: bool = False
) -> None:
    """Refuse edited files with findings, or with claims since a version that nobody has read."""
    if findings := [*check.report(loaded, tables, day, fewer=fewer).refused, *readings.refused(loaded, last)]:
        raise CurationError("\n".join(["the data has findings:", *findings]))


def minted(loaded: edited.Edited) -> dict[Path, bytes | None]:
    """The edited files in which new prisoners and custody changes have their numbers, and the ledger."""
    texts: dict[Path, str] = {}
    for name, number in loaded.numbers.items():
        if place := loaded.places.get(("custody_changes", number)):
            path = place.at.path
            lines = texts.get(path, path.read_text(encoding="utf-8")).splitlines(keepends=True)
            lines[place.line - 1] = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", number, lines[place.line - 1])
            texts[path] = "".join(lines)
    files: dict[Path, bytes | None] = {path: text.encode() for path, text in texts.items()}
    for name, number in loaded.numbers.items():
        if (old := RECORD / "prisoners" / f"{name}.yaml").exists():
            files[RECORD / "prisoners" / f"{number}.yaml"] = files.get(old) or old.read_bytes()
            files[old] = None
    overrides = read_csv(path := DECISIONS / "overrides.csv")
    for row in overrides:
        row["record_id"] = loaded.numbers.get(row["record_id"], row["record_id"])
    if loaded.numbers and overrides:
        files[path] = csv_bytes(list(overrides[0]), overrides)
    return files | loaded.ledger.files()


def shape_file(version: str, last: str) -> bytes:
    """The file of the columns and vocabularies of a version, given those that stand in it now."""
    before = json.loads(SHAPE.read_text(encoding="utf-8")) if SHAPE.exists() else {}
    return (json.dumps(check_shape(before, version, last), indent=1) + "\n").encode()


def check_shape(before: dict[str, Any], version: str, last: str) -> dict[str, Any]:
    """The declared columns and vocabularies; refuse those with which past versions could not be read."""
    shape: dict[str, Any] = {
        name: {
            column.name: {"kind": column.kind, "since": column.since, "items": column.items} for column in layout(name)
        }
        for name in TABLES
    }
    for table, old_columns in before.items():
        for name, old in old_columns.items():
            new = shape.get(table, {}).get(name)
            if new is None:
                raise CurationError(f"column {name} of {table} was removed")
            if (new["kind"], new["since"]) != (old["kind"], old["since"]):
                raise CurationError(f"column {name} of {table} was retyped or redated")
            for item, since in (old["items"] or {}).items():
                if (new["items"] or {}).get(item) != since:
                    raise CurationError(f"item {item} of {table}.{name} was removed or redated")
    for table, new_columns in shape.items():
        for name, new in new_columns.items():
            old = before.get(table, {}).get(name)
            added = {} if old else {name: new["since"]}
            old_items = (old and old["items"]) or {}
            added |= {item: since for item, since in (new["items"] or {}).items() if item not in old_items}
            for what, since in added.items():
                if not order(last) < order(since) <= order(version):
                    raise CurationError(f"{what} in {table}.{name} is new, so it does not exist since {since}")
    return shape


def restamp(data: Path, table: str, last: str, version: str) -> str:
    """Stamp unpublished edits with the version; return the numbers of rows added, removed and changed."""
    key = build.header(table)[0]
    stored = build.stored(data, table)
    before = {row[key] for row in published(stored, last)}
    new = {row[key] for row in stored.current if row["since"] == f"{last}+dev"}
    removed = before - {row[key] for row in stored.current}
    for row in stored.current + stored.history:
        row.update({stamp: version for stamp in ("since", "until") if row.get(stamp) == f"{last}+dev"})
    build.write_table(data, table, stored)
    return f"+{len(new - before)} -{len(removed)} ~{len(new & before)}"


def check_past(data: Path) -> None:
    """Refuse if a past version would no longer be the published one."""
    for row in read_csv(data / "versions.csv"):
        now = tables_sha256(data, row["version"])
        for table, sha256 in (pair.split("=") for pair in split(row["tables_sha256"])):
            if now[table] != sha256:
                raise CurationError(f"the checksum of {table} at {row['version']} would change")


def add_version(data: Path, version: str, day: dt.date, changes: dict[str, str]) -> Row:
    """Append a version to the list; return its row."""
    tables = tables_sha256(data, version)
    row = {
        "version": version,
        "published_on": day.isoformat(),
        "rows": join(f"{name}={len(read_csv(data / f'{name}.csv'))}" for name in TABLES),
        "sha256": dataset_sha256(tables),
        "tables_sha256": join(f"{name}={sha256}" for name, sha256 in tables.items()),
        "changes": join(f"{name}={change}" for name, change in changes.items()),
        "redactions": "",
    }
    write_csv(data / "versions.csv", list(row), [*read_csv(data / "versions.csv"), row])
    return row
