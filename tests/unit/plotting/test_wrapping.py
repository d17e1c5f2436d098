"""Text broken into lines: none is wider than allowed, and none is lost."""

import matplotlib.pyplot as plt
import pytest

from belarus_releases.plotting.wrapping import height, lines, wrap
from tests.pictures import close_figures  # noqa: F401


@pytest.mark.parametrize("width", [1, 60, 150, 400, 2000])
def test_a_text_keeps_its_words_and_its_width(width):
    words = "Negotiated releases freed 482 of 874 persons, 250 of them on 19 March 2026"
    text = plt.figure().text(0, 0, words)
    high = wrap(text, width, None)
    assert text.get_text().split() == words.split()
    assert high == height(text, None) > 0
    for line in text.get_text().split("\n"):
        text.set_text(line)
        assert text.get_window_extent().width <= width or len(line.split()) == 1


def test_an_empty_text_has_no_height():
    text = plt.figure().text(0, 0, "")
    assert wrap(text, 100, None) == 0
    assert text.get_text() == ""


def test_no_line_holds_one_word_where_two_even_ones_do():
    assert lines([10] * 9 + [1], space=1, width=99) == [(0, 5), (5, 10)]
