"""barplot draws the sums of a frame of numpy dtypes by category."""

from collections import Counter
from pathlib import Path

import belarus_releases as br

from ..tools import distribution

TOOL = "seaborn"


def version() -> str:
    return distribution("seaborn")


def act(folder: Path) -> str:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    import seaborn as sns

    frame = br.events().to_frame(dtypes="numpy")
    ax = sns.barplot(frame, x="arrangement", y="released_total", estimator="sum", errorbar=None)
    ax.figure.canvas.draw()
    expected: Counter[str] = Counter()
    for event in br.events():
        if event.released_total is not None:  # no bar is drawn of what has no number
            expected[event.arrangement] += event.released_total
    drawn = dict(zip([text.get_text() for text in ax.get_xticklabels()], [bar.get_height() for bar in ax.patches]))
    plt.close(ax.figure)
    assert drawn == expected, drawn
    return f"{len(drawn)} bars equal"
