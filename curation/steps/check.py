"""Check what is edited, by the file and line that a person edits.

The dossiers and publishers are read as for the build, which refuses what cannot be built from; then the rows
are checked as users can check them, and by the rules that only editors have. An exception stands in
``decisions/overrides.csv``: table, record_id, column and code, with its reason.
"""

from collections.abc import Iterator, Mapping, Sequence

from belarus_releases.checks import verify
from belarus_releases.checks.data import KEYS, Data, Tables
from belarus_releases.checks.finding import Fault, Finding, check
from belarus_releases.tables import TABLES

from . import build, edited
from .edited import NEWEST_RULES, Edited
from .files import DATA, DECISIONS, TOMBSTONES, Row, read_csv


@check("id-not-redacted", "An id that was redacted is not used again.")
def id_not_redacted(data: Data) -> Iterator[Fault]:
    redacted = {(row["table"], row["record_id"]) for row in read_csv(TOMBSTONES)}
    for table, key in KEYS.items():
        for line, row in data.lines(table):
            if (table, row[key]) in redacted:
                yield table, line, key, f"{row[key]!r} was redacted"


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

    all_findings = dict.fromkeys([*verify(tables, NEWEST_RULES), *id_not_redacted.findings(data)])
    return [finding for finding in all_findings if not is_exception(finding)]


def lines() -> list[str]:
    """What is wrong in the edited files, each finding with its file and line.

    Raises
    ------
    CurationError
        If something cannot be read or built from; the message names file and line.
    """
    loaded = edited.load()
    tables = build.rows_of(loaded)
    return [named(finding, tables, loaded) for finding in findings(tables)]


def named(finding: Finding, tables: Mapping[str, Sequence[Row]], loaded: Edited) -> str:
    """A finding by the place where a person edits."""
    record_id = tables[finding.table][finding.line - 2][KEYS[finding.table]]
    place = loaded.place(finding.table, record_id, finding.column)
    if place is None:
        return str(finding)
    return f"{place.at.name}, line {place.line}: {finding.column}: {finding.message} ({finding.code})"


def bundled() -> dict[str, list[Row]]:
    """The current rows of all tables."""
    return {name: read_csv(DATA / f"{name}.csv") for name in TABLES}
