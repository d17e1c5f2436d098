"""Any table, and any rows, come back from the CSV that is exported."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from belarus_releases._table import Table
from belarus_releases.export.csv import to_csv
from belarus_releases.schema.columns import columns, parse_cell
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.storage.records import records
from belarus_releases.tables import TABLES, record_class
from tests.property.strategies import tables, values


@given(tables())
def test_any_table_comes_back(pair):
    table, rows = pair
    header, *lines = csv.reader(io.StringIO(to_csv(table._sheet()), newline=""), strict=True)
    declared = {column.name: column for column in columns(record_class(table.name))}
    assert tuple(header) == table.columns
    assert [[parse_cell(declared[name], cell) for name, cell in zip(header, line, strict=True)] for line in lines] == [
        [getattr(row, name) for name in header] for row in rows
    ]


@given(st.data())
def test_any_rows_come_back(data):
    """Nothing is put before what a spreadsheet would run: export changes no value."""
    record = record_class(data.draw(st.sampled_from([*TABLES])))
    rows = data.draw(st.lists(st.builds(record, *map(values, columns(record))), max_size=4))
    text = to_csv(Table(record.__table__, CURRENT, rows)._sheet())
    assert repr(list(records(record, text.encode(), CURRENT))) == repr(rows)
