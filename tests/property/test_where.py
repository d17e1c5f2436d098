"""Any conditions give the rows that the boolean indexing of pandas gives."""

import datetime as dt

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from belarus_releases.schema.columns import columns
from belarus_releases.tables import TABLES, record_class
from tests.property.strategies import VERSIONS, whole


def as_pandas(cells, kind, condition):
    """The rows in which the cells meet a value, a set of values or None, by pandas."""
    if kind == "list":
        items = condition if isinstance(condition, set) else {condition}
        return cells.map(lambda cell: not items.isdisjoint(cell or (None,))).astype(bool)
    if condition is None:
        return cells.isna()
    if isinstance(condition, set):
        members = [pd.Timestamp(value) if kind == "date" else value for value in condition if value is not None]
        return cells.isin(members) | (cells.isna() if None in condition else False)
    return (cells == (pd.Timestamp(condition) if kind == "date" else condition)).fillna(False)


def forms(value, kind):
    """The forms in which a caller may give a value."""
    others = {
        "date": lambda: [
            value.isoformat(),
            pd.Timestamp(value),
            np.datetime64(value),
            dt.datetime(*value.timetuple()[:3]),
        ],
        "integer": lambda: [np.int64(value)] + [float(value)] * (abs(value) < 2**53),
        "number": lambda: [np.float64(value)],
        "boolean": lambda: [np.bool_(value)],
    }
    return [value, *others.get(kind, lambda: [np.str_(value)] if "\0" not in value else [])()]


def as_series(values):
    return pd.Series(list(values), dtype=object)


@st.composite
def conditions(draw, table, rows, frame):
    """A column, a condition on it for ``where``, and the mask that pandas makes of the same condition."""
    column = draw(st.sampled_from([c for c in columns(record_class(table.name)) if c.name in table.columns]))
    name, kind, cells = column.name, column.kind, frame[column.name]
    items = [item for row in rows for item in (getattr(row, name) if kind == "list" else [getattr(row, name)])]
    present = [value for value in dict.fromkeys(items) if value is not None]
    free = {
        "text": st.text(max_size=3),
        "integer": st.integers(-(2**63), 2**63 - 1),
        "number": st.floats(allow_nan=False),
        "boolean": st.booleans(),
        "date": st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
        "category": st.sampled_from(column.items or ("",)),
        "list": st.sampled_from(column.items) if column.items else st.text(max_size=3),
    }[kind]
    if name == table.columns[0] or column.refers_to:  # of another id `where` warns
        free = st.nothing()
    one = free | st.sampled_from(present) if present else free
    if one.is_empty:
        return name, None, as_pandas(cells, kind, None)
    form = draw(st.sampled_from(["value", "value", "missing", "collection", "callable"]))
    if form == "missing":
        return name, draw(st.sampled_from([None, pd.NA, pd.NaT, float("nan")])), as_pandas(cells, kind, None)
    if form == "value":
        value = draw(one)
        return name, draw(st.sampled_from(forms(value, kind))), as_pandas(cells, kind, value)
    if form == "collection":
        members = draw(st.sets(one | st.none(), max_size=5))
        collect = draw(st.sampled_from([set, list, tuple, frozenset, dict.fromkeys, as_series, pd.Index]))
        if collect is pd.Index:
            members = members - {None}
        return name, collect(members), as_pandas(cells, kind, members)
    if kind in ("integer", "number", "date"):
        bound = draw(one)
        mask = cells >= (pd.Timestamp(bound) if kind == "date" else bound)
        return name, lambda cell: cell is not None and cell >= bound, mask.fillna(False)
    if kind == "boolean":
        return name, lambda cell: cell is False, (~cells).fillna(False)
    most = draw(st.integers(0, 30))
    long = cells.map(len, na_action="ignore").astype("Int64") > most
    return name, lambda cell: cell is not None and len(cell) > most, long.fillna(False)


@given(st.data())
def test_it_agrees_with_pandas(data):
    name, version = data.draw(st.sampled_from([*TABLES])), data.draw(st.sampled_from(VERSIONS))
    table, rows, frame = whole(name, version)
    criteria = data.draw(st.lists(conditions(table, rows, frame), max_size=3, unique_by=lambda each: each[0]))
    part = table.where(strict=data.draw(st.booleans()), **{column: condition for column, condition, _ in criteria})
    mask = pd.Series(True, index=frame.index)
    for _, _, each in criteria:
        mask &= each.astype(bool)
    assert type(part) is type(table)
    assert_frame_equal(part.to_frame(), frame[mask].reset_index(drop=True))
