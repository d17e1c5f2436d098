"""Disputes, reconciliation, flows, the panel and differences, on datasets of a few rows."""

import datetime as dt

import pandas as pd
import pytest

from belarus_releases import store
from belarus_releases.columns import columns
from belarus_releases.differences import Change, Diff, changes, diff
from belarus_releases.disputes import disputed, disputes
from belarus_releases.errors import InvalidValueError
from belarus_releases.flows import Remaining, remaining_on, stock_flow
from belarus_releases.panel import coverage, panel
from belarus_releases.reconcile import reconcile
from belarus_releases.tables import record_class
from tests.small import claim, dataset, row, source


def day(text):
    return dt.date.fromisoformat(text)


DAY = day("2026-01-31")


class TestDisputes:
    def found(self, *claims, sources=None):
        held = sources or [source(f"s{number}") for number in range(1, 6)]
        return list(disputes(dataset(claims=claims, sources=held)))

    def test_one_row_a_value_the_adopted_first(self):
        rows = self.found(
            claim("events/e/released_total", "54", "s4", None, decision="Corrected.", attributed_to="A"),
            claim("events/e/released_total", "14", "s3", 2),
            claim("events/e/released_total", "16", "s2", 3, attributed_to="B"),
            claim("events/e/released_total", "14", "s1", 1, attributed_to="B"),
            claim("events/e/released_total", "54", "s5", None, decision="Too late.", attributed_to="A"),
        )
        cell = {"table": "events", "record_id": "e", "field": "released_total"}
        assert rows == [
            row(
                "disputes", **cell, dispute_id="events/e/released_total=14", value="14", adopted=True, n_sources=2,
                n_origins=2, source_ids=("s1", "s3"), attributed_to=("B",), why="by the order of adoption",
            ),
            row(
                "disputes", **cell, dispute_id="events/e/released_total=16", value="16", adopted=False, n_sources=1,
                n_origins=1, source_ids=("s2",), attributed_to=("B",), why="not adopted, by the order of adoption",
            ),
            row(
                "disputes", **cell, dispute_id="events/e/released_total=54", value="54", adopted=False, n_sources=2,
                n_origins=2, source_ids=("s4", "s5"), attributed_to=("A",), why="Corrected.; Too late.",
            ),
        ]  # fmt: skip

    def test_reprints_are_one_origin(self):
        rows = self.found(
            claim("events/e/women", "1"), claim("events/e/women", "1", "s2", 2), claim("events/e/women", "2", "s3", 3),
            sources=[source("s1"), source("s2", origin_id="s1"), source("s3", origin_id="s1")],
        )  # fmt: skip
        assert [(r.value, r.n_sources, r.n_origins) for r in rows] == [("1", 2, 1), ("2", 1, 1)]

    def test_where_no_claim_has_a_rank_none_is_adopted(self):
        rows = self.found(claim("events/e/women", "2", rank=None), claim("events/e/women", "1", rank=None))
        assert [(r.value, r.adopted) for r in rows] == [("1", False), ("2", False)]

    def test_the_others_follow_in_the_order_of_their_ranks(self):
        said = [claim("events/e/women", str(4 - rank), f"s{rank}", rank, claim_id=f"c{4 - rank}") for rank in (3, 2, 1)]
        assert [r.value for r in self.found(*said)] == ["3", "2", "1"]

    def test_claims_of_one_rank_stand_by_their_ids(self):
        rows = self.found(
            claim("events/e/women", "1", claim_id="c2"), claim("events/e/women", "2", claim_id="c1", rank=1)
        )
        assert [r.value for r in rows] == ["2", "1"]

    def test_cells_stand_in_the_order_of_tables_rows_and_columns(self):
        cells = ["events/e/women", "event_links/l/relation", "events/a/women", "events/e/stayed"]
        said = [claim(cell, value, f"s{n}", n) for cell in cells for n, value in enumerate(["denied", "x"], 1)]
        assert [(r.record_id, r.field) for r in self.found(*said)][::2] == [
            ("l", "relation"), ("a", "women"), ("e", "stayed"), ("e", "women"),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("cell", "is_one"),
        [
            ("events/e/released_total", True),
            ("event_links/l/relation", True),
            ("prisoners/p/sentence_years", True),
            ("events/e/part_of", True),
            ("contacts/c/place", False),
            ("prisoners/p/name", False),
            ("events/e/destinations", False),
            ("prisoners/p/categories", False),
        ],
    )
    def test_free_text_and_lists_are_no_disputes(self, cell, is_one):
        assert bool(self.found(claim(cell, "1"), claim(cell, "2", "s2", 2))) is is_one
        assert not self.found(claim(cell, "1"), claim(cell, "1", "s2", 2))

    @pytest.mark.parametrize(
        ("values", "is_one"),
        [
            (["2025-09-11"], False),
            (["2025-09-11", "2025-09"], False),
            (["2025-09-11", "2025-09-12"], True),
            (["2025-09", "2025-10-01"], True),
            (["2025-09-01/2025-09-11", "2025-09-11/2025-10-01"], False),
            (["2025-09-01/2025-09-11", "2025-09-12/2025-10-01"], True),
            (["2025", "2025-09", "2025-10"], True),
        ],
    )
    def test_dates_are_when_no_day_is_possible_by_all(self, values, is_one):
        date = next(column for column in columns(record_class("events")) if column.name == "decree_date")
        assert disputed(date, values) is is_one

    def test_the_table_is_that_of_the_version(self):
        table = disputes(dataset("2026.11.1", DAY))
        assert (table.name, table.version, len(table), table.known_on) == ("disputes", "2026.11.1", 0, DAY)


def event(event_id, first, last=None, **more):
    dates = {"date_earliest": first and day(first), "date_latest": (last or first) and day(last or first)}
    return row("events", event_id=event_id, **{"legal_act": "pardon", "event_class": "negotiated"} | dates | more)


class TestReconcile:
    TOTAL = {
        "total_id": "t", "measure": "exits", "route": "pardon", "population": "recognised", "counted_by": "Viasna",
        "count": 100, "qualifier": "exact", "period_start_earliest": day("2025-01-01"),
        "period_start_latest": day("2025-01-05"), "period_end_earliest": day("2025-06-25"),
        "period_end_latest": day("2025-06-30"),
    }  # fmt: skip
    EVENTS = (
        event("before", "2024-12-31"),
        event("at-start", "2024-12-30", "2025-01-01", released_total=1),
        event("first-day", "2025-01-01", released_total=2, brokered_by=("US", "LT")),
        event("within", "2025-03-01", "2025-03-31", released_total=4, brokered_by=("LT", "US"), expelled=3),
        event("last-sure-day", "2025-06-25", legal_act="amnesty", brokered_by=("US",)),
        event("maybe", "2025-06-26", released_total=8, brokered_by=("US",), legal_act="not_stated"),
        event("last-day", "2025-06-30", "2025-07-02", released_total=16, expelled=5),
        event("after", "2025-07-01", released_total=32),
        event("end-of-term", "2025-03-01", released_total=64, event_class="end_of_term", legal_act="not_stated"),
        event("end-of-sentence", "2025-06-28", released_total=64, legal_act="sentence_end"),
        event("undated", None, released_total=128),
    )

    def test_a_total_beside_the_releases_of_its_period(self):
        total = row("release_totals", **self.TOTAL)
        assert list(reconcile(dataset(release_totals=[total], events=self.EVENTS))) == [
            row(
                "reconciliation", total_id="t", counted_by="Viasna", period_start=day("2025-01-01"),
                period_end=day("2025-06-30"), route="pardon", population="recognised", published_low=100,
                published_high=100, event_ids=("first-day", "within", "last-sure-day"),
                uncertain_ids=("at-start", "maybe", "last-day"), excluded_ids=("end-of-term", "end-of-sentence"),
                recorded=6, recorded_uncertain=25, recorded_us=6, without_total=("last-sure-day",),
                remainder_low=69, remainder_high=94,
            )
        ]  # fmt: skip

    def test_by_any_route_nothing_is_excluded(self):
        total = row(
            "release_totals", **self.TOTAL | {"route": "any", "qualifier": "more_than", "count": None, "low": 9}
        )
        (found,) = reconcile(dataset(release_totals=[total], events=self.EVENTS))
        assert found.event_ids == ("first-day", "within", "last-sure-day", "end-of-term")
        assert found.uncertain_ids == ("at-start", "maybe", "last-day", "end-of-sentence")
        assert found.excluded_ids == ()
        assert (found.published_low, found.published_high) == (10, None)
        assert (found.recorded, found.recorded_uncertain) == (70, 89)
        assert (found.remainder_low, found.remainder_high) == (10 - 70 - 89, None)

    def test_of_a_total_of_the_expelled_those_expelled_are_counted(self):
        at_most = {"qualifier": "at_most", "count": None, "high": 9}
        total = row("release_totals", **self.TOTAL | {"route": "expulsion"} | at_most)
        (found,) = reconcile(dataset(release_totals=[total], events=self.EVENTS))
        assert (found.event_ids, found.uncertain_ids) == (("within",), ("last-day",))
        assert (found.recorded, found.recorded_uncertain, found.recorded_us) == (3, 5, 3)
        assert (found.remainder_low, found.remainder_high) == (None, 6)

    @pytest.mark.parametrize(
        ("missing", "sure", "unsure"),
        [
            ("period_start_earliest", (), ("before", "at-start", "first-day", "within", "maybe", "last-day")),
            ("period_end_earliest", (), ("at-start", "first-day", "within", "last-sure-day", "maybe", "last-day")),
            ("period_end_latest", ("first-day", "within"), ("at-start", "maybe", "last-day", "after")),
        ],
    )
    def test_an_open_period(self, missing, sure, unsure):
        total = row("release_totals", **self.TOTAL | {missing: None})
        (found,) = reconcile(dataset(release_totals=[total], events=self.EVENTS))
        assert set(sure) <= set(found.event_ids)
        assert set(unsure) <= set(found.uncertain_ids)
        assert bool(found.event_ids) is bool(sure)
        assert ("after" in found.uncertain_ids) is (missing == "period_end_latest")
        assert ("before" in found.uncertain_ids) is (missing == "period_start_earliest")

    @pytest.mark.parametrize(
        "change",
        [
            {"measure": "entries"},
            {"measure": "cumulative"},
            {"route": "end_of_term"},
            {"route": "death"},
            {"qualifier": "about"},
            {"count": None},
        ],
    )
    def test_other_totals_are_no_flow_of_releases(self, change):
        total = row("release_totals", **self.TOTAL | change)
        assert not len(reconcile(dataset(release_totals=[total], events=self.EVENTS)))

    def test_the_table_is_that_of_the_version(self):
        table = reconcile(dataset("2026.11.1", DAY))
        assert (table.name, table.version, table.known_on) == ("reconciliation", "2026.11.1", DAY)


def figure(estimate_id, as_of, point=None, qualifier="exact", series="viasna", **more):
    given = {"scope": "political_prisoners", "qualifier": qualifier, "series": series} | more
    return row("remaining_estimates", estimate_id=estimate_id, as_of=as_of and day(as_of), point=point, **given)


def total(total_id, measure, route, period, count=None, qualifier="exact", counted_by="Viasna", **more):
    first, _, last = period.partition("/")
    dates = {"period_start_earliest": first and day(first), "period_end_latest": last and day(last)}
    dates = {name: date or None for name, date in dates.items()}
    given = {"count": count, "qualifier": qualifier, "counted_by": counted_by} | dates | more
    return row("release_totals", total_id=total_id, measure=measure, route=route, **given)


YEAR = "2025-01-01/2025-12-31"
FLOWS = (
    total("died", "exits", "death", YEAR, 2),
    total("ended", "exits", "end_of_term", YEAR, None, "range", low=300, high=340),
    total("new", "entries", "recognition", YEAR, 509),
    total("pardoned", "exits", "pardon", YEAR, 342),
)
STOCKS = (figure("start", "2024-12-31", 1265), figure("end", "2025-12-31", None, "at_least", low=1131))
EVER = (
    total("ever-2024", "cumulative", "recognition", "/", 3600, period_end=day("2024-12-31")),
    total("ever-2025", "cumulative", "recognition", "/", 4242, period_end=day("2025-12-31")),
)


class TestStockFlow:
    def rows(self, totals=FLOWS, figures=STOCKS):
        return list(stock_flow(dataset(release_totals=totals, remaining_estimates=figures)))

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

    def test_exact_figures_leave_a_residual_within_bounds(self):
        (found,) = self.rows(figures=(STOCKS[0], figure("end", "2025-12-31", 1131)))
        assert (found.end_low, found.end_high) == (1131, 1131)
        assert (found.residual_low, found.residual_high) == (1, 41)

    def test_what_nobody_publishes_is_at_least_none_and_named(self):
        (found,) = self.rows((FLOWS[2],), figures=())
        assert (found.entries_low, found.entries_high, found.entries_cumulative) == (509, 509, None)
        for name in ("pardoned", "end_of_term", "died"):
            assert (getattr(found, f"{name}_low"), getattr(found, f"{name}_high")) == (0, None)
        for name in ("start", "end", "implied", "residual"):
            assert (getattr(found, f"{name}_low"), getattr(found, f"{name}_high")) == (None, None)
        assert (found.start_id, found.end_id) == (None, None)
        assert (found.total_ids, found.missing) == (("new",), ("pardoned", "end_of_term", "died"))

    def test_without_entries_there_is_no_row(self):
        assert self.rows((FLOWS[0], FLOWS[1], FLOWS[3])) == []

    @pytest.mark.parametrize(
        ("given", "period"),
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
    def test_months_and_years(self, given, period):
        assert [r.period for r in self.rows([total("new", "entries", "recognition", given, 1)])] == (
            [period] if period else []
        )

    def test_periods_stand_in_their_order(self):
        periods = ("2025-03-01/2025-03-31", YEAR, "2025-01-01/2025-01-31", "2024-12-01/2024-12-31")
        totals = [total(f"t{n}", "entries", "recognition", period, n) for n, period in enumerate(periods)]
        assert [r.entries_low for r in self.rows(totals)] == [3, 2, 1, 0]

    @pytest.mark.parametrize(
        ("change", "low"),
        [
            ({}, 7),
            ({"counted_by": "Belarusian human rights community"}, 509),
            ({"counted_by": "Somebody"}, 509),
            ({"counted_by": None}, 509),
            ({"qualifier": "about"}, 509),
            ({"measure": "exits"}, 509),
            ({"route": "conviction"}, 509),
        ],
    )
    def test_which_total_of_several_is_taken(self, change, low):
        """Viasna's before the community's, then the one that reaches furthest."""
        later = {"measure": "entries", "route": "recognition", "counted_by": "Viasna", "qualifier": "exact"} | change
        first = total("first", period="2025-01-01/2025-12-31", count=7, **later)
        other = total("other", "entries", "recognition", "2025-01-01/2025-12-30", 509)
        assert [r.entries_low for r in self.rows([other, first])] == [low]
        assert [r.entries_low for r in self.rows([first, other])] == [low]

    def test_the_community_speaks_where_viasna_does_not(self):
        community = total("c", "entries", "recognition", YEAR, 7, counted_by="Belarusian human rights community")
        undated = total("u", "entries", "recognition", "2025-01-01/", 8)
        assert [r.entries_low for r in self.rows([undated, community])] == [7]

    @pytest.mark.parametrize(
        ("figures", "start"),
        [
            ([figure("day-before", "2024-12-31", 1)], "day-before"),
            ([figure("first-day", "2025-01-01", 1)], "first-day"),
            ([figure("earlier", "2024-12-30", 1)], None),
            ([figure("later", "2025-01-02", 1)], None),
            ([figure("repeated", "2024-12-31", 1, repeats="older")], None),
            ([figure("wider", "2024-12-31", 1, scope="wider_list")], None),
            ([figure("press", "2024-12-31", 1, series="media")], None),
            ([figure("g", "2024-12-31", 1, series="rights_groups")], "g"),
            ([figure("g", "2024-12-31", 1, series="rights_groups"), figure("v", "2024-12-31", 1)], "v"),
            ([figure("g", "2024-12-31", 1, series="rights_groups"), figure("v", "2024-12-31", 1, "about")], "g"),
            ([figure("v", "2024-12-31", None, "at_least", low=1), figure("w", "2025-01-01", 1)], "w"),
            ([figure("v", "2024-12-31", 1, "about"), figure("w", "2025-01-01", None, "at_least", low=1)], "w"),
        ],
    )
    def test_which_figure_is_the_stock_at_the_start(self, figures, start):
        (found,) = self.rows((FLOWS[2],), figures)
        assert found.start_id == start

    @pytest.mark.parametrize(("as_of", "end"), [("2025-12-31", "x"), ("2025-12-30", None), ("2026-01-01", None)])
    def test_the_stock_at_the_end_is_of_the_last_day(self, as_of, end):
        (found,) = self.rows((FLOWS[2],), [figure("x", as_of, 1)])
        assert found.end_id == end

    @pytest.mark.parametrize(
        "change",
        [
            {"measure": "exits"},
            {"route": "conviction"},
            {"qualifier": "at_least"},
            {"period_end": day("2025-12-30")},
        ],
    )
    @pytest.mark.parametrize("end", [0, 1])
    def test_growth_needs_exact_counts_at_both_ends(self, change, end):
        given = {"measure": "cumulative", "route": "recognition", "qualifier": "exact", "count": 4242}
        changed = [*EVER]
        changed[end] = total("ever", period="/", **given | {"period_end": EVER[end].period_end} | change)
        (found,) = self.rows([FLOWS[2], *changed])
        assert found.entries_cumulative is None

    def test_the_table_is_that_of_the_version(self):
        table = stock_flow(dataset("2026.11.1", DAY))
        assert (type(table).__name__, table.name, table.version) == ("StockFlows", "stock_flows", "2026.11.1")
        assert table.known_on == DAY


class TestRemainingOn:
    START, END = STOCKS[0], figure("end", "2026-01-05", 1131)
    NOT_BOUNDED = "not every flow between the figures around the day is bounded"

    def on(self, asked, totals=FLOWS, figures=(START, END)):
        return remaining_on(dataset(release_totals=totals, remaining_estimates=figures), asked)

    def test_a_published_day(self):
        found = self.on("2024-12-31")
        assert found == Remaining(
            day("2024-12-31"), self.START, self.START, 1265, 1265, "a figure is published for the day"
        )
        assert self.on(day("2026-01-05")).low == 1131

    @pytest.mark.parametrize("asked", ["2025-01-01", "2025-06-30", "2025-12-31"])
    def test_between_figures_where_every_flow_is_bounded(self, asked):
        says = "all flows of 2025-01-01/2025-12-31 are bounded"
        assert self.on(asked) == Remaining(day(asked), self.START, self.END, 581, 1774, says)

    @pytest.mark.parametrize("asked", ["2026-01-01", "2026-01-04"])
    def test_outside_the_period_of_the_flows(self, asked):
        assert self.on(asked) == Remaining(day(asked), self.START, self.END, None, None, self.NOT_BOUNDED)

    @pytest.mark.parametrize("left_out", range(4))
    def test_where_a_flow_is_missing(self, left_out):
        totals = [flow for place, flow in enumerate(FLOWS) if place != left_out]
        expected = Remaining(day("2025-06-30"), self.START, self.END, None, None, self.NOT_BOUNDED)
        assert self.on("2025-06-30", totals) == expected

    @pytest.mark.parametrize("place", range(4))
    def test_where_a_flow_is_open(self, place):
        flow = FLOWS[place]
        totals = [*FLOWS]
        totals[place] = total(flow.total_id, flow.measure, flow.route, YEAR, None, "at_least", low=1)
        assert (self.on("2025-06-30", totals).low, self.on("2025-06-30", totals).high) == (None, None)

    def test_before_the_first_figure_and_after_the_last(self):
        assert self.on("2024-12-30")[1:4] == (None, self.START, None)
        assert self.on("2026-01-06")[1:4] == (self.END, None, None)
        assert self.on("2025-06-30", figures=[self.START])[1:] == (self.START, None, None, None, self.NOT_BOUNDED)

    def test_without_a_stock_at_the_start_nothing_is_bounded(self):
        late = figure("late", "2025-01-15", 1200)
        assert self.on("2025-06-30", figures=[late, self.END])[1:4] == (late, self.END, None)

    @pytest.mark.parametrize(
        "other",
        [
            figure("other", "2025-06-29", 1, series="rights_groups"),
            figure("other", "2025-06-29", 1, scope="not_stated"),
            figure("other", "2025-06-29", 1, repeats="older"),
            figure("other", "2025-06-29", 1, "about"),
            figure("other", None, 1),
        ],
    )
    def test_other_figures_do_not_count(self, other):
        assert self.on("2025-06-30", figures=[other, self.START, self.END])[1:3] == (self.START, self.END)

    def test_of_one_day_the_exact_figure_speaks(self):
        hedged = figure("a", "2025-06-29", None, "at_least", low=1)
        exact, last = figure("b", "2025-06-29", 1200), figure("z", "2025-06-29", None, "at_least", low=2)
        assert self.on("2025-06-30", figures=[last, exact, hedged, self.END]).before == exact
        assert self.on("2025-06-29", figures=[last, exact, hedged, self.END]).low == 1200
        assert self.on("2025-06-30", figures=[last, hedged, self.END]).before == hedged
        assert self.on("2025-06-28", figures=[hedged, exact, last, self.START]).after == exact


class TestPanel:
    COVERAGE = (
        b"coverage_id,subject,first,last,note,since\n"
        b"events@2026.11.0,events,2025-02-01,2025-03-31,Old.,2026.11.0\n"
        b"events@2026.11.2,events,2025-02-01,2025-04-30,New.,2026.11.2\n"
        b"prisoners@2026.11.2,prisoners,2025-01-01,2025-01-31,More.,2026.11.2\n"
        b"contacts@2026.11.0,contacts,2025-02-01,,Open.,2026.11.0\n"
        b"concessions@2026.11.0,concessions,,2025-02-01,Open.,2026.11.0\n"
    )

    @pytest.fixture(autouse=True)
    def _covered(self, monkeypatch):
        monkeypatch.setattr(store, "read", {"coverage.csv": self.COVERAGE}.__getitem__)

    EVENTS = (
        event("a", "2025-01-15", released_total=5, expelled=3),
        event("b", "2025-01-31", "2025-02-01", released_total=7, disposition="expelled"),
        event("c", "2025-03-10", disposition="stayed"),
        event("d", "2025-03-11", released_total=2, disposition="repatriated"),
        event("e", None, released_total=9),
        event("f", "2025-05-05", released_total=1, expelled=0),
    )
    CONTACTS = (row("contacts", date_earliest=day("2025-02-10"), date_latest=day("2025-03-01")),)
    STEPS = (row("concessions", date_earliest=day("2025-06-10"), date_latest=day("2025-06-10")),)
    FIGURES = (
        figure("v1", "2025-01-10", 1200),
        figure("v2", "2025-01-20", 1150),
        figure("v3", "2025-02-10", None, "at_least", low=1100),
        figure("v4", "2025-02-11", None, "at_most", high=1180),
        figure("v5", "2025-02-12", 1190, repeats="v1"),
        figure("v6", "2025-02-13", 1, series="media"),
        figure("v7", None, 1),
        figure("v8", "2025-02-14", 1175),
        figure("none", "2025-04-10", 0),
        figure("v9", "2025-12-14", 1),
    )

    def made(self, freq, **tables):
        given = {"events": self.EVENTS, "contacts": self.CONTACTS, "concessions": self.STEPS}
        return panel(dataset(**given | {"remaining_estimates": self.FIGURES} | tables), freq)

    def test_months(self):
        found = self.made("M")
        assert {name: cells.to_list() for name, cells in found.astype(object).where(found.notna(), None).items()} == {
            "released_low": [5, 0, 2, 0, 1, None],
            "released_high": [12, 7, None, 0, 1, None],
            "releases_low": [1, 0, 2, 0, 1, None],
            "releases_high": [2, 1, 2, 0, 1, None],
            "expelled_low": [3, 0, 0, 0, None, None],
            "expelled_high": [10, 7, 0, 0, None, None],
            "contacts_low": [None] * 6,
            "contacts_high": [None, 1, 1, None, None, None],
            "concessions_low": [None, None, None, None, None, 1],
            "concessions_high": [None, None, None, None, None, 1],
            "held_low": [1150, 1100, None, 0, None, None],
            "held_high": [1200, 1180, None, 0, None, None],
        }
        assert [str(period) for period in found.index] == [f"2025-0{month}" for month in range(1, 7)]
        assert found.index.name == "period"
        assert set(found.dtypes) == {pd.Int64Dtype()}

    def test_each_subject_has_a_span_of_its_own(self, monkeypatch):
        lines = (
            b"coverage_id,subject,first,last,note,since\n"
            b"contacts@2026.11.0,contacts,2025-04-01,2025-04-30,N.,2026.11.0\n"
            b"concessions@2026.11.0,concessions,2025-05-01,2025-05-31,N.,2026.11.0\n"
        )
        monkeypatch.setattr(store, "read", lambda path: lines)
        found = self.made("M")
        none = {name: [str(month) for month in found.index[(found[name] == 0).fillna(False)]] for name in found}
        assert none["contacts_low"] == ["2025-04"]
        assert none["concessions_low"] == ["2025-05"]
        assert none["releases_low"] == []

    def test_days_and_weeks(self):
        days, weeks = self.made("D"), self.made("W")
        assert (len(days), str(days.index[0]), str(days.index[-1])) == (161, "2025-01-01", "2025-06-10")
        assert (len(weeks), str(weeks.index[0])) == (24, "2024-12-30/2025-01-05")
        assert days["released_low"].dropna().loc[lambda cells: cells > 0].to_list() == [5, 2, 1]
        assert weeks["released_low"].isna().to_list() == (
            [True, True, False, True] + [False] * 13 + [True, False] + [True] * 5
        )
        assert weeks["released_high"].iloc[4] == 7

    def test_a_day_of_which_no_number_is_stated_is_unknown(self):
        days = self.made("D")
        assert days.loc["2025-03-10", ["released_low", "releases_low"]].to_list() == [0, 1]
        assert days.loc["2025-03-10", "released_high"] is pd.NA
        assert days.loc["2025-03-12", ["released_low", "released_high"]].to_list() == [0, 0]

    def test_without_dates_there_are_no_periods(self, monkeypatch):
        monkeypatch.setattr(store, "read", lambda path: self.COVERAGE[:42])
        found = self.made("M", events=(), contacts=(), concessions=())
        assert (len(found), len(found.columns), found.index.name) == (0, 12, "period")
        assert found.index.dtype == "period[M]"

    def test_another_grid_is_refused(self):
        with pytest.raises(InvalidValueError, match=r"^freq is 'D', 'W' or 'M', not 'Q'$"):
            self.made("Q")

    def test_coverage_is_that_of_the_version(self):
        notes = {version: [r.note for r in coverage(dataset(version))] for version in ("2026.11.1", "2026.11.2")}
        assert notes == {
            "2026.11.1": ["Old.", "Open.", "Open."],
            "2026.11.2": ["New.", "More.", "Open.", "Open."],
        }
        table = coverage(dataset("2026.11.1"))
        assert (table.name, table.version) == ("coverage", "2026.11.1")


class TestDifferences:
    OLD = {"a": {"id": "a", "n": 1, "x": None}, "b": {"id": "b", "n": 2, "x": "y"}, "c": {"id": "c", "n": 3, "x": "y"}}
    NEW = {"d": {"id": "d", "n": None, "x": "z"}, "c": {"id": "c", "n": 3, "x": None, "new": 7},
           "b": {"id": "b", "n": 4, "x": "y", "new": None}}  # fmt: skip
    FOUND = (
        Change("t", "a", "row_removed", "id", "a", None),
        Change("t", "a", "row_removed", "n", 1, None),
        Change("t", "b", "cell_changed", "n", 2, 4),
        Change("t", "c", "cell_changed", "x", "y", None),
        Change("t", "c", "column_added", "new", None, 7),
        Change("t", "d", "row_added", "id", None, "d"),
        Change("t", "d", "row_added", "x", None, "z"),
    )

    def test_cells_that_differ(self):
        assert tuple(changes("t", self.OLD, self.NEW)) == self.FOUND
        assert not list(changes("t", self.OLD, self.OLD))

    def test_a_column_that_the_newer_version_lacks_is_changed(self):
        (change,) = changes("t", {"a": {"id": "a", "x": 1}}, {"a": {"id": "a"}})
        assert change == Change("t", "a", "cell_changed", "x", 1, None)

    def test_in_words(self):
        more = (Change("t", "e", "column_added", "other", None, 1), Change("u", "f", "row_added", "id", None, "f"))
        assert str(Diff("1", "2", self.FOUND + more)) == (
            "1 to 2\n  t: 1 added, 1 removed, 2 changed, column new added, column other added\n  u: 1 added"
        )
        assert str(Diff("1", "2", ())) == "1 to 2: nothing changed"
        assert repr(Diff("1", "2", self.FOUND)) == "<Diff: 7 cells, 1 to 2>"

    def test_as_a_sequence_and_as_a_frame(self):
        found = Diff("1", "2", self.FOUND)
        assert (len(found), list(found), found[-1]) == (7, list(self.FOUND), self.FOUND[-1])
        frame = found.to_frame()
        assert list(frame.columns) == ["table", "record_id", "kind", "column", "old", "new"]
        assert [tuple(cells) for cells in frame.itertuples(index=False)] == [
            (c.table, c.record_id, c.kind, c.column, c.old, c.new) for c in self.FOUND
        ]
        text = pd.StringDtype("python")
        assert list(frame.dtypes) == [text, text, text, text, object, object]
        assert list(Diff("1", "2", ()).to_frame().dtypes) == [text, text, text, text, object, object]

    def test_of_two_datasets(self):
        old = dataset("2026.11.0", events=[row("events", event_id="e", women=1, named=0)])
        new = dataset(
            "2026.11.2",
            events=[row("events", event_id="e", women=2, named=1)],
            claims=[row("claims", claim_id="c", decision="D.")],
        )
        entered = (
            Change("events", "e", "cell_changed", "women", 1, 2),
            Change("claims", "c", "row_added", "claim_id", None, "c"),
            Change("claims", "c", "row_added", "decision", None, "D."),
        )
        assert diff(old, new) == Diff("2026.11.0", "2026.11.2", entered)
        derived = Change("events", "e", "cell_changed", "named", 0, 1)
        assert diff(old, new, derived=True).changes == (entered[0], derived, *entered[1:])
