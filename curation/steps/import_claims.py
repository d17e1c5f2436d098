"""Import claims that were collected elsewhere.

The folder has `claims.jsonl` and `sources.jsonl`, with the passage that carries each claim. Passages
are other people's sentences and stay outside: only hashes of their runs of ten words are kept, so
that no note repeats one. The decisions on what is imported, and how, stand in `decisions/import/`;
ids of the collectors, which may contain names, appear there only as hashes.

==================== ======================================================================
fields.csv           the column of a collected field, or the reason why it has none
records.csv          the row of a collected record, or the reason why it is left out
sources.csv          the source of a collected source: its publisher, side and origin
claims.csv           single claims that differ from what their field says, or are left out
added.csv            claims read in the collected passages that the collectors did not make
==================== ======================================================================
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from belarus_releases.schema.columns import columns
from belarus_releases.tables import CLAIM_BASED, record_class
from belarus_releases.tables.sources import Source

from .files import DECISIONS, IMPORTED, CurationError, Row, read_csv, write_csv

TAKEN_IN = "taken in"  #: the outcome of an imported claim
_DECISIONS = DECISIONS / "import"
_CLAIM = ("claim_id", "record_id", "field", "value", "stated_as", "source_id", "attributed_to", "basis", "carried")
_CARRIED = {"yes": "full", "partly": "part"}
_RUN = 10  # words in a row that no note may share with a passage


def import_claims(folder: Path, retrieved_on: str) -> Counter[tuple[str, str, str]]:
    """Write the imported files; return the number of collected claims by kind, field and outcome."""
    decisions = _Decisions()
    outcomes: Counter[tuple[str, str, str]] = Counter()
    tables: dict[str, dict[str, Row]] = {name: {} for name in CLAIM_BASED}
    statements: set[tuple[str, ...]] = set()
    collected = _read_jsonl(folder / "claims.jsonl")
    for claim in collected:
        place = claim["record"].partition("/")[0], claim["field"]
        number = 0
        for target in decisions.targets(claim):
            if isinstance(target, str):
                outcomes[*place, target] += 1
                continue
            number += 1
            table, record_id, field, value, basis = target
            claim_id = f"c{claim['claim_id']}" + (f"-{number}" if number > 1 else "")
            source_id = decisions.source(claim["source_id"])["source_id"]
            speaker = claim["attributed_to"] or ""
            cells = (claim_id, record_id, field, value, "", source_id, speaker, basis, _CARRIED[claim["carried"]])
            statement = (table, record_id, field, value, source_id, speaker)
            if statement in statements:
                outcomes[*place, "stated twice by one page"] += 1
            else:
                statements.add(statement)
                tables[table][claim_id] = dict(zip(_CLAIM, cells, strict=True))
        outcomes[*place, TAKEN_IN] += number > 0
    for row in read_csv(_DECISIONS / "added.csv"):
        tables[row["table"]][row["claim_id"]] = row
    for table, rows in tables.items():
        write_csv(IMPORTED / f"{table}.csv", _CLAIM, [rows[claim_id] for claim_id in sorted(rows)])
    cited = {row["source_id"] for rows in tables.values() for row in rows.values()}
    sources = _sources(decisions, folder / "sources.jsonl", cited, retrieved_on)
    header = [c.name for c in columns(Source) if c.name not in ("published_earliest", "published_latest")]
    write_csv(IMPORTED / "sources.csv", header, sorted(sources, key=lambda row: row["source_id"]))
    header = ["kind", "field", "outcome", "claims"]
    numbers = sorted([*place, str(number)] for place, number in outcomes.items() if number)
    write_csv(IMPORTED / "outcomes.csv", header, (dict(zip(header, row, strict=True)) for row in numbers))
    hashes = sorted({run for claim in collected for run in runs(claim["excerpt"] or "")})
    (IMPORTED / "passages.txt").write_text("\n".join(hashes) + "\n", encoding="utf-8")
    return outcomes


def key(identifier: str) -> str:
    """The hash that stands for a collector's id.

    Examples
    --------
    >>> key("event/x")
    'a479a7194385'
    """
    return sha256(identifier.encode()).hexdigest()[:12]


def runs(text: str) -> Iterator[str]:
    """Hashes of the runs of ten words of a text."""
    words = re.findall(r"\w+", text.casefold())
    for start in range(len(words) - _RUN + 1):
        yield sha256(" ".join(words[start : start + _RUN]).encode()).hexdigest()[:10]


def _read_jsonl(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        raise CurationError(f"{path} does not exist")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


class _Decisions:
    """The decisions on the import."""

    def __init__(self) -> None:
        self.fields = {(row["kind"], row["field"]): row for row in read_csv(_DECISIONS / "fields.csv")}
        self.records = {row["key"]: row for row in read_csv(_DECISIONS / "records.csv")}
        self.sources = {row["key"]: row for row in read_csv(_DECISIONS / "sources.csv")}
        self.claims: dict[str, list[Row]] = defaultdict(list)
        for row in read_csv(_DECISIONS / "claims.csv"):
            self.claims[row["claim_id"]].append(row)

    def source(self, source_id: str) -> Row:
        """The decision on a source."""
        if key(source_id) not in self.sources:
            raise CurationError(f"sources.csv has no decision on {source_id!r}")
        return self.sources[key(source_id)]

    def targets(self, claim: dict[str, Any]) -> Iterator[tuple[str, str, str, str, str] | str]:
        """What a collected claim becomes: table, row, column, value and basis, or the reason why nothing."""
        if claim["carried"] == "no":
            yield "not carried by its source"
            return
        decisions = self.claims.get(claim["claim_id"]) or [self._default(claim)]
        for row in decisions:
            if row["table"]:
                for value in _items(row["table"], row["field"], row.get("value", claim["value"])):
                    yield row["table"], row["record_id"], row["field"], value, row["basis"] or claim["basis"]
            else:
                yield row["reason"]

    def _default(self, claim: dict[str, Any]) -> Row:
        """The decision on a claim by its record and field."""
        kind = claim["record"].partition("/")[0]
        record, field = self.records.get(key(claim["record"])), self.fields.get((kind, claim["field"]))
        if record is None:
            raise CurationError(f"records.csv has no decision on {claim['record']!r}")
        if field is None:
            raise CurationError(f"fields.csv has no decision on the field {claim['field']!r} of {kind}")
        table = field["table"] if record["record_id"] and field["column"] else ""
        reason = record["reason"] or field["reason"]
        return {
            "table": table,
            "record_id": record["record_id"],
            "field": field["column"],
            "basis": "",
            "reason": reason,
        }


def _items(table: str, field: str, value: Any) -> Iterable[str]:
    """A collected value as in CSV; of a list column its items, each once."""
    column = next(column for column in columns(record_class(table)) if column.name == field)
    if column.kind != "list":
        return [str(value)]
    items = value if isinstance(value, list) else str(value).split(";")
    return dict.fromkeys(str(item).strip() for item in items)


def _sources(decisions: _Decisions, path: Path, cited: set[str], retrieved_on: str) -> Iterator[Row]:
    """The sources that claims cite, or that cited ones reprint, as rows of `sources.csv`."""
    needed = cited | {row["origin_id"] for row in decisions.sources.values() if row["source_id"] in cited}
    for source in _read_jsonl(path):
        row = decisions.source(source["source_id"])
        if not row["reason"] and row["source_id"] in needed:
            yield row | {
                "title": "" if row["untitled"] else source["title"] or "",
                "url": source["url"] or "",
                "published": source["published"] or "",
                "retrieved_on": retrieved_on,
                "quality": source["quality"],
            }
