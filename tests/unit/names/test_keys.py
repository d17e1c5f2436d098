"""Keys of names: words, sounds, habits of spelling, endings."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from belarus_releases.names import forms
from belarus_releases.names.keys import key, keys, sounds, words

NAMES = ("Siarhei Tsikhanouski", "Maria Kalesnikava", "Viktar Babaryka", "Ales Bialiatski", "Mikola Statkevich")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("?! - ,", []),
        ("Tsikhanoŭski-Łosik, S.", ["tsikhanoŭski", "łosik", "s"]),
        ("ЦІХАНОЎСКІ", ["ціханоўскі"]),
        ("Zoló\u0301tova", ["zolotova"]),
        ("e\u0301\u200dé", ["ee"]),
        ("Dar’ia", ["dar’ia"]),
        ("O\u00adK", ["ok"]),
        ("Straße", ["strasse"]),
        ("人", ["人"]),
        ("３", ["3"]),
    ],
)
def test_words(text, parts):
    assert words(text) == parts


@pytest.mark.parametrize(
    ("word", "sound"),
    [
        ("тихановский", "tiganavski"),
        ("ціханоўскі", "tiganavski"),
        ("tsikhanouski", "tiganavski"),
        ("фядута", "faduta"),
        ("feduta", "faduta"),
        ("fiaduta", "faduta"),
        ("щука", "ščuka"),
        ("shchuka", "ščuka"),
        ("anna", "ana"),
        ("dzmitry", "dmitri"),
        ("max", "maks"),
        ("人", "人"),
    ],
)
def test_sounds(word, sound):
    assert sounds(word, {}) == sound


def test_a_reading_overrides_the_sounds_of_some_letters():
    assert sounds("cichanouski", {"ch": "g"}) == "tiganavski"
    assert sounds("zichanouski", {"ch": "g", "z": "t"}) == "tiganavski"


@pytest.mark.parametrize(
    ("word", "variants"),
    [
        ("cichanouski", {"tičanavski", "tiganavski"}),
        ("cichanoŭski", {"tiganavski"}),
        ("chapiuk", {"gapuk", "čapuk"}),
        ("znakas", {"znak", "znakas"}),
        ("mackevičius", {"matkavič", "matkavičus"}),
        ("ales", {"alas"}),
    ],
)
def test_keys_are_read_by_each_habit_with_and_without_a_baltic_ending(word, variants):
    assert variants <= set(keys(word))


@pytest.mark.parametrize("word", ["lis", "lukas"])
def test_an_ending_is_none_where_no_more_than_three_letters_stand_before_it(word):
    assert keys(word) == (word,)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Сяргей Ціханоўскі", "Тихановский, Сергей", "Siarhiej Tikhanovsky", "tsikhanouski SIARHEI"),
        ("Алесь Бяляцкі", "Ales Belyatsky", "Aleś Bialacki"),
        ("Зянковіч", "Zenkovich", "Zenkovič", "Ziankowicz"),
    ],
)
def test_a_key_unites_spellings_and_scripts(spellings):
    first = key(spellings[0])
    assert all(set(first) <= set(key(spelling)) for spelling in spellings)
    assert first == tuple(sorted(set(first)))


def test_other_names_have_other_keys():
    assert len({key(name) for name in NAMES}) == len(NAMES)


@given(st.sampled_from(NAMES), st.sampled_from(["’", "\u0301", "\u200d", "\u00ad"]), st.integers(0, 30))
def test_marks_change_nothing(name, mark, place):
    pair = name[max(place - 1, 0) : place + 1].lower()
    assume(mark != "’" or pair not in {"ch", *forms.UNITS})  # there it parts two sounds: "s’h" is not "sh"
    assert key(name[:place] + mark + name[place:]) == key(name)


@given(st.text())
def test_any_text_has_a_key(text):
    assert key(text) == key(f" {text}?") == tuple(sorted(set(key(text))))
    assert "" not in words(text)
