"""What the tests of citations share."""

import pytest

from belarus_releases.schema import about


@pytest.fixture(autouse=True)
def nowhere(monkeypatch):
    """No version has a DOI, and the repository no address, whatever they have by now."""
    monkeypatch.setattr(about, "DOIS", {})
    monkeypatch.setattr(about, "REPOSITORY", None)


@pytest.fixture
def archived(nowhere, monkeypatch):
    """One version has a DOI, and the repository an address: DataCite's prefix for tests, and RFC 2606."""
    monkeypatch.setitem(about.DOIS, "2026.11.0", "10.5072/made_up")
    monkeypatch.setattr(about, "REPOSITORY", "https://example.org/repository")
