"""What every part of `Dataset` stands on: its snapshot, its tables, and the rows that a caller names."""

import datetime as dt
from collections.abc import Collection, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from .._immutable import Immutable
from .._snapshot import Snapshot, opened, snapshot
from .._table import Claims, Events, Prisoners, RemainingEstimates, Table
from ..errors import InvalidValueError, NotFoundError, candidates, shown
from ..schema.calver import order, reaches
from ..storage._manifest import VERSIONS
from ..tables import HASHED, TABLES, record_class

if TYPE_CHECKING:
    from ..export.sheet import Edition, Sheet
    from ..tables.empty_cells import EmptyCell, Reason

T = TypeVar("T", bound=Table[Any])

_KINDS = {"events": Events, "prisoners": Prisoners, "remaining_estimates": RemainingEstimates, "claims": Claims}


class Opened(Immutable):
    """A data version by all of its sources, by those public on a day, by a choice, or by both."""

    __slots__ = ("_snapshot", "_tables")
    _snapshot: Snapshot
    _tables: dict[str, Any]

    def __init__(
        self, version: str = "latest", known_on: str | dt.date | None = None, choice: str | None = None
    ) -> None:
        rows = opened(version, known_on, choice)
        part = rows.known_on, rows.choice
        tables = {name: _KINDS.get(name, Table)(name, rows.version, None, *part) for name in TABLES}
        self._set(_snapshot=rows, _tables=tables)

    def _arguments(self) -> tuple[Any, ...]:
        return self.version, self.known_on, self.choice

    @property
    def version(self) -> str:
        """Data version of the tables."""
        return self._snapshot.version

    @property
    def known_on(self) -> dt.date | None:
        """Day as of which the tables are the public record; None without such a bound."""
        return self._snapshot.known_on

    @property
    def choice(self) -> str | None:
        """The choice of sources that count, made by :meth:`among` and :meth:`without`; None where all do."""
        return self._snapshot.choice

    @property
    def published_on(self) -> dt.date | None:
        """Day on which the version was published; None for unpublished edits."""
        return self._snapshot.published_on

    @property
    def sha256(self) -> str:
        """SHA-256 of the canonical form of the version (c14n 2), computed from the rows as they are read."""
        return self._snapshot.sha256

    def table_sha256(self, name: str) -> str:
        """SHA-256 of one table, or of ``"coverage"``, at this version, computed from the rows as they are read."""
        return self._snapshot.table_sha256(table_name(name, HASHED))

    def table(self, name: str) -> Table[Any]:
        """One table by its name.

        Raises
        ------
        NotFoundError
            If there is no such table.
        """
        table: Table[Any] = self._tables[table_name(name)]
        return table

    # what the other parts share

    def _derived(self, kind: type[T], name: str, records: "Iterable[Any]") -> T:
        return kind(name, self.version, records, self.known_on, self.choice)

    def _own(self, name: str, rows: "Iterable[Any]") -> list[Any]:
        """Rows that a caller gives, which must be rows of this dataset; each once."""
        if isinstance(rows, Table) and (rows.name, *_part_of(rows)) != (name, *self._arguments()):
            other = f"{rows.name} of {type(self)(*_part_of(rows))!r}" if rows.version else rows.name
            raise InvalidValueError(f"{name}: expected {name} of {self!r}, got {other}")
        own = dict.fromkeys(self._snapshot.rows(name))
        given = list(rows) if isinstance(rows, Iterable) and not isinstance(rows, str | bytes) else [rows]
        for row in given:
            if not isinstance(row, record_class(name)) or row not in own:
                raise InvalidValueError(f"{name}: expected rows of {name} of {self!r}, got {self._strange(name, row)}")
        return list(dict.fromkeys(given))

    def _strange(self, name: str, row: object) -> str:
        """What a row is that is none of this dataset: of another data version, where one has it."""
        newest_first = (self.version, *sorted(VERSIONS, key=order, reverse=True))
        if isinstance(row, record_class(name)):
            for version in newest_first:
                if row in snapshot(version).rows(name):
                    record_id = shown(getattr(row, next(iter(self._snapshot.layout(name)))))
                    named = shown(version)
                    if version == self.version:
                        return f"{record_id} by all sources: use br.dataset({named})"
                    return f"{record_id} of {version}: use br.dataset({named}), or version={named}"
        return shown(row)

    def _row(self, table: object, record_id: str | None, argument: str) -> tuple[str, str | None]:
        """The table and the id that are meant by the name of a table and an id, or by a record.

        The argument is that by which the caller's method takes a column.
        """
        name = getattr(type(table), "__table__", None)
        if name is None:
            name = table_name(table)
        elif record_id is not None:
            is_column = isinstance(record_id, str) and record_id in type(table).__annotations__
            meant = f": for the column, write {argument}={shown(record_id)}" if is_column else ""
            raise InvalidValueError(f"record_id: the record has an id, so none is taken, got {shown(record_id)}{meant}")
        else:
            name = table_name(name)
            self._own(name, [table])
            return name, getattr(table, next(iter(self._snapshot.layout(name))))
        if record_id is not None:
            if not isinstance(record_id, str):
                raise InvalidValueError(f"record_id: expected an id, got {shown(record_id)}")
            self.table(name)[record_id]
        return name, record_id

    def _cell(self, table: object, record_id: str | None, column: object) -> tuple[str, str, str]:
        """Table, row and column that are meant by a table or a record, an id and a column."""
        name, row = self._row(table, record_id, "column")
        if row is None:
            raise InvalidValueError(f"record_id: expected an id of {name}, or a record in place of the table, got None")
        if column is None:
            raise InvalidValueError(f"column: expected a column of {name}, got None")
        columns = self.table(name).columns
        if not isinstance(column, str) or column not in columns:
            raise NotFoundError(f"there is no column {shown(column)} in {name}: {candidates(column, columns)}")
        return name, row, column

    def _sheets(self, tables: "Iterable[str] | None" = None, *, reasons: bool = False) -> "list[Sheet]":
        """What an export holds: all tables, or those that a caller names, and the codebook of these at the version.

        With `reasons`, sheets tell why cells are empty, and the codebook what the reasons mean.
        """
        from ..views.codes import codebook

        names = table_names(tables)
        described = (*names, "codebook", *(["empty_cells"] if reasons else []))
        entries = [entry for entry in codebook() if entry.table in described and reaches(entry.since, self.version)]
        sheets = [self.table(name)._sheet() for name in names]
        if reasons:
            sheets = [sheet._replace(reasons=partial(self._reasons, sheet.name)) for sheet in sheets]
        return [*sheets, Table("codebook", self.version, entries)._sheet()]

    def _empty_cells(self, table: str) -> "list[EmptyCell]":
        from ..views.emptiness import empty_cells

        fuller: list[tuple[Reason, Snapshot]] = []
        if self.choice:
            fuller.append(("not_chosen", snapshot(self.version, self.known_on)))
        if self.known_on:
            fuller.append(("not_yet_public", snapshot(self.version)))
        return empty_cells(self._snapshot, table, fuller)

    def _reasons(self, table: str) -> dict[tuple[str, str], str]:
        """Why cells of a table are empty, by row and column."""
        return {(cell.record_id, cell.column): cell.reason for cell in self._empty_cells(table)}

    def _edition(self) -> "Edition":
        from ..citation.dataset import apa
        from ..export.sheet import Edition

        citation = apa(self.version, self.published_on)
        return Edition(self.version, self.published_on, self.known_on, self.sha256, citation, self.choice)


def _part_of(table: Table[Any]) -> tuple[Any, ...]:
    """The version, the day and the choice of a table."""
    return table.version, table.known_on, table.choice


def table_name(name: object, names: Collection[str] = TABLES) -> str:
    if not isinstance(name, str) or name not in names:
        raise NotFoundError(f"there is no table {shown(name)}: {candidates(name, names)}")
    return name


def table_names(names: "Iterable[str] | None") -> list[str]:
    """The tables that a caller names, in their order; all by default."""
    if names is None:
        return list(TABLES)
    if isinstance(names, str | bytes) or not isinstance(names, Iterable) or not (listed := list(names)):
        raise InvalidValueError(f"tables: expected a list of names such as ['events'], got {shown(names)}")
    chosen = [table_name(name) for name in listed]
    if twice := [name for name in TABLES if chosen.count(name) > 1]:
        raise InvalidValueError(f"tables: expected each table once, got {shown(twice[0])} more than once")
    return [name for name in TABLES if name in chosen]
