"""The bundled data on one screen."""

from textwrap import shorten
from typing import Any

import belarus_releases as br

from ..tables import TABLES, record_class

_TRY = """\
Try  belarus-releases events                              the releases
     belarus-releases search Тихановский                  a prisoner by name
     belarus-releases claims events 2025-09-11-lithuania  who says so
"""


def summary(ds: br.Dataset) -> str:
    """The largest releases, the size of each table, what the record covers, and what to try: 23 lines of 80."""
    events = ds.events()
    counted = [event for event in events if event.released_total is not None]
    largest = sorted(sorted(counted, key=_total, reverse=True)[:3], key=_when)
    lines = [
        f"belarus-releases, data version {ds.version}"
        + (f" of {ds.published_on}" if ds.published_on else "")
        + (f", known on {ds.known_on}" if ds.known_on else ""),
        "Largest releases",
        *(f"  {_when(event):<24}{_total(event):>4}  {_short(event.label)}" for event in largest),
        f"  {f'all {len(events)} recorded':<24}{sum(map(_total, counted)):>4}  a sum over rows, not an estimate of all",
        "",
        *(f"  {name:<20}{len(ds.table(name)):>6}  {_title(name)}" for name in TABLES),
        "",
        f"Meant to be complete: {_complete(ds)} (command: coverage)",
    ]
    return "\n".join(lines) + "\n" + _TRY


def _complete(ds: br.Dataset) -> str:
    """Which tables are meant to be complete, and from when to when."""
    rows = [row for row in ds.coverage() if row.first]
    return "; ".join(f"{row.subject}, {row.first} to {row.last}" for row in rows) or "nothing"


def _total(event: Any) -> int:
    return event.released_total or 0


def _when(event: Any) -> str:
    """The day, or the days between which it lies."""
    return str(event.date) if event.date else f"{event.date_earliest or ''}/{event.date_latest or ''}"


def _title(table: str) -> str:
    return _short(record_class(table).__title__)  # type: ignore[attr-defined]


def _short(text: str) -> str:
    return shorten(text, 48, placeholder=" …")
