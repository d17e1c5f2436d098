"""``Dataset``: every table at one data version, known on one day."""

import datetime as dt
import os
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from ._immutable import Immutable
from ._snapshot import Snapshot, snapshot
from ._table import Claims, Events, Prisoners, RemainingEstimates, StockFlows, Table
from .errors import (
    InvalidValueError,
    NotFoundError,
    RedactedDataWarning,
    candidates,
    check_option,
    frames_to_caller,
    shown,
)
from .schema.calver import reaches
from .storage._manifest import REDACTED
from .tables import HASHED, TABLES, record_class

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from .export.sheet import Edition, Sheet
    from .tables.concessions import Concession
    from .tables.contacts import Contact
    from .tables.coverage import Coverage
    from .tables.custody_changes import CustodyChange
    from .tables.disputes import Dispute
    from .tables.event_breakdowns import EventBreakdown
    from .tables.event_links import EventLink
    from .tables.events import Event
    from .tables.evidence import Evidence
    from .tables.reconciliation import Reconciliation
    from .tables.release_totals import ReleaseTotal
    from .tables.released import Released
    from .tables.remaining import Remaining
    from .tables.sources import Source

T = TypeVar("T", bound=Table[Any])

_KINDS = {"events": Events, "prisoners": Prisoners, "remaining_estimates": RemainingEstimates, "claims": Claims}


class Dataset(Immutable):
    """Every table at one data version and, where a day is given, as far as it was public then.

    Made by :func:`belarus_releases.dataset`; immutable. Two datasets are equal if version and day are.

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

    __slots__ = ("_snapshot", "_tables")
    __module__ = "belarus_releases"
    _snapshot: Snapshot
    _tables: dict[str, Any]

    def __init__(self, version: str = "latest", known_on: str | dt.date | None = None) -> None:
        opened = snapshot(version, known_on)
        tables = {name: _KINDS.get(name, Table)(name, opened.version, None, opened.known_on) for name in TABLES}
        self._set(_snapshot=opened, _tables=tables)

    def _arguments(self) -> tuple[Any, ...]:
        return self.version, self.known_on

    def __repr__(self) -> str:
        known = f", known on {self.known_on}" if self.known_on else ""
        return f"<Dataset: data version {self.version}{known}>"

    def __str__(self) -> str:
        published = f", published on {self.published_on}" if self.published_on else ""
        known = f", known on {self.known_on}" if self.known_on else ""
        complete = {row.subject: f"complete {row.first} to {row.last}" for row in self.coverage() if row.first}
        lines = [f"Dataset: data version {self.version}{published}{known}"]
        for name, table in self._tables.items():
            lines.append(f"  {name:<20}{len(table):>7} rows  {complete.get(name, '')}".rstrip())
        return "\n".join(lines)

    # what was read

    @property
    def version(self) -> str:
        """Data version of the tables."""
        return self._snapshot.version

    @property
    def known_on(self) -> dt.date | None:
        """Day as of which the tables are the public record; None without such a bound."""
        return self._snapshot.known_on

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
        return self._snapshot.table_sha256(_table_name(name, HASHED))

    # derived views

    def disputes(self) -> "Table[Dispute]":
        """Cells for which sources state different values: who states each, which is adopted, and why.

        A coarser date does not contradict a finer one, nor a partial list a longer one; free text
        is worded by each source in its own way. None of these is a dispute.

        Returns
        -------
        Table of Dispute
            One row for each value, the adopted one of a cell first; derived from `claims` and `sources`.
        """
        from .views.disputed import disputes

        return self._derived(Table, "disputes", disputes(self._snapshot))

    def reconcile(self) -> "Table[Reconciliation]":
        """Published totals beside the recorded events of their period, route and population.

        No subset of events is fitted to a total: many subsets reach the same sum. The remainder is
        the published total less the recorded events, with bounds.

        Returns
        -------
        Table of Reconciliation
            One row for each total of persons who left custody; derived from `release_totals` and `events`.
        """
        from .views.reconciliation import reconcile

        return self._derived(Table, "reconciliation", reconcile(self._snapshot))

    def stock_flow(self) -> "StockFlows":
        """Those held + newly recognised - pardoned - end of term - died = those held later, by period.

        Returns
        -------
        StockFlows
            One row for each month or year for which a number of newly recognised is published;
            derived from `remaining_estimates` and `release_totals`. The residual is shown, never fitted.
        """
        from .views.flows import stock_flow

        return self._derived(StockFlows, "stock_flows", stock_flow(self._snapshot))

    def remaining_on(self, day: str | dt.date) -> "Remaining":
        """How many were held on a day: the estimates of Viasna around it, and bounds where they follow.

        Only the series of Viasna is looked at; `remaining_estimates` has those of others, which count
        other persons by other rules.

        Parameters
        ----------
        day : str or datetime.date
            The day.

        Returns
        -------
        Remaining
            The estimates before and after; ``low`` and ``high`` where they follow: an estimate of the
            day itself, else those around it and the newly recognised in between. Releases alone would
            give a biased number.

        Raises
        ------
        InvalidValueError
            If `day` is no day.
        """
        from .views.held import remaining_on

        return remaining_on(self._snapshot, day)

    def released(
        self,
        start: str | dt.date | None = None,
        end: str | dt.date | None = None,
        *,
        events: "Iterable[Event] | None" = None,
    ) -> "Released":
        """How many persons were released in a period: as announced, and each counted once.

        Parameters
        ----------
        start, end : str or datetime.date, optional
            First and last day; a month or a year stands for its first or last day: ``("2025")`` asks
            since 2025, ``("2025", "2025")`` in 2025. Without one, the period has no bound on that side.
        events : Table of Event, optional
            The events to count, such as ``ds.events().where(event_class="pardon_round")``; by
            default those of the series (``in_series``), which `coverage` is about. Bounds are then of
            these events alone; among events off the series nothing is covered.

        Returns
        -------
        Released
            Least, adopted and greatest number; the events that surely lie in the period, those that
            possibly do, and those recorded that are not counted; what is open, and why. Printed, it
            is a few sentences. There is no greatest number where the period is not wholly covered.

        Raises
        ------
        InvalidValueError
            If `start` or `end` is no date, or `start` is after `end`; if `events` are not events of
            this version and day.

        Examples
        --------
        >>> import belarus_releases as br
        >>> answer = br.dataset("2026.11.2").released("2025-09", "2025-09")
        >>> answer.announced, answer.events_counted
        (77, ('2025-09-11-lithuania', '2025-09-16-pardon'))
        >>> print(str(answer).partition(",")[0])
        From 2025-09-01 to 2025-09-30 77 persons were announced as released
        """
        from .views.headcount import headcount

        return headcount(self._snapshot, None if events is None else self._own("events", events), start, end)

    def panel(
        self,
        freq: Literal["D", "W", "M", "Q", "Y"],
        *,
        events: "Iterable[Event] | None" = None,
        contacts: "Iterable[Contact] | None" = None,
        concessions: "Iterable[Concession] | None" = None,
        index: Literal["period", "timestamp"] = "period",
    ) -> "pd.DataFrame":
        """Releases, expulsions, contacts, concessions and bounds of those held on a regular grid.

        Parameters
        ----------
        freq : {"D", "W", "M", "Q", "Y"}
            Days, weeks that end on Sunday, months, quarters or years.
        events, contacts, concessions : Table, optional
            The rows to count, such as ``ds.contacts().where(kind="visit")``; by default the events of
            the series (``in_series``), and all contacts and concessions.
        index : {"period", "timestamp"}
            Periods, or the first day of each as a timestamp, which Stata, plotly, SQL and DuckDB take.

        Returns
        -------
        pandas.DataFrame
            One row for each period, with the columns of
            :class:`belarus_releases.tables.panel.PanelRow`, also in ``codebook("panel")``. ``_low``
            counts what surely and ``_high`` what possibly lies in the period. Persons and events
            have an upper bound only where the whole period is covered (``comparable``), and 0 only
            there; else cells are missing, and ``why`` says why. Contacts and concessions are those
            recorded, by whether Minsk took part, and by direction and stage. As of a known day,
            periods after it are missing, and that of the day has no upper bound. Lists are text with
            ``;`` between the items.

        Raises
        ------
        InvalidValueError
            If `freq` or `index` is none of these, or rows are not of this version and day.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ds = br.dataset("2026.11.2")
        >>> ds.panel("Q").loc["2025Q1":"2025Q3", "released_low"].tolist()
        [42, 57, 93]
        >>> visits = ds.contacts().where(kind="visit")
        >>> int(ds.panel("Y", contacts=visits)["contacts_minsk_low"]["2025"])
        9
        """
        from .export.frame import frame_of_panel
        from .views import grid

        check_option("freq", freq, grid.FREQUENCIES)
        check_option("index", index, ("period", "timestamp"))
        given = {"events": events, "contacts": contacts, "concessions": concessions}
        rows = grid.Counted(**{name: None if rows is None else self._own(name, rows) for name, rows in given.items()})
        panel = grid.panel(self._snapshot, freq, rows, snapshot(self.version))
        return frame_of_panel(panel, self._snapshot.columns("panel"), freq, index)

    def _own(self, name: str, rows: "Iterable[Any]") -> list[Any]:
        """Rows that a caller gives, which must be rows of this dataset; each once."""
        if isinstance(rows, Table) and (rows.name, rows.version, rows.known_on) != (name, self.version, self.known_on):
            other = f"{rows.name} of {Dataset(rows.version, rows.known_on)!r}" if rows.version else rows.name
            raise InvalidValueError(f"{name}: expected {name} of {self!r}, got {other}")
        own = dict.fromkeys(self._snapshot.rows(name))
        given = list(rows) if isinstance(rows, Iterable) and not isinstance(rows, str | bytes) else [rows]
        for row in given:
            if not isinstance(row, record_class(name)) or row not in own:
                raise InvalidValueError(f"{name}: expected rows of {name} of {self!r}, got {shown(row)}")
        return list(dict.fromkeys(given))

    def evidence(
        self, table: "str | object", record_id: str | None = None, field: str | None = None
    ) -> "Table[Evidence]":
        """Who states which value of a cell, where, and whether it is adopted.

        Parameters
        ----------
        table : str or object
            A table, or a record of one, such as ``ds.events()[0]``.
        record_id : str, optional
            Only claims on this row of it.
        field : str, optional
            Only claims on this column of it; of a derived column, on the columns it is made of.

        Returns
        -------
        Table of Evidence
            One row a claim: value, whether it is adopted, rank, publisher, side and date, whom it
            quotes, basis, whether carried in full, address, claim and source. The adopted come first.

        Raises
        ------
        NotFoundError
            If there is no such table, row or column.
        InvalidValueError
            If no claim states the column, since editors enter or code it; if a record is not of this
            dataset.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ds = br.dataset("2026.11.0")
        >>> rows = ds.evidence("events", "2025-09-11-lithuania", "released_total")
        >>> [(row.value, row.adopted, row.publisher) for row in rows]
        [('52', True, 'The European Conservative'), ('52', True, 'Wikipedia')]
        """
        from .views.evidenced import evidence

        name, row = self._row(table, record_id)
        return self._derived(Table, "evidence", evidence(self._snapshot, name, row, field))

    def _row(self, table: object, record_id: str | None) -> tuple[str, str | None]:
        """The table and the id that are meant by the name of a table and an id, or by a record."""
        name = getattr(type(table), "__table__", None)
        if name is None:
            name = _table_name(table)
        elif record_id is not None:
            raise InvalidValueError(f"record_id: the record has an id, so none is taken, got {shown(record_id)}")
        else:
            name = _table_name(name)
            self._own(name, [table])
            return name, getattr(table, next(iter(self._snapshot.layout(name))))
        if record_id is not None:
            if not isinstance(record_id, str):
                raise InvalidValueError(f"record_id: expected an id, got {shown(record_id)}")
            self.table(name)[record_id]
        return name, record_id

    def coverage(self) -> "Table[Coverage]":
        """Intended coverage of each table.

        Returns
        -------
        Table of Coverage
            One row for each subject: what is meant to be complete, from when to when, and what is
            only illustrative. As of a known day, what is covered ends the day before.
        """
        from .views.covered import coverage

        return self._derived(Table, "coverage", coverage(self._snapshot))

    def timeline(self, *, ax: "Axes | None" = None) -> "Axes":
        """Draw contacts, concessions by direction, and events on one axis of time.

        Contacts and directions of concessions have a lane each, in which the height has no meaning;
        events stand in a panel below as stems, as tall as the number of persons released. An
        uncertain date is a bar over all possible days, with the mark in its middle. A contact that
        was only planned is hollow, and so is a concession that was only floated or announced; an
        event without a stated number is hollow too. The title states the month with most contacts,
        of those whose month is certain. Nearness in time does not say that one led to the other;
        `event_links` has the links that sources state.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            The axes to draw on; those of a new figure by default.

        Returns
        -------
        matplotlib.axes.Axes
            The axes, which have the lanes; the panel of events is its one `child_axes`. No window is opened.

        Raises
        ------
        MissingExtraError
            If matplotlib is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ax = br.dataset("2026.11.0").timeline()
        >>> [label.get_text() for label in ax.get_yticklabels()][2:5]
        ['easing', 'offers', 'requests']
        """
        from .plotting import lanes, words

        contacts, concessions, events = map(self._snapshot.rows, ("contacts", "concessions", "events"))
        source = words.source(self.version, self.known_on)
        return lanes.plot(contacts, concessions, events, ax, source=source)

    # other forms

    def to_csv(self, folder: str | os.PathLike[str], *, overwrite: bool = False) -> None:
        """Write the tables and the codebook as CSV files into a new folder, with a ``datapackage.json``.

        The folder is a Frictionless Data Package: columns with their types, meanings and
        vocabularies, keys, licence, and the size and SHA-256 of each file. The files are UTF-8
        with LF; an empty cell is not stated by any source; the items of a list are joined by ``;``.

        Parameters
        ----------
        folder : str or os.PathLike
            The folder to make; its parent must exist.
        overwrite : bool, optional
            Whether to replace an existing folder. It is replaced only if it holds nothing but the
            files of an earlier export.

        Raises
        ------
        ExistsError
            If the folder exists and `overwrite` is False, or it holds anything else.
        WriteError
            If it cannot be written; nothing of it is left.
        InvalidValueError
            If `folder` is no path, or does not name a folder.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.dataset("2026.11.0").to_csv("releases")
        >>> sorted(os.listdir("releases"))[:4]
        ['claims.csv', 'codebook.csv', 'concessions.csv', 'contacts.csv']
        """
        from .export.disk import to_csv

        to_csv(self._sheets(), self._edition(), folder, overwrite=overwrite)

    def to_parquet(self, folder: str | os.PathLike[str], *, overwrite: bool = False) -> None:
        """Write the tables and the codebook as Parquet files into a new folder.

        The types are those of :meth:`.Table.to_arrow`. The metadata of the files state the version,
        the licence and the meaning of each column.

        Parameters
        ----------
        folder : str or os.PathLike
            The folder to make; its parent must exist.
        overwrite : bool, optional
            Whether to replace an existing folder. It is replaced only if it holds nothing but the
            files of an earlier export.

        Raises
        ------
        ExistsError
            If the folder exists and `overwrite` is False, or it holds anything else.
        WriteError
            If it cannot be written; nothing of it is left.
        InvalidValueError
            If `folder` is no path, or does not name a folder.
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
        from .export.disk import to_parquet

        to_parquet(self._sheets(), folder, overwrite=overwrite)

    def to_stata(self, folder: str | os.PathLike[str], *, overwrite: bool = False) -> None:
        """Write the tables and the codebook as Stata files into a new folder, with labels.

        The label of a variable is the meaning of its column, cut to 80 characters; the table
        ``codebook`` has the whole of it. A category is a number with a value label: the place of
        its item in the vocabulary of the version, counted from 1, so compare labels, not numbers,
        across versions. Booleans are 0 and 1, labelled ``no`` and ``yes``; dates are ``%td``; the
        items of a list are joined by ``;``. What no source states is missing, in a text the empty
        one. The label of a file states table and version, and behind ``@`` the day as of which it
        is known. Stata 14 and later open the files.

        Parameters
        ----------
        folder : str or os.PathLike
            The folder to make; its parent must exist.
        overwrite : bool, optional
            Whether to replace an existing folder. It is replaced only if it holds nothing but the
            files of an earlier export.

        Raises
        ------
        ExistsError
            If the folder exists and `overwrite` is False, or it holds anything else.
        WriteError
            If it cannot be written; nothing of it is left.
        InvalidValueError
            If `folder` is no path, or does not name a folder.
        MissingExtraError
            If pyreadstat is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.dataset("2026.11.0").to_stata("stata")
        >>> import pandas as pd
        >>> pd.read_stata("stata/events.dta")["confidence"].value_counts().to_dict()
        {'weak': 4, 'reported': 2}
        """
        from .export.disk import to_stata

        to_stata(self._sheets(), folder, overwrite=overwrite)

    def to_spss(self, folder: str | os.PathLike[str], *, overwrite: bool = False) -> None:
        """Write the tables and the codebook as SPSS files into a new folder, with labels.

        As :meth:`to_stata`, with these differences: labels of variables are cut to 256 bytes; dates
        have the format ``DATE11``; the level of measurement is set; the variable of a column that
        has a reserved word for its name, as `by`, ends in ``_var``; and the notes of a file
        (``DISPLAY DOCUMENTS``) state the version, the licence and the citation.

        Parameters
        ----------
        folder : str or os.PathLike
            The folder to make; its parent must exist.
        overwrite : bool, optional
            Whether to replace an existing folder. It is replaced only if it holds nothing but the
            files of an earlier export.

        Raises
        ------
        ExistsError
            If the folder exists and `overwrite` is False, or it holds anything else.
        WriteError
            If it cannot be written, or a text is longer than 32,767 bytes; nothing of it is left.
        InvalidValueError
            If `folder` is no path, or does not name a folder.
        MissingExtraError
            If pyreadstat is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.dataset("2026.11.0").to_spss("spss")
        >>> import pyreadstat
        >>> frame, about = pyreadstat.read_sav("spss/events.sav")
        >>> about.variable_value_labels["confidence"]
        {1.0: 'weak', 2.0: 'reported', 3.0: 'confirmed'}
        """
        from .export.disk import to_spss

        to_spss(self._sheets(), folder, overwrite=overwrite)

    def to_excel(self, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
        """Write the tables and the codebook into a new Excel workbook, a sheet each.

        The first sheet, ``read-me``, states version, licence, citation and coverage, and what to
        mind before counting. Dates are real dates, booleans TRUE and FALSE, and numbers numbers; all
        else is text and stays text, also where it looks like a formula. The items of a list are
        joined by ``;``. The header is frozen and has filters.

        Parameters
        ----------
        path : str or os.PathLike
            The file to make, whose name should end in ``.xlsx``; its folder must exist.
        overwrite : bool, optional
            Whether to replace an existing file.

        Raises
        ------
        ExistsError
            If the file exists and `overwrite` is False, or it is a folder, a link or a file in use.
        WriteError
            If it cannot be written, or a text is longer than 32,767 characters; nothing of it is left.
        InvalidValueError
            If `path` is no path, or does not name a file.
        MissingExtraError
            If openpyxl is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.dataset("2026.11.0").to_excel("releases.xlsx")
        >>> import openpyxl
        >>> openpyxl.load_workbook("releases.xlsx").sheetnames[:3]
        ['read-me', 'events', 'event_breakdowns']
        """
        from .export.disk import to_excel

        to_excel([*self._sheets(), self.coverage()._sheet()], self._edition(), path, overwrite=overwrite)

    def to_sqlite(self, path: str | os.PathLike[str], *, overwrite: bool = False, datasette: bool = False) -> None:
        """Write the tables and the codebook into a new SQLite database, with keys and constraints.

        Dates are ISO text, booleans 0 and 1. A list column is a table of its own,
        ``<table>_<column>``: the id of the row, ``position``, counted from 1, and ``item``; a list
        that no source states has no rows there. The view ``<table>_named`` has names in place of
        ids, and lists as text; ``vocabularies`` has the items of every vocabulary in order;
        ``<table>_fts`` is the full-text index (FTS5) of labels, names and notes; ``metadata`` states
        the version, the licence and the citation. SQLite 3.31 and later read the file.

        Parameters
        ----------
        path : str or os.PathLike
            The file to make; its folder must exist.
        overwrite : bool, optional
            Whether to replace an existing file.
        datasette : bool, optional
            Whether to write ``metadata.json`` beside it, with what Datasette shows: title, licence,
            meanings of the columns, facets.

        Raises
        ------
        ExistsError
            If a file exists and `overwrite` is False; or it is a folder, a link, a database in use,
            or a ``metadata.json`` that no export made.
        WriteError
            If it cannot be written; nothing of it is left.
        InvalidValueError
            If `path` is no path, or does not name a file.

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
        from .export.disk import to_sqlite

        to_sqlite(self._sheets(), self._edition(), path, overwrite=overwrite, datasette=datasette)

    def _sheets(self) -> "list[Sheet]":
        """What an export holds: the tables, and the codebook of the version."""
        from .views.codes import codebook

        entries = [entry for entry in codebook() if entry.table in TABLES and reaches(entry.since, self.version)]
        tables = [*map(self.table, TABLES), Table("codebook", self.version, entries)]
        return [table._sheet() for table in tables]

    def _edition(self) -> "Edition":
        from .citation.dataset import apa
        from .export.sheet import Edition

        citation = apa(self.version, self.published_on)
        return Edition(self.version, self.published_on, self.known_on, self.sha256, citation)

    # the tables

    def _derived(self, kind: type[T], name: str, records: "Iterable[Any]") -> T:
        return kind(name, self.version, records, self.known_on)

    def table(self, name: str) -> Table[Any]:
        """One table by its name.

        Raises
        ------
        NotFoundError
            If there is no such table.
        """
        table: Table[Any] = self._tables[_table_name(name)]
        return table

    def events(self) -> Events:
        """Events: releases of persons from custody, under one act or in one handover."""
        table: Events = self._tables["events"]
        return table

    def event_breakdowns(self) -> "Table[EventBreakdown]":
        """Counts of an event's persons by nationality, destination, sex or charge."""
        table: Table[EventBreakdown] = self._tables["event_breakdowns"]
        return table

    def event_links(self) -> "Table[EventLink]":
        """Links between events and concessions or contacts, as stated by sources."""
        table: Table[EventLink] = self._tables["event_links"]
        return table

    def prisoners(self) -> Prisoners:
        """Persons released and named in public reporting."""
        table: Prisoners = self._tables["prisoners"]
        return table

    def custody_changes(self) -> "Table[CustodyChange]":
        """Changes in the custody of named persons: releases, refusals, returns."""
        table: Table[CustodyChange] = self._tables["custody_changes"]
        return table

    def remaining_estimates(self) -> RemainingEstimates:
        """Published estimates of those still held, each as of a date."""
        table: RemainingEstimates = self._tables["remaining_estimates"]
        return table

    def release_totals(self) -> "Table[ReleaseTotal]":
        """Published totals: cumulative counts and flows over a period."""
        table: Table[ReleaseTotal] = self._tables["release_totals"]
        return table

    def concessions(self) -> "Table[Concession]":
        """Concessions of foreign parties: eased, tightened, offered, requested, refused."""
        table: Table[Concession] = self._tables["concessions"]
        return table

    def contacts(self) -> "Table[Contact]":
        """Contacts: visits, meetings, calls, letters, messages and public statements."""
        table: Table[Contact] = self._tables["contacts"]
        return table

    def sources(self) -> "Table[Source]":
        """Sources: the publications that the claims cite."""
        table: Table[Source] = self._tables["sources"]
        return table

    def claims(
        self, table: "str | object | None" = None, record_id: str | None = None, *, field: str | None = None
    ) -> Claims:
        """Claims: which source states which value of which cell.

        Parameters
        ----------
        table : str or object, optional
            Only those on this table, or on a record, such as ``ds.events()[0]``.
        record_id : str, optional
            Only those on this row of it.
        field : str, optional
            Only those on this column of it.

        Raises
        ------
        NotFoundError
            If there is no such table, row or column.
        """
        claims: Claims = self._tables["claims"]
        if table is None:
            if record_id is not None or field is not None:
                raise InvalidValueError("table: claims of a row or a column need the name of their table")
            return claims
        name, record_id = self._row(table, record_id)
        conditions: dict[str, Any] = {"table": name}
        if field is not None:
            names = self.table(name).columns
            if field not in names:
                raise NotFoundError(f"there is no column {shown(field)} in {name}: {candidates(field, names)}")
            conditions["field"] = field
        if record_id is not None:
            conditions["record_id"] = record_id
        return claims._with(row for row in claims if all(getattr(row, name) == conditions[name] for name in conditions))


def _table_name(name: object, names: Collection[str] = TABLES) -> str:
    if not isinstance(name, str) or name not in names:
        raise NotFoundError(f"there is no table {shown(name)}: {candidates(name, names)}")
    return name


@lru_cache(maxsize=16)
def open_dataset(version: str = "latest", known_on: dt.date | None = None) -> Dataset:
    """The dataset of a version and a day; the same object for the same arguments, so that its tables are shared."""
    return Dataset(version, known_on)


_WARNINGS: dict[Any, Any] = {}  # what :mod:`warnings` remembers of ours
_LINES: dict[str, tuple[str, int]] = {}  # by version: the caller's line that was warned first


def warn_redacted(version: str) -> None:
    """Warn once of a version from which something was removed; a filter set to "error" raises every time."""
    import sys
    from warnings import warn_explicit

    caller = sys._getframe(frames_to_caller() - 1)
    filename, line = _LINES.setdefault(version, (caller.f_code.co_filename, caller.f_lineno))
    text = (
        f"data version {version} differs from its first publication: something was removed at a person's request "
        f"({', '.join(REDACTED[version])}), and its checksum is a new one"
    )
    warn_explicit(text, RedactedDataWarning, filename, line, registry=_WARNINGS)
