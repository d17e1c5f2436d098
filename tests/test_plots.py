"""Pictures: what they draw is counted against the rows, and what they write can be read."""

import datetime as dt
import sys
from functools import cache
from itertools import combinations

import attrs
import matplotlib as mpl
import pytest

import belarus_releases as br
from belarus_releases.plotting.stock_flow import periods

mpl.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.colors import same_color
from matplotlib.dates import date2num

FULL = br.dataset("2026.11.2")
known = cache(br.dataset)  # what was known on a day takes a while to work out
PICTURES = {
    "releases": lambda ds, **given: ds.events().plot(**given),
    "dispositions": lambda ds, **given: ds.events().plot("dispositions", **given),
    "recognised": lambda ds, **given: ds.events().plot("recognised", **given),
    "named": lambda ds, **given: ds.events().plot("named", **given),
    "remaining": lambda ds, **given: ds.remaining_estimates().plot(**given),
    "timeline": lambda ds, **given: ds.timeline(**given),
    "stock flow": lambda ds, **given: ds.stock_flow().plot(**given),
}


@pytest.fixture(autouse=True)
def close(monkeypatch):
    def show(*_, **__):
        raise AssertionError("a picture was shown")

    monkeypatch.setattr(plt, "show", show)
    plt.close("all")
    plt.close("all")
    yield
    plt.close("all")


@pytest.fixture(params=PICTURES)
def picture(request):
    return PICTURES[request.param]


def marked(ax, gid):
    """The artists that carry a ``gid``."""
    return [artist for artist in ax.get_children() if artist.get_gid() == gid]


def points(ax, gid):
    """The points of all lines that carry a ``gid``."""
    return [(float(x), float(y)) for line in marked(ax, gid) for x, y in line.get_xydata()]


def bars(ax, gid):
    """Row, left end and length of the bars that carry a ``gid``."""
    return [(round(bar.get_y() + bar.get_height() / 2), bar.get_x(), bar.get_width()) for bar in marked(ax, gid)]


def spans(ax, *starts):
    """The bars over uncertain dates, as first and last day."""
    found = [artist for artist in ax.collections if str(artist.get_gid()).startswith(starts)]
    return sorted(tuple(float(x) for x in segment[:, 0]) for lines in found for segment in lines.get_segments())


def uncertain(rows, date="date"):
    ends = [(getattr(row, f"{date}_earliest"), getattr(row, f"{date}_latest")) for row in rows]
    return sorted((date2num(first), date2num(last)) for first, last in ends if first and first != last)


def middle(row, date="date"):
    first, last = getattr(row, f"{date}_earliest"), getattr(row, f"{date}_latest")
    return float(date2num(first + (last - first) / 2))


def written(ax):
    return [text.get_text() for text in ax.texts]


class TestEveryPicture:
    def test_axes_are_taken_and_given_back(self, picture):
        _, ax = plt.subplots()
        assert picture(FULL, ax=ax) is ax
        assert len(plt.get_fignums()) == 1

    def test_a_new_figure_where_none_is_given(self, picture):
        figure = picture(FULL).figure
        assert figure.number in plt.get_fignums()
        assert figure.get_layout_engine() is not None

    def test_axes_of_a_part_of_a_figure(self, picture):
        part = plt.figure(figsize=(24, 12), layout="constrained").subfigures(1, 2)[1]
        assert picture(FULL, ax=part.subplots()).figure is part

    def test_without_matplotlib_the_extra_is_named(self, picture, monkeypatch):
        for name in [name for name in sys.modules if name.partition(".")[0] == "matplotlib"]:
            monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(br.MissingExtraError, match=r"belarus-releases\[plot\]") as caught:
            picture(FULL)
        assert isinstance(caught.value, ImportError)

    @pytest.mark.parametrize(
        ("version", "known_on"), [("2026.11.0", None), ("2026.11.0", "2025-07-01"), ("2026.11.2", "2025-09-30")]
    )
    def test_past_versions_and_days(self, picture, version, known_on):
        ax = picture(known(version, known_on=known_on))
        assert ax.get_title()
        ax.figure.draw_without_rendering()

    def test_an_empty_record_gives_labelled_axes(self, picture):
        nothing = known("2026.11.2", known_on="1990-01-01")
        assert len(nothing.events()) == len(nothing.remaining_estimates()) == len(nothing.contacts()) == 0
        ax = picture(nothing)
        ax.figure.draw_without_rendering()
        assert ax.get_title()
        assert ax.get_xlabel() or ax.get_ylabel() or ax.get_yticks().size
        assert not any(bar.get_width() for bar in ax.patches)
        assert written(ax) == []

    @pytest.mark.parametrize("version", ["2026.11.0", "2026.11.2"])
    def test_nothing_that_is_written_lies_on_another_or_is_cut_off(self, picture, version):
        ax = picture(br.dataset(version))
        ax.figure.draw_without_rendering()
        labels = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), ax.title, ax.xaxis.label, ax.yaxis.label]
        labels.append(ax.xaxis.get_offset_text())
        low, high = sorted(ax.get_ylim())
        ticks = dict(zip(ax.get_yticklabels(), ax.get_yticks(), strict=True))
        shown = [t for t in labels if t.get_text() and low <= ticks.get(t, low) <= high]
        left, right = ax.get_xlim()
        places = dict(zip(ax.get_xticklabels(), ax.get_xticks(), strict=True))
        boxes = [t.get_window_extent() for t in shown if left <= places.get(t, left) <= right]
        if ax.get_legend():
            boxes.append(ax.get_legend().get_window_extent())
        assert len(boxes) > 3 or version == "2026.11.0"
        assert [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])] == []
        assert all(ax.figure.bbox.padded(1).containsx(x) for box in boxes for x in (box.x0, box.x1))
        assert all(ax.figure.bbox.padded(1).containsy(y) for box in boxes for y in (box.y0, box.y1))

    def test_colours_are_not_alone(self, picture):
        """What has another colour has another marker, hatch or row."""
        styles = set()
        for line in picture(FULL).get_legend_handles_labels()[0]:
            if hasattr(line, "get_marker"):
                hollow = line.get_markerfacecolor() in ("white", "none")
                styles.add((str(line.get_marker()), hollow, line.get_linestyle(), line.get_linewidth()))
            else:
                styles.add((line.patches[0].get_hatch(), line.patches[0].get_linestyle(), line.patches[0].get_height()))
        assert len(styles) == len(picture(FULL).get_legend_handles_labels()[0])


class TestReleases:
    def test_every_release_with_its_number_as_area(self):
        ax = FULL.events().plot()
        drawn = [(x, area) for found in marked(ax, "number stated") for (x, _), area in
                 zip(found.get_offsets(), found.get_sizes(), strict=True)]  # fmt: skip
        counted = FULL.events().where(released_total=lambda n: n is not None)
        assert sorted(x for x, _ in drawn) == sorted(map(middle, counted))
        squares = counted.where(arrangement="negotiated", released_total=lambda n: n > 10)
        areas = dict(drawn)
        assert len({round(areas[middle(event)] / event.released_total, 6) for event in squares}) == 1

    def test_the_sum_is_that_of_the_stated_numbers(self):
        (line,) = marked(FULL.events().plot(), "running sum")
        total = 0
        for event in sorted(FULL.events(), key=lambda e: (e.date_latest, e.date_earliest, e.event_id)):
            total += event.released_total or 0
            assert [date2num(event.date_latest), total] in line.get_xydata().tolist()
        assert line.get_ydata()[-1] == total == sum(e.released_total or 0 for e in FULL.events())

    def test_a_part_of_a_release_is_not_added_twice(self):
        whole = FULL.events()["2025-09-11-lithuania"]
        part = attrs.evolve(whole, event_id="part", part_of=whole.event_id, released_total=20)
        (line,) = marked(FULL.events()._with([whole, part]).plot(), "running sum")
        assert line.get_ydata()[-1] == whole.released_total
        (line,) = marked(FULL.events()._with([part]).plot(), "running sum")
        assert line.get_ydata()[-1] == 20

    def test_releases_without_a_number_are_hollow_and_not_zero(self):
        ax = FULL.events().plot()
        without = FULL.events().where(released_total=None)
        hollow = marked(ax, "number not stated")
        drawn = [tuple(at) for found in hollow for at in found.get_offsets()]
        (line,) = marked(ax, "running sum")
        assert sorted(x for x, _ in drawn) == sorted(map(middle, without))
        assert {y for _, y in drawn} == {line.get_ydata()[-1]}
        assert all(same_color(found.get_facecolor()[0], "white") for found in hollow)
        assert points(ax, "bound") == [(middle(e), line.get_ydata()[-1]) for e in without if e.released_low]
        assert "at least 28" in written(ax)

    def test_bounds_point_to_the_open_side(self):
        event = attrs.evolve(FULL.events()["2026-07-release"], released_low=None, released_high=40)
        ax = FULL.events()._with([event]).plot()
        (arrow,) = marked(ax, "bound")
        assert arrow.get_marker().vertices[1][1] < 0
        assert written(ax) == ["at most 40"]

    def test_uncertain_dates_are_bars(self):
        assert spans(FULL.events().plot(), "uncertain dates") == uncertain(FULL.events())

    def test_releases_without_a_date_are_counted_below(self):
        event = attrs.evolve(FULL.events()[0], date=None, date_earliest=None, date_latest=None)
        ax = FULL.events()._with([event, FULL.events()[1]]).plot()
        assert ax.get_xlabel() == "Not drawn: 1 without a date"

    def test_the_largest_numbers_are_written(self):
        assert {"250", "123", "52", "42"} <= set(written(FULL.events().plot()))


class TestDispositions:
    def test_rows_are_the_releases_in_the_order_of_their_dates(self):
        ids = [label.get_text() for label in FULL.events().plot("dispositions").get_yticklabels()]
        assert sorted(ids) == [e.event_id for e in FULL.events()]
        assert [FULL.events()[i].date_latest for i in ids] == sorted(e.date_latest for e in FULL.events())

    def test_parts_are_what_is_stated(self):
        ax = FULL.events().plot("dispositions")
        rows = [FULL.events()[label.get_text()] for label in ax.get_yticklabels()]
        assert [(rows[y].event_id, n) for y, _, n in bars(ax, "expelled")] == [
            ("2025-09-11-lithuania", 51),
            ("2025-12-13-lithuania-ukraine", 123),
            ("2026-03-19-pardon-lithuania", 15),
        ]
        assert [(rows[y].event_id, n) for y, _, n in bars(ax, "stayed in Belarus")] == [
            ("2025-09-11-lithuania", 1),
            ("2026-03-19-pardon-lithuania", 235),
        ]
        repatriated = bars(ax, "foreign nationals, repatriated")
        assert {rows[y].disposition for y, *_ in repatriated} == {"repatriated"}
        assert sum(n for *_, n in repatriated) == 33
        coded = bars(ax, "number not stated; the route as coded, at the bar")
        assert {rows[y].disposition for y, *_ in coded} == {"expelled", "stayed"}
        assert {rows[y].disposition for y, *_ in bars(ax, "no source states where")} == {"not_stated"}

    @pytest.mark.parametrize("version", ["2026.11.0", "2026.11.2"])
    def test_parts_add_up_to_the_number_released(self, version):
        events = br.events(version)
        ax = events.plot("dispositions")
        rows = [events[label.get_text()] for label in ax.get_yticklabels()]
        ends = dict.fromkeys(range(len(rows)), 0)
        for bar in sorted(ax.patches, key=lambda bar: bar.get_x()):
            y = round(bar.get_y() + bar.get_height() / 2)
            assert bar.get_x() == ends[y]
            ends[y] += bar.get_width()
        assert [ends[y] for y in ends] == [event.released_total or 0 for event in rows]

    def test_each_kind_has_a_hatch_or_an_outline_of_its_own(self):
        styles = {
            (bar.get_hatch(), bar.get_linestyle(), bar.get_gid()) for bar in FULL.events().plot("dispositions").patches
        }
        assert len(styles) == len({style[:2] for style in styles}) == 5

    def test_unstated_numbers_are_said_to_be(self):
        ax = FULL.events().plot("dispositions")
        at = {label.get_text(): y for y, label in enumerate(ax.get_yticklabels())}
        assert written(ax)[at["2026-04-28-poland-exchange"]] == "number not stated"
        assert written(ax)[at["2026-07-release"]] == "at least 28"
        assert written(ax)[at["2025-09-11-lithuania"]] == "52: 51 expelled, 1 stayed, 1 refused to leave"
        assert written(ax)[at["2025-06-21-lithuania"]] == "14: coded expelled"
        assert points(ax, "bound") == [(28, at["2026-07-release"])]


class TestRecognised:
    def test_both_numbers_where_they_are_stated(self):
        ax = FULL.events().plot("recognised")
        rows = [FULL.events()[label.get_text()] for label in ax.get_yticklabels()]
        totals = [(y, 0, e.released_total) for y, e in enumerate(rows) if e.released_total is not None]
        counted = [(y, 0, e.recognised) for y, e in enumerate(rows) if e.recognised is not None]
        assert bars(ax, "released") == totals
        assert bars(ax, "recognised as political prisoners") == counted
        assert sum("recognised: not stated" in text for text in written(ax)) == len(rows) - len(counted)
        assert "52, recognised: 40 (Viasna)" in written(ax)


class TestNamed:
    def test_shares(self):
        ax = FULL.events().plot("named")
        rows = [FULL.events()[label.get_text()] for label in ax.get_yticklabels()]
        shares = [(y, 0, e.named / e.released_total) for y, e in enumerate(rows) if e.released_total]
        assert bars(ax, "named") == shares
        assert "24 of 52" in written(ax)
        assert written(ax)[-2:] == ["1 named, released: number not stated", "0 named, released: at least 28"]


def test_an_unknown_kind_is_an_error_with_the_closest():
    with pytest.raises(br.InvalidValueError, match="'disposition' of events: did you mean 'dispositions'"):
        FULL.events().plot("disposition")
    with pytest.raises(br.InvalidValueError, match="did you mean 'named'"):
        FULL.events().plot(["named"])


class TestRemaining:
    figures = FULL.remaining_estimates().where(
        scope="political_prisoners",
        as_of_latest=lambda day: day is not None,
        statement_kind={"count", "relay", "assertion"},
    )

    @staticmethod
    def levels(figure):
        return [n for n in (figure.low, figure.high) if n is not None] if figure.point is None else [figure.point]

    def expected(self, rows):
        return sorted((middle(row, "as_of"), level) for row in rows for level in self.levels(row))

    def test_own_figures_are_filled_and_relayed_or_repeated_ones_hollow(self):
        ax = FULL.remaining_estimates().plot()
        own = [f for f in self.figures if f.statement_kind != "relay" and not f.repeats]
        others = [f for f in self.figures if f.statement_kind == "relay" or f.repeats]
        assert sorted(points(ax, "own figures")) == self.expected(own)
        assert sorted(points(ax, "relayed or repeated")) == self.expected(others)
        assert {line.get_markerfacecolor() for line in marked(ax, "relayed or repeated")} == {"white"}
        assert "white" not in {line.get_markerfacecolor() for line in marked(ax, "own figures")}

    def test_repeats_are_tied_to_what_they_repeat(self):
        ax = FULL.remaining_estimates().plot()
        ties = sorted(line.get_xydata().tolist() for line in marked(ax, "repeats"))
        repeats = [f for f in self.figures if f.repeats]
        assert len(ties) == 2
        assert ties == sorted(
            [list(self.expected([self.figures[f.repeats]])[0]), list(self.expected([f])[0])] for f in repeats
        )

    def test_bounds_are_open_arrows_inclusive_and_exclusive(self):
        ax = FULL.remaining_estimates().plot()
        below = self.figures.where(qualifier={"at_least", "more_than"})
        above = self.figures.where(qualifier={"at_most", "fewer_than"})
        assert len(above) == 1
        assert sorted(points(ax, "bounds from below")) == self.expected(below)
        assert sorted(points(ax, "bounds from above")) == self.expected(above)
        assert {line.get_marker().vertices[1][1] for line in marked(ax, "bounds from below")} == {1}
        assert {line.get_marker().vertices[1][1] for line in marked(ax, "bounds from above")} == {-1}

    def test_ranges_reach_from_end_to_end(self):
        (line,) = marked(FULL.remaining_estimates().plot(), "range")
        (figure,) = self.figures.where(qualifier="range")
        assert list(line.get_ydata()) == [figure.low, figure.high]

    def test_about_is_marked(self):
        ax = FULL.remaining_estimates().plot()
        assert sorted(points(ax, "about")) == self.expected(self.figures.where(qualifier="about"))

    def test_uncertain_dates_are_bars(self):
        ax = FULL.remaining_estimates().plot(releases=False)
        denials = FULL.remaining_estimates().where(statement_kind="denial")
        figures = [figure for figure in self.figures for _ in self.levels(figure)]
        assert spans(ax, "uncertain dates") == uncertain([*figures, *denials], "as_of")

    def test_series_have_colours_and_markers_and_the_rest_is_others(self):
        ax = FULL.remaining_estimates().plot()
        lines = marked(ax, "own figures") + marked(ax, "relayed or repeated")
        count = {}
        for line in lines:
            style = line.get_markeredgecolor(), line.get_marker()
            count[style] = count.get(style, 0) + len(line.get_xdata())
        main = ("viasna", "rights_groups", "foreign_institutions", "media")
        rows = [f.series for f in self.figures for _ in self.levels(f)]
        numbers = [rows.count(series) for series in main]
        assert list(count.values()) == [*numbers, len(rows) - sum(numbers)]
        assert len({colour for colour, _ in count}) == len({marker for _, marker in count}) == 5

    @pytest.mark.parametrize("version", ["2026.11.0", "2026.11.2"])
    def test_denials_are_marks_without_a_number(self, version):
        estimates = br.remaining_estimates(version)
        ax = estimates.plot()
        denials = estimates.where(statement_kind="denial")
        drawn = points(ax, "denials")
        assert sorted(x for x, _ in drawn) == sorted(middle(d, "as_of") for d in denials)
        assert len({y for _, y in drawn}) == 1
        lowest = min(n for f in estimates.where(scope="political_prisoners") for n in (f.point, f.low) if n is not None)
        assert drawn[0][1] < lowest
        names = {label.get_text(): y for label, y in zip(ax.get_yticklabels(), ax.get_yticks(), strict=True)}
        assert names["denials"] == drawn[0][1]

    @pytest.mark.parametrize("known_on", [None, "2025-09-30"])
    def test_releases_are_those_of_the_same_version_and_day(self, known_on):
        ds = known("2026.11.2", known_on=known_on)
        estimates = ds.remaining_estimates()
        drawn = points(estimates.plot(), "releases")
        last = max(f.as_of_latest for f in estimates if f.as_of_latest and f.scope == "political_prisoners")
        assert sorted(x for x, _ in drawn) == sorted(
            middle(e) for e in ds.events() if e.date_latest and e.date_latest <= last
        )
        assert len(drawn) > 15
        assert marked(estimates.plot(releases=False), "releases") == []

    def test_one_scope_is_drawn_and_the_rest_is_counted(self):
        ax = FULL.remaining_estimates().plot()
        assert ax.get_title().endswith("(political prisoners)")
        others = [f for f in FULL.remaining_estimates() if f.scope != "political_prisoners"]
        undated = [f for f in FULL.remaining_estimates() if f.as_of_latest is None]
        assert ax.get_xlabel() == f"Not drawn: {len(others)} of other scopes, {len(undated)} without a date"
        wider = FULL.remaining_estimates().where(scope="wider_list")
        ax = wider.plot()
        assert ax.get_title().endswith("(wider list)")
        assert sorted(points(ax, "relayed or repeated")) == self.expected(wider)
        assert ax.get_xlabel() == ""

    def test_a_figure_without_a_number_is_counted_too(self):
        ax = FULL.remaining_estimates().where(estimate_id="2025-09-25-viasna").plot()
        assert ax.get_xlabel() == "Not drawn: 1 without a number"


class TestTimeline:
    LANES = ("easing", "offer", "request", "refusal", "tightening")

    @staticmethod
    def lane(ax, name):
        names = [label.get_text() for label in ax.get_yticklabels()]
        return dict(zip(names, ax.get_yticks(), strict=True))[name]

    @pytest.mark.parametrize("version", ["2026.11.0", "2026.11.2"])
    def test_every_dated_row_is_in_its_lane(self, version):
        ds = br.dataset(version)
        ax = ds.timeline()
        lanes = {"contacts with Minsk": ds.contacts().where(with_minsk=True),
                 "other contacts": ds.contacts().where(with_minsk=False)}  # fmt: skip
        lanes |= {direction: ds.concessions().where(direction=direction) for direction in self.LANES}
        top = 0
        undated = 0
        for name, rows in lanes.items():
            dated = [row for row in rows if row.date_latest]
            undated += len(rows) - len(dated)
            drawn = points(ax, name)
            assert sorted(x for x, _ in drawn) == sorted(map(middle, dated))
            assert spans(ax, f"dates: {name}") == uncertain(dated)
            assert all(top < y < 2 * self.lane(ax, name) - top for _, y in drawn)
            top = 2 * self.lane(ax, name) - top
        assert ax.get_xlabel() == f"Not drawn: {undated} without a date"

    def test_hollow_is_what_was_only_planned_or_announced(self):
        ax = FULL.timeline()
        for direction in self.LANES:
            hollow = [
                x for line in marked(ax, direction) if line.get_markerfacecolor() == "white" for x in line.get_xdata()
            ]
            only = FULL.concessions().where(direction=direction, stage={"floated", "announced"})
            assert len(hollow) == len([step for step in only if step.date_latest])
        (planned,) = [x for line in marked(ax, "contacts with Minsk") if line.get_markerfacecolor() == "white"
                      for x in line.get_xydata().tolist()]  # fmt: skip
        assert planned[0] == middle(FULL.contacts().where(planned=True)[0])

    def test_marks_of_a_lane_do_not_hide_each_other(self):
        ax = FULL.timeline()
        for name in ("contacts with Minsk", "other contacts", *self.LANES):
            drawn = points(ax, name)
            assert len(set(drawn)) == len(drawn)

    def test_stems_are_as_tall_as_the_numbers(self):
        ax = FULL.timeline()
        counted = FULL.events().where(released_total=lambda n: n is not None)
        ground = points(ax, "number not stated")[0][1]
        drawn = sorted((x, round(ground - y, 9)) for x, y in points(ax, "releases"))
        unit = max(height for _, height in drawn) / 250
        assert [x for x, _ in drawn] == sorted(map(middle, counted))
        assert sorted(height / unit for _, height in drawn) == pytest.approx(sorted(e.released_total for e in counted))
        assert len(points(ax, "number not stated")) == len(FULL.events().where(released_total=None)) == 2
        assert spans(ax, "dates: releases") == uncertain(FULL.events())


class TestStockFlow:
    rows = FULL.stock_flow()

    def test_half_years_are_sums_of_months(self):
        found = {period.name: period for period in periods(self.rows)}
        assert list(found) == ["2023, second half", "2024, first half", "2024, second half", "2025, first half",
                               "2025, second half", "2025"]  # fmt: skip
        months = [row for row in self.rows if "2024-01-01" <= row.period[:10] < "2024-07-01"]
        first = found["2024, first half"]
        assert first.flows["entries"] == ((268, 268), 6)
        assert sum(row.entries_low for row in months) == 268
        assert first.flows["end_of_term"] == ((185, None), 6)
        assert first.flows["pardoned"] == ((None, None), 0)
        assert (first.start.figure, first.end.figure) == ("2023-12-31-human-rights-community", "2024-06-30-viasna")

    def test_a_flow_of_some_months_is_only_a_bound(self):
        second = periods(self.rows)[2]
        assert second.flows["pardoned"] == ((67 + 49, None), 2)
        assert second.flows["end_of_term"] == ((20 + 24 + 20, None), 3)
        assert second.flows["died"] == ((None, None), 0)

    def test_a_year_is_as_published(self):
        year = periods(self.rows)[-1]
        (row,) = self.rows.where(period="2025-01-01/2025-12-31")
        assert year.flows["pardoned"] == ((342, 342), 1)
        assert year.flows["end_of_term"] == ((300, None), 1)
        assert year.end == (row.end_id, (row.end_low, row.end_high))

    def test_flows_go_from_level_to_level(self):
        year = self.rows.where(period="2025-01-01/2025-12-31")
        ax = year.plot()
        assert bars(ax, "stock") == [(1, 0, 1265), (7, 0, 1131)]
        assert bars(ax, "flow") == [(2, 1265, 509), (3, 1432, 342), (4, 1132, 300), (5, 1130, 2)]
        assert bars(ax, "rest") == [(6, year[0].implied_high, year[0].residual_low)]
        (arrow,) = marked(ax, "bound")
        assert arrow.get_xydata().tolist() == [[1132, 4]]
        assert arrow.get_marker().vertices[1][0] < 0
        assert marked(ax, "not published") == []

    def test_what_is_not_published_is_marked_and_not_guessed(self):
        ax = self.rows.plot()
        found = periods(self.rows)
        missing = sum(flow.parts == 0 for period in found for flow in period.flows.values())
        stocks = 3  # the first start, the middle of 2025 as an end and as a start
        assert len(marked(ax, "not published")) == written(ax).count("not published") == missing + stocks
        assert all(bar.get_hatch() for bar in marked(ax, "not published"))
        some = [f for period in found for f in period.flows.values() if 0 < f.parts < period.parts]
        assert sorted(n for *_, n in bars(ax, "flow of some months")) == sorted(f.bounds.low for f in some)
        assert all(bar.get_hatch() for bar in marked(ax, "flow of some months"))
        assert sum("of 6 months" in text for text in written(ax)) == len(some)

    def test_the_rest_closes_the_gap(self):
        ax = self.rows.plot()
        assert [n for *_, n in bars(ax, "rest")] == [147, 284, 1]
        assert [text for text in written(ax) if text[0] in "+−"] == ["−147", "−284", "+1"]

    def test_every_open_bound_has_an_arrow(self):
        flows = [f.bounds for period in periods(self.rows) for f in period.flows.values() if f.parts]
        open_ones = [bounds for bounds in flows if bounds.high is None]
        assert len(marked(self.rows.plot(), "bound")) == len(open_ones) == 7

    def test_flows_stand_on_zero_where_the_stock_is_not_published(self):
        ax = self.rows.where(period="2023-12-01/2023-12-31").plot()
        assert bars(ax, "flow of some months") == [(2, 0, 92)]
        assert marked(ax, "rest") == []

    def test_bounds_from_above_and_between(self):
        (row,) = self.rows.where(period="2025-01-01/2025-12-31")
        other = attrs.evolve(row, start_low=None, start_high=1300, entries_low=500, entries_high=510)
        ax = self.rows._with([other]).plot()
        assert written(ax)[:2] == ["at most 1,300", "500 to 510"]
        assert [arrow.get_marker().vertices[1][0] for arrow in marked(ax, "bound")] == [-1, -1]


def test_every_item_of_a_vocabulary_is_drawn():
    from belarus_releases.plotting.style import ARRANGEMENTS

    def items(column):
        return {entry.item for entry in br.codebook(column)} - {None}

    assert items("events.arrangement") == set(ARRANGEMENTS)
    assert items("concessions.direction") == set(TestTimeline.LANES)
    assert items("events.disposition") == {"stayed", "expelled", "repatriated", "mixed", "not_stated"}


def test_days_are_days():
    """The axis of time counts days as matplotlib does, so that users can add to it."""
    ax = FULL.events().plot()
    ax.axvline(dt.date(2025, 9, 11))
    first, last = ax.get_xlim()
    assert first < date2num(dt.date(2025, 9, 11)) < last
