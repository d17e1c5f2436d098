"""Frames made by to_polars and by polars itself hold the records."""

from pathlib import Path

from ..tools import distribution
from ..values import assert_equal, summary, tables

TOOL = "polars"


def version() -> str:
    return distribution("polars")


def act(folder: Path) -> str:
    import polars as pl

    counts = []
    for table in tables():
        assert_equal(table, pl.DataFrame(table).to_dicts())
        counts.append(assert_equal(table, table.to_polars().to_dicts()))
    return summary(counts)
