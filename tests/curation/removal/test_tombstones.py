"""Seals of names: known again with the key, in any spelling, and silent without it."""

import pytest

from belarus_releases.schema.lists import split
from curation.removal import tombstones
from curation.steps.files import CurationError

KEY, OTHER = b"k" * 32, b"o" * 32
SPELLINGS = ["Volha Prykladava", "Вольга Прыкладава"]


@pytest.mark.parametrize("name", ["Olga Prikladova", "Ольга Прикладова", "Wolha Prykładawa", "PRYKLADAVA, Volha"])
def test_a_name_is_known_again_in_any_spelling(name):
    assert tombstones.is_of(tombstones.seal(KEY, SPELLINGS), KEY, [name])


@pytest.mark.parametrize("name", ["Livia Prykladava", "Volha Uzornaja", "Volha", "Prykladava"])
def test_another_name_is_not(name):
    assert not tombstones.is_of(tombstones.seal(KEY, SPELLINGS), KEY, [name])


def test_without_the_key_nothing_can_be_told():
    seals = [split(tombstones.seal(key, names)) for key in (KEY, OTHER) for names in (SPELLINGS, ["Livia Uzornaja"])]
    assert {len(seal) for seal in seals} == {32}  # however many spellings there are
    assert not {*seals[0]} & {*seals[2]}
    assert tombstones.seal(KEY, SPELLINGS) != tombstones.seal(KEY, SPELLINGS)


def test_another_key_is_refused():
    with pytest.raises(CurationError, match="not the one with which"):
        tombstones.is_of(tombstones.seal(KEY, SPELLINGS), OTHER, SPELLINGS)


def test_the_key_is_read_from_the_file_that_is_named(tmp_path, monkeypatch):
    monkeypatch.delenv(tombstones.VARIABLE, raising=False)
    assert tombstones.key() is None
    monkeypatch.setenv(tombstones.VARIABLE, str(path := tmp_path / "key"))
    with pytest.raises(CurationError, match="cannot be read: No such file"):
        tombstones.key()
    path.write_bytes(b"short\n")
    with pytest.raises(CurationError, match="has 5 bytes: expected 32 to 64"):
        tombstones.key()
    path.write_bytes(KEY + b"\n")
    assert tombstones.key() == KEY
