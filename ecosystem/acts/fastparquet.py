"""A frame of numpy dtypes, written and read back by fastparquet, gives the records."""

from pathlib import Path

from ..tools import distribution
from ..values import assert_equal, summary, tables

TOOL = "fastparquet"


def version() -> str:
    return distribution("fastparquet")


def act(folder: Path) -> str:
    import fastparquet

    counts = []
    for table in tables():
        path = str(folder / f"{table.name}.parquet")
        fastparquet.write(path, table.to_frame(dtypes="numpy"))
        counts.append(assert_equal(table, fastparquet.ParquetFile(path).to_pandas().astype(object).to_dict("records")))
    return summary(counts)
