"""How long cells took to get their final value: see :meth:`belarus_releases.tables.Revisions.plot`."""

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from . import style, words
from .frame import Frame
from .labels import Label, Obstacle, Spot, annotate
from .style import INK, NAVY, ORANGE

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
    labels: list[Label] = []
    obstacles: list[Obstacle] = []
    for basis, how in _BASES.items():
        days = sorted(row.days for row in rows if row.basis == basis)
        if days:
            frame.key(f"{basis} cells ({len(days):,})", **how)
            xs, ys = curve(days, end)
            ax.step(xs, ys, where="post", gid=f"{basis} cells", **how | {"linewidth": how["linewidth"] * size})
            obstacles += [Obstacle(x, y, x, y, 4 * size) for x, y in zip(xs, ys, strict=True)]
            share = days.count(0) / len(days)
            spots = [Spot(f"{share:.0%}".replace("%", " %"), "left", va, 4 * size, up * size)
                     for va, up in (("top", -4), ("bottom", 4), ("top", -14))]  # fmt: skip
            labels.append(annotate(ax, 0, share, spots, fontsize=0.9 * frame.font, color=INK))
            ax.plot([0], [share], clip_on=False, gid="first day", zorder=3,
                    **style.kind("o", how["color"], markersize=4 * size))  # fmt: skip
    if rows:
        frame.key("on the first day", **style.kind("o", INK, markersize=4 * size))
    frame.source(source, {})
    ax.set_xlim(0, end * 1.02 or 1)
    style.round_numbers(ax.xaxis)
    ax.set_ylim(0, 1.06)
    ax.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])
    ax.grid(axis="y", color=style.PALE, linewidth=0.6)
    frame.labels(ax, labels, obstacles)
    frame.place()
    return ax


def finding(rows: "Sequence[Revision]") -> str:
    """What the picture shows: the median of the days, and within how many nine in ten stood."""
    if not rows:
        return "No cell was ever filled"
    days = sorted(row.days for row in rows)
    median, most = (days[ceil(share * len(days)) - 1] for share in (0.5, 0.9))

    def after(number: int) -> str:
        return f"within {words.count(number, 'day', 'days')}" if number else "on the day they were first stated"

    cells = words.count(len(rows), "cell", "cells")
    if median == most:
        return f"Of {cells}, nine in ten had their final value {after(median)}: so had the median"
    return f"Half of {cells} had their final value {after(median)}, the median; nine in ten {after(most)}"


def curve(days: Sequence[int], end: int) -> tuple[list[int], list[float]]:
    """The days on which the share rises, and the share after each, from nothing to the end.

    Examples
    --------
    >>> curve([0, 0, 3, 7], 9)
    ([0, 0, 3, 7, 9], [0.0, 0.5, 0.75, 1.0, 1.0])
    """
    steps = sorted(set(days))
    shares = [sum(day <= step for day in days) / len(days) for step in steps]
    return [0, *steps, end], [0.0, *shares, shares[-1]]
