"""The index of releases, and the page of each."""

from typing import Any

import belarus_releases as br
from belarus_releases.tables.codebook import CodebookEntry
from belarus_releases.tables.events import Event

from . import groups, words
from .record import Record
from .section import Section, render

#: Coded columns that the head of a page shows.
CLASSES = ("event_class", "in_series", "legal_act", "arrangement", "disposition")


def newest_first(record: Record) -> list[Event]:
    """The releases, the newest first."""
    return sorted(record.dataset.events(), key=words.by_day("date_earliest"), reverse=True)


def index(record: Record) -> list[Section]:
    """The index of releases: one table, with bars for the numbers."""
    columns = {column.column: column for column in record.columns("events")}
    rows = [
        {"event": event, "where": words.cell(columns["destinations"], event.destinations), "least": _least(event)}
        for event in newest_first(record)
    ]
    most = max((row["least"] or 0 for row in rows), default=0)
    covered = next((row for row in record.dataset.coverage() if row.subject == "events"), None)
    html = render("releases", rows=rows, most=most, covered=covered, version=record.dataset.version)
    return [Section("index-of-releases", "", html)]


def _least(event: Event) -> int | None:
    return event.released_low if event.released_total is None else event.released_total


def page(record: Record, event: Event) -> list[Section]:
    """The sections of the page of a release."""
    dataset = record.dataset
    stated = record.stated("events", event)
    figures = [(row, record.told("events", event.event_id, row)) for row in stated]
    breakdowns = [
        {
            "row": row,
            "group": groups.group(row.dimension, row.group),
            "among": groups.among(row.within),
            "publications": record.publications("event_breakdowns", row.breakdown_id),
        }
        for row in dataset.event_breakdowns().where(event_id=event.event_id)
    ]
    gaps = list(groups.gaps(event, dataset.event_breakdowns()))
    persons = _persons(record, event)
    disputes = _disputes(record, event)
    disputed = any(dispute["row"].record_id == event.event_id for dispute in disputes)
    sections = [
        Section("figures", "Figures, and who states them", render("figures", figures=figures, titles=record.titles)),
        Section("disputes", "Where sources differ", render("disputes", disputes=disputes, event=event)),
        Section("breakdowns", "Who they were, in numbers", render("breakdowns", rows=breakdowns, gaps=gaps)),
        Section("links", "Linked concessions and contacts", render("links", links=_links(record, event))),
        Section("persons", "Persons named", render("named", rows=persons), names_persons=bool(persons)),
        Section("not-known", "What is not known", render("unknown", event=event, columns=_unknown(record, event))),
        Section("use", "In Python, and how to cite it", render("use", event=event, disputed=disputed, **use(record))),
    ]
    shown = {"classes": _classes(record, event), "note": record.prose(event.note)}
    head = render("head", event=event, sections=sections, version=dataset.version, **shown)
    return [Section("", title(event), head), *sections]


def title(event: Event) -> str:
    """The title of the page of a release: its day, and what it is in a few words."""
    day = words.span(event.date_earliest, event.date_latest)
    return f"{day[0].upper()}{day[1:]}: {event.label}" if event.date_latest else event.label


def use(record: Record) -> dict[str, str]:
    """What a page needs to say how to read and cite this data."""
    return {"version": record.dataset.version, "citation": br.cite(version=record.dataset.version)}


def _classes(record: Record, event: Event) -> list[dict[str, Any]]:
    """How the editors class the release, and what that means."""
    meanings = _meanings("events")
    return [
        {"column": column, "value": words.cell(column, value), "meaning": meanings.get((column.column, value))}
        for column in record.columns("events")
        if column.column in CLASSES
        for value in [getattr(event, column.column)]
    ]


def _meanings(table: str) -> dict[tuple[str, str], str]:
    """What the items of the vocabularies of a table mean."""
    return {(entry.column, entry.item): entry.meaning for entry in br.codebook().where(table=table) if entry.item}


def _disputes(record: Record, event: Event) -> list[dict[str, Any]]:
    """The values that contradict each other, of the release, its breakdowns and links."""
    dataset = record.dataset
    subjects = {event.event_id: ""}
    subjects |= {
        row.breakdown_id: groups.whom(row) for row in dataset.event_breakdowns().where(event_id=event.event_id)
    }
    for link in dataset.event_links().where(event_id=event.event_id):
        other = dataset.concessions()[link.concession_id] if link.concession_id else dataset.contacts()[link.contact_id]
        subjects[link.link_id] = f"Link with: {other.label}"
    columns = {(column.table, column.column): column for column in br.codebook().where(item=None)}
    return [
        {
            "row": row,
            "what": subjects[row.record_id] or words.meaning(column),
            "value": _value(record, column, row.value),
            "why": record.prose(row.why),
        }
        for row in dataset.disputes()
        if row.table in ("events", "event_breakdowns", "event_links") and row.record_id in subjects
        for column in [columns[row.table, row.field]]
    ]


def _value(record: Record, column: CodebookEntry, value: str) -> str:
    """A value that sources dispute; of a link, what a source says."""
    if (column.table, column.column) == ("event_links", "relation"):
        return words.relation(value, 1).removeprefix("1 ")
    return record.cell(column, value)


def _links(record: Record, event: Event) -> list[dict[str, Any]]:
    """The concessions and contacts that sources link to the release, and who states it."""
    orders = _meanings("event_links")
    concessions, contacts = record.dataset.concessions(), record.dataset.contacts()
    links = []
    for link in record.links.get(event.event_id, ()):
        other = concessions[link.concession_id] if link.concession_id else contacts[link.contact_id]
        links.append(
            {
                "link": link,
                "id": link.concession_id or link.contact_id,
                "other": other,
                "kind": "Concession" if link.concession_id else "Contact",
                "relations": _relations(record, link.link_id),
                "order": orders.get(("first_mover", link.first_mover)),
                "note": record.prose(link.note),
                "publications": record.publications("event_links", link.link_id),
            }
        )
    return sorted(links, key=lambda row: (str(row["other"].date_earliest or ""), row["id"]))


def _relations(record: Record, link_id: str) -> str:
    """How many sources state which relation, the adopted first."""
    relations = record.relations(link_id)
    sources = len({claim.source_id for claim in record.evidence("event_links", link_id) if claim.field == "relation"})
    parts = [
        words.relation(name, count, of=None if place else sources) + (" (adopted)" if adopted and relations[1:] else "")
        for place, (name, count, adopted) in enumerate(relations)
    ]
    return "; ".join(parts) + "." if parts else words.NOT_STATED


def _persons(record: Record, event: Event) -> list[dict[str, Any]]:
    """The persons named whose custody changed with the release."""
    prisoners = record.dataset.prisoners()
    columns = {column.column: column for column in record.columns("prisoners") + record.columns("custody_changes")}
    rows = [
        {
            "prisoner": prisoner,
            "nationalities": words.cell(columns["nationalities"], prisoner.nationalities),
            "change": words.cell(columns["change"], change.change),
            "destination": words.cell(columns["destination_first"], change.destination_first),
        }
        for change in record.dataset.custody_changes().where(event_id=event.event_id)
        for prisoner in [prisoners[change.prisoner_id]]
    ]
    return sorted(rows, key=lambda row: (str(row["prisoner"].name), row["prisoner"].prisoner_id))


def _unknown(record: Record, event: Event) -> list[Any]:
    """The columns of which no source states anything for the release."""
    stated = {row.column.column for row in record.stated("events", event) if row.value != words.NOT_STATED}
    if event.date_latest:
        stated.add("date")
    return [
        column
        for column in record.columns("events")
        if getattr(event, column.column) in (None, (), "not_stated") and column.column not in stated | {"note"}
    ]
