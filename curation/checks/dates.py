"""Dates that cannot be: in the future, or after the page that states them."""

from collections.abc import Iterator

from belarus_releases.adoption.cells import COLUMNS
from belarus_releases.schema.dates import interval, public_since

from ..steps.record import Said
from .remark import About, Edits, Fault, rule

_AHEAD = ("effective_on",)  #: columns of what is announced before it holds


@rule("date-in-future", "No date lies in the future, except when a concession takes effect and a planned contact.")
def date_in_future(edits: Edits) -> Iterator[Fault]:
    for said, first in _dated(edits):
        if first > edits.today.isoformat():
            message = f"{said.value} is after today, {edits.today}: correct the date"
            yield said.value_place, About(said.table, said.record_id, said.field), message
    for publication in edits.loaded.publications:
        for column in ("published", "retrieved_on"):
            text = publication.cells[column]
            if text and interval(text)[0] > edits.today:
                message = f"{text} is after today, {edits.today}: correct the date"
                yield publication.at(column), About("sources", publication.key, column), message


@rule("page-before-reading", "A page was published by the day on which it was retrieved.")
def page_before_reading(edits: Edits) -> Iterator[Fault]:
    for publication in edits.loaded.publications:
        published, retrieved = publication.cells["published"], publication.cells["retrieved_on"]
        if published and retrieved and interval(published)[0].isoformat() > retrieved:
            message = f"{published} is after retrieved_on, {retrieved}: correct one of the two"
            yield publication.at("published"), About("sources", publication.key, "published"), message


@rule(
    "date-after-page", "No date lies after the page that states it, except when a concession takes effect, or a plan."
)
def date_after_page(edits: Edits) -> Iterator[Fault]:
    sources = edits.sources()
    for said, first in _dated(edits):
        page = public_since(sources[said.source])
        if page and first > page.isoformat():
            message = f"{said.value} is after {said.source}, a page of {page}: correct the date, or the page's"
            yield said.value_place, About(said.table, said.record_id, said.field), message


def _dated(edits: Edits) -> Iterator[tuple[Said, str]]:
    """The claims on dates that must have passed, each with its first day."""
    planned = {row["contact_id"] for row in edits.tables["contacts"] if row["planned"] == "true"}
    for said in edits.loaded.written.said:
        if COLUMNS[said.table][said.field].kind != "date" or said.field in _AHEAD:
            continue
        if said.table != "contacts" or said.record_id not in planned:
            yield said, interval(said.value)[0].isoformat()
