"""A table as a pandas frame: one :func:`pandas.read_csv` over the stored rows, or from records.

The dtypes are those of the layout, named outright, so that no version or option of pandas changes
them. Reading stored rows needs no record class, and so no attrs.
"""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..errors import check_option
from ..schema.lists import join, split
from ..storage.layout import ColumnLayout, Layout

if TYPE_CHECKING:
    import pandas as pd

    from .sheet import Lists, Sheet


def to_frame(sheet: "Sheet", lists: "Lists" = "tuple") -> "pd.DataFrame":
    """A table as a frame: see :meth:`belarus_releases.Table.to_frame`."""
    check_option("lists", lists, ("tuple", "join"))
    if sheet.stored is not None:
        return frame_of_csv(sheet.stored(), sheet.columns, lists)
    return frame_of_records(sheet.records(), sheet.columns, lists)


def frame_of_csv(data: bytes, layout: Layout, lists: "Lists" = "tuple") -> "pd.DataFrame":
    """The frame of a CSV file; columns that the layout does not name are left out."""
    import pandas as pd

    dates = [column.name for column in layout if column.kind == "date"]
    frame = pd.read_csv(
        io.BytesIO(data),
        usecols=[column.name for column in layout],
        dtype={column.name: _dtype(column) for column in layout if column.kind != "date"},
        parse_dates=dates,
        date_format="ISO8601",  # "%Y-%m-%d" would be the same, and slower
        keep_default_na=False,
        na_values=[""],
        encoding="utf-8",
    )
    for name in dates:
        frame[name] = frame[name].astype("datetime64[s]")
    for column in layout:
        if column.kind == "list":
            cells = frame[column.name].fillna("")
            joined = lists == "join"
            frame[column.name] = cells if joined else pd.Series(_tuples(cells), index=frame.index, dtype=object)
    return frame


def frame_of_records(records: Sequence[object], layout: Layout, lists: "Lists" = "tuple") -> "pd.DataFrame":
    """The frame of records: equal to that of the same rows in a CSV file."""
    import numpy as np
    import pandas as pd

    series = {}
    for column in layout:
        values: list[Any] = [getattr(record, column.name) for record in records]
        if column.kind == "date":
            series[column.name] = pd.Series(np.array(values, dtype="datetime64[s]"))
        elif column.kind == "list" and lists == "tuple":
            series[column.name] = pd.Series(values, dtype=object)
        else:
            cells = list(map(join, values)) if column.kind == "list" else values
            series[column.name] = pd.Series(cells, dtype=_dtype(column))
    return pd.DataFrame(series)


def frame_of_panel(rows: Sequence[Any], layout: Layout, freq: str) -> "pd.DataFrame":
    """The frame of a panel: its counts, indexed by period."""
    import pandas as pd

    counts = tuple(column for column in layout if column.kind == "integer")
    frame = frame_of_records(rows, counts)
    return frame.set_index(pd.PeriodIndex([row.period_start for row in rows], freq=freq, name="period"))


def _dtype(column: ColumnLayout) -> Any:
    """The pandas dtype of a column that holds no dates."""
    import pandas as pd

    text = pd.StringDtype("python")
    if column.items is not None:
        return pd.CategoricalDtype(pd.Index(list(column.items), dtype=text), ordered=column.ordered)
    dtypes = {"integer": pd.Int64Dtype(), "number": pd.Float64Dtype(), "boolean": pd.BooleanDtype()}
    return dtypes.get(column.kind, text)


def _tuples(cells: Iterable[str]) -> list[tuple[str, ...]]:
    """The items of list cells; equal cells share a tuple."""
    items: dict[str, tuple[str, ...]] = {}
    return [items[cell] if cell in items else items.setdefault(cell, split(cell)) for cell in cells]
