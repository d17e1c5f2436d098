"""Choices of sources: how they are made, written, read back and met."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_releases.adoption.choice import COLUMNS, canonical, choice_of, chosen, combined
from belarus_releases.errors import InvalidValueError, NotFoundError
from belarus_releases.schema.columns import columns_at
from belarus_releases.tables.sources import Source
from tests.factories import source

DECLARED = {column.name: column for column in columns_at(Source, "2026.11.3")}
OLDER = {column.name: column for column in columns_at(Source, "2026.11.0")}
SOURCES = (
    source("a", publisher_id="belta", publisher_side="state", quality="primary", language="ru", is_reprint=False),
    source("b", publisher_id="viasna", publisher_side="rights_group", quality="primary", language="be"),
    source("c", publisher_id="a-news", publisher_side="exile", quality="weak", language="en", is_reprint=True),
    source("d", publisher_id="a-news", publisher_side="exile", quality="good", language="en", is_reprint=True),
    source("e", quality="weak"),
)


def made(kind, /, **conditions):
    return choice_of(kind, conditions, SOURCES, DECLARED)


def ids(choice):
    return "".join(source.source_id for source in chosen(SOURCES, choice, DECLARED))


class TestText:
    @pytest.mark.parametrize(
        ("kind", "conditions", "text"),
        [
            ("without", {"publisher_side": "state"}, "without publisher_side=state"),
            ("among", {"language": ["ru", "be", "ru"]}, "among language=be,ru"),
            ("among", {"quality": {"good", "primary"}}, "among quality=good,primary"),
            ("without", {"is_reprint": True}, "without is_reprint=true"),
            ("without", {"is_reprint": (None, False)}, "without is_reprint=(empty),false"),
            ("without", {"quality": "weak", "language": "en"}, "without language=en and quality=weak"),
            ("among", {"quality": "weak", "language": "en"}, "among language=en; among quality=weak"),
        ],
    )
    def test_of_a_call(self, kind, conditions, text):
        assert made(kind, **conditions) == text == canonical(text, DECLARED)

    def test_of_several_calls(self):
        one, other = made("without", quality="weak"), made("among", language="en")
        assert combined(one, other) == combined(other, one) == "among language=en; without quality=weak"
        assert combined(one, combined(other, one)) == combined(one, other)
        assert combined(one, None) == combined(one) == one
        assert combined() is combined(None) is None

    def test_another_order_is_the_same_choice(self):
        text = "without quality=weak,good and language=ru,be; among quality=weak and language=en"
        assert canonical(text, DECLARED) == (
            "among language=en; among quality=weak; without language=be,ru and quality=good,weak"
        )

    @pytest.mark.parametrize(
        "text",
        ["", "all", "among", "among quality", "quality=weak", "but quality=weak",
         "among quality=weak; ", "without quality=weak and quality=good", 7, b"among quality=weak"],
    )  # fmt: skip
    def test_other_text_is_refused(self, text):
        with pytest.raises(InvalidValueError, match=r"^choice: expected text such as 'among language=be,ru; without"):
            canonical(text, DECLARED)

    @pytest.mark.parametrize(
        ("text", "error"),
        [
            ("among quality=weak;without language=en", "quality is never 'weak;without language=en': there are"),
            ("among quality=bad", "quality is never 'bad': there are 'weak', 'good', 'primary'."),
            ("among is_reprint=yes", "is_reprint: expected True or False, got 'yes'"),
            ("among language=", "language is never '': expected ISO 639-1"),
        ],
    )
    def test_values_are_those_of_the_column(self, text, error):
        with pytest.raises(InvalidValueError, match=re.escape(error)):
            canonical(text, DECLARED)


class TestChosen:
    @pytest.mark.parametrize(
        ("choice", "kept"),
        [
            ("among quality=weak", "ce"),
            ("without quality=weak", "abd"),
            ("among publisher_side=exile,state", "acd"),
            ("without publisher_side=(empty)", "abcd"),
            ("among is_reprint=(empty)", "be"),
            ("without is_reprint=true", "abe"),
            ("without is_reprint=false", "bcde"),
            ("without language=en and quality=weak", "abde"),
            ("without language=en; without quality=weak", "ab"),
            ("among language=en and quality=weak", "c"),
            ("among language=en; without quality=weak", "d"),
            ("among language=en; among language=ru", ""),
            ("without publisher_id=belta,viasna", "cde"),
            ("without publisher_id=nobody", "abcde"),
        ],
    )
    def test_which_sources_are_kept(self, choice, kept):
        assert ids(choice) == kept
        assert ids(canonical(choice, DECLARED)) == kept


class TestErrors:
    @pytest.mark.parametrize("name", ["title", "publisher", "sources", "Quality"])
    def test_sources_are_chosen_by_six_columns(self, name):
        error = (
            "sources are chosen by publisher_side, publisher_id, quality, language, is_reprint or kind, "
            f"and not by {name!r}"
        )
        with pytest.raises(NotFoundError, match=f"^{error}$"):
            made("among", **{name: "x"})

    def test_of_a_version_that_lacks_one_there_are_five(self):
        with pytest.raises(NotFoundError, match=r"quality, language or kind, and not by 'is_reprint'$"):
            choice_of("without", {"is_reprint": True}, SOURCES, OLDER)
        assert [name for name in COLUMNS if name not in OLDER] == ["is_reprint"]

    @pytest.mark.parametrize(
        ("conditions", "error"),
        [
            ({}, "among: expected a condition on sources, such as publisher_side='state', got none"),
            ({"language": []}, "language: expected a value or values, got []"),
            ({"publisher_side": "State"}, "publisher_side is never 'State': did you mean 'state'?"),
            ({"is_reprint": "true"}, "is_reprint: expected True or False, got 'true'"),
            ({"quality": ["weak", 7]}, "quality: expected text, got 7"),
            ({"quality": [["weak"]]}, "quality: expected text, got ['weak']"),
            ({"language": "English"}, "language is never 'English': expected ISO 639-1"),
        ],
    )
    def test_values_are_those_of_the_column(self, conditions, error):
        with pytest.raises(InvalidValueError, match=f"^{re.escape(error)}$"):
            made("among", **conditions)

    def test_a_callable_is_no_value(self):
        with pytest.raises(InvalidValueError, match=r"^quality: expected text, got <function"):
            made("among", quality=lambda quality: quality == "weak")

    @pytest.mark.parametrize(
        ("conditions", "error"),
        [
            ({"publisher_id": "viasnna"}, "publisher_id: no source has 'viasnna': did you mean 'viasna'?"),
            ({"language": ["en", "pl"]}, "language: no source has 'pl': there are 'be', 'en', 'ru'."),
            ({"publisher_id": "belta; without quality=good"}, "publisher_id: no source has 'belta; without quality=g"),
        ],
    )
    def test_a_publisher_or_a_language_without_sources_is_refused(self, conditions, error):
        with pytest.raises(NotFoundError, match=f"^{re.escape(error)}"):
            made("without", **conditions)


@st.composite
def calls(draw):
    """A kind and conditions, with values that sources have or could have."""
    names = draw(st.sets(st.sampled_from(COLUMNS), min_size=1))
    values = {
        name: st.sampled_from(DECLARED[name].items or sorted({getattr(s, name) for s in SOURCES} - {None}))
        for name in names
    }
    conditions = {name: draw(st.lists(value | st.none(), min_size=1)) for name, value in sorted(values.items())}
    return draw(st.sampled_from(["among", "without"])), conditions


class TestAnyChoice:
    @given(calls())
    def test_it_keeps_what_its_conditions_say(self, call):
        kind, conditions = call
        met = {s.source_id for s in SOURCES if all(getattr(s, name) in conditions[name] for name in conditions)}
        expected = met if kind == "among" else {s.source_id for s in SOURCES} - met
        assert set(ids(made(kind, **conditions))) == expected

    @given(st.lists(calls(), min_size=1))
    def test_calls_are_a_conjunction_in_any_order(self, several):
        texts = [made(kind, **conditions) for kind, conditions in several]
        choice = combined(*texts)
        assert combined(*reversed(texts)) == choice == canonical(choice, DECLARED) == combined(choice, *texts)
        kept = set.intersection(*(set(ids(text)) for text in texts))
        assert set(ids(choice)) == kept
