"""Any text can be searched for among the prisoners."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import belarus_releases as br


@given(st.text(st.characters()) | st.text("ІЎьТтиiyаa-',. \u0301\u200b\ud800\x00"))
def test_any_text_gives_prisoners_with_scores_or_names_that_come_near(text):
    prisoners = br.prisoners()
    matches = prisoners.search(text)
    assert len(matches.scores) == len(matches)
    assert list(matches.scores) == sorted(matches.scores, reverse=True)
    assert all(0.8 <= score <= 1 for score in matches.scores)
    assert all(prisoner in prisoners for prisoner in matches)
    assert len(matches.close) <= (0 if matches else 3)


@pytest.mark.slow
@pytest.mark.parametrize("letter", ["i", "ы", "щ", "a", "-", "'", "\u0301", "\U0001f600", "A b "])
def test_a_very_long_text_takes_time_in_proportion(letter):
    begin = time.process_time()
    assert len(br.prisoners().search(letter * 20_000)) == 0
    assert time.process_time() - begin < 8  # seconds; more than twenty where it grows with the square
