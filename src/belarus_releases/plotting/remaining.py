"""Published estimates of those held: see :meth:`.RemainingEstimates.plot`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..schema.dates import Interval, span
from .style import BLACK, BLUE, GREEN, GREY, PURPLE, RED, arrow, axes, bars, footnote, legend, middle, time_axis

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.events import Event
    from ..tables.remaining_estimates import RemainingEstimate

    Dated = list[tuple[RemainingEstimate, Interval]]

#: Colour, marker and name of the main series; the others share one.
_SERIES = {
    "viasna": (BLUE, "o", "Viasna"),
    "rights_groups": (RED, "s", "rights groups"),
    "foreign_institutions": (GREEN, "^", "foreign institutions"),
    "media": (PURPLE, "D", "media"),
}
_OTHERS = (GREY, "v", "others")


def plot(
    estimates: "Sequence[RemainingEstimate]", ax: "Axes | None" = None, *, events: "Sequence[Event]" = ()
) -> "Axes":
    """Draw estimates with their bounds; denials and the releases of their time in lanes below them."""
    scope = _scope(estimates)
    ax = axes(ax, f"Published estimates of those held ({scope.replace('_', ' ')})", (10, 7))
    time_axis(ax)
    ax.set_ylabel("persons held")
    inside = [estimate for estimate in estimates if estimate.scope == scope]
    dated = [(estimate, dates) for estimate in inside if (dates := span(estimate, "as_of"))]
    denials = [(estimate, dates) for estimate, dates in dated if estimate.statement_kind == "denial"]
    numbered = [(estimate, dates) for estimate, dates in dated if _numbers(estimate)]
    for name, style in _SERIES.items():
        _series(ax, [pair for pair in numbered if pair[0].series == name], *style)
    _series(ax, [pair for pair in numbered if pair[0].series not in _SERIES], *_OTHERS)
    _repeats(ax, numbered)
    _key(ax, [estimate for estimate, _ in numbered])
    _lanes(ax, numbered, denials, _releases(events, dated))
    footnote(
        ax,
        {
            "of other scopes": len(estimates) - len(inside),
            "without a date": len(inside) - len(dated),
            "without a number": len(dated) - len(numbered) - len(denials),
        },
    )
    legend(ax, loc="upper center", bbox_to_anchor=(0.5, 0), borderaxespad=5, ncols=3)
    return ax


def _scope(estimates: "Sequence[RemainingEstimate]") -> str:
    """The scope that is drawn: political prisoners, or else the first of the rows."""
    scopes = dict.fromkeys(estimate.scope for estimate in estimates)
    return "political_prisoners" if "political_prisoners" in scopes else next(iter(scopes), "political_prisoners")


def _numbers(estimate: "RemainingEstimate") -> list[int]:
    return [number for number in (estimate.low, estimate.point, estimate.high) if number is not None]


def _hollow(estimate: "RemainingEstimate") -> bool:
    """Whether the number comes from somebody else, and so is no evidence of its own."""
    return estimate.statement_kind == "relay" or estimate.repeats is not None


def _series(ax: "Axes", dated: "Dated", colour: str, marker: str, name: str) -> None:
    """The estimates of one series: marks, ranges, open arrows for bounds, bars for uncertain dates."""
    if not dated:
        return
    ax.plot([], [], marker, color=colour, label=name)
    places = [(estimate, dates, level) for estimate, dates in dated for level in _levels(estimate)]
    bars(ax, [(dates, level) for _, dates, level in places], colour, "uncertain dates", 1.5)
    for estimate, dates in dated:
        if _range(estimate):
            day: Any = middle(dates)
            ax.plot([day, day], _numbers(estimate), color=colour, linewidth=1.5, gid="range")
    bounds = [place for place in places if place[0].point is None and not _range(place[0])]
    for gid, rows, style in (
        ("bounds from below", [row for row in bounds if row[0].low is not None], {"marker": arrow(90)}),
        ("bounds from above", [row for row in bounds if row[0].high is not None], {"marker": arrow(-90)}),
        ("about", [row for row in places if row[0].qualifier == "about"], {"marker": _wave(), "markersize": 14}),
        ("relayed or repeated", [row for row in places if _hollow(row[0])], {"marker": marker, "mfc": "white"}),
        ("own estimates", [row for row in places if not _hollow(row[0])], {"marker": marker, "mfc": colour}),
    ):
        days: Any = [middle(dates) for _, dates, _ in rows]
        levels = [level for *_, level in rows]
        size = 5 if style["marker"] == marker else 22
        common: dict[str, Any] = {"markersize": size, "mfc": "none", "mec": colour, "linestyle": "", "gid": gid}
        ax.plot(days, levels, **common | style)


def _range(estimate: "RemainingEstimate") -> bool:
    return estimate.low is not None and estimate.high is not None


def _levels(estimate: "RemainingEstimate") -> list[int]:
    """Where marks stand: at the number, else at the bound, or at both ends of a range."""
    return _numbers(estimate) if estimate.point is None else [estimate.point]


def _wave() -> Any:
    """A marker for "about": a tilde above the point."""
    from matplotlib.path import Path

    return Path([(-0.5, 1.1), (-0.25, 1.5), (0, 1.2), (0.25, 0.9), (0.5, 1.3)], [1, 3, 3, 3, 3])


def _repeats(ax: "Axes", dated: "Dated") -> None:
    """Draw a line from each estimate that repeats an older one to that one."""
    places = {estimate.estimate_id: (middle(dates), _levels(estimate)[0]) for estimate, dates in dated}
    for estimate, _ in dated:
        if estimate.repeats in places:
            ends: Any = zip(places[estimate.repeats], places[estimate.estimate_id], strict=True)
            ax.plot(*ends, ":", color=BLACK, linewidth=1.2, gid="repeats")


def _key(ax: "Axes", estimates: "list[RemainingEstimate]") -> None:
    """Explain the kinds of mark that occur."""
    kinds: list[tuple[bool, str, dict[str, Any]]] = [
        (any(map(_hollow, estimates)), "relayed or repeated", {"marker": "o", "mfc": "white"}),
        (any(e.qualifier == "about" for e in estimates), "about", {"marker": _wave(), "markersize": 14}),
        (any(e.point is None and not _range(e) for e in estimates), "bound: open to the side of the arrow",
         {"marker": arrow(90), "markersize": 14}),
        (any(map(_range, estimates)), "range", {"marker": "|", "markersize": 14, "markeredgewidth": 1.5}),
        (any(e.as_of is None for e in estimates), "uncertain date", {"linestyle": "-", "alpha": 0.45, "linewidth": 3}),
        (any(e.repeats for e in estimates), "repeats the older estimate", {"linestyle": ":"}),
    ]  # fmt: skip
    for occurs, label, style in kinds:
        if occurs:
            ax.plot([], [], label=label, **{"color": BLACK, "mfc": "none", "linestyle": "", **style})


def _releases(events: "Sequence[Event]", dated: "Dated") -> list[Interval]:
    """When releases took place, in the time from the first to the last estimate."""
    if not dated:
        return []
    first, last = min(dates[0] for _, dates in dated), max(dates[1] for _, dates in dated)
    return [dates for event in events if (dates := span(event)) and first <= dates[0] and dates[1] <= last]


def _lanes(ax: "Axes", numbered: "Dated", denials: "Dated", releases: list[Interval]) -> None:
    """Below the numbers, one lane for denials and one for releases, each named beside the axis."""
    from matplotlib.ticker import MaxNLocator

    numbers = [number for estimate, _ in numbered for number in _numbers(estimate)] or [0, 1]
    floor = 0.0 if min(numbers) < max(numbers) / 2 else 0.9 * min(numbers)
    top = max(numbers) + 0.08 * (max(numbers) - floor)
    locator = MaxNLocator(8, steps=[1, 2, 2.5, 5, 10], integer=True)
    ticks = [tick for tick in locator.tick_values(floor, top) if floor <= tick <= top]
    names = [f"{tick:,.0f}" for tick in ticks]
    level = floor
    for spans, name, marker, label in (
        ([dates for _, dates in denials], "denials", "X", "denial: a statement that there are none"),
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
