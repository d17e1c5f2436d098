"""``Table``: the rows of one table, chosen by conditions and given in other forms."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, TypeVar

from .._parts import public
from ..errors import InvalidValueError, NotFoundError, candidates, shown
from ..tables import record_class
from .rows import Rows

if TYPE_CHECKING:
    from typing import Literal, Self

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from ..export.sheet import Dtypes, Lists, Sheet
    from ..storage.layout import ColumnLayout, Layout

R = TypeVar("R")


@public
class Table(Rows[R]):
    """The rows of one table, in the order of their ids.

    A table is sequence-like and immutable: it has a length, iterates over records, takes
    positions, slices and ids, and gives a new frame at each call. It is read when first used.
    Two tables are equal if their name, version, known day, choice of sources and rows are.

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
    choice : str, optional
        The choice of sources that the rows are by, as :attr:`.Dataset.choice` writes it.

    Examples
    --------
    >>> import belarus_releases as br
    >>> table = br.events("2026.11.0")
    >>> len(table), table.version
    (6, '2026.11.0')
    >>> table["2025-09-11-lithuania"].released_total
    52
    """

    __slots__ = ()
    __module__ = "belarus_releases"

    def where(self, *, strict: bool = False, empty: bool = False, **conditions: Any) -> "Self":
        """The rows that meet every condition.

        Parameters
        ----------
        strict : bool, optional
            Whether a value that occurs nowhere in its column is an error instead of a warning.
        empty : bool, optional
            Whether callables also receive empty cells: None, or ``()`` for lists.
        **conditions
            By column: a value that the cell equals; a collection (set, list, range, Series …)
            that it is in; a callable that takes a filled cell and returns True or False; None,
            ``pandas.NA`` or ``NaT`` for empty cells. A list cell matches a value that is one of its
            items. Dates may be ISO text or timestamps; a year, a month, a period of pandas or an
            interval, as ``"2025"``, ``"2025-09"`` or ``"2025-07-01/2025-09-30"``, asks for the rows
            whose whole interval lies in it.

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
            If a text or an id occurs nowhere in its column; the message lists the nearest ones.
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
        from .._where import meeting

        return self._with(meeting(self._rows, self._name, self._snapshot, conditions, strict=strict, empty=empty))

    # other forms

    def _sheet(self, columns: "Literal['all', 'main'] | Collection[str]" = "all") -> "Sheet":
        """The table as exports take it."""
        from ..citation.dataset import apa
        from ..export.sheet import Sheet

        whole = self._records is None and self._snapshot.whole
        return Sheet(
            name=self._name,
            columns=self._chosen(columns),
            records=lambda: self._rows,
            version=self.version,
            known_on=self.known_on,
            stored=(lambda: self._snapshot.csv(self._name)) if whole else None,
            citation=lambda: apa(self._snapshot.version, self._snapshot.published_on),
            choice=self.choice,
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
        """The rows as a pandas frame, a new one at each call.

        Parameters
        ----------
        lists : {"tuple", "join"}
            List cells as tuples, or as text with ``;`` between the items.
        columns : {"all", "main"} or collection of str
            The columns: all, the main ones, or those that are named, in that order.
        dtypes : {"nullable", "numpy"}
            ``"nullable"``: ``string``, ``Int64``, ``Float64``, ``boolean``. ``"numpy"``: ``object``,
            ``int64``, ``float64`` and ``bool``, for libraries that accept no others; numbers and
            booleans that may be missing are ``float64``, and lists are joined.

        Returns
        -------
        pandas.DataFrame
            Dtypes are fixed whatever the version of pandas, and categories are those of the
            vocabulary; dates have pandas' own unit, ``ns`` before pandas 3 and ``us`` since. A cell
            that no source states is missing, also in list columns. ``attrs`` names the table, the
            version, the day, the choice of sources and the citation, and the hazards of columns: what
            they must not be used for.

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
        from ..export.frame import to_frame

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
        from ..export.arrow import to_arrow

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
        from ..export.arrow import to_polars

        return to_polars(self._sheet())

    def cite(self, style: str = "bibtex", *, adopted: bool = False) -> str:
        """The sources behind exactly these rows, as a bibliography.

        They are the sources of every claim on the rows: those that state the adopted value, and those
        that state another. Rows of `sources` are cited as themselves, rows of a derived table by the
        rows that they name. The version and the day of the table hold for its bibliography too.

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
            If there is no such style, or if the rows name nothing that has sources, such as those of
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
        from ..citation.publications import cite_rows

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
        from ..plotting.words import source

        return source(self.version, self.known_on, self.choice)

    def _footer(self) -> str:
        """How much there is, of which version, and for which days it is meant to be complete."""
        from ..views.covered import coverage

        rows = "1 row" if len(self) == 1 else f"{len(self)} rows"
        parts = [f"{rows} × {len(self.columns)} columns"]
        if self.version:
            parts.append(f"data version {self.version}")
        if self.known_on:
            parts.append(f"known on {self.known_on}")
        if self.choice:
            parts.append(self.choice)
        for row in coverage(self._snapshot) if self._records is None else ():
            if row.subject == self._name and row.first and row.last:
                parts.append(f"complete {row.first} to {row.last}")
        return ", ".join(parts)

    def __repr__(self) -> str:
        from shutil import get_terminal_size

        from ..export.text import table_text

        body = table_text(self._sheet("main"), get_terminal_size().columns)
        return f"{self._title()}\n{body}{self._footer()}"

    def _repr_html_(self) -> str:
        from ..export.html import table_html

        sources = self._snapshot.rows("sources") if "source_id" in self.columns else ()
        addresses = {source.source_id: source.url or "" for source in sources}
        return table_html(self._title(), self._sheet("main"), self._footer(), addresses)
