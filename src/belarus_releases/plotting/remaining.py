"""Published figures of those held: see :meth:`.RemainingEstimates.plot`."""

from typing import TYPE_CHECKING, Any

from ..derivations import Interval, span
from .style import BLACK, BLUE, GREEN, GREY, PURPLE, RED, arrow, axes, bars, footnote, legend, middle, time_axis

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.remaining_estimates import RemainingEstimate
    from ..typed import RemainingEstimates

    Dated = list[tuple[RemainingEstimate, Interval]]

#: Colour, marker and name of the series told apart; the others share one.
_SERIES = {
    "viasna": (BLUE, "o", "Viasna"),
    "rights_groups": (RED, "s", "rights groups"),
    "foreign_institutions": (GREEN, "^", "foreign institutions"),
    "media": (PURPLE, "D", "media"),
}
_OTHERS = (GREY, "v", "others")


def plot(estimates: "RemainingEstimates", ax: "Axes | None" = None, *, releases: bool = True) -> "Axes":
    """Draw figures with what bounds them; denials and releases in lanes of their own below them."""
    scope = _scope(estimates)
    ax = axes(ax, f"Published figures of those held ({scope.replace('_', ' ')})", (10, 7))
    time_axis(ax)
    ax.set_ylabel("persons held")
    inside = [figure for figure in estimates if figure.scope == scope]
    dated = [(figure, dates) for figure in inside if (dates := span(figure, "as_of"))]
    denials = [(figure, dates) for figure, dates in dated if figure.statement_kind == "denial"]
    figures = [(figure, dates) for figure, dates in dated if _numbers(figure)]
    for name in (*_SERIES, None):
        found = [pair for pair in figures if pair[0].series == name or (name is None and pair[0].series not in _SERIES)]
        if found:
            _series(ax, found, *_SERIES.get(name or "", _OTHERS))
    _repeats(ax, figures)
    _key(ax, figures)
    _lanes(ax, figures, denials, _releases(estimates, dated) if releases else [])
    footnote(
        ax,
        {
            "of other scopes": len(estimates) - len(inside),
            "without a date": len(inside) - len(dated),
            "without a number": len(dated) - len(figures) - len(denials),
        },
    )
    legend(ax, loc="upper center", bbox_to_anchor=(0.5, 0), borderaxespad=5, ncols=3)
    return ax


def _scope(estimates: "RemainingEstimates") -> str:
    """The scope that is drawn: political prisoners, or else the first in the table."""
    scopes = dict.fromkeys(figure.scope for figure in estimates)
    return "political_prisoners" if "political_prisoners" in scopes else next(iter(scopes), "political_prisoners")


def _numbers(figure: "RemainingEstimate") -> list[int]:
    return [n for n in (figure.low, figure.point, figure.high) if n is not None]


def _hollow(figure: "RemainingEstimate") -> bool:
    """Whether the figure is somebody else's, and so no evidence of its own."""
    return figure.statement_kind == "relay" or figure.repeats is not None


def _series(ax: "Axes", found: "Dated", colour: str, marker: str, name: str) -> None:
    """The figures of one series: marks, ranges, open arrows for bounds, bars for uncertain dates."""
    ax.plot([], [], marker, color=colour, label=name)
    bars(ax, [(dates, level) for figure, dates in found for level in _levels(figure)], colour, "uncertain dates", 1.5)
    for figure, dates in found:
        if _range(figure):
            day: Any = middle(dates)
            ax.plot([day, day], _numbers(figure), color=colour, linewidth=1.5, gid="range")
    places = [(figure, dates, level) for figure, dates in found for level in _levels(figure)]
    bounds = [(figure, dates, level) for figure, dates, level in places if figure.point is None and not _range(figure)]
    for gid, rows, style in (
        ("bounds from below", [row for row in bounds if row[0].low is not None], {"marker": arrow(90)}),
        ("bounds from above", [row for row in bounds if row[0].high is not None], {"marker": arrow(-90)}),
        ("about", [row for row in places if row[0].qualifier == "about"], {"marker": _wave(), "markersize": 14}),
        ("relayed or repeated", [row for row in places if _hollow(row[0])], {"marker": marker, "mfc": "white"}),
        ("own figures", [row for row in places if not _hollow(row[0])], {"marker": marker, "mfc": colour}),
    ):
        days: Any = [middle(dates) for _, dates, _ in rows]
        levels = [level for *_, level in rows]
        size = 5 if style["marker"] == marker else 22
        common: dict[str, Any] = {"markersize": size, "mfc": "none", "mec": colour, "linestyle": "", "gid": gid}
        ax.plot(days, levels, **common | style)


def _range(figure: "RemainingEstimate") -> bool:
    return figure.low is not None and figure.high is not None


def _levels(figure: "RemainingEstimate") -> list[int]:
    """Where marks stand: at the number, else at the bound, or at both ends of a range."""
    return _numbers(figure) if figure.point is None else [figure.point]


def _wave() -> Any:
    """A marker for "about": a tilde above the point."""
    from matplotlib.path import Path

    return Path([(-0.5, 1.1), (-0.25, 1.5), (0, 1.2), (0.25, 0.9), (0.5, 1.3)], [1, 3, 3, 3, 3])


def _repeats(ax: "Axes", figures: "Dated") -> None:
    """Tie each figure that repeats an older one to it."""
    places = {figure.estimate_id: (middle(dates), _levels(figure)[0]) for figure, dates in figures}
    for figure, _ in figures:
        if figure.repeats in places:
            ends: Any = zip(places[figure.repeats], places[figure.estimate_id], strict=True)
            ax.plot(*ends, ":", color=BLACK, linewidth=1.2, gid="repeats")


def _key(ax: "Axes", figures: "Dated") -> None:
    """Explain the kinds of mark that occur."""
    rows = [figure for figure, _ in figures]
    kinds: list[tuple[bool, str, dict[str, Any]]] = [
        (any(map(_hollow, rows)), "relayed or repeated", {"marker": "o", "mfc": "white"}),
        (any(f.qualifier == "about" for f in rows), "about", {"marker": _wave(), "markersize": 14}),
        (any(f.point is None and not _range(f) for f in rows), "bound: open to the side of the arrow",
         {"marker": arrow(90), "markersize": 14}),
        (any(map(_range, rows)), "range", {"marker": "|", "markersize": 14, "markeredgewidth": 1.5}),
        (any(f.as_of is None for f in rows), "uncertain date", {"linestyle": "-", "alpha": 0.45, "linewidth": 3}),
        (any(f.repeats for f in rows), "repeats the older figure", {"linestyle": ":"}),
    ]  # fmt: skip
    for occurs, label, style in kinds:
        if occurs:
            ax.plot([], [], label=label, **{"color": BLACK, "mfc": "none", "linestyle": "", **style})


def _releases(estimates: "RemainingEstimates", dated: "Dated") -> list[Interval]:
    """When releases took place, in the time from the first to the last statement."""
    from .._dataset import dataset

    if not dated:
        return []
    first, last = min(dates[0] for _, dates in dated), max(dates[1] for _, dates in dated)
    found = [dates for event in dataset(estimates.version, estimates.known_on).events() if (dates := span(event))]
    return [dates for dates in found if first <= dates[0] and dates[1] <= last]


def _lanes(ax: "Axes", figures: "Dated", denials: "Dated", releases: list[Interval]) -> None:
    """Below the figures, one lane for denials and one for releases, each named beside the axis."""
    from matplotlib.ticker import MaxNLocator

    numbers = [n for figure, _ in figures for n in _numbers(figure)] or [0, 1]
    floor = 0.0 if min(numbers) < max(numbers) / 2 else 0.9 * min(numbers)
    top = max(numbers) + 0.08 * (max(numbers) - floor)
    ticks = [
        tick
        for tick in MaxNLocator(8, steps=[1, 2, 2.5, 5, 10], integer=True).tick_values(floor, top)
        if floor <= tick <= top
    ]
    names = [f"{tick:,.0f}" for tick in ticks]
    level = floor
    said = [dates for _, dates in denials]
    for spans, name, marker, label in (
        (said, "denials", "X", "denial: a statement that there are none"),
        (releases, "releases", "|", None),
    ):
        if spans:
            level -= 0.06 * (top - floor)
            days: Any = [middle(dates) for dates in spans]
            bars(ax, [(dates, level) for dates in spans], BLACK, "uncertain dates")
            ax.plot(days, [level] * len(days), marker, color=BLACK, markersize=8, gid=name, label=label)
            ticks.append(level)
            names.append(name)
    if level < floor:
        ax.axhline(floor, color=BLACK, linewidth=0.8)
        level -= 0.05 * (top - floor)
    ax.set_yticks(ticks, names)
    ax.set_ylim(level, top)
