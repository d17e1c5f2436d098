"""Persons: one list, and the index by which a browser searches it in any script."""

import json
from typing import Any

from markupsafe import Markup

from belarus_releases.names import forms
from belarus_releases.names.scores import names_of
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
    change_column = next(column for column in record.columns("custody_changes") if column.column == "change")
    prisoners = sorted(record.dataset.prisoners(), key=lambda row: (str(row.name), row.prisoner_id))
    rows = [
        {
            "row": prisoner,
            "aliases": words.cell(columns["aliases"], prisoner.aliases),
            "changes": [
                (words.cell(change_column, change.change), change)
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
