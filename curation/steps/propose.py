"""Proposed dossiers from claims that were collected elsewhere, for a person to go through.

The folder has ``claims.jsonl`` and ``sources.jsonl``; each claim has the passage that carries it. Passages are
other people's sentences, and so are the collectors' notes: neither is written. What is written stands in
``curation/proposed/``, which git ignores and no step reads.
"""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from belarus_releases.errors import shown
from belarus_releases.schema.columns import columns
from belarus_releases.tables import record_class

from . import publishers
from .files import CURATION, CurationError, write_whole
from .new import new_name
from .plain_yaml import dump
from .record import FOLDERS
from .source import same, slug

PROPOSED = CURATION / "proposed"
#: The folder of each kind of collected record.
_KINDS = {
    "event": "events",
    "prisoner": "prisoners",
    "estimate": "estimates",
    "total": "totals",
    "concession": "concessions",
    "contact": "contacts",
}
#: The column of a collected field, where it has another name.
_COLUMNS = {
    ("concession", "date"): "announced_on",
    ("concession", "target"): "targets",
    ("estimate", "organisation"): "counted_by",
    ("event", "destination"): "destinations",
    ("event", "envoy"): "envoys",
    ("event", "forced_exile_count"): "expelled",
    ("event", "released_total_early"): "released_total",
    ("event", "stayed_count"): "stayed",
    ("prisoner", "category"): "categories",
    ("prisoner", "name_en"): "name",
    ("prisoner", "nationality"): "nationalities",
    ("prisoner", "spelling"): "aliases",
    ("total", "organisation"): "counted_by",
}
#: The column of the custody change of a collected field of a person.
_OF_CHANGE = {"release_event": "event_id", "released": "date", "destination": "destination_first"}
#: Collected fields that inform codes, links and other rows: their values are listed for the person who codes.
_HINTS = {
    "concession": ("kind", "linked_event", "status"),
    "contact": ("kind",),
    "estimate": ("scope",),
    "event": ("concession", "contact", "mechanism", "prisoner", "released_political"),
    "prisoner": ("status_after",),
    "total": ("scope",),
}
_NEEDED = {
    "claims.jsonl": ("record", "field", "value", "source_id"),
    "sources.jsonl": ("source_id", "publisher", "title", "url", "published", "language", "kind", "quality"),
}

_Dossier = dict[str, Any]


def propose(folder: Path, retrieved_on: dt.date, root: Path = CURATION, target: Path = PROPOSED) -> list[str]:
    """Write proposed dossiers and publishers; return lines on what became of the claims.

    A file that exists is kept, since a person may be at work on it.

    Raises
    ------
    CurationError
        If a collected file cannot be read; the message names file and line. Nothing is written then.
    """
    sources = {source["source_id"]: source for _, source in _read(folder / "sources.jsonl")}
    keys = _keys(sources, publishers.read(root / "publishers"))
    proposed = _Proposed(keys)
    for at, claim in _read(folder / "claims.jsonl"):
        if claim["source_id"] not in sources:
            raise CurationError(f"{at}: there is no source {shown(claim['source_id'])} in sources.jsonl")
        proposed.add(at, claim)
    texts = {f"{name}.yaml": text for name, text in proposed.texts()}
    for name, mapping in _publishers(sources, keys, retrieved_on).items():
        texts[f"publishers/{name}.yaml"] = dump(mapping)
    written = 0
    for name, text in texts.items():
        path = target / name
        if not path.exists():
            write_whole(path, text)
            written += 1
    counts = (f"{what}: {number}" for what, number in sorted(proposed.outcomes.items()))
    return [f"{written} files written, {len(texts) - written} kept, in {target}", *counts]


def passages(folder: Path) -> dict[tuple[str, str], list[str]]:
    """The passages of collected claims, by the address of the page and the value that they carry."""
    urls = {source["source_id"]: source["url"] for _, source in _read(folder / "sources.jsonl")}
    found: dict[tuple[str, str], list[str]] = {}
    for _, claim in _read(folder / "claims.jsonl"):
        url = urls.get(claim["source_id"])
        if url and (passage := claim.get("excerpt")):
            found.setdefault((url, str(claim["value"])), []).append(" ".join(passage.split()))
    return found


class _Proposed:
    """The dossiers that claims are put into."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        self.keys = keys
        self.dossiers: dict[str, _Dossier] = {}
        self.hints: dict[str, dict[str, None]] = {}
        self.outcomes: Counter[str] = Counter()

    def add(self, at: str, claim: Mapping[str, Any]) -> None:
        """Put a claim into the dossier of its record."""
        kind, _, name = claim["record"].partition("/")
        if kind not in _KINDS:
            self.outcomes[f"left out, no table of {kind}"] += 1
            return
        if not re.fullmatch("[a-z0-9-]+", name):
            raise CurationError(f"{at}: {shown(claim['record'])} is not a record such as event/2099-01-01-example")
        if claim.get("carried") == "no":
            self.outcomes["left out, not carried by the source"] += 1
            return
        path = f"{_KINDS[kind]}/{name}"
        dossier = self.dossiers.setdefault(path, {})
        field = claim["field"]
        outcome = f"proposed, {kind} {field}"
        if field in _HINTS[kind]:
            hint = f"# {field}: {'; '.join(_items(claim['value'], split=False))} ({self.keys[claim['source_id']]})"
            self.hints.setdefault(path, {})[" ".join(hint.split())] = None
            outcome = f"a comment for who codes, {kind} {field}"
        elif kind == "event" and field.startswith("count_by_"):
            self.breakdown(at, dossier, claim)
        elif kind == "prisoner" and field in _OF_CHANGE:
            changes = dossier.setdefault("changes", {new_name(): {}})
            (change,) = changes.values()
            self.claims(change, "custody_changes", _OF_CHANGE[field], claim)
        elif not self.claims(dossier, FOLDERS[_KINDS[kind]], _COLUMNS.get((kind, field), field), claim):
            outcome = f"left out, no column of {kind} {field}"
        self.outcomes[outcome] += 1

    def breakdown(self, at: str, dossier: _Dossier, claim: Mapping[str, Any]) -> None:
        """Put a count by group into the breakdowns of its event."""
        value = claim["value"]
        if not isinstance(value, dict) or not {"group", "count"} <= value.keys():
            raise CurationError(f'{at}: {claim["field"]}: expected {{"group": …, "count": …}}')
        name = f"{claim['field'].removeprefix('count_by_')}-{slug(str(value['group']))}"
        row = dossier.setdefault("breakdowns", {}).setdefault(name, {})
        self.claims(row, "event_breakdowns", "count", {**claim, "value": value["count"]})

    def claims(self, row: _Dossier, table: str, field: str, claim: Mapping[str, Any]) -> bool:
        """Put a claim into a row; whether the row has such a column of claims."""
        column = next((column for column in columns(record_class(table)) if column.name == field), None)
        if column is None or column.basis in ("entered", "coded"):
            return False
        said = {"by": self.keys[claim["source_id"]], "of": claim.get("attributed_to") or ""}
        said |= {"how": basis} if (basis := claim.get("basis") or "stated") != "stated" else {}
        said |= {"carried": "part"} if claim.get("carried") == "partly" else {}
        said = {name: " ".join(cell.split()) for name, cell in said.items() if cell}
        for item in _items(claim["value"], split=column.kind == "list"):
            item = item.removeprefix("event/") if field == "event_id" else item
            others = row.setdefault(field, {}).setdefault(item, [])
            if (said["by"], said.get("of")) not in [(other["by"], other.get("of")) for other in others]:
                others.append(said)
        return True

    def texts(self) -> Iterator[tuple[str, str]]:
        """The text of each dossier, its columns in the declared order."""
        for path, dossier in self.dossiers.items():
            table = FOLDERS[path.partition("/")[0]]
            order = [*(column.name for column in columns(record_class(table))), "breakdowns", "changes"]
            text = dump({name: dossier[name] for name in order if name in dossier})
            text += "".join(f"{hint}\n" for hint in sorted(self.hints.get(path, ())))
            if text:
                yield path, text


def _items(value: Any, *, split: bool) -> list[str]:
    """A collected value as texts; of a list its items, each once."""
    items = value if isinstance(value, list) else str(value).split(";") if split else [value]
    texts = (str(item).lower() if isinstance(item, bool) else " ".join(str(item).split()) for item in items)
    return list(dict.fromkeys(filter(None, texts)))


def _keys(sources: Mapping[str, Mapping[str, Any]], known: list[publishers.Publication]) -> dict[str, str]:
    """The key of each collected source: that of the record where its address is known, else the collected id."""
    by_address = {same(p.cells["url"]): p.key for p in known if p.cells["url"]}
    return {
        source_id: by_address.get(same(source["url"]), source_id) if source["url"] else source_id
        for source_id, source in sources.items()
    }


def _publishers(
    sources: Mapping[str, Mapping[str, Any]], keys: Mapping[str, str], retrieved_on: dt.date
) -> dict[str, dict[str, Any]]:
    """The collected sources that the record does not know, by publisher, in the form of publishers."""
    files: dict[str, dict[str, Any]] = {}
    for source_id, source in sorted(sources.items()):
        if keys[source_id] != source_id:
            continue
        name = source["publisher"] or "unidentified"
        side = source.get("publisher_side")
        file = files.setdefault(
            slug(name) or slug(source_id), {"name": name, **({"side": side} if side else {}), "publications": {}}
        )
        cells = {
            "title": source["title"],
            "url": source["url"],
            "published": source["published"],
            "retrieved_on": retrieved_on.isoformat(),
            "language": source["language"],
            "kind": source["kind"],
            "is_reprint": "true" if source.get("republishes") else None,
            "quality": source["quality"],
        }
        file["publications"][source_id] = {name: " ".join(str(cell).split()) for name, cell in cells.items() if cell}
    return files


def _read(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects of a file, one a line, each with its place."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise CurationError(f"{path} does not exist: name a folder with claims.jsonl and sources.jsonl") from None
    except (OSError, UnicodeDecodeError) as error:
        raise CurationError(f"{path} cannot be read: {error}") from None
    for number, line in enumerate(lines, 1):
        at = f"{path.name}, line {number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise CurationError(f"{at}: this is not JSON: {error.msg}") from None
        missing = [name for name in _NEEDED[path.name] if not isinstance(row, dict) or name not in row]
        if missing:
            raise CurationError(f"{at}: there is no {', '.join(missing)}")
        yield at, row
