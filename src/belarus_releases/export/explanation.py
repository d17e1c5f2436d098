"""An explanation as text, Markdown or HTML: names in backticks are code, all else is escaped."""

import re
from collections.abc import Callable
from html import escape
from typing import TypeAlias

from ..schema.render import link
from ..tables.explanation import Explanation, Paragraph, Piece
from ..tables.sources import Source

Escape: TypeAlias = Callable[[str], str]

_CODE = re.compile(r"(`[^`]+`)")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&])")


def as_text(explanation: Explanation) -> str:
    """For a terminal or a letter: a line a paragraph, the sources below."""
    lines = [explanation.title, ""]
    for topic, pieces in explanation.paragraphs:
        lines.append(f"{topic}: {''.join(piece.text + _listed(piece) for piece in pieces)}")
    lines += ["", *(f"[{number}] {_source(source, str, str)}" for number, source in explanation.notes)]
    return "\n".join(lines).rstrip()


def as_markdown(explanation: Explanation) -> str:
    """With footnotes, as GitHub, Pandoc, Quarto and MyST read them."""
    parts = [f"**{_markdown(explanation.title)}**"]
    for topic, pieces in explanation.paragraphs:
        text = "".join(_markdown(piece.text) + "".join(f"[^{n}]" for n in piece.notes) for piece in pieces)
        parts.append(f"*{topic}*: {text}")
    parts += [f"[^{number}]: {_source(source, _escaped, _address)}" for number, source in explanation.notes]
    return "\n\n".join(parts)


def as_html(explanation: Explanation) -> str:
    """As a part of a page: a heading, a paragraph for each topic, and a list of the sources."""
    anchor = anchor_of(explanation)
    paragraphs = "".join(paragraph_html(paragraph, anchor) for paragraph in explanation.paragraphs)
    notes = "".join(
        f'<li id="{anchor}-{number}" value="{number}">{_source(source, escape, lambda url: link(url, url))}</li>'
        for number, source in explanation.notes
    )
    sources = f"<ol>{notes}</ol>" if notes else ""
    return f"<div><p><strong>{_html(explanation.title)}</strong></p>{paragraphs}{sources}</div>"


#: By name: how a form is made.
FORMS: dict[str, Callable[[Explanation], str]] = {"text": as_text, "markdown": as_markdown, "html": as_html}


def anchor_of(explanation: Explanation) -> str:
    """What the ids of the footnotes of an explanation begin with: no other cell has it."""
    return escape(f"{explanation.table}.{explanation.record_id}.{explanation.column}")


def paragraph_html(paragraph: Paragraph, anchor: str) -> str:
    """A paragraph as HTML; its footnotes are links to what has the ids of this anchor."""
    text = "".join(_html(piece.text) + _links(piece, anchor) for piece in paragraph.pieces)
    return f"<p><em>{escape(paragraph.topic)}</em>: {text}</p>"


def _listed(piece: Piece) -> str:
    return f" [{', '.join(map(str, piece.notes))}]" if piece.notes else ""


def _links(piece: Piece, anchor: str) -> str:
    notes = ", ".join(f'<a href="#{anchor}-{number}">{number}</a>' for number in piece.notes)
    return f"<sup>{notes}</sup>" if notes else ""


def _source(source: Source, plain: Escape, address: Escape) -> str:
    """Publisher, day, title and address of a source, as far as the record has them."""
    title = source.title or "without a title"
    title += "" if title.endswith((".", "?", "!", "…")) else "."
    where = address(source.url) if source.url else "no address"
    return f"{plain(source.publisher or 'publisher not known')}, {_day(source)}. {plain(title)} {where}"


def _day(source: Source) -> str:
    """When a source was published, as far as that is known."""
    first, last = source.published_earliest, source.published_latest
    if source.published or first == last:
        return str(source.published or first or "undated")
    return f"{first or '…'} to {last or '…'}"


def _markdown(text: str) -> str:
    return "".join(_escaped(part) if place % 2 == 0 else part for place, part in enumerate(_CODE.split(text)))


def _escaped(text: str) -> str:
    """Text in which no character is markup, on one line."""
    return _MARKUP.sub(r"\\\1", text)


def _address(url: str) -> str:
    """An address as Markdown: a link only where it is http(s)."""
    is_link = url.startswith(("https://", "http://")) and not re.search(r"[\s<>]", url)
    return f"<{url}>" if is_link else f"`{url}`"


def _html(text: str) -> str:
    parts = enumerate(_CODE.split(text))
    return "".join(f"<code>{escape(part[1:-1])}</code>" if place % 2 else escape(part) for place, part in parts)
