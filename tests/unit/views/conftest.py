"""A coverage that the tests write out themselves."""

from functools import partial

import pytest

from belarus_releases.storage.rows import table_csv
from belarus_releases.views import covered


@pytest.fixture
def cover(monkeypatch):
    """A function that states over which days the events, or other rows, are meant to be complete."""

    def cover(first="", last="", *, subject="events"):
        row = f"{subject}@2026.11.0,{subject},{first},{last},N.\n"
        files = {"coverage.csv": f"coverage_id,subject,first,last,note\n{row}".encode()}
        monkeypatch.setattr(covered, "table_csv", partial(table_csv, files=files))

    return cover
