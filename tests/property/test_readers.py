"""Any rows read the same as records and as a frame."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from belarus_releases._table import Table
from belarus_releases.export.frame import frame_of_csv, frame_of_records
from belarus_releases.schema.columns import columns, format_cell
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.storage._schema import LAYOUTS
from belarus_releases.storage.records import records
from belarus_releases.tables import AUXILIARY, TABLES, record_class
from tests.property.strategies import values

#: What pandas takes: no unprintable text, integers of 64 bits, finite numbers, days of its nanoseconds.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=";"), min_size=1)
DATE = "datetime64[ns]" if pd.__version__ < "3" else "datetime64[us]"
KINDS = {
    "text": TEXT,
    "integer": st.integers(-(2**62), 2**62),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "date": st.dates(min_value=pd.Timestamp("1700-01-01").date(), max_value=pd.Timestamp("2200-01-01").date()),
    "list": st.lists(TEXT, max_size=3).map(tuple),
}


#: Not those with cells of any kind of value, which are never stored.
STORED = [
    name for name in (*TABLES, *AUXILIARY) if all(column.kind != "value" for column in columns(record_class(name)))
]


#: Tables that have columns of each kind between them; the others are one more case.
KINDS_OF_COLUMNS = ("events", "prisoners", "sources", "event_breakdowns", "data_versions", "codebook", "coverage")


@pytest.mark.parametrize(
    "name", [name if name in KINDS_OF_COLUMNS else pytest.param(name, marks=pytest.mark.slow) for name in STORED]
)
@given(data=st.data())
def test_rows_come_back_from_their_csv(name, data):
    record = record_class(name)
    declared = columns(record)
    rows = data.draw(st.lists(st.builds(record, *(values(column, **KINDS) for column in declared)), max_size=4))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*(column.name for column in declared), "since"])
    writer.writerows([*(format_cell(c, getattr(row, c.name)) for c in declared), "2026.11.0"] for row in rows)
    stored = text.getvalue().encode()
    assert list(records(record, stored, CURRENT)) == rows
    table = Table(name, CURRENT, rows)
    for joined, lists in ((False, "tuple"), (True, "join")):
        frame = frame_of_csv(stored, LAYOUTS[name], joined=joined)
        assert_frame_equal(frame, frame_of_records(rows, LAYOUTS[name], joined=joined))
        assert_frame_equal(table.to_frame(lists), frame)
    plain = table.to_frame(dtypes="numpy")
    assert {str(dtype) for dtype in plain.dtypes} <= {"object", "int64", "float64", "bool", "category", DATE}
    assert (plain.isna() == table.to_frame().isna()).all(axis=None)
