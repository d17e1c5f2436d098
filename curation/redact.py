"""Take a person out of the data, all history included: ``python -m curation.redact p0042``.

Her rows and claims go, and so do titles, addresses, notes and other texts that name her, in
what people edit and in every stored version. What stays is a tombstone without personal
data, so that her ids are never used again; affected versions list the new checksum only and
warn when they are loaded. What lies outside the repository is in ``docs/how-to/redact.md``.
"""

import argparse
import datetime as dt
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from belarus_releases import canonical
from belarus_releases.columns import Column, columns, join, split
from belarus_releases.tables import RECORDS, record_class

from . import build as building
from .files import CURATION, DATA, PACKAGE, ROOT, read_csv, write_csv
from .publish import table_sha256

TOMBSTONES = CURATION / "redactions.csv"
REMOVED = "[removed]"
_NAMES = ("name", "name_be", "name_ru", "aliases")
Row = dict[str, str]


class Person(NamedTuple):
    """Whom to take out: her ids, by table, and the texts that name her."""

    ids: frozenset[tuple[str, str]]
    named: re.Pattern[str]

    def is_record(self, table: str, record_id: str) -> bool:
        """Whether a row is about her."""
        return (table, record_id) in self.ids

    def is_named(self, text: str) -> bool:
        """Whether a text names her."""
        return bool(self.named.search(text))


def find(prisoner_id: str, words: Iterable[str]) -> Person:
    """A person's ids and spellings, in what is edited and in every version; `words` name her too."""
    spellings = set(words)
    for row in (*read_csv(DATA / "prisoners.csv"), *read_csv(DATA / "history" / "prisoners.csv")):
        if row["prisoner_id"] == prisoner_id:
            spellings |= {item for name in _NAMES for item in split(row[name])}
    for row in _claims():
        if (row["table"], row["record_id"]) == ("prisoners", prisoner_id) and row["field"] in _NAMES:
            spellings |= {row["value"], row["stated_as"]}
    spellings.discard("")
    if not spellings:
        raise LookupError(f"nothing is known of a person {prisoner_id!r}")
    changes = (*read_csv(DATA / "custody_changes.csv"), *read_csv(DATA / "history" / "custody_changes.csv"))
    ids = {("prisoners", prisoner_id)}
    ids |= {("custody_changes", row["change_id"]) for row in changes if row["prisoner_id"] == prisoner_id}
    entered = read_csv(CURATION / "decisions" / "entered.csv")
    ids |= {(r["table"], r["record_id"]) for r in entered if (r["field"], r["value"]) == ("prisoner_id", prisoner_id)}
    longest_first = sorted(spellings, key=len, reverse=True)
    either = "|".join(re.escape(spelling) for spelling in longest_first)
    return Person(frozenset(ids), re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE))


def _claims() -> list[Row]:
    """Every claim, edited or stored."""
    edited = [{"table": path.stem, **row} for path in (CURATION / "claims").glob("*.csv") for row in read_csv(path)]
    stored = read_csv(DATA / "claims.csv") + read_csv(DATA / "history" / "claims.csv")
    return [row for row in edited if "record_id" in row] + stored


def redact(person: Person, redaction: str, day: dt.date) -> None:
    """Take a person out of everything that is edited, shipped or stored as history."""
    gone = {row["claim_id"] for row in _claims() if _without(row, person) is None}
    for path in sorted(CURATION.rglob("*.csv")):
        if path != TOMBSTONES:
            _rewrite(path, lambda row, path=path: _edited(row, path, person, gone))  # type: ignore[misc]
    for name in RECORDS:
        for path in (DATA / f"{name}.csv", DATA / "history" / f"{name}.csv"):
            if path.exists():
                _rewrite(path, lambda row, name=name: _stored(row, name, person))  # type: ignore[misc]
    _bury(person, redaction, day)
    _list_anew(redaction)
    building.write_generated(DATA, PACKAGE, building.last_version(DATA))
    building.write_generated(DATA, PACKAGE, building.build(DATA, DATA))


def _rewrite(path: Path, clean: Callable[[Row], Row | None]) -> None:
    """Write a file again, with each row cleaned or, for None, left out."""
    rows = read_csv(path)
    if rows:
        cleaned = [row for row in map(clean, rows) if row is not None]
        write_csv(path, list(rows[0]), ([row[name] for name in rows[0]] for row in cleaned))


def _without(claim: Row, person: Person) -> Row | None:
    """A claim, unless it is about the person or names her."""
    about = person.is_record(claim["table"], claim["record_id"])
    return None if about or any(person.is_named(cell) for cell in claim.values()) else claim


def _edited(row: Row, path: Path, person: Person, gone: set[str]) -> Row | None:
    """A row of what people edit, without the person."""
    if row.get("claim_id") in gone or person.is_record(row.get("table", path.stem), row.get("record_id", "")):
        return None
    if path.parent.name == "decisions" and path.stem in ("entered", "codes", "adopt") and person.is_named(row["value"]):
        if row["field"] != "label":
            return None
        row = {**row, "value": REMOVED}
    optional = ("title", "url", "note", "stated_as")
    return {n: ("" if n in optional else REMOVED) if person.is_named(cell) else cell for n, cell in row.items()}


def _stored(row: Row, name: str, person: Person) -> Row | None:
    """A stored row, current or superseded, without the person."""
    declared = columns(record_class(name))
    if person.is_record(name, row[declared[0].name]) or (name == "claims" and _without(row, person) is None):
        return None
    return row | {column.name: _cell(column, row[column.name], person) for column in declared}


def _cell(column: Column, cell: str, person: Person) -> str:
    if column.kind == "list":
        return join(item for item in split(cell) if not person.is_named(item))
    if not person.is_named(cell):
        return cell
    return "" if column.nullable else REMOVED


def _bury(person: Person, redaction: str, day: dt.date) -> None:
    """Leave a tombstone: the ids, which are opaque, and the day."""
    header = ["redaction_id", "redacted_on", "table", "record_id"]
    before = [[row[name] for name in header] for row in read_csv(TOMBSTONES)]
    write_csv(TOMBSTONES, header, [*before, *([redaction, day.isoformat(), *key] for key in sorted(person.ids))])


def _list_anew(redaction: str) -> None:
    """Put the new checksums in the list of versions, and the redaction where they changed."""
    rows = read_csv(DATA / "versions.csv")
    for row in rows:
        tables = {name: table_sha256(DATA, name, row["version"]) for name in _pairs(row["tables_sha256"])}
        if tables != _pairs(row["tables_sha256"]):
            counts = {name: str(building.count(DATA, name, row["version"])) for name in tables}
            row["rows"] = join(f"{name}={count}" for name, count in counts.items())
            row["tables_sha256"] = join(f"{name}={digest}" for name, digest in tables.items())
            row["sha256"] = canonical.dataset_sha256(tables)
            row["redactions"] = join((*split(row["redactions"]), redaction))
    write_csv(DATA / "versions.csv", list(rows[0]), ([row[name] for name in rows[0]] for row in rows))


def _pairs(cell: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in split(cell))


def left(person: Person) -> list[str]:
    """Files of the working tree, but for what git ignores, that still name the person."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    paths = map(ROOT.joinpath, listed.stdout.splitlines()) if listed.returncode == 0 else ROOT.rglob("*")
    return sorted(
        str(path.relative_to(ROOT))
        for path in paths
        if path.is_file() and person.is_named(path.read_text(encoding="utf-8", errors="ignore"))
    )


def main() -> int:
    """Redact a person; fail where a file still names her."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prisoner_id", help="the person, such as p0042")
    parser.add_argument("--word", action="append", default=[], help="a word that names her too, such as her surname")
    parser.add_argument("--on", type=dt.date.fromisoformat, default=None, help="day of the redaction (default: today)")
    asked = parser.parse_args()
    try:
        person = find(asked.prisoner_id, asked.word)
    except LookupError as error:
        print(error, file=sys.stderr)
        return 1
    number = len({row["redaction_id"] for row in read_csv(TOMBSTONES)}) + 1
    redact(person, f"r{number:04}", asked.on or dt.datetime.now(dt.UTC).date())
    print(f"redacted {asked.prisoner_id}; now publish a new version")
    named = left(person)
    print("\n".join(f"still names the person, mend by hand: {path}" for path in named), end="\n" if named else "")
    return 1 if named else 0


if __name__ == "__main__":
    sys.exit(main())
