"""The named rules of derived columns: one function each, called with the evidence and the cell.

A column names its function (``derived(…, by="named")``) and, where it needs them, the
claimed columns that it looks at (``of=…``).
"""

import calendar
import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .columns import Column
    from .provenance import Evidence
    from .tables.claims import Claim
    from .tables.sources import Source

Interval = tuple[dt.date, dt.date]


# dates


def interval(text: str) -> Interval:
    """First and last day of a date that may be partial or an interval.

    Raises
    ------
    ValueError
        If the text is neither.

    Examples
    --------
    >>> interval("2025-02")
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    >>> interval("2025-01-20/2025-01-31")[1]
    datetime.date(2025, 1, 31)
    """
    start, slash, end = text.partition("/")
    first, last = _span(start), _span(end if slash else start)
    if first[0] > last[1]:
        raise ValueError(f"{text!r} ends before it begins")
    return first[0], last[1]


def _span(text: str) -> Interval:
    if len(text) == 10:
        day = dt.date.fromisoformat(text)
        return day, day
    year, _, month = text.partition("-")
    if len(text) not in (4, 7) or (len(text) == 7) != bool(month):
        raise ValueError(f"{text!r} is not a date such as 2025, 2025-09 or 2025-09-11")
    first = int(month or 1), int(month or 12)
    return (
        dt.date(int(year), first[0], 1),
        dt.date(int(year), first[1], calendar.monthrange(int(year), first[1])[1]),
    )


def span(row: Any, date: str = "date") -> Interval | None:
    """First and last possible day of a row; None where no source dates it."""
    first, last = getattr(row, f"{date}_earliest"), getattr(row, f"{date}_latest")
    return None if first is None or last is None else (first, last)


def known_by(source: "Source") -> dt.date | None:
    """The day by whose end a source was public: its last possible day, else when it was read."""
    return source.published_latest or source.retrieved_on


def _dated(evidence: "Evidence", table: str, row: str, column: "Column") -> "Claim | None":
    """The claim that dates a row: the best of the first of the columns that has one."""
    return next(iter(evidence.claims(table, row, *column.of)), None)


def _interval_of(evidence: "Evidence", table: str, row: str, column: "Column") -> Interval | None:
    """The interval of a row; for a change in custody without a date of its own, its release's."""
    claim = _dated(evidence, table, row, column)
    if claim is not None:
        return interval(claim.value)
    if table == "custody_changes":
        event = evidence.cell(table, row, "event_id")
        if evidence.has("events", event):
            first = evidence.cell("events", event, "date_earliest")
            return (first, evidence.cell("events", event, "date_latest")) if first else None
    return None


def day(evidence: "Evidence", table: str, row: str, column: "Column") -> dt.date | None:
    """The day, where the adopted claim gives one."""
    found = _interval_of(evidence, table, row, column)
    return found[0] if found and found[0] == found[1] else None


def earliest(evidence: "Evidence", table: str, row: str, column: "Column") -> dt.date | None:
    """First possible day by the adopted claim."""
    found = _interval_of(evidence, table, row, column)
    return found[0] if found else None


def latest(evidence: "Evidence", table: str, row: str, column: "Column") -> dt.date | None:
    """Last possible day by the adopted claim."""
    found = _interval_of(evidence, table, row, column)
    return found[1] if found else None


def date_basis(evidence: "Evidence", table: str, row: str, column: "Column") -> str | None:
    """What the adopted date is the date of, by the column that it was claimed for."""
    claim = _dated(evidence, table, row, column)
    if claim is not None:
        return {"date": "left_custody", "decree_date": "decree", "announced_on": "announced"}.get(
            claim.field, claim.field.removesuffix("_on")
        )
    if table == "custody_changes" and _interval_of(evidence, table, row, column):
        basis: str | None = evidence.cell("events", evidence.cell(table, row, "event_id"), "date_basis")
        return basis
    return None


def as_of_basis(evidence: "Evidence", table: str, row: str, column: "Column") -> str | None:
    """Whether the date of a figure is stated or only that of the page."""
    claim = _dated(evidence, table, row, column)
    return None if claim is None else "page_date" if claim.basis == "page_date" else "stated"


# independence


def _origins(evidence: "Evidence", table: str, row: str, column: "Column") -> dict[str, bool]:
    """Origins that state what was adopted, and whether one is good and has a public address."""
    origins: dict[str, bool] = {}
    for field in column.of:
        ranked = evidence.claims(table, row, field)
        adopted = {claim.value for claim in ranked if claim.rank == 1}
        for claim in ranked:
            if claim.value in adopted:
                source = evidence.sources[claim.source_id]
                origin = evidence.sources.get(source.origin_id or "", source)
                good = "weak" not in (source.quality, origin.quality) and source.url is not None
                origins[origin.source_id] = origins.get(origin.source_id, False) or good
    return origins


def n_origins(evidence: "Evidence", table: str, row: str, column: "Column") -> int:
    """Independent origins of the adopted values: a source that reprints counts as what it reprints."""
    return len(_origins(evidence, table, row, column))


def confidence(evidence: "Evidence", table: str, row: str, column: "Column") -> str:
    """Confirmed by two independent good origins with a public address, reported by one, else weak."""
    good = sum(_origins(evidence, table, row, column).values())
    return "confirmed" if good > 1 else "reported" if good else "weak"


def attribution(evidence: "Evidence", table: str, row: str, column: "Column") -> str | None:
    """Whom the adopted source quotes."""
    claim = _dated(evidence, table, row, column)
    return claim.attributed_to if claim else None


# counts and latest states


def named(evidence: "Evidence", table: str, row: str, column: "Column") -> int:
    """Persons with a change in custody that belongs to the release."""
    return len(
        {
            evidence.cell("custody_changes", change, "prisoner_id")
            for change in evidence.ids("custody_changes")
            if evidence.cell("custody_changes", change, "event_id") == row
        }
    )


def rounded(evidence: "Evidence", table: str, row: str, column: "Column") -> bool | None:
    """Whether every number given is a multiple of 50."""
    numbers = [evidence.cell(table, row, field) for field in ("point", "low", "high")]
    given = [number for number in numbers if number is not None]
    return all(number % 50 == 0 for number in given) if given else None


def _changes(evidence: "Evidence", person: str) -> list[str]:
    """The changes of one person, oldest first, undated ones before all."""
    mine = [c for c in evidence.ids("custody_changes") if evidence.cell("custody_changes", c, "prisoner_id") == person]
    return sorted(mine, key=lambda c: (evidence.cell("custody_changes", c, "date_latest") or dt.date.min, c))


def latest_event(evidence: "Evidence", table: str, row: str, column: "Column") -> str | None:
    """The release of the latest change that belongs to one."""
    events: list[str] = [evidence.cell("custody_changes", c, "event_id") for c in _changes(evidence, row)]
    known = [event for event in events if evidence.has("events", event)]
    return known[-1] if known else None


def custody_status(evidence: "Evidence", table: str, row: str, column: "Column") -> str | None:
    """What the latest change leaves the person in."""
    changes = [evidence.cell("custody_changes", c, "change") for c in _changes(evidence, row)]
    outcome = {"released": "at_liberty", "refused_expulsion": "unclear"}
    return outcome.get(changes[-1], "in_custody") if changes and changes[-1] else None


def status_as_of(evidence: "Evidence", table: str, row: str, column: "Column") -> dt.date | None:
    """Last possible day of the latest change or, undated, of the publication of its adopted source."""
    changes = _changes(evidence, row)
    if not changes:
        return None
    dated: dt.date | None = evidence.cell("custody_changes", changes[-1], "date_latest")
    if dated is None:
        for claim in evidence.claims("custody_changes", changes[-1], "change")[:1]:
            dated = known_by(evidence.sources[claim.source_id])
    return dated
