"""``Table``: the rows of one table at one version, like a sequence, never to be changed."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from . import read, store
from .errors import InvalidValueError, NotFoundError, OutOfRangeError, candidates
from .tables import ABOUT, RECORDS, record_class
from .versions import resolve

if TYPE_CHECKING:
    from typing import Self

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from .read import ColumnSchema, Lists, TableSchema

R = TypeVar("R")
D = TypeVar("D")

_TYPES: dict[str, type | tuple[type, ...]] = {"integer": int, "number": (int, float), "boolean": bool, "date": date}
_SHAPES: "dict[tuple[str, str | None], dict[str, ColumnSchema]]" = {}  # never change: only saves time


class Table(Generic[R]):
    """The rows of one table, in the order of their ids.

    A table is sequence-like and immutable: it has a length, iterates over records, takes
    positions, slices and ids, and hands out fresh frames. It is read when first used.

    Parameters
    ----------
    name : str
        Name of the table, such as ``"events"``.
    version : str
        Data version; ``"latest"`` or a full version.
    records : iterable, optional
        The rows, where they are not simply all rows of that version.
    known_on : datetime.date, optional
        The day as of which the rows are the public record.

    Examples
    --------
    >>> import belarus_releases as br
    >>> table = br.events("2026.11.0")
    >>> table
    <Events: 6 rows, data version 2026.11.0>
    >>> table["2025-09-11-lithuania"].released_total
    52
    """

    __slots__ = ("_by_id", "_known_on", "_name", "_records", "_version")
    _by_id: dict[str, R] | None
    _known_on: date | None
    _name: str
    _records: tuple[R, ...] | None
    _version: str

    def __init__(
        self,
        name: str,
        version: str = "latest",
        records: Iterable[R] | None = None,
        known_on: date | None = None,
    ) -> None:
        if name not in RECORDS and name not in ABOUT:
            raise NotFoundError(f"there is no table {name!r}: {candidates(name, RECORDS)}")
        held = None if records is None else tuple(records)
        self._set(_name=name, _version=resolve(version), _records=held, _by_id=None, _known_on=known_on)

    def _set(self, **values: Any) -> None:
        for slot, value in values.items():
            object.__setattr__(self, slot, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} table cannot be changed: {name!r} cannot be assigned to")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} table cannot be changed: {name!r} cannot be deleted")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.name, self.version, self._records, self.known_on)

    # rows

    @property
    def name(self) -> str:
        """Name of the table."""
        return self._name

    @property
    def version(self) -> str:
        """Data version of the rows."""
        return self._version

    @property
    def known_on(self) -> date | None:
        """Day as of which the rows are the public record; None without such a bound."""
        return self._known_on

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns that this version has."""
        return tuple(self._shape)

    @property
    def _shape(self) -> "dict[str, ColumnSchema]":
        """The columns at this version by name, as the readers know them; the first is that of the ids."""
        asked = self._name, self._past
        if asked not in _SHAPES:
            from ._schema import SCHEMA

            _SHAPES[asked] = {column[0]: column for column in read.at_version(SCHEMA[self._name], self._past)}
        return _SHAPES[asked]

    @property
    def _schema(self) -> "TableSchema":
        return tuple(self._shape.values())

    @property
    def _key(self) -> str:
        return next(iter(self._shape))

    @property
    def _past(self) -> str | None:
        """The version to filter by; None for the current one, which needs no filter."""
        return None if self.version == resolve("latest") else self.version

    @property
    def _rows(self) -> tuple[R, ...]:
        if self._records is None:
            stored = store.read_table(self.name, history=self._past is not None)
            self._set(_records=tuple(read.records(record_class(self.name), *stored, self._past)))
        assert self._records is not None
        return self._records

    @property
    def _index(self) -> dict[str, R]:
        if self._by_id is None:
            key = self._key
            self._set(_by_id={getattr(record, key): record for record in self._rows})
        assert self._by_id is not None
        return self._by_id

    def _with(self, records: Iterable[R]) -> "Self":
        return type(self)(self.name, self.version, records, self.known_on)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def __reversed__(self) -> Iterator[R]:
        return reversed(self._rows)

    def __contains__(self, row: object) -> bool:
        if isinstance(row, str):
            return row in self._index
        return isinstance(row, record_class(self.name)) and self._index.get(getattr(row, self._key)) == row

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self.name == other.name and self._rows == other._rows

    def __hash__(self) -> int:
        return hash((self.name, self._rows))

    @overload
    def __getitem__(self, key: int | str) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> "Self": ...
    def __getitem__(self, key: int | str | slice) -> "R | Self":
        """One row by position or id, or the rows of a slice."""
        if isinstance(key, str):
            found = (self._by_id or self._index).get(key)
            if found is None:
                raise NotFoundError(f"there is no row {key!r} in {self.name}: {candidates(key, self._index)}")
            return found
        rows = self._rows
        try:
            return self._with(rows[key]) if isinstance(key, slice) else rows[key]
        except IndexError:
            raise OutOfRangeError(f"{self.name} has {len(self)} rows, so there is no row {key}") from None
        except (TypeError, ValueError):
            raise InvalidValueError(f"a row is asked for by position, slice or id, not by {key!r}") from None

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
            What to give where there is no such row.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.events("2026.11.0").get("no-such-release") is None
        True
        """
        return self._index.get(row_id, default)

    def where(self, **conditions: Any) -> "Self":
        """The rows that meet every condition.

        Parameters
        ----------
        **conditions
            By column: a value the cell is to equal; a collection (set, list, range …) it is
            to be in; a callable that is given the cell and says yes; None for empty cells. A
            list cell is met by a value among its items. Dates may be given as ISO text.

        Returns
        -------
        Table
            A table of the same type, possibly without rows.

        Raises
        ------
        NotFoundError
            If there is no such column, or no row with such an id.
        InvalidValueError
            If the column can never hold the value.

        Examples
        --------
        >>> import belarus_releases as br
        >>> len(br.events("2026.11.0").where(arrangement="negotiated"))
        5
        >>> [e.event_id for e in br.events("2026.11.0").where(released_total=lambda n: n is not None and n > 100)]
        ['2025-12-13-lithuania-ukraine']
        """
        kept: Iterable[R] = self._rows
        for name, wanted in conditions.items():
            if name not in self._shape:
                raise NotFoundError(f"there is no column {name!r} in {self.name}: {candidates(name, self.columns)}")
            kept = self._meeting(kept, name, wanted)
        return self._with(kept)

    def _meeting(self, rows: Iterable[R], name: str, wanted: Any) -> list[R]:
        if callable(wanted):
            return [row for row in rows if wanted(getattr(row, name))]
        several = isinstance(wanted, Collection) and not isinstance(wanted, str)
        values = {self._value(name, value) for value in (wanted if several else (wanted,))}
        if self._shape[name][1] == "list":
            return [row for row in rows if values.intersection(getattr(row, name) or (None,))]
        return [row for row in rows if getattr(row, name) in values]

    def _value(self, name: str, value: Any) -> Any:
        """The value as the column would hold it; an error where it never can."""
        _, kind, _, items, _ = self._shape[name]
        if value is None:
            return None
        if kind == "date" and isinstance(value, str | datetime):  # a pandas timestamp is a datetime
            try:
                return date.fromisoformat(str(value).removesuffix(" 00:00:00"))
            except ValueError:
                raise InvalidValueError(f"{name} holds dates such as '2025-09-11', not {value!r}") from None
        if not isinstance(value, _TYPES.get(kind, str)) or (kind == "integer" and isinstance(value, bool)):
            raise InvalidValueError(f"{name} holds {kind} values, so none can be {value!r}")
        if items is not None and value not in items:
            raise InvalidValueError(f"{name} is never {value!r}: {candidates(value, items)}")
        if name == self._key and value not in self._index:
            raise NotFoundError(f"there is no row {value!r} in {self.name}: {candidates(value, self._index)}")
        return value

    # other forms

    def to_frame(self, lists: "Lists" = "tuple") -> "pd.DataFrame":
        """The rows as a pandas frame, made anew at each call.

        Parameters
        ----------
        lists : {"tuple", "join"}
            List cells as tuples, or as text with ``;`` between the items.

        Returns
        -------
        pandas.DataFrame
            Dtypes are fixed whatever the version of pandas: ``string``, ``Int64``,
            ``Float64``, ``boolean``, ``datetime64[s]`` and categories of the vocabulary.

        Examples
        --------
        >>> import belarus_releases as br
        >>> frame = br.events("2026.11.0").to_frame()
        >>> int(frame["released_total"].sum())
        194
        """
        if lists not in ("tuple", "join"):
            raise InvalidValueError(f"lists is 'tuple' or 'join', not {lists!r}")
        if self._records is not None:
            return read.frame_of(self._records, self._schema, lists=lists)
        stored = store.read_table(self.name, history=self._past is not None)
        return read.frame(self._schema, *stored, self._past, lists=lists)

    def to_arrow(self) -> "pa.Table":
        """The rows as an Arrow table.

        Returns
        -------
        pyarrow.Table
            Text, integers and numbers of 64 bits, booleans, ``date32``, lists of text, and
            categories as dictionaries of the whole vocabulary. The metadata of the schema say
            which table and version it is, those of a field what the column means.

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
        from .export import to_arrow

        return to_arrow(self)

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
        from .export import to_polars

        return to_polars(self)

    def cite(self, style: str = "bibtex", *, adopted: bool = False) -> str:
        """The publications behind exactly these rows, as a bibliography.

        They are those of every claim on the rows: who says so, and who says otherwise. Rows of
        `sources` stand for themselves, rows of a derived table for the rows that they name. The
        version and the day of the table hold for its bibliography too.

        Parameters
        ----------
        style : {"bibtex", "biblatex", "csl-json"}
            BibTeX, for classical styles, which biblatex reads too; entries for biblatex alone,
            with the day of publication; or CSL-JSON, for reference managers.
        adopted : bool, optional
            Only publications of adopted claims, those of rank 1. A table of `sources` stays as it is.

        Returns
        -------
        str
            One entry for each publication, in the order of the ids. Its key is made of the id and
            so the same at every version. Empty where there are none; in JSON, an empty list.

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
        from .bibliography import cite_rows

        return cite_rows(self, style, adopted=adopted)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows as an Arrow stream, which polars, DuckDB and pyarrow take as it is."""
        from .export import to_arrow

        return to_arrow(self).__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        rows = "1 row" if len(self) == 1 else f"{len(self)} rows"
        known = f", known on {self.known_on}" if self.known_on else ""
        return f"<{type(self).__name__}: {rows}, data version {self.version}{known}>"

    def _repr_html_(self) -> str:
        from .display import table_html

        return table_html(self)
