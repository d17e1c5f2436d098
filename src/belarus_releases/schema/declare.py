"""How a table is declared: an attrs class, one attribute a column.

In :mod:`belarus_releases.tables`::

    @table("events", "Events: releases of persons from custody …", main=("event_id", "released_total"))
    class Event:
        event_id: str = entered("Readable label.")
        released_total: int | None = stated("Persons released.", unit="persons")

The annotation gives the type, whether the cell may be empty, and the vocabulary; the
call gives the meaning and the *basis*, which is how a value comes about. CSV, pandas
dtypes, Arrow types, ``datapackage.json``, the codebook and ``verify`` are derived from it.
"""

import types
import typing
from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeVar, dataclass_transform, get_args, get_origin

import attrs

from .calver import order
from .columns import FIRST, KINDS, Basis, Column, Kind, Pattern, Vocabulary, columns
from .hazards import HAZARDS

T = TypeVar("T")


def entered(meaning: str, **options: Any) -> Any:
    """A column that editors enter: ids, labels, notes, editorial links."""
    return _attribute("entered", meaning, **options)


def stated(meaning: str, **options: Any) -> Any:
    """A column whose value is that of the selected claim, or for lists the items of all claims."""
    return _attribute("stated", meaning, **options)


def coded(meaning: str, *, rule: str, **options: Any) -> Any:
    """A column that a person codes from claims, under the written rule; never empty."""
    return _attribute("coded", meaning, rule=rule, **options)


def derived(meaning: str, *, by: str, **options: Any) -> Any:
    """A column computed by a named rule: of :mod:`belarus_releases.adoption.rules`, or of a derived view."""
    return _attribute("derived", meaning, rule=by, **options)


def _attribute(basis: Basis, meaning: str, **options: Any) -> Any:
    return attrs.field(metadata={"column": {"basis": basis, "meaning": meaning, "since": FIRST, **options}})


@dataclass_transform(frozen_default=True, field_specifiers=(entered, stated, coded, derived))
def table(name: str, title: str, *, main: tuple[str, ...] = ()) -> Callable[[type[T]], type[T]]:
    """Declare a class as the record of a table; its first column is the table's id.

    The docstring of the class is made of the title and the columns: a written one is gone under ``python -OO``.

    Parameters
    ----------
    name : str
        Name of the table.
    title : str
        What its rows are.
    main : tuple of str
        The columns that are shown where not all are, in this order, the id first.
    """

    def declare(cls: type[T]) -> type[T]:
        for method, function in _METHODS.items():
            if method not in vars(cls):
                setattr(cls, method, function)
        record = attrs.frozen(cls, repr=False)
        attributes = attrs.fields(record)  # type: ignore[arg-type]
        if strays := set(main) - {attribute.name for attribute in attributes}:
            raise TypeError(f"{name}: main columns that are not declared: {', '.join(sorted(strays))}")
        places = {column: place for place, column in enumerate(main, 1)}
        record.__columns__ = tuple(_column(attribute, places.get(attribute.name, 0)) for attribute in attributes)  # type: ignore[attr-defined]
        record.__table__ = name  # type: ignore[attr-defined]
        record.__title__ = title  # type: ignore[attr-defined]
        record.__doc__ = _explanation(title, columns(record))
        return record

    return declare


def _explanation(title: str, columns: tuple[Column, ...]) -> str:
    """What `help` of a record class prints: its columns, as in the codebook."""
    lines = [title, "", "Attributes", "----------"]
    for column in columns:
        optional = ", may be empty" if column.optional else ""
        unit = f", in {column.unit}" if column.unit else ""
        lines += [f"{column.name} : {column.kind}{unit}{optional}", f"    {column.meaning}"]
        if column.vocabulary:
            lines += [f"    `{item}`: {meaning}" for item, meaning in column.vocabulary.meanings.items()]
        lines += [f"    {HAZARDS[hazard]}" for hazard in column.hazards]
    return "\n".join(lines)


def _getstate(record: Any) -> dict[str, Any]:
    return {column.name: getattr(record, column.name) for column in record.__columns__}


def _setstate(record: Any, state: dict[str, Any]) -> None:
    """Fill every column; one that the older version which pickled the record did not have is empty."""
    for column in record.__columns__:
        empty = () if column.kind == "list" else None
        object.__setattr__(record, column.name, state.get(column.name, empty))


def _rendering(function: str) -> Callable[[Any], str]:
    """A method that renders a record; the rendering is imported when it is first needed."""

    def method(record: Any) -> str:
        from . import render

        text: str = getattr(render, function)(record)
        return text

    return method


_METHODS = {
    "__repr__": _rendering("record_repr"),
    "__str__": _rendering("record_text"),
    "_repr_html_": _rendering("record_html"),
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}


def _column(attribute: "attrs.Attribute[Any]", main: int) -> Column:
    """Read type, emptiness and vocabulary off the annotation of one attribute."""
    options = attribute.metadata["column"]
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
        nullable = nullable or kind == "value"
    vocabulary = next((extra for extra in extras if isinstance(extra, Vocabulary)), None)
    if vocabulary and options["since"] != FIRST:  # no item is older than its column
        since = {item: max(since, options["since"], key=order) for item, since in vocabulary.since.items()}
        vocabulary = Vocabulary(vocabulary.meanings, ordered=vocabulary.ordered, since=since)
    if get_origin(plain) is Literal and (vocabulary is None or tuple(vocabulary.meanings) != get_args(plain)):
        raise TypeError(f"{attribute.name}: the items of the annotation and of the vocabulary differ")
    pattern = next((extra for extra in extras if isinstance(extra, Pattern)), None)
    if strays := set(options.get("hazards", ())) - HAZARDS.keys():
        raise TypeError(f"{attribute.name}: no hazards: {', '.join(sorted(strays))}")
    return Column(
        name=attribute.name,
        kind=kind,
        nullable=nullable,
        vocabulary=vocabulary,
        pattern=pattern,
        main=main,
        **options,
    )


def _strip(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(annotation) is Annotated:
        return annotation.__origin__, annotation.__metadata__
    return annotation, ()
