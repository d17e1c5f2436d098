"""The named rules of derived columns: one function each, called with the cells and the place of one of them.

A column names its rule (``derived(…, by="named")``) and, where the rule needs them, the claimed
columns that it looks at (``inputs=…``). A rule holds since a data version, so that `known_on`
and `among` recompute a past version by the rules of that version.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from ..schema.calver import order, reaches
from ..schema.columns import FIRST, Column, columns
from ..schema.dates import Interval, interval, public_since
from ..tables import CLAIM_BASED, record_class
from ..tables.claims import Claim
from .cells import Cells
from .origins import origin, reliable

Rule: TypeAlias = Callable[[Cells, str, str, Column], Any]

#: By name: each rule with the data version since which it holds, the latest last.
RULES: dict[str, list[tuple[str, Rule]]] = {}


def rule(*, since: str = FIRST, name: str | None = None) -> Callable[[Rule], Rule]:
    """Register a rule, by default under the name of the function.

    Parameters
    ----------
    since : str
        The data version since which the rule holds.
    name : str, optional
        The name by which columns ask for it, where a later rule replaces one of that name.
    """

    def register(function: Rule) -> Rule:
        versions = RULES.setdefault(name or function.__name__, [])
        versions.append((since, function))
        versions.sort(key=lambda entry: order(entry[0]))
        return function

    return register


def rules_at(version: str) -> dict[str, Rule]:
    """The rules that hold at a data version, by name.

    Examples
    --------
    >>> rules_at("2026.11.0")["n_origins"].__name__
    'n_origins'
    """
    return {
        name: holding[-1]
        for name, versions in RULES.items()
        if (holding := [function for since, function in versions if reaches(since, version)])
    }


# dates


def _dated(cells: Cells, table: str, row: str, column: Column) -> Claim | None:
    """The claim that dates a row: the best of the first of the columns that has one."""
    return next(iter(cells.claims(table, row, *column.inputs)), None)


def _interval_of(cells: Cells, table: str, row: str, column: Column) -> Interval | None:
    """The interval of a row; for a change in custody without a date of its own, its release's."""
    claim = _dated(cells, table, row, column)
    if claim is not None:
        return interval(claim.value)
    if table == "custody_changes":
        event = cells.cell(table, row, "event_id")
        if cells.has("events", event):
            first = cells.cell("events", event, "date_earliest")
            return (first, cells.cell("events", event, "date_latest")) if first else None
    return None


def day(cells: Cells, table: str, row: str, column: Column) -> dt.date | None:
    """The day, where the adopted claim gives one."""
    found = _interval_of(cells, table, row, column)
    return found[0] if found and found[0] == found[1] else None


def earliest(cells: Cells, table: str, row: str, column: Column) -> dt.date | None:
    """First possible day by the adopted claim."""
    found = _interval_of(cells, table, row, column)
    return found[0] if found else None


def latest(cells: Cells, table: str, row: str, column: Column) -> dt.date | None:
    """Last possible day by the adopted claim."""
    found = _interval_of(cells, table, row, column)
    return found[1] if found else None


def date_basis(cells: Cells, table: str, row: str, column: Column) -> str | None:
    """What the adopted date is the date of, by the column that it was claimed for."""
    claim = _dated(cells, table, row, column)
    if claim is not None:
        return {"date": "left_custody", "decree_date": "decree", "announced_on": "announced"}.get(
            claim.field, claim.field.removesuffix("_on")
        )
    if table == "custody_changes" and _interval_of(cells, table, row, column):
        basis: str | None = cells.cell("events", cells.cell(table, row, "event_id"), "date_basis")
        return basis
    return None


def as_of_basis(cells: Cells, table: str, row: str, column: Column) -> str | None:
    """Whether the date of an estimate is stated or only that of the page."""
    claim = _dated(cells, table, row, column)
    return None if claim is None else "page_date" if claim.basis == "page_date" else "stated"


# independence


def origins(cells: Cells, table: str, row: str, fields: Iterable[str]) -> dict[str, bool]:
    """Origins that state what was adopted, and whether one is good and has a public address."""
    stating: dict[str, bool] = {}
    for field in fields:
        ranked = cells.claims(table, row, field)
        adopted = {claim.value for claim in ranked if claim.rank == 1}
        for claim in ranked:
            if claim.value in adopted:
                source = cells.sources[claim.source_id]
                newsroom = origin(source, cells.sources)
                stating[newsroom] = stating.get(newsroom, False) or reliable(source, cells.sources)
    return stating


def _level(stating: dict[str, bool]) -> str:
    good = sum(stating.values())
    return "confirmed" if good > 1 else "reported" if good else "weak"


def n_origins(cells: Cells, table: str, row: str, column: Column) -> int:
    """Independent origins of the adopted values: newsrooms; a source that reprints counts as what it reprints."""
    return len(origins(cells, table, row, column.inputs))


def confidence(cells: Cells, table: str, row: str, column: Column) -> str:
    """Confirmed by two independent good origins with a public address, reported by one, else weak."""
    return _level(origins(cells, table, row, column.inputs))


def n_origins_of_number(cells: Cells, table: str, row: str, column: Column) -> int:
    """Independent origins of the adopted number or, where none is stated, of its adopted bounds."""
    return len(origins(cells, table, row, _number(cells, table, row, column)))


def confidence_of_number(cells: Cells, table: str, row: str, column: Column) -> str:
    """As `confidence`, of the adopted number or, where none is stated, of its adopted bounds."""
    return _level(origins(cells, table, row, _number(cells, table, row, column)))


def _number(cells: Cells, table: str, row: str, column: Column) -> tuple[str, ...]:
    """The column of the number, where it is claimed; else those of its bounds."""
    number, *bounds = column.inputs
    return (number,) if cells.claims(table, row, number) else tuple(bounds)


def n_origins_of_statement(cells: Cells, table: str, row: str, column: Column) -> int:
    """Independent origins of the adopted number or, where none is stated, of `counted_by`."""
    return len(origins(cells, table, row, _said(cells, table, row, column)))


def confidence_of_statement(cells: Cells, table: str, row: str, column: Column) -> str:
    """As `confidence`, of the adopted number or, where none is stated, of `counted_by`."""
    return _level(origins(cells, table, row, _said(cells, table, row, column)))


def _said(cells: Cells, table: str, row: str, column: Column) -> tuple[str, ...]:
    """The columns of numbers, where one is claimed; else that of the speaker."""
    *numbers, speaker = column.inputs
    return tuple(numbers) if cells.claims(table, row, *numbers) else (speaker,)


def attribution(cells: Cells, table: str, row: str, column: Column) -> str | None:
    """Whom the adopted source quotes."""
    claim = _dated(cells, table, row, column)
    return claim.attributed_to if claim else None


# counts and latest states


def named(cells: Cells, table: str, row: str, column: Column) -> int:
    """Prisoners with a custody change that belongs to the event."""
    return len(
        {
            cells.cell("custody_changes", change, "prisoner_id")
            for change in cells.referring("custody_changes", "event_id", row)
        }
    )


def rounded(cells: Cells, table: str, row: str, column: Column) -> bool | None:
    """Whether every number given is a multiple of 50."""
    numbers = [cells.cell(table, row, field) for field in ("point", "low", "high")]
    given = [number for number in numbers if number is not None]
    return all(number % 50 == 0 for number in given) if given else None


_OUTCOMES = {"released": "at_liberty", "returned": "in_custody", "rearrested": "in_custody"}


def _changes(cells: Cells, person: str) -> list[tuple[str, Interval | None]]:
    """The changes of one person with their intervals, by their last possible day; undated ones first."""
    changes = []
    for change in cells.referring("custody_changes", "prisoner_id", person):
        first = cells.cell("custody_changes", change, "date_earliest")
        last = cells.cell("custody_changes", change, "date_latest")
        changes.append((change, (first, last) if first else None))
    return sorted(changes, key=lambda change: (change[1][::-1] if change[1] else (dt.date.min,) * 2, change[0]))


def _latest(changes: list[tuple[str, Interval | None]]) -> list[tuple[str, Interval | None]]:
    """The changes that are surely before no other: several where intervals overlap, or a date is missing."""
    starts = [dates[0] for _, dates in changes if dates]
    return [(change, dates) for change, dates in changes if not dates or all(dates[1] >= start for start in starts)]


def latest_event(cells: Cells, table: str, row: str, column: Column) -> str | None:
    """The event of the latest custody change that belongs to one."""
    events: list[str] = [cells.cell("custody_changes", change, "event_id") for change, _ in _changes(cells, row)]
    known = [event for event in events if cells.has("events", event)]
    return known[-1] if known else None


def custody_status(cells: Cells, table: str, row: str, column: Column) -> str | None:
    """The state after the latest custody change; unclear where several may be the latest and differ."""
    latest = [cells.cell("custody_changes", change, "change") for change, _ in _latest(_changes(cells, row))]
    outcomes = {_OUTCOMES.get(change, "unclear") for change in latest if change}
    return (outcomes.pop() if len(outcomes) == 1 else "unclear") if outcomes else None


def status_as_of(cells: Cells, table: str, row: str, column: Column) -> dt.date | None:
    """Last possible day of the latest custody change, or the day by which its sources were public, if earlier."""
    days = [_known_by(cells, change, dates) for change, dates in _latest(_changes(cells, row))]
    return max((day for day in days if day), default=None)


def _known_by(cells: Cells, change: str, dates: Interval | None) -> dt.date | None:
    """The day by which a change had surely happened."""
    adopted = [claim for field in ("change", "date") for claim in cells.claims("custody_changes", change, field)[:1]]
    days = [public_since(cells.sources[claim.source_id]) for claim in adopted]
    return min((day for day in (*days, dates and dates[1]) if day), default=None)


def _last_release(cells: Cells, person: str) -> Interval | None:
    """The interval of the latest release of a person: between the latest of the first and of the last days."""
    releases = [
        (change, dates)
        for change, dates in _changes(cells, person)
        if cells.cell("custody_changes", change, "change") == "released"
    ]
    latest = _latest(releases)
    dated = [_narrowed(cells, change, dates) for change, dates in latest if dates]
    if not dated or len(dated) < len(latest):
        return None
    return max(first for first, _ in dated), max(last for _, last in dated)


def _narrowed(cells: Cells, change: str, dates: Interval) -> Interval:
    """The interval of a change, within that of its event where they overlap, and no later than sources were public."""
    first, last = dates
    event = cells.cell("custody_changes", change, "event_id")
    if cells.has("events", event) and cells.cell("events", event, "date_earliest"):
        begins, ends = (cells.cell("events", event, name) for name in ("date_earliest", "date_latest"))
        if begins <= last and first <= ends:
            first, last = max(first, begins), min(last, ends)
    known = _known_by(cells, change, dates)
    return first, min(last, known) if known and known >= first else last


def released_day(cells: Cells, table: str, row: str, column: Column) -> dt.date | None:
    """The day of the latest release, where it is one."""
    dates = _last_release(cells, row)
    return dates[0] if dates and dates[0] == dates[1] else None


def released_earliest(cells: Cells, table: str, row: str, column: Column) -> dt.date | None:
    """First possible day of the latest release."""
    dates = _last_release(cells, row)
    return dates and dates[0]


def released_latest(cells: Cells, table: str, row: str, column: Column) -> dt.date | None:
    """Last possible day of the latest release."""
    dates = _last_release(cells, row)
    return dates and dates[1]


# Registered here and not by decorators, since mutation testing passes over decorated functions.
for _function in (
    day, earliest, latest, date_basis, as_of_basis, n_origins, confidence, n_origins_of_number, confidence_of_number,
    attribution, named, rounded,
    latest_event, custody_status, status_as_of, released_day, released_earliest, released_latest,
):  # fmt: skip
    rule()(_function)
# Of an estimate, first those who state the number or who counts; since 2026.11.3 those who state the number, if any.
for _since, _count, _grade in (
    (FIRST, n_origins, confidence),
    ("2026.11.3", n_origins_of_statement, confidence_of_statement),
):
    rule(since=_since, name="n_origins_of_estimate")(_count)
    rule(since=_since, name="confidence_of_estimate")(_grade)


def undefined_rules() -> list[str]:
    """Derived columns of the claim-based tables whose rule does not exist."""
    return [
        f"{name}.{column.name}: {column.rule}"
        for name in CLAIM_BASED
        for column in columns(record_class(name))
        if column.basis == "derived" and column.rule not in RULES
    ]


if missing := undefined_rules():
    raise LookupError(f"rules that do not exist: {', '.join(missing)}")
