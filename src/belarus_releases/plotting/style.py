"""What the pictures share: axes, colours with markers or hatches, intervals, open bounds, labels."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..errors import InvalidValueError, MissingExtraError, shown

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path
    from matplotlib.text import Text

    from ..schema.dates import Interval

# Okabe and Ito's palette, which the colour-blind can tell apart; markers and hatches tell the
# same things apart in grey.
BLACK, GREY = "#000000", "#767676"
BLUE, SKY, GREEN, ORANGE, RED, PURPLE = "#0072B2", "#56B4E9", "#009E73", "#E69F00", "#D55E00", "#CC79A7"

#: Colour, marker and name of each arrangement of a release.
ARRANGEMENTS = {
    "unilateral": (BLUE, "o", "unilateral"),
    "negotiated": (RED, "s", "negotiated"),
    "exchange": (GREEN, "D", "exchange"),
    "not_applicable": (ORANGE, "P", "end of the sentence"),
    "not_stated": (GREY, "v", "arrangement not stated"),
}


def axes(ax: "Axes | None", title: str, size: tuple[float, float] = (9, 4.5)) -> "Axes":
    """The axes to draw on, with their title; those of a new figure by default.

    Raises
    ------
    MissingExtraError
        If matplotlib is not installed.
    InvalidValueError
        If `ax` is no axes.
    """
    try:
        import matplotlib.pyplot as plt
        from matplotlib.axes import Axes
    except ImportError as error:
        raise MissingExtraError("plots need matplotlib: pip install 'belarus-releases[plot]'") from error
    if ax is None:
        ax = plt.subplots(figsize=size, layout="constrained")[1]
    elif not isinstance(ax, Axes):
        raise InvalidValueError(f"ax: expected matplotlib axes, got {shown(ax)}")
    ax.set_title(title)
    return ax


def time_axis(ax: "Axes") -> None:
    """Make the horizontal axis one of dates, with short labels."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    ax.xaxis_date()
    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]


def middle(span: "Interval") -> dt.date:
    """The day in the middle of an interval."""
    return span[0] + (span[1] - span[0]) / 2


def bars(ax: "Axes", spans: "Iterable[tuple[Interval, float]]", colour: str, gid: str, width: float = 3) -> None:
    """Draw the intervals longer than a day as bars, each at its height."""
    long = [(span, height) for span, height in spans if span[0] != span[1]]
    if long:
        firsts, lasts = ([span[end] for span, _ in long] for end in (0, 1))
        heights = [height for _, height in long]
        ax.hlines(heights, firsts, lasts, colour, linewidth=width, alpha=0.45, gid=gid)  # type: ignore[arg-type]


def arrow(degrees: float) -> "Path":
    """A marker for a bound: an open arrow from the point, to the right and then turned."""
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    line = Path([(0, 0), (1, 0), (0.7, 0.22), (1, 0), (0.7, -0.22)], [1, 2, 1, 2, 2])
    return line.transformed(Affine2D().rotate_deg(degrees))


def legend(ax: "Axes", **where: Any) -> None:
    """Draw a legend, where anything has a label."""
    if ax.get_legend_handles_labels()[1]:
        ax.legend(frameon=False, fontsize="small", **where)


def footnote(ax: "Axes", omitted: dict[str, int]) -> None:
    """State below the axes how many rows are not drawn, and why."""
    parts = [f"{count} {reason}" for reason, count in omitted.items() if count]
    if parts:
        ax.set_xlabel(f"Not drawn: {', '.join(parts)}", fontsize="small", loc="left")


def keep_apart(ax: "Axes", labels: "Sequence[Text]", marks: "Iterable[tuple[Any, float, float]]" = ()) -> None:
    """Remove each label that overlaps an earlier one or a mark.

    A mark is its day, its height on the axis, and its width in points.
    """
    from matplotlib.dates import date2num
    from matplotlib.transforms import Bbox

    figure: Any = ax.figure.figure
    figure.draw_without_rendering()
    boxes = []
    for x, y, width in marks:
        centre = ax.transData.transform((date2num(x), y))  # type: ignore[no-untyped-call]
        half = (width / 2 - 1) * figure.dpi / 72
        boxes.append(Bbox([centre - half, centre + half]))
    for label in labels:
        box = label.get_window_extent()
        if any(box.overlaps(other) for other in boxes):
            label.remove()
        else:
            boxes.append(box)
