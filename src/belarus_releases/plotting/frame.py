"""The frame of a picture: what it says, its key, its panels and its source, all within the axes given.

From top to bottom: the finding, which is the left title of the axes; the unit; the key; the panels, of
which the axes given become the first; the source. The places are computed whenever the figure is drawn.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..errors import InvalidValueError, MissingExtraError, shown
from . import style
from .labels import Label, Obstacle, settle
from .panels import Panel, arrange, make_room
from .wrapping import wrap

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.text import Text


class Frame:
    """The frame of a picture on the given axes, or on those of a new figure of this size in inches.

    Attributes
    ----------
    ax : matplotlib.axes.Axes
        The first panel.
    font : float
        The size of the text in points: larger on larger axes.
    scale : float
        `font` as a share of matplotlib's own default; marks and lines grow with it.
    width, height : float
        What the picture may fill, in points.

    Raises
    ------
    MissingExtraError
        If matplotlib is not installed.
    InvalidValueError
        If `ax` is no axes.
    """

    def __init__(self, ax: "Axes | None", size: tuple[float, float]) -> None:
        try:
            import matplotlib.pyplot as plt
            from matplotlib.axes import Axes
        except ImportError as error:
            raise MissingExtraError("plots need matplotlib: pip install 'belarus-releases[plot]'") from error
        if ax is None:
            ax = plt.subplots(figsize=size, layout="constrained")[1]
        elif not isinstance(ax, Axes):
            raise InvalidValueError(f"ax: expected matplotlib axes, got {shown(ax)}")
        self.ax: Axes = ax
        self._figure: Any = ax.figure
        ax.set_xticks([])
        ax.set_yticks([])
        self._figure.figure.draw_without_rendering()  # the layout of the figure
        cell = self._cell()
        points = 72 / self._figure.figure.dpi
        self.width, self.height = cell.width * points, cell.height * points
        share = min(0.38 + self.width / 860, 0.38 + self.height / 480)
        self.scale = min(max(share, 0.66), 1.8)
        self.font = self.scale * _default_size()
        style.bare(ax, self.font)
        self._panels = [Panel(ax)]
        self._head: list[Text] = []
        self._foot: Text | None = None
        self._key: list[tuple[Artist, Text]] = []
        self._labels: list[tuple[Axes, list[Label], list[Obstacle]]] = []
        self._ends: list[Text] = []
        self._state: object = None
        self._boxes: dict[Axes, Any] = {}
        self._hold(ax)

    # what stands in the frame

    def say(self, finding: str, unit: str) -> None:
        """Write the finding, and below it what is drawn in which unit; again, to write others in their place."""
        for text in self._head[1:]:
            text.remove()
        title = self.ax.set_title(finding, loc="left", y=1, fontsize=1.2 * self.font, fontweight="bold", color="black")
        title.set_gid("finding")
        self._head = [title, self._write(unit, "unit", color=style.INK)]

    def source(self, source: str, omitted: dict[str, int]) -> None:
        """Write the source, and how many rows are not drawn, and why."""
        parts = [f"{count:,} {reason}" for reason, count in omitted.items() if count]
        text = f"Source: {source}." if source else ""
        if parts:
            text += f"{' ' * bool(text)}Not drawn: {', '.join(parts)}."
        if self._foot is not None:
            self._foot.remove()
            self._foot = None
        if text:
            self._foot = self._write(text, "source", fontsize=0.85 * self.font, color=style.GREY, va="bottom")

    def key(self, name: str, **kind: Any) -> None:
        """Explain a kind of mark: a rectangle where `kind` has a face colour, else a line or a marker."""
        from matplotlib.lines import Line2D
        from matplotlib.patches import Rectangle

        common = {"transform": self._figure.transSubfigure, "clip_on": False, "gid": "key"}
        handle: Artist
        if "facecolor" in kind:
            handle = Rectangle((0, 0), 0, 0, **common, **kind)
        else:
            handle = Line2D([0], [0], **common, **{"markersize": 5 * self.scale, **kind})
        self.ax.add_artist(handle)
        self._key.append((handle, self._write(name, "key", fontsize=0.9 * self.font, va="center")))

    def panel(self, *, row: int, column: int = 0, weight: float = 1, name: str = "") -> "Axes":
        """Add a panel, with the horizontal axis of the first."""
        ax = self.ax.inset_axes((0, 0, 1, 1), sharex=self.ax)
        style.bare(ax, self.font)
        self._panels.append(Panel(ax, row, column, weight))
        self._name(self._panels[-1], name)
        self._hold(ax)
        return ax

    def first(self, *, weight: float = 1, name: str = "", wide: bool = False) -> None:
        """Set the height of the first panel, its name, and whether it takes all columns."""
        self._panels[0].weight, self._panels[0].wide = weight, wide
        self._name(self._panels[0], name)

    def labels(self, ax: "Axes", labels: Iterable[Label], obstacles: Iterable[Obstacle]) -> None:
        """Write labels where there is room for them, those that come first before the others."""
        self._labels.append((ax, list(labels), list(obstacles)))

    def ends(self, texts: "Iterable[Text]") -> None:
        """Keep room to the right of these labels of bars: the horizontal axis begins at zero and ends after them."""
        self._ends = list(texts)

    def tall(self, ax: "Axes") -> float:
        """The height of a panel in points, beside what was written so far."""
        box = self.place()[ax].transformed(self._figure.transSubfigure)
        return float(box.height / self._figure.figure.dpi * 72)

    def lines(self) -> int:
        """How many lines of small text have room in the first panel, one at least."""
        return max(int(self.tall(self.ax) / (1.1 * self.font)), 1)

    def _name(self, panel: Panel, name: str) -> None:
        if name:
            panel.name = self._write(name, "panel", fontsize=0.95 * self.font, fontweight="bold", va="bottom")

    def _hold(self, ax: "Axes") -> None:
        """Let matplotlib ask the frame where axes stand."""
        self._boxes[ax] = self._shares(self._cell())
        place: Any = _Place(self, ax)
        ax.set_axes_locator(place)

    def _write(self, text: str, gid: str, **how: Any) -> "Text":
        how = {"fontsize": self.font, "color": style.INK, "va": "top", **how}
        return self.ax.text(0, 0, text, transform=self._figure.transSubfigure, gid=gid, **how)

    # where it stands

    def place(self, renderer: Any = None) -> "dict[Axes, Any]":
        """The place of each panel, in shares of the figure; texts and key are moved to theirs."""
        state = self._current()
        if state != self._state:
            self._state = state  # before any text is set, which may draw again
            self._arrange(renderer)
            self._state = self._current()
        return self._boxes

    def _current(self) -> object:
        """What the places depend on."""
        texts = tuple(text.get_text() for text in (self.ax.title, *self._head, *([self._foot] if self._foot else [])))
        views = tuple(limit for panel in self._panels for limit in panel.ax.viewLim.extents)
        return (*self._cell().extents, self._figure.figure.dpi, texts, views)

    def _cell(self) -> Any:
        """What the picture may fill, in pixels: the place that the layout of the figure gives to the axes."""
        return self.ax.get_position(original=True).transformed(self._figure.transSubfigure)

    def _shares(self, box: Any) -> Any:
        """A box of pixels in shares of the figure."""
        return self._figure.transSubfigure.inverted().transform_bbox(box)

    def _arrange(self, renderer: Any) -> None:
        from matplotlib.transforms import Bbox

        cell = self._cell()
        line = self.font * self._figure.figure.dpi / 72
        top, bottom = cell.y1, cell.y0
        if self._head and self.ax.title.get_text():  # `set_title` without `loc`: it takes the place of the finding
            self._head[0].set_text(self.ax.get_title())
            self.ax.title.set_text("")
        for text in self._head:
            text.set_transform(self._figure.transSubfigure)  # a new title has its own
            high = wrap(text, cell.width, renderer)
            self._move(text, cell.x0, top, "top")
            top -= high + 0.35 * line
        top -= self._flow(cell, top, line, renderer)
        if self._foot is not None:
            bottom += wrap(self._foot, cell.width, renderer) + 0.45 * line
            self._move(self._foot, cell.x0, cell.y0, "bottom")
        within = Bbox([[cell.x0, bottom], [cell.x1, max(top, bottom + 1)]])
        for panel, (left, box) in arrange(self._panels, within, line, renderer).items():
            self._boxes[panel.ax] = self._shares(box)
            if panel.name is not None:
                self._move(panel.name, left, box.y1 + 0.5 * line, "bottom")
            if panel.ax is self.ax and self._ends:
                make_room(self.ax, box.width, self._ends, renderer)
            for ax, labels, obstacles in self._labels:
                if ax is panel.ax:
                    settle(ax, box, labels, obstacles, renderer)

    def _flow(self, cell: Any, top: float, line: float, renderer: Any) -> float:
        """Set the key in rows that are as wide as the cell; returns their height."""
        if not self._key:
            return 0.2 * line
        x, y, width = cell.x0, top - 0.5 * line, 1.6 * line
        for handle, text in self._key:
            long = text.get_window_extent(renderer).width
            if x > cell.x0 and x + width + long > cell.x1:
                x, y = cell.x0, y - 1.35 * line
            self._handle(handle, x, y, line)
            self._move(text, x + width, y, "center")
            x += width + long + 1.1 * line
        return float(top - y + 0.9 * line)

    def _handle(self, handle: "Artist", x: float, y: float, line: float) -> None:
        back = self._figure.transSubfigure.inverted()
        (left, low), (right, high) = back.transform(
            [(x + 0.1 * line, y - 0.35 * line), (x + 1.15 * line, y + 0.35 * line)]
        )
        anything: Any = handle
        if hasattr(anything, "set_bounds"):
            anything.set_bounds(left, low, right - left, high - low)
        elif anything.get_linestyle() in ("None", "", " "):
            anything.set_data([(left + right) / 2], [(low + high) / 2])
        else:
            anything.set_data([left, right], [(low + high) / 2] * 2)

    def _move(self, text: "Text", x: float, y: float, va: Any) -> None:
        text.set_position(self._figure.transSubfigure.inverted().transform((x, y)))
        text.set_verticalalignment(va)


class _Place:
    """What tells matplotlib where axes stand: the place that the frame gives them."""

    def __init__(self, frame: Frame, ax: "Axes") -> None:
        self.frame, self.ax = frame, ax

    def __call__(self, ax: "Axes", renderer: Any) -> Any:
        return self.frame.place(renderer)[self.ax]

    def get_subplotspec(self) -> Any:
        """For `tight_layout`, where the axes of the frame stand in their figure."""
        return self.frame.ax.get_subplotspec()


def _default_size() -> float:
    import matplotlib as mpl
    from matplotlib.font_manager import FontProperties

    return float(FontProperties(size=mpl.rcParams["font.size"]).get_size_in_points())
