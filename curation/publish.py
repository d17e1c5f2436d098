"""Give what was built a version: ``python -m curation.publish 2026.11.1``.

Refuses, changing nothing, when the data does not verify, the version is not newer, a
column or a vocabulary item was removed or retyped, or a past checksum would change. Run
twice it does nothing.
"""

import argparse
import datetime as dt
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from belarus_releases import canonical, citation, read
from belarus_releases.columns import columns
from belarus_releases.tables import RECORDS, record_class
from belarus_releases.versions import order

from . import build as building
from .files import CURATION, DATA, PACKAGE, ROOT, read_csv, write_csv
from .generate import schema
from .stamp import Stored, published
from .verify import findings

SHAPE = CURATION / "published.json"  # the columns and vocabularies of the last version
CHANGELOG = ROOT / "CHANGELOG.md"
CITATION = ROOT / "CITATION.cff"
VERSION = re.compile(r"\d{4}\.([1-9]|1[0-2])\.(0|[1-9]\d*)")


class RefusedError(Exception):
    """Why nothing was published."""


def publish(version: str, day: dt.date) -> str:
    """Publish what is built as a version; say what was done.

    Raises
    ------
    RefusedError
        If it must not be published; nothing has changed then.
    """
    last = building.last_version(DATA)
    if not VERSION.fullmatch(version):
        raise RefusedError(f"{version!r} is not a version such as 2026.11.1")
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        current = building.build(DATA, data)
        if current == last:
            return f"nothing has changed since {last}"
        if order(version) <= order(last):
            raise RefusedError(f"{version} is not newer than {last}")
        wrong = findings({name: read_csv(data / f"{name}.csv") for name in RECORDS})
        if wrong:
            raise RefusedError("\n".join(["the data does not verify:", *map(str, wrong)]))
        shape = check_shape(json.loads(SHAPE.read_text(encoding="utf-8")) if SHAPE.exists() else {}, version, last)
        changes = {name: restamp(data, name, last, version) for name in RECORDS}
        check_past(data)
        add_version(data, version, day, changes)
        shutil.copytree(data, DATA, dirs_exist_ok=True)
    building.write_generated(DATA, PACKAGE, version)
    SHAPE.write_text(json.dumps(shape, indent=1) + "\n", encoding="utf-8")
    write_changelog(version, day, changes)
    CITATION.write_text(citation.cff(version, day), encoding="utf-8")
    return f"published {version}"


def check_shape(before: dict[str, Any], version: str, last: str) -> dict[str, Any]:
    """The columns and vocabularies as declared; refuse what past versions could not be read with."""
    now: dict[str, Any] = {
        name: {c[0]: {"kind": c[1], "since": c[2], "items": c[3]} for c in schema(name)} for name in RECORDS
    }
    for table, old in before.items():
        for name, was in old.items():
            column = now.get(table, {}).get(name)
            if column is None:
                raise RefusedError(f"column {name} of {table} was removed")
            if (column["kind"], column["since"]) != (was["kind"], was["since"]):
                raise RefusedError(f"column {name} of {table} was retyped or redated")
            for item, since in (was["items"] or {}).items():
                if (column["items"] or {}).get(item) != since:
                    raise RefusedError(f"item {item} of {table}.{name} was removed or redated")
    for table, declared in now.items():
        for name, column in declared.items():
            was = before.get(table, {}).get(name)
            added = [] if was else [(name, column["since"])]
            added += [(i, s) for i, s in (column["items"] or {}).items() if i not in ((was or {}).get("items") or {})]
            for what, since in added:
                if not order(last) < order(since) <= order(version):
                    raise RefusedError(f"{what} in {table}.{name} is new, so it cannot be there since {since}")
    return now


def restamp(data: Path, table: str, last: str, version: str) -> str:
    """Put the version where unpublished edits are stamped; say how many rows changed."""
    stored = building.stored(data, table)
    key = columns(record_class(table))[0].name
    before = {row[key]: row for row in published(stored, last)}
    new = {row[key] for row in stored.current if row["since"] == f"{last}+dev"}
    gone = before.keys() - {row[key] for row in stored.current}
    for row in stored.current + stored.history:
        for stamp in ("since", "until"):
            if row.get(stamp) == f"{last}+dev":
                row[stamp] = version
    building.write_table(data, table, Stored(stored.current, stored.history))
    return f"+{len(new - before.keys())} -{len(gone)} ~{len(new & before.keys())}"


def check_past(data: Path) -> None:
    """Refuse if a past version would no longer be what was published."""
    for row in read_csv(data / "versions.csv"):
        for pair in row["tables_sha256"].split(";"):
            table, _, recorded = pair.partition("=")
            if table_sha256(data, table, row["version"]) != recorded:
                raise RefusedError(f"the checksum of {table} at {row['version']} would change")


def table_sha256(data: Path, table: str, version: str) -> str:
    """The checksum of one table at a version, from the files of a folder."""
    past = data / "history" / f"{table}.csv"
    history = past.read_bytes() if past.exists() else None
    rows = read.rows((data / f"{table}.csv").read_bytes(), history, version)
    declared = schema(table)
    shown = [column[0] for column in read.at_version(declared, version)]
    return canonical.stored_sha256(table, [column[0] for column in declared], shown, rows)


def add_version(data: Path, version: str, day: dt.date, changes: dict[str, str]) -> None:
    """Append a version to the list."""
    tables = {name: table_sha256(data, name, version) for name in RECORDS}
    row = {
        "version": version,
        "published_on": day.isoformat(),
        "rows": ";".join(f"{name}={len(read_csv(data / f'{name}.csv'))}" for name in RECORDS),
        "sha256": canonical.dataset_sha256(tables),
        "tables_sha256": ";".join(f"{name}={digest}" for name, digest in tables.items()),
        "changes": ";".join(f"{name}={change}" for name, change in changes.items()),
        "redactions": "",
    }
    rows = [*read_csv(data / "versions.csv"), row]
    write_csv(data / "versions.csv", list(row), ([r[name] for name in row] for r in rows))


def write_changelog(version: str, day: dt.date, changes: dict[str, str]) -> None:
    """Close the part *Unreleased* under the version, with the rows that changed below *Data*."""
    text = CHANGELOG.read_text(encoding="utf-8")
    counted = "\n".join(
        f"- `{name}`: {change}" for name, change in changes.items() if not re.fullmatch(r"\+0 -0 ~0", change)
    )
    opened, heading, rest = text.partition("## Unreleased\n")
    section, mark, older = rest.partition("\n## ")
    if "### Data\n" not in section:
        section = section.rstrip("\n") + "\n\n### Data\n"
    section = f"{section.rstrip()}\n\nRows added (+), removed (-) and changed (~):\n\n{counted}\n"
    CHANGELOG.write_text(
        f"{opened}{heading}\n## {version} - {day.isoformat()}\n{section}{mark}{older}", encoding="utf-8"
    )


def main() -> int:
    """Publish a version, or say in one line why not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("version", help="the new version, YYYY.M.N")
    parser.add_argument("--on", type=dt.date.fromisoformat, default=None, help="day of publication (default: today)")
    asked = parser.parse_args()
    try:
        print(publish(asked.version, asked.on or dt.datetime.now(dt.UTC).date()))
    except RefusedError as refused:
        print(f"not published: {refused}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
