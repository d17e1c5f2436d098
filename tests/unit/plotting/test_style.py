"""What the pictures share: axes, bars, arrows, legends, footnotes, labels that keep apart."""

import datetime as dt
import sys

import matplotlib.pyplot as plt
import pytest

from belarus_releases.errors import MissingExtraError
from belarus_releases.plotting import style
from belarus_releases.schema.columns import columns
from belarus_releases.tables.events import Event
from tests.pictures import direction, marked, number_of, spans

DAY = dt.date(2025, 9, 11)


class TestAxes:
    def test_those_given_get_the_title(self):
        _, ax = plt.subplots()
        assert style.axes(ax, "Title") is ax
        assert ax.get_title() == "Title"
        assert len(plt.get_fignums()) == 1

    def test_others_are_of_a_new_figure_of_the_size(self):
        ax = style.axes(None, "Title", (6, 3))
        assert tuple(ax.figure.get_size_inches()) == (6, 3)
        assert ax.figure.get_layout_engine() is not None
        assert ax.get_title() == "Title"

    def test_without_matplotlib_the_extra_is_named(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
        with pytest.raises(MissingExtraError) as error:
            style.axes(None, "Title")
        assert str(error.value) == "plots need matplotlib: pip install 'belarus-releases[plot]'"


def test_every_arrangement_has_a_colour_a_marker_and_a_name_of_its_own():
    (column,) = [column for column in columns(Event) if column.name == "arrangement"]
    assert tuple(style.ARRANGEMENTS) == column.items
    for parts in zip(*style.ARRANGEMENTS.values(), strict=True):
        assert len(set(parts)) == len(parts)


def test_the_axis_of_time_has_dates():
    _, ax = plt.subplots()
    style.time_axis(ax)
    ax.plot([dt.date(2025, 1, 1), dt.date(2025, 12, 31)], [0, 1])
    ax.figure.draw_without_rendering()
    assert "Jul" in [label.get_text() for label in ax.get_xticklabels()]


@pytest.mark.parametrize(
    ("first", "last", "day"),
    [
        ("2025-09-11", "2025-09-11", "2025-09-11"),
        ("2025-09-01", "2025-09-03", "2025-09-02"),
        ("2025-02-01", "2025-02-28", "2025-02-14"),
    ],
)
def test_the_middle_of_an_interval(first, last, day):
    assert str(style.middle((dt.date.fromisoformat(first), dt.date.fromisoformat(last)))) == day


class TestBars:
    def test_uncertain_dates_are_drawn_at_their_height(self):
        _, ax = plt.subplots()
        long = (dt.date(2025, 9, 1), dt.date(2025, 9, 30))
        style.bars(ax, [((DAY, DAY), 1), (long, 2)], "red", "dates", 5)
        assert spans(ax, "dates") == [tuple(map(number_of, long))]
        (lines,) = marked(ax, "dates")
        assert lines.get_segments()[0][:, 1].tolist() == [2, 2]
        assert lines.get_linewidths() == [5]

    def test_certain_dates_are_not(self):
        _, ax = plt.subplots()
        style.bars(ax, [((DAY, DAY), 1)], "red", "dates")
        assert marked(ax, "dates") == []


@pytest.mark.parametrize(("degrees", "end"), [(0, (1, 0)), (90, (0, 1)), (180, (-1, 0)), (-90, (0, -1))])
def test_an_arrow_begins_at_the_point_and_is_open(degrees, end):
    arrow = style.arrow(degrees)
    assert direction(arrow) == end
    assert arrow.vertices[0].tolist() == [0, 0]
    assert 79 not in arrow.codes  # no line closes it


class TestLegend:
    def test_it_is_there_where_anything_has_a_label(self):
        _, ax = plt.subplots()
        style.legend(ax)
        assert ax.get_legend() is None
        ax.plot([], [], label="name")
        style.legend(ax, loc="upper left", title="Title")
        assert [text.get_text() for text in ax.get_legend().get_texts()] == ["name"]
        assert ax.get_legend().get_title().get_text() == "Title"


@pytest.mark.parametrize(
    ("omitted", "text"),
    [
        ({}, ""),
        ({"without a date": 0}, ""),
        ({"without a date": 2}, "Not drawn: 2 without a date"),
        ({"of other scopes": 1, "x": 0, "without a date": 2}, "Not drawn: 1 of other scopes, 2 without a date"),
    ],
)
def test_a_footnote_counts_rows_that_are_not_drawn(omitted, text):
    _, ax = plt.subplots()
    style.footnote(ax, omitted)
    assert ax.get_xlabel() == text


class TestKeepApart:
    @pytest.fixture
    def ax(self):
        _, ax = plt.subplots()
        ax.set_xlim(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
        ax.set_ylim(0, 10)
        return ax

    def test_a_label_that_lies_on_an_earlier_one_is_removed(self, ax):
        day = number_of(DAY)
        labels = [ax.text(day, y, text) for y, text in ((5, "first"), (5.01, "second"), (8, "third"))]
        style.keep_apart(ax, labels)
        assert [text.get_text() for text in ax.texts] == ["first", "third"]

    def test_a_label_that_lies_on_a_mark_is_removed(self, ax):
        day = number_of(DAY)
        labels = [ax.text(day, y, text) for y, text in ((5, "on the mark"), (8, "free"))]
        style.keep_apart(ax, labels, [(DAY, 5, 20)])
        assert [text.get_text() for text in ax.texts] == ["free"]
