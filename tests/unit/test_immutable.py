"""What tables, datasets and differences share."""

import copy
import pickle

import pytest

from belarus_releases._immutable import Immutable


class Pair(Immutable):
    __slots__ = ("first", "second")

    def __init__(self, first, second=None):
        self._set(first=first, second=second)

    def _arguments(self):
        return self.first, self.second


class Other(Pair):
    __slots__ = ()


def test_it_is_set_once():
    pair = Pair(1, "x")
    assert (pair.first, pair.second) == (1, "x")
    with pytest.raises(AttributeError, match=r"^Pair is immutable: cannot set 'first'$"):
        pair.first = 2
    with pytest.raises(AttributeError, match=r"^Pair is immutable: cannot set 'new'$"):
        pair.new = 2
    with pytest.raises(AttributeError, match=r"^Pair is immutable: cannot delete 'second'$"):
        del pair.second
    assert (pair.first, pair.second) == (1, "x")


def test_a_message_names_the_class_of_the_object():
    with pytest.raises(AttributeError, match=r"^Other is immutable: cannot set 'first'$"):
        Other(1).first = 2


@pytest.mark.parametrize("other", [Pair(1, "y"), Pair(2, "x"), Other(1, "x"), (1, "x"), None])
def test_equal_objects_have_one_class_and_equal_arguments(other):
    assert Pair(1, "x") == Pair(1, "x")
    assert hash(Pair(1, "x")) == hash(Pair(1, "x"))
    assert other != Pair(1, "x")
    assert Pair(1, "x").__eq__(Other(1, "x")) is NotImplemented
    assert len({Pair(1, "x"), Pair(1, "x"), other}) == 2


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_pickles_as_the_call_that_makes_it(protocol):
    assert Pair(1, "x").__reduce__() == (Pair, (1, "x"))
    for again in (pickle.loads(pickle.dumps(Pair(1, "x"), protocol)), copy.copy(Pair(1, "x"))):
        assert type(again) is Pair
        assert again == Pair(1, "x")


def test_a_class_says_what_its_arguments_are():
    class Nothing(Immutable):
        __slots__ = ()

    with pytest.raises(NotImplementedError):
        hash(Nothing())
