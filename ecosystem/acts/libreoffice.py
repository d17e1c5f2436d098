"""to_excel, opened by LibreOffice without a window and saved as CSV, gives the records."""

from pathlib import Path

import belarus_releases as br

from ..tools import command, distribution, rows_of_csv, run
from ..values import NAMES, assert_equal, summary

TOOL = "LibreOffice"
#: Comma, quotes, UTF-8, from line 1, cells as they are stored, every sheet into a file of its own.
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def version() -> str:
    return command("soffice", "--version").split()[1]


def act(folder: Path) -> str:
    distribution("openpyxl")
    ds = br.dataset()
    ds.to_excel(folder / "releases.xlsx")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    run("soffice", profile, "--headless", "--convert-to", FILTER, "--outdir", folder, folder / "releases.xlsx")
    paths = {name: folder / f"releases-{name}.csv" for name in NAMES}
    return summary(assert_equal(ds.table(name), rows_of_csv(path)) for name, path in paths.items())
