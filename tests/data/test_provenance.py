"""At every version, each cell is stated, coded, derived or entered as its column says."""

from collections import defaultdict

import pytest

import belarus_releases as br
from belarus_releases.adoption.cells import Cells, editorial_cells  # no public name computes cells from claims
from belarus_releases.adoption.rules import rules_at

VERSIONS = [row.version for row in br.data_versions()]
CLAIM_BASED = br.tables.CLAIM_BASED
COLUMNS = {entry.entry_id: entry for entry in br.codebook().where(item=None)}
LISTS = {entry_id for entry_id, entry in COLUMNS.items() if entry.type == "list"}


def columns_at(dataset, name):
    return [COLUMNS[f"{name}.{column}"] for column in dataset.table(name).columns]


def as_text(value):
    """A value as claims state it."""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value).removesuffix(".0")


@pytest.fixture(params=VERSIONS)
def dataset(request):
    return br.dataset(request.param)


@pytest.mark.parametrize("name", CLAIM_BASED)
def test_adopted_claims_carry_every_stated_cell_item_by_item(dataset, name):
    claims = defaultdict(set)
    for claim in dataset.claims(name).where(rank=1):
        claims[claim.record_id, claim.field].add(claim.value)
    rows = dataset.table(name)
    stated = [entry.column for entry in columns_at(dataset, name) if entry.basis == "stated"]
    items = [
        (getattr(row, rows.columns[0]), column, as_text(item))
        for row in rows
        for column in stated
        for value in [getattr(row, column)]
        for item in (value if isinstance(value, tuple) else [value])
        if item is not None
    ]
    assert items
    assert [item for item in items if item[2] not in claims[item[:2]]] == []


def test_claims_are_about_rows_that_exist_and_columns_that_claims_fill(dataset):
    for claim in dataset.claims():
        assert claim.record_id in dataset.table(claim.table)
        column = COLUMNS[f"{claim.table}.{claim.field}"]
        assert column.basis == "stated" or (column.type, column.rule) == ("date", "day")


def test_every_reference_is_to_a_row_that_exists(dataset):
    for name in br.tables.TABLES:
        for entry in columns_at(dataset, name):
            if entry.refers_to:
                rows = dataset.table(entry.refers_to)
                cells = {getattr(row, entry.column) for row in dataset.table(name)} - {None}
                ids = {row_id for cell in cells for row_id in (cell if isinstance(cell, tuple) else [cell])}
                assert [row_id for row_id in ids if row_id not in rows] == []


def test_ranks_order_the_claims_of_a_cell_without_gaps(dataset):
    ranks = defaultdict(list)
    for claim in dataset.claims():
        if claim.rank is not None:
            item = claim.value if f"{claim.table}.{claim.field}" in LISTS else ""
            ranks[claim.table, claim.record_id, claim.field, item].append(claim.rank)
    assert ranks
    assert [cell for cell, places in ranks.items() if sorted(places) != list(range(1, len(places) + 1))] == []


def test_a_required_cell_is_never_empty(dataset):
    for name in br.tables.TABLES:
        for entry in columns_at(dataset, name):
            if not entry.may_be_empty:
                assert None not in {getattr(row, entry.column) for row in dataset.table(name)}


@pytest.mark.parametrize("name", CLAIM_BASED)
def test_the_rows_follow_from_claims_and_editorial_cells(dataset, name):
    """What the build computed is computed again from what is bundled alone, in the columns of the version."""
    editorial = {
        key: cell for table in CLAIM_BASED for key, cell in editorial_cells(table, dataset.table(table)).items()
    }
    cells = Cells(dataset.claims(), dataset.sources(), editorial, rules_at(dataset.version))
    names = dataset.table(name).columns
    assert [[getattr(row, column) for column in names] for row in cells.rows(name)] == [
        [getattr(row, column) for column in names] for row in dataset.table(name)
    ]
