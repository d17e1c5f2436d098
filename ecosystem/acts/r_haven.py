"""to_stata and to_spss, read by haven with labels as factors, give the records."""

from pathlib import Path

import belarus_releases as br

from ..tools import distribution, r_package, rows_of_r
from ..values import NAMES, assert_equal, summary

TOOL = "haven"


def version() -> str:
    return r_package("haven")


def act(folder: Path) -> str:
    distribution("pyreadstat")
    ds = br.dataset()
    ds.to_stata(folder / "stata")
    ds.to_spss(folder / "spss")
    counts = []
    for name in NAMES:
        for code in (f"read_dta('{folder}/stata/{name}.dta')", f"read_sav('{folder}/spss/{name}.sav')"):
            count = assert_equal(
                ds.table(name), rows_of_r(f"library(haven)\nrows <- as_factor(zap_missing({code}))", folder)
            )
        counts.append(count)
    return summary(counts)
