"""What the pictures share: colours with markers, the axis of time, intervals, open bounds."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.path import Path

    from ..schema.dates import Interval

BLACK, INK, SLATE, GREY, PALE = "#000000", "#333333", "#555555", "#767676", "#D9D9D9"
NAVY, BLUE, SKY, ORANGE, RED = "#1B3A57", "#3C9BD6", "#9CCBEA", "#E69F00", "#9C2A00"

#: Colour, marker and name of each arrangement of a release. The colours differ in lightness too, so
#: that they can be told apart in grey and by the colour-blind; the markers tell them apart without colour.
ARRANGEMENTS = {
    "unilateral": (BLUE, "o", "unilateral"),
    "negotiated": (RED, "s", "negotiated"),
    "exchange": (ORANGE, "D", "exchange"),
    "not_applicable": (NAVY, "v", "end of the sentence"),
    "not_stated": (GREY, "P", "arrangement not stated"),
}

#: Colour, marker and name of each side on which a publisher stands, and of those whose side is not known.
SIDES = {
    "state": (RED, "s", "state"),
    "exile": (BLUE, "o", "exile media"),
    "international": (ORANGE, "D", "international media"),
    "rights_group": (NAVY, "^", "rights groups"),
    "government": (GREY, "P", "other governments"),
    "opposition": (BLACK, "v", "opposition"),
    None: (SLATE, "X", "side not known"),
}


def time_axis(ax: "Axes", spans: "Iterable[Interval]", most: float) -> None:
    """Let the horizontal axis reach from the first day to the last, with short labels, so many at most."""
    from matplotlib.dates import DAILY, MONTHLY, AutoDateLocator, ConciseDateFormatter

    ends = list(spans)
    if not ends:
        return
    first, last = min(span[0] for span in ends), max(span[1] for span in ends)
    room = max((last - first) * 0.03, dt.timedelta(days=2))
    ax.set_xlim(first - room, last + 2 * room)  # type: ignore[arg-type]
    locator = AutoDateLocator(minticks=4, maxticks=min(max(int(most), 5), 10))  # type: ignore[no-untyped-call]
    locator.intervald |= {MONTHLY: [1, 2, 3, 4, 6, 12], DAILY: [1, 2, 3, 7, 14, 31]}
    ax.xaxis_date()
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator, show_offset=False))  # type: ignore[no-untyped-call]


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


def arrow(degrees: float, start: float = 0) -> "Path":
    """A marker for a bound: an open arrow from the point, or a start beside it, to the right and then turned."""
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    line = Path([(0, 0), (1, 0), (0.7, 0.22), (1, 0), (0.7, -0.22)], [1, 2, 1, 2, 2])
    return line.transformed(Affine2D().translate(start, 0).rotate_deg(degrees))


def wave() -> "Path":
    """A marker for "about": a tilde above the point."""
    from matplotlib.path import Path

    return Path([(-0.5, 1.1), (-0.25, 1.5), (0, 1.2), (0.25, 0.9), (0.5, 1.3)], [1, 3, 3, 3, 3])


def round_numbers(axis: "Axis") -> None:
    """Give an axis of numbers a few round ones."""
    from matplotlib.ticker import MaxNLocator, StrMethodFormatter

    axis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10], integer=True))
    axis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))


def scale(ax: "Axes") -> None:
    """Give the vertical axis a few round numbers, with pale lines across."""
    round_numbers(ax.yaxis)
    ax.grid(axis="y", color=PALE, linewidth=0.6)


def bare(ax: "Axes", font: float) -> None:
    """Take frame and tick marks away, and set the labels in a size."""
    ax.spines[:].set_visible(False)
    ax.set_axisbelow(True)
    ax.set_xlabel("")
    ax.set_ylabel("")
    ax.tick_params(axis="y", length=0, pad=0.4 * font, labelsize=font, labelcolor=INK)
    ax.tick_params(axis="x", length=0, pad=0.65 * font, labelsize=font, labelcolor=INK)


def bound(degrees: float, colour: str, size: float) -> dict[str, Any]:
    """The style of an open arrow in a key."""
    return kind(arrow(degrees, -0.5), colour, mfc="none", markersize=9 * size)


def kind(marker: Any, colour: str, **others: Any) -> dict[str, Any]:
    """The style of marks without a line between them."""
    return {"marker": marker, "linestyle": "", "color": colour, "mec": colour, **others}
