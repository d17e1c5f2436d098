"""Rows of stock and flow for tests: months, years and other periods with these bounds."""

import datetime as dt
from calendar import monthrange

from tests.factories import row

NO_BOUND = (None, None)  # an estimate of about a number
FLOWS = ("entries", "pardoned", "end_of_term", "died")


def flow(first, last, start=None, end=None, **flows):
    """A row with these bounds of stocks and flows; the other flows are missing, and stocks are not published."""
    cells = {"period": f"{first}/{last}", "period_start": first, "period_end": last}
    cells["comparable"] = start is not None and end is not None
    for name, value in {"start": start, "end": end, **flows}.items():
        if value is not None:
            low, high = value if isinstance(value, tuple) else (value, value)
            cells |= {f"{name}_low": low, f"{name}_high": high}
    ids = {"start_id": start and "start", "end_id": end and "end"}
    return row("stock_flows", **cells, **ids, missing=tuple(name for name in FLOWS if name not in flows))


def month(number, year=2024, **cells):
    return flow(dt.date(year, number, 1), dt.date(year, number, monthrange(year, number)[1]), **cells)


def year(number=2025, **cells):
    return flow(dt.date(number, 1, 1), dt.date(number, 12, 31), **cells)
