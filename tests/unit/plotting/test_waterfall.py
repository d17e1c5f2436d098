"""Stock and flows by half-year and longer: sums of months, bounds, and what is not published, on a few rows."""

import datetime as dt
from calendar import monthrange

import pytest

from belarus_releases.plotting.waterfall import Flow, Stock, periods, plot
from belarus_releases.schema.bounds import UNKNOWN, Bounds
from tests.factories import row
from tests.pictures import bars, direction, marked, points, texts

NO_BOUND = (None, None)  # an estimate of about a number
FLOWS = ("entries", "pardoned", "end_of_term", "died")


def flow(first, last, start=None, end=None, **flows):
    """A row with these bounds of stocks and flows; the other flows are missing, and stocks are not published."""
    cells = {"period": f"{first}/{last}", "period_start": first, "period_end": last}
    cells["comparable"] = start is not None and end is not None
    for name, value in {"start": start, "end": end, **flows}.items():
        if value is not None:
            low, high = value if isinstance(value, tuple) else (value, value)
            cells |= {f"{name}_low": low, f"{name}_high": high}
    ids = {"start_id": start and "start", "end_id": end and "end"}
    return row("stock_flows", **cells, **ids, missing=tuple(name for name in FLOWS if name not in flows))


def month(number, year=2024, **cells):
    return flow(dt.date(year, number, 1), dt.date(year, number, monthrange(year, number)[1]), **cells)


def year(number=2025, **cells):
    return flow(dt.date(number, 1, 1), dt.date(number, 12, 31), **cells)


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


class TestPlot:
    def test_flows_go_from_level_to_level_and_the_rest_to_the_stock(self):
        ax = plot([year(start=100, end=90, entries=30, pardoned=20, end_of_term=15, died=1)])
        assert bars(ax, "stock") == [(1, 0, 100), (7, 0, 90)]
        assert bars(ax, "flow") == [(2, 100, 30), (3, 110, 20), (4, 95, 15), (5, 94, 1)]
        assert bars(ax, "rest") == [(6, 90, 4)]
        assert texts(ax) == ["100", "30", "20", "15", "1", "−4", "90"]
        lines = [line.get_xydata().tolist() for line in ax.lines]  # from the end of a bar to the next
        assert lines == [[[level, y], [level, y + 1]] for y, level in enumerate((100, 130, 110, 95, 94), 1)]
        assert marked(ax, "bound") == marked(ax, "not published") == []
        assert [label.get_text() for label in ax.get_yticklabels()] == [
            "2025-01-01 to 2025-12-31",
            "held: start",
            "+ newly recognised",
            "− pardoned",
            "− end of term",
            "− died in custody",
            "rest, left open by the above",
            "held: end",
        ]

    def test_a_rest_of_none_is_drawn_too(self):
        ax = plot([year(start=100, end=130, entries=30, pardoned=0, end_of_term=0, died=0)])
        assert bars(ax, "rest") == [(6, 130, 0)]
        assert "+0" in texts(ax)

    @pytest.mark.parametrize(
        ("cells", "text", "end"),
        [
            ({"start": (100, None)}, "at least 100", (1, 0)),
            ({"start": (None, 100)}, "at most 100", (-1, 0)),
            ({"start": 50, "entries": (10, None)}, "at least 10", (1, 0)),
            ({"start": 50, "entries": (None, 10)}, "at most 10", (-1, 0)),
            ({"start": 50, "pardoned": (10, None)}, "at least 10", (-1, 0)),
            ({"start": 50, "pardoned": (None, 10)}, "at most 10", (1, 0)),
            ({"start": NO_BOUND, "pardoned": (10, None)}, "at least 10", (1, 0)),  # it stands on zero
        ],
    )
    def test_an_open_bound_is_an_arrow_to_where_the_value_may_lie(self, cells, text, end):
        ax = plot([year(end=50, **cells)])
        assert [direction(line.get_marker()) for line in marked(ax, "bound")] == [end]
        assert text in texts(ax)

    def test_between_bounds_there_is_no_arrow(self):
        ax = plot([year(start=(1200, 1300), end=1200, entries=1)])
        assert marked(ax, "bound") == []
        assert "1,200 to 1,300" in texts(ax)

    def test_what_is_not_published_is_marked_and_changes_no_level(self):
        ax = plot([year(start=100, end=90, entries=30)])
        assert [row for row, *_ in bars(ax, "not published")] == [3, 4, 5]
        assert all(bar.get_hatch() for bar in marked(ax, "not published"))
        assert texts(ax).count("not published") == 3
        assert bars(ax, "rest") == [(6, 90, 40)]

    def test_flows_stand_on_zero_where_the_stock_has_no_bound(self):
        ax = plot([year(start=NO_BOUND, end=90, entries=30, pardoned=20)])
        assert bars(ax, "flow") == [(2, 0, 30), (3, 0, 20)]
        assert marked(ax, "rest") == []
        assert [row for row, *_ in bars(ax, "not published")] == [1, 4, 5]

    def test_a_flow_of_some_months_is_hatched_and_counted(self):
        ax = plot([month(1, start=100, entries=3), month(2, entries=2)])
        (bar,) = marked(ax, "flow of some months")
        assert (bar.get_hatch(), bar.get_width()) == ("////", 5)
        assert "at least 5 (2 of 6 months)" in texts(ax)
        assert points(ax, "bound") == [(105, 2)]

    def test_a_stock_that_ends_one_period_and_starts_the_next_stands_once(self):
        both = [month(12, 2023, end=100, entries=1), month(1, 2024, start=100, entries=1)]
        names = [label.get_text() for label in plot(both).get_yticklabels()]
        assert names.count("held: end") == names.count("held: start") == 1  # estimates with other ids
        import attrs

        same = [both[0], attrs.evolve(both[1], start_id="end")]
        names = [label.get_text() for label in plot(same).get_yticklabels()]
        assert names.count("held: end") == 1
        assert "held: start" not in names
