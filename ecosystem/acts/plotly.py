"""A scatter of a frame of numpy dtypes has the dates and numbers of the records."""

import json
from pathlib import Path

import belarus_releases as br

from ..tools import distribution

TOOL = "plotly"


def version() -> str:
    return distribution("plotly")


def act(folder: Path) -> str:
    import numpy as np
    import plotly.express as px

    frame = br.events().to_frame(dtypes="numpy").dropna(subset="released_total")
    figure = px.scatter(frame, x="date_earliest", y="released_total", color="arrangement", hover_name="label")
    assert json.loads(figure.to_json())["data"]
    drawn = {(str(np.datetime64(x, "D")), y) for trace in figure.data for x, y in zip(trace.x, trace.y, strict=True)}
    expected = {(str(e.date_earliest), e.released_total) for e in br.events() if e.released_total is not None}
    assert drawn == expected
    return f"{len(frame)} points equal"
