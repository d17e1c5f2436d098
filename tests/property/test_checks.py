"""What the checks find in any cell."""

from hypothesis import assume, given
from hypothesis import strategies as st

from belarus_releases.checks import verify
from belarus_releases.schema.columns import columns, format_cell, parse_cell
from belarus_releases.tables import TABLES, record_class
from tests.property.strategies import COLUMNS, TEXTS

STORED = [(name, column) for name, column in COLUMNS if name in TABLES]
TEXT = [(name, column) for name, column in STORED if column.kind in ("text", "list") and not column.items]
LISTS = [(name, column) for name, column in TEXT if column.kind == "list"]
NUMBERS = [(name, column) for name, column in STORED if column.kind in ("integer", "number")]
#: A cell that begins so is run by a spreadsheet, wide forms in East Asian settings.
FORMULA = [*"=+-@\t\r\n＝＋－＠"]


def codes(name, column, cell):
    """The codes of the findings in one cell of a table with one row."""
    row = {other.name: cell if other is column else "" for other in columns(record_class(name))}
    findings = verify(dict.fromkeys(TABLES, ()) | {name: [row]})
    return {finding.code for finding in findings if finding.column == column.name}


@given(st.sampled_from(TEXT), st.sampled_from(FORMULA), st.text())
def test_a_cell_that_a_spreadsheet_would_run_is_refused(place, first, rest):
    assert codes(*place, first + rest) & {"cell-no-formula", "cell-one-line"}


@given(st.sampled_from(LISTS), st.sampled_from(FORMULA), st.text())
def test_so_is_an_item_where_semicolons_part_cells(place, first, rest):
    assert codes(*place, f"x;{first}{rest}") & {"cell-no-formula", "cell-one-line"}


@given(st.sampled_from(TEXT), st.text(), st.characters(categories=["Cc", "Cf"]), st.text())
def test_a_cell_with_an_unprintable_character_is_refused(place, before, character, after):
    """A NUL ends a cell for some versions of pandas, an escape commands a terminal, a mark turns text around."""
    assert "cell-one-line" in codes(*place, before + character + after)


@given(st.sampled_from(TEXT), TEXTS.filter(str.isprintable))
def test_other_texts_are_valid(place, text):
    assume(not any(item[:1] in FORMULA for item in text.split(";")))
    assert not codes(*place, text) & {"cell-no-formula", "cell-one-line", "cell-type"}


@given(st.sampled_from(NUMBERS), st.integers(max_value=-1))
def test_a_negative_number_is_no_formula(place, number):
    assert codes(*place, str(number)) & {"cell-no-formula", "cell-type"} == {"cell-type"}


@given(st.sampled_from(STORED), st.text("0123456789-+.eE_;: truefalsnabi٣", min_size=1))
def test_a_valid_cell_is_written_in_its_one_form(place, cell):
    faults = {"cell-one-line", "cell-no-formula", "cell-type", "cell-form", "cell-in-vocabulary"}
    _, column = place
    if not codes(*place, cell) & faults:
        assert format_cell(column, parse_cell(column, cell)) == cell
