"""Sheets of a few rows, as an export takes them."""

import datetime as dt

import pytest

from belarus_releases.export.sheet import Edition, Sheet
from belarus_releases.storage._schema import LAYOUTS
from belarus_releases.storage.layout import layout_at


@pytest.fixture
def sheet():
    """A function that makes a sheet of rows."""

    def make(name, rows=(), version="2026.11.2", known_on=None, choice=None):
        layout = layout_at(LAYOUTS[name], version or "2026.11.2")
        return Sheet(name, layout, lambda: tuple(rows), version, known_on, choice=choice)

    return make


@pytest.fixture
def edition():
    return Edition("2026.11.2", dt.date(2026, 11, 25), None, "0f" * 32, "Contributors. (2026). Releases.")
