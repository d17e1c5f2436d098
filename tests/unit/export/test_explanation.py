"""An explanation in three forms: nothing that a source wrote is markup, and only http(s) addresses are links."""

from xml.etree import ElementTree

import pytest

from belarus_releases.export.explanation import as_html, as_markdown, as_text
from belarus_releases.tables.explanation import Explanation, Footnote, Paragraph, Piece
from tests.factories import day, source

NASTY = "<b>a*b*</b> [c](javascript:d) & \"e\" 'f' $g$"


def explanation(*sources, text=NASTY):
    notes = tuple(Footnote(number, source) for number, source in enumerate(sources, 1))
    numbers = tuple(note.number for note in notes)
    paragraphs = (Paragraph("Adopted", (Piece(f"`a<b`: {text}", numbers), Piece("."))),)
    return Explanation("events", "e", "women", "`women` of `e`", paragraphs, notes)


DATED = dict.fromkeys(("published_earliest", "published_latest", "published"), day("2025-09-11"))
FULL = source("s1", publisher="AP", title="A title", url="https://example.org/a?b=1&c=2", **DATED)


def test_text():
    assert as_text(explanation(FULL, source("s2", url=None), text="52, stated by AP")) == "\n".join(
        [
            "`women` of `e`",
            "",
            "Adopted: `a<b`: 52, stated by AP [1, 2].",
            "",
            "[1] AP, 2025-09-11. A title. https://example.org/a?b=1&c=2",
            "[2] publisher not known, undated. without a title. no address",
        ]
    )
    assert as_text(explanation(text="52")).endswith("52.")


def test_markdown():
    assert as_markdown(explanation(FULL)) == "\n\n".join(
        [
            "**`women` of `e`**",
            r"*Adopted*: `a<b`: \<b\>a\*b\*\</b\> \[c\](javascript:d) \& " + "\"e\" 'f'" + r" \$g\$[^1].",
            "[^1]: AP, 2025-09-11. A title. <https://example.org/a?b=1&c=2>",
        ]
    )


def test_html():
    root = ElementTree.fromstring(as_html(explanation(FULL)))
    assert "".join(root.itertext()).startswith(f"women of eAdopted: a<b: {NASTY}1.AP, 2025-09-11. A title. https://")
    assert [code.text for code in root.iter("code")] == ["women", "e", "a<b"]
    assert root.find(".//li").get("id") == "events.e.women-1"
    assert [link.get("href") for link in root.iter("a")] == ["#events.e.women-1", FULL.url]
    assert root.find(".//b") is None


@pytest.mark.parametrize("url", ["mirror.example/a", "javascript:alert(1)", "ftp://example.org/"])
def test_no_other_address_is_a_link(url):
    mirror = explanation(source("s1", url=url))
    assert as_text(mirror).endswith(url)
    assert as_markdown(mirror).endswith(f"`{url}`")
    root = ElementTree.fromstring(as_html(mirror))
    assert [link.get("href") for link in root.iter("a")] == ["#events.e.women-1"]
    assert url in "".join(root.itertext())


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2025-09-01", "2025-09-30", "2025-09-01 to 2025-09-30"),
        (None, "2025-09-30", "… to 2025-09-30"),
        ("2025-09-11", "2025-09-11", "2025-09-11"),
        (None, None, "undated"),
    ],
)
def test_days(first, last, shown):
    dated = source("s1", published_earliest=first and day(first), published_latest=last and day(last))
    assert f"publisher not known, {shown}. " in as_text(explanation(dated))


@pytest.mark.parametrize(("title", "shown"), [("A", "A. "), ("A?", "A? "), ("A…", "A… ")])
def test_a_title_ends_once(title, shown):
    assert f"undated. {shown}https" in as_text(explanation(source("s1", title=title)))
