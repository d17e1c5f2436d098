"""A coverage that the tests write out themselves."""

import pytest

from belarus_releases.views import covered


@pytest.fixture
def cover(monkeypatch):
    """A function that states over which days the events, or other rows, are meant to be complete."""

    def cover(first="", last="", *, subject="events"):
        row = f"{subject}@2026.11.0,{subject},{first},{last},N.,2026.11.0\n"
        data = "coverage_id,subject,first,last,note,since\n" + row
        monkeypatch.setattr(covered, "read_file", {"coverage.csv": data.encode()}.__getitem__)

    return cover
