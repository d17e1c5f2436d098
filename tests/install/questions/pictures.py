"""Pictures: what they say, what they are made of, and how they look."""

import io
from collections import Counter

from recorder import Readable

import belarus_releases as br

from .common import DAY, PAST, PUBLISHED, hash_of


def pictures_of(ds):
    """The pictures of a dataset by name, each to be drawn with or without axes."""
    events = ds.events()
    kinds = ("releases", "dispositions", "recognised", "named")
    return {kind: lambda kind=kind, **given: events.plot(kind, **given) for kind in kinds} | {
        "events by default": lambda **given: events.plot(**given),
        "remaining": lambda **given: ds.remaining_estimates().plot(**given),
        "remaining without releases": lambda **given: ds.remaining_estimates().plot(releases=False, **given),
        "remaining of another scope": lambda **given: another_scope(ds.remaining_estimates()).plot(**given),
        "timeline": ds.timeline,
        "stock flow": lambda **given: ds.stock_flow().plot(**given),
        "stock flow of a year": lambda **given: (
            ds.stock_flow().where(period=lambda p: p[5:10] == "01-01").plot(**given)
        ),
        "half of the releases": lambda **given: events[::2].plot(**given),
    }


def another_scope(figures):
    return figures.where(scope=lambda scope: scope != "political_prisoners")


def pictures(ask):
    """What pictures say and show."""
    import matplotlib as mpl
    import matplotlib.pyplot as plt

    mpl.rcdefaults()
    mpl.use("Agg")
    mpl.rcParams["svg.hashsalt"] = "answers"
    nothing = br.dataset(known_on="1990-01-01")
    held = {**{version: br.dataset(version) for version in PUBLISHED}, f"known {DAY}": br.dataset(known_on=DAY)}
    for key, ds in {**held, "nothing": nothing}.items():
        for name, draw in pictures_of(ds).items():
            ask(f"plot/{key}/{name}", drawn, draw)
            if key in (PAST, "nothing"):
                ask(f"plot/{key}/{name}/on axes", lambda draw: drawn_on_axes(plt.subplots()[1], draw), draw)
            plt.close("all")
    events = br.events()
    for wrong in ("release", "", None, 5, []):
        ask(f"wrong/plot/{wrong!r}", events.plot, wrong)
    for name, draw in pictures_of(br.dataset()).items():
        ask(f"wrong/plot on 5/{name}", lambda draw: draw(ax=5), draw)
    ask("wrong/plot/ax as position", lambda: events.plot("releases", None))


def drawn(draw, **given):
    """Title, labels and texts of a picture, what it is made of, and checksums of it as drawn."""
    ax = draw(**given)
    figure = ax.figure
    figure.canvas.draw()
    pixels = bytes(figure.canvas.buffer_rgba())
    vectors = io.StringIO()
    figure.savefig(vectors, format="svg", metadata={"Date": None})
    made = Counter(type(artist).__name__ for artist in ax.get_children())
    marks = Counter(str(artist.get_gid()) for artist in ax.get_children())
    legend = ax.get_legend()
    says = {
        "title": ax.get_title(),
        "labels": [ax.get_xlabel(), ax.get_ylabel()],
        "ticks": [[label.get_text() for label in axis.get_ticklabels()] for axis in (ax.xaxis, ax.yaxis)],
        "limits": [f"{end:.6g}" for end in (*ax.get_xlim(), *ax.get_ylim())],
        "texts": [text.get_text() for text in ax.texts],
        "legend": legend and [legend.get_title().get_text(), *(text.get_text() for text in legend.get_texts())],
        "made of": sorted(made.items()),
        "marks": sorted(marks.items()),
        "size": figure.get_size_inches().tolist(),
        "pixels": hash_of(pixels),
        "vectors": hash_of(vectors.getvalue()),
    }
    return Readable("\n".join(f"{name}: {value}" for name, value in says.items()))


def drawn_on_axes(ax, draw):
    return Readable(f"{draw(ax=ax) is ax}\n{drawn(lambda: ax)}")
