"""Pictures of estimates, views and histories of the bundled data: what they draw and say, held against the rows."""

import datetime as dt
from functools import cache

import pytest

import belarus_releases as br
from tests.pictures import (
    bars,
    close_figures,  # noqa: F401
    direction,
    finding,
    marked,
    middle,
    note,
    number_of,
    panels,
    points,
    spans,
    texts,
    uncertain,
    written,
)

VERSION = "2026.11.2"
FULL = br.dataset(VERSION)
dataset_at = cache(br.dataset)  # what was known on a day takes a while to compute


class TestRemaining:
    estimates = FULL.remaining_estimates().where(
        scope="political_prisoners",
        as_of_latest=lambda day: day is not None,
        statement_kind={"count", "relay", "assertion"},
    )

    @staticmethod
    def levels(estimate):
        ends = [number for number in (estimate.low, estimate.high) if number is not None]
        return ends if estimate.point is None else [estimate.point]

    def expected(self, rows):
        return sorted((middle(row, "as_of"), level) for row in rows for level in self.levels(row))

    @pytest.mark.parametrize("version", ["2026.11.0", VERSION])
    def test_each_series_has_a_panel(self, version):
        estimates = br.remaining_estimates(version).where(scope="political_prisoners")
        ax = estimates.plot()
        names = {name.casefold().replace(" ", "_").replace("others", "other"): panel
                 for name, panel in zip(written(ax, "panel"), panels(ax), strict=True)}  # fmt: skip
        assert set(names) == {row.series for row in estimates if row.as_of_latest}
        for series, panel in names.items():
            drawn = [
                point for line in panel.lines if line.get_gid() in ("own estimates", "relayed or repeated")
                for point in line.get_xydata().tolist()
            ]  # fmt: skip
            rows = [row for row in estimates if row.series == series and row.as_of_latest]
            assert sorted(map(tuple, drawn)) == self.expected(rows)

    def test_own_estimates_are_filled_and_relayed_or_repeated_ones_hollow(self):
        ax = FULL.remaining_estimates().plot()
        own = [row for row in self.estimates if row.statement_kind != "relay" and not row.repeats]
        others = [row for row in self.estimates if row.statement_kind == "relay" or row.repeats]
        assert sorted(points(ax, "own estimates")) == self.expected(own)
        assert sorted(points(ax, "relayed or repeated")) == self.expected(others)
        assert {line.get_markerfacecolor() for line in marked(ax, "relayed or repeated")} == {"white"}
        assert "white" not in {line.get_markerfacecolor() for line in marked(ax, "own estimates")}

    def test_lines_lead_from_repeats_to_what_they_repeat(self):
        ax = FULL.remaining_estimates().plot()
        lines = sorted(line.get_xydata().tolist() for line in marked(ax, "repeats"))
        repeats = [row for row in self.estimates if row.repeats and self.estimates[row.repeats].series == row.series]
        assert len(lines) >= 1
        ends = [[list(self.expected([end])[0]) for end in (self.estimates[row.repeats], row)] for row in repeats]
        assert lines == sorted(ends)

    def test_bounds_are_open_arrows(self):
        ax = FULL.remaining_estimates().plot()
        below = self.estimates.where(qualifier={"at_least", "more_than"})
        above = self.estimates.where(qualifier={"at_most", "fewer_than"})
        assert len(above) == 1
        assert sorted(points(ax, "bounds from below")) == self.expected(below)
        assert sorted(points(ax, "bounds from above")) == self.expected(above)
        assert {direction(line.get_marker()) for line in marked(ax, "bounds from below")} == {(0, 1)}
        assert {direction(line.get_marker()) for line in marked(ax, "bounds from above")} == {(0, -1)}

    def test_ranges_reach_from_end_to_end(self):
        (line,) = marked(FULL.remaining_estimates().plot(), "range")
        (estimate,) = self.estimates.where(qualifier="range")
        assert list(line.get_ydata()) == [estimate.low, estimate.high]

    def test_about_is_marked(self):
        ax = FULL.remaining_estimates().plot()
        assert sorted(points(ax, "about")) == self.expected(self.estimates.where(qualifier="about"))

    def test_uncertain_dates_are_bars(self):
        ax = FULL.remaining_estimates().plot(releases=False)
        rows = [row for row in self.estimates for _ in self.levels(row)]
        assert spans(ax, "uncertain dates") == uncertain(rows, "as_of")

    @pytest.mark.parametrize("version", ["2026.11.0", VERSION])
    def test_denials_are_marks_without_a_number(self, version):
        estimates = br.remaining_estimates(version)
        ax = estimates.plot()
        rows = estimates.where(statement_kind="denial")
        assert sorted(x for x, _ in points(ax, "denials")) == sorted(middle(row, "as_of") for row in rows)
        for line in marked(ax, "denials"):
            assert line.get_transform() == line.axes.get_xaxis_transform()  # its height is no number

    @pytest.mark.parametrize("known_on", [None, "2025-09-30"])
    def test_releases_are_those_of_the_same_version_and_day(self, known_on):
        ds = dataset_at(VERSION, known_on=known_on)
        estimates = ds.remaining_estimates()
        ax = estimates.plot()
        last = max(row.as_of_latest for row in estimates if row.as_of_latest and row.scope == "political_prisoners")
        events = [event for event in ds.events() if event.date_latest and event.date_latest <= last]
        assert len(events) > 15
        for line in marked(ax, "releases"):
            assert sorted(line.get_xdata(orig=False)) == sorted(map(middle, events))
        assert [line.axes for line in marked(ax, "releases")] == panels(ax)
        assert marked(estimates.plot(releases=False), "releases") == []

    def test_one_scope_is_drawn_and_the_rest_is_counted(self):
        ax = FULL.remaining_estimates().plot()
        assert "political prisoners" in finding(ax)
        others = [row for row in FULL.remaining_estimates() if row.scope != "political_prisoners"]
        undated = [row for row in FULL.remaining_estimates() if row.as_of_latest is None]
        assert note(ax).endswith(f"Not drawn: {len(others)} of other scopes, {len(undated)} without a date.")
        wider = FULL.remaining_estimates().where(scope="wider_list")
        ax = wider.plot()
        assert "wider list" in written(ax, "unit")[0]
        assert sorted(points(ax, "relayed or repeated")) == self.expected(wider)
        assert "Not drawn" not in note(ax)


class TestTimeline:
    DIRECTIONS = {
        "easing": "easing",
        "offer": "offers",
        "request": "requests",
        "refusal": "refusals",
        "tightening": "tightening",
    }

    @pytest.mark.parametrize("version", ["2026.11.0", VERSION])
    def test_every_dated_row_is_in_its_lane(self, version):
        ds = br.dataset(version)
        ax = ds.timeline()
        lanes = {"contacts with Minsk": ds.contacts().where(with_minsk=True),
                 "other contacts": ds.contacts().where(with_minsk=False)}  # fmt: skip
        lanes |= {name: ds.concessions().where(direction=code) for code, name in self.DIRECTIONS.items()}
        assert [label.get_text() for label in ax.get_yticklabels()] == list(lanes)
        top = undated = 0
        for (name, rows), centre in zip(lanes.items(), ax.get_yticks(), strict=True):
            with_date = [row for row in rows if row.date_latest]
            undated += len(rows) - len(with_date)
            marks = points(ax, name)
            assert sorted(x for x, _ in marks) == sorted(map(middle, with_date))
            assert spans(ax, f"dates: {name}") == uncertain(with_date)
            assert all(top < y < 2 * centre - top for _, y in marks)
            assert len(set(marks)) == len(marks)  # none hides another
            top = 2 * centre - top
        assert note(ax).endswith(f"Not drawn: {undated} without a date.")

    def test_rows_that_are_only_planned_or_announced_are_hollow(self):
        ax = FULL.timeline()
        for code, name in self.DIRECTIONS.items():
            hollow = [x for line in marked(ax, name) if line.get_markerfacecolor() == "white" for x in line.get_xdata()]
            rows = FULL.concessions().where(direction=code, stage={"floated", "announced"})
            assert len(hollow) == len([row for row in rows if row.date_latest])
        (planned,) = [x for line in marked(ax, "contacts with Minsk") if line.get_markerfacecolor() == "white"
                      for x in line.get_xydata().tolist()]  # fmt: skip
        assert planned[0] == middle(FULL.contacts().where(planned=True)[0])

    def test_stems_are_as_tall_as_the_numbers(self):
        ax = FULL.timeline()
        with_number = FULL.events().where(released_total=lambda number: number is not None)
        assert sorted(points(ax, "releases")) == sorted((middle(event), event.released_total) for event in with_number)
        assert len(points(ax, "number not stated")) == len(FULL.events().where(released_total=None)) == 2
        assert spans(ax, "uncertain dates") == uncertain(FULL.events())

    def test_the_title_counts_a_month(self):
        def in_month(rows):
            return [
                row
                for row in rows
                if row.date_latest and {str(row.date_earliest)[:7], str(row.date_latest)[:7]} == {"2025-09"}
            ]

        contacts, steps, events = map(in_month, (FULL.contacts(), FULL.concessions(), FULL.events()))
        assert finding(FULL.timeline()) == (
            f"No month has more contacts than September 2025: {len(contacts)} of {len(FULL.contacts())}, "
            f"beside {len(steps)} concessions and {sum(event.released_total for event in events)} persons released"
        )


class TestStockFlow:
    def test_flows_of_a_year_go_from_level_to_level(self):
        year = FULL.stock_flow().where(period="2025-01-01/2025-12-23")
        ax = year.plot()
        assert bars(ax, "stock") == [(1, 0, 1265), (7, 0, 1135)]
        assert bars(ax, "flow") == [(2, 1265, 509), (3, 1432, 342), (4, 1132, 300), (5, 1130, 2)]
        assert bars(ax, "rest") == [(6, year[0].implied_high, year[0].residual_low)]
        assert points(ax, "bound") == [(1132, 4)]
        assert marked(ax, "not published") == []
        assert finding(ax) == (
            "Between 1 January and 23 December 2025 the number held went from 1,265 to 1,135, with 509 newly recognised"
        )

    def test_the_rest_closes_the_gap(self):
        ax = FULL.stock_flow().plot()
        assert [number for *_, number in bars(ax, "rest")] == [284, 5]
        assert [text for text in texts(ax) if text[0] in "+−"] == ["−284", "+5"]

    def test_what_is_not_published_is_marked_and_not_guessed(self):
        ax = FULL.stock_flow().plot()
        assert len(marked(ax, "not published")) == texts(ax).count("not published") > 3
        assert all(bar.get_hatch() for bar in marked(ax, "flow of some months"))
        assert sum("of 6 months" in text for text in texts(ax)) == len(marked(ax, "flow of some months")) > 0
        assert len(marked(ax, "bound")) == 7


class TestHistory:
    def test_a_number_is_a_step_and_each_claim_a_mark(self):
        rows = FULL.history("events", "2024-07-03-first-releases", "released_total")
        ax = rows.plot()
        (line,) = marked(ax, "value")
        assert [number for _, number in line.get_xydata()] == [18, 18]
        assert line.get_xdata()[0] == number_of(dt.date(2024, 8, 16))
        drawn = {(x, y) for gid in ("adopted", "not adopted") for x, y in points(ax, gid)}
        assert drawn == {(number_of(row.day), float(row.stated)) for row in rows}
        assert {y for _, y in points(ax, "adopted")} == {18}
        assert texts(ax) == ["18"]
        assert finding(ax) == "released_total has been 18 since 16 August 2024, 43 days after the first claim"

    def test_other_values_have_rows_with_bars(self):
        release = FULL.events()["2025-12-13-lithuania-ukraine"]
        ax = FULL.history(release, column="destinations").plot()
        names = [label.get_text() for label in ax.get_yticklabels()]
        assert {names[y] for y, *_ in bars(ax, "value")} == {*release.destinations}


class TestRevisions:
    def test_the_line_is_the_share_of_the_cells(self):
        rows = FULL.revisions("events")
        ax = rows.plot()
        for basis in ("stated", "derived"):
            days = [row.days for row in rows if row.basis == basis]
            for day, share in points(ax, f"{basis} cells"):
                assert share == sum(other <= day for other in days) / len(days)
        assert f"of {len(rows)} cells" in finding(ax)
