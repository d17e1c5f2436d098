"""Values that a caller gives, as the cells of a column hold them."""

import datetime as dt
import math
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from belarus_releases.errors import InvalidValueError
from belarus_releases.schema.columns import COUNTRY, Column, Pattern, Vocabulary
from belarus_releases.schema.values import as_cell
from tests.factories import column

DAY = dt.date(2025, 9, 11)
KINDS = ("text", "integer", "number", "boolean", "date", "category", "list")


def cell(kind, items=(), pattern=None):
    """A column of a kind, with a vocabulary of these items."""
    vocabulary = Vocabulary(dict.fromkeys(items, "Meaning.")) if items else None
    return Column(name="cell", kind=kind, nullable=True, meaning="Meaning.", basis="stated", since="2026.11.0",
                  vocabulary=vocabulary, pattern=pattern)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("text", "52", "52"),
        ("text", "", ""),
        ("text", np.str_("a"), "a"),
        ("category", "x", "x"),
        ("list", "LT", "LT"),
        ("integer", 52, 52),
        ("integer", -1, -1),
        ("integer", 52.0, 52),
        ("integer", np.int64(52), 52),
        ("integer", np.uint8(52), 52),
        ("integer", np.float64(52), 52),
        ("integer", np.array(52), 52),
        ("number", 2, 2),
        ("number", 2.5, 2.5),
        ("number", np.float64(2.5), 2.5),
        ("number", np.float32(0.5), 0.5),
        ("number", np.int64(2), 2),
        ("number", math.inf, math.inf),
        ("boolean", True, True),
        ("boolean", False, False),
        ("boolean", np.bool_(True), True),
        ("date", DAY, DAY),
        ("date", "2025-09-11", DAY),
        ("date", dt.datetime(2025, 9, 11), DAY),
        ("date", pd.Timestamp("2025-09-11"), DAY),
        ("date", np.datetime64("2025-09-11"), DAY),
        ("date", np.datetime64("2025-09-11T00:00:00.000000000"), DAY),
        ("date", np.str_("2025-09-11"), DAY),
    ],
)
def test_a_value_becomes_a_cell(kind, value, expected):
    converted = as_cell(cell(kind), value)
    assert converted == expected
    assert type(converted) is type(expected)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "missing",
    [None, math.nan, np.nan, np.float64("nan"), np.float32("nan"), pd.NA, pd.NaT, np.datetime64("NaT", "D")],
    ids=repr,
)
def test_missing_values_ask_for_empty_cells(kind, missing):
    assert as_cell(cell(kind, ["x"] if kind == "category" else ()), missing) is None


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("integer", "52", "an integer"),
        ("integer", 52.5, "an integer"),
        ("integer", math.inf, "an integer"),
        ("integer", True, "an integer"),
        ("integer", np.bool_(True), "an integer"),
        ("integer", Decimal(52), "an integer"),
        ("number", "2.5", "a number"),
        ("number", True, "a number"),
        ("number", Decimal("2.5"), "a number"),
        ("boolean", 1, "True or False"),
        ("boolean", 0.0, "True or False"),
        ("boolean", "true", "True or False"),
        ("date", "2025-09", "a date such as '2025-09-11'"),
        ("date", "11.9.2025", "a date such as '2025-09-11'"),
        ("date", "", "a date such as '2025-09-11'"),
        ("date", 2025, "a date such as '2025-09-11'"),
        ("date", dt.datetime(2025, 9, 11, 12), "a date such as '2025-09-11'"),
        ("date", pd.Timestamp("2025-09-11 00:00:01"), "a date such as '2025-09-11'"),
        ("date", pd.Timestamp("2025-09-11", tz="UTC"), "a date such as '2025-09-11'"),
        ("text", 52, "text"),
        ("text", True, "text"),
        ("text", b"One", "text"),
        ("text", bytearray(b"One"), "text"),
        ("text", DAY, "text"),
        ("category", 1, "text"),
        ("list", ("LT",), "text"),
        ("integer", np.array([52]), "an integer"),
        ("integer", np.array([52, 0]), "an integer"),
        ("integer", pd.Series([52]), "an integer"),
        ("text", np.array(["One"]), "text"),
        ("list", 1, "text"),
    ],
)
def test_a_value_that_no_cell_has_is_refused(kind, value, expected):
    with pytest.raises(InvalidValueError) as caught:
        as_cell(cell(kind), value)
    assert str(caught.value) == f"cell: expected {expected}, got {' '.join(repr(value).split())}"


def test_a_long_value_is_cut_in_the_message():
    with pytest.raises(InvalidValueError) as caught:
        as_cell(cell("integer"), "5" * 100)
    assert str(caught.value) == f"cell: expected an integer, got '{'5' * 78}…"


@pytest.mark.parametrize("attribute", ["item", "dtype"])
def test_a_value_that_only_resembles_a_scalar_of_numpy_is_refused(attribute):
    value = type("Other", (), {attribute: "x"})()
    with pytest.raises(InvalidValueError, match=r"^cell: expected text, got <"):
        as_cell(cell("text"), value)


class TestVocabulary:
    ITEMS = ("exchange", "negotiated")

    def test_an_item_is_a_cell(self):
        assert as_cell(cell("category", self.ITEMS), "exchange") == "exchange"

    def test_another_text_is_answered_by_the_items(self):
        with pytest.raises(InvalidValueError) as caught:
            as_cell(cell("category", self.ITEMS), "exchang")
        assert str(caught.value) == "cell is never 'exchang': did you mean 'exchange'?"
        with pytest.raises(InvalidValueError) as caught:
            as_cell(cell("category", self.ITEMS), "?")
        assert str(caught.value) == "cell is never '?': there are 'exchange', 'negotiated'."

    def test_the_items_of_a_list_too(self):
        categories = column("prisoners", "categories")
        assert as_cell(categories, "blogger") == "blogger"
        with pytest.raises(InvalidValueError, match=r"^categories is never 'bloger': did you mean 'blogger'"):
            as_cell(categories, "bloger")


class TestPattern:
    """A text of another form than that of the column is refused; of a list, an item."""

    @pytest.mark.parametrize("kind", ["text", "list"])
    @pytest.mark.parametrize("value", ["LT", np.str_("LT"), "XX"])
    def test_a_text_of_the_form_is_a_cell(self, kind, value):
        assert as_cell(cell(kind, pattern=COUNTRY), value) == value

    @pytest.mark.parametrize("kind", ["text", "list"])
    @pytest.mark.parametrize("value", ["Lithuania", "lt", "LTU", " LT", "LT\n", ""])
    def test_another_text_is_answered_by_the_standard(self, kind, value):
        with pytest.raises(InvalidValueError) as caught:
            as_cell(cell(kind, pattern=Pattern("[A-Z]{2}", "two letters")), value)
        assert str(caught.value) == f"cell is never {value!r}: expected two letters"

    def test_an_empty_cell_has_no_form(self):
        assert as_cell(cell("text", pattern=COUNTRY), None) is None


class TestAnyKind:
    """A column whose cells have the type of another column takes a value of each."""

    @pytest.mark.parametrize("value", ["x", "2025-09-11", 7, 2.5, True, False, DAY])
    def test_a_value_is_taken_as_it_is(self, value):
        assert as_cell(cell("value"), value) is value

    @pytest.mark.parametrize(
        ("value", "plain"),
        [
            (np.int64(7), 7),
            (np.bool_(True), True),
            (np.datetime64("2025-09-11"), DAY),
            (pd.Timestamp("2025-09-11"), DAY),
            (dt.datetime(2025, 9, 11), DAY),
            (pd.NA, None),
        ],
    )
    def test_scalars_become_plain(self, value, plain):
        converted = as_cell(cell("value"), value)
        assert (converted, type(converted)) == (plain, type(plain))

    @pytest.mark.parametrize("value", [b"x", ("a",), {"a": 1}, Decimal(7), dt.datetime(2025, 9, 11, 12)])
    def test_another_is_refused(self, value):
        with pytest.raises(InvalidValueError) as caught:
            as_cell(cell("value"), value)
        assert str(caught.value) == f"cell: expected text, a number, a date, True or False, got {value!r}"


class TestTimestamps:
    """Only midnight is a day, in whatever unit a timestamp of numpy is."""

    @pytest.mark.parametrize("unit", ["D", "h", "m", "s", "ms", "us", "ns"])
    def test_midnight_of_any_unit_is_a_day(self, unit):
        assert as_cell(cell("date"), np.datetime64("2025-09-11").astype(f"datetime64[{unit}]")) == DAY

    @pytest.mark.parametrize(
        "text", ["2025-09-11T00:00:00.000000001", "2025-09-11T12", "2025-09-11T00:00:00.1", "2025-09"]
    )
    def test_another_time_is_refused(self, text):
        with pytest.raises(InvalidValueError, match=r"^cell: expected a date such as '2025-09-11', got "):
            as_cell(cell("date"), np.datetime64(text))

    @pytest.mark.parametrize("kind", ["text", "category", "list", "integer"])
    @pytest.mark.parametrize("text", ["2025-09-11", "2025-09-11T12"])
    def test_a_timestamp_is_no_text_and_no_number(self, kind, text):
        with pytest.raises(InvalidValueError, match=r"^cell: expected (text|an integer), got np\.datetime64"):
            as_cell(cell(kind), np.datetime64(text))

    @pytest.mark.parametrize("kind", [*KINDS, "value"])
    def test_a_duration_is_never_a_cell(self, kind):
        with pytest.raises(InvalidValueError, match=r"^cell: expected .*, got np\.timedelta64\(1,'D'\)$"):
            as_cell(cell(kind), np.timedelta64(1, "D"))


def test_declared_columns():
    assert as_cell(column("events", "date"), "2025-09-11") == DAY
    assert as_cell(column("events", "released_total"), np.float64(52)) == 52
    assert as_cell(column("events", "destinations"), "LT") == "LT"
