"""Hazards: each is used, each column that counts says which it has, and a sentence explains each."""

import re

import attrs
import pytest

from belarus_releases.schema.columns import columns
from belarus_releases.schema.declare import entered, table
from belarus_releases.schema.hazards import HAZARDS, columns_by_hazard
from belarus_releases.tables import AUXILIARY, TABLES, record_class

ALL = [(name, column) for name in TABLES | AUXILIARY for column in columns(record_class(name))]


def test_each_is_explained_by_sentences_without_line_breaks_in_ascii():
    """The notes of an SPSS file have lines of so many bytes."""
    for sentence in HAZARDS.values():
        assert re.fullmatch(r"[A-Z][ -~]+\.", sentence)


def test_each_is_at_a_column():
    assert {hazard for _, column in ALL for hazard in column.hazards} == HAZARDS.keys()


@pytest.mark.parametrize("name", TABLES | AUXILIARY)
def test_a_column_that_counts_says_which_it_has_or_that_it_has_none(name):
    """``hazards=()`` says so: who adds a column that counts has to think of what it must not be used for."""
    for attribute in attrs.fields(record_class(name)):
        options = attribute.metadata["column"]
        assert "unit" not in options or "hazards" in options, attribute.name


@pytest.mark.parametrize("name", TABLES | AUXILIARY)
def test_a_column_has_none_twice(name):
    for column in (column for of, column in ALL if of == name):
        assert len(column.hazards) == len(set(column.hazards)), column.name
        for edge in ("low", "high"):
            if column.unit and column.name.split("_")[-1] == edge:
                assert {"low": "lower_bound", "high": "upper_bound"}[edge] in column.hazards, column.name


def test_what_is_no_hazard_cannot_be_declared():
    class Thing:
        thing_id: str = entered("The id.", hazards=("do_not_sum", "do_not_divide"))

    with pytest.raises(TypeError, match=r"^thing_id: no hazards: do_not_divide$"):
        table("things", "Things.")(Thing)


def test_columns_by_hazard_are_in_the_order_of_the_vocabulary():
    by_hazard = columns_by_hazard((f"{name}.{column.name}", column) for name, column in ALL)
    assert list(by_hazard) == list(HAZARDS)
    assert by_hazard["never_fitted"] == [
        *("reconciliation.remainder_low", "reconciliation.remainder_high"),
        *("stock_flows.residual_low", "stock_flows.residual_high"),
    ]
    assert columns_by_hazard([]) == {}


def test_a_number_of_events_says_that_a_sum_takes_in_those_outside_the_series():
    counted = {column.name for name, column in ALL if name == "events" and column.unit == "persons"}
    assert counted == {column.name for _, column in ALL if "outside_the_series" in column.hazards}


@pytest.mark.parametrize("name", TABLES | AUXILIARY)
def test_a_date_that_is_empty_where_only_a_month_is_known_says_so(name):
    """So is one that sources state, and one beside its first and last possible day."""
    of_table = {column.name: column for of, column in ALL if of == name}
    for column in of_table.values():
        days_only = column.kind == "date" and (column.basis == "stated" or f"{column.name}_earliest" in of_table)
        assert days_only == ("known_days_only" in column.hazards), column.name
