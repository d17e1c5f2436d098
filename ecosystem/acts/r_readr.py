"""to_csv, read by readr, gives the records; readr sees the dates by itself."""

from pathlib import Path

import belarus_releases as br

from ..tools import r_package, rows_of_r
from ..values import NAMES, assert_equal, summary

TOOL = "readr"


def version() -> str:
    return r_package("readr")


def act(folder: Path) -> str:
    ds = br.dataset()
    ds.to_csv(folder / "releases")
    counts = []
    for name in NAMES:
        code = f"""
            rows <- readr::read_csv("{folder}/releases/{name}.csv", na = "", show_col_types = FALSE, guess_max = Inf)
            dates <- Filter(function(column) !all(is.na(column)), rows[grepl("date|_earliest|_latest", names(rows))])
            stopifnot(all(sapply(dates[!names(dates) %in% "date_basis"], inherits, "Date")))
        """
        counts.append(assert_equal(ds.table(name), rows_of_r(code, folder)))
    return summary(counts)
