"""The record of publications: what each version was, kept apart from the data that it vouches for.

``curation/published.json`` is a list of events, to which events are only ever added: a version is *published*; before
the first publication it may be *corrected*; it is *redacted* where a person is removed. Each event has the SHA-256 of
every table. The list of versions that is shipped, the rows of all versions, and the list as the last tag holds it must
agree with it, so that nobody can rewrite the past by accident, nor in a commit that looks like another.
"""

import datetime as dt
import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from belarus_releases.schema.calver import order, reaches
from belarus_releases.schema.lists import join, split
from belarus_releases.storage import checksums
from belarus_releases.storage.canonical import dataset_sha256
from belarus_releases.storage.layout import Layout
from belarus_releases.storage.rows import path_of
from belarus_releases.tables import HASHED

from .files import CURATION, DATA, ROOT, CurationError, Row, read_csv
from .generate import layout
from .numbering import VERSION

PUBLISHED = CURATION / "published.json"
KINDS = ("published", "corrected", "redacted")
_KEYS = {"event", "day", "version", "sha256", "tables", "why"}

Event = dict[str, Any]


def tables_sha256(data: Path, version: str) -> dict[str, str]:
    """The checksum of each table at a version, from the files of a folder."""
    stored = _stored(data)
    return {name: stored.table_sha256(name, version) for name in HASHED}


def _stored(data: Path) -> checksums.Stored:
    """The files of a folder; those built before a column was declared do not have it yet."""
    files = {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*.csv")}
    return checksums.Stored(files, {}, {}, None, {name: _layout(name, files) for name in HASHED})


def _layout(table: str, files: Mapping[str, bytes]) -> Layout:
    """The declared columns of a table, but for those later than the last version that its file does not have."""
    last = max((event["version"] for event in events()), key=order, default="")
    there = files[path_of(table)].partition(b"\n")[0].decode(errors="replace").split(",")
    return tuple(column for column in layout(table) if column.name in there or (last and reaches(column.since, last)))


def events(text: str | None = None) -> list[Event]:
    """The events, in their order: those of a text, or of the file.

    Raises
    ------
    CurationError
        If it is no list of events.
    """
    if text is None:
        text = PUBLISHED.read_text(encoding="utf-8") if PUBLISHED.exists() else "[]"
    try:
        listed = json.loads(text)
        if isinstance(listed, list) and all(event.keys() == _KEYS and event["event"] in KINDS for event in listed):
            return listed
    except (ValueError, TypeError, AttributeError):
        pass
    raise CurationError("curation/published.json is not a list of events: put it back (git restore)")


def event(kind: str, day: dt.date, row: Row, why: str = "") -> Event:
    """The event of a version, given its row in the list of versions.

    Parameters
    ----------
    kind : {"published", "corrected", "redacted"}
        What happened to the version.
    day : date
        The day on which.
    row : dict
        The row of the version in ``versions.csv``, checksums included.
    why : str, optional
        The reason of a correction, or the id of a redaction.
    """
    rows, changes, hashes = (_pairs(row[name]) for name in ("rows", "changes", "tables_sha256"))
    counted = {name: {"rows": int(rows[name]), "changes": changes[name]} for name in rows}
    tables = {name: {**counted.get(name, {}), "sha256": hashes[name]} for name in hashes}
    about = {"event": kind, "day": day.isoformat(), "version": row["version"], "sha256": row["sha256"]}
    return about | {"why": why, "tables": tables}


def content(listed: list[Event]) -> bytes:
    """The events as the file has them: one line for each table, so that differences read well."""
    parts = []
    for event in listed:
        lines = [
            f"  {json.dumps(key)}: {json.dumps(event[key], ensure_ascii=False)}" for key in event if key != "tables"
        ]
        tables = [f"   {json.dumps(name)}: {json.dumps(table)}" for name, table in event["tables"].items()]
        lines.append('  "tables": {\n' + ",\n".join(tables) + "\n  }")
        parts.append(" {\n" + ",\n".join(lines) + "\n }")
    return ("[\n" + ",\n".join(parts) + "\n]\n").encode()


def versions(listed: list[Event]) -> list[Row]:
    """The list of versions that events come to."""
    rows: dict[str, Row] = {}
    for event in listed:
        version, tables = event["version"], event["tables"]
        before = rows.get(version, {"published_on": event["day"], "redactions": ""})
        rows[version] = {
            "version": version,
            "published_on": before["published_on"],
            "rows": join(f"{name}={table['rows']}" for name, table in tables.items() if "rows" in table),
            "sha256": event["sha256"],
            "tables_sha256": join(f"{name}={table['sha256']}" for name, table in tables.items()),
            "changes": join(f"{name}={table['changes']}" for name, table in tables.items() if "changes" in table),
            "redactions": join(
                [*split(before["redactions"]), *([event["why"]] if event["event"] == "redacted" else [])]
            ),
        }
    return list(rows.values())


def check(*, everywhere: bool = False, rows: bool = True) -> None:
    """Refuse a tree that disagrees with the record of publications; see :func:`disagreements`.

    Raises
    ------
    CurationError
        If it does; the message has a line for each disagreement.
    """
    if lines := disagreements(everywhere=everywhere, rows=rows):
        raise CurationError(
            "\n".join(["published versions are not what they were; put back what was altered:", *lines])
        )


def disagreements(*, everywhere: bool = False, rows: bool = True) -> list[str]:
    """Where the last tag, the list of versions or the rows of a version disagree with the record of publications.

    Parameters
    ----------
    everywhere : bool, optional
        Whether the last tag of the whole repository counts, and not the last one that this branch has.
    rows : bool, optional
        Whether the rows are looked at; a change of the form of checksums gives all rows new ones.
    """
    listed = events()
    lines = [*of_tag(listed, everywhere=everywhere), *of_list(listed, DATA)]
    return [*lines, *of_rows(listed, DATA)] if rows else lines


def of_list(listed: list[Event], data: Path) -> Iterator[str]:
    """Where the list of versions disagrees with the events."""
    recorded, shipped = versions(listed), read_csv(data / "versions.csv")
    if (wanted := [row["version"] for row in recorded]) != (have := [row["version"] for row in shipped]):
        yield (
            f"data/versions.csv lists {', '.join(have) or 'no version'}, "
            f"and curation/published.json {', '.join(wanted) or 'none'}"
        )
        return
    for row, other in zip(recorded, shipped, strict=True):
        for name in row:
            if row[name] != other[name]:
                yield f"data/versions.csv: {name} of {row['version']} is not that of curation/published.json"


def of_rows(listed: list[Event], data: Path) -> Iterator[str]:
    """The tables and versions whose rows have not the recorded checksums, computed anew."""
    stored = _stored(data)
    if faults := [(path, fault) for name in HASHED for path in stored.paths(name) if (fault := stored.fault(path))]:
        yield from (f"data/{path}: {fault}" for path, fault in faults)
        return
    for version, event in {event["version"]: event for event in listed}.items():
        hashes = {name: table["sha256"] for name, table in event["tables"].items()}
        if dataset_sha256(hashes) != event["sha256"]:
            yield f"curation/published.json: the SHA-256 of {version} is not that of its tables"
        for name in HASHED:
            if stored.table_sha256(name, version) != hashes.get(name):
                yield f"{name} at {version} is not what curation/published.json records"


def of_tag(listed: list[Event], *, everywhere: bool = False) -> Iterator[str]:
    """Where the events do not continue those that the last tag holds; nothing where there is no git or no tag."""
    merged = [] if everywhere else ["--merged", "HEAD"]
    tags = [tag for tag in (_git("tag", "--list", *merged) or "").split() if VERSION.fullmatch(tag)]
    last = max(tags, key=order, default="")
    text = _git("show", f"{last}:./curation/published.json") if last else None
    if text is None:
        return
    for number, event in enumerate(events(text), 1):
        if number > len(listed):
            yield f"curation/published.json lacks event {number}, {_named(event)}, which the tag {last} holds"
        elif listed[number - 1] != event:
            yield f"curation/published.json: event {number}, {_named(event)}, is not that of the tag {last}"


def _named(event: Event) -> str:
    return f"{event['version']} {event['event']}"


def _git(*arguments: str) -> str | None:
    """What git says; None where there is no git, no repository or nothing of that name."""
    try:
        git = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    except OSError:
        return None
    return git.stdout if git.returncode == 0 else None


def _pairs(cell: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in split(cell))
