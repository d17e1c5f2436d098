"""``Sheet``: a table as an export takes it; ``Edition``: what an export says of the dataset as a whole."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from ..storage._manifest import CURRENT
from ..storage.layout import Layout

if TYPE_CHECKING:
    from ..schema.columns import Column

Lists: TypeAlias = Literal["tuple", "join"]
Dtypes: TypeAlias = Literal["nullable", "numpy"]


class Sheet(NamedTuple):
    """The rows of a table, with what an export must know of it; nothing is read before it is asked for."""

    name: str
    columns: Layout
    records: Callable[[], Sequence[Any]]
    version: str | None  #: None for a table that belongs to no data version
    known_on: dt.date | None = None
    stored: Callable[[], bytes] | None = None  #: the checked rows as CSV, where nothing was filtered
    citation: Callable[[], str] = str  #: how to cite the version
    choice: str | None = None  #: the choice of sources that count
    reasons: Callable[[], Mapping[tuple[str, str], str]] | None = None  #: why cells are empty, by row and column

    @property
    def declared(self) -> "list[Column]":
        """The columns as declared, each with the vocabulary of the version."""
        from ..schema.columns import columns_at
        from ..tables import record_class

        declared = {column.name: column for column in columns_at(record_class(self.name), self.version or CURRENT)}
        return [declared[column.name] for column in self.columns]


class Edition(NamedTuple):
    """The dataset at a version, known on a day, by a choice of sources, as the files of an export describe it."""

    version: str
    published_on: dt.date | None
    known_on: dt.date | None
    sha256: str
    citation: str
    choice: str | None = None  #: the choice of sources that count


class Stored(NamedTuple):
    """Size and checksum of a file of an export."""

    size: int
    sha256: str
