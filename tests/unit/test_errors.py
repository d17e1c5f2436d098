"""Errors and warnings, and the parts of their messages."""

import inspect
import time
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belarus_releases import errors
from belarus_releases.errors import (
    candidates,
    check_length,
    check_option,
    frames_to_caller,
    printable,
    shown,
    shown_path,
)


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        ("NotFoundError", LookupError),
        ("OutOfRangeError", IndexError),
        ("InvalidValueError", ValueError),
        ("DamagedDataError", ValueError),
        ("MissingExtraError", ImportError),
        ("WriteError", OSError),
        ("ExistsError", FileExistsError),
    ],
)
def test_an_error_is_one_of_this_package_and_a_builtin(error, builtin):
    kind = getattr(errors, error)
    assert issubclass(kind, builtin)
    assert issubclass(kind, errors.BelarusReleasesError)
    assert str(kind("A message.")) == "A message."


def test_errors_are_ordered():
    assert issubclass(errors.OutOfRangeError, errors.NotFoundError)
    assert issubclass(errors.ExistsError, errors.WriteError)


@pytest.mark.parametrize("name", ["NotFoundWarning", "OverlapWarning", "RedactedDataWarning"])
def test_a_warning_is_shown_by_default(name):
    assert issubclass(getattr(errors, name), UserWarning)


class TestCandidates:
    NAMES = ("events", "event_links", "event_breakdowns", "sources")

    @pytest.mark.parametrize(
        ("value", "end"),
        [
            ("evnts", "did you mean 'events' or 'event_links'?"),
            ("eventss", "did you mean 'events' or 'event_links'?"),
            ("down", "did you mean 'event_breakdowns'?"),
            ("e", "did you mean 'events' or 'event_links' or 'event_breakdowns'?"),
            ("", "there are 'events', 'event_links', 'event_breakdowns', 'sources'."),
            ("zzz", "there are 'events', 'event_links', 'event_breakdowns', 'sources'."),
            (3, "there are 'events', 'event_links', 'event_breakdowns', 'sources'."),
        ],
    )
    def test_similar_names_or_those_with_the_text_in_them_or_all(self, value, end):
        assert candidates(value, self.NAMES) == end

    def test_the_closest_come_first_and_are_few(self):
        assert candidates("evnts", iter(self.NAMES), most=1) == "did you mean 'events'?"
        assert candidates("e", self.NAMES, most=1) == "did you mean 'events'?"
        assert candidates("evnt", [f"event{number}" for number in range(9)]).count(" or ") == 2

    def test_of_ids_no_more_than_three_are_listed(self):
        assert candidates("z", "abc", names_rows=True) == "there are 'a', 'b', 'c'."
        assert candidates("z", "abcd", names_rows=True) == "there are 4, such as 'a', 'b', 'c'."
        assert candidates("evnts", [*self.NAMES, "event"], names_rows=True, most=2) == (
            "did you mean 'events' or 'event'?"
        )
        assert candidates("z", [], names_rows=True) == "there are none."

    def test_no_more_than_twenty_names_are_listed(self):
        names = [f"a{number:02}" for number in range(21)]
        assert candidates("z", names[:20]) == f"there are {', '.join(map(repr, names[:20]))}."
        assert candidates("z", names) == f"there are {', '.join(map(repr, names[:20]))}, …"

    def test_where_there_are_none(self):
        assert candidates("z", []) == "there are none."

    def test_a_value_that_is_no_text_is_compared_as_it_is_shown(self):
        assert candidates(["events"], self.NAMES[:1]) == "did you mean 'events'?"


class TestShown:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("2025", "'2025'"),
            (None, "None"),
            ("x" * 78, f"'{'x' * 78}'"),
            ("x" * 79, f"'{'x' * 78}…"),
            ("a  b\nc", "'a b\\nc'"),
        ],
    )
    def test_a_value_is_shown_in_80_characters(self, value, text):
        assert shown(value) == text
        assert len(shown(value)) <= 80

    def test_a_value_that_cannot_be_shown_is_named_by_its_type(self):
        assert shown(10**5000) == "<int too long to show>"

        class Broken:
            def __repr__(self):
                raise RuntimeError

        assert shown(Broken()) == "<Broken too long to show>"

    @pytest.mark.parametrize(
        "control", ["\x1b[2J", "\x07", "\u202e", "\u200b", "\ufeff", "\ud800", "\u2028", "\u034f", "\ufe0f"]
    )
    def test_nothing_invisible_is_shown(self, control):
        class Hostile:
            def __repr__(self):
                return f"<{control}>"

        for value in (control, Hostile(), [control], {control: Hostile()}, Path(control)):
            assert control[0] not in shown(value)
            assert shown(value).isprintable()
        assert shown_path(Path("a", control)).isprintable()
        assert printable(f"Łosik, Лосик {control[0]}") == f"Łosik, Лосик {ascii(control[0])[1:-1]}"

    def test_the_end_of_a_long_path_is_shown(self):
        assert shown_path(Path("data", "new")) == "'data/new'"
        assert shown_path(Path("x" * 78)) == f"'{'x' * 78}'"
        assert shown_path(Path("x" * 79, "new")) == f"'…{'x' * 73}/new'"

    @settings(deadline=None)
    @given(st.text() | st.binary() | st.lists(st.text()))
    def test_anything_is_shown_in_80_printable_characters(self, value):
        for text in (shown(value), shown_path(value)):
            assert text.isprintable()
            assert len(text) <= 80

    def test_a_huge_value_takes_no_time(self):
        start = time.process_time()
        shown("x" * 10**8)
        assert candidates("x" * 10**6, ["events"] * 1000).startswith("there are 'events'")
        assert time.process_time() - start < 0.5


class TestCheckLength:
    def test_two_hundred_characters_are_enough(self):
        assert check_length("text", "x" * 200) is None
        with pytest.raises(errors.InvalidValueError, match=r"^text: expected at most 200 characters, got 201$"):
            check_length("text", "x" * 201)


class TestCheckOption:
    @pytest.mark.parametrize("value", ["D", "W", "M"])
    def test_an_option_is_accepted(self, value):
        assert check_option("freq", value, ("D", "W", "M")) is None

    @pytest.mark.parametrize("value", ["Q", "d", "", None, ["D"], b"D"])
    def test_another_value_is_refused(self, value):
        with pytest.raises(errors.InvalidValueError) as caught:
            check_option("freq", value, ("D", "W", "M"))
        assert str(caught.value) == f"freq: expected 'D', 'W' or 'M', got {value!r}"

    def test_a_value_that_is_equal_to_an_option_only_in_its_own_way_is_refused(self):
        class Equal:
            def __eq__(self, other):
                return True

            __hash__ = None

        with pytest.raises(errors.InvalidValueError, match=r"^lists: expected 'tuple' or 'join', got <"):
            check_option("lists", Equal(), ["tuple", "join"])


class TestFramesToCaller:
    """A warning points at the first line outside the package."""

    @pytest.mark.parametrize("function", ["near", "far"])
    @pytest.mark.parametrize("name", ["belarus_releases", "belarus_releases.deep.module"])
    def test_through_any_number_of_frames(self, function, name):
        namespace = {"__name__": name, "frames_to_caller": frames_to_caller}
        code = (
            "from warnings import warn\n"
            "def near(): warn('x', UserWarning, stacklevel=frames_to_caller())\n"
            "def far(): near()\n"
        )
        exec(compile(code, "<package>", "exec"), namespace)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            line = inspect.currentframe().f_lineno + 1
            namespace[function]()
        assert [(warning.filename, warning.lineno) for warning in caught] == [(__file__, line)]

    def test_a_package_with_a_similar_name_is_outside(self):
        namespace = {"__name__": "belarus_releases_extra", "frames_to_caller": frames_to_caller}
        exec(compile("def level(): return frames_to_caller()", "extra.py", "exec"), namespace)
        assert namespace["level"]() == frames_to_caller() == 1
