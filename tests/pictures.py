"""What a picture shows, read back from its axes: artists by their ``gid``, in the units of the rows."""

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


def marked(ax, gid):
    """The artists that carry a ``gid``."""
    return [artist for artist in ax.get_children() if artist.get_gid() == gid]


def points(ax, gid):
    """The points of all lines that carry a ``gid``."""
    return [(float(x), float(y)) for line in marked(ax, gid) for x, y in line.get_xydata()]


def bars(ax, gid):
    """Row, left end and length of the bars that carry a ``gid``."""
    return [(round(bar.get_y() + bar.get_height() / 2), bar.get_x(), bar.get_width()) for bar in marked(ax, gid)]


def spans(ax, *starts):
    """The bars over uncertain dates, as first and last day."""
    lines = [artist for artist in ax.collections if str(artist.get_gid()).startswith(starts)]
    return sorted(tuple(float(x) for x in segment[:, 0]) for line in lines for segment in line.get_segments())


def uncertain(rows, date="date"):
    """First and last day of the rows whose date is uncertain."""
    ends = [(getattr(row, f"{date}_earliest"), getattr(row, f"{date}_latest")) for row in rows]
    return sorted((number_of(first), number_of(last)) for first, last in ends if first and first != last)


def middle(row, date="date"):
    """The day in the middle of the days on which a row can have been."""
    first, last = getattr(row, f"{date}_earliest"), getattr(row, f"{date}_latest")
    return number_of(first + (last - first) / 2)


def texts(ax):
    return [text.get_text() for text in ax.texts]


def direction(marker):
    """Where an arrow points: the end of its shaft."""
    x, y = marker.vertices[1]
    return round(float(x)), round(float(y))
