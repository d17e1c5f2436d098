"""What the citation styles share."""

import json

import pytest

from belarus_releases.citation.shared import TITLE, address, choose, date_parts, json_text, without_empty
from belarus_releases.errors import InvalidValueError


def test_the_title_begins_with_the_name():
    assert TITLE == "belarus-releases: releases of political prisoners in Belarus since July 2024"


class TestAddress:
    def test_there_is_none_before_it_exists(self):
        assert address("2026.11.0") is None

    @pytest.mark.usefixtures("archived")
    def test_the_doi_of_a_version_goes_before_the_repository(self):
        assert address("2026.11.0") == "https://doi.org/10.5072/made_up"
        assert address("2026.11.1") == "https://example.org/repository"


def test_a_style_is_chosen_by_its_name():
    assert choose("b", {"a": 1, "b": 2}) == 2


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ("bibtx", "style: there is no citation style 'bibtx': did you mean 'bibtex'?"),
        ("", "style: there is no citation style '': there are 'apa', 'bibtex'."),
        (["apa"], "style: there is no citation style ['apa']: did you mean 'apa'?"),
        (None, "style: there is no citation style None: there are 'apa', 'bibtex'."),
    ],
)
def test_another_style_is_an_error(style, message):
    with pytest.raises(InvalidValueError) as error:
        choose(style, {"apa": 1, "bibtex": 2})
    assert str(error.value) == message


def test_json_is_indented_unescaped_and_ends_with_a_line_end():
    assert json_text({"title": "Łosik"}) == '{\n  "title": "Łosik"\n}\n'
    assert json.loads(json_text([])) == []


def test_fields_without_a_value_are_omitted():
    assert without_empty({"a": 1, "b": None, "c": "", "d": [], "e": "x"}) == {"a": 1, "e": "x"}


@pytest.mark.parametrize(("date", "parts"), [((), None), ((2025,), [[2025]]), ((2025, 9, 11), [[2025, 9, 11]])])
def test_a_date_is_as_fine_as_it_is_certain(date, parts):
    assert date_parts(date) == (parts and {"date-parts": parts})
