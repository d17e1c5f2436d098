"""How long cells took to get their final value: see :meth:`belarus_releases.tables.Revisions.plot`."""

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from . import style, words
from .frame import Frame
from .style import NAVY, ORANGE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.revisions import Revision

#: Style of each basis of cells; the line tells them apart without colour.
_BASES: dict[str, dict[str, Any]] = {
    "stated": {"color": NAVY, "linestyle": "-", "linewidth": 1.6},
    "derived": {"color": ORANGE, "linestyle": "--", "linewidth": 1.8},
}


def plot(rows: "Sequence[Revision]", ax: "Axes | None" = None, *, source: str = "") -> "Axes":
    """Draw the share of the cells that had their final value so many days after they were first stated."""
    frame = Frame(ax, (7.2, 3.6))
    frame.say(finding(rows), "Share of the cells that had their final value, by days since a source first stated one")
    ax, size = frame.ax, frame.scale
    end = max((row.days for row in rows), default=0)
    for basis, how in _BASES.items():
        days = sorted(row.days for row in rows if row.basis == basis)
        if days:
            frame.key(f"{basis} cells: {len(days):,}, {_percent(days.count(0) / len(days))} on the first day", **how)
            steps, shares = curve(days, end)
            ax.step(steps, shares, where="post", gid=f"{basis} cells", **how | {"linewidth": how["linewidth"] * size})
    frame.source(source, {})
    ax.set_xlim(0, end * 1.02 or 1)
    style.round_numbers(ax.xaxis)
    ax.set_ylim(0, 1.06)
    ax.set_yticks(quarters := [0, 0.25, 0.5, 0.75, 1], [*map(_percent, quarters)])
    ax.grid(axis="y", color=style.PALE, linewidth=0.6)
    frame.place()
    return ax


def finding(rows: "Sequence[Revision]") -> str:
    """What the picture shows: the median of the days, and within how many nine in ten stood."""
    if not rows:
        return "No cell was ever filled"
    days = sorted(row.days for row in rows)
    median, most = (days[ceil(share * len(days)) - 1] for share in (0.5, 0.9))

    def after(number: int) -> str:
        return f"within {words.count(number, 'day', 'days')}" if number else "on the day it was first stated"

    text = f"The median of {words.count(len(rows), 'cell', 'cells')} had its final value {after(median)}"
    return f"{text}; so had nine in ten" if median == most else f"{text}; nine in ten {after(most)}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def curve(days: Sequence[int], end: int) -> tuple[list[int], list[float]]:
    """The days on which the share rises, and the share after each, from the first day to the end.

    Examples
    --------
    >>> curve([0, 0, 3, 7], 9)
    ([0, 3, 7, 9], [0.5, 0.75, 1.0, 1.0])
    """
    steps = sorted({0, *days, end})
    return steps, [sum(day <= step for day in days) / len(days) for step in steps]
