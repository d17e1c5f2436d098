"""Where the axes of a picture stand in their box."""

import matplotlib.pyplot as plt

from belarus_releases.plotting.frame import Frame


def test_a_number_at_the_end_of_the_horizontal_axis_stays_within_the_picture():
    figure, ax = plt.subplots()
    frame = Frame(ax, (0, 0))
    ax.set_xlim(0, 400)
    ax.set_xticks([0, 400], ["0", "400"])
    cell = ax.get_position(original=True).transformed(figure.transFigure)
    frame.place()
    figure.draw_without_rendering()
    assert ax.get_xticklabels()[-1].get_window_extent().x1 <= cell.x1
