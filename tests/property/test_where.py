"""Any conditions give the rows that the boolean indexing of pandas gives."""

import datetime as dt
import warnings

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from belarus_releases.errors import NotFoundError, NotFoundWarning
from belarus_releases.schema.columns import columns, columns_at
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
def periods(draw, frame, name):
    """A year or a month, and the rows whose first and last possible day lie in it."""
    period = draw(st.dates(dt.date(2020, 1, 1), dt.date(2026, 12, 31)))
    text = period.isoformat()[: draw(st.sampled_from([4, 7]))]
    first, last = (name, name) if f"{name}_earliest" not in frame else (f"{name}_earliest", f"{name}_latest")
    inside = pd.Period(text)
    return text, (frame[first] >= inside.start_time) & (frame[last] <= inside.end_time)


def occurs_nowhere(table, rows, name, condition):
    """Whether a condition has a text that `where` does not know: in no cell and no id of the table referred to."""
    column = next(c for c in columns(record_class(table.name)) if c.name == name)
    if column.kind not in ("text", "list") or callable(condition):
        return False
    values = [condition] if isinstance(condition, str) or not hasattr(condition, "__iter__") else list(condition)
    cells = (getattr(row, name) for row in rows)
    known = {item for cell in cells for item in (cell if isinstance(cell, tuple) else (cell,))}
    if column.refers_to:
        known |= {getattr(row, columns(type(row))[0].name) for row in whole(column.refers_to, table.version)[1]}
    return any(isinstance(value, str) and value not in known for value in values)


@st.composite
def conditions(draw, table, rows, frame):
    """A column, a condition on it for ``where``, and the mask that pandas makes of the same condition."""
    column = draw(st.sampled_from(columns_at(record_class(table.name), table.version)))
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
    if column.pattern and kind in ("text", "list"):
        free = st.from_regex(column.pattern.regex, fullmatch=True)
    one = free | st.sampled_from(present) if present else free
    if one.is_empty:
        return name, None, as_pandas(cells, kind, None)
    form = draw(st.sampled_from(["value", "value", "missing", "collection", "callable", "period"]))
    if form == "period" and kind == "date":
        return name, *draw(periods(frame, name))
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
    options = {"strict": data.draw(st.booleans()), "empty": data.draw(st.booleans())}
    unknown = any(occurs_nowhere(table, rows, column, condition) for column, condition, _ in criteria)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            part = table.where(**options, **{column: condition for column, condition, _ in criteria})
        except NotFoundError:
            assert unknown
            assert options["strict"]
            return
    assert unknown == any(warning.category is NotFoundWarning for warning in caught)
    assert not (unknown and options["strict"])
    mask = pd.Series(True, index=frame.index)
    for _, _, each in criteria:
        mask &= each.astype(bool)
    assert type(part) is type(table)
    assert_frame_equal(part.to_frame(), frame[mask].reset_index(drop=True))
