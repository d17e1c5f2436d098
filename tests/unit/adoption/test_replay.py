"""The record day by day, on a few rows: what is computed again, and from which claims."""

import datetime as dt

import pytest

from belarus_releases.adoption import rules
from belarus_releases.adoption.cells import CellKey
from belarus_releases.adoption.replay import Replay
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.tables import TABLES
from tests.factories import claim, row, source

DAYS = [dt.date(2025, month, 1) for month in range(1, 13)]
TOTAL_CELL = "events/e/released_total"
TOTAL, NAMED = CellKey("events", "e", "released_total"), CellKey("events", "e", "named")


def on(day, source_id, **others):
    return source(source_id, published_latest=DAYS[day], publisher_id=source_id, **others)


def replay(claims, sources, version=CURRENT, **tables):
    rows = dict.fromkeys(TABLES, ()) | {
        "events": [row("events", event_id=name, label=name) for name in ("e", "f")],
        "prisoners": [row("prisoners", prisoner_id=name) for name in ("p", "q")],
        "custody_changes": [
            row("custody_changes", change_id="x", prisoner_id="p"),
            row("custody_changes", change_id="y", prisoner_id="q"),
        ],
    }
    return Replay(rows | tables | {"claims": claims, "sources": sources}, sources, version)


def states(key, *arguments, **tables):
    """The value and the number of origins of a cell after each day on which it was out of date, by month."""
    record = replay(*arguments, **tables)
    record.value(key)
    return {day.day.month: (record.value(key), record.n_origins(key)) for day in record.days() if key in day.cells}


def test_a_value_is_that_of_the_best_claim_so_far():
    claims = [
        claim(TOTAL_CELL, "8", "a", None),
        claim(TOTAL_CELL, "14", "b", 2),
        claim(TOTAL_CELL, "16", "c", 1),
        claim(TOTAL_CELL, "16", "d", 3),
        claim("events/f/released_total", "5", "e"),
    ]
    sources = [on(day, name) for day, name in enumerate("abcde")]
    assert states(TOTAL, claims, sources) == {1: (None, 0), 2: (14, 1), 3: (16, 1), 4: (16, 2)}


def test_days_are_in_order_and_have_their_claims_and_a_source_of_no_day_is_never_public():
    claims = [claim(TOTAL_CELL, "1", name) for name in "cabx"]
    days = list(replay(claims, [on(2, "c"), on(0, "a"), on(0, "b"), source("x")]).days())
    assert [(day.day, [claim.source_id for claim in day.claims]) for day in days] == [
        (DAYS[0], ["a", "b"]),
        (DAYS[2], ["c"]),
    ]


def test_a_list_has_the_items_that_were_stated():
    claims = [claim("events/e/destinations", item, name) for item, name in zip(("LT", "UA"), "ab", strict=True)]
    key = CellKey("events", "e", "destinations")
    record = replay(claims, [on(0, "a"), on(1, "b")])
    assert record.value(key) == ()
    assert [record.value(key) for _ in record.days()] == [("LT",), ("LT", "UA")]


def test_a_reprint_counts_as_what_it_reprints_also_before_that_is_public():
    claims = [claim(TOTAL_CELL, "1", "copy", 1), claim(TOTAL_CELL, "1", "other", 2)]
    sources = [on(0, "copy", origin_id="other"), on(1, "other"), on(2, "third")]
    assert states(TOTAL, claims, sources) == {1: (1, 1), 2: (1, 1)}
    silent = [on(0, "copy", origin_id="late"), on(0, "other"), on(1, "late", newsroom="other")]
    assert states(TOTAL, claims, silent) == {1: (1, 1)}


class TestRows:
    def test_a_cell_is_empty_while_its_row_does_not_exist(self):
        key = CellKey("events", "e", "confidence")
        assert states(key, [claim("events/e/women", "1", "a")], [on(0, "a")]) == {1: ("weak", 0)}
        assert replay([], []).value(key) is None

    def test_a_reference_is_empty_until_its_row_exists(self):
        claims = [claim("events/e/part_of", "f", "a"), claim("events/f/women", "1", "b")]
        key = CellKey("events", "e", "part_of")
        assert states(key, claims, [on(0, "a"), on(1, "b")]) == {1: (None, 1), 2: ("f", 1)}

    def test_a_row_that_needs_another_exists_with_it(self):
        breakdown = row("event_breakdowns", breakdown_id="b", event_id="e", dimension="sex", group="f")
        claims = [claim("event_breakdowns/b/count", "3", "a"), claim("events/e/women", "1", "b")]
        key = CellKey("event_breakdowns", "b", "count")
        assert states(key, claims, [on(0, "a"), on(1, "b")], event_breakdowns=[breakdown]) == {1: (None, 1), 2: (3, 1)}

    def test_rows_that_refer_to_a_row_are_counted_as_they_become_known(self):
        claims = [
            claim("events/e/women", "1", "a"),
            claim("custody_changes/x/event_id", "e", "b", 2),
            claim("custody_changes/y/event_id", "e", "c"),
            claim("custody_changes/x/event_id", "f", "d", 1),
            claim("events/f/women", "1", "d"),
        ]
        record = replay(claims, [on(day, name) for day, name in enumerate("abcd")])
        assert record.value(NAMED) is None
        cells, values = set(), []
        for _ in record.days():
            values.append(record.value(NAMED))
            cells |= record.claimed_cells(NAMED)
        assert values == [0, 1, 2, 1]
        assert cells == {CellKey("custody_changes", change, "event_id") for change in "xy"}

    def test_a_rule_may_look_at_all_rows_of_a_table(self, monkeypatch):
        monkeypatch.setitem(rules.RULES, "named", [(CURRENT, lambda cells, *place: len(cells.ids("events")))])
        claims = [claim("events/e/women", "1", "a"), claim("events/f/women", "1", "b")]
        assert [value for value, _ in states(NAMED, claims, [on(0, "a"), on(1, "b")]).values()] == [1, 2]


def test_a_derived_cell_rests_on_the_claims_of_others():
    claims = [
        claim("events/e/announced_on", "2025-02-01", "a"),
        claim("custody_changes/x/event_id", "e", "a"),
        claim("custody_changes/x/change", "released", "b"),
        claim("custody_changes/x/date", "2025-01-31", "c"),
    ]
    key = CellKey("prisoners", "p", "released")
    record = replay(claims, [on(day, name) for day, name in enumerate("abc")])
    record.value(key)
    assert [(day.day.month, record.value(key)) for day in record.days() if key in day.cells] == [
        (1, None),
        (2, dt.date(2025, 2, 1)),
        (3, dt.date(2025, 1, 31)),
    ]
    assert record.is_stated(key)
    assert {"date", "change", "announced_on"} <= {cell.field for cell in record.claimed_cells(key)}


def test_what_nobody_states_is_not_stated():
    record = replay([claim("events/e/women", "1", "a")], [on(0, "a")])
    list(record.days())
    assert [record.is_stated(key) for key in (TOTAL, CellKey("events", "e", "women"))] == [False, True]


@pytest.mark.parametrize(("version", "value"), [("2026.11.0", 1), ("2026.11.2", 2)])
def test_the_rules_are_those_of_the_version(monkeypatch, version, value):
    monkeypatch.setitem(rules.RULES, "named", [("2026.11.0", lambda *_: 1), ("2026.11.2", lambda *_: 2)])
    assert states(NAMED, [claim("events/e/women", "1", "a")], [on(0, "a")], version)[1][0] == value
