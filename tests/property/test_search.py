"""Any text can be searched for among the prisoners."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import belarus_releases as br
from belarus_releases.errors import InvalidValueError


@given(st.text(st.characters()) | st.text("ІЎьТтиiyаa-',. \u0301\u200b\ud800\x00"))
def test_any_text_gives_prisoners_with_scores_or_names_that_come_near(text):
    prisoners = br.prisoners()
    matches = prisoners.search(text)
    assert len(matches.scores) == len(matches)
    assert list(matches.scores) == sorted(matches.scores, reverse=True)
    assert all(0.8 <= score <= 1 for score in matches.scores)
    assert all(prisoner in prisoners for prisoner in matches)
    assert len(matches.close) <= (0 if matches else 3)


@given(st.text(st.sampled_from("iыщa-' \u0301\u200bbcdkstчшαо"), min_size=150, max_size=200))
@settings(deadline=None)
def test_the_longest_texts_are_answered_at_once(text):
    begin = time.process_time()
    br.prisoners().search(text)
    assert time.process_time() - begin < 1


@pytest.mark.parametrize("letter", ["i", "щ", "\u0301", "A b "])
def test_a_longer_text_is_refused(letter):
    with pytest.raises(InvalidValueError, match=r"^text: expected at most 200 characters, got "):
        br.prisoners().search(letter * 20_000)
