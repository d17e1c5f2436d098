"""``data_versions``: one row is a published version of the data."""

import datetime as dt

from ..schema.declare import entered, table


@table(
    "data_versions",
    "The published versions of the data, oldest first.",
    main=("version", "published_on", "sha256"),
)
class DataVersion:
    version: str = entered("Version, YYYY.M.N, compared as numbers.")
    published_on: dt.date = entered("Day of publication.")
    rows: tuple[str, ...] = entered("Number of rows of each table, as table=rows.")
    sha256: str = entered("SHA-256 of the version, computed from the SHA-256 of its tables.")
    tables_sha256: tuple[str, ...] = entered("SHA-256 of each table's canonical form (c14n 2), as table=sha256.")
    changes: tuple[str, ...] = entered("What changed since the version before, as table=+added -removed ~changed.")
    redactions: tuple[str, ...] = entered("Identifiers of the redactions that affect the version.")
