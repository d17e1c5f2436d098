"""What is declared of cells that are empty holds in the record, at every version."""

import pytest

import belarus_releases as br
from belarus_releases._snapshot import snapshot
from belarus_releases.tables import TABLES
from belarus_releases.tables._common import always

VERSIONS = [row.version for row in br.data_versions()]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("table", TABLES)
def test_no_cell_has_a_value_where_none_is_to_be_expected(version, table):
    of = snapshot(version)
    for name, column in of.declared(table).items():
        if column.inapplicable and column.inapplicable is not always:
            stray = [row for row in of.rows(table) if getattr(row, name) not in (None, ()) and column.inapplicable(row)]
            assert stray == []


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("day", [None, "2025-09-30"])
@pytest.mark.parametrize("table", TABLES)
def test_every_empty_cell_has_one_reason_and_a_filled_one_none(version, day, table):
    ds = br.dataset(version, known_on=day)
    key, *columns = ds.table(table).columns
    empty = [
        (getattr(row, key), name) for row in ds.table(table) for name in columns if getattr(row, name) in (None, ())
    ]
    cells = ds.why_empty(table)
    assert [(cell.record_id, cell.column) for cell in cells] == empty
    assert {cell.reason for cell in cells} <= {line.item for line in br.codebook("empty_cells.reason")}
    if day is None:
        assert not any(cell.reason in ("not_yet_public", "not_chosen") for cell in cells)


def test_by_a_choice_a_cell_that_other_sources_state_was_not_chosen():
    whole = br.dataset("2026.11.3")
    state = whole.among(publisher_side="state")
    reasons = {(cell.record_id, cell.column): cell.reason for cell in state.why_empty("events")}
    stated = {cell for cell in reasons if getattr(whole.events()[cell[0]], cell[1]) not in (None, ())}
    assert stated
    assert {cell for cell, reason in reasons.items() if reason == "not_chosen"} == stated
    both = br.dataset("2026.11.3", known_on="2025-09-30").among(publisher_side="state")
    assert {cell.reason for cell in both.why_empty("events")} >= {"not_chosen", "not_stated"}


def test_as_of_a_day_a_cell_that_is_filled_later_was_not_yet_public():
    whole = br.dataset("2026.11.3")
    known = br.dataset("2026.11.3", known_on="2025-09-30")
    for table in TABLES:
        later = {(cell.record_id, cell.column) for cell in known.why_empty(table) if cell.reason == "not_yet_public"}
        assert later == {
            (cell.record_id, cell.column)
            for cell in known.why_empty(table)
            if getattr(whole.table(table)[cell.record_id], cell.column) not in (None, ())
        }
    assert {cell.reason for cell in known.why_empty("events")} >= {"not_yet_public", "not_stated", "set_aside"}
