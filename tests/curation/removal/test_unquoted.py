"""Unquoted text, and where its parts stand in the original."""

import pytest

from curation.removal.unquoted import unquoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/%D0%9E%D0%BB%D1%8C%D0%B3%D0%B0_x", "/Ольга_x"),
        ("/%25D0%259E%25D0%25BB", "/Ол"),  # quoted twice
        ("/%CE%EB%FC%E3%E0", "/Ольга"),  # windows-1251
        (r'"\u041e\u043b\n"', '"Ол "'),
        ("&#1054;&#x43b;&amp;&quot;", 'Ол&"'),
        ("https://xn--80afxl5e.example/", "https://ольга.example/"),
        ("50 % off; 100%", "50 % off; 100%"),
    ],
)
def test_what_is_quoted(text, expected):
    assert unquoted(text).text == expected


@pytest.mark.parametrize(
    "text", ["a%20Volha%2Db", "/%D0%9E%D0%BB%D1%8C%D0%B3%D0%B0/", r"\nVolha", "xn--80afxl5e.example"]
)
def test_each_word_stands_for_a_part_of_the_original(text):
    plain = unquoted(text)
    word = "Volha" if "Volha" in plain.text else plain.text.strip("/").partition(".")[0]
    place = plain.text.index(word)
    start, end = plain.span(place, place + len(word))
    assert unquoted(text[start:end]).text == word


def test_text_without_quoting_is_itself():
    assert unquoted("Volha").span(1, 3) == (1, 3)
