"""Check the bundled tables as users can, and against the files that only editors have.

An exception stands in ``decisions/overrides.csv``: table, record_id, column and code, with its reason.
"""

from collections.abc import Iterator

from belarus_releases.checks import verify
from belarus_releases.checks.data import KEYS, Data, Tables
from belarus_releases.checks.finding import Fault, Finding, check
from belarus_releases.tables import TABLES

from .edited import NEWEST_RULES
from .files import DATA, DECISIONS, IMPORTED, TOMBSTONES, Row, read_csv
from .import_claims import runs


@check("id-not-redacted", "An id that was redacted is not used again.")
def id_not_redacted(data: Data) -> Iterator[Fault]:
    redacted = {(row["table"], row["record_id"]) for row in read_csv(TOMBSTONES)}
    for table, key in KEYS.items():
        for line, row in data.lines(table):
            if (table, row[key]) in redacted:
                yield table, line, key, f"{row[key]!r} was redacted"


@check("text-not-copied", "No text, except titles, shares ten words in a row with a passage of a source.")
def text_not_copied(data: Data) -> Iterator[Fault]:
    passages = IMPORTED / "passages.txt"
    copied = set(passages.read_text(encoding="utf-8").split()) if passages.exists() else set()
    for table, name, column, lines in data.values:
        if column.kind in ("text", "list") and name != "title":
            for text in (text for text in lines if not copied.isdisjoint(runs(text))):
                yield from ((table, line, name, "ten words in a row stand in a source") for line in lines[text])


def findings(tables: Tables) -> list[Finding]:
    """The findings in the rows of all tables that are not exceptions by decision."""
    data = Data(tables, NEWEST_RULES)
    exceptions = {
        tuple(row[name] for name in ("table", "record_id", "column", "code"))
        for row in read_csv(DECISIONS / "overrides.csv")
    }

    def is_exception(finding: Finding) -> bool:
        row = tables[finding.table][finding.line - 2]
        return (finding.table, row[KEYS[finding.table]], finding.column, finding.code) in exceptions

    editorial = (finding for check in (id_not_redacted, text_not_copied) for finding in check.findings(data))
    all_findings = dict.fromkeys([*verify(tables, NEWEST_RULES), *editorial])
    return [finding for finding in all_findings if not is_exception(finding)]


def bundled() -> dict[str, list[Row]]:
    """The current rows of all tables."""
    return {name: read_csv(DATA / f"{name}.csv") for name in TABLES}
