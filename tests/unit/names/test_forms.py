"""The tables of spellings are consistent."""

import re
from pathlib import Path

from belarus_releases.names import forms
from belarus_releases.names.keys import keys


def test_each_form_of_a_given_name_is_in_its_row_once():
    for row in forms.GIVEN:
        sounds = [keys(form)[:1] for form in row]
        assert len(set(sounds)) == len(sounds), row


def test_sounds_are_letters_of_the_keys():
    assert set("".join(forms.UNITS.values())) <= set("abdfgiklmnprstuvzčšžj")
    assert all(unit == unit.casefold() for unit in forms.UNITS)


def test_no_unit_is_listed_twice():
    """The last of two sounds would silently be taken."""
    source = Path(forms.__file__).read_text(encoding="utf-8")
    table = re.search(r"for sound, units in \{(.+?)\}\.items\(\)", source, re.DOTALL)
    units = [unit for line in re.findall(r'"[^"]*": "([^"]*)"', table[1]) for unit in line.split()]
    assert len(units) == len(forms.UNITS) > 100


def test_habits_override_units_that_exist():
    for words, reading in forms.HABITS:
        assert re.compile(words)
        assert reading.keys() <= {"ch", *forms.UNITS}


def test_endings_of_the_two_sexes_differ():
    assert not set(forms.FEMININE) & set(forms.MASCULINE)
    assert len(forms.FEMININE) < len(forms.MASCULINE)


def test_confused_sounds_are_pairs_of_two_letters():
    pairs = forms.CONFUSED.split()
    assert {len(set(pair)) for pair in pairs} == {2}
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
