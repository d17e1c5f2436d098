"""The bundled data on one screen."""

from textwrap import shorten
from typing import Any

from .._dataset import Dataset
from ..tables import RECORDS

#: What each method of a dataset gives that is a command: as in its docstring, which is gone under ``python -OO``.
GIVES = {
    "events": "Releases, one a row.",
    "event_breakdowns": "Counts of a release's persons by group.",
    "event_links": "Ties that sources state between releases and steps of others.",
    "prisoners": "Persons released and publicly named, one a row.",
    "custody_changes": "Changes in the custody of those persons.",
    "remaining_estimates": "Published figures of those still held.",
    "release_totals": "Published cumulative figures and flows.",
    "concessions": "Steps by foreign parties, and refusals of them.",
    "contacts": "Visits, meetings, calls, letters, messages and public statements.",
    "sources": "Publications, one a row.",
    "claims": "Statements of sources: all, or those on a table, a row, a column.",
    "disputes": "Cells for which sources state different values: who states each, which is adopted, and why.",
    "reconcile": "Published totals beside the recorded releases of their period and route.",
    "stock_flow": "Those held + newly recognised - pardoned - end of term - died = those held later, by period.",
    "coverage": "What is meant to be complete, from when to when, and what is only illustrative.",
}


def summary(ds: Dataset) -> str:
    """The largest releases and the size of each table, within 80 columns."""
    events = ds.events()
    counted = [event for event in events if event.released_total is not None]
    largest = sorted(sorted(counted, key=_total, reverse=True)[:6], key=_when)
    lines = [
        f"belarus-releases, data version {ds.version}"
        + (f" of {ds.published_on}" if ds.published_on else "")
        + (f", known on {ds.known_on}" if ds.known_on else ""),
        "",
        "Largest releases",
        *(f"  {_when(event):<24}{_total(event):>4}  {_short(event.label)}" for event in largest),
        f"  {f'all {len(events)} recorded':<24}{sum(map(_total, counted)):>4}  a sum over rows, not an estimate of all",
        "",
        "Tables",
        *(f"  {name:<20}{len(ds.table(name)):>6}  {_title(name)}" for name in RECORDS),
    ]
    return "\n".join(lines) + "\n"


def _total(event: Any) -> int:
    return event.released_total or 0


def _when(event: Any) -> str:
    """The day, or the days between which it lies."""
    return str(event.date) if event.date else f"{event.date_earliest or ''}/{event.date_latest or ''}"


def _title(table: str) -> str:
    return _short(GIVES[table])


def _short(text: str) -> str:
    return shorten(text, 48, placeholder=" …")
