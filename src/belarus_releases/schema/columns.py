"""A column: type, meaning, basis, vocabulary; and how a cell is parsed from CSV and formatted for it."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, cast

import attrs

from ..errors import shown
from .calver import reaches
from .lists import join, split

FIRST = "2026.11.0"  #: the data version since which the first columns and items exist

Basis = Literal["stated", "coded", "derived", "entered"]
Kind = Literal["text", "integer", "number", "boolean", "date", "category", "list", "value"]


class Vocabulary:
    """The items of a column, in order, each with its meaning and the version since which it exists.

    Stands beside the ``Literal`` that it explains: ``Annotated[Literal["a", "b"], Vocabulary({"a": …, "b": …})]``.

    Parameters
    ----------
    meanings : mapping of str to str
        The codebook line of each item.
    ordered : bool, optional
        Whether the items are ordered from least to greatest.
    since : mapping of str to str, optional
        The data version since which an item exists, for those later than the first.
    """

    def __init__(
        self, meanings: Mapping[str, str], *, ordered: bool = False, since: Mapping[str, str] | None = None
    ) -> None:
        self.meanings = dict(meanings)
        self.ordered = ordered
        self.since = {item: (since or {}).get(item, FIRST) for item in meanings}

    def at(self, version: str) -> "Vocabulary":
        """The items that exist at a version."""
        items = {item: line for item, line in self.meanings.items() if reaches(self.since[item], version)}
        return Vocabulary(items, ordered=self.ordered, since=self.since)


class Pattern:
    """The form of the texts of a column: a regular expression over the whole text, and its standard."""

    def __init__(self, regex: str, standard: str) -> None:
        self.regex = regex
        self.standard = standard


COUNTRY = Pattern("[A-Z]{2}", "ISO 3166-1 alpha-2, and EU for the European Union, VA for the Holy See")
Country = Annotated[str, COUNTRY]


@attrs.frozen(kw_only=True)
class Column:
    """One column as declared: everything else of the package that describes columns is derived from it."""

    name: str
    kind: Kind
    nullable: bool
    meaning: str
    basis: Basis
    since: str
    unit: str | None = None
    vocabulary: Vocabulary | None = None
    pattern: Pattern | None = None
    refers_to: str | None = None
    rule: str | None = None
    inputs: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()  #: what it must not be used for: items of `schema.hazards`
    in_part: tuple[str, ...] = ()  #: columns that hold what is stated in part, such as bounds of a number
    inapplicable: Callable[[Any], bool] | None = (
        None  #: whether no value is to be expected in a row whose cell is empty
    )
    main: int = 0  #: its place among the columns that are shown where not all are, from 1; 0 for none

    @property
    def items(self) -> tuple[str, ...]:
        """The vocabulary, in order; empty where the column has none."""
        return tuple(self.vocabulary.meanings) if self.vocabulary else ()

    @property
    def optional(self) -> bool:
        """Whether an empty cell means that no source states it; a list of a derived view may just have no items."""
        return self.nullable or (self.kind == "list" and self.basis == "stated")

    @property
    def codec(self) -> "Codec":
        """The codec of a cell."""
        return CODECS[self.kind]

    def at(self, version: str) -> "Column":
        """The column with the vocabulary of a version."""
        return attrs.evolve(self, vocabulary=self.vocabulary and self.vocabulary.at(version))


def columns(record: type) -> tuple[Column, ...]:
    """The declared columns of a record class, in order.

    Examples
    --------
    >>> from belarus_releases.tables.events import Event
    >>> columns(Event)[0].name
    'event_id'
    """
    return cast(tuple[Column, ...], record.__columns__)  # type: ignore[attr-defined]


def columns_at(record: type, version: str) -> list[Column]:
    """The columns that exist at a version, each with the vocabulary of that version."""
    return [column.at(version) for column in columns(record) if reaches(column.since, version)]


class Codec:
    """How values of one kind are parsed from a CSV cell and formatted for it."""

    __slots__ = ("format", "parse")

    def __init__(self, parse: Callable[[str], Any], format: Callable[[Any], str]) -> None:
        self.parse = parse
        self.format = format


KINDS: dict[Any, Kind] = {
    str: "text",
    int: "integer",
    float: "number",
    bool: "boolean",
    dt.date: "date",
    tuple: "list",
    Any: "value",
}
_BOOLEAN = {"true": True, "false": False}
CODECS: dict[Kind, Codec] = {
    "text": Codec(str, str),
    "category": Codec(str, str),
    "integer": Codec(int, str),
    "number": Codec(float, lambda value: repr(value).removesuffix(".0")),
    "boolean": Codec(_BOOLEAN.__getitem__, lambda value: "true" if value else "false"),
    "date": Codec(dt.date.fromisoformat, dt.date.isoformat),
    "list": Codec(split, join),
    "value": Codec(str, lambda value: CODECS[KINDS[type(value)]].format(value)),  # of any other kind
}


def parse_cell(column: Column, cell: str) -> Any:
    """The value of a CSV cell: None for an empty one, unless it holds a list."""
    return column.codec.parse(cell) if cell or column.kind == "list" else None


def format_cell(column: Column, value: Any) -> str:
    """The CSV cell of a value: empty for None."""
    return "" if value is None else column.codec.format(value)


def parser(column: Column) -> Callable[[str], Any]:
    """The fastest faithful parser of a column's cells; `str` where the cell is the value."""
    if column.kind == "text":
        return _text_or_none if column.nullable else str
    values: _Values
    if column.kind == "category":
        values = _Values(_not_an_item, {item: item for item in column.items})
    elif column.kind == "number":
        parse = column.codec.parse
        return (lambda cell: parse(cell) if cell else None) if column.nullable else parse
    else:
        values = _Values(column.codec.parse, {})
    if column.nullable:
        values[""] = None
    return values.__getitem__


def _text_or_none(cell: str) -> str | None:
    return cell or None


def _not_an_item(cell: str) -> str:
    raise ValueError(f"{shown(cell)} is not in the vocabulary")


class _Values(dict[str, Any]):
    """Values by cell, parsed when first met, since columns repeat themselves; the first few thousand are kept."""

    def __init__(self, parse: Callable[[str], Any], values: dict[str, Any]) -> None:
        super().__init__(values)
        self.parse = parse

    def __missing__(self, cell: str) -> Any:
        value = self.parse(cell)
        if len(self) < 4096:
            self[cell] = value
        return value
