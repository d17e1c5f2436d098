"""Labels of marks: the first free spot, before the first labels, and none where no spot is free."""

import matplotlib.pyplot as plt
import pytest

from belarus_releases.plotting.labels import Obstacle, Spot, annotate, mark, settle

HERE = Spot("label", "center", "bottom", 0, 0)


@pytest.fixture
def ax():
    ax = plt.figure(figsize=(4, 4)).add_axes((0, 0, 1, 1))
    ax.set_xlim(0, 10)
    ax.set_ylim(0, 10)
    return ax


def settled(ax, *labels, obstacles=()):
    settle(ax, ax.bbox, labels, obstacles, None)
    return [label.text.get_text() if label.text.get_visible() else None for label in labels]


def test_of_two_on_one_spot_the_first_is_written(ax):
    labels = [annotate(ax, 5, y, [HERE]) for y in (5, 5.01, 8)]
    assert settled(ax, *labels) == ["label", None, "label"]


def test_the_next_spot_is_tried_with_its_own_text(ax):
    labels = [annotate(ax, 5, 5, [HERE]), annotate(ax, 5, 5, [HERE, Spot("short", "center", "top", 0, -2)])]
    assert settled(ax, *labels) == ["label", "short"]
    assert labels[1].text.get_verticalalignment() == "top"


@pytest.mark.parametrize("obstacle", [mark(5, 5.2, 20), Obstacle(5, 0, 5, 9, 1), Obstacle(0, 5.2, 10, 5.2, 1)])
def test_marks_and_lines_are_not_covered(ax, obstacle):
    assert settled(ax, annotate(ax, 5, 5, [HERE]), obstacles=[obstacle]) == [None]
    assert settled(ax, annotate(ax, 8, 8, [HERE]), obstacles=[mark(5, 5.2, 20)]) == ["label"]


@pytest.mark.parametrize(("x", "y"), [(0, 5), (10, 5), (5, 10)])
def test_none_sticks_out(ax, x, y):
    assert settled(ax, annotate(ax, x, y, [HERE])) == [None]


def test_where_it_is_settled_it_is_drawn(ax):
    label = annotate(ax, 5, 5, [Spot("text", "right", "top", -10, 3)])
    settled(ax, label)
    ax.figure.draw_without_rendering()
    box = label.text.get_window_extent()
    x, y = ax.transData.transform((5, 5))
    points = ax.figure.dpi / 72
    assert (box.x1, box.y1) == pytest.approx((x - 10 * points, y + 3 * points), abs=1)


def test_the_ground_of_a_label_is_that_of_its_axes(ax):
    """The lines of the grid do not run through its words."""
    ax.set_facecolor("#eee")
    ground = annotate(ax, 5, 5, [HERE]).text.get_bbox_patch()
    assert ground.get_facecolor() == ax.get_facecolor()
    assert ground.get_edgecolor()[3] == 0


def test_a_hidden_label_comes_back_where_there_is_room(ax):
    label = annotate(ax, 5, 5, [HERE])
    assert settled(ax, label, obstacles=[mark(5, 5, 50)]) == [None]
    assert settled(ax, label) == ["label"]
