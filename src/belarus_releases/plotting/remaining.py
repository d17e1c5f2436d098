"""Published estimates of those held, a panel for each series: see :meth:`.RemainingEstimates.plot`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..schema.dates import Interval, span
from . import style, words
from .frame import Frame
from .style import BLACK, GREY, NAVY, RED, arrow, bars, kind, middle, wave

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.events import Event
    from ..tables.remaining_estimates import RemainingEstimate

    Dated = list[tuple[RemainingEstimate, Interval]]


def plot(
    estimates: "Sequence[RemainingEstimate]",
    ax: "Axes | None" = None,
    *,
    events: "Sequence[Event]" = (),
    source: str = "",
) -> "Axes":
    """Draw the estimates of each series in a panel of its own, all on the same axes of time and number."""
    scope = _scope(estimates)
    inside = [estimate for estimate in estimates if estimate.scope == scope]
    dated = [(estimate, dates) for estimate in inside if (dates := span(estimate, "as_of"))]
    drawn = [(estimate, dates) for estimate, dates in dated if _numbers(estimate) or _denies(estimate)]
    series = _series(drawn)
    frame = Frame(ax, (7.2, 2.2 + 0.95 * (1 + len(series) // 2)))
    who = scope.replace("_", " ")
    frame.say(finding(drawn, who), f"Published numbers of {who} held, by who counts or says so, as of their dates")
    style.time_axis(frame.ax, [dates for _, dates in drawn], frame.width / (4.5 * frame.font * (1 + (len(series) > 1))))
    releases = _releases(events, drawn)
    _explain(frame, [estimate for estimate, _ in drawn], bool(releases))
    panels = {}
    for place, (name, (row, column)) in enumerate(zip(series, _grid(len(series)), strict=True)):
        if place:
            panels[name] = frame.panel(row=row, column=column or 0, name=_name(name))
        else:
            panels[name] = frame.ax
            frame.first(name=_name(name), wide=column is None, weight=1.5 if column is None else 1)
    omitted = {"of other scopes": len(estimates) - len(inside), "without a date": len(inside) - len(dated)}
    frame.source(source, omitted | {"without a number": len(dated) - len(drawn)})
    limits = _limits(
        [estimate for estimate, _ in drawn], min(map(frame.tall, panels.values()), default=1) / frame.scale
    )
    for name, panel in panels.items():
        rows = [pair for pair in drawn if pair[0].series == name]
        _panel(frame, panel, rows, releases)
        panel.set_ylim(*limits)
        if any(_numbers(estimate) for estimate, _ in rows):
            style.scale(panel)
        else:
            panel.set_yticks([])
    frame.place()
    return frame.ax


def finding(drawn: "Dated", who: str) -> str:
    """What the picture shows: the latest exact number of the series with most of them, and its highest."""
    exact = [
        (estimate, dates) for estimate, dates in drawn if estimate.point is not None and estimate.qualifier == "exact"
    ]
    if not exact:
        numbers = [number for estimate, _ in drawn for number in _numbers(estimate)]
        if not numbers:
            return f"No number of {who} held is recorded"
        if min(numbers) == max(numbers):
            return f"The one number of {who} held that is recorded is {numbers[0]:,}"
        return f"Numbers of {who} held go from {min(numbers):,} to {max(numbers):,}"
    most = _series(exact)[0]
    rows = [pair for pair in exact if pair[0].series == most]
    latest, dates = max(rows, key=lambda pair: (pair[1][1], pair[1][0], pair[0].point or 0))
    highest, then = max(rows, key=lambda pair: (pair[0].point or 0, pair[1][1]))
    name = _name(most)
    text = f"{name}: {latest.point:,} {who} held {words.when(dates)}"
    if highest.point == latest.point:
        return text if len(rows) == 1 else f"{text}, the highest number of this series"
    return f"{text}, after a high of {highest.point:,} {words.when(then)}"


def _scope(estimates: "Sequence[RemainingEstimate]") -> str:
    """The scope that is drawn: political prisoners, or else the first of the rows."""
    scopes = dict.fromkeys(estimate.scope for estimate in estimates)
    return "political_prisoners" if "political_prisoners" in scopes else next(iter(scopes), "political_prisoners")


def _series(drawn: "Dated") -> list[str]:
    """The series, those with most estimates first, and the collected others last."""
    names = [str(estimate.series) for estimate, _ in drawn]
    return sorted(dict.fromkeys(names), key=lambda name: (name == "other", -names.count(name), name))


def _name(series: str) -> str:
    return {"other": "Others"}.get(series, series.replace("_", " ").capitalize())


def _grid(number: int) -> "list[tuple[int, int | None]]":
    """Row and column of each panel: two columns, where an odd first one takes both."""
    if number % 2:
        return [(0, None), *((1 + place // 2, place % 2) for place in range(number - 1))]
    return [divmod(place, 2) for place in range(number)]


def _numbers(estimate: "RemainingEstimate") -> list[int]:
    return [number for number in (estimate.low, estimate.point, estimate.high) if number is not None]


def _denies(estimate: "RemainingEstimate") -> bool:
    return estimate.statement_kind == "denial"


def _hollow(estimate: "RemainingEstimate") -> bool:
    """Whether the number comes from somebody else, and so is no evidence of its own."""
    return estimate.statement_kind == "relay" or estimate.repeats is not None


def _range(estimate: "RemainingEstimate") -> bool:
    return estimate.low is not None and estimate.high is not None


def _levels(estimate: "RemainingEstimate") -> list[int]:
    """Where marks stand: at the number, else at the bound, or at both ends of a range."""
    return _numbers(estimate) if estimate.point is None else [estimate.point]


def _panel(frame: Frame, ax: "Axes", dated: "Dated", releases: list[Interval]) -> None:
    """The estimates of one series: marks, ranges, open arrows for bounds, bars for uncertain dates, denials."""
    size = frame.scale
    numbered = [pair for pair in dated if _numbers(pair[0])]
    places = [(estimate, dates, level) for estimate, dates in numbered for level in _levels(estimate)]
    bars(ax, [(dates, level) for _, dates, level in places], NAVY, "uncertain dates", 1.5 * size)
    for estimate, dates in numbered:
        if _range(estimate):
            day: Any = middle(dates)
            ax.plot([day, day], _numbers(estimate), color=NAVY, linewidth=1.4 * size, gid="range")
    _repeats(frame, ax, numbered)
    bounds = [place for place in places if place[0].point is None and not _range(place[0])]
    for gid, rows, style_ in (
        ("bounds from below", [row for row in bounds if row[0].low is not None], {"marker": arrow(90)}),
        ("bounds from above", [row for row in bounds if row[0].high is not None], {"marker": arrow(-90)}),
        ("about", [row for row in places if row[0].qualifier == "about"], {"marker": wave(), "markersize": 11 * size}),
        ("relayed or repeated", [row for row in places if _hollow(row[0])], {"marker": "o", "mfc": "white"}),
        ("own estimates", [row for row in places if not _hollow(row[0])], {"marker": "o", "mfc": NAVY}),
    ):
        days: Any = [middle(dates) for _, dates, _ in rows]
        levels = [level for *_, level in rows]
        plain = style_["marker"] == "o"
        common: dict[str, Any] = {"markersize": (3 if plain else 15) * size, "mfc": "none", "mec": NAVY,
                                  "mew": 0.8 * size, "linestyle": "", "gid": gid}  # fmt: skip
        if rows:
            ax.plot(days, levels, **common | style_)
    across = ax.get_xaxis_transform()
    denials: Any = [middle(dates) for estimate, dates in dated if _denies(estimate)]
    if denials:
        ax.plot(denials, [0.06 if numbered else 0.5] * len(denials), transform=across, gid="denials",
                **kind("X", RED, markersize=5.5 * size, mec="white", mew=0.5 * size))  # fmt: skip
    days = [middle(dates) for dates in releases]
    if days:
        ax.plot(days, [0.04] * len(days), transform=across, gid="releases",
                **kind("|", GREY, markersize=3.5 * size, mew=0.8 * size))  # fmt: skip


def _repeats(frame: Frame, ax: "Axes", dated: "Dated") -> None:
    """Draw a line from each estimate that repeats an older one to that one."""
    places = {estimate.estimate_id: (middle(dates), _levels(estimate)[0]) for estimate, dates in dated}
    for estimate, _ in dated:
        if estimate.repeats in places:
            ends: Any = zip(places[estimate.repeats], places[estimate.estimate_id], strict=True)
            ax.plot(*ends, ":", color=BLACK, linewidth=frame.scale, gid="repeats")


def _explain(frame: Frame, estimates: "list[RemainingEstimate]", releases: bool) -> None:
    """The key: the kinds of mark that occur."""
    size = frame.scale
    numbered = [estimate for estimate in estimates if _numbers(estimate)]
    kinds: list[tuple[bool, str, dict[str, Any]]] = [
        (not all(map(_hollow, numbered)), "first-hand", kind("o", NAVY, markersize=4 * size)),
        (any(map(_hollow, numbered)), "relayed or repeated", kind("o", NAVY, mfc="white", markersize=4 * size)),
        (any(e.point is None and not _range(e) for e in numbered), "bound, open to its side",
         style.bound(90, NAVY, size)),
        (any(e.qualifier == "about" for e in numbered), "about", kind(wave(), NAVY, mfc="none", markersize=11 * size)),
        (any(map(_range, numbered)), "range",
         {"color": NAVY, "marker": "o", "markersize": 3 * size, "linewidth": 1.4 * size}),
        (any(e.as_of is None for e in estimates), "uncertain date",
         {"color": NAVY, "alpha": 0.45, "linewidth": 2 * size}),
        (any(e.repeats for e in numbered), "repeats an older one",
         {"color": BLACK, "linestyle": ":", "linewidth": size}),
        (any(map(_denies, estimates)), "denial that there are any", kind("X", RED, markersize=6 * size, mec="white")),
        (releases, "a release", kind("|", GREY, markersize=5 * size)),
    ]  # fmt: skip
    for occurs, label, how in kinds:
        if occurs:
            frame.key(label, **how)


def _releases(events: "Sequence[Event]", drawn: "Dated") -> list[Interval]:
    """When releases took place, in the time from the first to the last estimate."""
    if not drawn:
        return []
    first, last = min(dates[0] for _, dates in drawn), max(dates[1] for _, dates in drawn)
    return [dates for event in events if (dates := span(event)) and first <= dates[0] and dates[1] <= last]


def _limits(estimates: "list[RemainingEstimate]", tall: float) -> tuple[float, float]:
    """The axis of numbers: from zero where they are far apart, with room for releases below and arrows above."""
    numbers = [number for estimate in estimates for number in _numbers(estimate)] or [0, 1]
    low, high = min(numbers), max(numbers)
    floor = 0.0 if low < high / 2 else 0.9 * low
    per_point = (high - floor) / max(tall - 16, 10)  # where 7 points are for releases, and 9 for arrows
    return floor - 7 * per_point, high + 9 * per_point
