"""Read the record: dossiers, one a row with all that is known of it, as claims, codes and decisions.

=========================== ==================================================================
events/<id>.yaml            an event, its counts by group (``breakdowns``) and its ``links``
prisoners/<id>.yaml         a prisoner, and the ``changes`` in their custody
estimates/<id>.yaml         an estimate of those held
totals/<id>.yaml            a published total
concessions/<id>.yaml       a concession
contacts/<id>.yaml          a contact
=========================== ==================================================================

A column that sources state holds each value with the claims that carry it; a coded one holds the code and
its reason (``is``, ``why``); an entered one holds text. ``adopt`` names values that are selected against the
order of :mod:`.rank`, each with its reason. ``public_figure`` of a prisoner is the reason for which they are
named although fewer than two newsrooms name them; it is in no table.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from belarus_releases.errors import candidates, shown
from belarus_releases.schema.columns import Column, columns
from belarus_releases.tables import record_class

from .files import RECORD, CurationError
from .plain_yaml import At, Text, files, load

#: The table of the dossiers of each folder.
FOLDERS = {
    "events": "events",
    "prisoners": "prisoners",
    "estimates": "remaining_estimates",
    "totals": "release_totals",
    "concessions": "concessions",
    "contacts": "contacts",
}
#: The tables whose rows stand inside the dossier of another row.
INSIDE = ("event_breakdowns", "event_links", "custody_changes")
#: What a claim has beside its source, in the order of `Said`, with what holds where it is not written.
_USUAL = {"of": "", "as": "", "how": "stated", "carried": "full", "omit": "", "prefer": ""}
_OF_CLAIMS = ("by", *_USUAL)


class Place(NamedTuple):
    """Where something stands, for messages."""

    at: At
    line: int

    def error(self, message: str) -> CurationError:
        """An error that names the file and the line."""
        return self.at.error(self.line, message)


class Said(NamedTuple):
    """A claim: a source states a value of a cell."""

    table: str
    record_id: str
    field: str
    value: str
    source: str
    attributed_to: str
    stated_as: str
    basis: str
    carried: str
    omit: str
    prefer: str
    place: Place
    value_place: Place


class Entry(NamedTuple):
    """A cell that editors enter, or code with a reason."""

    table: str
    record_id: str
    field: str
    value: str
    why: str
    place: Place


class Choice(NamedTuple):
    """A value that is selected by decision."""

    table: str
    record_id: str
    field: str
    value: str
    why: str
    place: Place


class Record(NamedTuple):
    """All that the dossiers say."""

    said: list[Said]
    entries: list[Entry]
    choices: list[Choice]
    figures: list[Entry]  #: public figures, with the reason as value


def read(root: Path = RECORD) -> Record:
    """The whole record.

    Raises
    ------
    CurationError
        If a dossier cannot be read; the message names file and line.
    """
    record = Record([], [], [], [])
    paths = list(files(root, FOLDERS))
    targets = {path.stem: path.parent.name[:-1] for path in paths if path.parent.name in ("concessions", "contacts")}
    for path in paths:
        at = At(path, root.parent)
        _Dossier(record, at, targets).rows(FOLDERS[path.parent.name], path.stem, load(at))
    return record


class _Dossier:
    """One file, whose rows are added to the record."""

    def __init__(self, record: Record, at: At, targets: Mapping[str, str]) -> None:
        self.record = record
        self.at = at
        self.targets = targets  #: what links may name: ``concession`` or ``contact``, by id

    def rows(self, table: str, record_id: str, mapping: Mapping[Text, Any]) -> None:
        """The row of the file, and those inside it."""
        inner = {"events": ("breakdowns", "links"), "prisoners": ("changes",)}.get(table, ())
        for key, node in mapping.items():
            if key not in inner:
                continue
            for name, cells in self.mapping(key, node).items():
                self.inside(table, record_id, key, name, self.mapping(name, cells))
        self.row(table, record_id, {key: node for key, node in mapping.items() if key not in inner}, inner)

    def inside(self, table: str, owner: str, kind: Text, name: Text, cells: Mapping[Text, Any]) -> None:
        """A breakdown or a link of an event, or a change in the custody of a prisoner."""
        if kind == "changes":
            self.enter("custody_changes", name, "prisoner_id", owner, name)
            self.row("custody_changes", name, cells)
            return
        inner = "event_breakdowns" if kind == "breakdowns" else "event_links"
        record_id = f"{owner}--{name}"
        self.enter(inner, record_id, "event_id", owner, name)
        if kind == "links":
            if name not in self.targets:
                near = candidates(name, self.targets)
                raise self.at.error(name.line, f"there is no concession or contact {shown(str(name))}: {near}")
            self.enter(inner, record_id, f"{self.targets[name]}_id", name, name)
        self.row(inner, record_id, cells)

    def row(self, table: str, record_id: str, mapping: Mapping[Text, Any], inner: tuple[str, ...] = ()) -> None:
        """The cells of one row."""
        declared = {column.name: column for column in columns(record_class(table))}
        fields = {name: column for name, column in declared.items() if _is_written(column)}
        for key, node in mapping.items():
            if key == "adopt":
                self.adopt(table, record_id, fields, key, node)
                continue
            if key == "public_figure" and table == "prisoners":
                why = self.text(key, node)
                self.record.figures.append(Entry(table, record_id, str(key), why, "", Place(self.at, key.line)))
                continue
            column = fields.get(key)
            if column is None:
                raise self.at.error(key.line, self.unknown(table, key, declared, [*fields, *inner, "adopt"]))
            if column.basis == "entered":
                self.enter(table, record_id, key, self.text(key, node), key)
            elif column.basis == "coded":
                code = self.mapping(key, node, ("is", "why"))
                value, why = (self.text(key, code.get(Text(name, 0), "")) for name in ("is", "why"))
                if not value or not why:
                    raise self.at.error(key.line, f"{key}: a code has its reason, as {{is: …, why: …}}")
                self.record.entries.append(Entry(table, record_id, str(key), value, why, Place(self.at, key.line)))
            else:
                for value, claims in self.mapping(key, node).items():
                    self.claims(table, record_id, key, value, claims)

    def unknown(self, table: str, key: Text, declared: Mapping[str, Column], known: list[str]) -> str:
        if key in declared:
            return f"{key} of {table} is {declared[key].basis}, so it is not written here"
        return f"{table} has no column {shown(str(key))}: {candidates(key, known)}"

    def enter(self, table: str, record_id: str, field: str, value: str, at: Text) -> None:
        entry = Entry(table, str(record_id), str(field), str(value), "", Place(self.at, at.line))
        self.record.entries.append(entry)

    def claims(self, table: str, record_id: str, field: Text, value: Text, node: Any) -> None:
        """The claims on one value of a cell."""
        if not isinstance(node, list) or not node:
            raise self.at.error(value.line, f"{field}: {shown(value)} has no claim: write '- {{by: source}}' below it")
        for item in node:
            cells = {str(key): self.text(key, cell) for key, cell in self.mapping(value, item, _OF_CLAIMS).items()}
            line = min((key.line for key in item), default=value.line)
            if not cells.get("by"):
                raise self.at.error(line, f"{field}: a claim names its source, as {{by: source}}")
            places = Place(self.at, line), Place(self.at, value.line)
            of, as_, how, carried, omit, prefer = (cells.get(name, usual) for name, usual in _USUAL.items())
            who = (table, str(record_id), str(field), str(value), cells["by"], of)
            self.record.said.append(Said(*who, as_, how, carried, omit, prefer, *places))

    def adopt(self, table: str, record_id: str, fields: Mapping[str, Column], key: Text, node: Any) -> None:
        """The values that are selected by decision."""
        if not isinstance(node, list):
            raise self.at.error(key.line, "adopt: expected a list: write '- {column: value, why: …}' below it")
        for item in node:
            cells = self.mapping(key, item)
            named = [name for name in cells if name != "why"]
            why = self.text(key, cells.get(Text("why", 0), ""))
            if len(named) != 1 or not why:
                raise self.at.error(key.line, "adopt: name one value and its reason, as {column: value, why: …}")
            (name,) = named
            if name not in fields:
                raise self.at.error(name.line, f"{table} has no column {shown(str(name))}: {candidates(name, fields)}")
            value = self.text(name, cells[name])
            self.record.choices.append(Choice(table, str(record_id), str(name), value, why, Place(self.at, name.line)))

    # shapes

    def mapping(self, key: Text, node: Any, names: tuple[str, ...] = ()) -> dict[Text, Any]:
        if not isinstance(node, dict):
            line = getattr(node, "line", key.line)
            raise self.at.error(line, f"{key}: expected {' or '.join(names) or 'names'} with values")
        for name in node if names else ():
            if name not in names:
                raise self.at.error(name.line, f"{key}: there is no {shown(str(name))}: {candidates(name, names)}")
        return node

    def text(self, key: Text, node: Any) -> str:
        if not isinstance(node, str):
            raise self.at.error(key.line, f"{key}: expected text")
        return str(node)


def _is_written(column: Column) -> bool:
    """Whether a column is written in dossiers: not ids, what is implied, and what is derived."""
    implied = ("event_id", "concession_id", "contact_id", "prisoner_id")
    if column.basis == "entered":
        return column.name not in implied and not column.name.endswith("_id")
    return column.basis in ("stated", "coded") or (column.kind == "date" and column.rule == "day")


def fields_of(table: str) -> Iterator[Column]:
    """The columns of a table that are written in dossiers, in order."""
    return (column for column in columns(record_class(table)) if _is_written(column))
