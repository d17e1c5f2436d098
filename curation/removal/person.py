"""Who is removed: the rows about a prisoner, all spellings of their name, and the names of the others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from belarus_releases.errors import shown
from belarus_releases.schema.lists import split

from ..steps import build, record
from ..steps.files import DATA, CurationError, Row

_NAMES = ("name", "name_be", "name_ru", "aliases")


class Person(NamedTuple):
    """A prisoner to remove."""

    prisoner_id: str
    ids: frozenset[tuple[str, str]]  #: the rows about them, by table and id
    spellings: frozenset[str]
    others: dict[str, set[str]]  #: the spellings of each other prisoner
    prisoners: dict[str, str]  #: the prisoner of each custody change

    def is_record(self, table: str, record_id: str) -> bool:
        """Whether a row is about the person."""
        return (table, record_id) in self.ids

    def subject(self, table: str, record_id: str) -> str:
        """The row that a decision names: that of the dossier in which a row stands."""
        if table == "custody_changes":
            return self.prisoners.get(record_id, record_id)
        return record_id.partition("--")[0] if table in record.INSIDE else record_id

    def is_other(self, subject: str) -> bool:
        """Whether a row is about another prisoner."""
        return subject in self.others


def find(prisoner_id: str) -> Person:
    """The rows and spellings of a prisoner, in the edited files and in every version.

    Raises
    ------
    CurationError
        If no file names a prisoner of that id.
    """
    written = record.read()
    spellings: dict[str, set[str]] = defaultdict(set)
    for row in _stored("prisoners"):
        spellings[row["prisoner_id"]].update(item for name in _NAMES for item in split(row[name]))
    said = ((row["table"], row["record_id"], row["field"], row["value"], row["stated_as"]) for row in _stored("claims"))
    said_now = ((s.table, s.record_id, s.field, s.value, s.stated_as) for s in written.said)
    for table, record_id, field, value, stated_as in (*said, *said_now):
        if table == "prisoners" and field in _NAMES:
            spellings[record_id].update(filter(None, (value, stated_as)))
    prisoners = {row["change_id"]: row["prisoner_id"] for row in _stored("custody_changes")}
    prisoners |= {entry.record_id: entry.value for entry in written.entries if entry.field == "prisoner_id"}
    names = spellings.pop(prisoner_id, set())
    if not names:
        raise CurationError(f"no prisoner has the id {shown(prisoner_id)}")
    changes = (change for change, prisoner in prisoners.items() if prisoner == prisoner_id)
    ids = {("prisoners", prisoner_id), *(("custody_changes", change) for change in changes)}
    return Person(prisoner_id, frozenset(ids), frozenset(names), dict(spellings), prisoners)


def _stored(table: str) -> Iterator[Row]:
    """The rows of a table in every version."""
    rows: Iterable[list[Row]] = build.stored(DATA, table)
    return (row for part in rows for row in part)
