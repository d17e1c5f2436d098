"""``Dataset``: every table at one data version, known on one day.

The underscore keeps the module from taking the place of the function ``dataset`` when it is imported.
"""

import datetime as dt
import os
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from . import store
from ._manifest import REDACTED, VERSIONS
from .errors import InvalidValueError, NotFoundError, candidates
from .table import Table
from .tables import RECORDS
from .typed import Claims, Events, Prisoners, RemainingEstimates
from .versions import resolve

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from .flows import Remaining
    from .tables.concessions import Concession
    from .tables.contacts import Contact
    from .tables.coverage import Coverage
    from .tables.custody_changes import CustodyChange
    from .tables.data_versions import DataVersion
    from .tables.disputes import Dispute
    from .tables.event_breakdowns import EventBreakdown
    from .tables.event_links import EventLink
    from .tables.reconciliation import Reconciliation
    from .tables.release_totals import ReleaseTotal
    from .tables.sources import Source
    from .typed import StockFlows

T = TypeVar("T", bound=Table[Any])


class Dataset:
    """Every table at one data version and, where a day is given, as far as it was public then.

    Made by :func:`belarus_releases.dataset`; never changes.

    Parameters
    ----------
    version : str
        ``"latest"`` or a full data version.
    known_on : str or datetime.date, optional
        The day.

    Examples
    --------
    >>> import belarus_releases as br
    >>> ds = br.dataset("2026.11.0")
    >>> ds.version, ds.published_on.year, len(ds.sha256)
    ('2026.11.0', 2026, 64)
    """

    __slots__ = ("_known_on", "_known_rows", "_made", "_version")
    _known_on: dt.date | None
    _known_rows: dict[str, list[Any]]
    _made: dict[str, Table[Any]]
    _version: str

    def __init__(self, version: str = "latest", known_on: str | dt.date | None = None) -> None:
        object.__setattr__(self, "_version", resolve(version))
        object.__setattr__(self, "_known_on", None if known_on is None else _day_of(known_on))
        object.__setattr__(self, "_known_rows", {})
        object.__setattr__(self, "_made", {})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Dataset cannot be changed: {name!r} cannot be assigned to")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.version, self.known_on)

    def __repr__(self) -> str:
        known = f", known on {self.known_on}" if self.known_on else ""
        return f"<Dataset: data version {self.version}{known}>"

    # what was read

    @property
    def version(self) -> str:
        """Data version of the tables."""
        return self._version

    @property
    def known_on(self) -> dt.date | None:
        """Day as of which the tables are the public record; None without such a bound."""
        return self._known_on

    @property
    def published_on(self) -> dt.date | None:
        """Day on which the version was published; None for unpublished edits."""
        return data_versions()[self.version].published_on if self.version in VERSIONS else None

    @property
    def sha256(self) -> str:
        """SHA-256 of the version, recomputed from what is bundled (see :mod:`.canonical`)."""
        from . import canonical

        return canonical.dataset_sha256({name: self.table_sha256(name) for name in RECORDS})

    def table_sha256(self, name: str) -> str:
        """SHA-256 of one table at this version, recomputed from what is bundled."""
        if name not in RECORDS:
            raise NotFoundError(f"there is no table {name!r}: {candidates(name, RECORDS)}")
        from . import canonical, read
        from ._schema import SCHEMA

        past = None if self.version == resolve("latest") else self.version
        rows = read.rows(*store.read_table(name, history=past is not None), past)
        stored, shown = SCHEMA[name], read.at_version(SCHEMA[name], past)
        return canonical.stored_sha256(name, [column[0] for column in stored], [column[0] for column in shown], rows)

    # derived views

    def disputes(self) -> "Table[Dispute]":
        """Cells for which sources state different values: who states each, which is adopted, and why.

        Coarser dates and partial lists do not contradict finer and longer ones, and free text
        is worded by each source in its own way: they are no disputes.

        Returns
        -------
        Table of Dispute
            One row a value, derived from `claims` and `sources`; the adopted value of a cell first.
        """
        from .disputes import disputes

        return disputes(self)

    def reconcile(self) -> "Table[Reconciliation]":
        """Published totals beside the recorded releases of their period and route.

        Nothing is explained by fitting: many subsets of releases reach the same sum. The
        remainder is what is published less what is recorded, with bounds.

        Returns
        -------
        Table of Reconciliation
            One row a total of persons who left custody, derived from `release_totals` and `events`.
        """
        from .reconcile import reconcile

        return reconcile(self)

    def stock_flow(self) -> "StockFlows":
        """Those held + newly recognised - pardoned - end of term - died = those held later, by period.

        Returns
        -------
        StockFlows
            One row a month or year for which newly recognised are published, derived from
            `remaining_estimates` and `release_totals`; the residual is shown and never fitted.
        """
        from .flows import stock_flow

        return stock_flow(self)

    def remaining_on(self, day: str | dt.date) -> "Remaining":
        """How many were held on a day: the published figures around it, and bounds where flows allow.

        Parameters
        ----------
        day : str or datetime.date
            The day.

        Returns
        -------
        Remaining
            The figures before and after; ``low`` and ``high`` only when every flow between them is
            bounded, since releases alone give a biased figure.

        Raises
        ------
        InvalidValueError
            If it is no day.
        """
        from .flows import remaining_on

        return remaining_on(self, day)

    def panel(self, freq: Literal["D", "W", "M"]) -> "pd.DataFrame":
        """Releases, expulsions, contacts, concessions and bounds of those held on a regular grid.

        Parameters
        ----------
        freq : {"D", "W", "M"}
            Days, weeks that end on Sunday, or months.

        Returns
        -------
        pandas.DataFrame
            One row a period. Of each count ``_low`` is what surely and ``_high`` what possibly falls
            into the period; 0 only inside `coverage`, else missing. ``held_low`` and ``held_high``
            are the least and the greatest that Viasna's own figures of the period allow. Where no
            source counts the expelled of a release, they are from none to all of its freed.

        Raises
        ------
        InvalidValueError
            If `freq` is another.
        """
        from .panel import panel

        return panel(self, freq)

    def coverage(self) -> "Table[Coverage]":
        """What is meant to be complete, from when to when, and what is only illustrative.

        Returns
        -------
        Table of Coverage
            One row a subject, as the editors state it for the version.
        """
        from .panel import coverage

        return coverage(self)

    def timeline(self, *, ax: "Axes | None" = None) -> "Axes":
        """Draw contacts, steps of other parties by their direction, and releases on one axis of time.

        One lane each; within a lane the height has no meaning. An uncertain date is a bar over all
        days on which it can have been, with the mark in its middle. Hollow are contacts that were
        only planned, and steps that were only talked of or announced. A release is a stem as tall
        as the number released; without a stated number it is hollow and lies on the ground. That
        two things stand near each other does not say that one led to the other; `event_links` has
        the ties that sources state.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Where to draw; a new figure without it.

        Returns
        -------
        matplotlib.axes.Axes
            The axes drawn on; nothing is shown.

        Raises
        ------
        MissingExtraError
            If matplotlib is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ax = br.dataset("2026.11.0").timeline()
        >>> [label.get_text() for label in ax.get_yticklabels()][2:5]
        ['easing', 'offer', 'request']
        >>> ax.get_xlabel()
        'Not drawn: 2 without a date'
        """
        from .plotting import timeline

        return timeline.plot(self, ax)

    # other forms

    def to_csv(self, folder: str | os.PathLike[str], *, overwrite: bool = False) -> None:
        """Write the tables and the codebook as CSV files into a new folder, with a ``datapackage.json``.

        The folder is a Frictionless Data Package: columns with their types, meanings and
        vocabularies, keys, licence, and the size and SHA-256 of each file. The files are UTF-8
        with LF; an empty cell is one that no source states; the items of a list are joined by ``;``.

        Parameters
        ----------
        folder : str or os.PathLike
            The folder to make; the one above it must be there.
        overwrite : bool, optional
            Whether to replace the folder where it is there already. It is replaced only if it
            holds nothing but the files of an earlier export.

        Raises
        ------
        ExistsError
            If the folder is there and is not to be replaced, or holds anything else.
        WriteError
            If it cannot be written. Nothing is left of it then.
        InvalidValueError
            If `folder` is no path, or no name of a new folder.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.dataset("2026.11.0").to_csv("releases")
        >>> sorted(os.listdir("releases"))[:4]
        ['claims.csv', 'codebook.csv', 'concessions.csv', 'contacts.csv']
        """
        from .disk import to_csv

        to_csv(self, folder, overwrite=overwrite)

    def to_parquet(self, folder: str | os.PathLike[str], *, overwrite: bool = False) -> None:
        """Write the tables and the codebook as Parquet files into a new folder.

        The types are those of :meth:`.Table.to_arrow`. The version, the licence and the meaning of
        each column stand in the metadata of the files.

        Parameters
        ----------
        folder : str or os.PathLike
            The folder to make; the one above it must be there.
        overwrite : bool, optional
            Whether to replace the folder where it is there already. It is replaced only if it
            holds nothing but the files of an earlier export.

        Raises
        ------
        ExistsError
            If the folder is there and is not to be replaced, or holds anything else.
        WriteError
            If it cannot be written. Nothing is left of it then.
        InvalidValueError
            If `folder` is no path, or no name of a new folder.
        MissingExtraError
            If pyarrow is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.dataset("2026.11.0").to_parquet("parquet")
        >>> import pyarrow.parquet
        >>> pyarrow.parquet.read_table("parquet/events.parquet").num_rows
        6
        """
        from .disk import to_parquet

        to_parquet(self, folder, overwrite=overwrite)

    def to_sqlite(self, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
        """Write the tables and the codebook into a new SQLite database, with the keys and constraints declared.

        Dates are ISO text, booleans 0 and 1. A list column is a table of its own,
        ``<table>_<column>``: the id of the row, ``position``, counted from 1, and ``item``. The
        table ``metadata`` says what was read, under which licence, and how to cite it.

        Parameters
        ----------
        path : str or os.PathLike
            The file to make; the folder that it is to be in must be there.
        overwrite : bool, optional
            Whether to replace the file where it is there already.

        Raises
        ------
        ExistsError
            If the file is there and is not to be replaced, or is a folder, a link or a database in use.
        WriteError
            If it cannot be written. Nothing is left of it then.
        InvalidValueError
            If `path` is no path, or no name of a new file.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.dataset("2026.11.0").to_sqlite("releases.sqlite")
        >>> import sqlite3
        >>> database = sqlite3.connect("releases.sqlite")
        >>> database.execute("SELECT event_id FROM events_destinations WHERE item = 'UA'").fetchall()
        [('2025-12-13-lithuania-ukraine',)]
        >>> database.close()
        """
        from .disk import to_sqlite

        to_sqlite(self, path, overwrite=overwrite)

    # the tables

    def _table(self, kind: type[T], name: str) -> T:
        if name not in self._made:
            self._made[name] = kind(name, self.version, self._rows(name), self.known_on)
        return self._made[name]  # type: ignore[return-value]

    def _rows(self, name: str) -> list[Any] | None:
        """The rows that were public on the day; None where there is no day, and so all rows are."""
        if self.known_on is None:
            return None
        if not self._known_rows:
            from .known_on import known

            self._known_rows.update(known(dataset(self.version), self.known_on))
        return self._known_rows[name]

    def table(self, name: str) -> Table[Any]:
        """One table by its name.

        Raises
        ------
        NotFoundError
            If there is no such table.
        """
        if name not in RECORDS:
            raise NotFoundError(f"there is no table {name!r}: {candidates(name, RECORDS)}")
        accessor = getattr(self, name)
        table: Table[Any] = accessor()
        return table

    def events(self) -> Events:
        """Releases, one a row."""
        return self._table(Events, "events")

    def event_breakdowns(self) -> "Table[EventBreakdown]":
        """Counts of a release's persons by group."""
        return self._table(Table, "event_breakdowns")

    def event_links(self) -> "Table[EventLink]":
        """Ties that sources state between releases and steps of others."""
        return self._table(Table, "event_links")

    def prisoners(self) -> Prisoners:
        """Persons released and publicly named, one a row."""
        return self._table(Prisoners, "prisoners")

    def custody_changes(self) -> "Table[CustodyChange]":
        """Changes in the custody of those persons."""
        return self._table(Table, "custody_changes")

    def remaining_estimates(self) -> RemainingEstimates:
        """Published figures of those still held."""
        return self._table(RemainingEstimates, "remaining_estimates")

    def release_totals(self) -> "Table[ReleaseTotal]":
        """Published cumulative figures and flows."""
        return self._table(Table, "release_totals")

    def concessions(self) -> "Table[Concession]":
        """Steps by foreign parties, and refusals of them."""
        return self._table(Table, "concessions")

    def contacts(self) -> "Table[Contact]":
        """Visits, meetings, calls, letters, messages and public statements."""
        return self._table(Table, "contacts")

    def sources(self) -> "Table[Source]":
        """Publications, one a row."""
        return self._table(Table, "sources")

    def claims(self, table: str | None = None, record_id: str | None = None, *, field: str | None = None) -> Claims:
        """Statements of sources: all, or those on a table, a row, a column.

        Raises
        ------
        NotFoundError
            If there is no such table, row or column.
        """
        claims = self._table(Claims, "claims")
        if table is None and (record_id is not None or field is not None):
            raise InvalidValueError("claims of a row or a column need the name of their table first")
        if table is not None:
            rows = self.table(table)
            if field is not None and field not in rows.columns:
                raise NotFoundError(f"there is no column {field!r} in {table}: {candidates(field, rows.columns)}")
            wanted = {"table": table}
            if record_id is not None:
                rows[record_id]
                wanted["record_id"] = record_id
            if field is not None:
                wanted["field"] = field
            claims = claims.where(**wanted)
        return claims


def dataset(version: str = "latest", known_on: str | dt.date | None = None) -> Dataset:
    """The dataset at a version; one object for each version asked for without a day."""
    resolved = resolve(version)
    if resolved in REDACTED and resolved not in _WARNED:
        _warn(resolved)
    if known_on is not None:
        return Dataset(resolved, known_on)
    if resolved not in _DATASETS:
        _DATASETS[resolved] = Dataset(resolved)
    return _DATASETS[resolved]


_DATASETS: dict[str, Dataset] = {}  # versions never change, so this only saves time
_WARNED: set[str] = set()


def _warn(version: str) -> None:
    from warnings import warn

    from .errors import RedactedDataWarning

    _WARNED.add(version)
    warn(
        f"data version {version} is not as it was first published: something was removed at a person's wish "
        f"({', '.join(REDACTED[version])}), and its checksum is a new one",
        RedactedDataWarning,
        stacklevel=4,
    )


def _day_of(known_on: str | dt.date) -> dt.date:
    from .known_on import day_of

    return day_of(known_on)


def data_versions() -> "Table[DataVersion]":
    """The published versions of the data, oldest first."""
    from . import read
    from .tables import record_class

    return Table("data_versions", "latest", read.records(record_class("data_versions"), store.read("versions.csv")))
