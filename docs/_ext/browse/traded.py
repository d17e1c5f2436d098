"""What was traded: concessions and contacts in order, with the releases that sources link to them."""

from typing import Any

from belarus_releases.tables.codebook import CodebookEntry
from belarus_releases.tables.event_links import EventLink

from . import words
from .record import Record
from .section import Section, render


def sections(record: Record) -> list[Section]:
    """One table of both, by day."""
    both = [(table, row) for table in ("concessions", "contacts") for row in record.dataset.table(table)]
    both.sort(key=lambda pair: words.by_day("date_earliest")(pair[1]), reverse=True)
    return [
        Section(
            "in-order",
            "",
            render("traded", version=record.dataset.version, rows=[_row(record, table, row) for table, row in both]),
        )
    ]


def _row(record: Record, table: str, row: Any) -> dict[str, Any]:
    columns = {column.column: column for column in record.columns(table)}
    concession = table == "concessions"
    record_id = row.concession_id if concession else row.contact_id
    return {
        "id": record_id,
        "row": row,
        "what": "Concession" if concession else "Contact",
        "who": words.cell(columns["by"], row.by)
        if concession
        else words.cell(columns["participants"], row.participants),
        "parties": _parties(columns["by" if concession else "parties"], row.by if concession else row.parties),
        "how": f"{words.item(row.direction)}, {words.item(row.stage)}" if concession else _contact(row),
        "kind": words.item(row.kind),
        "note": record.prose(row.note),
        "links": [_link(record, link) for link in record.links.get(record_id, ())],
        "publications": record.publications(table, record_id),
    }


def _parties(column: CodebookEntry, parties: tuple[str, ...]) -> list[str]:
    """Whom a reader can filter by: states and others, each by itself."""
    return [words.cell(column, party) for party in parties] or [words.NOT_STATED]


def _link(record: Record, link: EventLink) -> dict[str, Any]:
    """A linked release, and how many sources state the adopted relation."""
    relations = record.relations(link.link_id)
    adopted = next((f"{words.item(name)}: {count:,}" for name, count, is_adopted in relations if is_adopted), None)
    sources = len({claim.source_id for claim in record.evidence("event_links", link.link_id)})
    said = f"{adopted} of {words.plural(sources, 'source')}" if adopted else words.NOT_STATED
    return {"event": record.dataset.events()[link.event_id], "said": said}


def _contact(row: Any) -> str:
    return f"{words.item(row.kind)}{', only planned' if row.planned else ''}"
