"""The checks of the data; ``docs/reference/checks.md`` explains each by its code."""

from itertools import groupby

from ..adoption.rules import rules_at
from ..storage._manifest import CURRENT
from ..tables import TABLES
from . import cells, claim_rules, consistency
from .data import Data, Rules, Tables
from .finding import Check, Finding

#: Every check, in the order in which they run.
CHECKS = [
    value for module in (cells, consistency, claim_rules) for value in vars(module).values() if isinstance(value, Check)
]


def verify(tables: Tables, rules: Rules | None = None) -> list[Finding]:
    """Run the checks on the rows of all tables.

    Parameters
    ----------
    tables : mapping of str to sequence of mapping
        The rows of each table, cells as in CSV, in the order of the file.
    rules : mapping of str to callable, optional
        The rules of derived columns, by name: those of the current version by default.

    Returns
    -------
    list of Finding
        In the order of tables and lines.
    """
    data = Data(tables, rules_at(CURRENT) if rules is None else rules)
    for _, stage in groupby(CHECKS, lambda check: check.stage):
        if findings := {finding for check in stage for finding in check.findings(data)}:
            order = list(TABLES)
            return sorted(findings, key=lambda finding: (order.index(finding.table), finding))
    return []
