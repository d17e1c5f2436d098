"""How a cell came about, as paragraphs with footnotes: what each form of the text is made of."""

from typing import NamedTuple

from .sources import Source


class Piece(NamedTuple):
    """A part of a paragraph, and the footnotes behind it; what stands in backticks is a name of the record."""

    text: str
    notes: tuple[int, ...] = ()


class Paragraph(NamedTuple):
    """What is said on one topic."""

    topic: str
    pieces: tuple[Piece, ...]


class Footnote(NamedTuple):
    """A source, under the number by which paragraphs cite it."""

    number: int
    source: Source


class Explanation(NamedTuple):
    """How a cell came about."""

    table: str
    record_id: str
    column: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Footnote, ...]
