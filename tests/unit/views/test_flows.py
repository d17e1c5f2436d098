"""Stock and flows by period, and how many were held on a day, on a few estimates and totals."""

import pytest

from belarus_releases.errors import InvalidValueError
from belarus_releases.tables.remaining import Remaining
from belarus_releases.views.flows import own_estimates, remaining_on, stock_flow
from tests.factories import day, row, snapshot

YEAR = "2025-01-01/2025-12-31"


def estimate(estimate_id, as_of, point=None, qualifier="exact", series="viasna", **others):
    cells = {"scope": "political_prisoners", "qualifier": qualifier, "series": series, "point": point} | others
    return row("remaining_estimates", estimate_id=estimate_id, as_of=as_of and day(as_of), **cells)


def total(total_id, measure, route, period, count=None, qualifier="exact", **others):
    first, _, last = period.partition("/")
    dates = {"period_start_earliest": day(first) if first else None, "period_end_latest": day(last) if last else None}
    cells = {"count": count, "qualifier": qualifier, "population": "recognised"} | dates | others
    return row("release_totals", total_id=total_id, measure=measure, route=route, **cells)


FLOWS = (
    total("died", "exits", "death", YEAR, 2),
    total("ended", "exits", "end_of_term", YEAR, None, "range", low=300, high=340),
    total("new", "entries", "recognition", YEAR, 509),
    total("pardoned", "exits", "pardon", YEAR, 342),
)
STOCKS = (estimate("start", "2024-12-31", 1265), estimate("end", "2025-12-31", None, "at_least", low=1131))
EVER = (
    total("ever-2024", "cumulative", "recognition", "/", 3600, period_end=day("2024-12-31")),
    total("ever-2025", "cumulative", "recognition", "/", 4242, period_end=day("2025-12-31")),
)


class TestStockFlow:
    def rows(self, totals=FLOWS, estimates=STOCKS):
        return stock_flow(snapshot(release_totals=totals, remaining_estimates=estimates))

    def test_a_year(self):
        assert self.rows(FLOWS + EVER) == [
            row(
                "stock_flows", period=YEAR, period_start=day("2025-01-01"), period_end=day("2025-12-31"),
                start_id="start", start_low=1265, start_high=1265, entries_low=509, entries_high=509,
                entries_cumulative=642, pardoned_low=342, pardoned_high=342, end_of_term_low=300,
                end_of_term_high=340, died_low=2, died_high=2, implied_low=1090, implied_high=1130,
                end_id="end", end_low=1131, end_high=None, residual_low=1, residual_high=None,
                total_ids=("died", "ended", "new", "pardoned"), missing=(),
            )
        ]  # fmt: skip

    def test_exact_estimates_leave_a_residual_within_bounds(self):
        (year,) = self.rows(estimates=(STOCKS[0], estimate("end", "2025-12-31", 1131)))
        assert (year.end_low, year.end_high) == (1131, 1131)
        assert (year.residual_low, year.residual_high) == (1, 41)

    def test_a_flow_that_nobody_publishes_is_at_least_none_and_named(self):
        (year,) = self.rows((FLOWS[2],), estimates=())
        assert (year.entries_low, year.entries_high, year.entries_cumulative) == (509, 509, None)
        for name in ("pardoned", "end_of_term", "died"):
            assert (getattr(year, f"{name}_low"), getattr(year, f"{name}_high")) == (0, None)
        for name in ("start", "end", "implied", "residual"):
            assert (getattr(year, f"{name}_low"), getattr(year, f"{name}_high")) == (None, None)
        assert (year.start_id, year.end_id) == (None, None)
        assert (year.total_ids, year.missing) == (("new",), ("pardoned", "end_of_term", "died"))

    def test_without_entries_there_is_no_row(self):
        assert self.rows((FLOWS[0], FLOWS[1], FLOWS[3])) == []

    @pytest.mark.parametrize(
        ("dates", "period"),
        [
            ("2025-01-01/2025-12-10", "2025-01-01/2025-12-31"),
            ("2025-01-01/2025-01-31", "2025-01-01/2025-01-31"),
            ("2024-02-01/2024-02-29", "2024-02-01/2024-02-29"),
            ("2025-12-01/2025-12-31", "2025-12-01/2025-12-31"),
            ("2024-02-01/2024-02-28", None),
            ("2025-02-02/2025-02-28", None),
            ("2025-02-01/2025-03-31", None),
            ("2025-03-01/2025-12-31", None),
            ("2025-01-01/2025-11-30", None),
            ("2024-01-01/2025-12-31", None),
            ("2024-03-01/2025-03-31", None),
            ("2025-01-01/", None),
            ("/2025-01-31", None),
        ],
    )
    def test_months_and_years(self, dates, period):
        rows = self.rows([total("new", "entries", "recognition", dates, 1)])
        assert [row.period for row in rows] == ([period] if period else [])

    def test_periods_stand_in_their_order(self):
        periods = ("2025-03-01/2025-03-31", YEAR, "2025-01-01/2025-01-31", "2024-12-01/2024-12-31")
        totals = [total(f"t{n}", "entries", "recognition", period, n) for n, period in enumerate(periods)]
        assert [row.entries_low for row in self.rows(totals)] == [3, 2, 1, 0]

    @pytest.mark.parametrize(
        ("changes", "entries"),
        [
            ({}, 7),
            ({"counted_by": "Somebody"}, 7),
            ({"population": "political_any"}, 509),
            ({"population": "not_stated"}, 509),
            ({"qualifier": "about"}, 509),
            ({"measure": "exits"}, 509),
            ({"route": "conviction"}, 509),
        ],
    )
    def test_of_several_totals_of_the_recognised_that_which_reaches_furthest(self, changes, entries):
        cells = {"measure": "entries", "route": "recognition", "qualifier": "exact"} | changes
        further = total("further", period=YEAR, count=7, **cells)
        other = total("other", "entries", "recognition", "2025-01-01/2025-12-30", 509)
        undated = total("undated", "entries", "recognition", "2025-01-01/", 8)
        for totals in ([other, further, undated], [undated, further, other]):
            assert [row.entries_low for row in self.rows(totals)] == [entries]

    @pytest.mark.parametrize(
        ("estimates", "start"),
        [
            ([estimate("day-before", "2024-12-31", 1)], "day-before"),
            ([estimate("first-day", "2025-01-01", 1)], "first-day"),
            ([estimate("earlier", "2024-12-30", 1)], None),
            ([estimate("later", "2025-01-02", 1)], None),
            ([estimate("repeated", "2024-12-31", 1, repeats="older")], None),
            ([estimate("wider", "2024-12-31", 1, scope="wider_list")], None),
            ([estimate("press", "2024-12-31", 1, series="media")], None),
            ([estimate("g", "2024-12-31", 1, series="rights_groups")], "g"),
            ([estimate("g", "2024-12-31", 1, series="rights_groups"), estimate("v", "2024-12-31", 1)], "v"),
            ([estimate("g", "2024-12-31", 1, series="rights_groups"), estimate("v", "2024-12-31", 1, "about")], "g"),
            ([estimate("v", "2024-12-31", None, "at_least", low=1), estimate("w", "2025-01-01", 1)], "w"),
            ([estimate("v", "2024-12-31", 1, "about"), estimate("w", "2025-01-01", None, "at_least", low=1)], "w"),
        ],
    )
    def test_which_estimate_is_the_stock_at_the_start(self, estimates, start):
        (year,) = self.rows((FLOWS[2],), estimates)
        assert year.start_id == start

    @pytest.mark.parametrize(("as_of", "end"), [("2025-12-31", "x"), ("2025-12-30", None), ("2026-01-01", None)])
    def test_the_stock_at_the_end_is_of_the_last_day(self, as_of, end):
        (year,) = self.rows((FLOWS[2],), [estimate("x", as_of, 1)])
        assert year.end_id == end

    @pytest.mark.parametrize(
        "changes",
        [
            {"measure": "exits"},
            {"route": "conviction"},
            {"qualifier": "at_least"},
            {"period_end": day("2025-12-30")},
        ],
    )
    @pytest.mark.parametrize("end", [0, 1])
    def test_growth_needs_exact_counts_at_both_ends(self, changes, end):
        cells = {"measure": "cumulative", "route": "recognition", "qualifier": "exact", "count": 4242}
        totals = [*EVER]
        totals[end] = total("ever", period="/", **cells | {"period_end": EVER[end].period_end} | changes)
        (year,) = self.rows([FLOWS[2], *totals])
        assert year.entries_cumulative is None


class TestOwnFigures:
    """Estimates of political prisoners that a series gives for a day and does not repeat."""

    OWN = estimate("own", "2025-06-29", 1)

    @pytest.mark.parametrize(
        "other",
        [
            estimate("other", "2025-06-29", 1, series="rights_groups"),
            estimate("other", "2025-06-29", 1, scope="not_stated"),
            estimate("other", "2025-06-29", 1, repeats="older"),
            estimate("other", None, 1),
        ],
    )
    def test_others_are_left_out(self, other):
        rows = snapshot(remaining_estimates=[other, self.OWN])
        assert own_estimates(rows, "viasna") == [(day("2025-06-29"), self.OWN)]


class TestRemainingOn:
    START, END = STOCKS[0], estimate("end", "2026-01-05", 1131)
    OPEN = "not every flow between the estimates around the day is bounded"

    def on(self, day, totals=FLOWS, estimates=(START, END)):
        return remaining_on(snapshot(release_totals=totals, remaining_estimates=estimates), day)

    def test_a_day_with_an_estimate(self):
        assert self.on("2024-12-31") == Remaining(
            day("2024-12-31"), self.START, self.START, 1265, 1265, "an estimate is published for the day"
        )
        assert self.on(day("2026-01-05")).low == 1131

    @pytest.mark.parametrize("date", ["2025-01-01", "2025-06-30", "2025-12-31"])
    def test_between_estimates_where_every_flow_is_bounded(self, date):
        """At least 1265 - 342 - 340 - 2, at most 1265 + 509."""
        why = "all flows of 2025-01-01/2025-12-31 are bounded"
        assert self.on(date) == Remaining(day(date), self.START, self.END, 581, 1774, why)

    @pytest.mark.parametrize("date", ["2026-01-01", "2026-01-04"])
    def test_outside_the_period_of_the_flows(self, date):
        assert self.on(date) == Remaining(day(date), self.START, self.END, None, None, self.OPEN)

    @pytest.mark.parametrize("place", range(4))
    def test_where_a_flow_is_missing(self, place):
        totals = FLOWS[:place] + FLOWS[place + 1 :]
        expected = Remaining(day("2025-06-30"), self.START, self.END, None, None, self.OPEN)
        assert self.on("2025-06-30", totals) == expected

    @pytest.mark.parametrize("place", range(4))
    def test_where_a_flow_is_open(self, place):
        flow = FLOWS[place]
        totals = [*FLOWS]
        totals[place] = total(flow.total_id, flow.measure, flow.route, YEAR, None, "at_least", low=1)
        assert self.on("2025-06-30", totals)[3:] == (None, None, self.OPEN)

    def test_a_later_period_is_taken_where_an_earlier_one_is_open(self):
        month = total("month", "entries", "recognition", "2025-01-01/2025-01-31", 9)
        assert self.on("2025-01-15", (month, *FLOWS)).why == "all flows of 2025-01-01/2025-12-31 are bounded"

    def test_before_the_first_estimate_and_after_the_last(self):
        assert self.on("2024-12-30")[1:] == (None, self.START, None, None, self.OPEN)
        assert self.on("2026-01-06")[1:] == (self.END, None, None, None, self.OPEN)
        assert self.on("2025-06-30", estimates=[self.START])[1:] == (self.START, None, None, None, self.OPEN)

    def test_without_a_stock_at_the_start_nothing_is_bounded(self):
        late = estimate("late", "2025-01-15", 1200)
        assert self.on("2025-06-30", estimates=[late, self.END])[1:] == (late, self.END, None, None, self.OPEN)

    def test_an_estimate_without_bounds_is_passed_over(self):
        hedged = estimate("hedged", "2025-06-29", 1, "about")
        assert self.on("2025-06-30", estimates=[hedged, self.START, self.END])[1:3] == (self.START, self.END)

    def test_of_one_day_the_exact_estimate_counts_and_then_the_first_id(self):
        hedged = estimate("a", "2025-06-29", None, "at_least", low=1)
        exact, last = estimate("b", "2025-06-29", 1200), estimate("z", "2025-06-29", None, "at_least", low=2)
        assert self.on("2025-06-30", estimates=[last, exact, hedged, self.END]).before == exact
        assert self.on("2025-06-29", estimates=[last, exact, hedged, self.END]).low == 1200
        assert self.on("2025-06-30", estimates=[last, hedged, self.END]).before == hedged
        assert self.on("2025-06-28", estimates=[hedged, exact, last, self.START]).after == exact

    def test_of_several_days_the_nearest_counts(self):
        near, far = estimate("z", "2025-06-29", 1), estimate("a", "2025-06-28", 2)
        nearer, farther = estimate("y", "2025-07-01", 3), estimate("b", "2025-07-02", 4)
        assert self.on("2025-06-30", estimates=[far, near, farther, nearer])[1:3] == (near, nearer)

    def test_another_value_is_no_day(self):
        with pytest.raises(InvalidValueError, match=r"^day: expected a day such as '2025-09-30', got '2025-06'$"):
            self.on("2025-06")
