"""to_parquet, read back by pyarrow, gives the records."""

from pathlib import Path

import belarus_releases as br

from ..tools import distribution
from ..values import NAMES, assert_equal, summary

TOOL = "pyarrow"


def version() -> str:
    return distribution("pyarrow")


def act(folder: Path) -> str:
    import pyarrow.parquet as pq

    ds = br.dataset()
    ds.to_parquet(folder / "releases")
    paths = {name: folder / "releases" / f"{name}.parquet" for name in NAMES}
    return summary(assert_equal(ds.table(name), pq.read_table(path).to_pylist()) for name, path in paths.items())
