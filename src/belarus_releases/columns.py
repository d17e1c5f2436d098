"""What declaring a column means.

A table is declared once, as an attrs class in :mod:`belarus_releases.tables`::

    @table("events", "A release: persons leaving custody under one act, or in one handover.")
    class Event:
        event_id: str = entered("Readable label.")
        released_total: int | None = stated("Persons released.", unit="persons")

The annotation gives the type, whether the cell may be empty, and the vocabulary; the
call gives the meaning and the *basis*, which is how a value comes about. CSV, pandas
dtypes, Arrow types, ``datapackage.json``, the codebook and ``verify`` are derived from it.
"""

import datetime as dt
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Literal, TypeVar, dataclass_transform, get_args, get_origin

import attrs

FIRST = "2026.11.0"  #: the data version that the first columns and items date from
SEPARATOR = ";"  #: between the items of a list cell in CSV

Basis = Literal["stated", "coded", "derived", "entered"]
Kind = Literal["text", "integer", "number", "boolean", "date", "category", "list"]
T = TypeVar("T")


class Terms:
    """The codebook line of each item of a vocabulary, and the version it dates from.

    Stands beside the ``Literal`` it explains: ``Annotated[Literal["a", "b"], Terms(a=…, b=…)]``.
    """

    def __init__(self, *, ordered: bool = False, since: Mapping[str, str] | None = None, **lines: str):
        self.ordered = ordered
        self.lines = lines
        self.since = {item: (since or {}).get(item, FIRST) for item in lines}


class Pattern:
    """What the texts of a column look like, as a regular expression over the whole text."""

    def __init__(self, regex: str, standard: str):
        self.regex = regex
        self.standard = standard


Country = Annotated[str, Pattern("[A-Z]{2}", "ISO 3166-1 alpha-2, and EU for the European Union, VA for the Holy See")]


@attrs.frozen(kw_only=True)
class Column:
    """One column as declared: what the rest of the package is derived from."""

    name: str
    kind: Kind
    nullable: bool
    meaning: str
    basis: Basis
    since: str
    unit: str | None = None
    terms: Terms | None = None
    pattern: Pattern | None = None
    refers_to: str | None = None
    rule: str | None = None
    of: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """The vocabulary, in order; empty where the column has none."""
        return tuple(self.terms.lines) if self.terms else ()

    @property
    def item_codec(self) -> "Codec":
        """The codec of one item of a list column, else of the whole cell."""
        return CODECS["text"] if self.kind == "list" else self.codec

    @property
    def codec(self) -> "Codec":
        """How a cell of this column is read from text and written to it."""
        return CODECS[self.kind]


def _column(basis: Basis, meaning: str, **given: Any) -> Any:
    return attrs.field(metadata={"column": {"basis": basis, "meaning": meaning, "since": FIRST, **given}})


def entered(meaning: str, **given: Any) -> Any:
    """A column that editors enter: ids, labels, notes, ties that are editing."""
    return _column("entered", meaning, **given)


def stated(meaning: str, **given: Any) -> Any:
    """A column whose value is the adopted claim, or for lists all claimed items."""
    return _column("stated", meaning, **given)


def coded(meaning: str, *, rule: str, **given: Any) -> Any:
    """A column that a person codes from claims, under the written rule; never empty."""
    return _column("coded", meaning, rule=rule, **given)


def derived(meaning: str, *, by: str, **given: Any) -> Any:
    """A column computed by the named function of :mod:`belarus_releases.derivations`."""
    return _column("derived", meaning, rule=by, **given)


@dataclass_transform(frozen_default=True, field_specifiers=(entered, stated, coded, derived))
def table(name: str, meaning: str = "") -> Callable[[type[T]], type[T]]:
    """Declare a class as the record of a table; its first column is the table's id.

    What one row is becomes its docstring: one that is written as such is gone under ``python -OO``.
    """

    def declare(cls: type[T]) -> type[T]:
        cls.__repr__, cls.__str__ = _in_one_line, _in_lines  # type: ignore[method-assign]
        cls._repr_html_ = _in_html  # type: ignore[attr-defined]
        record = attrs.frozen(cls, repr=False)
        record.__columns__ = tuple(_resolve(a) for a in attrs.fields(record))  # type: ignore[arg-type, attr-defined]
        record.__table__ = name  # type: ignore[attr-defined]
        record.__doc__ = meaning
        return record

    return declare


def _in_one_line(record: object) -> str:
    from .display import record_repr

    return record_repr(record)


def _in_lines(record: object) -> str:
    from .display import record_text

    return record_text(record)


def _in_html(record: object) -> str:
    from .display import record_html

    return record_html(record)


def columns(record: type) -> tuple[Column, ...]:
    """The declared columns of a record class, in order.

    Examples
    --------
    >>> from belarus_releases.tables.events import Event
    >>> columns(Event)[0].name
    'event_id'
    """
    return typing.cast(tuple[Column, ...], record.__columns__)  # type: ignore[attr-defined]


def _resolve(attribute: "attrs.Attribute[Any]") -> Column:
    """Read type, emptiness and vocabulary off the annotation of one attribute."""
    given = attribute.metadata["column"]
    plain, extras = _strip(attribute.type)
    nullable = False
    if isinstance(plain, types.UnionType) or get_origin(plain) is typing.Union:
        (inner,) = (part for part in get_args(plain) if part is not type(None))
        plain, more = _strip(inner)
        extras, nullable = extras + more, True
    kind: Kind
    if get_origin(plain) is tuple:
        item, more = _strip(get_args(plain)[0])
        plain, extras, kind = item, extras + more, "list"
    else:
        kind = "category" if get_origin(plain) is Literal else KINDS[plain]
    terms = next((x for x in extras if isinstance(x, Terms)), None)
    if get_origin(plain) is Literal and (terms is None or tuple(terms.lines) != get_args(plain)):
        raise TypeError(f"the items of column {attribute.name} and their codebook lines differ")
    pattern = next((x for x in extras if isinstance(x, Pattern)), None)
    return Column(name=attribute.name, kind=kind, nullable=nullable, terms=terms, pattern=pattern, **given)


def _strip(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(annotation) is Annotated:
        return annotation.__origin__, annotation.__metadata__
    return annotation, ()


@attrs.frozen
class Codec:
    """How values of one kind are read from a CSV cell and written to it."""

    parse: Callable[[str], Any]
    format: Callable[[Any], str]


def split(cell: str) -> tuple[str, ...]:
    """The items of a list cell."""
    return tuple(cell.split(SEPARATOR)) if cell else ()


def join(items: Iterable[str]) -> str:
    """The cell of a list."""
    return SEPARATOR.join(items)


KINDS: dict[type, Kind] = {str: "text", int: "integer", float: "number", bool: "boolean", dt.date: "date"}
_BOOLEAN = {"true": True, "false": False}
CODECS: dict[Kind, Codec] = {
    "text": Codec(str, str),
    "category": Codec(str, str),
    "integer": Codec(int, str),
    "number": Codec(float, lambda value: repr(value).removesuffix(".0")),
    "boolean": Codec(_BOOLEAN.__getitem__, lambda value: "true" if value else "false"),
    "date": Codec(dt.date.fromisoformat, dt.date.isoformat),
    "list": Codec(split, join),
}


def parser(column: Column) -> Callable[[str], Any] | None:
    """The fastest faithful reader of a column's cells; None where the text is the value."""
    if column.kind == "text":
        return (lambda cell: cell or None) if column.nullable else None
    known: _Known
    if column.kind == "category":
        known = _Known(None, {item: item for item in column.items})
    elif column.kind == "number":
        parse = column.codec.parse
        return (lambda cell: parse(cell) if cell else None) if column.nullable else parse
    else:
        known = _Known(column.codec.parse, {})
    if column.nullable:
        known[""] = None
    return known.__getitem__


class _Known(dict[str, Any]):
    """Values by cell text, parsed when first met: columns repeat themselves; the first few thousand are kept."""

    def __init__(self, parse: Callable[[str], Any] | None, known: dict[str, Any]):
        super().__init__(known)
        self.parse = parse

    def __missing__(self, cell: str) -> Any:
        if self.parse is None:
            raise ValueError(f"{cell!r} is not in the vocabulary")
        value = self.parse(cell)
        if len(self) < 4096:
            self[cell] = value
        return value


def read(column: Column, cell: str) -> Any:
    """The value of a CSV cell: None for an empty one, unless it holds a list."""
    return column.codec.parse(cell) if cell or column.kind == "list" else None


def write(column: Column, value: Any) -> str:
    """The CSV cell of a value: empty for None."""
    return "" if value is None else column.codec.format(value)
