"""``CITATION.cff``: the file of the repository, and its form."""

import datetime as dt

import yaml

from belarus_releases.schema import about
from curation.steps import citation
from curation.steps.files import ROOT

DAY = dt.date(2026, 11, 21)


def test_the_file_is_that_of_the_newest_version():
    assert (ROOT / "CITATION.cff").read_text(encoding="utf-8") == citation.newest()


def test_its_fields(monkeypatch):
    monkeypatch.setattr(about, "DOIS", {})
    monkeypatch.setattr(about, "REPOSITORY", None)
    fields = yaml.safe_load(citation.citation_file("2026.11.0", DAY))
    assert fields["cff-version"] == "1.2.0"
    assert (fields["version"], fields["date-released"]) == ("2026.11.0", DAY)
    assert (fields["type"], fields["license"]) == ("dataset", "CC-BY-4.0")
    assert fields["keywords"][:2] == ["Belarus", "political prisoners"]
    assert fields.keys().isdisjoint({"doi", "repository-code"})


def test_with_a_doi_and_a_repository(monkeypatch):
    monkeypatch.setattr(about, "DOIS", {"2026.11.0": "10.5072/made_up"})
    monkeypatch.setattr(about, "REPOSITORY", "https://example.org/repository")
    assert yaml.safe_load(citation.citation_file("2026.11.0", DAY))["doi"] == "10.5072/made_up"
    fields = yaml.safe_load(citation.citation_file("2026.11.1", DAY))
    assert "doi" not in fields
    assert fields["repository-code"] == "https://example.org/repository"
