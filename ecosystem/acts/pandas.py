"""Frames of both kinds of dtypes hold the records; merge_asof joins them with everyday dates."""

from pathlib import Path

from ..tools import distribution
from ..values import assert_equal, summary, tables

TOOL = "pandas"


def version() -> str:
    return distribution("pandas")


def act(folder: Path) -> str:
    import pandas as pd

    counts = []
    for table in tables():
        assert_equal(table, table.to_frame().astype(object).to_dict("records"))
        counts.append(assert_equal(table, table.to_frame(dtypes="numpy").astype(object).to_dict("records")))
    events = tables()[0].to_frame().dropna(subset="date_latest").sort_values("date_latest")
    days = pd.DataFrame({"day": pd.date_range("2025-09-12", periods=1)})
    joined = pd.merge_asof(days, events, left_on="day", right_on="date_latest")
    assert joined["date_latest"][0] == pd.Timestamp("2025-09-11")
    return summary(counts)
