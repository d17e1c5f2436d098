"""Copies of the working tree, and steps of the curation with edited rows."""

import pytest

from curation.steps import build
from tests.curation.tree import Tree


@pytest.fixture
def tree(tmp_path):
    """A copy of the working tree."""
    return Tree(tmp_path)


@pytest.fixture
def edit(monkeypatch):
    """Change the rows that the steps build from."""
    tables = build.tables

    def edit(change):
        def edited():
            rows = tables()
            change(rows)
            return rows

        monkeypatch.setattr(build, "tables", edited)

    return edit
