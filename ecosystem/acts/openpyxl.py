"""to_excel, read back by openpyxl, gives the records."""

from pathlib import Path

import belarus_releases as br

from ..tools import distribution
from ..values import NAMES, assert_equal, summary

TOOL = "openpyxl"


def version() -> str:
    return distribution("openpyxl")


def act(folder: Path) -> str:
    import openpyxl

    ds, path = br.dataset(), folder / "releases.xlsx"
    ds.to_excel(path)
    workbook = openpyxl.load_workbook(path)
    counts = []
    for name in NAMES:
        names, *rows = workbook[name].values
        counts.append(assert_equal(ds.table(name), [dict(zip(names, row, strict=True)) for row in rows]))
    return summary(counts)
