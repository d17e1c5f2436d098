"""A table as a pandas frame: one :func:`pandas.read_csv` over the stored rows, or from records.

The dtypes are those of the layout, named outright, so that no version or option of pandas changes
them but one: dates have the unit that pandas itself uses. Reading stored rows needs no record
class, and so no attrs.
"""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..errors import check_option
from ..schema.about import NAME
from ..schema.lists import join, split
from ..storage._manifest import SHA256
from ..storage.layout import ColumnLayout, Layout

if TYPE_CHECKING:
    from collections.abc import Hashable

    import pandas as pd

    from .sheet import Dtypes, Lists, Sheet


def to_frame(sheet: "Sheet", lists: "Lists" = "tuple", dtypes: "Dtypes" = "nullable") -> "pd.DataFrame":
    """A table as a frame: see :meth:`belarus_releases.Table.to_frame`."""
    check_option("lists", lists, ("tuple", "join"))
    check_option("dtypes", dtypes, ("nullable", "numpy"))
    joined = lists == "join" or dtypes == "numpy"
    if sheet.stored is not None:
        frame = frame_of_csv(sheet.stored(), sheet.columns, joined=joined)
    else:
        frame = frame_of_records(sheet.records(), sheet.columns, joined=joined)
    if dtypes == "numpy":
        for column in sheet.columns:
            frame[column.name] = _as_numpy(frame[column.name], column)
    frame.attrs = attributes(sheet)
    return frame


def attributes(sheet: "Sheet") -> "dict[Hashable | None, Any]":
    """What a frame says of itself."""
    return {
        "dataset": NAME,
        "table": sheet.name,
        "version": sheet.version,
        "sha256": SHA256.get(sheet.version or ""),
        "known_on": sheet.known_on and sheet.known_on.isoformat(),
        "choice": sheet.choice,
        "cite": sheet.citation(),
        "hazards": _hazards(sheet.columns),
    }


def frame_of_csv(data: bytes, layout: Layout, *, joined: bool = False) -> "pd.DataFrame":
    """The frame of a CSV file; columns that the layout does not name are left out."""
    import pandas as pd

    names = [column.name for column in layout]
    dates = [column.name for column in layout if column.kind == "date"]
    frame = pd.read_csv(
        io.BytesIO(data),
        usecols=names,
        dtype={column.name: _dtype(column) for column in layout if column.kind != "date"},
        parse_dates=dates,
        date_format="ISO8601",  # "%Y-%m-%d" would be the same, and slower
        keep_default_na=False,
        na_values=[""],
        encoding="utf-8",
    )
    if [*frame.columns] != names:
        frame = frame[names]
    for column in layout:
        name = column.name
        if column.kind == "date":
            frame[name] = frame[name].astype(_date_dtype())
        elif column.kind == "list" and joined and not column.nullable:
            frame[name] = frame[name].fillna("")
        elif column.kind == "list" and not joined:
            frame[name] = pd.Series(_tuples(frame[name].fillna(""), column), index=frame.index, dtype=object)
    return frame


def frame_of_records(records: Sequence[object], layout: Layout, *, joined: bool = False) -> "pd.DataFrame":
    """The frame of records: equal to that of the same rows in a CSV file."""
    import numpy as np
    import pandas as pd

    series = {}
    for column in layout:
        cells: list[Any] = [getattr(record, column.name) for record in records]
        if column.kind == "list":
            cells = [cell or (None if column.nullable else ()) for cell in cells]
            if joined:
                cells = [None if cell is None else join(cell) for cell in cells]
        if column.kind == "value" and joined:
            cells = [join(cell) if isinstance(cell, tuple) else cell for cell in cells]
        if column.kind == "date":
            series[column.name] = pd.Series(np.array(cells, dtype="datetime64[s]")).astype(_date_dtype())
        else:
            plain = column.kind == "value" or (column.kind == "list" and not joined)
            dtype: Any = object if plain else _dtype(column)
            series[column.name] = pd.Series(cells, dtype=dtype)
    return pd.DataFrame(series)


def frame_of_panel(sheet: "Sheet", freq: str, index: str = "period") -> "pd.DataFrame":
    """The frame of a panel, indexed by period or by its first day; lists as text."""
    import pandas as pd

    places = ("period", "period_start", "period_end")
    rows = sheet.records()
    frame = frame_of_records(rows, tuple(column for column in sheet.columns if column.name not in places), joined=True)
    starts = [row.period_start for row in rows]
    periods = pd.PeriodIndex(starts, freq=freq, name="period")
    days = pd.DatetimeIndex(starts, name="period").astype(_date_dtype())
    frame = frame.set_index(periods if index == "period" else days)
    frame.attrs = attributes(sheet)
    return frame


def _hazards(layout: Layout) -> dict[str, list[str]]:
    """What columns must not be used for, by their names; as JSON would have it, which Parquet needs."""
    return {column.name: list(column.hazards) for column in layout if column.hazards}


def as_text(series: "pd.Series[Any]", dtypes: "Dtypes" = "nullable") -> "pd.Series[Any]":
    """Cells of any kind as text, as in CSV; missing ones stay missing."""
    import pandas as pd

    from ..schema.columns import CODECS

    format_value = CODECS["value"].format
    cells = [None if missing else format_value(cell) for cell, missing in zip(series, series.isna(), strict=True)]
    text = pd.Series(cells, index=series.index, dtype=pd.StringDtype("python"))
    return _as_objects(text) if dtypes == "numpy" else text


def _date_dtype() -> Any:
    """The dtype of dates: nanoseconds before pandas 3, which most libraries take; microseconds since."""
    import pandas as pd

    return "datetime64[ns]" if pd.__version__.startswith(("0.", "1.", "2.")) else "datetime64[us]"


def _dtype(column: ColumnLayout) -> Any:
    """The nullable dtype of a column that holds no dates."""
    import pandas as pd

    text = pd.StringDtype("python")
    if column.items is not None:
        return pd.CategoricalDtype(pd.Index(list(column.items), dtype=text), ordered=column.ordered)
    dtypes = {"integer": pd.Int64Dtype(), "number": pd.Float64Dtype(), "boolean": pd.BooleanDtype()}
    return dtypes.get(column.kind, text)


def _as_numpy(series: "pd.Series[Any]", column: ColumnLayout) -> "pd.Series[Any]":
    """A column with a dtype of numpy: numbers that may be missing are floats, and so are such booleans."""
    import pandas as pd

    if column.items is not None:
        plain = pd.CategoricalDtype(pd.Index(list(column.items), dtype=object), ordered=column.ordered)
        return series.astype(object).astype(plain)
    if column.kind in ("integer", "number", "boolean"):
        dtype: Any = {"integer": "int64", "number": "float64", "boolean": "bool"}[column.kind]
        return series.astype("float64" if column.nullable else dtype)
    return series if column.kind == "date" else _as_objects(series)


def _as_objects(series: "pd.Series[Any]") -> "pd.Series[Any]":
    """Cells as Python objects, missing ones as NaN."""
    import numpy as np

    cells = series.astype(object)
    return cells.where(cells.notna(), np.nan)


def _tuples(cells: Iterable[str], column: ColumnLayout) -> list[tuple[str, ...] | None]:
    """The items of list cells; equal cells share a tuple, and a list that no source states is None."""
    items: dict[str, tuple[str, ...] | None] = {"": None if column.nullable else ()}
    return [items[cell] if cell in items else items.setdefault(cell, split(cell)) for cell in cells]
