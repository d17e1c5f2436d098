"""``Snapshot``: the rows of every table at one data version, by all sources or by a part of them.

A part is what was public on a day, what meets a choice of sources, or both.

The cache of the whole package: rows and indexes are kept here, and the latest snapshots are kept
by :func:`snapshot`. It imports attrs only when records are asked for, so that frames need none.
"""

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .storage._manifest import VERSIONS
from .storage.rows import table_csv
from .storage.versions import resolve
from .tables import HASHED, TABLES, UNVERSIONED, record_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .schema.columns import Column
    from .storage.layout import ColumnLayout, Layout
    from .tables.sources import Source


class Snapshot:
    """The rows of every table at one data version, by the sources of a day, of a choice, or of both.

    Parameters
    ----------
    version : str
        A full data version.
    known_on : datetime.date, optional
        The day by which sources were public.
    choice : str, optional
        The choice that sources meet, as :mod:`belarus_releases.adoption.choice` writes it.
    """

    __slots__ = ("_declared", "_indexes", "_layouts", "_rows", "choice", "known_on", "version")

    def __init__(self, version: str, known_on: dt.date | None = None, choice: str | None = None) -> None:
        self.version = version
        self.known_on = known_on
        self.choice = choice
        self._rows: dict[str, tuple[Any, ...]] = {}
        self._indexes: dict[str, dict[str, Any]] = {}
        self._layouts: dict[str, dict[str, ColumnLayout]] = {}
        self._declared: dict[str, dict[str, Column]] = {}

    @property
    def whole(self) -> bool:
        """Whether all sources of the version count."""
        return self.known_on is None and self.choice is None

    def layout(self, table: str) -> "dict[str, ColumnLayout]":
        """The columns of a table at this version by name; the first is that of the ids."""
        if table not in self._layouts:
            from .storage._schema import LAYOUTS
            from .storage.layout import layout_at

            self._layouts[table] = {column.name: column for column in layout_at(LAYOUTS[table], self.version)}
        return self._layouts[table]

    def columns(self, table: str) -> "Layout":
        """The columns of a table at this version."""
        return tuple(self.layout(table).values())

    def declared(self, table: str) -> "dict[str, Column]":
        """The columns of a table at this version by name, as declared: with meaning, vocabulary and pattern."""
        if table not in self._declared:
            from .schema.columns import columns_at

            self._declared[table] = {c.name: c for c in columns_at(record_class(table), self.version)}
        return self._declared[table]

    def rows(self, table: str) -> tuple[Any, ...]:
        """The records of a table, in the order of their ids."""
        if table not in self._rows:
            if self.whole or table in UNVERSIONED:
                from .schema.columns import columns
                from .storage.records import records

                record = record_class(table)
                data = self._csv(table, (column.name for column in columns(record)))
                self._rows[table] = tuple(records(record, data, self.version))
            else:
                from .adoption.selected import selected_rows

                whole = snapshot(self.version)
                rows = {name: whole.rows(name) for name in TABLES}
                selected = selected_rows(rows, self._part_of(rows["sources"]), self.version)
                self._rows |= {name: tuple(records) for name, records in selected.items()}
        return self._rows[table]

    def _part_of(self, sources: "Iterable[Source]") -> "Iterable[Source]":
        """The sources that count: public by the day, and meeting the choice."""
        from .adoption.choice import chosen
        from .adoption.selected import public_by

        if self.known_on is not None:
            sources = public_by(sources, self.known_on)
        return sources if self.choice is None else chosen(sources, self.choice, self.declared("sources"))

    @property
    def originals(self) -> "Mapping[str, Source]":
        """Every source of the version by id, in which to look up what one reprints, whether that counts or not."""
        return (self if self.whole else snapshot(self.version)).index("sources")

    def csv(self, table: str) -> bytes:
        """The stored rows of a table as CSV, whatever the day: what frames are read from."""
        from .storage._schema import LAYOUTS

        return self._csv(table, (column.name for column in LAYOUTS[table]))

    def _csv(self, table: str, columns: "Iterable[str]") -> bytes:
        """The stored rows of a table; those of the versions only if they say what the rows of each version say."""
        if table == "data_versions":
            from .storage.checksums import check_list

            check_list()
        return table_csv(table, self.version, columns)

    def index(self, table: str) -> dict[str, Any]:
        """The records of a table by id."""
        if table not in self._indexes:
            key = next(iter(self.layout(table)))
            self._indexes[table] = {getattr(record, key): record for record in self.rows(table)}
        return self._indexes[table]

    def before(self) -> "list[Snapshot]":
        """The snapshots of the versions published before, by the same day and choice, the oldest first.

        A version is left out if its sources lack a column of the choice.
        """
        from .schema.calver import order

        versions = sorted((version for version in VERSIONS if order(version) < order(self.version)), key=order)
        older = [_snapshot(version, self.known_on, self.choice) for version in versions]
        if self.choice is None:
            return older
        from .adoption.choice import columns_of

        named = columns_of(self.choice)
        return [snapshot for snapshot in older if named <= snapshot.layout("sources").keys()]

    @property
    def published_on(self) -> dt.date | None:
        """Day on which the version was published; None for unpublished edits."""
        return dt.date.fromisoformat(VERSIONS[self.version]) if self.version in VERSIONS else None

    def table_sha256(self, table: str) -> str:
        """SHA-256 of one table at this version, computed from the rows as they are read."""
        from .storage.checksums import table_sha256

        return table_sha256(table, self.version)

    @property
    def sha256(self) -> str:
        """SHA-256 of the version, computed from the rows as they are read."""
        from .storage.canonical import dataset_sha256

        return dataset_sha256({name: self.table_sha256(name) for name in HASHED})


@lru_cache(maxsize=16)
def _snapshot(version: str, known_on: dt.date | None, choice: str | None) -> Snapshot:
    return Snapshot(version, known_on, choice)


def snapshot(version: str = "latest", known_on: str | dt.date | None = None, choice: str | None = None) -> Snapshot:
    """The snapshot of a version, a day and a choice of sources.

    Raises
    ------
    NotFoundError
        If there is no such version, or sources are not chosen by a column of the choice.
    InvalidValueError
        If `version` is not text, `known_on` is no day, or `choice` no choice.
    """
    version = resolve(version)
    if known_on is not None:
        from .schema.dates import day_of

        known_on = day_of(known_on)
    if choice is not None:
        from .adoption.choice import canonical

        choice = canonical(choice, _snapshot(version, None, None).declared("sources"))
    return _snapshot(version, known_on, choice)


def opened(version: str, known_on: str | dt.date | None, choice: str | None) -> Snapshot:
    """The snapshot that a caller opens: its choice names only publishers and languages that sources have.

    Raises
    ------
    NotFoundError
        As :func:`snapshot`, and if no source of the version has a publisher or a language of the choice.
    InvalidValueError
        As :func:`snapshot`.
    """
    part = snapshot(version, known_on, choice)
    if part.choice is not None:
        from .adoption.choice import check_occurring

        check_occurring(part.choice, snapshot(part.version).rows("sources"), part.declared("sources"))
    return part
