"""What the pictures share: colours, the axis of time, bars, arrows."""

import datetime as dt
from itertools import combinations

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from belarus_releases.plotting import per_event, style
from belarus_releases.schema.columns import columns
from belarus_releases.tables.events import Event
from tests.pictures import direction, marked, number_of, spans

DAY = dt.date(2025, 9, 11)
# How the world looks without one kind of cone: linear RGB to linear RGB, after Machado, Oliveira and Fernandes (2009).
SIGHTS = {
    "trichromat": np.eye(3),
    "protanope": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranope": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanope": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def lab(colour, sight="trichromat"):
    """A colour as seen, in CIE L*a*b*, where distances are about as large as they look."""
    rgb = np.array(to_rgb(colour))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(SIGHTS[sight]) @ linear, 0, 1)
    x, y, z = np.cbrt(np.maximum(XYZ @ seen / (XYZ @ np.ones(3)), 1e-6))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


class TestColours:
    arrangements = [colour for colour, *_ in style.ARRANGEMENTS.values()]
    pairs = [
        *combinations(arrangements, 2),
        *combinations([part["facecolor"] for part in list(per_event._PARTS.values())[:4]], 2),
        (style.SLATE, style.ORANGE), (style.SLATE, style.BLUE), (style.ORANGE, style.BLUE),  # of stock and flow
        (style.NAVY, style.RED),  # of estimates and denials
    ]  # fmt: skip

    @pytest.mark.parametrize("sight", SIGHTS)
    def test_whatever_cones_one_has_they_are_far_apart(self, sight):
        for one, other in self.pairs:
            assert np.linalg.norm(lab(one, sight) - lab(other, sight)) > 15, (one, other)

    def test_every_arrangement_has_a_colour_a_marker_and_a_name_of_its_own(self):
        (column,) = [column for column in columns(Event) if column.name == "arrangement"]
        assert tuple(style.ARRANGEMENTS) == column.items
        for parts in zip(*style.ARRANGEMENTS.values(), strict=True):
            assert len(set(parts)) == len(parts)

    def test_parts_of_bars_differ_in_grey_or_by_a_hatch(self):
        for one, other in combinations(per_event._PARTS.values(), 2):
            lightness = abs(lab(one["facecolor"])[0] - lab(other["facecolor"])[0])
            assert lightness > 20 or one.get("hatch") != other.get("hatch")

    def test_all_can_be_seen_on_white(self):
        for colour in (*self.arrangements, style.GREY, style.INK, style.NAVY):
            assert lab(colour)[0] < 75


class TestTimeAxis:
    def test_it_has_dates_and_reaches_over_all(self):
        _, ax = plt.subplots()
        style.time_axis(
            ax, [(dt.date(2025, 1, 1), dt.date(2025, 1, 1)), (dt.date(2025, 6, 1), dt.date(2025, 12, 31))], 9
        )
        ax.figure.draw_without_rendering()
        first, last = ax.get_xlim()
        assert first < number_of(dt.date(2025, 1, 1)) < number_of(dt.date(2025, 12, 31)) < last
        assert "Jul" in [label.get_text() for label in ax.get_xticklabels()]

    @pytest.mark.parametrize("days", [0, 1, 30, 100, 123, 365, 1000, 1460, 2500])
    @pytest.mark.parametrize("most", [3, 10])
    def test_however_long_it_is_it_has_labels_and_no_hours(self, days, most):
        _, ax = plt.subplots()
        first = dt.date(2021, 3, 4)
        style.time_axis(ax, [(first, first + dt.timedelta(days))], most)
        low, high = ax.get_xlim()
        ticks = [tick for tick in ax.get_xticks() if low <= tick <= high]  # a warning would be an error
        assert 1 <= len(ticks) <= 10
        assert all(tick == round(tick) for tick in ticks)

    def test_without_dates_it_stays_as_it_is(self):
        _, ax = plt.subplots()
        style.time_axis(ax, [], 9)
        assert ax.get_xlim() == (0, 1)


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
