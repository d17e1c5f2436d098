"""Rows by a part of the sources, on a few rows of every table."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_releases.adoption import cells, rules
from belarus_releases.adoption.selected import public_by, selected_rows
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.tables import TABLES
from tests.factories import claim, row, source

JUNE, SEPTEMBER, DECEMBER = (dt.date(2025, month, 30) for month in (6, 9, 12))
SOURCES = (
    source("june", published_latest=JUNE),
    source("reprint", published_latest=JUNE, origin_id="september"),
    source("second", published_latest=SEPTEMBER, origin_id="june"),
    source("september", published_latest=SEPTEMBER),
    source("undated", retrieved_on=SEPTEMBER),
    source("december", published_latest=DECEMBER),
    source("never"),
)
CLAIMS = (
    claim("events/e/released_total", "14", "june", 3, claim_id="c1"),
    claim("events/e/released_total", "16", "september", 1, claim_id="c2"),
    claim("events/e/released_total", "15", "june", 2, claim_id="c3"),
    claim("events/e/released_total", "13", "june", None, claim_id="c4"),
    claim("events/e/destinations", "LT", "december", 1, claim_id="c5"),
    claim("events/e/destinations", "LT", "june", 2, claim_id="c6"),
    claim("events/e/destinations", "UA", "june", 2, claim_id="c7"),
    claim("events/e/destinations", "UA", "september", 1, claim_id="c8"),
    claim("events/late/released_total", "52", "december", claim_id="c9"),
    claim("events/part/part_of", "late", "june", claim_id="d1"),
    claim("events/part/may_repeat", "e", "june", claim_id="e7"),
    claim("events/part/may_repeat", "late", "june", claim_id="e8"),
    claim("events/unread/women", "1", "never", claim_id="d2"),
    claim("event_breakdowns/b/count", "3", "june", claim_id="d3"),
    claim("event_breakdowns/of-late/count", "3", "june", claim_id="d4"),
    claim("event_links/l/relation", "denied", "june", claim_id="d5"),
    claim("event_links/to-late/relation", "denied", "june", claim_id="d6"),
    claim("event_links/half/relation", "denied", "june", claim_id="d7"),
    claim("event_links/other/relation", "denied", "june", claim_id="e0"),
    claim("contacts/c/place", "Minsk", "june", claim_id="d8"),
    claim("contacts/late/place", "Minsk", "december", claim_id="d9"),
    claim("concessions/s/by", "US", "december", claim_id="e1"),
    claim("prisoners/p/name", "A B", "june", claim_id="e2"),
    claim("prisoners/q/name", "C D", "june", claim_id="e3"),
    claim("custody_changes/x/change", "released", "june", claim_id="e4"),
    claim("custody_changes/x/event_id", "late", "june", claim_id="e5"),
    claim("custody_changes/y/change", "released", "undated", claim_id="e6"),
)


def link(link_id, event_id, concession_id=None, contact_id=None):
    return row(
        "event_links", link_id=link_id, event_id=event_id, concession_id=concession_id, contact_id=contact_id, note="N."
    )


ROWS = dict.fromkeys(TABLES, ()) | {
    "events": [row("events", event_id=name, label=name.title()) for name in ("e", "late", "part", "unread")],
    "event_breakdowns": [
        row("event_breakdowns", breakdown_id="b", event_id="e", dimension="sex", group="f"),
        row("event_breakdowns", breakdown_id="of-late", event_id="late", dimension="sex", group="f"),
    ],
    "event_links": [
        link("l", "e", contact_id="c"),
        link("to-late", "e", contact_id="late"),
        link("half", "e", "s", "c"),
        link("other", "e", "s"),
    ],
    "contacts": [row("contacts", contact_id=name) for name in ("c", "late")],
    "concessions": [row("concessions", concession_id="s")],
    "prisoners": [row("prisoners", prisoner_id=name, note="N.") for name in "pq"],
    "custody_changes": [
        row("custody_changes", change_id="x", prisoner_id="p"),
        row("custody_changes", change_id="y", prisoner_id="q"),
    ],
    "sources": SOURCES,
    "claims": CLAIMS,
}


def on(day, version=CURRENT):
    return selected_rows(ROWS, public_by(SOURCES, day), version)


def ids(tables):
    """The first cell of each row, by table; tables without rows are left out."""
    return {name: [getattr(row, row.__columns__[0].name) for row in rows] for name, rows in tables.items() if rows}


class TestRows:
    """A row exists once a public source states something of it."""

    def test_in_june(self):
        assert ids(on(JUNE)) == {
            "events": ["e", "part"],
            "event_breakdowns": ["b"],
            "event_links": ["half", "l"],
            "contacts": ["c"],
            "prisoners": ["p"],
            "custody_changes": ["x"],
            "sources": ["june", "reprint"],
            "claims": ["c1", "c3", "c4", "c6", "c7", "d1", "e7", "e8", "d3", "d5", "d7", "d8", "e2", "e4", "e5"],
        }

    def test_in_december(self):
        assert ids(on(DECEMBER)) == {
            "events": ["e", "late", "part"],
            "event_breakdowns": ["b", "of-late"],
            "event_links": ["half", "l", "other", "to-late"],
            "contacts": ["c", "late"],
            "concessions": ["s"],
            "prisoners": ["p", "q"],
            "custody_changes": ["x", "y"],
            "sources": ["june", "reprint", "second", "september", "undated", "december"],
            "claims": [claim.claim_id for claim in CLAIMS if claim.claim_id != "d2"],
        }

    def test_on_the_day_before_the_first_source(self):
        tables = on(JUNE - dt.timedelta(days=1))
        assert ids(tables) == {}
        assert sorted(tables) == sorted(TABLES)


@pytest.mark.parametrize(("day", "total"), [(JUNE, 15), (SEPTEMBER, 16), (DECEMBER, 16)])
def test_values_are_selected_among_public_claims(day, total):
    event = on(day)["events"][0]
    assert (event.label, event.released_total, event.destinations) == ("E", total, ("LT", "UA"))


@pytest.mark.parametrize(
    ("day", "ranks"),
    [
        (JUNE, {"c1": 2, "c3": 1, "c4": None, "c6": 1, "c7": 1}),
        (SEPTEMBER, {"c1": 3, "c2": 1, "c3": 2, "c4": None, "c6": 1, "c7": 2, "c8": 1}),
        (DECEMBER, {"c1": 3, "c2": 1, "c3": 2, "c4": None, "c5": 1, "c6": 2, "c7": 2, "c8": 1}),
    ],
)
def test_ranks_close_up_within_a_cell_and_within_an_item_of_a_list(day, ranks):
    claims = {claim.claim_id: claim for claim in on(day)["claims"]}
    assert {claim_id: claim.rank for claim_id, claim in claims.items() if claim_id in ranks} == ranks
    assert claims["c1"].value == "14"


class TestReferences:
    """A reference to a row that does not exist yet is empty; of a list, the item is left out."""

    def test_to_an_event(self):
        june, december = on(JUNE), on(DECEMBER)
        assert [tables["events"][-1].part_of for tables in (june, december)] == [None, "late"]
        assert [tables["custody_changes"][0].event_id for tables in (june, december)] == [None, "late"]

    def test_to_several_events(self):
        assert [on(day)["events"][-1].may_repeat for day in (JUNE, DECEMBER)] == [("e",), ("e", "late")]

    def test_of_a_link(self):
        june, december = on(JUNE)["event_links"], on(DECEMBER)["event_links"]
        assert [(link.concession_id, link.contact_id, link.note) for link in june] == [(None, "c", "N.")] * 2
        assert (december[0].concession_id, december[0].contact_id) == ("s", "c")

    def test_to_the_origin_of_a_source(self):
        assert [source.origin_id for source in on(JUNE)["sources"]] == [None, None]
        assert [source.origin_id for source in on(SEPTEMBER)["sources"]] == [None, "september", "june", None, None]
        assert on(JUNE)["sources"][1].url == "https://example.org"


class TestPart:
    """Any set of sources will do; a day is one way to come to one."""

    def by(self, *ids, rows=ROWS):
        return selected_rows(rows, [source for source in SOURCES if source.source_id in ids], CURRENT)

    def test_by_all_sources(self):
        everything = [source.source_id for source in SOURCES]
        assert ids(self.by(*everything))["events"] == ["e", "late", "part", "unread"]
        assert self.by(*everything)["sources"] == list(SOURCES)

    def test_by_none(self):
        assert ids(self.by()) == {}

    def test_by_one(self):
        (event,) = self.by("september")["events"]
        assert (event.event_id, event.released_total, event.destinations) == ("e", 16, ("UA",))

    def test_reprints_are_one_origin_also_where_the_original_does_not_count(self):
        sources = (source("a"), source("b", origin_id="a"), source("c", origin_id="a"), source("d"))
        claims = [claim("events/e/released_total", "14", name, rank) for rank, name in enumerate("abcd", 1)]
        rows = ROWS | {"sources": sources, "claims": claims}
        origins = [
            selected_rows(rows, [sources["abcd".index(x)] for x in part], CURRENT)["events"][0].n_origins
            for part in ("abcd", "bcd", "bc", "b")
        ]
        assert origins == [2, 2, 1, 1]

    def test_what_a_weak_text_says_is_weak_also_in_a_reprint_of_it(self):
        sources = (source("a", quality="weak"), source("b", origin_id="a"))
        rows = ROWS | {"sources": sources, "claims": [claim("events/e/released_total", "14", "b")]}
        (event,) = selected_rows(rows, sources[1:], CURRENT)["events"]
        assert event.confidence == "weak"


PARTS = st.sets(st.sampled_from([source.source_id for source in SOURCES]))


class TestAnyPart:
    def select(self, part, rows=ROWS):
        return selected_rows(rows, [source for source in SOURCES if source.source_id in part], CURRENT)

    @given(PARTS)
    def test_no_cell_rests_on_a_source_that_does_not_count(self, part):
        """Whatever it states: nothing, the same elsewhere, or something else."""
        others = [
            attrs.evolve(c, value="99", rank=1) if c.source_id not in part and c.field == "released_total" else c
            for c in CLAIMS
        ]
        without = [c for c in CLAIMS if c.source_id in part]
        assert self.select(part) == self.select(part, ROWS | {"claims": others})
        assert self.select(part) == self.select(part, ROWS | {"claims": without})

    @given(PARTS, PARTS)
    def test_parts_of_parts_are_selected_in_any_order_or_at_once(self, one, other):
        at_once = self.select(one & other)
        for first, second in ((one, other), (other, one)):
            rows = self.select(first) | {"sources": SOURCES}
            assert self.select(first & second, rows) == at_once

    @given(PARTS, PARTS)
    def test_more_sources_never_take_rows_away(self, one, other):
        fewer, more = ids(self.select(one)), ids(self.select(one | other))
        assert all(set(names) <= set(more[table]) for table, names in fewer.items())


def test_derived_cells_follow_from_what_was_public():
    june, december = on(JUNE), on(DECEMBER)
    assert [tables["events"][0].n_origins for tables in (june, december)] == [1, 1]
    assert [prisoner.custody_status for prisoner in december["prisoners"]] == ["at_liberty", "at_liberty"]
    assert [prisoner.status_as_of for prisoner in december["prisoners"]] == [JUNE, SEPTEMBER]
    assert [prisoner.event_id for prisoner in (*june["prisoners"], *december["prisoners"])] == [None, "late", None]


class TestVersion:
    def test_cells_of_columns_that_the_version_lacks_are_empty(self, monkeypatch):
        events = cells.COLUMNS["events"]
        for name in ("released_total", "destinations"):
            monkeypatch.setitem(events, name, attrs.evolve(events[name], since="2026.11.2"))
        older, newer = on(JUNE, "2026.11.1")["events"][0], on(JUNE, "2026.11.2")["events"][0]
        assert (older.event_id, older.label, older.released_total, older.destinations) == ("e", "E", None, ())
        assert (newer.released_total, newer.destinations) == (15, ("LT", "UA"))

    def test_the_rules_are_those_of_the_version(self, monkeypatch):
        versions = [("2026.11.0", lambda *arguments: 1), ("2026.11.2", lambda *arguments: 2)]
        monkeypatch.setitem(rules.RULES, "named", versions)
        assert [on(JUNE, version)["events"][0].named for version in ("2026.11.1", "2026.11.2")] == [1, 2]
