"""Persons: one list, and the index by which a browser searches it in any script."""

import json
from typing import Any

from markupsafe import Markup

from belarus_releases.names import forms
from belarus_releases.names.scores import names_of
from belarus_releases.tables.custody_changes import CustodyChange
from belarus_releases.tables.events import Event
from belarus_releases.tables.prisoners import Prisoner

from . import words
from .record import Record
from .section import Section, render


def sections(record: Record) -> list[Section]:
    """The list and its index."""
    columns = {column.column: column for column in record.columns("prisoners")}
    changes: dict[str, list[Any]] = {}
    for change in record.dataset.custody_changes():
        changes.setdefault(change.prisoner_id, []).append(change)
    events = {event.event_id: event for event in record.dataset.events()}
    change_column = next(column for column in record.columns("custody_changes") if column.column == "change")
    prisoners = sorted(record.dataset.prisoners(), key=lambda row: (str(row.name), row.prisoner_id))
    rows = [
        {
            "row": prisoner,
            "aliases": words.cell(columns["aliases"], prisoner.aliases),
            "changes": [
                (words.cell(change_column, change.change), change, release_day(events, change))
                for change in sorted(
                    changes.get(prisoner.prisoner_id, ()),
                    key=lambda change: (str(change.date_earliest), change.change_id),
                )
            ],
        }
        for prisoner in prisoners
    ]
    text = json.dumps(index(prisoners), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    html = render(
        "persons", version=record.dataset.version, rows=rows, index=Markup(text)
    )  # in a script: no tag can end it
    return [Section("list-of-persons", "", html, names_persons=True)]


def release_day(events: dict[str, Event], change: CustodyChange) -> str | None:
    """The day of the release that a change belongs to, where the day stated of the change is another or less exact.

    Examples
    --------
    >>> import belarus_releases as br
    >>> events, changes = br.events("2026.11.3"), br.custody_changes("2026.11.3")
    >>> change = next(row for row in changes if row.event_id == "2025-12-13-lithuania-ukraine" and not row.date)
    >>> release_day({event.event_id: event for event in events}, change)
    '13 December 2025'
    """
    event = events.get(change.event_id or "")
    day = words.span(event.date_earliest, event.date_latest) if event else words.NOT_STATED
    return None if day in (words.NOT_STATED, words.span(change.date_earliest, change.date_latest)) else day


def index(prisoners: list[Prisoner]) -> dict[str, Any]:
    """What a browser needs to search: how letters sound, and the keys of each prisoner's names.

    The tables of sounds are those of `belarus_releases.names`, so that a name that is typed gets the keys that
    the recorded ones have. ``names`` holds keys of names as recorded, ``cases`` those of their other cases.
    """
    persons = {}
    for prisoner in prisoners:
        spellings = (prisoner.name, prisoner.name_be, prisoner.name_ru, *prisoner.aliases)
        keys = names_of(tuple(filter(None, spellings)))
        persons[prisoner.prisoner_id] = {"names": sorted(keys.surnames | keys.given), "cases": sorted(keys.cases)}
    return {
        "persons": persons,
        "sounds": forms.UNITS,
        "habits": forms.HABITS,
        "endings": forms.SHOWN,
        "baltic": forms.BALTIC,
    }
