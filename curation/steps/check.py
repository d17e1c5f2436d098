"""Check what is edited, by the file and line that a person edits.

The dossiers and publishers are read as for the build, which refuses what cannot be built from. Then the rows
that they give, and the stored files with every past version, are checked by the one list that users have in
`verify` (:mod:`belarus_releases.checks`), without exceptions; and what is edited by the rules that only editors
have (:mod:`curation.checks`). What may be right is printed to look at again, and fails nothing. An exception to
a rule of the editors stands in ``decisions/overrides.csv``: table, record_id, column and code, with its reason.
"""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from belarus_releases.checks import verify
from belarus_releases.checks.data import KEYS, Data, Tables
from belarus_releases.checks.files import file_faults
from belarus_releases.checks.finding import Fault, Finding, check
from belarus_releases.errors import shown
from belarus_releases.storage.checksums import INSTALLED
from belarus_releases.tables import TABLES

from .. import checks as rules
from ..checks import exceptions
from ..checks.losses import losses
from ..checks.remark import Edits
from ..checks.remedies import REMEDIES
from . import anchors, build, edited
from .edited import NEWEST_RULES, Edited
from .files import DATA, DECISIONS, TOMBSTONES, Row, read_csv


@check("id-not-redacted", "An id that was redacted is not used again.")
def id_not_redacted(data: Data) -> Iterator[Fault]:
    redacted = {(row["table"], row["record_id"]) for row in read_csv(TOMBSTONES)}
    for table, key in KEYS.items():
        for line, row in data.lines(table):
            if (table, row[key]) in redacted:
                yield table, line, key, f"{shown(row[key])} was redacted"


def findings(tables: Tables) -> list[Finding]:
    """The findings in the rows of all tables, each once."""
    data = Data(tables, NEWEST_RULES)
    return list(dict.fromkeys([*verify(tables, NEWEST_RULES), *id_not_redacted.findings(data)]))


class Report(NamedTuple):
    """What is found: what is refused, and what to look at again, which fails nothing."""

    refused: list[str]
    again: list[str]


def run(today: dt.date, *, fewer: bool = False) -> Report:
    """What is found in the edited files, each finding with its file and line.

    Parameters
    ----------
    today : date
        The day after which no date may lie.
    fewer : bool
        Whether tables may lose many rows.

    Raises
    ------
    CurationError
        If something cannot be read or built from; the message names file and line.
    """
    loaded = edited.load()
    found = report(loaded, build.rows_of(loaded), today, fewer=fewer)
    return found._replace(refused=[*found.refused, *anchors.disagreements()])


def report(loaded: Edited, tables: Tables, today: dt.date, *, fewer: bool = False) -> Report:
    """What is found in what was read from the edited files, and in the rows of all tables."""
    path = DECISIONS / "overrides.csv"
    allowed = exceptions.read(path)
    names = {number: name for name, number in loaded.numbers.items()}
    lines = [named(finding, tables, loaded) for finding in findings(tables)]  # of a claim, and the same of its cell
    report, used = Report([*dict.fromkeys(lines)], []), set()
    for remark in rules.remarks(Edits(loaded, tables, today)):
        table, record_id, column = remark.about
        about = (table, names.get(record_id, record_id), column, remark.code)
        if about in allowed:
            used.add(about)
        else:
            lines = report.again if remark.again else report.refused
            lines.extend([] if str(remark) in lines else [str(remark)])
    report.refused.extend(stored_faults())
    report.refused.extend([] if fewer else losses(bundled(), tables))
    if not report.refused:  # after a refusal, later checks may not have run
        report.refused.extend(exceptions.unused(path, allowed, used))
    return report


def stored_faults() -> list[str]:
    """What is wrong with the stored files of the working tree, of which past versions are read."""
    return _faults_of(tuple((path.relative_to(DATA).as_posix(), path.read_bytes()) for path in DATA.rglob("*.csv")))


@lru_cache(maxsize=1)
def _faults_of(files: tuple[tuple[str, bytes], ...]) -> list[str]:
    """The faults in files by path; remembered, since most edits leave them as they are."""
    return file_faults(INSTALLED._replace(files=dict(sorted(files))))[0]


def named(finding: Finding, tables: Tables, loaded: Edited) -> str:
    """A finding by the place where a person edits."""
    row = tables[finding.table][finding.line - 2]
    place = loaded.place(finding.table, row[KEYS[finding.table]], finding.column)
    if place is None:
        return str(finding)
    column = row["field"] if (finding.table, finding.column) == ("claims", "value") else finding.column
    message = f"{finding.message}: {REMEDIES[finding.code]}"
    return f"{place.at.name}, line {place.line}: {column}: {message} ({finding.code})"


def bundled() -> dict[str, list[Row]]:
    """The current rows of all tables."""
    return {name: read_csv(DATA / f"{name}.csv") for name in TABLES}
