"""The panels of a picture: rows and columns of axes, with their names above them, in a box of pixels."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text


class Panel:
    """A panel: its axes, and where it stands.

    Attributes
    ----------
    row, column : int
        Where it stands.
    weight : float
        The height of its row, which is as high as the greatest weight in it.
    wide : bool
        Whether it takes all columns.
    name : matplotlib.text.Text or None
        What stands above it.
    """

    def __init__(self, ax: "Axes", row: int = 0, column: int = 0, weight: float = 1, *, wide: bool = False) -> None:
        self.ax = ax
        self.row, self.column, self.weight, self.wide = row, column, weight, wide
        self.name: Text | None = None


def arrange(panels: "Sequence[Panel]", within: Any, line: float, renderer: Any) -> "dict[Panel, tuple[float, Any]]":
    """The left end of each panel in pixels, and the box of its axes, which leaves room for names and tick labels.

    `line` is the height of a line of text. The lowest panel of each column and every wide one have the labels
    of the horizontal axis.
    """
    from matplotlib.transforms import Bbox

    rows, columns = 1 + max(panel.row for panel in panels), 1 + max(panel.column for panel in panels)
    lowest = {column: max(panel.row for panel in panels if panel.column == column) for column in range(columns)}
    weights, heads, feet = [0.0] * rows, [0.0] * rows, [0.8 * line] * rows
    for panel in panels:
        labelled = panel.wide or panel.row == lowest[panel.column]
        panel.ax.tick_params(labelbottom=labelled)
        weights[panel.row] = max(weights[panel.row], panel.weight)
        heads[panel.row] = max(heads[panel.row], 1.6 * line * (panel.name is not None))
        feet[panel.row] = max(feet[panel.row], 1.8 * line * labelled)
    free = max(within.height - sum(heads) - sum(feet), rows)
    heights = [free * weight / sum(weights) for weight in weights]
    for panel in panels:
        _fewer_numbers(panel.ax, heights[panel.row] / line)
    labels = [max(_label_width(panel.ax, renderer) for panel in panels if panel.column == at) for at in range(columns)]
    gap = 1.2 * line
    width = (within.width + gap) / columns - gap
    boxes = {}
    for panel in panels:
        left = within.x0 + panel.column * (width + gap)
        right = (within.x1 if panel.wide else left + width) - line  # for half a label of the horizontal axis
        done = panel.row + 1
        top = within.y1 - sum(heads[:done]) - sum(heights[: done - 1]) - sum(feet[: done - 1])
        begin = left + labels[panel.column]
        boxes[panel] = left, Bbox([[begin, top - heights[panel.row]], [max(right, begin + 1), top]])
    return boxes


def _fewer_numbers(ax: "Axes", lines: float) -> None:
    """Give a vertical axis of numbers no more of them than have room in so many lines; where two have none, smaller."""
    from matplotlib.ticker import MaxNLocator

    locator = ax.yaxis.get_major_locator()
    if isinstance(locator, MaxNLocator):
        locator.set_params(nbins=min(max(int(lines / 1.4), 1), 5))
        size: float = ax.xaxis.get_tick_params()["labelsize"]
        ax.tick_params(axis="y", labelsize=size * (1 if lines > 2.2 else 0.8))


def _label_width(ax: "Axes", renderer: Any) -> float:
    """Width of the labels of the vertical axis, with their distance, in pixels."""
    figure: Any = ax.figure.figure
    box = ax.yaxis.get_tightbbox(renderer)
    pad: Any = ax.yaxis.get_tick_params()["pad"]
    return float(box.width + pad * figure.dpi / 72) if box is not None and box.width else 0.0


def make_room(ax: "Axes", width: float, ends: "Sequence[Text]", renderer: Any) -> None:
    """Let the horizontal axis, from zero and so many pixels wide, end where every label at a bar has room."""
    figure: Any = ax.figure.figure
    fits = []
    for text in ends:
        label: Any = text
        value, away = label.xy[0], label.xyann[0] * figure.dpi / 72
        if value > 0:
            room = width - text.get_window_extent(renderer).width - away
            fits.append(max(room, 0.15 * width) / value)
    ax.set_xlim(0, width / min(fits) if fits else 1)
