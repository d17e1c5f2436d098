"""to_spss, opened by PSPP and saved as CSV with labels, gives the records."""

from pathlib import Path

import belarus_releases as br

from ..tools import command, distribution, rows_of_csv, run
from ..values import NAMES, assert_equal, summary

TOOL = "PSPP"


def version() -> str:
    return command("pspp", "--version").split()[-1]


def act(folder: Path) -> str:
    distribution("pyreadstat")
    ds = br.dataset()
    ds.to_spss(folder / "spss")
    counts = []
    for name in NAMES:
        table = ds.table(name)
        target = folder / f"{name}.csv"
        dtypes = [*table.to_frame().dtypes.items()]
        dates = " ".join(column for column, dtype in dtypes if dtype.kind == "M")
        coded = " ".join(column for column, dtype in dtypes if dtype.kind in "Mbif" or dtype == "category")
        syntax = (  # the reasons of missing values are read by pyreadstat and haven; here all are missing alike
            f"GET FILE='{folder}/spss/{name}.sav'.\nRECODE {coded} (MISSING=SYSMIS).\nFORMATS {dates} (SDATE10).\n"
            f"SAVE TRANSLATE /OUTFILE='{target}' /TYPE=CSV /FIELDNAMES /CELLS=LABELS /TEXTOPTIONS FORMAT=VARIABLE.\n"
        )
        (folder / "read.sps").write_text(syntax, encoding="utf-8")
        run("pspp", "-O", "format=txt", "-o", folder / "log.txt", folder / "read.sps")
        rows = [{key: value.strip() for key, value in row.items()} for row in rows_of_csv(target)]
        for row in rows:
            row.update({column: row[column].replace("/", "-") for column in dates.split()})
        counts.append(assert_equal(table, rows))
    return summary(counts)
