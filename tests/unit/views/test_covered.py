"""The intended coverage that the editors state for a version."""

from functools import partial

import pytest

from belarus_releases.storage.rows import table_csv
from belarus_releases.views import covered
from tests.factories import day, row, snapshot

FILE = b"""coverage_id,subject,first,last,note
events@2026.11.2,events,2025-02-01,2025-03-31,Old.
prisoners@2026.11.10,prisoners,2025-01-01,2025-01-31,More.
contacts@2026.11.2,contacts,2025-02-01,,Open.
events@2026.11.10,events,2025-02-01,2025-04-30,New.
"""


@pytest.fixture(autouse=True)
def _file(monkeypatch):
    monkeypatch.setattr(covered, "table_csv", partial(table_csv, files={"coverage.csv": FILE}))


@pytest.mark.parametrize(
    ("version", "notes"),
    [
        ("2026.11.1", []),
        ("2026.11.2", ["Old.", "Open."]),
        ("2026.11.9", ["Old.", "Open."]),
        ("2026.11.10", ["New.", "More.", "Open."]),
        ("2026.11.2+dev", ["New.", "More.", "Open."]),
    ],
)
def test_the_latest_row_of_each_subject(version, notes):
    assert [row.note for row in covered.coverage(snapshot(version))] == notes


def test_by_a_choice_of_sources_nothing_is_covered():
    rows = covered.coverage(snapshot("2026.11.2", day("2025-03-10"), "without quality=weak"))
    assert [(row.subject, row.first, row.last, row.note) for row in rows] == [
        ("events", None, None, "Old."), ("contacts", None, None, "Open.")
    ]  # fmt: skip


def test_a_row_has_typed_cells():
    assert covered.coverage(snapshot("2026.11.2")) == [
        row(
            "coverage",
            coverage_id="events@2026.11.2",
            subject="events",
            first=day("2025-02-01"),
            last=day("2025-03-31"),
            note="Old.",
        ),
        row(
            "coverage",
            coverage_id="contacts@2026.11.2",
            subject="contacts",
            first=day("2025-02-01"),
            note="Open.",
        ),
    ]


@pytest.mark.parametrize(
    ("known_on", "span"),
    [
        ("2025-04-02", ("2025-02-01", "2025-03-31")),
        ("2025-04-01", ("2025-02-01", "2025-03-31")),
        ("2025-03-31", ("2025-02-01", "2025-03-30")),
        ("2025-02-02", ("2025-02-01", "2025-02-01")),
        ("2025-02-01", None),
        ("2020-01-01", None),
    ],
)
def test_as_of_a_day_coverage_ends_the_day_before(known_on, span):
    """What happened on the day may be reported later."""
    events, contacts = covered.coverage(snapshot("2026.11.2", day(known_on)))
    assert (events.first, events.last) == (tuple(map(day, span)) if span else (None, None))
    assert (events.coverage_id, events.note) == ("events@2026.11.2", "Old.")
    assert (contacts.first, contacts.last) == (day("2025-02-01"), None)


def test_what_a_version_declares_holds_for_every_day():
    assert [(row.subject, row.last) for row in covered.declared("2026.11.10")] == [
        ("events", day("2025-04-30")),
        ("prisoners", day("2025-01-31")),
        ("contacts", None),
    ]
