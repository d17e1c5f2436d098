"""Any table, and any part of one, is sequence-like."""

import collections.abc

import pytest
from hypothesis import given
from hypothesis import strategies as st

import belarus_releases as br
from belarus_releases.schema.columns import columns
from tests.property.strategies import tables


def id_of(row):
    return getattr(row, columns(type(row))[0].name)


@given(tables())
def test_it_has_a_length_an_order_and_positions(pair):
    table, rows = pair
    assert len(table) == len(rows)
    assert bool(table) == bool(rows)
    assert list(table) == list(table) == rows
    assert list(reversed(table)) == rows[::-1]
    assert [table[place] for place in range(-len(rows), len(rows))] == rows * 2


@given(tables(), st.integers(0))
def test_there_is_nothing_beyond_its_ends(pair, far):
    table, rows = pair
    for beyond in (len(rows) + far, -len(rows) - 1 - far):
        with pytest.raises(br.errors.OutOfRangeError):
            table[beyond]


@given(tables(), st.slices(40))
def test_a_slice_is_a_table_of_the_same_kind(pair, part):
    table, rows = pair
    assert list(table[part]) == rows[part]
    assert type(table[part]) is type(table)
    assert (table[part].name, table[part].version) == (table.name, table.version)


@given(tables(), st.integers(0, 20))
def test_its_two_parts_are_the_whole(pair, place):
    table, rows = pair
    assert [*table[:place], *table[place:]] == rows


@given(tables(), tables())
def test_it_contains_its_rows_and_their_ids_and_nothing_else(pair, other):
    table, rows = pair
    ids = {*map(id_of, rows)}
    for row in rows[:5] + other[1][:5]:
        assert (row in table) == (row in rows)
        assert (id_of(row) in table) == (id_of(row) in ids)


@given(tables(), st.none() | st.integers() | st.floats() | st.text() | st.lists(st.integers()) | st.binary())
def test_no_other_value_is_in_it(pair, value):
    assert value not in pair[0]


@given(tables(), tables())
def test_equal_tables_have_equal_hashes(pair, other_pair):
    (table, rows), (other, other_rows) = pair, other_pair
    assert table == table[:] == type(table)(table.name, table.version, rows, table.known_on)
    assert hash(table) == hash(table[:])
    assert (table == other) == ((table.name, table.version, rows) == (other.name, other.version, other_rows))
    assert table != other or hash(table) == hash(other)
    assert table != rows
    assert table != tuple(rows)
    assert (table == table[1:]) == (not rows)


@given(tables(), st.none() | st.floats() | st.text() | st.binary() | st.tuples(st.integers()))
def test_a_key_that_is_no_position_slice_or_id_is_refused(pair, key):
    with pytest.raises((br.errors.InvalidValueError, br.errors.NotFoundError)):
        pair[0][key]


@given(tables(), st.sampled_from([slice(None, None, 0), slice("a", "b"), slice(0.5, None), slice(None, None, "2")]))
def test_so_is_a_slice_of_anything_but_positions(pair, part):
    with pytest.raises(br.errors.InvalidValueError):
        pair[0][part]


@given(tables())
def test_it_is_not_joined_repeated_or_ordered(pair):
    table, _ = pair
    for wrong in (lambda: table + table, lambda: table * 2, lambda: table < table, lambda: table + table[:0]):
        with pytest.raises(TypeError):
            wrong()


def test_it_is_no_registered_sequence():
    """To polars a sequence is one column of objects."""
    assert not issubclass(br.Table, collections.abc.Sequence)
    for protocol in (collections.abc.Collection, collections.abc.Reversible, collections.abc.Hashable):
        assert issubclass(br.Table, protocol)
