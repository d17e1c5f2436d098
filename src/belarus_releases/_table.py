"""``Table``: the rows of one table at one version, like a sequence, immutable; and the kinds that can do more."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from ._immutable import Immutable
from ._snapshot import Snapshot, snapshot
from .errors import (
    InvalidValueError,
    NotFoundError,
    OutOfRangeError,
    candidates,
    check_option,
    shown,
)
from .tables import AUXILIARY, TABLES, UNVERSIONED, record_class

if TYPE_CHECKING:
    from typing import Literal, Self

    import pandas as pd
    import polars as pl
    import pyarrow as pa
    from matplotlib.axes import Axes

    from .export.sheet import Dtypes, Lists, Sheet
    from .storage.layout import ColumnLayout, Layout
    from .tables.changes import Change
    from .tables.claims import Claim  # noqa: F401  (named as text in the bases below)
    from .tables.codebook import CodebookEntry  # noqa: F401
    from .tables.events import Event  # noqa: F401
    from .tables.prisoners import Prisoner
    from .tables.remaining_estimates import RemainingEstimate  # noqa: F401
    from .tables.stock_flows import StockFlow  # noqa: F401

#: What users of frames try first.
_OF_FRAMES = (
    "agg", "describe", "drop", "dtypes", "explode", "groupby", "head", "iloc", "info", "isna", "loc", "merge", "query",
    "sample", "shape", "sort_values", "sum", "tail", "to_csv", "to_dict", "to_excel", "to_json", "to_parquet", "values",
)  # fmt: skip

R = TypeVar("R")
D = TypeVar("D")


class Table(Immutable, Generic[R]):
    """The rows of one table, in the order of their ids.

    A table is sequence-like and immutable: it has a length, iterates over records, takes
    positions, slices and ids, and gives a new frame at each call. It is read when first used.
    Two tables are equal if their name, version, known day and rows are.

    Parameters
    ----------
    name : str
        Name of the table, such as ``"events"``.
    version : str
        Data version; ``"latest"`` or a full version.
    records : iterable, optional
        The rows, where they are not simply all rows of that version.
    known_on : str or datetime.date, optional
        The day as of which the rows are the public record.

    Examples
    --------
    >>> import belarus_releases as br
    >>> table = br.events("2026.11.0")
    >>> len(table), table.version
    (6, '2026.11.0')
    >>> table["2025-09-11-lithuania"].released_total
    52
    """

    __slots__ = ("_by_id", "_name", "_records", "_snapshot")
    __module__ = "belarus_releases"
    _by_id: dict[str, R] | None
    _name: str
    _records: tuple[R, ...] | None
    _snapshot: Snapshot

    def __init__(
        self,
        name: str,
        version: str = "latest",
        records: Iterable[R] | None = None,
        known_on: str | date | None = None,
    ) -> None:
        if not isinstance(name, str) or (name not in TABLES and name not in AUXILIARY):
            raise NotFoundError(f"there is no table {shown(name)}: {candidates(name, TABLES)}")
        if records is None and name not in TABLES and name not in UNVERSIONED:
            raise InvalidValueError(f"records: {name} is derived: its rows come from a method of `dataset()`")
        if records is not None and not isinstance(records, Iterable):
            raise InvalidValueError(f"records: expected records of {name}, got {shown(records)}")
        rows = None if records is None else tuple(records)
        self._set(_name=name, _snapshot=snapshot(version, known_on), _records=rows, _by_id=None)

    def _arguments(self) -> tuple[Any, ...]:
        return self._name, self._snapshot.version, self._records, self.known_on

    # rows

    @property
    def name(self) -> str:
        """Name of the table."""
        return self._name

    @property
    def version(self) -> str | None:
        """Data version of the rows; None for tables that belong to none."""
        return None if self._name in UNVERSIONED else self._snapshot.version

    @property
    def known_on(self) -> date | None:
        """Day as of which the rows are the public record; None without such a bound."""
        return self._snapshot.known_on

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns that exist at this version."""
        return tuple(self._layout)

    @property
    def _layout(self) -> "dict[str, ColumnLayout]":
        return self._snapshot.layout(self._name)

    @property
    def _key(self) -> str:
        return next(iter(self._layout))

    @property
    def _rows(self) -> tuple[R, ...]:
        return self._snapshot.rows(self._name) if self._records is None else self._records

    @property
    def _index(self) -> dict[str, R]:
        if self._by_id is None:
            if self._records is None:
                index = self._snapshot.index(self._name)
            else:
                key = self._key
                index = {getattr(record, key): record for record in self._records}
            self._set(_by_id=index)
        assert self._by_id is not None
        return self._by_id

    def _with(self, records: Iterable[R]) -> "Self":
        """A table of the same kind with these rows."""
        table = object.__new__(type(self))
        table._set(_name=self._name, _snapshot=self._snapshot, _records=tuple(records), _by_id=None)
        return table

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            hint = ": to_frame() gives a pandas frame, which has it" if name in _OF_FRAMES else ""
            raise AttributeError(f"{type(self).__name__} has no attribute {shown(name)}{hint}")

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def __reversed__(self) -> Iterator[R]:
        return reversed(self._rows)

    def __contains__(self, row: object) -> bool:
        if isinstance(row, str):
            return row in self._index
        return isinstance(row, record_class(self._name)) and self._index.get(getattr(row, self._key)) == row

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self._identity() == other._identity() and self._rows == other._rows

    def __hash__(self) -> int:
        return hash((*self._identity(), len(self)))

    def _identity(self) -> tuple[Any, ...]:
        return self._name, self.version, self.known_on

    @overload
    def __getitem__(self, key: int | str) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> "Self": ...
    def __getitem__(self, key: int | str | slice) -> "R | Self":
        """One row by position or id, or the rows of a slice."""
        if isinstance(key, str):
            row = (self._by_id or self._index).get(key)
            if row is None and key in self._layout:
                raise NotFoundError(
                    f"{shown(key)} is a column of {self._name}: `.to_frame()[{shown(key)}]` has its cells"
                )
            if row is None:
                raise NotFoundError(f"there is no row {shown(key)} in {self._name}: {candidates(key, self._index)}")
            return row
        rows = self._rows
        try:
            return self._with(rows[key]) if isinstance(key, slice) else rows[key]
        except IndexError:
            raise OutOfRangeError(f"{self._name} has {len(self)} rows: there is no row {shown(key)}") from None
        except (TypeError, ValueError):
            raise InvalidValueError(f"{self._name}: expected a position, a slice or an id, got {shown(key)}") from None

    @overload
    def get(self, row_id: str) -> R | None: ...
    @overload
    def get(self, row_id: str, default: D) -> R | D: ...
    def get(self, row_id: str, default: Any = None) -> Any:
        """The row with an id, or `default` where there is none.

        Parameters
        ----------
        row_id : str
            Value of the first column.
        default : object
            The answer where there is no such row.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.events("2026.11.0").get("no-such-release") is None
        True
        """
        return self._index.get(row_id, default) if isinstance(row_id, str) else default

    def where(self, *, strict: bool = False, empty: bool = False, **conditions: Any) -> "Self":
        """The rows that meet every condition.

        Parameters
        ----------
        strict : bool, optional
            Whether a value that occurs nowhere in its column is an error instead of a warning.
        empty : bool, optional
            Whether callables take empty cells too: None, of lists ``()``.
        **conditions
            By column: a value that the cell equals; a collection (set, list, range, Series …)
            that it is in; a callable that takes a filled cell and answers yes or no; None,
            ``pandas.NA`` or ``NaT`` for empty cells. A list cell meets a value that is among
            its items. Dates may be ISO text or timestamps; a year, a month, a period of pandas or
            an interval, as ``"2025"``, ``"2025-09"`` or ``"2025-07-01/2025-09-30"``, asks for the
            rows whose whole interval lies in it.

        Returns
        -------
        Table
            A table of the same kind, possibly without rows.

        Raises
        ------
        NotFoundError
            If there is no such column, or with `strict` no such value.
        InvalidValueError
            If the column never holds such a value.

        Warns
        -----
        NotFoundWarning
            If a text or an id occurs nowhere in its column; the message has the nearest ones.
        OverlapWarning
            If rows overlap a year or a month only in part.

        Examples
        --------
        >>> import belarus_releases as br
        >>> len(br.events("2026.11.0").where(arrangement="negotiated"))
        5
        >>> [event.event_id for event in br.events("2026.11.0").where(released_total=lambda n: n > 100)]
        ['2025-12-13-lithuania-ukraine']
        >>> len(br.events("2026.11.0").where(date="2025-09", destinations="LT"))
        1
        """
        from ._where import meeting

        return self._with(meeting(self._rows, self._name, self._snapshot, conditions, strict=strict, empty=empty))

    # other forms

    def _sheet(self, columns: "Literal['all', 'main'] | Collection[str]" = "all") -> "Sheet":
        """The table as exports take it."""
        from .citation.dataset import apa
        from .export.sheet import Sheet

        whole = self._records is None and self.known_on is None
        return Sheet(
            name=self._name,
            columns=self._chosen(columns),
            records=lambda: self._rows,
            version=self.version,
            known_on=self.known_on,
            stored=(lambda: self._snapshot.csv(self._name)) if whole else None,
            citation=lambda: apa(self._snapshot.version, self._snapshot.published_on),
        )

    def _chosen(self, columns: "Literal['all', 'main'] | Collection[str]") -> "Layout":
        """The layout of all columns, of the main ones, or of those named."""
        if isinstance(columns, str) and columns == "all":
            return self._snapshot.columns(self._name)
        if isinstance(columns, str) and columns == "main":
            return tuple(sorted((c for c in self._layout.values() if c.main), key=lambda column: column.main))
        if isinstance(columns, str | bytes) or not isinstance(columns, Collection) or not len(columns):
            raise InvalidValueError(f"columns: expected 'all', 'main' or a list of names, got {shown(columns)}")
        layout: dict[str, ColumnLayout] = {}
        for name in columns:
            if not isinstance(name, str) or name not in self._layout:
                raise NotFoundError(
                    f"there is no column {shown(name)} in {self._name}: {candidates(name, self._layout)}"
                )
            if name in layout:
                raise InvalidValueError(f"columns: {shown(name)} is named twice")
            layout[name] = self._layout[name]
        return tuple(layout.values())

    def to_frame(
        self,
        lists: "Lists" = "tuple",
        *,
        columns: "Literal['all', 'main'] | Collection[str]" = "all",
        dtypes: "Dtypes" = "nullable",
    ) -> "pd.DataFrame":
        """The rows as a pandas frame, made anew at each call.

        Parameters
        ----------
        lists : {"tuple", "join"}
            List cells as tuples, or as text with ``;`` between the items.
        columns : {"all", "main"} or collection of str
            The columns: all, those that are shown first, or those named, in that order.
        dtypes : {"nullable", "numpy"}
            ``"nullable"``: ``string``, ``Int64``, ``Float64``, ``boolean``. ``"numpy"``: ``object``,
            ``int64``, ``float64`` and ``bool``, for libraries that take no others; numbers and
            booleans that may be missing are ``float64``, and lists are joined.

        Returns
        -------
        pandas.DataFrame
            Dtypes are fixed whatever the version of pandas, and categories are those of the
            vocabulary; dates have pandas' own unit, ``ns`` before pandas 3 and ``us`` since. A cell
            that no source states is missing, also in list columns. ``attrs`` names the table, the
            version, the day and the citation.

        Raises
        ------
        InvalidValueError
            If an option is none of those.
        NotFoundError
            If there is no such column.

        Examples
        --------
        >>> import belarus_releases as br
        >>> frame = br.events("2026.11.0").to_frame()
        >>> int(frame["released_total"].sum())
        194
        >>> br.events("2026.11.0").to_frame(columns=["event_id", "women"], dtypes="numpy")["women"].dtype
        dtype('float64')
        """
        from .export.frame import to_frame

        return to_frame(self._sheet(columns), lists, dtypes)

    def __array__(self, *arguments: object, **options: object) -> object:
        """Refuse what numpy and pandas would make of the records: a column of objects."""
        raise InvalidValueError(f"{self._name} is a table of records: to_frame() gives a pandas frame")

    def to_arrow(self) -> "pa.Table":
        """The rows as an Arrow table.

        Returns
        -------
        pyarrow.Table
            Text, integers and numbers of 64 bits, booleans, ``date32``, lists of text, and
            categories as dictionaries of the whole vocabulary. The metadata of the schema name
            the table and the version, those of a field the meaning of the column.

        Raises
        ------
        MissingExtraError
            If pyarrow is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> table = br.events("2026.11.0").to_arrow()
        >>> table.column("destinations")[-1].as_py()
        ['LT', 'UA']
        >>> table.schema.field("released_total").metadata[b"description"]
        b'Persons released, as adopted.'
        """
        from .export.arrow import to_arrow

        return to_arrow(self._sheet())

    def to_polars(self) -> "pl.DataFrame":
        """The rows as a polars frame.

        Returns
        -------
        polars.DataFrame
            The types of :meth:`to_arrow`; categories are ``Enum`` of the whole vocabulary.
            ``polars.DataFrame(table)`` gives the same with categories as ``Categorical``.

        Raises
        ------
        MissingExtraError
            If polars or pyarrow is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> frame = br.events("2026.11.0").to_polars()
        >>> frame["released_total"].sum()
        194
        >>> frame["confidence"].dtype
        Enum(categories=['weak', 'reported', 'confirmed'])
        """
        from .export.arrow import to_polars

        return to_polars(self._sheet())

    def cite(self, style: str = "bibtex", *, adopted: bool = False) -> str:
        """The sources behind exactly these rows, as a bibliography.

        They are those of every claim on the rows: who says so, and who says otherwise. Rows of
        `sources` stand for themselves, rows of a derived table for the rows that they name. The
        version and the day of the table hold for its bibliography too.

        Parameters
        ----------
        style : {"bibtex", "biblatex", "csl-json"}
            BibTeX, for classical styles, which biblatex reads too; entries for biblatex alone,
            with the day of publication; or CSL-JSON, for reference managers.
        adopted : bool, optional
            Only sources of adopted claims, those of rank 1. A table of `sources` stays as it is.

        Returns
        -------
        str
            One entry for each source, in the order of the ids. Its key consists of the id and
            is the same at every version. Empty where there are none; in JSON, an empty list.

        Raises
        ------
        InvalidValueError
            If there is no such style, or if the rows name nothing that has sources, like those of
            the codebook.

        Examples
        --------
        >>> import belarus_releases as br
        >>> print(br.events("2026.11.0")[:1].cite())
        @misc{belarus_releases_s0002,
          key = {{The Moscow Times}},
          title = {{Is Belarus Coming In From the Cold Following a U.S. Visit?}},
          howpublished = {{The Moscow Times}},
          year = {2025},
          month = jun,
          language = {english},
          urldate = {2026-11-21},
        }
        <BLANKLINE>
        """
        from .citation.publications import cite_rows

        return cite_rows(self._name, self._rows, self._snapshot, style, adopted=adopted)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows as an Arrow stream, which polars, DuckDB and pyarrow take as it is."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._index)

    def _title(self) -> str:
        """What the rows are; of a derived kind, which one."""
        title: str = record_class(self._name).__title__  # type: ignore[attr-defined]
        return title if type(self).__name__ != "Matches" else f"Matches, best first. {title}"

    def _source(self) -> str:
        """Where the rows come from, as pictures say it."""
        from .plotting.words import source

        return source(self.version, self.known_on)

    def _footer(self) -> str:
        """How much there is, of which version, and for which days it is meant to be complete."""
        from .views.covered import coverage

        rows = "1 row" if len(self) == 1 else f"{len(self)} rows"
        parts = [f"{rows} × {len(self.columns)} columns"]
        if self.version:
            parts.append(f"data version {self.version}")
        if self.known_on:
            parts.append(f"known on {self.known_on}")
        for row in coverage(self._snapshot) if self._records is None else ():
            if row.subject == self._name and row.first and row.last:
                parts.append(f"complete {row.first} to {row.last}")
        return ", ".join(parts)

    def __repr__(self) -> str:
        from shutil import get_terminal_size

        from .export.text import table_text

        body = table_text(self._sheet("main"), get_terminal_size().columns)
        return f"{self._title()}\n{body}{self._footer()}"

    def _repr_html_(self) -> str:
        from .export.html import table_html

        sources = self._snapshot.rows("sources") if "source_id" in self.columns else ()
        addresses = {source.source_id: source.url or "" for source in sources}
        return table_html(self._title(), self._sheet("main"), self._footer(), addresses)


class Events(Table["Event"]):
    """Events, one a row: see :class:`belarus_releases.tables.events.Event`."""

    __slots__ = ()
    __module__ = "belarus_releases.tables"

    def plot(
        self,
        kind: 'Literal["releases", "dispositions", "recognised", "named"]' = "releases",
        *,
        ax: "Axes | None" = None,
    ) -> "Axes":
        """Draw the events over time, or one row for each.

        ``"releases"``
            Stems by day, as tall as `released_total`, with colour and marker by `arrangement`; the
            largest are named in words where there is room. Below them, in a panel of its own, the
            running sum. An uncertain date is a bar over all possible days, with the stem in its
            middle; the sum counts the event from the last of them. An event without a stated number
            is hollow and adds nothing to the sum, with an open arrow where a bound is stated; a part
            of another event that is drawn (`part_of`) adds nothing either.
        ``"dispositions"``
            Where the released persons went: `expelled` and `stayed` as stated, and `foreign_nationals`
            of events coded as repatriation, a code about them alone. The rest of `released_total` is
            hatched where only `disposition` tells the route, and empty where nothing does.
        ``"recognised"``
            `released_total` beside `recognised`, with the bodies said to recognise them.
        ``"named"``
            The share of `released_total` that has a row in `prisoners`.

        The title states a finding, computed from the rows drawn; the line at the bottom names the
        data version and counts the rows that are not drawn. A picture stays within the axes that it
        is given, and its text grows with them. On axes too low for a row for each event, the
        largest are drawn.

        Parameters
        ----------
        kind : {"releases", "dispositions", "recognised", "named"}
            The picture.
        ax : matplotlib.axes.Axes, optional
            The axes to draw on; those of a new figure by default.

        Returns
        -------
        matplotlib.axes.Axes
            The axes; further panels are its `child_axes`. No window is opened.

        Raises
        ------
        MissingExtraError
            If matplotlib is not installed.
        InvalidValueError
            If there is no such picture.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ax = br.events("2026.11.0").plot()
        >>> " ".join(ax.get_title("left").split())  # it stands in two lines
        'Negotiated releases freed 193 of 194 persons, 123 of them on 13 December 2025'
        >>> ax = br.events("2026.11.0").plot("named")
        >>> ax.get_title("left")
        'Of 194 persons released, 9 are named in this record'
        """
        from .plotting import per_event, releases

        pictures = {
            "releases": releases.plot,
            "dispositions": per_event.dispositions,
            "recognised": per_event.recognised,
            "named": per_event.named,
        }
        if not isinstance(kind, str) or kind not in pictures:
            raise InvalidValueError(f"kind: there is no picture {shown(kind)} of events: {candidates(kind, pictures)}")
        return pictures[kind](self._rows, ax, source=self._source())


class Prisoners(Table["Prisoner"]):
    """Prisoners, one a row: see :class:`belarus_releases.tables.prisoners.Prisoner`."""

    __slots__ = ()
    __module__ = "belarus_releases.tables"

    def search(self, text: str) -> "Matches":
        """The prisoners whose name matches a text, in any spelling.

        Parameters
        ----------
        text : str
            A surname, in any case, with or without given names or initials, in any order; in Latin
            or in Cyrillic, in any romanisation, with or without diacritics. A given name alone
            finds nobody.

        Returns
        -------
        Matches
            The matching prisoners, best first, each with a score; where none matches, empty, with the
            names whose surnames are near, if any.

        Raises
        ------
        InvalidValueError
            If `text` is not text, or longer than 200 characters.

        Examples
        --------
        >>> import belarus_releases as br
        >>> [p.name for p in br.prisoners("2026.11.0").search("Tikhanovsky")]
        ['Siarhei Tsikhanouski']
        """
        from .names.scores import rank

        ranked, close = rank(self._rows, text)
        rows = [prisoner for _, prisoner in ranked]
        scores = {prisoner.prisoner_id: score for score, prisoner in ranked}
        return Matches(self._name, self._snapshot.version, rows, self.known_on, scores, close)


class Matches(Prisoners):
    """The prisoners that match a search, best first.

    Attributes
    ----------
    scores : tuple of float
        The similarity of each name: 1 for the same.
    close : tuple of str
        Where no prisoner matches: at most three names whose surnames are near; empty where none is.
    """

    __slots__ = ("_scores", "close")
    __module__ = "belarus_releases.tables"
    _scores: dict[str, float]
    close: tuple[str, ...]

    def __init__(
        self,
        name: str,
        version: str = "latest",
        records: "Iterable[Prisoner] | None" = None,
        known_on: str | date | None = None,
        scores: dict[str, float] | None = None,
        close: tuple[str, ...] = (),
    ) -> None:
        super().__init__(name, version, records, known_on)
        self._set(_scores=scores or {}, close=close)

    @property
    def scores(self) -> tuple[float, ...]:
        """The score of each row, in the order of the rows."""
        return tuple(self._scores[prisoner.prisoner_id] for prisoner in self)

    def _with(self, records: "Iterable[Prisoner]") -> "Self":
        table = super()._with(records)
        table._set(_scores=self._scores, close=self.close)
        return table

    def _arguments(self) -> tuple[Any, ...]:
        return (*super()._arguments(), self._scores, self.close)


class RemainingEstimates(Table["RemainingEstimate"]):
    """Estimates of those held, one a row: see :class:`~.tables.remaining_estimates.RemainingEstimate`."""

    __slots__ = ()
    __module__ = "belarus_releases.tables"

    def plot(self, *, ax: "Axes | None" = None, releases: bool = True) -> "Axes":
        """Draw the estimates as stated, a panel for each series.

        All panels have the same axes of time and number. A bound, inclusive or exclusive, is an open
        arrow from its number; a range is a line between its ends; "about" is a tilde; an uncertain
        date is a bar over all possible days. An estimate that relays or repeats another is hollow,
        since it is no evidence of its own; a dotted line leads to the estimate that it repeats, if
        that is in the same series. Denials have no number and stand in the panel of their series
        at no height.

        Estimates of different scopes cannot be compared, so only one scope is drawn: political
        prisoners where the rows have any, else the scope of the first row. The title states the
        latest exact number of the series with most of them, and the line at the bottom counts what
        is not drawn.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            The axes to draw on; those of a new figure by default.
        releases : bool, optional
            Whether to mark the events of the same version and known day that lie between the first
            and the last estimate, at the foot of each panel.

        Returns
        -------
        matplotlib.axes.Axes
            The axes, which have the first panel; the others are its `child_axes`. No window is opened.

        Raises
        ------
        MissingExtraError
            If matplotlib is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ax = br.remaining_estimates("2026.11.0").plot()
        >>> ax.get_title("left")
        'Numbers of political prisoners held go from 1,000 to 1,400'
        """
        from .plotting import remaining

        events = self._snapshot.rows("events") if releases else ()
        return remaining.plot(self._rows, ax, events=events, source=self._source())


class StockFlows(Table["StockFlow"]):
    """Stock and flows, one period a row: see :class:`belarus_releases.tables.stock_flows.StockFlow`."""

    __slots__ = ()
    __module__ = "belarus_releases.tables"

    def plot(self, *, ax: "Axes | None" = None) -> "Axes":
        """Draw the persons held and the flows between, by half-year.

        Months are added up to half-years; a longer period that is published as such, with an
        estimate for both ends, stands where it ends and is not a sum. Of each flow the published
        months are drawn, hatched where they are fewer than six: a bound, marked by an open arrow.
        A flow that no row has is marked as not published. The difference to the stock at the end is
        "left open": the unpublished part and whatever does not add up, not told apart. Where the
        stock at the start is not published, flows start at zero.

        Draw all rows: a flow of a row that is left out is marked as not published too. The title
        states the last period that has a stock at both ends. On axes too low for all periods, those
        with a stock at both ends go before the others, and the later before the earlier.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            The axes to draw on; those of a new figure by default.

        Returns
        -------
        matplotlib.axes.Axes
            The axes; no window is opened.

        Raises
        ------
        MissingExtraError
            If matplotlib is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ax = br.dataset("2026.11.2").stock_flow().where(period="2025-01-01/2025-12-23").plot()
        >>> [text.get_text() for text in ax.texts if text.get_gid() == "label"]
        ['1,265', '509', '342', 'at least 300', '2', '+5', '1,135']
        """
        from .plotting import waterfall

        return waterfall.plot(self._rows, ax, source=self._source())


class Codebook(Table["CodebookEntry"]):
    """Columns and vocabulary items, one a row: see :class:`belarus_releases.tables.codebook.CodebookEntry`."""

    __slots__ = ()
    __module__ = "belarus_releases.tables"

    def __str__(self) -> str:
        return "\n".join(f"{entry.entry_id}: {entry.meaning}" for entry in self)

    def search(self, text: str) -> "Self":
        """The rows in which every word of a text occurs; case does not matter.

        Parameters
        ----------
        text : str
            Words or parts of words of names, meanings, rules, units and standards.

        Returns
        -------
        Codebook
            First the rows whose names contain the words, then those whose explanations do; possibly
            none.

        Raises
        ------
        InvalidValueError
            If `text` is not text, has no word, or is longer than 200 characters.

        Examples
        --------
        >>> import belarus_releases as br
        >>> [entry.entry_id for entry in br.codebook("events").search("lower bound")]
        ['events.released_low']
        """
        from .views.codes import matching

        return self._with(matching(self._rows, text))


class Claims(Table["Claim"]):
    """Claims, one a row: see :class:`belarus_releases.tables.claims.Claim`."""

    __slots__ = ()
    __module__ = "belarus_releases.tables"


class Diff(Table["Change"]):
    """The changes from one data version to another, one cell a row; printed, it is a summary.

    Attributes
    ----------
    old : str
        The older data version.
    new : str
        The newer one.
    """

    __slots__ = ("new", "old")
    __module__ = "belarus_releases.tables"
    old: str
    new: str

    def __init__(self, old: str, new: str, changes: "Iterable[Change]") -> None:
        super().__init__("changes", new, changes)
        self._set(old=old, new=new)

    def _arguments(self) -> tuple[Any, ...]:
        return self.old, self.new, self._records

    def _identity(self) -> tuple[Any, ...]:
        return (*super()._identity(), self.old)

    def _with(self, records: "Iterable[Change]") -> "Self":
        table = super()._with(records)
        table._set(old=self.old, new=self.new)
        return table

    @property
    def changes(self) -> "tuple[Change, ...]":
        """The changes, in the order of tables, rows and columns."""
        return self._rows

    def __str__(self) -> str:
        if not self:
            return f"{self.old} to {self.new}: nothing changed"
        lines = [f"{self.old} to {self.new}"]
        rows = {(change.table, change.record_id, change.kind) for change in self}
        for table in dict.fromkeys(change.table for change in self):
            parts = []
            for kind, word in (("row_added", "added"), ("row_removed", "removed"), ("cell_changed", "changed")):
                if count := sum((row[0], row[2]) == (table, kind) for row in rows):
                    parts.append(f"{count} {word}")
            for kind, word in (("column_added", "added"), ("column_removed", "removed")):
                columns = dict.fromkeys(c.column for c in self if (c.table, c.kind) == (table, kind))
                parts += [f"column {name} {word}" for name in columns]
            lines.append(f"  {table}: {', '.join(parts)}")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Diff: {len(self)} cells, {self.old} to {self.new}>"

    def to_frame(
        self,
        lists: "Lists" = "tuple",
        *,
        columns: "Literal['all', 'main'] | Collection[str]" = "all",
        dtypes: "Dtypes" = "nullable",
        values: "Literal['python', 'text']" = "python",
    ) -> "pd.DataFrame":
        """The changes as a pandas frame: see :meth:`belarus_releases.Table.to_frame`.

        Parameters
        ----------
        lists, columns, dtypes
            As of any table.
        values : {"python", "text"}
            ``old`` and ``new`` as they are in records, or as text, as in CSV.

        Returns
        -------
        pandas.DataFrame
            One row a cell.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.diff("2026.11.0", "2026.11.1").to_frame(values="text")["new"][0]
        'activist;blogger;politician'
        """
        check_option("values", values, ("python", "text"))
        frame = super().to_frame(lists, columns=columns, dtypes=dtypes)
        if values == "text":
            from .export.frame import as_text

            for name in {"old", "new"} & {*frame.columns}:
                frame[name] = as_text(frame[name], dtypes)
        return frame
