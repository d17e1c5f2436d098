"""Take in claims collected elsewhere: ``python -m curation.import_claims FOLDER``.

The folder holds `claims.jsonl` and `sources.jsonl`, with the passage that carries each claim.
Passages are other people's sentences and stay outside: what is left of them is a list of
hashes of their runs of ten words, so that no note repeats one. What is taken in, and how, stands
in `decisions/import/`; ids of the collectors, which may hold names, appear there only as hashes.

==================== ======================================================================
fields.csv           which column a collected field is, or why it is none
records.csv          which row a collected record is, or why it is left out
sources.csv          which publication a collected source is: its publisher, side and origin
claims.csv           single claims that are something else than their field says, or left out
added.csv            claims read in the collected passages that the collectors did not make
==================== ======================================================================
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from belarus_releases.columns import columns
from belarus_releases.provenance import BUILT
from belarus_releases.tables import record_class
from belarus_releases.tables.sources import Source

from .files import CURATION, CurationError, read_csv, write_csv

DECISIONS = CURATION / "decisions" / "import"
IMPORTED = CURATION / "imported"
CLAIM = ("claim_id", "record_id", "field", "value", "stated_as", "source_id", "attributed_to", "basis", "carried")
RUN = 10  # words in a row that no note may share with a passage
Row = dict[str, str]


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
    for start in range(len(words) - RUN + 1):
        yield sha256(" ".join(words[start : start + RUN]).encode()).hexdigest()[:10]


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


class Import:
    """The decisions, applied to collected claims one by one; what becomes of each is counted."""

    def __init__(self) -> None:
        self.fields = {(row["kind"], row["field"]): row for row in read_csv(DECISIONS / "fields.csv")}
        self.records = {row["key"]: row for row in read_csv(DECISIONS / "records.csv")}
        self.sources = {row["key"]: row for row in read_csv(DECISIONS / "sources.csv")}
        self.claims: dict[str, list[Row]] = defaultdict(list)
        for row in read_csv(DECISIONS / "claims.csv"):
            self.claims[row["claim_id"]].append(row)
        self.outcomes: Counter[tuple[str, str, str]] = Counter()

    def take(self, claim: dict[str, Any]) -> Iterator[tuple[str, Row]]:
        """The claims, each with its table, that one collected claim becomes."""
        kind = claim["record"].partition("/")[0]
        made = 0
        for table, record_id, column, value, basis in self._targets(kind, claim):
            made += 1
            yield (
                table,
                {
                    "claim_id": f"c{claim['claim_id']}" + (f"-{made}" if made > 1 else ""),
                    "record_id": record_id,
                    "field": column,
                    "value": value,
                    "stated_as": "",
                    "source_id": self.sources[key(claim["source_id"])]["source_id"],
                    "attributed_to": claim["attributed_to"] or "",
                    "basis": basis,
                    "carried": claim["carried"],
                },
            )
        if made:
            self.outcomes[kind, claim["field"], "taken in"] += 1

    def _targets(self, kind: str, claim: dict[str, Any]) -> Iterator[tuple[str, str, str, str, str]]:
        """Table, row, column, value and basis of what a collected claim becomes."""
        if claim["carried"] == "no":
            self.outcomes[kind, claim["field"], "not carried by its source"] += 1
            return
        record = self.records.get(key(claim["record"]))
        decided = self.claims.get(claim["claim_id"])
        if decided:
            for row in decided:
                if not row["table"]:
                    self.outcomes[kind, claim["field"], row["reason"]] += 1
                    continue
                for value in _items(row["table"], row["field"], row["value"]):
                    yield row["table"], row["record_id"], row["field"], value, row["basis"] or claim["basis"]
            return
        if record is None:
            raise CurationError(f"records.csv does not say what {claim['record']!r} is")
        default = self.fields.get((kind, claim["field"]))
        if default is None:
            raise CurationError(f"fields.csv does not say what the field {claim['field']!r} of {kind} is")
        if not record["record_id"] or not default["column"]:
            self.outcomes[kind, claim["field"], record["reason"] or default["reason"]] += 1
            return
        for value in _items(default["table"], default["column"], claim["value"]):
            yield default["table"], record["record_id"], default["column"], value, claim["basis"]


def _items(table: str, field: str, value: Any) -> Iterable[str]:
    """A collected value as in CSV; of a list column its items, each once."""
    column = next(column for column in columns(record_class(table)) if column.name == field)
    if column.kind != "list":
        return [str(value)]
    items = value if isinstance(value, list) else str(value).split(";")
    return dict.fromkeys(str(item).strip() for item in items)


def imported_sources(
    collected: list[dict[str, Any]], decided: dict[str, Row], cited: set[str], retrieved_on: str
) -> Iterator[Row]:
    """The publications that are cited, or that cited ones reprint, as rows of `sources.csv`."""
    wanted = cited | {row["origin_id"] for row in decided.values() if row["source_id"] in cited}
    for source in collected:
        row = decided.get(key(source["source_id"]))
        if row is None:
            raise CurationError(f"sources.csv does not say what {source['source_id']!r} is")
        if row["reason"] or row["source_id"] not in wanted:
            continue
        yield {
            "title": "" if row["untitled"] else source["title"] or "",
            "url": source["url"] or "",
            "published": source["published"] or "",
            "retrieved_on": retrieved_on,
            "quality": source["quality"],
            **{name: cell for name, cell in row.items() if name not in ("key", "untitled", "reason")},
        }


def import_claims(folder: Path, retrieved_on: str) -> Counter[tuple[str, str, str]]:
    """Write what is taken in; give what became of the collected claims, by kind, field and outcome."""
    step = Import()
    collected = read_jsonl(folder / "claims.jsonl")
    tables: dict[str, dict[str, Row]] = {name: {} for name in BUILT}
    said: set[tuple[str, ...]] = set()
    for claim in collected:
        for table, row in step.take(claim):
            statement = (table, *(row[n] for n in ("record_id", "field", "value", "source_id", "attributed_to")))
            if statement in said:
                step.outcomes[claim["record"].partition("/")[0], claim["field"], "stated twice by one page"] += 1
            else:
                tables[table][row["claim_id"]] = row
            said.add(statement)
    for row in read_csv(DECISIONS / "added.csv"):
        tables[row["table"]][row["claim_id"]] = {name: row[name] for name in CLAIM}
    for table, rows in tables.items():
        write_csv(IMPORTED / f"{table}.csv", CLAIM, ([rows[i][name] for name in CLAIM] for i in sorted(rows)))
    header = [c.name for c in columns(Source) if c.name not in ("published_earliest", "published_latest")]
    cited = {row["source_id"] for rows in tables.values() for row in rows.values()}
    publications = imported_sources(read_jsonl(folder / "sources.jsonl"), step.sources, cited, retrieved_on)
    sources = sorted(publications, key=lambda row: row["source_id"])
    write_csv(IMPORTED / "sources.csv", header, ([row[name] for name in header] for row in sources))
    outcomes = sorted([*where, str(number)] for where, number in step.outcomes.items())
    write_csv(IMPORTED / "outcomes.csv", ["kind", "field", "outcome", "claims"], outcomes)
    hashes = sorted({run for claim in collected for run in runs(claim["excerpt"] or "")})
    (IMPORTED / "passages.txt").write_text("\n".join(hashes) + "\n", encoding="utf-8")
    return step.outcomes


def main() -> int:
    """Import, and say what became of the claims."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder with claims.jsonl and sources.jsonl")
    parser.add_argument("--retrieved-on", default="2026-11-21", help="day on which the pages were read")
    asked = parser.parse_args()
    outcomes = import_claims(asked.folder, asked.retrieved_on)
    taken = sum(number for (_, _, outcome), number in outcomes.items() if outcome == "taken in")
    print(f"{taken} of {sum(outcomes.values())} claims taken in; imported/outcomes.csv says why others were not")
    return 0


if __name__ == "__main__":
    sys.exit(main())
