"""Classes in parts: a part is read when it is first asked for, and its methods say the name of the whole."""

import subprocess
import sys

import pytest

from belarus_releases._parts import InParts

LATE = ("deposit", "evidence", "exports", "history", "selection", "standing", "views")


class Part:
    __slots__ = ()

    @property
    def size(self):
        return 3

    def double(self):
        return 2 * self.size


@pytest.fixture
def whole():
    """A class, and how often its parts were read."""
    reads = []

    class Whole(metaclass=InParts):
        __module__ = "public.place"

        @staticmethod
        def _rest():
            reads.append(1)
            return (Part,)

    return Whole, reads


@pytest.mark.parametrize("ask", [lambda cls: cls.double, dir, lambda cls: hasattr(cls, "size")])
def test_parts_are_read_when_a_name_is_asked_for(whole, ask):
    cls, reads = whole
    assert reads == []
    ask(cls)
    ask(cls)
    assert reads == [1]
    assert cls().double() == 6
    assert (cls.double.__module__, cls.double.__qualname__) == ("public.place", f"{cls.__qualname__}.double")


def test_names_of_python_itself_read_nothing(whole):
    cls, reads = whole
    assert not hasattr(cls, "__copy__")
    assert reads == []


def test_a_name_that_no_part_has_is_an_error(whole):
    cls, reads = whole
    for _ in range(2):
        with pytest.raises(AttributeError, match="Whole has no attribute 'nothing'"):
            cls.nothing  # noqa: B018
    assert reads == [1]


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("list(br.events())", ()),
        ("br.dataset().coverage()", LATE),
        ("br.Dataset.to_csv", LATE),
        ("hasattr(br.dataset(), 'nothing')", LATE),
    ],
)
def test_a_dataset_reads_the_rest_of_itself_late(code, read):
    program = f"import sys, belarus_releases as br; {code}; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    parts = [name.rpartition(".")[2] for name in modules if name.startswith("belarus_releases._dataset.")]
    assert {*parts} - {"base", "tables"} == {*read}
