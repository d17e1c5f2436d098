"""Pictures of the bundled events: what they draw and say, held against the rows; legible texts; their places."""

import datetime as dt
import io
import re
import sys
from functools import cache

import pytest

import belarus_releases as br
from tests.pictures import (
    bars,
    boxes_of_texts,
    close_figures,  # noqa: F401
    finding,
    key,
    marked,
    middle,
    note,
    number_of,
    overlaps,
    panels,
    points,
    spans,
    texts,
    uncertain,
    written,
)

plt = pytest.importorskip("matplotlib.pyplot")
same_color = pytest.importorskip("matplotlib.colors").same_color

VERSION = "2026.11.2"
FULL = br.dataset(VERSION)
dataset_at = cache(br.dataset)  # what was known on a day takes a while to compute


def history_of(ds, field):
    """The history of a column in the latest event that has it."""
    filled = [event for event in ds.events() if getattr(event, field)]
    return ds.history(filled[-1], column=field) if filled else br.tables.History("history", ds.version, (), ds.known_on)


PICTURES = {
    "releases": lambda ds, **options: ds.events().plot(**options),
    "dispositions": lambda ds, **options: ds.events().plot("dispositions", **options),
    "recognised": lambda ds, **options: ds.events().plot("recognised", **options),
    "named": lambda ds, **options: ds.events().plot("named", **options),
    "remaining": lambda ds, **options: ds.remaining_estimates().plot(**options),
    "timeline": lambda ds, **options: ds.timeline(**options),
    "stock flow": lambda ds, **options: ds.stock_flow().plot(**options),
    "history of a number": lambda ds, **options: history_of(ds, "released_total").plot(**options),
    "history of a list": lambda ds, **options: history_of(ds, "announced_by").plot(**options),
    "revisions": lambda ds, **options: ds.revisions("events").plot(**options),
}


SIZES = {"its own size": None, "8 cm": (3.15, 4), "slide": (13.33, 7.5)}


def drawn(name, version=VERSION, known_on=None, size="its own size"):
    """A picture, drawn once for all tests that only look at it."""
    return draw_once(name, version, known_on, size)


@cache
def draw_once(name, version, known_on, size):
    given = {} if SIZES[size] is None else {"ax": plt.subplots(figsize=SIZES[size], layout="constrained")[1]}
    ax = PICTURES[name](dataset_at(version, known_on=known_on), **given)
    ax.figure.draw_without_rendering()
    return ax


@pytest.fixture(params=PICTURES)
def name(request):
    return request.param


@pytest.fixture
def picture(name):
    """A function that draws a picture anew."""
    return PICTURES[name]


def each(*, quick, marks=pytest.mark.nightly):
    """Every picture; by day, only some of them where each takes a second."""
    return [name if name in quick else pytest.param(name, marks=marks) for name in PICTURES]


class TestEveryPicture:
    def test_axes_are_taken_and_given_back(self, picture):
        figure, ax = plt.subplots()
        assert picture(FULL, ax=ax) is ax
        assert figure.axes == [ax]
        assert len(plt.get_fignums()) == 1

    def test_without_axes_there_is_a_new_figure(self, picture):
        figure = picture(FULL).figure
        assert figure.number in plt.get_fignums()
        assert figure.get_layout_engine() is not None

    def test_without_matplotlib_the_extra_is_named(self, picture, monkeypatch):
        for name in [name for name in sys.modules if name.partition(".")[0] == "matplotlib"]:
            monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(br.errors.MissingExtraError, match=r"belarus-releases\[plot\]") as error:
            picture(FULL)
        assert isinstance(error.value, ImportError)

    @pytest.mark.parametrize(
        ("version", "known_on", "said"),
        [
            ("2026.11.0", None, ""),
            pytest.param("2026.11.0", "2025-07-01", "1 July 2025", marks=pytest.mark.slow),
            (VERSION, "2025-09-30", "30 September 2025"),
        ],
    )
    def test_title_unit_and_source_of_past_versions_and_days(self, name, version, known_on, said):
        ax = drawn(name, version, known_on)
        assert finding(ax)
        assert len(written(ax, "unit")) == 1
        as_known = f", as known on {said}" if said else ""
        assert note(ax).startswith(f"Source: belarus-releases, data version {version}{as_known}.")

    def test_without_rows_there_are_labelled_axes(self, picture):
        nothing = dataset_at(VERSION, known_on="1990-01-01")
        assert len(nothing.events()) == len(nothing.remaining_estimates()) == len(nothing.contacts()) == 0
        ax = picture(nothing)
        ax.figure.draw_without_rendering()
        assert re.match("(No|For no) ", finding(ax))
        assert written(ax, "unit")
        assert list(ax.patches) == []
        assert texts(ax) == []
        assert key(ax) == {}

    def test_the_numbers_of_the_title_stand_in_the_picture_or_add_up(self, name):
        """No number of a title is typed: drawn from other rows, it has other ones."""
        assert finding(drawn(name)) != finding(drawn(name, known_on="2025-09-30"))

    def test_colours_are_not_alone(self, name):
        """Entries of the key that differ in colour differ in marker, line, hatch or lightness too."""
        styles = []
        for handle in key(drawn(name)).values():
            if hasattr(handle, "get_marker"):
                marker = handle.get_marker()
                shape = marker if isinstance(marker, str) else tuple(marker.vertices.flat)
                hollow = handle.get_markerfacecolor() in ("white", "none")
                styles.append((shape, hollow, handle.get_linestyle(), handle.get_linewidth()))
            else:
                red, green, blue, _ = handle.get_facecolor()
                grey = round(0.21 * red + 0.72 * green + 0.07 * blue, 1)
                styles.append((handle.get_hatch(), handle.get_linestyle(), grey))
        assert len(styles) == len(set(styles))

    @pytest.mark.slow
    @pytest.mark.parametrize("name", each(quick=["releases", "stock flow"]), indirect=True)
    def test_it_is_kept_as_it_is_by_every_form_of_file(self, picture):
        import pickle

        figure = picture(FULL).figure
        for form in ("png", "svg", "pdf"):
            figure.savefig(io.BytesIO(), format=form)
        figure.savefig(io.BytesIO(), format="png", bbox_inches="tight")
        again = pickle.loads(pickle.dumps(figure))
        again.draw_without_rendering()
        for (text, box), (before, place) in zip(*map(boxes_of_texts, (again.axes[0], figure.axes[0])), strict=True):
            assert text == before
            assert box.bounds == pytest.approx(place.bounds, abs=0.1)


class TestPlaces:
    """Nothing of a picture lies on anything else of it, or outside its axes."""

    @pytest.mark.parametrize(
        ("version", "size"),
        [
            *((VERSION, size) for size in SIZES),
            ("2026.11.0", "its own size"),
            pytest.param("latest", "its own size", marks=pytest.mark.slow),
            *(pytest.param("latest", size, marks=pytest.mark.nightly) for size in ("8 cm", "slide")),
        ],
    )
    def test_no_text_lies_on_another_or_is_cut_off(self, name, version, size):
        ax = drawn(name, version, size=size)
        assert len(boxes_of_texts(ax)) > 3
        assert overlaps(ax) == []
        page = ax.figure.bbox.padded(1)
        outside = [text for text, box in boxes_of_texts(ax) if not (page.contains(*box.p0) and page.contains(*box.p1))]
        assert outside == []

    @pytest.mark.parametrize("size", SIZES)
    def test_texts_are_as_large_as_one_can_read(self, name, size):
        ax = drawn(name, size=size)
        sizes = [text.get_fontsize() for panel in panels(ax) for text in (*panel.texts, *panel.get_yticklabels())]
        assert min(sizes) >= (10.5 if size == "slide" else 5.2)

    @pytest.mark.parametrize("name", each(quick=["remaining", "dispositions"], marks=pytest.mark.slow), indirect=True)
    def test_on_axes_it_stays_within_them(self, picture):
        self.stays_within(picture, None)

    @pytest.mark.slow
    @pytest.mark.parametrize("layout", ["constrained", "tight"])
    @pytest.mark.parametrize("name", each(quick=["remaining"]), indirect=True)
    def test_on_axes_with_a_layout_it_stays_within_them(self, picture, layout):
        self.stays_within(picture, layout)

    def stays_within(self, picture, layout):
        """In a figure of two by two, no neighbour is touched, and what was drawn before keeps its place."""
        figure, grid = plt.subplots(2, 2, figsize=(11, 9), layout=layout)
        for ax in grid.flat:
            assert picture(FULL, ax=ax) is ax
        figure.draw_without_rendering()
        cells = [ax.get_position(original=True).transformed(figure.transFigure) for ax in grid.flat]
        for ax, cell in zip(grid.flat, cells, strict=True):
            box, room = ax.get_tightbbox(), cell.padded(1.5)
            assert (room.x0 <= box.x0, box.x1 <= room.x1, room.y0 <= box.y0, box.y1 <= room.y1) == (True,) * 4
            assert overlaps(ax) == []

    @pytest.mark.parametrize("loc", ["center", "left"])
    def test_a_title_of_the_user_takes_the_place_of_the_finding(self, loc):
        ax = FULL.events().plot()
        ax.set_title("My title " * 20, loc=loc)
        ax.figure.draw_without_rendering()
        assert finding(ax).startswith("My title My title")
        assert ax.get_title() == ""
        assert overlaps(ax) == []
        assert ax.get_tightbbox().y1 <= ax.figure.bbox.y1

    @pytest.mark.parametrize(
        "name",
        each(quick=["releases", "timeline", "dispositions"], marks=pytest.mark.slow),
        indirect=True,
    )
    def test_it_follows_its_axes(self, picture):
        """A figure made larger or smaller afterwards has everything in place."""
        ax = picture(FULL)
        width, height = ax.figure.get_size_inches()
        ax.figure.set_size_inches(0.8 * width, 1.3 * height)
        ax.figure.draw_without_rendering()
        page = ax.figure.bbox.padded(1)
        assert all(page.contains(*box.p0) and page.contains(*box.p1) for _, box in boxes_of_texts(ax))

    @pytest.mark.parametrize(
        "name", each(quick=["releases", "remaining", "dispositions"], marks=pytest.mark.slow), indirect=True
    )
    def test_axes_may_be_of_a_part_of_a_figure(self, picture):
        part = plt.figure(figsize=(24, 12), layout="constrained").subfigures(1, 2)[1]
        ax = picture(FULL, ax=part.subplots())
        ax.figure.figure.draw_without_rendering()
        assert ax.figure is part
        room, box = part.bbox.padded(1), ax.get_tightbbox()
        assert room.contains(*box.p0)
        assert room.contains(*box.p1)

    @pytest.mark.parametrize("name", each(quick=["releases", "dispositions"], marks=pytest.mark.slow), indirect=True)
    def test_neighbours_keep_their_place(self, picture):
        figure, (left, right) = plt.subplots(1, 2, figsize=(12, 5))
        right.plot([1, 2])
        before = right.get_position().bounds
        picture(FULL, ax=left)
        figure.draw_without_rendering()
        assert right.get_position().bounds == before
        assert left.get_tightbbox().x1 < right.get_tightbbox().x0


@pytest.mark.parametrize("name", ["releases", "remaining", "timeline"])
def test_users_can_add_days_to_a_picture(name):
    """The axis of time counts days as matplotlib does, and all panels share it."""
    ax = PICTURES[name](FULL)
    for panel in panels(ax):
        panel.axvline(dt.date(2025, 9, 11))
        first, last = panel.get_xlim()
        assert first < number_of(dt.date(2025, 9, 11)) < last
    assert len({panel.get_xlim() for panel in panels(ax)}) == 1


class TestReleases:
    def test_every_release_is_a_stem_as_tall_as_its_number(self):
        with_number = FULL.events().where(released_total=lambda number: number is not None)
        stems = sorted((middle(event), event.released_total) for event in with_number)
        ax = drawn("releases")
        assert sorted(points(ax, "releases")) == stems
        assert {x for x, _ in points(ax, "stem")} == {middle(event) for event in FULL.events()}

    def test_the_sum_is_that_of_the_stated_numbers(self):
        ax = drawn("releases")
        (line,) = marked(ax, "running sum")
        total = 0
        for event in sorted(FULL.events(), key=lambda event: (event.date_latest, event.date_earliest, event.event_id)):
            total += event.released_total or 0
            assert [number_of(event.date_latest), total] in line.get_xydata().tolist()
        assert line.get_ydata()[-1] == total == sum(event.released_total or 0 for event in FULL.events())
        assert f"{total:,}" in texts(ax)

    def test_releases_without_a_number_are_hollow_and_not_zero(self):
        ax = drawn("releases")
        without = FULL.events().where(released_total=None)
        hollow = marked(ax, "number not stated")
        assert sorted(x for x, _ in points(ax, "number not stated")) == sorted(map(middle, without))
        assert all(same_color(line.get_markerfacecolor(), "white") for line in hollow)
        bounds = [(middle(event), event.released_low) for event in without if event.released_low]
        assert points(ax, "bound") == bounds
        assert "at least 28" in texts(ax)

    def test_uncertain_dates_are_bars(self):
        assert spans(drawn("releases"), "uncertain dates") == uncertain(FULL.events())

    def test_the_largest_are_named_in_words_and_the_title_states_them(self):
        ax = drawn("releases")
        assert any(text.startswith("250 on 19 March 2026 Prisoners freed by agreement") for text in texts(ax))
        assert any(text.startswith("123 on 13 December 2025") for text in texts(ax))
        assert {"52", "42"} <= {text.split()[0] for text in texts(ax)}
        negotiated = FULL.events().where(arrangement="negotiated")
        of, total = (sum(event.released_total or 0 for event in rows) for rows in (negotiated, FULL.events()))
        assert finding(ax) == f"Negotiated releases freed {of} of {total} persons, 250 of them on 19 March 2026"


class TestDispositions:
    def test_rows_are_the_releases_in_the_order_of_their_dates(self):
        ids = [label.get_text() for label in drawn("dispositions").get_yticklabels()]
        assert sorted(ids) == [event.event_id for event in FULL.events()]
        latest = [FULL.events()[event_id].date_latest for event_id in ids]
        assert latest == sorted(latest)

    def test_parts_are_what_is_stated_and_the_title_is_their_sum(self):
        ax = drawn("dispositions")
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
        assert finding(ax).endswith("sources say where 458 went: 189 were expelled, 236 stayed, 33 were repatriated")

    @pytest.mark.parametrize("version", ["2026.11.0", VERSION])
    def test_parts_add_up_to_the_number_released(self, version):
        events = br.events(version)
        ax = events.plot("dispositions")
        rows = [events[label.get_text()] for label in ax.get_yticklabels()]
        ends = dict.fromkeys(range(len(rows)), 0)
        for bar in sorted((bar for bar in ax.patches if bar.get_gid() != "key"), key=lambda bar: bar.get_x()):
            y = round(bar.get_y() + bar.get_height() / 2)
            assert bar.get_x() == ends[y]
            ends[y] += bar.get_width()
        assert [ends[y] for y in ends] == [event.released_total or 0 for event in rows]

    def test_texts_state_the_numbers_or_that_there_are_none(self):
        ax = drawn("dispositions")
        at = {label.get_text(): y for y, label in enumerate(ax.get_yticklabels())}
        assert texts(ax)[at["2026-04-28-poland-exchange"]] == "number not stated"
        assert texts(ax)[at["2026-07-release"]] == "at least 28"
        assert texts(ax)[at["2025-09-11-lithuania"]] == "52: 51 expelled, 1 stayed, 1 refused to leave"
        assert texts(ax)[at["2025-06-21-lithuania"]] == "14: coded expelled"
        assert points(ax, "bound") == [(28, at["2026-07-release"])]


class TestRecognisedAndNamed:
    def test_both_numbers_where_they_are_stated(self):
        ax = drawn("recognised")
        rows = [FULL.events()[label.get_text()] for label in ax.get_yticklabels()]
        totals = [(y, 0, event.released_total) for y, event in enumerate(rows) if event.released_total is not None]
        with_number = [(y, 0, event.recognised) for y, event in enumerate(rows) if event.recognised is not None]
        assert bars(ax, "released") == totals
        assert bars(ax, "recognised as political prisoners") == with_number
        assert sum("recognised: not stated" in text for text in texts(ax)) == len(rows) - len(with_number)
        assert "52, recognised: 40 (Viasna)" in texts(ax)

    def test_shares_of_the_named(self):
        ax = drawn("named")
        rows = [FULL.events()[label.get_text()] for label in ax.get_yticklabels()]
        shares = [(y, 0, event.named / event.released_total) for y, event in enumerate(rows) if event.released_total]
        assert bars(ax, "named") == shares
        assert "24 of 52" in texts(ax)
        assert texts(ax)[-2:] == ["1 named, released: number not stated", "0 named, released: at least 28"]
