"""What was traded: concessions and contacts in order, with the releases that sources link to them."""

from typing import Any

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
    events = record.dataset.events()
    return {
        "id": record_id,
        "row": row,
        "what": "Concession" if concession else "Contact",
        "who": words.cell(columns["by"], row.by)
        if concession
        else words.cell(columns["participants"], row.participants),
        "how": f"{words.item(row.direction)}, {words.item(row.stage)}" if concession else _contact(row),
        "kind": words.item(row.kind),
        "links": [(events[link.event_id], link) for link in record.links.get(record_id, ())],
        "publications": record.publications(table, record_id),
    }


def _contact(row: Any) -> str:
    return f"{words.item(row.kind)}{', only planned' if row.planned else ''}"
