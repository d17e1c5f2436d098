"""History and revisions of the bundled data: their last state is the cell, and each day's that of `known_on`."""

import datetime as dt
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_releases._snapshot import snapshot
from belarus_releases.tables import CLAIM_BASED
from belarus_releases.views.history import history
from belarus_releases.views.revisions import revisions
from tests.property.strategies import VERSIONS

KNOWN = st.sampled_from([None, None, dt.date(2025, 7, 1), dt.date(2026, 2, 1)])
CHOICES = st.sampled_from([None, None, "without quality=weak", "among language=en"])
SLOW = ("2024-12-31", "2026-03-20")
snapshot_of = cache(snapshot)
revisions_of = cache(revisions)


def fields(record, table):
    """The stated and the derived columns."""
    return [name for name, column in record.declared(table).items() if column.basis in ("stated", "derived")]


def value(record, table, record_id, field):
    """A cell; None where it is empty, or its row does not exist."""
    row = record.index(table).get(record_id)
    cell = None if row is None else getattr(row, field)
    return None if cell == () else cell


@st.composite
def cells(draw):
    """A snapshot and a stated or derived cell of it."""
    record = snapshot_of(draw(st.sampled_from(VERSIONS)), draw(KNOWN), draw(CHOICES))
    table = draw(st.sampled_from([name for name in CLAIM_BASED if record.rows(name)]))
    record_id = draw(st.sampled_from(list(record.index(table))))
    return record, table, record_id, draw(st.sampled_from(fields(record, table)))


@given(cells())
def test_the_last_state_is_the_cell(place):
    rows, cell = history(*place), value(*place)
    assert (rows[-1].value if rows else None) == cell
    assert [row.day for row in rows] == sorted(row.day for row in rows)


@given(cells())
def test_revisions_agree_with_history(place):
    record, table, record_id, field = place
    changes = [row for row in history(*place) if row.changed]
    found = [row for row in revisions_of(record, table) if (row.record_id, row.field) == (record_id, field)]
    ends = [
        (first.day, first.value, last.day, last.value, len(changes) - 1)
        for first, last in zip(changes[:1], changes[-1:], strict=True)
    ]
    assert [(row.first_day, row.first_value, row.final_day, row.final_value, row.n_changes) for row in found] == ends
    assert all(row.stated_on <= row.first_day <= row.final_day for row in found)


@given(cells(), st.data())
def test_the_value_after_a_day_is_that_known_on_it(place, data):
    record, *cell = place
    rows = history(*place)
    if rows:
        row = data.draw(st.sampled_from(rows))
        assert value(snapshot(record.version, row.day, record.choice), *cell) == row.value


@pytest.mark.parametrize("table", CLAIM_BASED)
@pytest.mark.parametrize("day", ["2025-09-13", *(pytest.param(day, marks=pytest.mark.slow) for day in SLOW)])
def test_every_cell_of_a_table_on_a_day(table, day):
    """What the cells had become by a day is what revisions of the record known on it end with."""
    known = snapshot_of(VERSIONS[-1], day)
    ends = {row.cell: row.final_value for row in revisions_of(known, table) if row.final_value is not None}
    filled = {
        f"{table}/{record_id}/{field}": cell
        for record_id in known.index(table)
        for field in fields(known, table)
        if (cell := value(known, table, record_id, field)) is not None
    }
    assert ends == filled


@pytest.mark.parametrize(
    "version", [*(pytest.param(past, marks=pytest.mark.slow) for past in VERSIONS[:-1]), VERSIONS[-1]]
)
@pytest.mark.parametrize("table", CLAIM_BASED)
def test_every_cell_ends_as_it_is(table, version):
    record = snapshot_of(version, None)
    ends = {row.cell: row.final_value for row in revisions_of(record, table)}
    for record_id in record.index(table):
        for field in fields(record, table):
            assert ends.get(f"{table}/{record_id}/{field}") == value(record, table, record_id, field)
