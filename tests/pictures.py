"""What a picture shows, read back from its axes: artists by their ``gid``, in the units of the rows."""

from itertools import combinations

import pytest


@pytest.fixture(autouse=True)
def close_figures(monkeypatch):
    """Draw without a screen; nothing may be shown, and a test meets no figure but its own."""
    pytest.importorskip("matplotlib").use("agg")
    import matplotlib.pyplot as plt

    def show(*_, **__):
        raise AssertionError("a picture is shown")

    monkeypatch.setattr(plt, "show", show)
    plt.close("all")
    yield
    plt.close("all")


def number_of(day):
    """A day as matplotlib counts it."""
    from matplotlib.dates import date2num

    return float(date2num(day))


def panels(ax):
    """The axes of all panels."""
    return [ax, *ax.child_axes]


def marked(ax, gid):
    """The artists that carry a ``gid``, in all panels."""
    return [artist for panel in panels(ax) for artist in panel.get_children() if artist.get_gid() == gid]


def points(ax, gid):
    """The points of all lines that carry a ``gid``."""
    return [(float(x), float(y)) for line in marked(ax, gid) for x, y in line.get_xydata()]


def bars(ax, gid):
    """Row, left end and length of the bars that carry a ``gid``."""
    return [(round(bar.get_y() + bar.get_height() / 2), bar.get_x(), bar.get_width()) for bar in marked(ax, gid)]


def spans(ax, *starts):
    """The bars over uncertain dates, as first and last day."""
    lines = [artist for panel in panels(ax) for artist in panel.collections if str(artist.get_gid()).startswith(starts)]
    return sorted(tuple(float(x) for x in segment[:, 0]) for line in lines for segment in line.get_segments())


def uncertain(rows, date="date"):
    """First and last day of the rows whose date is uncertain."""
    ends = [(getattr(row, f"{date}_earliest"), getattr(row, f"{date}_latest")) for row in rows]
    return sorted((number_of(first), number_of(last)) for first, last in ends if first and first != last)


def middle(row, date="date"):
    """The day in the middle of the days on which a row can have been."""
    first, last = getattr(row, f"{date}_earliest"), getattr(row, f"{date}_latest")
    return number_of(first + (last - first) / 2)


def written(ax, gid):
    """The texts with a ``gid`` that are to be seen, in one line each."""
    artists = [text for text in marked(ax, gid) if hasattr(text, "get_text") and text.get_visible()]
    return [" ".join(text.get_text().split()) for text in artists]


def texts(ax):
    """The labels of marks."""
    return [text for gid in ("label", "not published") for text in written(ax, gid)]


def finding(ax):
    return " ".join(ax.get_title("left").split())


def note(ax):
    """The line at the bottom."""
    return " ".join(written(ax, "source"))


def key(ax):
    """The marks that the key explains, by their names."""
    artists = marked(ax, "key")
    names = [artist.get_text() for artist in artists if hasattr(artist, "get_text")]
    return dict(zip(names, [artist for artist in artists if not hasattr(artist, "get_text")], strict=True))


def direction(marker):
    """Where an arrow points: the end of its shaft."""
    x, y = marker.vertices[1]
    return round(float(x)), round(float(y))


def boxes_of_texts(ax):
    """The place of each text that is to be seen, in pixels."""
    boxes = []
    for panel in panels(ax):
        labels = [*panel.texts, panel.title, panel._left_title, panel.xaxis.label, panel.yaxis.label]
        for axis, limits in ((panel.xaxis, panel.get_xlim()), (panel.yaxis, panel.get_ylim())):
            labels += [axis.get_offset_text()]
            low, high = sorted(limits)
            labels += [tick.label1 for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
        boxes += [
            (text.get_text(), text.get_window_extent()) for text in labels if text.get_text() and text.get_visible()
        ]
    return boxes


def overlaps(ax):
    """The pairs of texts of which one lies on the other by more than a pixel."""
    boxes = [(text, box.padded(-0.5)) for text, box in boxes_of_texts(ax)]
    return [(a, b) for (a, box), (b, other) in combinations(boxes, 2) if box.overlaps(other)]
