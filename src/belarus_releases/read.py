"""The two readers: records through :mod:`csv`, frames through one :func:`pandas.read_csv`.

Both take the same checked bytes: the current rows of a table, each with the version it
dates from (``since``), and the superseded ones with their ``since`` and ``until``, the
first version without the row. Rows stand in the order of the table's first column, its
id. A past version is a filter over the two.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from itertools import islice

from .versions import order

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal, TypeAlias, TypeVar

    import numpy as np
    import pandas as pd

    R = TypeVar("R")
    Row: TypeAlias = list[str]
    #: name, kind, since, vocabulary items with their since (None where there are none), ordered
    ColumnSchema: TypeAlias = tuple[str, str, str, dict[str, str] | None, bool]
    TableSchema: TypeAlias = tuple[ColumnSchema, ...]
    Lists: TypeAlias = Literal["tuple", "join"]

_CHUNK = 128  # rows turned into columns at a time: with more, the garbage collector goes through them


def rows(current: bytes, history: bytes | None, version: str | None) -> "Iterator[Row]":
    """Each row's cells at a version, with ``since`` last; None means the current one."""
    now = _cells(current)
    if version is None:
        return now
    here = _at(version)
    present = (row for row in now if here(row[-1]))
    if history is None:
        return present
    past = (row[:-1] for row in _cells(history) if here(row[-2]) and not here(row[-1]))
    return merge(present, past, key=lambda row: row[0])


def _cells(data: bytes) -> "Iterator[Row]":
    reader = csv.reader(io.TextIOWrapper(io.BytesIO(data), "utf-8", newline=""), strict=True)
    next(reader)
    return reader


def _at(version: str) -> Callable[[str], bool]:
    """Whether something that dates from a version is there at this one, remembered."""
    known: dict[str, bool] = {}
    now = order(version)

    def reached(since: str) -> bool:
        if since not in known:
            known[since] = order(since) <= now
        return known[since]

    return reached


def records(
    record: "type[R]", current: bytes, history: bytes | None = None, version: str | None = None
) -> "Iterator[R]":
    """Stream the records of a table.

    Parameters
    ----------
    record : type
        The record class, as declared in :mod:`belarus_releases.tables`.
    current, history : bytes
        The stored rows; `history` only matters for a past version.
    version : str, optional
        A past version. Cells of columns that it does not have are None.

    Yields
    ------
    R
        Records in the order of their ids.
    """
    from .columns import columns, parser

    here = _at(version) if version else None
    parsers = [parser(c) if here is None or here(c.since) else _absent for c in columns(record)]
    lines = rows(current, history, version)
    while chunk := list(islice(lines, _CHUNK)):
        cells = zip(*chunk, strict=True)
        yield from map(record, *(map(parse, column) if parse else column for parse, column in zip(parsers, cells)))


def _absent(cell: str) -> None:
    return None


def frame(
    schema: "TableSchema",
    current: bytes,
    history: bytes | None = None,
    version: str | None = None,
    *,
    lists: "Lists" = "tuple",
) -> "pd.DataFrame":
    """Read a table as a frame with the dtypes that its schema gives.

    Parameters
    ----------
    schema : tuple of tuple
        The columns that the version has, see :func:`at_version`.
    current, history : bytes
        The stored rows; `history` only matters for a past version.
    version : str, optional
        A past version, to filter the rows by.
    lists : {"tuple", "join"}
        List cells as tuples, or as text joined by ``;``.

    Returns
    -------
    pandas.DataFrame
        Rows in the order of their ids.
    """
    import pandas as pd

    if version is None:
        table = _read_csv(current, schema, [])
    else:
        here = _at(version)
        table = _read_csv(current, schema, ["since"])
        table = table[_reached(table.pop("since"), here)]
        if history is not None:
            past = _read_csv(history, schema, ["since", "until"])
            past = past[_reached(past.pop("since"), here) & ~_reached(past.pop("until"), here)]
            table = _merged(table, past)
        table = table.reset_index(drop=True)
    for name, kind, *_ in schema:
        if kind == "date":
            table[name] = table[name].astype("datetime64[s]")
        elif kind == "list":
            cells = table[name].fillna("")
            table[name] = cells if lists == "join" else pd.Series(_tuples(cells), index=table.index, dtype=object)
    return table


def frame_of(records: "Iterable[object]", schema: "TableSchema", *, lists: "Lists" = "tuple") -> "pd.DataFrame":
    """Build from records the frame that :func:`frame` would read for the same rows."""
    import numpy as np
    import pandas as pd

    held = list(records)
    made = {}
    for column in schema:
        values: list[Any] = [getattr(record, column[0]) for record in held]
        if column[1] == "date":
            made[column[0]] = pd.Series(np.array(values, dtype="datetime64[s]"))
        elif column[1] == "list" and lists == "tuple":
            made[column[0]] = pd.Series(values, dtype=object)
        else:
            cells = [";".join(value) for value in values] if column[1] == "list" else values
            made[column[0]] = pd.Series(cells, dtype=_dtype(column))
    return pd.DataFrame(made)


def at_version(schema: "TableSchema", version: str | None) -> "TableSchema":
    """The columns and vocabulary items that a version has; None means the current one."""
    if version is None:
        return schema
    here = _at(version)
    return tuple(
        (name, kind, since, items and {item: s for item, s in items.items() if here(s)}, ordered)
        for name, kind, since, items, ordered in schema
        if here(since)
    )


def _dtype(column: "ColumnSchema") -> "Any":
    """The pandas dtype, named outright so that no version or option of pandas changes it."""
    import pandas as pd

    _, kind, _, items, ordered = column
    text = pd.StringDtype("python")
    if items is not None:
        return pd.CategoricalDtype(pd.Index(list(items), dtype=text), ordered=ordered)
    return {"integer": pd.Int64Dtype(), "number": pd.Float64Dtype(), "boolean": pd.BooleanDtype()}.get(kind, text)


def _read_csv(data: bytes, columns: "TableSchema", stamps: list[str]) -> "pd.DataFrame":
    import pandas as pd

    dates = [name for name, kind, *_ in columns if kind == "date"]
    dtypes = {column[0]: _dtype(column) for column in columns if column[0] not in dates}
    # With stamps, rows of other versions are among them, and can hold items that the vocabulary does not have yet.
    wider = {column[0]: column for column in columns if stamps and column[3] is not None}
    table = pd.read_csv(
        io.BytesIO(data),
        usecols=[column[0] for column in columns] + stamps,
        dtype=dtypes | dict.fromkeys([*wider, *stamps], "category"),
        parse_dates=dates,
        date_format="ISO8601",  # "%Y-%m-%d" would be the same, and slower
        keep_default_na=False,
        na_values=[""],
        encoding="utf-8",
    )
    for name, (*_, ordered) in wider.items():
        table[name] = table[name].cat.set_categories(dtypes[name].categories, ordered=ordered)
    return table


def _reached(stamps: "pd.Series[Any]", here: Callable[[str], bool]) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    import numpy as np

    return np.array([here(stamp) for stamp in stamps.cat.categories], dtype=bool)[stamps.cat.codes]


def _merged(table: "pd.DataFrame", past: "pd.DataFrame") -> "pd.DataFrame":
    """Put past rows among the others, both in the order of the first column."""
    import numpy as np
    import pandas as pd

    key = table.columns[0]
    past = past.sort_values(key)
    places = np.searchsorted(table[key].to_numpy(object), past[key].to_numpy(object))
    position = np.insert(np.arange(len(table)), places, len(table) + np.arange(len(past)))
    return pd.concat([table, past]).take(position)


def _tuples(cells: "Iterable[str]") -> list[tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {"": ()}
    return [known[c] if c in known else known.setdefault(c, tuple(c.split(";"))) for c in cells]
