"""Entries of a BibTeX file: escaped, in order, read back by a parser."""

import pycountry
import pytest
from pybtex.database import parse_string

import belarus_releases as br
from belarus_releases.citation.bibtex import LANGUAGES, MONTHS, address, entry, text

WORDS = ["}", "{", "a } b { c", "\\", "\\}", "~^", '"', "50 % of #1 & $2 in a_b", "A and B", "Політзаключённые 人 ž"]


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Title", "{{Title}}"),
        ("", "{{}}"),
        ("#$%&_", r"{{\#\$\%\&\_}}"),
        ("{}", r"{{\textbraceleft{}\textbraceright{}}}"),
        ("\\~^", r"{{\textbackslash{}\textasciitilde{}\textasciicircum{}}}"),
        ("“Łosik” — 人", "{{“Łosik” — 人}}"),
    ],
)
def test_words_are_escaped(words, field):
    assert text(words) == field


def test_addresses_stay_as_they_are_but_for_braces():
    assert address("https://example.org/a_b?c=%20&d=e#f~") == "{https://example.org/a_b?c=%20&d=e#f~}"
    assert address("https://example.org/{a}\\b}") == "{https://example.org/%7Ba%7D%5Cb%7D}"


def test_each_field_has_its_form():
    fields = {
        "author": "A and B", "key": "K", "organization": "O", "howpublished": "H", "doi": "10.1/{a_b}",
        "url": "https://example.org/a_b", "month": 12, "year": 2025, "urldate": "2026-01-01", "title": "T",
    }  # fmt: skip
    assert entry("misc", "key", fields) == (
        "@misc{key,\n"
        "  author = {{A and B}},\n"
        "  key = {{K}},\n"
        "  organization = {{O}},\n"
        "  howpublished = {{H}},\n"
        "  doi = {10.1/%7Ba_b%7D},\n"
        "  url = {https://example.org/a_b},\n"
        "  month = dec,\n"
        "  year = {2025},\n"
        "  urldate = {2026-01-01},\n"
        "  title = {{T}},\n"
        "}\n"
    )


def test_fields_without_a_value_are_omitted():
    assert entry("online", "key", {"title": None, "date": "", "year": 0}) == "@online{key,\n}\n"


@pytest.mark.parametrize("words", WORDS)
def test_words_break_out_of_no_entry(words):
    fields = {"title": words, "url": f"https://example.org/{words}"}
    both = "\n".join(entry("misc", key, fields) for key in ("a", "b"))
    entries = parse_string(both, "bibtex").entries
    assert list(entries) == ["a", "b"]
    for one in entries.values():
        assert one.fields.keys() == {"title", "url"}
        assert one.fields["title"].startswith("{")
        assert one.fields["title"].endswith("}")


def test_months_are_the_names_that_styles_know():
    bibliography = parse_string("\n".join(entry("misc", m, {"month": n}) for n, m in enumerate(MONTHS, 1)), "bibtex")
    assert [bibliography.entries[month].fields["month"][:3].lower() for month in MONTHS] == list(MONTHS)
    assert len(MONTHS) == 12


def test_languages_have_the_names_of_the_standard():
    """But for two that babel calls otherwise."""
    others = {"el": "greek", "sl": "slovene"}
    for code, name in LANGUAGES.items():
        assert name == others.get(code, pycountry.languages.get(alpha_2=code).name.lower())


def test_every_language_of_the_sources_has_a_name():
    assert {source.language for source in br.sources() if source.language} <= LANGUAGES.keys()
