"""``Rows``: the rows of one table at one version, like a sequence, immutable."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from .._immutable import Immutable
from .._snapshot import Snapshot, opened, snapshot
from ..errors import InvalidValueError, NotFoundError, OutOfRangeError, candidates, shown
from ..tables import AUXILIARY, TABLES, UNVERSIONED, record_class

if TYPE_CHECKING:
    from typing import Self

    from ..storage.layout import ColumnLayout

#: What users of frames try first.
_OF_FRAMES = (
    "agg", "describe", "drop", "dtypes", "explode", "groupby", "head", "iloc", "info", "isna", "loc", "merge", "query",
    "sample", "shape", "sort_values", "sum", "tail", "to_csv", "to_dict", "to_excel", "to_json", "to_parquet", "values",
)  # fmt: skip

R = TypeVar("R")
D = TypeVar("D")


class Rows(Immutable, Generic[R]):
    """The rows of one table, in the order of their ids."""

    __slots__ = ("_by_id", "_name", "_records", "_snapshot")
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
        choice: str | None = None,
    ) -> None:
        if not isinstance(name, str) or (name not in TABLES and name not in AUXILIARY):
            raise NotFoundError(f"there is no table {shown(name)}: {candidates(name, TABLES)}")
        if records is None and name not in TABLES and name not in UNVERSIONED:
            raise InvalidValueError(f"records: {name} is derived: its rows come from a method of `dataset()`")
        if records is not None and not isinstance(records, Iterable):
            raise InvalidValueError(f"records: expected records of {name}, got {shown(records)}")
        rows = None if records is None else tuple(records)
        part = (opened if rows is None else snapshot)(version, known_on, choice)
        self._set(_name=name, _snapshot=part, _records=rows, _by_id=None)

    def _arguments(self) -> tuple[Any, ...]:
        return self._name, self._snapshot.version, self._records, self.known_on, self.choice

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
    def choice(self) -> str | None:
        """The choice of sources that the rows are by, as :meth:`.Dataset.among` makes it; None where all count."""
        return self._snapshot.choice

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
        if not isinstance(other, Rows):
            return NotImplemented
        return self._identity() == other._identity() and self._rows == other._rows

    def __hash__(self) -> int:
        return hash((*self._identity(), len(self)))

    def _identity(self) -> tuple[Any, ...]:
        return self._name, self.version, self.known_on, self.choice

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
                nearest = candidates(key, self._index, names_rows=True)
                raise NotFoundError(f"there is no row {shown(key)} in {self._name}: {nearest}")
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
