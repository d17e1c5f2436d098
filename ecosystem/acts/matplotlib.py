"""plt.bar draws the numbers of a frame of numpy dtypes."""

from pathlib import Path

import belarus_releases as br

from ..tools import distribution

TOOL = "matplotlib"


def version() -> str:
    return distribution("matplotlib")


def act(folder: Path) -> str:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    frame = br.events().to_frame(dtypes="numpy").dropna(subset="released_total")
    bars = plt.bar(frame["date_earliest"], frame["released_total"])
    plt.savefig(folder / "bars.svg")
    plt.close()
    expected = [event.released_total for event in br.events() if event.released_total is not None]
    assert [bar.get_height() for bar in bars] == expected
    return f"{len(expected)} bars equal"
