"""A frame of numpy dtypes, written as SPSS, Stata and SAS transport and read back, gives the records."""

from pathlib import Path

from ..tools import distribution
from ..values import assert_equal, summary, tables

TOOL = "pyreadstat"


def version() -> str:
    return distribution("pyreadstat")


def act(folder: Path) -> str:
    import pyreadstat

    counts = []
    for table in tables():
        frame = table.to_frame(dtypes="numpy")
        for ending, write, read in (
            ("sav", pyreadstat.write_sav, pyreadstat.read_sav),
            ("dta", pyreadstat.write_dta, pyreadstat.read_dta),
            ("xpt", pyreadstat.write_xport, pyreadstat.read_xport),
        ):
            path = str(folder / f"{table.name}.{ending}")
            write(frame, path)
            count = assert_equal(table, read(path)[0].astype(object).to_dict("records"))
        counts.append(count)
    return summary(counts)
