"""``data_versions``: one row is a published version of the data."""

import datetime as dt

from belarus_releases.columns import entered, table


@table("data_versions", "One published version of the data.")
class DataVersion:
    version: str = entered("Version, YYYY.M.N, compared as numbers.")
    published_on: dt.date = entered("Day of publication.")
    rows: tuple[str, ...] = entered("Rows of each table, as table=rows.")
    sha256: str = entered("SHA-256 of the version: of the SHA-256 of its tables.")
    tables_sha256: tuple[str, ...] = entered("SHA-256 of each table's canonical form (c14n 1), as table=sha256.")
    changes: tuple[str, ...] = entered("What changed against the version before, as table=+added -removed ~changed.")
    redactions: tuple[str, ...] = entered("Redactions that reach into this version, by their identifier.")
