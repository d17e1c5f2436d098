"""Citations of a version of the dataset, by the functions that write them."""

import datetime as dt
import json

import pytest
from pybtex.database import parse_string

from belarus_releases.citation import dataset
from belarus_releases.errors import InvalidValueError
from tests.factories import snapshot

DAY = dt.date(2026, 11, 21)
VERSION = "2026.11.0"
UNPUBLISHED = "2099.1.0+dev"
STYLES = ("apa", "bibtex", "biblatex", "csl-json")


def fields(text):
    (entry,) = parse_string(text, "bibtex").entries.values()
    return entry.fields


def cite(style, version=VERSION):
    return dataset.cite(style, snapshot(version))


def test_apa():
    assert dataset.apa(VERSION, DAY) == (
        "belarus-releases contributors. (2026). belarus-releases: releases of political prisoners in Belarus "
        "since July 2024 (Version 2026.11.0) [Data set]."
    )


def test_bibtex():
    assert dataset.bibtex_entry(VERSION, DAY) == (
        "@misc{belarus_releases_2026_11_0,\n"
        "  author = {{belarus-releases contributors}},\n"
        "  title = {{belarus-releases: releases of political prisoners in Belarus since July 2024}},\n"
        "  howpublished = {{Data set, version 2026.11.0}},\n"
        "  year = {2026},\n"
        "  month = nov,\n"
        "}\n"
    )


def test_biblatex():
    assert dataset.biblatex_entry(VERSION, DAY) == (
        "@dataset{belarus_releases_2026_11_0,\n"
        "  author = {{belarus-releases contributors}},\n"
        "  title = {{belarus-releases: releases of political prisoners in Belarus since July 2024}},\n"
        "  version = {2026.11.0},\n"
        "  date = {2026-11-21},\n"
        "}\n"
    )


def test_csl_json():
    assert json.loads(dataset.csl_json(VERSION, DAY)) == [
        {
            "id": "belarus_releases_2026_11_0",
            "type": "dataset",
            "title": "belarus-releases: releases of political prisoners in Belarus since July 2024",
            "author": [{"literal": "belarus-releases contributors"}],
            "version": "2026.11.0",
            "issued": {"date-parts": [[2026, 11, 21]]},
        }
    ]


def test_a_version_without_a_day_of_publication():
    assert "(n.d.)" in dataset.apa(UNPUBLISHED, None)
    for write in (dataset.bibtex_entry, dataset.biblatex_entry):
        assert not fields(write(UNPUBLISHED, None)).keys() & {"year", "month", "date"}
    assert "issued" not in dataset.csl_json(UNPUBLISHED, None)


@pytest.mark.usefixtures("archived")
class TestAddresses:
    @pytest.mark.parametrize("style", STYLES)
    def test_every_style_has_the_doi_of_its_version(self, style):
        assert "10.5072/made_up" in cite(style)
        assert "10.5072/made_up" not in cite(style, "2026.11.1")

    @pytest.mark.parametrize("style", STYLES)
    def test_a_version_without_a_doi_has_the_repository(self, style):
        assert "https://example.org/repository" in cite(style, "2026.11.1")

    def test_each_in_its_form(self):
        assert cite("apa").endswith("[Data set]. https://doi.org/10.5072/made_up")
        for style in ("bibtex", "biblatex"):
            assert fields(cite(style))["doi"] == "10.5072/made_up"
            assert "url" not in fields(cite(style))
            assert fields(cite(style, "2026.11.1"))["url"] == "https://example.org/repository"
        assert json.loads(cite("csl-json"))[0]["DOI"] == "10.5072/made_up"
        assert json.loads(cite("csl-json"))[0]["URL"] == "https://doi.org/10.5072/made_up"


class TestCite:
    def test_it_has_the_version_and_the_day_of_the_snapshot(self):
        assert cite("apa") == dataset.apa("2026.11.0", DAY)
        assert cite("biblatex") == dataset.biblatex_entry("2026.11.0", DAY)

    def test_another_style_is_an_error(self):
        with pytest.raises(InvalidValueError, match="did you mean 'bibtex'"):
            cite("bibtx")
