"""Text broken into lines of like width that fit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.text import Text


def wrap(text: "Text", width: float, renderer: Any) -> float:
    """Break a text into the fewest lines no wider than so many pixels, and those of like width; its height."""
    words = text.get_text().split()

    def wide(line: str) -> float:
        text.set_text(line)
        return float(text.get_window_extent(renderer).width)

    lengths = [wide(word) for word in words]
    space = wide("a a") - wide("aa")
    text.set_text("\n".join(" ".join(words[start:end]) for start, end in lines(lengths, space, width)))
    return height(text, renderer)


def height(text: "Text", renderer: Any) -> float:
    """The height of a text in pixels; none where it is empty."""
    return float(text.get_window_extent(renderer).height) if text.get_text() else 0


def lines(lengths: Sequence[float], space: float, width: float) -> list[tuple[int, int]]:
    """First word and end of each line: the fewest lines that are no wider, and among those even ones.

    Examples
    --------
    >>> lines([4, 4, 4, 4], space=1, width=15)
    [(0, 2), (2, 4)]
    >>> lines([4, 40, 4], space=1, width=15)
    [(0, 1), (1, 2), (2, 3)]
    """
    fewest = _fill(lengths, space, width)
    shares = (width * share / 100 for share in range(50, 100, 5))
    even = (_fill(lengths, space, share) for share in shares if share >= max(lengths, default=0))
    return next((lines for lines in even if len(lines) == len(fewest)), fewest)


def _fill(lengths: Sequence[float], space: float, width: float) -> list[tuple[int, int]]:
    """Lines that are filled one after the other; a word that is too wide has a line of its own."""
    starts, used = [0], 0.0
    for place, length in enumerate(lengths):
        if place > starts[-1] and used + space + length > width:
            starts.append(place)
            used = length
        else:
            used += length + space * (place > starts[-1])
    return list(zip(starts, [*starts[1:], len(lengths)], strict=True))
