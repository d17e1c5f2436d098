"""A table as HTML: everything escaped, cut where it is long, sources linked."""

from html.parser import HTMLParser

import pytest

from belarus_releases.export.html import MOST_ROWS, table_html
from tests.factories import row


class Page(HTMLParser):
    """The tags, links, cells and text of a piece of HTML."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.rows, self.text = [], [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag == "a":
            self.links.append(dict(attributes)["href"])

    def handle_data(self, data):
        self.text += data
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_a_heading_and_a_row_for_each_record(sheet):
    rows = [row("coverage", coverage_id="a@1", subject="events", note="n"), row("coverage", coverage_id="b@1")]
    page = Page(table_html("Coverage: 2 rows", sheet("coverage", rows), {}))
    assert page.rows == [
        ["coverage_id", "subject", "first", "last", "note"],
        ["a@1", "events", "", "", "n"],
        ["b@1", "", "", "", ""],
    ]
    assert "Coverage: 2 rows" in page.text
    assert "shown" not in page.text


def test_columns_are_those_of_the_version(sheet):
    page = Page(table_html("", sheet("sources", version="2026.11.0"), {}))
    assert "is_reprint" not in page.rows[0]
    assert "origin_id" in page.rows[0]


@pytest.mark.parametrize(("number", "says"), [(MOST_ROWS, ""), (MOST_ROWS + 1, "; the first 200 are shown")])
def test_a_long_table_shows_its_beginning_and_says_so(sheet, number, says):
    rows = [row("coverage", coverage_id=f"{place:04}") for place in range(number)]
    page = Page(table_html("Rows", sheet("coverage", rows), {}))
    assert [cells[0] for cells in page.rows[1:]] == [f"{place:04}" for place in range(MOST_ROWS)]
    assert page.text.strip().endswith(f"Rows{says}" + "".join(cell for cells in page.rows for cell in cells))


def test_everything_is_escaped(sheet):
    wild = """<script>alert("x")</script>'&"""
    source = row("sources", source_id=wild, title=wild, note=f'">{wild}')
    text = table_html(wild, sheet("sources", [source]), {})
    page = Page(text)
    assert "script" not in page.tags
    assert page.text.count(wild) == 4
    assert '="<' not in text


class TestLinks:
    def test_an_address_is_a_link(self, sheet):
        source = row("sources", source_id="s", url="https://example.org/?a=1&b=2")
        assert Page(table_html("", sheet("sources", [source]), {})).links == ["https://example.org/?a=1&b=2"]

    def test_no_other_kind_of_address_is(self, sheet):
        source = row("sources", source_id="s", url="javascript:alert(1)")
        assert Page(table_html("", sheet("sources", [source]), {"s": "javascript:alert(2)"})).links == []

    def test_the_id_of_a_source_leads_to_its_address(self, sheet):
        claims = [row("claims", claim_id=name, source_id=name, value="s1") for name in ("s1", "s2", "s3")]
        text = table_html("", sheet("claims", claims), {"s1": "https://example.org/1", "s2": ""})
        assert Page(text).links == ["https://example.org/1"]
        assert [cells[6] for cells in Page(text).rows] == ["source_id", "s1", "s2", "s3"]
