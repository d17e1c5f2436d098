"""Trees in which steps run for real, and steps of the curation with edited rows."""

import pytest

from curation.steps import build
from tests.curation.removed import publish_person
from tests.curation.small import publish_small
from tests.curation.tree import Tree


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """The small tree, to copy."""
    return publish_small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def with_person(small, tmp_path_factory):
    """The small tree with the made-up person who is to be removed, to copy."""
    return publish_person(tmp_path_factory.mktemp("removed"), small)


@pytest.fixture
def tree(small, tmp_path):
    """A copy of the small tree."""
    return Tree(tmp_path, of=small.root)


@pytest.fixture
def whole(tmp_path):
    """A copy of the working tree, with the record and all its versions: a step takes seconds."""
    return Tree(tmp_path)


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
