"""The cells whose value changed from one version to the next: what a list of errata must have, and no more."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..schema.calver import reaches
from ..schema.columns import Column, columns
from ..tables import CLAIM_BASED, record_class

Rows = Mapping[str, Iterable[Mapping[str, str]]]  #: the rows of tables by name, cells as in CSV

#: Columns that say how well others are attested.
ATTESTATION = ("n_origins", "confidence")
#: Columns that follow from others that are compared. A date does not: no other column has it.
FOLLOWING = (*ATTESTATION, "named", "rounded")


class Correction(NamedTuple):
    """A cell whose value is another one, both written as in CSV."""

    table: str
    record_id: str
    column: str
    old: str
    new: str


def errata_columns(table: str, version: str) -> list[Column]:
    """The columns of a table, at a version, whose changes are errata.

    They are those that claims fill, that are coded or that link rows. What only follows from other cells is none of
    them, nor is a label or a note, which the editors word.

    Examples
    --------
    >>> [column.name for column in errata_columns("event_links", "2026.11.2")]
    ['event_id', 'concession_id', 'contact_id', 'relation', 'attributed_to']
    """
    _, *declared = columns(record_class(table))
    return [column for column in declared if reaches(column.since, version) and _counts(column)]


def _counts(column: Column) -> bool:
    if column.basis == "derived":
        return bool(column.inputs) and column.name not in FOLLOWING
    return column.basis != "entered" or column.refers_to is not None


def corrections(before: Rows, after: Rows, version: str) -> Iterator[Correction]:
    """The cells of a version whose value a later one changed, row by row; rows that are new are none.

    Parameters
    ----------
    before, after : mapping of str to iterable of mapping
        The rows of every claim-based table at the two versions.
    version : str
        The earlier version, whose columns are compared.

    Yields
    ------
    Correction
        In the order of tables, ids and columns.
    """
    for table in CLAIM_BASED:
        key = columns(record_class(table))[0].name
        names = [column.name for column in errata_columns(table, version)]
        now = {row[key]: row for row in after[table]}
        for was in sorted(before[table], key=lambda row: row[key]):
            row = now.get(was[key], {})
            for name in names:
                if was[name] != row.get(name, ""):
                    yield Correction(table, was[key], name, was[name], row.get(name, ""))
