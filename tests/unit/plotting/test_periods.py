"""Half-years and longer periods: sums of months, bounds, and what is left out, on a few rows."""

import datetime as dt

import pytest

from belarus_releases.plotting.periods import Flow, Stock, periods
from belarus_releases.schema.bounds import UNKNOWN, Bounds
from tests.unit.plotting.flows import flow, month, year


class TestPeriods:
    def test_half_years_and_longer_periods_by_their_ends(self):
        rows = [year(2024, start=2, end=1), month(12, entries=1), month(6, entries=1), month(7, 2023, entries=1),
                month(1, 2025, entries=1), flow(dt.date(2024, 1, 18), dt.date(2024, 9, 17), 2, 1)]  # fmt: skip
        assert [period.name for period in periods(rows)] == [
            "2023, second half",
            "2024, first half",
            "2024-01-18 to 2024-09-17",
            "2024, second half",
            "2024-01-01 to 2024-12-31",
            "2025, first half",
        ]

    @pytest.mark.parametrize(
        ("first", "last"),
        [
            ("2024-08-02", "2024-08-31"),
            ("2024-08-01", "2024-08-30"),
            ("2024-08-01", "2024-09-30"),
            ("2024-08-01", "2025-08-31"),
        ],
    )
    def test_only_a_whole_month_is_one(self, first, last):
        (period,) = periods([flow(dt.date.fromisoformat(first), dt.date.fromisoformat(last), start=2, end=1)])
        assert (period.name, period.parts) == (f"{first} to {last}", 1)

    @pytest.mark.parametrize("stock", [{"start": 2}, {"end": 1}, {}])
    def test_a_longer_period_without_a_stock_at_both_ends_is_left_out_and_a_month_is_not(self, stock):
        assert periods([year(entries=1, **stock)]) == []
        assert len(periods([month(1, entries=1, **stock)])) == 1

    def test_a_flow_of_six_months_is_their_sum(self):
        months = [month(number, entries=number, died=(0, None)) for number in range(1, 7)]
        (half,) = periods(months)
        assert half.parts == 6
        assert half.flows["entries"] == Flow(Bounds(21, 21), 6)
        assert half.flows["died"] == Flow(Bounds(0, None), 6)
        assert half.flows["pardoned"] == Flow(Bounds(None, None), 0)

    def test_a_flow_of_some_months_is_a_lower_bound(self):
        (half,) = periods([month(7, entries=5), month(9, entries=4), month(10)])
        assert half.flows["entries"] == Flow(Bounds(9, None), 2)

    def test_a_longer_period_is_as_published(self):
        (period,) = periods([year(start=1265, end=1131, pardoned=342, end_of_term=(300, None))])
        assert period.parts == 1
        assert period.flows["pardoned"] == Flow(Bounds(342, 342), 1)
        assert period.flows["end_of_term"] == Flow(Bounds(300, None), 1)
        assert (period.start, period.end) == (Stock("start", Bounds(1265, 1265)), Stock("end", Bounds(1131, 1131)))

    def test_stocks_are_those_of_the_first_and_the_last_day(self):
        (half,) = periods([month(1, start=10, end=20), month(3, start=30, end=40), month(6, start=50, end=60)])
        assert (half.start.bounds, half.end.bounds) == (Bounds(10, 10), Bounds(60, 60))
        (half,) = periods([month(2, start=10, end=20)])
        assert half.start == half.end == Stock(None, UNKNOWN)
