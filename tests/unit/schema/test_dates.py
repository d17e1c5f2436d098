"""Partial dates, and the days and intervals that they stand for."""

import datetime as dt

import pandas as pd
import pytest

from belarus_releases.errors import InvalidValueError
from belarus_releases.schema.dates import day_of, interval, public_since, span
from tests.factories import day, row, source


class TestInterval:
    @pytest.mark.parametrize(
        ("text", "first", "last"),
        [
            ("2025-09-11", "2025-09-11", "2025-09-11"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2025-12", "2025-12-01", "2025-12-31"),
            ("2025", "2025-01-01", "2025-12-31"),
            ("2025/2026", "2025-01-01", "2026-12-31"),
            ("2025-01-20/2025-02", "2025-01-20", "2025-02-28"),
            ("2025-01/2025-01-01", "2025-01-01", "2025-01-01"),
        ],
    )
    def test_first_and_last_day(self, text, first, last):
        assert interval(text) == (day(first), day(last))

    @pytest.mark.parametrize(
        "text", ["", "20-5", "2025-", "2025099", "202509", "2025-9-1", "20250911", "2025-09-11x", "September"]
    )
    def test_another_form_is_named(self, text):
        with pytest.raises(ValueError, match="is not a date") as caught:
            interval(text)
        assert str(caught.value) == f"{text!r} is not a date such as 2025, 2025-09 or 2025-09-11"

    @pytest.mark.parametrize("text", ["2025-13", "2025-00", "2025-02-30", "2025-09/"])
    def test_a_day_or_month_that_does_not_exist_is_refused(self, text):
        with pytest.raises(ValueError):  # noqa: PT011  (the messages are those of Python)
            interval(text)

    def test_an_end_before_the_beginning_is_refused(self):
        with pytest.raises(ValueError, match=r"^'2025-02/2025-01' ends before it begins$"):
            interval("2025-02/2025-01")


class TestSpan:
    FIRST, LAST = day("2025-09-01"), day("2025-09-11")

    def test_a_row_has_its_first_and_last_day(self):
        assert span(row("events", date_earliest=self.FIRST, date_latest=self.LAST)) == (self.FIRST, self.LAST)

    def test_another_date_of_the_row_is_asked_for_by_name(self):
        estimate = row("remaining_estimates", as_of_earliest=self.FIRST, as_of_latest=self.LAST)
        assert span(estimate, "as_of") == (self.FIRST, self.LAST)

    @pytest.mark.parametrize("cells", [{}, {"date_earliest": FIRST}, {"date_latest": LAST}])
    def test_an_undated_row_has_none(self, cells):
        assert span(row("events", **cells)) is None


class TestPublicSince:
    MONTH, READ = day("2025-09-30"), day("2026-01-01")

    def test_a_source_is_public_by_its_last_possible_day(self):
        dates = {"published_earliest": day("2025-09-01"), "published_latest": self.MONTH, "retrieved_on": self.READ}
        assert public_since(source("s", **dates)) == self.MONTH

    def test_an_undated_source_is_public_when_it_was_retrieved(self):
        assert public_since(source("s", retrieved_on=self.READ)) == self.READ
        assert public_since(source("s")) is None


class TestDayOf:
    DAY = day("2025-06-30")

    @pytest.mark.parametrize(
        "value", ["2025-06-30", DAY, dt.datetime(2025, 6, 30, 23, 59), pd.Timestamp("2025-06-30 12:00")]
    )
    def test_a_day_is_a_date_a_timestamp_or_iso_text(self, value):
        assert day_of(value) == self.DAY
        assert type(day_of(value)) is dt.date

    @pytest.mark.parametrize("value", ["2025-06", "June 2025", "", "2025-06-31", 20250630, None, b"2025-06-30", pd.NaT])
    def test_another_value_is_refused_with_the_name_of_the_argument(self, value):
        with pytest.raises(InvalidValueError) as caught:
            day_of(value)
        assert str(caught.value) == f"known_on: expected a day such as '2025-09-30', got {value!r}"
        with pytest.raises(InvalidValueError, match=r"^day: expected a day such as '2025-09-30', got "):
            day_of(value, "day")
