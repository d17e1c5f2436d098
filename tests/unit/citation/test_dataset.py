"""Citations of a version of the dataset, by the functions that write them."""

import datetime as dt
import json

import pytest
from pybtex.database import parse_string

from belarus_releases.citation import dataset
from belarus_releases.errors import InvalidValueError
from belarus_releases.tables.coverage import Coverage
from tests.factories import snapshot

DAY = dt.date(2026, 11, 21)
VERSION = "2026.11.0"
UNPUBLISHED = "2099.1.0+dev"
STYLES = ("apa", "bibtex", "biblatex", "csl-json", "cff", "json-ld")
COVERAGE = [Coverage("events@2026.11.0", "events", dt.date(2024, 7, 1), dt.date(2026, 3, 20), "")]


def fields(text):
    (entry,) = parse_string(text, "bibtex").entries.values()
    return entry.fields


def cite(style, version=VERSION):
    return dataset.cite(style, snapshot(version), lambda: COVERAGE)


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


def test_cff():
    lines = dataset.cff(VERSION, DAY).splitlines()
    assert lines[0] == "cff-version: 1.2.0"
    assert {'version: "2026.11.0"', "date-released: 2026-11-21", "license: CC-BY-4.0", "type: dataset"} <= set(lines)
    assert lines[-4:] == ['  - "Belarus"', '  - "political prisoners"', '  - "human rights"', '  - "sanctions"']
    assert not any(line.startswith(("doi", "repository-code")) for line in lines)


def test_a_version_without_a_day_of_publication():
    assert "(n.d.)" in dataset.apa(UNPUBLISHED, None)
    for write in (dataset.bibtex_entry, dataset.biblatex_entry):
        assert not fields(write(UNPUBLISHED, None)).keys() & {"year", "month", "date"}
    assert "issued" not in dataset.csl_json(UNPUBLISHED, None)
    assert "date-released" not in dataset.cff(UNPUBLISHED, None)


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
        assert '\ndoi: "10.5072/made_up"\n' in cite("cff")
        assert '\nrepository-code: "https://example.org/repository"\n' in cite("cff")


class TestCite:
    def test_it_has_the_version_and_the_day_of_the_snapshot(self):
        assert cite("apa") == dataset.apa("2026.11.0", DAY)
        assert cite("biblatex") == dataset.biblatex_entry("2026.11.0", DAY)

    @pytest.mark.parametrize("style", STYLES)
    def test_coverage_is_read_where_a_style_states_it(self, style):
        calls = []
        text = dataset.cite(style, snapshot(VERSION), lambda: calls.append(style) or COVERAGE)
        assert calls == (["json-ld"] if style == "json-ld" else [])
        assert ("2024-07-01/2026-03-20" in text) == (style == "json-ld")

    def test_another_style_is_an_error(self):
        with pytest.raises(InvalidValueError, match="did you mean 'bibtex'"):
            cite("bibtx")
