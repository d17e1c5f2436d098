"""Texts that name one of several persons, in any spelling, case and script; and those that do not."""

import pytest

from belarus_releases.names.mentioned import Mentioned, of_prisoners
from tests.factories import row

PRISONERS = Mentioned(
    [["Volha Prykladava", "Вольга Прыкладава", "Ольга Прикладова"], ["Ihar Žyt", "Ігар Жыт"], ["Maksim Kalatar"]]
)


@pytest.mark.parametrize(
    "text",
    [
        "Volha Prykladava",
        "released: PRYKLADAVA, V.",
        "Olga Prikladova is free",
        "рассказ Прикладовой",
        "https://example.org/freed-olga-prikladova-2099",
        "https://example.org/freedvolhaprykladava",
        "https://example.org/%D0%BF%D1%80%D0%B8%D0%BA%D0%BB%D0%B0%D0%B4%D0%BE%D0%B2%D0%B0",
        "Pry\u0301kladava",
        "Žyt is free",
        "Prykladava’s lawyer",
        "Žyt’s lawyer",
    ],
)
def test_a_surname_is_a_mention(text):
    assert PRISONERS(text)


@pytest.mark.parametrize(
    "text", ["", "Volha is free", "Ihar and Maksim", "52 political prisoners released", "a city by the sea", "BY"]
)
def test_other_texts_name_nobody(text):
    assert not PRISONERS(text)


def test_a_given_name_that_sounds_like_a_surname_names_nobody():
    marko = Mentioned([["Ivan Marko"]])
    assert marko("Ivan Marko")
    assert not marko("Marco Rubio")


def test_prisoners_are_found_by_every_spelling():
    names = of_prisoners([row("prisoners", name="Volha Prykladava", aliases=("Olga Beispiel",))])
    assert names("Prykladava")
    assert names("Frau Beispiel")
    assert not names("Volha")
