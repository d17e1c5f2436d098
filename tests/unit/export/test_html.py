"""A table as HTML: everything escaped, cut where it is long, styled inline, sources linked."""

from html.parser import HTMLParser

import pytest

from belarus_releases.export.html import MOST_ROWS, table_html
from tests.factories import row


class Page(HTMLParser):
    """The tags, attributes, links, cells and text of a piece of HTML."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.rows, self.text = [], [], [], ""
        self.attributes, self.styles, self.in_cell = set(), "", False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attributes)
        self.styles += dict(attributes).get("style") or ""
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.in_cell = True
        if tag == "a":
            self.links.append(dict(attributes)["href"])

    def handle_endtag(self, tag):
        self.in_cell = self.in_cell and tag not in ("td", "th")

    def handle_data(self, data):
        self.text += data
        if self.in_cell:
            self.rows[-1][-1] += data


def html(sheet, addresses=(), *, title="Title.", footer="Footer."):
    return table_html(title, sheet, footer, dict(addresses))


def test_a_title_a_row_for_each_record_and_a_footer(sheet):
    rows = [row("coverage", coverage_id="a@1", subject="events", note="n"), row("coverage", coverage_id="b@1")]
    page = Page(html(sheet("coverage", rows)))
    assert page.rows == [
        ["coverage_id", "subject", "first", "last", "note"],
        ["a@1", "events", "", "", "n"],
        ["b@1", "", "", "", ""],
    ]
    assert page.text.startswith("Title.")
    assert page.text.endswith("Footer.")
    assert "⋮" not in page.text


def test_without_rows_there_is_the_heading(sheet):
    assert Page(html(sheet("coverage"))).rows == [["coverage_id", "subject", "first", "last", "note"]]


def test_lists_are_readable(sheet):
    page = Page(html(sheet("events", [row("events", event_id="a", destinations=("LT", "UA"))])))
    assert "LT; UA" in page.rows[1]


def test_columns_are_those_of_the_version(sheet):
    page = Page(html(sheet("sources", version="2026.11.0")))
    assert "is_reprint" not in page.rows[0]
    assert "origin_id" in page.rows[0]


@pytest.mark.parametrize("number", [MOST_ROWS, MOST_ROWS + 1, 50])
def test_of_a_long_table_the_first_and_the_last_rows(sheet, number):
    rows = [row("coverage", coverage_id=f"{place:04}") for place in range(number)]
    page = Page(html(sheet("coverage", rows)))
    every = [f"{place:04}" for place in range(number)]
    expected = every if number == MOST_ROWS else [*every[:5], "⋮", *every[-5:]]
    assert [cells[0] for cells in page.rows[1:]] == expected


def test_the_gap_goes_over_all_columns(sheet):
    text = html(sheet("coverage", [row("coverage", coverage_id=str(place)) for place in range(11)]))
    assert text.count('colspan="5"') == 1


def test_styles_stand_inline_and_name_no_colour(sheet):
    """An untrusted notebook strips style sheets, classes and scripts; a dark one has its own colours."""
    page = Page(html(sheet("coverage", [row("coverage", coverage_id="a")])))
    assert set(page.tags) == {"p", "div", "table", "thead", "tbody", "tr", "th", "td"}
    assert page.attributes == {"style", "scope", "title"}
    assert "color" not in page.styles
    assert "background" not in page.styles


def test_a_cut_cell_has_its_text_in_its_title(sheet):
    long = "A note. " * 20
    assert f'title="{long}"' in html(sheet("coverage", [row("coverage", coverage_id="a", note=long)]))


def test_everything_is_escaped(sheet):
    wild = """<script>alert("x")</script>'&"""
    source = row("sources", source_id=wild, title=wild, note=f'">{wild}')
    text = html(sheet("sources", [source]), title=wild, footer=wild)
    page = Page(text)
    assert "script" not in page.tags
    assert page.text.count(wild) == 5
    assert '="<' not in text
    assert page.attributes == {"style", "scope", "title"}


class TestLinks:
    def test_an_address_is_a_link(self, sheet):
        source = row("sources", source_id="s", url="https://example.org/?a=1&b=2")
        assert Page(html(sheet("sources", [source]))).links == ["https://example.org/?a=1&b=2"]

    def test_no_other_kind_of_address_is(self, sheet):
        source = row("sources", source_id="s", url="javascript:alert(1)")
        assert Page(html(sheet("sources", [source]), {"s": "javascript:alert(2)"})).links == []

    def test_the_id_of_a_source_leads_to_its_address(self, sheet):
        claims = [row("claims", claim_id=name, source_id=name, value="s1") for name in ("s1", "s2", "s3")]
        text = html(sheet("claims", claims), {"s1": "https://example.org/1", "s2": ""})
        assert Page(text).links == ["https://example.org/1"]
        assert [cells[6] for cells in Page(text).rows] == ["source_id", "s1", "s2", "s3"]
