"""to_sqlite, read by DBI and RSQLite, gives the records, lists from their own tables."""

from pathlib import Path

import belarus_releases as br

from ..tools import r_package, rows_of_r
from ..values import NAMES, assert_equal, summary

TOOL = "DBI, RSQLite"


def version() -> str:
    r_package("DBI")
    return r_package("RSQLite")


def act(folder: Path) -> str:
    ds = br.dataset()
    ds.to_sqlite(folder / "releases.sqlite")
    counts = []
    for name in NAMES:
        code = f"""
            connection <- DBI::dbConnect(RSQLite::SQLite(), "{folder}/releases.sqlite")
            rows <- DBI::dbReadTable(connection, "{name}")
            for (other in DBI::dbListTables(connection)) {{
                column <- sub("^{name}_", "", other)
                fields <- DBI::dbListFields(connection, other)
                if (column == other || !identical(fields[2:3], c("position", "item"))) next
                items <- DBI::dbGetQuery(connection, paste("SELECT * FROM", other, "ORDER BY 1, 2"))
                lists <- tapply(items$item, factor(items[[1]], rows[[1]]), paste, collapse = ";")
                rows[[column]] <- as.vector(lists)
            }}
        """
        counts.append(assert_equal(ds.table(name), rows_of_r(code, folder)))
    return summary(counts)
