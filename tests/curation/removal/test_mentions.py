"""Mentions of a person: spellings, cases, scripts, addresses; and what names somebody else."""

import pytest

from curation.removal.mentions import Mentions

VOLHA = ("Volha Prykladava", "Вольга Прыкладава", "Ольга Прикладова")
SIARHEI = ("Siarhei Prykladski", "Сергей Прикладский")
LIVIA = ("Livia Prykladava",)


def found(mentions, text):
    """The parts that name the person, and whether each is certain."""
    return [(text[start:end], certain) for start, end, certain in mentions.find(text)]


@pytest.fixture(scope="module")
def volha():
    return Mentions(VOLHA, [], [])


@pytest.fixture(scope="module")
def siarhei():
    return Mentions(SIARHEI, ["Prykladski"], [])


@pytest.mark.parametrize(
    "name",
    [
        "Volha Prykladava",
        "PRYKLADAVA Volha",
        "Olga Prikladova",  # transliterations that are not recorded
        "Wolha Prykładawa",
        "Ольга Прикла́дова",
        "Prykladava, Volha",
        "Вольгу Прыкладаву",  # cases
        "Ольгой Прикладовой",
        "Olgi Prykładowej",
        "volha-prykladava",
        "Volha_Prykladava",
        "volha.prykladava",
        "volha%20prykladava",
        "volha%2Dprykladava",
        "%D0%9E%D0%BB%D1%8C%D0%B3%D0%B0_%D0%9F%D1%80%D0%B8%D0%BA%D0%BB%D0%B0%D0%B4%D0%BE%D0%B2%D0%B0",
        "volhaprykladava",
        r"\u041e\u043b\u044c\u0433\u0430 \u041f\u0440\u0438\u043a\u043b\u0430\u0434\u043e\u0432\u0430",
    ],
)
def test_the_name_is_certain_in_any_form(volha, name):
    assert found(volha, f"1/{name}/2") == [(name, True)]


@pytest.mark.parametrize(
    "name",
    [
        "Сергея Прикладского",  # Russian
        "Сяргеем Прыкладскім",  # Belarusian
        "Сергію Прикладському",  # Ukrainian
        "Siarhieja Prykladskiego",  # Polish
        "Sergejui Prykladskiui",  # Lithuanian
        "Sergejam Prykladskim",  # Latvian
        "Sergej Prykladskis",  # German
        "Siarhei Prykladski's",
    ],
)
def test_the_name_in_the_cases_of_other_languages(siarhei, name):
    ((_, certain),) = found(siarhei, f"1/{name}/2")
    assert certain


def test_a_surname_alone_is_to_be_decided(volha):
    assert found(volha, "Prykladava is free; lawyer of Прикладовой") == [("Prykladava", False), ("Прикладовой", False)]


def test_a_word_that_names_nobody_else_is_certain_in_any_case(siarhei):
    assert found(siarhei, "free-prykladskiego-now Прикладскому") == [("prykladskiego", True), ("Прикладскому", True)]


@pytest.mark.parametrize("text", ["#FreePrykladava", "t.me/prykladavalive", "prykladava2099"])
def test_a_surname_within_a_longer_word_is_to_be_decided(volha, text):
    ((_, certain),) = found(volha, text)
    assert not certain


def test_the_name_of_another_prisoner_is_theirs():
    mentions = Mentions(VOLHA, ["Prykladava"], [LIVIA])
    assert found(mentions, "Livia Prykladava; livia-prykladava") == []
    assert found(mentions, "Livia and Volha Prykladava") == [("Volha Prykladava", True)]
    assert found(mentions, "Volha and Livia Prykladava") == [("Prykladava", False)]
    assert found(mentions, "Prykladava is free") == [("Prykladava", False)]  # of both, whatever the editor says


def test_a_given_name_that_no_other_prisoner_bears_settles_nothing(volha):
    assert found(volha, "Maryna Prykladava") == [("Prykladava", False)]  # misnamed, or another


@pytest.mark.parametrize("text", ["Siarhei Prykladski", "prykladny", "Volha Ivanova", "volha", "Прикладская область"])
def test_what_only_looks_alike_is_not_found(volha, text):
    assert [certain for _, certain in found(volha, text)] in ([], [False])
    assert found(volha, "Volha Ivanova, Siarhei Prykladny") == []


def test_a_misspelt_surname_behind_the_given_name_is_to_be_decided(volha):
    assert found(volha, "Volha Prykldava") == [("Volha Prykldava", False)]


def test_a_surname_of_two_words_is_one_name():
    mentions = Mentions(["Maryna Pryklad-Uzornaja"], [], [])
    assert found(mentions, "with Maryna Pryklad-Uzornaja.") == [("Maryna Pryklad-Uzornaja", True)]


def test_a_surname_of_few_sounds_is_found_as_it_is_written_only():
    mentions = Mentions(["Allan Roo"], [], [])
    assert (
        found(mentions, "Ra, re, Roo and Allan Ro") == [("Roo", True), ("Allan Ro", False)]
        or found(mentions, "re ra aria") == []
    )
