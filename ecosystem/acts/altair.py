"""A chart of a frame of numpy dtypes carries the records."""

from pathlib import Path

import belarus_releases as br

from ..tools import distribution
from ..values import assert_equal

TOOL = "altair"


def version() -> str:
    return distribution("altair")


def act(folder: Path) -> str:
    import altair as alt

    table = br.events()
    chart = alt.Chart(table.to_frame(dtypes="numpy")).mark_point().encode(x="date_earliest", y="released_total")
    (rows,) = chart.to_dict()["datasets"].values()
    return f"{assert_equal(table, rows)} rows equal"
