"""The intended coverage that the editors state for a version."""

import pytest

from belarus_releases.views import covered
from tests.factories import day, row, snapshot

FILE = b"""coverage_id,subject,first,last,note,since
events@2026.11.2,events,2025-02-01,2025-03-31,Old.,2026.11.2
prisoners@2026.11.10,prisoners,2025-01-01,2025-01-31,More.,2026.11.10
contacts@2026.11.2,contacts,2025-02-01,,Open.,2026.11.2
events@2026.11.10,events,2025-02-01,2025-04-30,New.,2026.11.10
"""


@pytest.fixture(autouse=True)
def _file(monkeypatch):
    monkeypatch.setattr(covered, "read_file", {"coverage.csv": FILE}.__getitem__)


@pytest.mark.parametrize(
    ("version", "notes"),
    [
        ("2026.11.1", []),
        ("2026.11.2", ["Old.", "Open."]),
        ("2026.11.9", ["Old.", "Open."]),
        ("2026.11.10", ["New.", "More.", "Open."]),
        ("2026.11.10+dev", ["New.", "More.", "Open."]),
    ],
)
def test_the_latest_row_of_each_subject(version, notes):
    assert [row.note for row in covered.coverage(snapshot(version))] == notes


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
