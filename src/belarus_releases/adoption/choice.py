"""A choice of sources, as one line of text: ``among language=be,ru; without quality=weak``.

Text, since a choice stands in every file and picture that is made of a part of the sources: two
equal choices have one text, and the text is read back.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..errors import InvalidValueError, NotFoundError, candidates, shown
from ..schema.columns import Column, format_cell, parse_cell
from ..schema.values import as_cell, values_of
from ..tables.sources import Source

#: The columns of `sources` by which sources are chosen.
COLUMNS = ("publisher_side", "publisher_id", "quality", "language", "is_reprint", "kind")

_EMPTY = "(empty)"  #: how a text names the empty cell, which no column has as a value


class Step(NamedTuple):
    """One call of `among` or `without`: what becomes of the sources that meet all conditions."""

    kind: str
    conditions: Mapping[str, Collection[Any]]  #: by column, the values that meet it

    def keeps(self, source: Source) -> bool:
        """Whether a source is kept."""
        met = all(getattr(source, name) in values for name, values in self.conditions.items())
        return met if self.kind == "among" else not met


def choice_of(
    kind: str, conditions: Mapping[str, Any], sources: Iterable[Source], declared: Mapping[str, Column]
) -> str:
    """The choice that a call of `among` or `without` makes.

    Parameters
    ----------
    kind : {"among", "without"}
        Whether sources that meet all conditions are kept or dropped.
    conditions : mapping of str to object
        By column of `sources`, a value or a collection of values; None for the empty cell.
    sources : iterable of Source
        All sources of the data version.
    declared : mapping of str to Column
        Their columns at the version.

    Raises
    ------
    NotFoundError
        If sources are not chosen by such a column, or none is of a publisher or in a language.
    InvalidValueError
        If there is no condition or no value, or a column never holds a value.

    Examples
    --------
    >>> import belarus_releases as br
    >>> ds = br.dataset("2026.11.3")
    >>> declared = ds._snapshot.declared("sources")
    >>> choice_of("without", {"quality": "weak", "language": ["ru", "be"]}, ds.sources(), declared)
    'without language=be,ru and quality=weak'
    """
    if not conditions:
        raise InvalidValueError(f"{kind}: expected a condition on sources, such as publisher_side='state', got none")
    cells: dict[str, list[Any]] = {}
    for name, condition in conditions.items():
        column = _column(name, declared)
        cells[name] = [as_cell(column, value) for value in values_of(condition)]
        if not cells[name]:
            raise InvalidValueError(f"{name}: expected a value or values, got {shown(condition)}")
    step = Step(kind, cells)
    _check_occurring(step, sources, declared)
    return _text(step, declared)


def check_occurring(choice: str, sources: Iterable[Source], declared: Mapping[str, Column]) -> None:
    """Refuse a choice that names a publisher or a language of which there is no source, such as one that is misspelt.

    Raises
    ------
    NotFoundError
        If there is none.

    Examples
    --------
    >>> import belarus_releases as br
    >>> ds = br.dataset("2026.11.3")
    >>> check_occurring("among publisher_id=viasnaa", ds.sources(), ds._snapshot.declared("sources"))
    Traceback (most recent call last):
    belarus_releases.errors.NotFoundError: publisher_id: no source has 'viasnaa': did you mean 'viasna' or 'vicsun'?
    """
    for step in _steps(choice, declared):
        _check_occurring(step, sources, declared)


def combined(*choices: str | None) -> str | None:
    """The choice of the sources that meet every one of some choices; None where there is none.

    Examples
    --------
    >>> combined("without quality=weak", None, "among language=be; without quality=weak")
    'among language=be; without quality=weak'
    """
    steps = {step for choice in choices if choice for step in choice.split("; ")}
    return "; ".join(sorted(steps)) or None


def canonical(choice: str, declared: Mapping[str, Column]) -> str | None:
    """The text of a choice as it is always written.

    Raises
    ------
    NotFoundError
        If sources are not chosen by such a column.
    InvalidValueError
        If it is no choice, or a column never holds a value.
    """
    return combined(*(_text(step, declared) for step in _steps(choice, declared)))


def chosen(sources: Iterable[Source], choice: str, declared: Mapping[str, Column]) -> list[Source]:
    """The sources that meet a choice.

    Examples
    --------
    >>> import belarus_releases as br
    >>> ds = br.dataset("2026.11.0")
    >>> declared = ds._snapshot.declared("sources")
    >>> [source.publisher for source in chosen(ds.sources(), "without quality=weak; among kind=reference", declared)]
    ['Wikipedia']
    """
    steps = [*_steps(choice, declared)]
    return [source for source in sources if all(step.keeps(source) for step in steps)]


def columns_of(choice: str) -> set[str]:
    """The columns of `sources` that a choice names.

    Examples
    --------
    >>> sorted(columns_of("among language=be; without is_reprint=true and quality=weak"))
    ['is_reprint', 'language', 'quality']
    """
    return {name for name in COLUMNS if re.search(rf" {name}=", choice)}


def _check_occurring(step: Step, sources: Iterable[Source], declared: Mapping[str, Column]) -> None:
    """Refuse a value of a column without a vocabulary that no source has."""
    for name, values in step.conditions.items():
        if declared[name].items:
            continue
        occurring = {getattr(source, name) for source in sources} - {None}
        for value in values:
            if value is not None and value not in occurring:
                nearest = candidates(value, sorted(map(str, occurring)), names_rows=True)
                raise NotFoundError(f"{name}: no source has {shown(value)}: {nearest}")


def _column(name: str, declared: Mapping[str, Column]) -> Column:
    """The column of a condition."""
    names = [column for column in COLUMNS if column in declared]
    if name not in names:
        *first, last = names
        raise NotFoundError(f"sources are chosen by {', '.join(first)} or {last}, and not by {shown(name)}")
    return declared[name]


def _text(step: Step, declared: Mapping[str, Column]) -> str:
    """A step as text. Each condition of `among` stands for itself, so that two calls are equal to one."""
    conditions = []
    for name, values in sorted(step.conditions.items()):
        cells = {_EMPTY if value is None else format_cell(declared[name], value) for value in values}
        conditions.append(f"{name}={','.join(sorted(cells))}")
    if step.kind == "without":
        return f"without {' and '.join(conditions)}"
    return "; ".join(f"among {condition}" for condition in conditions)


def _steps(choice: str, declared: Mapping[str, Column]) -> Iterator[Step]:
    """The steps of a text."""
    for step in choice.split("; ") if isinstance(choice, str) else [""]:
        kind, _, conditions = step.partition(" ")
        cells: dict[str, list[Any]] = {}
        for condition in conditions.split(" and "):
            name, equals, values = condition.partition("=")
            if kind not in ("among", "without") or not equals or name in cells:
                example = "'among language=be,ru; without quality=weak'"
                raise InvalidValueError(f"choice: expected text such as {example}, got {shown(choice)}")
            column = _column(name, declared)
            cells[name] = [_cell(column, value) for value in values.split(",")]
        yield Step(kind, cells)


def _cell(column: Column, text: str) -> Any:
    """The value that a text has for a column."""
    if text == _EMPTY:
        return None
    boolean = column.kind == "boolean" and text in ("true", "false")
    return as_cell(column, parse_cell(column, text) if boolean else text)
