"""Pictures of the bundled data: what they draw is with_number against the rows, and their texts can be read."""

import datetime as dt
import sys
from functools import cache
from itertools import combinations

import pytest

import belarus_releases as br
from tests.pictures import (
    bars,
    close_figures,  # noqa: F401
    direction,
    marked,
    middle,
    number_of,
    points,
    spans,
    texts,
    uncertain,
)

plt = pytest.importorskip("matplotlib.pyplot")
same_color = pytest.importorskip("matplotlib.colors").same_color

FULL = br.dataset("2026.11.2")
dataset_at = cache(br.dataset)  # what was known on a day takes a while to compute
PICTURES = {
    "releases": lambda ds, **options: ds.events().plot(**options),
    "dispositions": lambda ds, **options: ds.events().plot("dispositions", **options),
    "recognised": lambda ds, **options: ds.events().plot("recognised", **options),
    "named": lambda ds, **options: ds.events().plot("named", **options),
    "remaining": lambda ds, **options: ds.remaining_estimates().plot(**options),
    "timeline": lambda ds, **options: ds.timeline(**options),
    "stock flow": lambda ds, **options: ds.stock_flow().plot(**options),
}


@pytest.fixture(params=PICTURES)
def picture(request):
    return PICTURES[request.param]


class TestEveryPicture:
    def test_axes_are_taken_and_given_back(self, picture):
        _, ax = plt.subplots()
        assert picture(FULL, ax=ax) is ax
        assert len(plt.get_fignums()) == 1

    def test_without_axes_there_is_a_new_figure(self, picture):
        figure = picture(FULL).figure
        assert figure.number in plt.get_fignums()
        assert figure.get_layout_engine() is not None

    def test_axes_may_be_of_a_part_of_a_figure(self, picture):
        part = plt.figure(figsize=(24, 12), layout="constrained").subfigures(1, 2)[1]
        assert picture(FULL, ax=part.subplots()).figure is part

    def test_without_matplotlib_the_extra_is_named(self, picture, monkeypatch):
        for name in [name for name in sys.modules if name.partition(".")[0] == "matplotlib"]:
            monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(br.errors.MissingExtraError, match=r"belarus-releases\[plot\]") as error:
            picture(FULL)
        assert isinstance(error.value, ImportError)

    @pytest.mark.parametrize(
        ("version", "known_on"), [("2026.11.0", None), ("2026.11.0", "2025-07-01"), ("2026.11.2", "2025-09-30")]
    )
    def test_past_versions_and_days(self, picture, version, known_on):
        ax = picture(dataset_at(version, known_on=known_on))
        assert ax.get_title()
        ax.figure.draw_without_rendering()

    def test_without_rows_there_are_labelled_axes(self, picture):
        nothing = dataset_at("2026.11.2", known_on="1990-01-01")
        assert len(nothing.events()) == len(nothing.remaining_estimates()) == len(nothing.contacts()) == 0
        ax = picture(nothing)
        ax.figure.draw_without_rendering()
        assert ax.get_title()
        assert ax.get_xlabel() or ax.get_ylabel() or ax.get_yticks().size
        assert not any(bar.get_width() for bar in ax.patches)
        assert texts(ax) == []

    @pytest.mark.parametrize("version", ["2026.11.0", "2026.11.2"])
    def test_no_text_lies_on_another_or_is_cut_off(self, picture, version):
        ax = picture(br.dataset(version))
        ax.figure.draw_without_rendering()
        labels = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), ax.title, ax.xaxis.label, ax.yaxis.label]
        labels.append(ax.xaxis.get_offset_text())
        low, high = sorted(ax.get_ylim())
        ticks = dict(zip(ax.get_yticklabels(), ax.get_yticks(), strict=True))
        visible = [text for text in labels if text.get_text() and low <= ticks.get(text, low) <= high]
        left, right = ax.get_xlim()
        places = dict(zip(ax.get_xticklabels(), ax.get_xticks(), strict=True))
        boxes = [text.get_window_extent() for text in visible if left <= places.get(text, left) <= right]
        if ax.get_legend():
            boxes.append(ax.get_legend().get_window_extent())
        assert len(boxes) > 3 or version == "2026.11.0"
        assert [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])] == []
        assert all(ax.figure.bbox.padded(1).containsx(x) for box in boxes for x in (box.x0, box.x1))
        assert all(ax.figure.bbox.padded(1).containsy(y) for box in boxes for y in (box.y0, box.y1))

    def test_colours_are_not_alone(self, picture):
        """Entries of the legend that differ in colour differ in marker, line or hatch too."""
        styles = []
        for handle in picture(FULL).get_legend_handles_labels()[0]:
            if hasattr(handle, "get_marker"):
                hollow = handle.get_markerfacecolor() in ("white", "none")
                styles.append((str(handle.get_marker()), hollow, handle.get_linestyle(), handle.get_linewidth()))
            else:
                bar = handle.patches[0]
                styles.append((bar.get_hatch(), bar.get_linestyle(), bar.get_height()))
        assert len(styles) == len(set(styles))


@pytest.mark.parametrize("name", ["releases", "remaining", "timeline"])
def test_users_can_add_days_to_a_picture(name):
    """The axis of time counts days as matplotlib does."""
    ax = PICTURES[name](FULL)
    ax.axvline(dt.date(2025, 9, 11))
    first, last = ax.get_xlim()
    assert first < number_of(dt.date(2025, 9, 11)) < last


class TestReleases:
    def test_every_release_has_its_number_as_area(self):
        ax = FULL.events().plot()
        areas = {x: area for artist in marked(ax, "number stated") for (x, _), area in
                 zip(artist.get_offsets(), artist.get_sizes(), strict=True)}  # fmt: skip
        with_number = FULL.events().where(released_total=lambda number: number is not None)
        offsets = [x for artist in marked(ax, "number stated") for x, _ in artist.get_offsets()]
        assert sorted(offsets) == sorted(map(middle, with_number))
        squares = with_number.where(arrangement="negotiated", released_total=lambda number: number > 10)
        assert len({round(areas[middle(event)] / event.released_total, 6) for event in squares}) == 1

    def test_the_sum_is_that_of_the_stated_numbers(self):
        (line,) = marked(FULL.events().plot(), "running sum")
        total = 0
        for event in sorted(FULL.events(), key=lambda event: (event.date_latest, event.date_earliest, event.event_id)):
            total += event.released_total or 0
            assert [number_of(event.date_latest), total] in line.get_xydata().tolist()
        assert line.get_ydata()[-1] == total == sum(event.released_total or 0 for event in FULL.events())

    def test_releases_without_a_number_are_hollow_and_not_zero(self):
        ax = FULL.events().plot()
        without = FULL.events().where(released_total=None)
        hollow = marked(ax, "number not stated")
        offsets = [tuple(at) for artist in hollow for at in artist.get_offsets()]
        (line,) = marked(ax, "running sum")
        assert sorted(x for x, _ in offsets) == sorted(map(middle, without))
        assert {y for _, y in offsets} == {line.get_ydata()[-1]}
        assert all(same_color(artist.get_facecolor()[0], "white") for artist in hollow)
        bounds = [(middle(event), line.get_ydata()[-1]) for event in without if event.released_low]
        assert points(ax, "bound") == bounds
        assert "at least 28" in texts(ax)

    def test_uncertain_dates_are_bars(self):
        assert spans(FULL.events().plot(), "uncertain dates") == uncertain(FULL.events())

    def test_the_largest_numbers_are_written(self):
        assert {"250", "123", "52", "42"} <= set(texts(FULL.events().plot()))


class TestDispositions:
    def test_rows_are_the_releases_in_the_order_of_their_dates(self):
        ids = [label.get_text() for label in FULL.events().plot("dispositions").get_yticklabels()]
        assert sorted(ids) == [event.event_id for event in FULL.events()]
        latest = [FULL.events()[event_id].date_latest for event_id in ids]
        assert latest == sorted(latest)

    def test_parts_are_what_is_stated(self):
        ax = FULL.events().plot("dispositions")
        rows = [FULL.events()[label.get_text()] for label in ax.get_yticklabels()]
        assert [(rows[y].event_id, number) for y, _, number in bars(ax, "expelled")] == [
            ("2025-09-11-lithuania", 51),
            ("2025-12-13-lithuania-ukraine", 123),
            ("2026-03-19-pardon-lithuania", 15),
        ]
        assert [(rows[y].event_id, number) for y, _, number in bars(ax, "stayed in Belarus")] == [
            ("2025-09-11-lithuania", 1),
            ("2026-03-19-pardon-lithuania", 235),
        ]
        repatriated = bars(ax, "foreign nationals, repatriated")
        assert {rows[y].disposition for y, *_ in repatriated} == {"repatriated"}
        assert sum(number for *_, number in repatriated) == 33
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

    def test_texts_state_the_numbers_or_that_there_are_none(self):
        ax = FULL.events().plot("dispositions")
        at = {label.get_text(): y for y, label in enumerate(ax.get_yticklabels())}
        assert texts(ax)[at["2026-04-28-poland-exchange"]] == "number not stated"
        assert texts(ax)[at["2026-07-release"]] == "at least 28"
        assert texts(ax)[at["2025-09-11-lithuania"]] == "52: 51 expelled, 1 stayed, 1 refused to leave"
        assert texts(ax)[at["2025-06-21-lithuania"]] == "14: coded expelled"
        assert points(ax, "bound") == [(28, at["2026-07-release"])]


class TestRecognisedAndNamed:
    def test_both_numbers_where_they_are_stated(self):
        ax = FULL.events().plot("recognised")
        rows = [FULL.events()[label.get_text()] for label in ax.get_yticklabels()]
        totals = [(y, 0, event.released_total) for y, event in enumerate(rows) if event.released_total is not None]
        with_number = [(y, 0, event.recognised) for y, event in enumerate(rows) if event.recognised is not None]
        assert bars(ax, "released") == totals
        assert bars(ax, "recognised as political prisoners") == with_number
        assert sum("recognised: not stated" in text for text in texts(ax)) == len(rows) - len(with_number)
        assert "52, recognised: 40 (Viasna)" in texts(ax)

    def test_shares_of_the_named(self):
        ax = FULL.events().plot("named")
        rows = [FULL.events()[label.get_text()] for label in ax.get_yticklabels()]
        shares = [(y, 0, event.named / event.released_total) for y, event in enumerate(rows) if event.released_total]
        assert bars(ax, "named") == shares
        assert "24 of 52" in texts(ax)
        assert texts(ax)[-2:] == ["1 named, released: number not stated", "0 named, released: at least 28"]


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
        repeats = [row for row in self.estimates if row.repeats]
        assert len(lines) == 2
        assert lines == sorted(
            [list(self.expected([self.estimates[row.repeats]])[0]), list(self.expected([row])[0])] for row in repeats
        )

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
        denials = FULL.remaining_estimates().where(statement_kind="denial")
        rows = [row for row in self.estimates for _ in self.levels(row)]
        assert spans(ax, "uncertain dates") == uncertain([*rows, *denials], "as_of")

    def test_series_have_colours_and_markers_and_the_rest_is_others(self):
        ax = FULL.remaining_estimates().plot()
        count = {}
        for line in marked(ax, "own estimates") + marked(ax, "relayed or repeated"):
            style = line.get_markeredgecolor(), line.get_marker()
            count[style] = count.get(style, 0) + len(line.get_xdata())
        main = ("viasna", "rights_groups", "foreign_institutions", "media")
        rows = [row.series for row in self.estimates for _ in self.levels(row)]
        numbers = [rows.count(series) for series in main]
        assert list(count.values()) == [*numbers, len(rows) - sum(numbers)]
        assert len({colour for colour, _ in count}) == len({marker for _, marker in count}) == 5

    @pytest.mark.parametrize("version", ["2026.11.0", "2026.11.2"])
    def test_denials_are_marks_without_a_number(self, version):
        estimates = br.remaining_estimates(version)
        ax = estimates.plot()
        denials = points(ax, "denials")
        rows = estimates.where(statement_kind="denial")
        assert sorted(x for x, _ in denials) == sorted(middle(row, "as_of") for row in rows)
        assert len({y for _, y in denials}) == 1
        numbers = [n for row in estimates.where(scope="political_prisoners") for n in (row.point, row.low) if n]
        assert denials[0][1] < min(numbers)
        names = {label.get_text(): y for label, y in zip(ax.get_yticklabels(), ax.get_yticks(), strict=True)}
        assert names["denials"] == denials[0][1]

    @pytest.mark.parametrize("known_on", [None, "2025-09-30"])
    def test_releases_are_those_of_the_same_version_and_day(self, known_on):
        ds = dataset_at("2026.11.2", known_on=known_on)
        estimates = ds.remaining_estimates()
        releases = points(estimates.plot(), "releases")
        last = max(row.as_of_latest for row in estimates if row.as_of_latest and row.scope == "political_prisoners")
        events = [event for event in ds.events() if event.date_latest and event.date_latest <= last]
        assert sorted(x for x, _ in releases) == sorted(map(middle, events))
        assert len(releases) > 15
        assert marked(estimates.plot(releases=False), "releases") == []

    def test_one_scope_is_drawn_and_the_rest_is_counted(self):
        ax = FULL.remaining_estimates().plot()
        assert ax.get_title().endswith("(political prisoners)")
        others = [row for row in FULL.remaining_estimates() if row.scope != "political_prisoners"]
        undated = [row for row in FULL.remaining_estimates() if row.as_of_latest is None]
        assert ax.get_xlabel() == f"Not drawn: {len(others)} of other scopes, {len(undated)} without a date"
        wider = FULL.remaining_estimates().where(scope="wider_list")
        ax = wider.plot()
        assert ax.get_title().endswith("(wider list)")
        assert sorted(points(ax, "relayed or repeated")) == self.expected(wider)
        assert ax.get_xlabel() == ""


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
        lanes |= {name: ds.concessions().where(direction=name) for name in self.LANES}
        top = 0
        undated = 0
        for name, rows in lanes.items():
            with_date = [row for row in rows if row.date_latest]
            undated += len(rows) - len(with_date)
            marks = points(ax, name)
            assert sorted(x for x, _ in marks) == sorted(map(middle, with_date))
            assert spans(ax, f"dates: {name}") == uncertain(with_date)
            assert all(top < y < 2 * self.lane(ax, name) - top for _, y in marks)
            assert len(set(marks)) == len(marks)  # none hides another
            top = 2 * self.lane(ax, name) - top
        assert ax.get_xlabel() == f"Not drawn: {undated} without a date"

    def test_rows_that_are_only_planned_or_announced_are_hollow(self):
        ax = FULL.timeline()
        for name in self.LANES:
            hollow = [x for line in marked(ax, name) if line.get_markerfacecolor() == "white" for x in line.get_xdata()]
            rows = FULL.concessions().where(direction=name, stage={"floated", "announced"})
            assert len(hollow) == len([row for row in rows if row.date_latest])
        (planned,) = [x for line in marked(ax, "contacts with Minsk") if line.get_markerfacecolor() == "white"
                      for x in line.get_xydata().tolist()]  # fmt: skip
        assert planned[0] == middle(FULL.contacts().where(planned=True)[0])

    def test_stems_are_as_tall_as_the_numbers(self):
        ax = FULL.timeline()
        with_number = FULL.events().where(released_total=lambda number: number is not None)
        ground = points(ax, "number not stated")[0][1]
        stems = sorted((x, round(ground - y, 9)) for x, y in points(ax, "releases"))
        unit = max(height for _, height in stems) / 250
        assert [x for x, _ in stems] == sorted(map(middle, with_number))
        heights = sorted(height / unit for _, height in stems)
        assert heights == pytest.approx(sorted(event.released_total for event in with_number))
        assert len(points(ax, "number not stated")) == len(FULL.events().where(released_total=None)) == 2
        assert spans(ax, "dates: releases") == uncertain(FULL.events())


class TestStockFlow:
    def test_flows_of_a_year_go_from_level_to_level(self):
        year = FULL.stock_flow().where(period="2025-01-01/2025-12-23")
        ax = year.plot()
        assert bars(ax, "stock") == [(1, 0, 1265), (7, 0, 1135)]
        assert bars(ax, "flow") == [(2, 1265, 509), (3, 1432, 342), (4, 1132, 300), (5, 1130, 2)]
        assert bars(ax, "rest") == [(6, year[0].implied_high, year[0].residual_low)]
        assert points(ax, "bound") == [(1132, 4)]
        assert marked(ax, "not published") == []

    def test_the_rest_closes_the_gap(self):
        ax = FULL.stock_flow().plot()
        assert [number for *_, number in bars(ax, "rest")] == [284, 5]
        assert [text for text in texts(ax) if text[0] in "+−"] == ["−284", "+5"]

    def test_what_is_not_published_is_marked_and_not_guessed(self):
        ax = FULL.stock_flow().plot()
        assert len(marked(ax, "not published")) == texts(ax).count("not published") > 3
        assert all(bar.get_hatch() for gid in ("not published", "flow of some months") for bar in marked(ax, gid))
        assert sum("of 6 months" in text for text in texts(ax)) == len(marked(ax, "flow of some months")) > 0
        assert len(marked(ax, "bound")) == 7
