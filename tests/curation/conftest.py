"""Copies of the working tree, and steps of the curation with edited rows."""

import pytest

from curation.steps import build
from tests.curation.tree import Tree


@pytest.fixture
def tree(tmp_path):
    """A copy of the working tree."""
    return Tree(tmp_path)


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """A tree in which edits that have no version yet are published, so that those to come are the only ones."""
    tree = Tree(tmp_path_factory.mktemp("published"))
    tree.step("publish", "2098.1.0", "--on", "2098-01-31")
    return tree


@pytest.fixture
def settled(published, tmp_path):
    """A copy of the tree in which all is published."""
    return Tree(tmp_path, of=published.root)


@pytest.fixture
def edit(monkeypatch):
    """Change the rows that the steps build from."""
    tables = build.tables

    def edit(change):
        def edited(*curation):
            rows = tables(*curation)
            change(rows)
            return rows

        monkeypatch.setattr(build, "tables", edited)

    return edit
