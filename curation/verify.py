"""Check the shipped tables as users can, and against what only editors have: ``python -m curation.verify``.

An exception to a rule stands in `decisions/overrides.csv`, by table, row, column and rule, with
its reason.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence

from belarus_releases.columns import columns
from belarus_releases.tables import RECORDS, record_class
from belarus_releases.verify import Finding, verify

from .evidence import DECISIONS, IMPORTED
from .files import CURATION, DATA, read_csv
from .import_claims import runs

Row = dict[str, str]
Tables = Mapping[str, Sequence[Row]]


def findings(tables: Tables) -> list[Finding]:
    """What is wrong with the rows of all tables and is no exception by decision."""
    excepted = {tuple(row[n] for n in ("table", "record_id", "column", "rule")) for row in _overrides()}
    found = [*verify(tables), *_buried(tables), *_copied(tables)]
    return [finding for finding in found if _place(finding, tables) not in excepted]


def _overrides() -> list[Row]:
    return read_csv(DECISIONS / "overrides.csv")


def _key(table: str) -> str:
    return columns(record_class(table))[0].name


def _place(finding: Finding, tables: Tables) -> tuple[str, ...]:
    table = finding.file.removesuffix(".csv")
    return table, tables[table][finding.line - 2][_key(table)], finding.column, finding.rule


def _buried(tables: Tables) -> Iterator[Finding]:
    """An id that a redaction left a tombstone for is not used again."""
    buried = {(row["table"], row["record_id"]) for row in read_csv(CURATION / "redactions.csv")}
    for table, rows in tables.items():
        for line, row in enumerate(rows, 2):
            if (table, row[_key(table)]) in buried:
                yield Finding(f"{table}.csv", line, _key(table), "tombstone", "the id was redacted")


def _copied(tables: Tables) -> Iterator[Finding]:
    """No text shares ten words in a row with a passage that was read; titles are titles."""
    passages = IMPORTED / "passages.txt"
    read = set(passages.read_text(encoding="utf-8").split()) if passages.exists() else set()
    for table, rows in tables.items():
        texts = [c.name for c in columns(record_class(table)) if c.kind in ("text", "list") and c.name != "title"]
        for line, row in enumerate(rows, 2):
            for column in texts:
                if not read.isdisjoint(runs(row[column])):
                    yield Finding(f"{table}.csv", line, column, "copied", "ten words in a row stand in a source")


def shipped() -> dict[str, list[Row]]:
    """The shipped rows."""
    return {name: read_csv(DATA / f"{name}.csv") for name in RECORDS}


def main() -> int:
    """Print what is wrong; fail where anything is."""
    found = findings(shipped())
    print("\n".join(map(str, found)) or "nothing is wrong")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
