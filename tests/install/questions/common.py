"""What all questions share: which versions, tables and days there are, and how answers become text."""

import datetime as dt
import hashlib

import pandas as pd
from recorder import Readable

import belarus_releases as br

PUBLISHED = ("2026.11.0", "2026.11.1", "2026.11.2")
VERSIONS = (*PUBLISHED, "latest")
PAST = PUBLISHED[0]
TABLES = (
    "events",
    "event_breakdowns",
    "event_links",
    "prisoners",
    "custody_changes",
    "remaining_estimates",
    "release_totals",
    "concessions",
    "contacts",
    "sources",
    "claims",
)
VIEWS = ("disputes", "reconcile", "stock_flow", "coverage")  # tables that a dataset derives
ABOUT = ("data_versions", "codebook", "countries")  # tables of no data version
DAYS = (
    "2024-07-01",
    "2024-09-15",
    "2024-12-31",
    "2025-01-31",
    "2025-03-01",
    "2025-06-22",
    "2025-07-01",
    "2025-09-11",
    "2025-09-30",
    "2025-12-14",
    "2026-02-28",
    "2026-06-15",
    "2026-11-20",
)
DAY = "2025-09-30"
RELEASE = "2025-09-11-lithuania"


def all_days(step):
    """Every so many days of the time that the record is of."""
    first, last = dt.date(2024, 7, 1), dt.date(2026, 11, 25)
    return [str(first + dt.timedelta(days)) for days in range(0, (last - first).days + 1, step)]


def datasets():
    """The datasets of which everything is asked, by the name that the answers have: each version, and a known day."""
    found = {version: br.dataset(version) for version in VERSIONS}
    return found | {f"known {DAY}": br.dataset("2026.11.2", known_on=DAY)}


def tables_of(ds):
    """The tables of a dataset by name, and those that it derives."""
    return {name: getattr(ds, name)() for name in (*TABLES, *VIEWS)} | {"evidence": ds.evidence("events")}


def every_table():
    """Dataset name, table name and table, for every table there is."""
    for key, ds in datasets().items():
        yield from ((key, name, table) for name, table in tables_of(ds).items())
    yield from (("of no version", name, getattr(br, name)()) for name in ABOUT)


def says(table):
    """What table it is and how many rows it has; its repr names its class too."""
    return f"{table.name} of {table.version}, known on {table.known_on}: {len(table)} rows"


def whole(table):
    """All that is in a table."""
    return f"{says(table)}\n{reprs(table)}\n{cells(table)}"


def ids(table):
    return [getattr(row, table.columns[0]) for row in table]


def reprs(table):
    return "\n".join(map(repr, table))


def cells(table):
    """Every cell of the columns that the version has; a record's repr leaves out the empty ones."""
    return repr([tuple(getattr(row, column) for column in table.columns) for row in table])


def values_of_frame(table, *lists):
    frame = table.to_frame(*lists)
    return repr([frame.index.tolist(), frame.attrs, *((name, column.tolist()) for name, column in frame.items())])


def dtypes_of_frame(table, lists):
    return Readable("\n".join(dtypes_of(table.to_frame(lists))))


def dtypes_of(frame):
    """What a frame is like, without its values."""
    yield f"{type(frame).__name__}, index {frame.index.dtype!r} {type(frame.index).__name__} {frame.index.name!r}"
    yield f"columns {frame.columns.dtype!r} {frame.columns.name!r}"
    for name, dtype in frame.dtypes.items():
        if isinstance(dtype, pd.CategoricalDtype):
            items = dtype.categories
            yield f"{name}: {items.tolist()} {items.dtype!r} ordered={dtype.ordered!r}"
        else:
            yield f"{name}: {dtype!r}"


def outcome(function, *arguments):
    """What a function gives, or the name of the error that it raises."""
    try:
        return repr(function(*arguments))
    except Exception as error:
        return type(error).__name__


def message(function, *arguments):
    """The message of the error that a function raises; empty where it raises none."""
    try:
        function(*arguments)
    except Exception as error:
        return str(error)
    return ""


def hash_of(content):
    """Length and checksum of text or bytes."""
    data = content.encode() if isinstance(content, str) else content
    return f"{len(data)} {hashlib.sha256(data).hexdigest()}"
