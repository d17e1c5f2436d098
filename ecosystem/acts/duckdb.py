"""SELECT over a table, through Arrow, gives the records."""

from pathlib import Path

from ..tools import distribution
from ..values import assert_equal, summary, tables

TOOL = "DuckDB"


def version() -> str:
    return distribution("duckdb")


def act(folder: Path) -> str:
    import duckdb

    counts = []
    for source in tables():  # DuckDB finds the table by the name of this variable
        rows = duckdb.sql("SELECT * FROM source").fetchall()
        counts.append(assert_equal(source, [dict(zip(source.columns, row, strict=True)) for row in rows]))
    return summary(counts)
