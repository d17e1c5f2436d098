"""What a frame or a CSV file that was exported says of itself: table, version, day, and the value of each cell."""

import csv
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ..errors import InvalidValueError, shown, shown_path
from ..schema.lists import join
from ..storage._manifest import REDACTED, SHA256
from ..storage._schema import LAYOUTS
from ..storage.layout import ColumnLayout, layout_at
from ..storage.versions import resolve
from ..tables import TABLES
from .package import DESCRIPTOR

if TYPE_CHECKING:
    import pandas as pd

#: The table whose ids a column has, by its name.
_KEYS = {LAYOUTS[table][0].name: table for table in TABLES}


class Reading(NamedTuple):
    """Cells that somebody read: of which table, at which version, known on which day, by which sources."""

    table: str
    version: str
    known_on: str | None
    choice: str | None  #: the choice of sources, as a line of text
    cells: list[tuple[str, str, str]]  #: id of the row, column, and the value as in CSV


#: Version, day and choice of sources, and cells: table, id, column and, where it is known, the value as in CSV.
Cells: TypeAlias = tuple[str, tuple[str | None, str | None], list[tuple[Any, ...]]]


def cells_of(what: Any, version: str | None = None) -> Cells:
    """The cells that are meant by a frame, the path of a CSV file, or an iterable of table, id and column.

    Raises
    ------
    InvalidValueError
        If it is none of these, or nothing says of which version they are.
    """
    if isinstance(what, str | os.PathLike) or (hasattr(what, "attrs") and hasattr(what, "columns")):
        reading = of_frame(what, version) if hasattr(what, "attrs") else of_csv(what, version)
        part = reading.known_on, reading.choice
        return reading.version, part, [(reading.table, *cell) for cell in reading.cells]
    cells = list(what) if isinstance(what, Iterable) and not isinstance(what, bytes) else [what]
    for cell in cells:
        if not isinstance(cell, tuple) or len(cell) != 3 or not all(isinstance(part, str) for part in cell):
            raise InvalidValueError(f"what: expected a frame, a path or cells (table, id, column), got {shown(cell)}")
    if version is None:
        raise InvalidValueError("version: cells do not name one: say which was read")
    return resolve(version), (None, None), cells


def of_frame(frame: "pd.DataFrame", version: str | None = None) -> Reading:
    """The cells of a frame that :meth:`belarus_releases.Table.to_frame` gave, by its attrs.

    Columns that the version does not have are left aside: they are the user's own.

    Raises
    ------
    InvalidValueError
        If the frame does not say what it is, or is not of the version whose SHA-256 it names.
    """
    attrs = frame.attrs
    if frame.index.name in _KEYS and frame.index.name not in frame.columns:
        frame = frame.reset_index()
    table = _table(frame.columns, attrs.get("table"))
    at = _version(attrs.get("version"), version, "its attrs name no data version, as those of to_frame() do")
    if attrs.get("sha256") not in (None, SHA256.get(at)) and at not in REDACTED:
        raise InvalidValueError(f"what: the frame is of another data version {at}: its SHA-256 is not the listed one")
    columns = {column.name: column for column in layout_at(LAYOUTS[table], at)}
    key, *names = (name for name in columns if name in frame.columns)
    if twice := [name for name in (key, *names) if [*frame.columns].count(name) > 1]:
        raise InvalidValueError(f"what: the frame has the column {shown(twice[0])} twice: keep one")
    ids = [str(value) for value in frame[key]]
    texts = {name: _texts(columns[name], frame[name]) for name in names}
    cells = [(row, name, texts[name][place]) for place, row in enumerate(ids) for name in names]
    return Reading(table, at, attrs.get("known_on"), attrs.get("choice"), [*((row, key, row) for row in ids), *cells])


def of_csv(path: "str | os.PathLike[str]", version: str | None = None) -> Reading:
    """The cells of a CSV file that an export wrote, by the descriptor beside it.

    Raises
    ------
    InvalidValueError
        If it is no such file, or nothing says of which version it is.
    """
    file = Path(path)
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            header, *rows = csv.reader(lines, strict=True)
        about = _descriptor(file.with_name(DESCRIPTOR), file.name)
    except (OSError, ValueError, csv.Error) as error:
        raise InvalidValueError(f"what: {shown_path(path)} is not a readable CSV file: {_reason(error)}") from error
    table = _table(header, None)
    missing = f"there is no {DESCRIPTOR} beside {shown_path(path)} that describes it"
    at = _version(about.get("version"), version, missing)
    names = {column.name for column in layout_at(LAYOUTS[table], at)}
    key = header.index(LAYOUTS[table][0].name)
    cells = [
        (row[key], name, cell)
        for row in rows
        for name, cell in zip(header, _whole(row, header, path), strict=True)
        if name in names
    ]
    return Reading(table, at, about.get("known_on"), about.get("choice"), cells)


def _reason(error: Exception) -> str:
    return error.strerror or "it cannot be opened" if isinstance(error, OSError) else "it is not CSV in UTF-8"


def _whole(row: list[str], header: list[str], path: object) -> list[str]:
    if len(row) != len(header):
        raise InvalidValueError(f"what: {shown_path(path)} has a line of {len(row)} cells for {len(header)} columns")
    return row


def _descriptor(path: Path, name: str) -> dict[str, Any]:
    """The descriptor of the folder, if it has the file; else nothing."""
    if not path.exists():
        return {}
    about = json.loads(path.read_text(encoding="utf-8"))
    described = about if isinstance(about, dict) else {}
    paths = (resource.get("path") for resource in described.get("resources", ()))
    return described if name in paths else {}


def _table(columns: Iterable[object], named: object) -> str:
    """The table that a frame or a file is of: its column of ids tells."""
    names = {*columns}
    tables = [table for key, table in _KEYS.items() if key in names]  # a column may hold ids of another table
    tables.sort(key=lambda table: -sum(column.name in names for column in LAYOUTS[table]))
    if named is not None:
        if named not in TABLES:
            raise InvalidValueError(f"what: cells of {', '.join(TABLES)} can be checked, got {shown(named)}")
        tables = [table for table in tables if table == named]
    if not tables:
        of = f"column {LAYOUTS[str(named)][0].name}" if named else f"column of ids ({', '.join(_KEYS)})"
        raise InvalidValueError(f"what: there is no {of}, which says in which row a cell is: keep it")
    return tables[0]


def _version(named: object, given: str | None, missing: str) -> str:
    """The version that is named, or given; both, if they are the same."""
    if named is None and given is None:
        raise InvalidValueError(f"version: {missing}: say which it is")
    versions = {resolve(version) for version in (named, given) if version is not None}
    if len(versions) > 1:
        raise InvalidValueError(f"version: expected {shown(named)}, the version of these cells, got {shown(given)}")
    return versions.pop()


def _texts(column: ColumnLayout, cells: "pd.Series[Any]") -> list[str]:
    """The cells of a column as they are written in CSV, whatever dtypes and lists the frame has."""
    return ["" if missing else _text(column, cell) for cell, missing in zip(cells, cells.isna(), strict=True)]


def _text(column: ColumnLayout, value: Any) -> str:
    """A cell that is not missing."""
    if isinstance(value, list | tuple):
        return join(map(str, value))
    if column.kind == "date":
        return str(value)[:10] if str(value)[10:] in ("", " 00:00:00", "T00:00:00") else str(value)
    if column.kind == "boolean":
        return {0: "false", 1: "true"}.get(value, str(value))
    if column.kind in ("integer", "number"):
        return str(value).removesuffix(".0")
    return str(value)
