"""A record as a call, as text for a terminal and as HTML for a notebook."""

import datetime as dt

import pytest

from belarus_releases.schema.render import cell_text, link, record_html, record_repr, record_text
from tests.factories import column, row

EVENT = row(
    "events",
    event_id="e",
    date=dt.date(2025, 9, 11),
    released_total=0,
    in_series=False,
    destinations=("LT", "UA"),
    note="A < B & \"C\"",
)  # fmt: skip


def test_a_call_has_the_filled_cells_as_keywords():
    assert record_repr(EVENT) == (
        "Event(event_id='e', in_series=False, date=datetime.date(2025, 9, 11), released_total=0, "
        "destinations=('LT', 'UA'), note='A < B & \"C\"')"
    )


class TestText:
    def test_a_line_for_each_filled_cell_in_two_columns(self):
        assert record_text(EVENT) == (
            "Event e\n"
            "  in_series       false\n"
            "  date            2025-09-11\n"
            "  released_total  0\n"
            "  destinations    LT; UA\n"
            '  note            A < B & "C"'
        )

    def test_a_record_with_nothing_but_its_id(self):
        assert record_text(row("events", event_id="e")) == "Event e"

    def test_long_cells_are_wrapped_below_their_beginning(self):
        words = " ".join(["word"] * 21)
        head, first, second = record_text(row("events", event_id="e", note=words)).split("\n")
        assert first == "  note  " + " ".join(["word"] * 18)  # 97 columns; one more word would make 102
        assert second == "        " + " ".join(["word"] * 3)
        assert head == "Event e"

    def test_a_line_may_have_a_hundred_columns(self):
        exact = f"{'x' * 45} {'y' * 46}"
        assert record_text(row("events", event_id="e", note=exact)) == f"Event e\n  note  {exact}"
        longer = f"{'x' * 45} {'y' * 47}"
        assert record_text(row("events", event_id="e", note=longer)) == (
            f"Event e\n  note  {'x' * 45}\n        {'y' * 47}"
        )

    @pytest.mark.parametrize("address", ["https://example.org/" + "x" * 120, "https://example.org/" + "x-" * 60])
    def test_an_address_stays_in_one_piece(self, address):
        assert record_text(row("sources", source_id="s", url=address)) == f"Source s\n  url  {address}"


class TestHtml:
    def test_a_row_for_each_filled_cell_everything_escaped(self):
        assert record_html(EVENT) == (
            "<p>Event</p><table>"
            "<tr><th>event_id</th><td>e</td></tr>"
            "<tr><th>in_series</th><td>false</td></tr>"
            "<tr><th>date</th><td>2025-09-11</td></tr>"
            "<tr><th>released_total</th><td>0</td></tr>"
            "<tr><th>destinations</th><td>LT; UA</td></tr>"
            "<tr><th>note</th><td>A &lt; B &amp; &quot;C&quot;</td></tr>"
            "</table>"
        )

    def test_an_address_is_a_link(self):
        address = "https://example.org/?a=1&b=2"
        escaped = "https://example.org/?a=1&amp;b=2"
        assert record_html(row("sources", source_id="s", url=address)) == (
            "<p>Source</p><table><tr><th>source_id</th><td>s</td></tr><tr><th>url</th>"
            f'<td><a href="{escaped}" rel="noopener noreferrer" target="_blank">{escaped}</a></td></tr></table>'
        )


class TestLink:
    @pytest.mark.parametrize("address", ["https://example.org", "http://example.org"])
    def test_the_web_is_linked(self, address):
        link_text = f'<a href="{address}" rel="noopener noreferrer" target="_blank">&lt;s1&gt;</a>'
        assert link("<s1>", address) == link_text

    def test_an_address_cannot_end_the_attribute(self):
        assert link("s", 'https://example.org/"onclick="x') == (
            '<a href="https://example.org/&quot;onclick=&quot;x" rel="noopener noreferrer" target="_blank">s</a>'
        )

    @pytest.mark.parametrize(
        "address", ["", "javascript:alert(1)", "data:text/html,x", "ftp://example.org", "https:/x"]
    )
    def test_no_other_address_is_linked(self, address):
        assert link("<s1>", address) == "&lt;s1&gt;"


@pytest.mark.parametrize(
    ("table", "name", "value", "text"),
    [
        ("events", "destinations", ("LT", "UA"), "LT; UA"),
        ("events", "destinations", (), ""),
        ("events", "women", None, ""),
        ("events", "in_series", True, "true"),
        ("prisoners", "sentence_years", 2.0, "2"),
    ],
)
def test_a_cell_to_read(table, name, value, text):
    assert cell_text(column(table, name), value) == text
