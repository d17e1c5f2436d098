"""Stock and flows by period, on a few estimates and totals."""

import pytest

from belarus_releases.views.flows import stock_flow
from tests.factories import day, row, snapshot

YEAR = "2025-01-01/2025-12-23"


def estimate(estimate_id, as_of, point=None, qualifier="exact", series="viasna", **others):
    """An estimate of a day, or of a day in an interval."""
    first, slash, last = as_of.partition("/")
    cells = {"scope": "political_prisoners", "qualifier": qualifier, "series": series, "point": point}
    dates = {"as_of_earliest": day(first), "as_of_latest": day(last if slash else first)}
    return row("remaining_estimates", estimate_id=estimate_id, **cells | dates | others)


def ends(name, first, last=None):
    """The cells of one end of a period, which is a day or lies in an interval."""
    if first is None:
        return {}
    dates = day(first), day(last or first)
    return {f"{name}_earliest": dates[0], f"{name}_latest": dates[1], name: None if last else dates[0]}


def total(total_id, measure, route, period, count=None, qualifier="exact", until=None, **others):
    """A total from one day to another, or to one between it and `until`."""
    first, last = (text or None for text in period.split("/"))
    cells = {"count": count, "qualifier": qualifier, "population": "recognised"}
    cells |= ends("period_start", first) | ends("period_end", last, until)
    return row("release_totals", total_id=total_id, measure=measure, route=route, **cells | others)


FLOWS = (
    total("died", "exits", "death", YEAR, 2),
    total("ended", "exits", "end_of_term", YEAR, None, "range", low=300, high=340),
    total("new", "entries", "recognition", YEAR, 509),
    total("pardoned", "exits", "pardon", YEAR, 342),
)
NEW = FLOWS[2]
STOCKS = (estimate("start", "2024-12-31", 1265), estimate("end", "2025-12-23", None, "at_least", low=1131))
EVER = (
    total("ever-2024", "cumulative", "recognition", "/2024-12-31", 3600),
    total("ever-2025", "cumulative", "recognition", "/2025-12-23", 4242),
)
EVENTS = (
    row("events", event_id="before", in_series=True, date_earliest=day("2024-12-31"), date_latest=day("2024-12-31")),
    row("events", event_id="at-end", in_series=True, date_earliest=day("2025-12-23"), date_latest=day("2025-12-24")),
    row("events", event_id="other", in_series=False, date_earliest=day("2025-03-01"), date_latest=day("2025-03-01")),
    row("events", event_id="within", in_series=True, date_earliest=day("2025-01-01"), date_latest=day("2025-12-23")),
    row("events", event_id="undated", in_series=True),
)


def rows(totals=FLOWS, estimates=STOCKS, events=()):
    return stock_flow(snapshot(release_totals=totals, remaining_estimates=estimates, events=events))


def test_a_choice_of_sources_is_named():
    (flow,) = stock_flow(
        snapshot(choice="without quality=weak", release_totals=FLOWS, remaining_estimates=STOCKS, events=())
    )
    assert flow.why == "only a choice of sources counts: without quality=weak"


def test_a_period():
    assert rows(FLOWS + EVER, events=EVENTS) == [
        row(
            "stock_flows", period=YEAR, period_start=day("2025-01-01"), period_end=day("2025-12-23"),
            population="recognised", comparable=True, why=None, start_id="start", start_low=1265, start_high=1265,
            entries_low=509, entries_high=509, entries_cumulative=642, pardoned_low=342, pardoned_high=342,
            end_of_term_low=300, end_of_term_high=340, died_low=2, died_high=2, implied_low=1090, implied_high=1130,
            end_id="end", end_low=1131, end_high=None, residual_low=1, residual_high=None,
            total_ids=("new", "pardoned", "ended", "died"), missing=(), events_counted=("within",),
            events_possible=("at-end", "undated"),
        )
    ]  # fmt: skip


def test_exact_estimates_leave_a_residual_within_bounds():
    (year,) = rows(estimates=(STOCKS[0], estimate("end", "2025-12-23", 1131)))
    assert (year.end_low, year.end_high) == (1131, 1131)
    assert (year.residual_low, year.residual_high) == (1131 - 1130, 1131 - 1090)


def test_a_flow_that_nobody_publishes_is_at_least_none_and_named():
    (year,) = rows((NEW,))
    for name in ("pardoned", "end_of_term", "died"):
        assert (getattr(year, f"{name}_low"), getattr(year, f"{name}_high")) == (0, None)
    assert (year.implied_low, year.implied_high) == (None, 1265 + 509)
    assert (year.residual_low, year.residual_high) == (1131 - 1774, None)
    assert (year.total_ids, year.missing) == (("new",), ("pardoned", "end_of_term", "died"))
    assert not year.comparable
    assert year.why == "no total of pardoned, end_of_term, died over these days, so any number from zero is possible"


def test_a_total_that_repeats_another_is_no_flow_of_its_own():
    (year,) = rows([*FLOWS[:3], total("pardoned", "exits", "pardon", YEAR, 342, repeats="older")])
    assert (year.comparable, year.missing) == (False, ("pardoned",))


@pytest.mark.parametrize(("place", "name"), [(0, "died"), (1, "end_of_term"), (3, "pardoned")])
def test_without_any_one_flow_it_is_not_comparable(place, name):
    (year,) = rows([*FLOWS[:place], *FLOWS[place + 1 :]])
    assert (year.comparable, year.missing) == (False, (name,))


class TestPeriods:
    """They are those of the newly recognised."""

    def test_without_entries_there_is_no_row(self):
        assert rows((FLOWS[0], FLOWS[1], FLOWS[3])) == []

    @pytest.mark.parametrize(
        ("period", "until"),
        [("2025-01-01/2025-12-01", "2025-12-31"), ("2025-01-01/", None), ("/2025-01-31", None)],
    )
    def test_nor_where_no_source_states_both_days(self, period, until):
        assert rows([total("new", "entries", "recognition", period, 1, until=until)]) == []

    @pytest.mark.parametrize("period", ["2025-01-01/2025-12-31", "2024-02-01/2024-02-29", "2025-01-18/2025-09-17"])
    def test_a_period_is_of_the_days_of_its_total(self, period):
        """Nothing is stretched to a month or a year."""
        (only,) = rows([total("new", "entries", "recognition", period, 1)])
        assert only.period == f"{only.period_start}/{only.period_end}" == period

    def test_they_stand_by_their_first_and_their_last_day(self):
        periods = ("2025-03-01/2025-03-31", "2025-01-01/2025-12-31", "2025-01-01/2025-01-31", "2024-12-01/2024-12-31")
        totals = [total(f"t{n}", "entries", "recognition", period, n) for n, period in enumerate(periods)]
        assert [row.entries_low for row in rows(totals)] == [3, 2, 1, 0]

    @pytest.mark.parametrize(
        "changes",
        [
            {"population": "political_any"},
            {"population": "subset"},
            {"population": "not_stated"},
            {"qualifier": "about"},
            {"count": None},
            {"measure": "exits"},
            {"route": "conviction"},
        ],
    )
    def test_totals_of_the_recognised_that_allow_a_bound(self, changes):
        cells = {"measure": "entries", "route": "recognition", "qualifier": "exact", "count": 7} | changes
        assert rows([total("new", period=YEAR, **cells)]) == []


class TestExits:
    @pytest.mark.parametrize(
        ("period", "until", "taken"),
        [
            ("2025-01-01/2025-12-23", None, True),
            ("2025-01-01/2025-12-22", None, False),
            ("2025-01-01/2025-12-24", None, False),
            ("2025-01-02/2025-12-23", None, False),
            ("/2025-12-23", None, False),
            ("2025-01-01/", None, False),
            ("2025-01-01/2025-12-01", "2025-12-31", True),
            ("2025-01-01/2025-12-23", "2025-12-31", True),
            ("2025-01-01/2025-12-01", "2025-12-23", True),
            ("2025-01-01/2025-12-24", "2025-12-31", False),
            ("2025-01-01/2025-12-01", "2025-12-22", False),
        ],
    )
    def test_they_are_of_the_days_of_the_period(self, period, until, taken):
        (year,) = rows([NEW, total("ended", "exits", "end_of_term", period, 300, until=until)])
        assert year.end_of_term_low == (300 if taken else 0)
        assert ("end_of_term" in year.missing) is not taken

    def test_a_total_whose_last_day_is_not_stated_is_taken_as_that_of_the_period(self):
        ended = total("ended", "exits", "end_of_term", "2025-01-01/2025-12-01", None, "at_least", "2025-12-31", low=300)
        (year,) = rows([FLOWS[0], ended, *FLOWS[2:]])
        assert (year.end_of_term_low, year.end_of_term_high) == (300, None)
        assert year.comparable
        assert year.why == "end_of_term ends in 2025-12, on a day not stated, taken as 2025-12-23"

    def test_one_whose_last_day_is_stated_goes_before(self):
        month = total("a", "exits", "end_of_term", "2025-01-01/2025-12-01", 310, until="2025-12-31")
        stated, later = (total(name, "exits", "end_of_term", YEAR, count) for name, count in (("b", 300), ("c", 290)))
        for totals in ([NEW, month, stated, later], [later, stated, month, NEW]):
            (year,) = rows(totals)
            assert (year.end_of_term_low, year.total_ids) == (300, ("new", "b"))

    @pytest.mark.parametrize(
        "changes",
        [
            {"population": "political_any"},
            {"qualifier": "about"},
            {"measure": "stock_subset"},
            {"route": "expulsion"},
            {"route": "any"},
        ],
    )
    def test_of_the_recognised_by_their_route(self, changes):
        cells = {"measure": "exits", "route": "pardon", "qualifier": "exact"} | changes
        (year,) = rows([NEW, total("other", period=YEAR, count=342, **cells)])
        assert (year.pardoned_low, year.pardoned_high, year.total_ids) == (0, None, ("new",))


class TestStock:
    @pytest.mark.parametrize(
        ("estimates", "start"),
        [
            ([estimate("day-before", "2024-12-31", 1)], "day-before"),
            ([estimate("first-day", "2025-01-01", 1)], None),
            ([estimate("earlier", "2024-12-30", 1)], None),
            ([estimate("interval", "2024-12-30/2024-12-31", 1)], None),
            ([estimate("interval", "2024-12-31/2025-01-01", 1)], None),
            ([estimate("repeated", "2024-12-31", 1, repeats="older")], None),
            ([estimate("wider", "2024-12-31", 1, scope="wider_list")], None),
            ([estimate("press", "2024-12-31", 1, series="media")], None),
            ([estimate("g", "2024-12-31", 1, series="rights_groups")], None),
            ([estimate("g", "2024-12-31", 1, series="rights_groups"), estimate("v", "2024-12-31", 1)], "v"),
            ([estimate("g", "2024-12-31", 1, series="rights_groups"), estimate("v", "2024-12-31", 1, "about")], "v"),
            ([estimate("v", "2024-12-31", None, "at_least", low=1), estimate("w", "2024-12-31", 1)], "w"),
            ([estimate("v", "2024-12-31", 1, "about"), estimate("w", "2024-12-31", None, "at_least", low=1)], "w"),
            ([estimate("v", "2024-12-31", 1), estimate("w", "2024-12-31", 2)], "v"),
        ],
    )
    def test_at_the_start_it_is_of_the_end_of_the_day_before(self, estimates, start):
        (year,) = rows((NEW,), estimates)
        assert year.start_id == start

    @pytest.mark.parametrize(("as_of", "end"), [("2025-12-23", "x"), ("2025-12-22", None), ("2025-12-24", None)])
    def test_at_the_end_it_is_of_the_last_day(self, as_of, end):
        (year,) = rows((NEW,), [estimate("x", as_of, 1)])
        assert year.end_id == end

    def test_without_it_nothing_is_implied(self):
        (year,) = rows(estimates=[STOCKS[1]])
        for name in ("start", "implied", "residual"):
            assert (getattr(year, f"{name}_low"), getattr(year, f"{name}_high")) == (None, None)
        assert (year.comparable, year.why) == (False, "no estimate of 2024-12-31")

    def test_without_it_at_the_end_there_is_no_residual(self):
        (year,) = rows(estimates=[STOCKS[0]])
        assert (year.implied_low, year.implied_high) == (1090, 1130)
        assert (year.end_low, year.end_high, year.residual_low, year.residual_high) == (None,) * 4
        assert (year.comparable, year.why) == (False, "no estimate of 2025-12-23")

    def test_all_that_is_open_is_said(self):
        month = total("a", "exits", "pardon", "2025-01-01/2025-12-01", 310, until="2025-12-31")
        (year,) = rows([FLOWS[0], NEW, month], [])
        assert year.why == (
            "no estimate of 2024-12-31; no estimate of 2025-12-23; "
            "no total of end_of_term over these days, so any number from zero is possible; "
            "pardoned ends in 2025-12, on a day not stated, taken as 2025-12-23"
        )


class TestGrowthOfTheCumulativeTotal:
    @pytest.mark.parametrize(
        "changes",
        [
            {"measure": "exits"},
            {"route": "conviction"},
            {"qualifier": "at_least"},
            {"period_end": day("2025-11-30")},
            {"period_end": None},
        ],
    )
    @pytest.mark.parametrize("end", [0, 1])
    def test_it_needs_exact_counts_at_both_ends(self, changes, end):
        cells = {"measure": "cumulative", "route": "recognition", "qualifier": "exact", "count": 4242}
        totals = [*EVER]
        totals[end] = total("ever", period="/", **cells | {"period_end": EVER[end].period_end} | changes)
        (year,) = rows([NEW, *totals])
        assert year.entries_cumulative is None
