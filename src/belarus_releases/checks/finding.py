"""``Check`` and ``Finding``: each check has one stable code, and its findings carry it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from .data import Data

Fault: TypeAlias = tuple[str, int, str, str]  #: table, line, column, message


class Finding(NamedTuple):
    """One fault in the data and its place: the table, the line of its CSV file, the column."""

    table: str
    line: int
    column: str
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.table}.csv, line {self.line}, {self.column}: {self.message} ({self.code})"


class Check(NamedTuple):
    """One check: its code, what holds in valid data, the function that yields the faults, and its stage.

    The checks of a stage rely on the earlier stages, and run only if those have no findings.
    """

    code: str
    title: str
    faults: Callable[[Data], Iterator[Fault]]
    stage: int

    def findings(self, data: Data) -> Iterator[Finding]:
        """The findings in the data."""
        return (Finding(table, line, name, self.code, message) for table, line, name, message in self.faults(data))


def check(code: str, title: str, *, stage: int = 2) -> Callable[[Callable[[Data], Iterator[Fault]]], Check]:
    """Make a check of a function that yields faults."""
    return lambda faults: Check(code, title, faults, stage)
