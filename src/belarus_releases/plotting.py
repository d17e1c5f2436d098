"""Pictures, with matplotlib; each function draws on axes and gives them back."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from .errors import MissingExtraError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .typed import Events, RemainingEstimates

# Okabe and Ito's palette, which the colour-blind can tell apart; markers tell them apart in grey.
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#999999")
_MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")


def _axes(ax: "Axes | None") -> "Axes":
    try:
        import matplotlib.pyplot as plt
    except ImportError as error:
        raise MissingExtraError("plots need matplotlib: pip install 'belarus-releases[plot]'") from error
    return ax if ax is not None else plt.subplots(figsize=(9, 4.5), layout="constrained")[1]


def _span(row: Any, date: str) -> tuple[dt.date, dt.date]:
    return getattr(row, f"{date}_earliest"), getattr(row, f"{date}_latest")


def _middle(span: tuple[dt.date, dt.date]) -> dt.date:
    return span[0] + (span[1] - span[0]) / 2


def plot_events(events: "Events", ax: "Axes | None" = None) -> "Axes":
    """Draw releases over time: see :meth:`.Events.plot`."""
    ax = _axes(ax)
    drawn = sorted(
        (e for e in events if e.date_earliest and e.date_latest and e.released_total is not None),
        key=lambda e: (e.date_latest, e.event_id),
    )
    for kind, colour, marker in zip(dict.fromkeys(e.event_class for e in drawn), _COLOURS, _MARKERS):
        rows = [e for e in drawn if e.event_class == kind]
        ax.plot(
            [_middle(_span(e, "date")) for e in rows],  # type: ignore[arg-type]
            [e.released_total or 0 for e in rows],
            marker,
            color=colour,
            label=kind.replace("_", " "),
        )
        spans = [(_span(e, "date"), e.released_total or 0) for e in rows if e.date is None]
        for (first, last), total in spans:
            ax.hlines(total, first, last, color=colour, linewidth=1)  # type: ignore[arg-type]
    total = 0
    steps: list[tuple[Any, int]] = []
    for event in drawn:
        total += event.released_total or 0
        steps.append((event.date_latest, total))
    ax.step(
        [s[0] for s in steps], [s[1] for s in steps], where="post", color="#999999", linestyle="--", label="running sum"
    )
    ax.set_ylim(bottom=0)
    ax.set_ylabel("persons released")
    ax.set_title("Releases recorded")
    ax.legend(frameon=False)
    return ax


def plot_remaining(estimates: "RemainingEstimates", ax: "Axes | None" = None) -> "Axes":
    """Draw figures of those held: see :meth:`.RemainingEstimates.plot`."""
    ax = _axes(ax)
    drawn = [e for e in estimates if e.as_of_earliest and e.as_of_latest and (e.point or e.low or e.high)]
    styles = zip(dict.fromkeys(e.series for e in drawn), _COLOURS, _MARKERS)
    for series, colour, marker in styles:
        label: str | None = series.replace("_", " ")
        for figure in (e for e in drawn if e.series == series):
            x: Any = _middle(_span(figure, "as_of"))
            if figure.low is not None and figure.high is not None and figure.point is None:
                ax.plot([x, x], [figure.low, figure.high], "_-", color=colour, label=label)
                label = None
                continue
            level = next(n for n in (figure.point, figure.low, figure.high) if n is not None)
            if figure.point is None:  # a bound: an arrow to the open side
                up = figure.low is not None
                ax.annotate(
                    "", (x, level), xytext=(0, 18 if up else -18), textcoords="offset points",
                    arrowprops={"arrowstyle": "<-", "color": colour},
                )  # fmt: skip
            ax.plot([x], [level], marker, color=colour, label=label)
            label = None
    ax.margins(y=0.2)
    ax.set_ylim(bottom=0)
    ax.set_ylabel("persons held")
    ax.set_title("Published figures of those held")
    ax.legend(frameon=False)
    return ax
