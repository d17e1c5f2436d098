"""How each cell of the events came about: its value, footnotes that are defined, HTML that is well formed."""

import re
from xml.etree import ElementTree

import pytest

import belarus_releases as br
from belarus_releases.errors import InvalidValueError, NotFoundError

DATASETS = {
    "latest": br.dataset("2026.11.3"),
    "past": br.dataset("2026.11.0"),
    "known": br.dataset("2026.11.3", known_on="2025-09-30"),
}
STATED = {line.column for line in br.codebook("events").where(basis="stated", item=None)}


def in_csv(value):
    """The items of a cell, as CSV has them."""
    return [str(item) for item in (value if isinstance(value, tuple) else (value,))]


#: Every event; by day one of four.
EVENTS = [
    pytest.param(name, event.event_id, marks=pytest.mark.slow if place % 4 else ())
    for name, ds in DATASETS.items()
    for place, event in enumerate(ds.events())
]


@pytest.mark.parametrize(("name", "event_id"), EVENTS)
def test_every_cell_of_an_event(name, event_id):
    ds = DATASETS[name]
    event = ds.events()[event_id]
    for column in ds.events().columns:
        text = ds.explain("events", event_id, column)
        assert text == ds.explain(event, column=column)
        value, body = text.split("\n")[2], text.split("\n\n")[1]
        if column in STATED and getattr(event, column) not in (None, ()):
            assert all(item in value for item in in_csv(getattr(event, column)))
            assert "\nAdopted: " in body
        cited = {int(number) for numbers in re.findall(r" \[([\d, ]+)\]", body) for number in numbers.split(", ")}
        defined = [int(number) for number in re.findall(r"^\[(\d+)\] ", text, re.MULTILINE)]
        assert sorted(cited) == sorted(defined) == list(range(1, len(defined) + 1))
        markdown = ds.explain("events", event_id, column, form="markdown")
        assert {*re.findall(r"\[\^(\d+)\](?!:)", markdown)} == {*re.findall(r"^\[\^(\d+)\]: ", markdown, re.MULTILINE)}
        root = ElementTree.fromstring(ds.explain("events", event_id, column, form="html"))
        ids = [item.get("id") for item in root.iter("li")]
        assert {f"#{anchor}" for anchor in ids} == {
            link.get("href") for link in root.iter("a") if link.get("href").startswith("#")
        }
        assert len(ids) == len(set(ids)) == len(defined)


def test_every_address_is_one_of_the_record():
    ds = DATASETS["latest"]
    urls = {source.url for source in ds.sources()}
    for event in ds.events():
        root = ElementTree.fromstring(ds.explain(event, column="released_total", form="html"))
        links = [link.get("href") for link in root.iter("a")]
        assert all(link.startswith("#") or link in urls for link in links)


@pytest.mark.parametrize("table", br.tables.TABLES)
def test_every_table_can_be_explained(table):
    ds = DATASETS["latest"]
    rows = ds.table(table)
    for column in rows.columns:
        assert ds.explain(rows[0], column=column).startswith(f"`{column}` of ")
        assert ds.explain(rows[-1], column=column, form="html").startswith("<div>")


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"table": "evnts", "record_id": "x", "column": "y"}, NotFoundError, "there is no table 'evnts'"),
        ({"table": "events", "record_id": "x", "column": "y"}, NotFoundError, "there is no row 'x' in events"),
        (
            {"table": "events", "column": "women"},
            InvalidValueError,
            "record_id: expected an id of events, or a record in place of the table, got None",
        ),
        (
            {"table": "events", "record_id": "2025-09-11-lithuania"},
            InvalidValueError,
            "column: expected a column of events, got None",
        ),
        (
            {"table": "events", "record_id": "2025-09-11-lithuania", "column": "womn"},
            NotFoundError,
            "there is no column 'womn' in events: did you mean 'women'",
        ),
        (
            {"table": "events", "record_id": "2025-09-11-lithuania", "column": "women", "form": "pdf"},
            InvalidValueError,
            "form",
        ),
    ],
)
def test_what_does_not_exist(arguments, error, message):
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        DATASETS["latest"].explain(**arguments)
