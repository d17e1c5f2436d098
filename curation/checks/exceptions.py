"""Exceptions by decision: ``decisions/overrides.csv`` names cells in which a rule may find what it finds.

Only rules that editors alone have can have exceptions. A check of the data runs at the users' too, who have
no exceptions: what it finds is mended in the dossiers, or the check is wrong.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from belarus_releases.errors import candidates, shown

from ..steps.files import CurationError, read_csv
from . import RULES

_CODES = [rule.code for rule in RULES]
_HEADER = ["table", "record_id", "column", "code", "reason"]
Key = tuple[str, str, str, str]  #: table, id of the row, column, code


def read(path: Path) -> dict[Key, int]:
    """The exceptions, each with its line.

    Raises
    ------
    CurationError
        If the file is not in order; the message names the line.
    """
    found: dict[Key, int] = {}
    for line, row in enumerate(read_csv(path, _HEADER), 2):
        table, record_id, column, code, reason = (row[name] for name in _HEADER)
        if not reason:
            raise CurationError(f"{_name(path)}, line {line}: the exception has no reason: write one")
        if code not in _CODES:
            why = f"{shown(code)} is not a rule that can have exceptions: {candidates(code, _CODES)}"
            raise CurationError(f"{_name(path)}, line {line}: {why}")
        if (exception := (table, record_id, column, code)) in found:
            raise CurationError(f"{_name(path)}, line {line}: line {found[exception]} says so already: delete one")
        found[exception] = line
    return found


def unused(path: Path, exceptions: Mapping[Key, int], used: Collection[Key]) -> list[str]:
    """The exceptions to nothing, for the report."""
    return [
        f"{_name(path)}, line {line}: {code} finds nothing in {column} of {table} {shown(record_id)}: correct "
        "or delete the line (exception-used)"
        for (table, record_id, column, code), line in exceptions.items()
        if (table, record_id, column, code) not in used
    ]


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
