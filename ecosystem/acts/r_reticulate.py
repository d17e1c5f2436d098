"""to_frame of numpy dtypes, called from R, becomes a data frame that holds the records; text with gaps is a list."""

import os
import sys
from pathlib import Path

import belarus_releases as br

from ..tools import AbsentError, distribution, r_package, rows_of_r, run
from ..values import NAMES, assert_equal, summary

TOOL = "reticulate"


def version() -> str:
    return r_package("reticulate")


def act(folder: Path) -> str:
    environment = {"RETICULATE_PYTHON": sys.executable, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    probe = 'frame <- reticulate::import("pandas")$DataFrame(list(a = c(1, 2))); stopifnot(is.data.frame(frame))'
    try:  # a frame that is none of ours
        run("Rscript", "--vanilla", "-e", probe, **environment)
    except RuntimeError as error:
        pandas, numpy, python = distribution("pandas"), distribution("numpy"), sys.version.split()[0]
        unfit = f"pandas {pandas}, numpy {numpy}, Python {python}"
        raise AbsentError(f"this reticulate does not convert frames of {unfit}") from error
    counts = []
    for name in NAMES:
        code = f"""
            br <- reticulate::import("belarus_releases")
            rows <- br$dataset()$table("{name}")$to_frame(dtypes = "numpy")
            dates <- sapply(rows, inherits, "POSIXct")
            rows[dates] <- lapply(rows[dates], as.Date)
            as_text <- function(cells) sapply(cells, function(cell) replace(cell, is.na(cell), NA))
            gaps <- sapply(rows, is.list)
            rows[gaps] <- lapply(rows[gaps], as_text)
        """
        counts.append(assert_equal(br.dataset().table(name), rows_of_r(code, folder, **environment)))
    return summary(counts)
