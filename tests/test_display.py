"""How records and tables look, and how the codebook is searched."""

import html.parser

import attrs
import pytest

import belarus_releases as br
from belarus_releases.display import MOST_ROWS
from belarus_releases.tables import RECORDS


class Page(html.parser.HTMLParser):
    """The cells, links and tags of a piece of HTML."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.rows, self.said = set(), [], 0, ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.rows += tag == "tr"
        if tag == "a":
            self.links.append(dict(attributes)["href"])

    def handle_data(self, data):
        self.said += data


def test_a_record_prints_what_it_holds():
    event = br.events("2026.11.0")["2025-09-11-lithuania"]
    head, *lines = str(event).splitlines()
    assert head == "Event 2025-09-11-lithuania"
    named = {line.split()[0]: line for line in lines if not line.startswith("   ")}
    filled = {a.name for a in attrs.fields(type(event)) if getattr(event, a.name) not in (None, ())}
    assert set(named) == filled - {"event_id"}
    assert named["released_total"].split() == ["released_total", "52"]
    assert all(len(line) <= 100 for line in lines)


def test_the_short_form_of_a_record_makes_it_again():
    for name in RECORDS:
        record = getattr(br, name)()[-1]
        empty = {a.name: () if "tuple" in str(a.type) else None for a in attrs.fields(type(record))}
        import datetime

        filled = eval(repr(record), {type(record).__name__: dict, "datetime": datetime})
        assert type(record)(**(empty | filled)) == record


def test_every_cell_is_escaped_and_only_the_web_is_linked():
    wild = '<script>alert("x")</script>'
    source = attrs.evolve(br.sources("2026.11.0")["s0002"], title=wild, note=f"'\"&{wild}", url="javascript:alert(1)")
    table = br.sources("2026.11.0")._with([source])
    for text in (table._repr_html_(), source._repr_html_()):
        page = Page(text)
        assert "script" not in page.tags
        assert page.links == []
        assert wild in page.said
        assert 'title="<' not in text


def test_sources_are_links():
    source = br.sources("2026.11.2")[0]
    assert Page(source._repr_html_()).links == [source.url]
    assert source.url in Page(br.sources("2026.11.2")[:1]._repr_html_()).links
    claim = br.claims(version="2026.11.2").where(source_id=source.source_id)[:1]
    assert Page(claim._repr_html_()).links == [source.url]


def test_a_long_table_shows_its_beginning_and_says_so():
    page = Page(br.claims("events")._repr_html_())
    assert page.rows == MOST_ROWS + 1
    assert f"the first {MOST_ROWS} are shown" in page.said
    assert "are shown" not in Page(br.events()._repr_html_()).said


@pytest.mark.parametrize("name", RECORDS)
def test_every_table_is_shown(name):
    table = getattr(br, name)("2026.11.0") if name != "claims" else br.claims(version="2026.11.0")
    page = Page(table._repr_html_())
    assert page.rows == min(len(table), MOST_ROWS) + 1
    assert all(column in page.said for column in table.columns)


class TestCodebookSearch:
    def test_names_come_before_explanations(self):
        found = [entry.entry_id for entry in br.codebook().search("RECOGNISED")]
        names = ["recognised" in entry_id for entry_id in found]
        assert names == sorted(names, reverse=True)
        assert "events.recognised" in found
        assert not all(names)

    def test_every_word_has_to_occur(self):
        found = br.codebook().search("lower bound")
        assert "events.released_low" in [entry.entry_id for entry in found]
        assert all("bound" in f"{entry.meaning} {entry.rule}".casefold() for entry in found)

    def test_rules_units_and_standards_are_searched(self):
        assert br.codebook().search("ISO 3166")
        assert br.codebook().search("persons")
        assert "events.arrangement" in [entry.entry_id for entry in br.codebook().search("mediation")]

    def test_nothing_found_is_an_empty_codebook(self):
        assert len(br.codebook().search("zebra")) == 0

    @pytest.mark.parametrize("asked", ["", "  ", None, 3])
    def test_no_words_are_refused(self, asked):
        with pytest.raises(br.InvalidValueError, match="searched for words"):
            br.codebook().search(asked)
