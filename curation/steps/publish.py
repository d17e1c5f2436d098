"""Give the built data a version.

Nothing is published, and no file changes, if the data has findings, the version is not newer than
the last, a column or a vocabulary item was removed or retyped, or a past checksum would change.
A second run does nothing.
"""

import datetime as dt
import json
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from belarus_releases.citation.dataset import cff
from belarus_releases.errors import shown
from belarus_releases.schema.calver import order, reaches
from belarus_releases.schema.lists import join, split
from belarus_releases.storage import checksums
from belarus_releases.storage.canonical import dataset_sha256
from belarus_releases.tables import HASHED, TABLES

from . import build, check, edited, news, readings
from .files import CURATION, DATA, DECISIONS, PACKAGE, RECORD, ROOT, CurationError, read_csv, write_csv
from .generate import layout
from .stamp import published

SHAPE = CURATION / "published.json"  #: the columns and vocabularies of the last version
CHANGELOG = ROOT / "CHANGELOG.md"
CITATION = ROOT / "CITATION.cff"
_VERSION = re.compile(r"\d{4}\.([1-9]|1[0-2])\.(0|[1-9]\d*)")


def publish(version: str, day: dt.date, *, fewer: bool = False) -> str:
    """Publish the built data as a version, with fewer rows where that is meant; return a message.

    Raises
    ------
    CurationError
        If it must not be published; no file has changed then.
    """
    last = build.last_version(DATA)
    if not _VERSION.fullmatch(version):
        raise CurationError(f"{shown(version)} is not a version such as 2026.11.1")
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        if build.build_data(DATA, data) == last:
            return f"nothing has changed since {last}"
        if reaches(version, last):
            raise CurationError(f"{version} is not newer than {last}")
        fragments = news.fragments()
        tables = {name: read_csv(data / f"{name}.csv") for name in TABLES}
        loaded = edited.load()
        if findings := [*check.report(loaded, tables, day, fewer=fewer).refused, *readings.refused(loaded, last)]:
            raise CurationError("\n".join(["the data has findings:", *findings]))
        shape = check_shape(json.loads(SHAPE.read_text(encoding="utf-8")) if SHAPE.exists() else {}, version, last)
        changes = {name: restamp(data, name, last, version) for name in TABLES}
        check_past(data)
        corrections = news.corrections(DATA, data, last)
        add_version(data, version, day, changes)
        shutil.copytree(data, DATA, dirs_exist_ok=True)
    mint()
    build.write_generated(DATA, PACKAGE, version)
    SHAPE.write_text(json.dumps(shape, indent=1) + "\n", encoding="utf-8")
    news.add_errata(version, corrections)
    write_changelog(version, day, changes, [*fragments.values(), *news.paragraphs(corrections)])
    for path in fragments:
        path.unlink()
    CITATION.write_text(cff(version, day), encoding="utf-8")
    return f"published {version}"


def mint() -> None:
    """Give new prisoners and custody changes their numbers, in their files too, and write the ledger."""
    loaded = edited.load()
    prisoners = RECORD / "prisoners"
    for name, number in loaded.numbers.items():
        if place := loaded.places.get(("custody_changes", number)):
            lines = place.at.path.read_text(encoding="utf-8").splitlines(keepends=True)
            lines[place.line - 1] = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", number, lines[place.line - 1])
            place.at.path.write_text("".join(lines), encoding="utf-8")
    for name, number in loaded.numbers.items():
        if (old := prisoners / f"{name}.yaml").exists():
            old.rename(prisoners / f"{number}.yaml")
    overrides = read_csv(path := DECISIONS / "overrides.csv")
    for row in overrides:
        row["record_id"] = loaded.numbers.get(row["record_id"], row["record_id"])
    if loaded.numbers and overrides:
        write_csv(path, list(overrides[0]), overrides)
    loaded.ledger.write()


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


def tables_sha256(data: Path, version: str) -> dict[str, str]:
    """The checksum of each table at a version, from the files of a folder."""
    files = {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*.csv")}
    stored = checksums.Stored(files, {}, {}, None, {name: layout(name) for name in HASHED})
    return {name: stored.table_sha256(name, version) for name in HASHED}


def add_version(data: Path, version: str, day: dt.date, changes: dict[str, str]) -> None:
    """Append a version to the list."""
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


def write_changelog(version: str, day: dt.date, changes: dict[str, str], words: Sequence[str] = ()) -> None:
    """Close the section *Unreleased* under the version, with words and the numbers of changed rows below *Data*."""
    before, heading, after = CHANGELOG.read_text(encoding="utf-8").partition("## Unreleased\n")
    section, mark, older = after.partition("\n## ")
    if "### Data\n" not in section:
        section = "\n" + f"{section.strip()}\n\n### Data\n".lstrip()
    others, of_data, data = section.partition("### Data\n")
    data, *later = data.partition("\n### ")
    numbers = "\n".join(f"- `{name}`: {change}" for name, change in changes.items() if change != "+0 -0 ~0")
    paragraphs = [data.strip("\n"), *words, "Rows added (+), removed (-) and changed (~):", numbers]
    data = "\n\n".join(filter(None, paragraphs))
    section = "".join([others, of_data, f"\n{data}\n", *later])
    text = f"{before}{heading}\n## {version} - {day.isoformat()}\n{section}{mark}{older}"
    CHANGELOG.write_text(text, encoding="utf-8")
