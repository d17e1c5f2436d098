"""Remove a person from the data, its history included.

Their rows and claims are removed, and so are titles, addresses, notes and other texts that name
them, in the edited files and in every stored version. A tombstone without personal data stays, so
that their ids are never used again; affected versions list the new checksum only, and warn when
they are loaded. ``docs/how-to/redact.md`` covers what lies outside the repository.
"""

import datetime as dt
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from belarus_releases.errors import shown
from belarus_releases.schema.columns import Column, columns
from belarus_releases.schema.lists import join, split
from belarus_releases.storage.canonical import dataset_sha256
from belarus_releases.tables import TABLES, record_class

from . import anchors, build, publishers, record
from .anchors import tables_sha256
from .commit import commit, replacing
from .files import CURATION, DATA, ROOT, TOMBSTONES, CurationError, Row, read_csv, write_csv
from .ids import claim_key
from .ids import key as ledger_key
from .plain_yaml import At, dump, load
from .stamp import published

_REMOVED = "[removed]"
_NAMES = ("name", "name_be", "name_ru", "aliases")
_OPTIONAL = ("title", "url", "note", "as", "reprints")  #: what a row can be without


class Person(NamedTuple):
    """The person to remove: the ids of their rows, by table, and a pattern of their names."""

    ids: frozenset[tuple[str, str]]
    names: re.Pattern[str]

    def is_record(self, table: str, record_id: str) -> bool:
        """Whether a row is about the person."""
        return (table, record_id) in self.ids

    def is_named(self, text: str) -> bool:
        """Whether a text names the person."""
        return bool(self.names.search(text))


def redact(prisoner_id: str, words: Iterable[str], day: dt.date) -> list[str]:
    """Remove a person, whom `words` name too, from every edited and bundled file; return files that still name them.

    All is done in a copy, which then takes the place of the files at once.

    Raises
    ------
    CurationError
        If no file names a person of that id, or published versions are not what they were.
    """
    anchors.check()
    person = find(prisoner_id, words)
    tombstones = read_csv(TOMBSTONES)
    redaction = f"r{len({row['redaction_id'] for row in tombstones}) + 1:04}"
    header = ["redaction_id", "redacted_on", "table", "record_id"]
    tombstones += [dict(zip(header, (redaction, day.isoformat(), *key), strict=True)) for key in sorted(person.ids)]
    with tempfile.TemporaryDirectory() as folder:
        curation, data, package = (Path(folder) / name for name in ("curation", "data", "package"))
        shutil.copytree(CURATION, curation, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(DATA, data)
        (curation / "record" / "prisoners" / f"{prisoner_id}.yaml").unlink(missing_ok=True)
        _edit(curation, person)
        _forget(curation)
        for name in TABLES:
            for path in (data / f"{name}.csv", data / "history" / f"{name}.csv"):
                _rewrite(path, lambda row, name=name: _stored(row, name, person))  # type: ignore[misc]
        write_csv(curation / TOMBSTONES.name, header, tombstones)
        changed = _update_versions(data, redaction)
        events = [*anchors.events(), *(anchors.event("redacted", day, row, redaction) for row in changed)]
        (curation / anchors.PUBLISHED.name).write_bytes(anchors.content(events))
        build.build_package(data, package, curation)
        commit(f"redact {prisoner_id}", {**replacing(CURATION, curation), **build.changes(package)})
    return _naming(person)


def _edit(curation: Path, person: Person) -> None:
    """Take the person out of what people edit."""
    for path in (*sorted((curation / "record").rglob("*.yaml")), *sorted((curation / "publishers").glob("*.yaml"))):
        before = load(At(path, curation))
        after = _without_names(before, person)
        if after != before:
            path.write_text(dump(after), encoding="utf-8")
    for path in sorted(curation.rglob("*.csv")):
        if path.name != TOMBSTONES.name and path.parent.name != "ids":
            _rewrite(path, lambda row, path=path: _edited(row, path, person))  # type: ignore[misc]


def find(prisoner_id: str, words: Iterable[str]) -> Person:
    """The ids and spellings of a person, in the edited files and in every version."""
    spellings: set[str] = set()
    for row in _stored_rows("prisoners"):
        if row["prisoner_id"] == prisoner_id:
            spellings |= {item for name in _NAMES for item in split(row[name])}
    for row in (*_stored_rows("claims"), *(_as_row(said) for said in record.read().said)):
        if (row["table"], row["record_id"]) == ("prisoners", prisoner_id) and row["field"] in _NAMES:
            spellings |= {row["value"], row["stated_as"]}
    spellings.discard("")
    if not spellings:
        raise CurationError(f"no prisoner has the id {shown(prisoner_id)}")
    spellings |= {*words} - {""}
    ids = {("prisoners", prisoner_id)}
    ids |= {
        ("custody_changes", row["change_id"])
        for row in _stored_rows("custody_changes")
        if row["prisoner_id"] == prisoner_id
    }
    ids |= {
        (entry.table, entry.record_id)
        for entry in record.read().entries
        if (entry.field, entry.value) == ("prisoner_id", prisoner_id)
    }
    longest_first = "|".join(re.escape(spelling) for spelling in sorted(spellings, key=len, reverse=True))
    return Person(frozenset(ids), re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)", re.IGNORECASE))


def _stored_rows(table: str) -> list[Row]:
    return [row for rows in build.stored(DATA, table) for row in rows]


def _as_row(said: record.Said) -> Row:
    return {name: value for name, value in said._asdict().items() if isinstance(value, str)}


def _rewrite(path: Path, clean: Callable[[Row], Row | None]) -> None:
    """Write a file again, with each row cleaned or, for None, removed."""
    if rows := read_csv(path):
        write_csv(path, list(rows[0]), [row for row in map(clean, rows) if row is not None])


def _without(claim: Row, person: Person) -> Row | None:
    """A claim, unless it is about the person or names them."""
    about = person.is_record(claim["table"], claim["record_id"])
    return None if about or any(person.is_named(cell) for cell in claim.values()) else claim


def _edited(row: Row, path: Path, person: Person) -> Row | None:
    """A row of an edited CSV file, without the person."""
    if person.is_record(row.get("table", path.stem), row.get("record_id", "")):
        return None
    return {name: _REMOVED if person.is_named(cell) else cell for name, cell in row.items()}


def _without_names(node: Any, person: Person) -> Any:
    """What is left of a dossier or a publisher: no text, value, claim or decision that names the person."""
    if isinstance(node, str):
        return _REMOVED if person.is_named(node) else node
    if isinstance(node, list):
        return [item for item in node if not _names(item, person)]
    left = {}
    for key, value in node.items():
        kept = _without_names(value, person)
        emptied = value and not kept and not isinstance(value, str)
        optional = key in _OPTIONAL and kept == _REMOVED
        if not (person.is_named(key) or emptied or optional):
            left[key] = kept
    if "adopt" in left:
        left["adopt"] = [choice for choice in left["adopt"] if _is_stated(choice, left)]
    return {key: value for key, value in left.items() if value != []}


def _is_stated(choice: dict[str, str], row: dict[str, Any]) -> bool:
    """Whether a row has the value that is adopted, now that claims are removed."""
    return all(value in row.get(name, ()) for name, value in choice.items() if name != "why")


def _names(node: Any, person: Person) -> bool:
    """Whether anything in a claim or a decision names the person."""
    cells = [*node, *node.values()] if isinstance(node, dict) else [node]
    return any(person.is_named(cell) for cell in cells if isinstance(cell, str))


def _forget(curation: Path) -> None:
    """Empty the hashes in the ledger of what is no more; its ids stay as given."""
    claims = {claim_key(said) for said in record.read(curation / "record").said}
    sources = {ledger_key(publication.key) for publication in publishers.read(curation / "publishers")}
    for name, hashes in (("claim", claims), ("source", sources)):
        path = curation / "ids" / f"{name}s.csv"
        rows = [row | {"hash": row["hash"] if row["hash"] in hashes else ""} for row in read_csv(path)]
        write_csv(path, [f"{name}_id", "hash"], rows)


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
    return "" if column.nullable else _REMOVED


def _update_versions(data: Path, redaction: str) -> list[Row]:
    """Put new checksums into the list of versions, and the redaction beside those that changed; return these."""
    rows = read_csv(data / "versions.csv")
    changed = []
    for row in rows:
        before = dict(pair.split("=") for pair in split(row["tables_sha256"]))
        tables = tables_sha256(data, row["version"])
        if tables != before:
            counts = {name: len(published(build.stored(data, name), row["version"])) for name in TABLES}
            row["rows"] = join(f"{name}={count}" for name, count in counts.items())
            row["tables_sha256"] = join(f"{name}={sha256}" for name, sha256 in tables.items())
            row["sha256"] = dataset_sha256(tables)
            row["redactions"] = join((*split(row["redactions"]), redaction))
            changed.append(row)
    write_csv(data / "versions.csv", list(rows[0]), rows)
    return changed


def _naming(person: Person) -> list[str]:
    """The files of the working tree, except those that git ignores, that name the person."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    git = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    paths = map(ROOT.joinpath, git.stdout.splitlines()) if git.returncode == 0 else ROOT.rglob("*")
    return sorted(
        str(path.relative_to(ROOT))
        for path in paths
        if path.is_file() and person.is_named(path.read_text(encoding="utf-8", errors="ignore"))
    )
