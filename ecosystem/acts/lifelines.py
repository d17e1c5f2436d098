"""Kaplan and Meier's estimate of a column of days, from dates of a frame, has the median of the records."""

import statistics
from pathlib import Path

import belarus_releases as br

from ..tools import distribution

TOOL = "lifelines"


def version() -> str:
    return distribution("lifelines")


def act(folder: Path) -> str:
    from lifelines import KaplanMeierFitter
    from lifelines.utils import datetimes_to_durations

    frame = br.prisoners().to_frame(dtypes="numpy").dropna(subset=["detained", "sentenced"])
    days, seen = datetimes_to_durations(frame["detained"], frame["sentenced"], freq="D")
    median = KaplanMeierFitter().fit(days, seen).median_survival_time_
    dated = [row for row in br.prisoners() if row.detained and row.sentenced]
    expected = statistics.median_low((row.sentenced - row.detained).days for row in dated)
    assert seen.all()
    assert median == expected, (median, expected)
    return f"{len(days)} rows, median equal"
