"""The record by choices of sources."""

from collections import defaultdict
from itertools import product

import pytest

import belarus_releases as br

VERSIONS = [row.version for row in br.data_versions()]
CONDITIONS = [
    ("without", {"publisher_side": "state"}),
    ("among", {"publisher_side": "rights_group"}),
    ("without", {"quality": "weak"}),
    ("among", {"language": ["be", "ru"]}),
    ("without", {"kind": "aggregator", "quality": "weak"}),
]


def columns(name, basis):
    return [entry.column for entry in br.codebook(name).where(table=name, item=None) if entry.basis == basis]


def rows_of(ds):
    return {name: list(ds.table(name)) for name in br.tables.TABLES}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    "column",
    ["publisher_side", *(pytest.param(column, marks=pytest.mark.slow) for column in ("quality", "language", "kind"))],
)
def test_with_all_sources_it_is_the_dataset_itself(version, column):
    ds = br.dataset(version)
    values = {getattr(source, column) for source in ds.sources()}
    assert rows_of(ds.among(**{column: values})) == rows_of(ds)


@pytest.mark.parametrize("version", VERSIONS)
def test_without_nothing_it_is_the_dataset_itself(version):
    ds = br.dataset(version)
    assert rows_of(ds.without(publisher_side="state", quality="weak", kind="agency")) == rows_of(ds)


@pytest.mark.parametrize("known_on", [None, "2025-09-30"])
@pytest.mark.parametrize(("kind", "conditions"), CONDITIONS, ids=str)
def test_no_cell_rests_on_a_source_that_is_left_out(kind, conditions, known_on):
    whole = br.dataset("2026.11.3", known_on=known_on)
    ds = getattr(whole, kind)(**conditions)
    met = {
        source.source_id
        for source in whole.sources()
        if all(getattr(source, name) in ([v] if isinstance(v, str) else v) for name, v in conditions.items())
    }
    kept = met if kind == "among" else {source.source_id for source in whole.sources()} - met
    assert {source.source_id for source in ds.sources()} == kept
    assert {claim.source_id for claim in ds.claims()} <= kept
    stated = defaultdict(set)
    for claim in ds.claims():
        if claim.rank is not None:
            stated[claim.table, claim.record_id, claim.field].add(claim.value)
    for name in br.tables.CLAIM_BASED:
        table = ds.table(name)
        for row, column in product(table, columns(name, "stated")):
            cell = getattr(row, column)
            items = cell if isinstance(cell, tuple) else () if cell is None else (cell,)
            texts = {str(item).removesuffix(".0") for item in items}
            assert texts <= stated[name, getattr(row, table.columns[0]), column]


@pytest.mark.parametrize(("kind", "conditions"), CONDITIONS, ids=str)
def test_a_part_has_no_rows_that_the_whole_lacks(kind, conditions):
    whole = br.dataset("2026.11.3")
    part = getattr(whole, kind)(**conditions)
    for name in br.tables.TABLES:
        ids = {getattr(row, whole.table(name).columns[0]) for row in part.table(name)}
        assert all(row in whole.table(name) for row in ids)


def test_the_choices_of_robustness_are_of_sources_that_there_are():
    rows = br.dataset("2026.11.3").robustness("events", "released_total")
    assert all(len({*row.holds, *row.changes, *row.loses}) == 7 for row in rows)
    choices = [entry.item for entry in br.codebook("robustness.holds") if entry.item]
    assert all(any(choice in row.holds for row in rows) for choice in choices)
