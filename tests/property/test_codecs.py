"""Any value of any column is the same after it was formatted and parsed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_releases.schema.columns import CODECS, KINDS, format_cell, parse_cell, parser
from tests.property.strategies import COLUMNS, TEXTS, values


@given(st.data())
def test_every_value_comes_back(data):
    kind = data.draw(st.sampled_from([kind for kind in CODECS if kind != "value"]))
    _, column = data.draw(st.sampled_from([pair for pair in COLUMNS if pair[1].kind == kind]))
    value = data.draw(values(column))
    cell = format_cell(column, value)
    assert isinstance(cell, str)
    assert (cell == "") == (value is None or value == ())
    for again in (parse_cell(column, cell), parser(column)(cell)):
        assert repr(again) == repr(value)
        assert type(again) is type(value)


@given(st.data())
def test_a_value_of_any_kind_has_the_cell_of_its_kind(data):
    old = next(column for _, column in COLUMNS if column.kind == "value")
    value = data.draw(values(old))
    assert format_cell(old, value) == ("" if value is None else CODECS[KINDS[type(value)]].format(value))


@given(st.sampled_from([kind for kind in CODECS if kind not in ("list", "value")]), st.data())
def test_different_values_have_different_cells(kind, data):
    column = next(column for _, column in COLUMNS if column.kind == kind)
    one, other = data.draw(values(column)), data.draw(values(column))
    assert (format_cell(column, one) == format_cell(column, other)) == (repr(one) == repr(other))


@given(st.data())
def test_a_text_outside_the_vocabulary_is_no_value(data):
    _, column = data.draw(st.sampled_from([pair for pair in COLUMNS if pair[1].kind == "category"]))
    cell = data.draw(TEXTS.filter(lambda text: text not in column.items))
    with pytest.raises(ValueError, match="vocabulary"):
        parser(column)(cell)
