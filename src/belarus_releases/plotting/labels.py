"""Labels of marks: each is written where it covers nothing, shortened, or left out."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation


class Spot(NamedTuple):
    """One way to write a label: its text, where it is held, and its distance from the mark in points."""

    text: str
    ha: 'Literal["left", "center", "right"]'
    va: 'Literal["bottom", "center", "top"]'
    right: float
    up: float


class Label(NamedTuple):
    """A label of a mark, and the ways to write it, the best first."""

    text: "Annotation"
    spots: Sequence[Spot]


class Obstacle(NamedTuple):
    """What a label may not cover: from one point to another of the axes, and so much around them, in points."""

    x0: float
    y0: float
    x1: float
    y1: float
    around: float


def mark(x: float, y: float, width: float) -> Obstacle:
    """A mark of this width as an obstacle."""
    return Obstacle(x, y, x, y, width / 2)


def annotate(ax: "Axes", x: Any, y: float, spots: Sequence[Spot], **how: Any) -> Label:
    """A label at a point of the axes."""
    first = spots[0]
    ground = {
        "boxstyle": "square,pad=0.1",
        "facecolor": ax.get_facecolor(),
        "edgecolor": "none",
    }  # over lines of the grid
    text = ax.annotate(
        first.text, (x, y), (first.right, first.up), textcoords="offset points", ha=first.ha, va=first.va,
        gid="label", annotation_clip=False, bbox=ground, **how,
    )  # fmt: skip
    return Label(text, spots)


def settle(ax: "Axes", box: Any, labels: Sequence[Label], obstacles: Iterable[Obstacle], renderer: Any) -> None:
    """Write the labels of axes that stand in a box of pixels, the first before the others.

    A label for which no spot is free is not shown.
    """
    from matplotlib.dates import date2num
    from matplotlib.transforms import Bbox

    root: Any = ax.figure.figure
    points = root.dpi / 72

    def pixels(x: Any, y: float) -> tuple[float, float]:
        day = x if isinstance(x, (int, float)) else date2num(x)  # type: ignore[no-untyped-call]
        across, up = (ax.transScale + ax.transLimits).transform((day, y))
        return box.x0 + across * box.width, box.y0 + up * box.height

    taken = []
    for obstacle in obstacles:
        (x0, y0), (x1, y1) = pixels(obstacle.x0, obstacle.y0), pixels(obstacle.x1, obstacle.y1)
        around = obstacle.around * points
        taken.append(Bbox([[min(x0, x1) - around, min(y0, y1) - around], [max(x0, x1) + around, max(y0, y1) + around]]))
    for text, spots in labels:
        x, y = pixels(*text.xy)
        text.set_visible(True)  # else it has no size
        for spot in spots:
            text.set_text(spot.text)
            size = text.get_window_extent(renderer)
            left = x + spot.right * points - {"left": 0, "center": 0.5, "right": 1}[spot.ha] * size.width
            low = y + spot.up * points - {"bottom": 0, "center": 0.5, "top": 1}[spot.va] * size.height
            place = Bbox.from_bounds(left, low, size.width, size.height)
            inside = box.x0 <= place.x0 and place.x1 <= box.x1 + points and box.y0 <= place.y0 and place.y1 <= box.y1
            if inside and not any(place.overlaps(other) for other in taken):
                text.set_horizontalalignment(spot.ha)
                text.set_verticalalignment(spot.va)
                text.xyann = (spot.right, spot.up)
                taken.append(place)
                break
        else:
            text.set_visible(False)
