"""Disputed cells, on a few claims."""

import pytest

from belarus_releases._snapshot import Snapshot
from belarus_releases.views.disputed import disputed, disputes
from tests.factories import claim, column, row, snapshot, source

SOURCES = [source(f"s{number}") for number in range(1, 6)]


def rows_of(*claims, sources=SOURCES):
    return disputes(snapshot(claims=claims, sources=sources))


def test_one_row_a_value_the_adopted_first():
    rows = rows_of(
        claim("events/e/released_total", "54", "s4", None, decision="Corrected.", attributed_to="A"),
        claim("events/e/released_total", "14", "s3", 2),
        claim("events/e/released_total", "16", "s2", 3, attributed_to="B"),
        claim("events/e/released_total", "14", "s1", 1, attributed_to="B"),
        claim("events/e/released_total", "54", "s5", None, decision="Too late.", attributed_to="A"),
    )
    cell = {"table": "events", "record_id": "e", "field": "released_total"}
    assert rows == [
        row(
            "disputes", **cell, dispute_id="events/e/released_total=14", value="14", adopted=True, standing="adopted",
            effect=0.0, n_sources=2, n_origins=2, source_ids=("s1", "s3"), attributed_to=("B",),
            why="by the order of adoption",
        ),
        row(
            "disputes", **cell, dispute_id="events/e/released_total=16", value="16", adopted=False,
            standing="outranked", effect=2.0, n_sources=1, n_origins=1, source_ids=("s2",), attributed_to=("B",),
            why="not adopted, by the order of adoption",
        ),
        row(
            "disputes", **cell, dispute_id="events/e/released_total=54", value="54", adopted=False,
            standing="set_aside", effect=40.0, n_sources=2, n_origins=2, source_ids=("s4", "s5"),
            attributed_to=("A",), why="Corrected.; Too late.",
        ),
    ]  # fmt: skip


def test_reprints_are_one_origin():
    rows = rows_of(
        claim("events/e/women", "1"),
        claim("events/e/women", "1", "s2", 2),
        claim("events/e/women", "2", "s3", 3),
        sources=[source("s1"), source("s2", origin_id="s1"), source("s3", origin_id="s1")],
    )
    assert [(row.value, row.n_sources, row.n_origins) for row in rows] == [("1", 2, 1), ("2", 1, 1)]


def test_reprints_are_one_origin_also_where_the_original_does_not_count(monkeypatch):
    part = [source("s2", origin_id="s1"), source("s3", origin_id="s1")]
    originals = {source.source_id: source for source in [source("s1"), *part]}
    monkeypatch.setattr(Snapshot, "originals", property(lambda snapshot: originals))
    claims = (
        claim("events/e/women", "1", "s2"),
        claim("events/e/women", "1", "s3", 2),
        claim("events/e/women", "2", "s3"),
    )
    rows = rows_of(*claims, sources=part)
    assert [(row.value, row.n_sources, row.n_origins) for row in rows] == [("1", 2, 1), ("2", 1, 1)]


def test_where_no_claim_has_a_rank_none_is_adopted():
    rows = rows_of(claim("events/e/women", "2", rank=None), claim("events/e/women", "1", rank=None))
    assert [(row.value, row.adopted, row.standing, row.effect) for row in rows] == [
        ("1", False, "set_aside", None),
        ("2", False, "set_aside", None),
    ]


def test_a_value_is_set_aside_where_every_claim_of_it_is():
    rows = rows_of(
        claim("events/e/women", "1"),
        claim("events/e/women", "2", "s2", None),
        claim("events/e/women", "3", "s3", None),
        claim("events/e/women", "3", "s4", 2),
    )
    assert [(row.value, row.standing) for row in rows] == [("1", "adopted"), ("3", "outranked"), ("2", "set_aside")]


@pytest.mark.parametrize(
    ("cell", "adopted", "other", "effect"),
    [
        ("events/e/women", "5", "2", -3.0),
        ("prisoners/p/sentence_years", "2.5", "10", 7.5),
        ("events/e/decree_date", "2025-09-11", "2025-09-12", None),
        ("events/e/part_of", "1", "2", None),
        ("event_links/l/relation", "denied", "agreed", None),
    ],
)
@pytest.mark.parametrize("rank", [2, None])
def test_the_effect_of_a_number_is_what_it_adds_to_the_adopted(cell, adopted, other, effect, rank):
    rows = rows_of(claim(cell, adopted), claim(cell, other, "s2", rank))
    assert [row.effect for row in rows] == [None if effect is None else 0.0, effect]


def test_the_other_values_follow_in_the_order_of_their_ranks():
    claims = [claim("events/e/women", str(4 - rank), f"s{rank}", rank, claim_id=f"c{4 - rank}") for rank in (3, 2, 1)]
    assert [row.value for row in rows_of(*claims)] == ["3", "2", "1"]


def test_claims_of_one_rank_stand_by_their_ids():
    rows = rows_of(claim("events/e/women", "1", claim_id="c2"), claim("events/e/women", "2", claim_id="c1"))
    assert [row.value for row in rows] == ["2", "1"]


def test_cells_stand_in_the_order_of_tables_rows_and_columns():
    cells = ["events/e/women", "event_links/l/relation", "events/a/women", "events/e/stayed"]
    claims = [claim(cell, value, f"s{n}", n) for cell in cells for n, value in enumerate("12", 1)]
    assert [(row.record_id, row.field) for row in rows_of(*claims)][::2] == [
        ("l", "relation"), ("a", "women"), ("e", "stayed"), ("e", "women"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "is_dispute"),
    [
        ("events/e/released_total", True),
        ("event_links/l/relation", True),
        ("prisoners/p/sentence_years", True),
        ("events/e/part_of", True),
        ("contacts/c/place", False),
        ("prisoners/p/name", False),
        ("events/e/destinations", False),
        ("events/e/may_repeat", False),
        ("prisoners/p/categories", False),
    ],
)
def test_free_text_and_lists_are_no_disputes(cell, is_dispute):
    assert bool(rows_of(claim(cell, "1"), claim(cell, "2", "s2", 2))) is is_dispute
    assert rows_of(claim(cell, "1"), claim(cell, "1", "s2", 2)) == []


@pytest.mark.parametrize(
    ("values", "is_dispute"),
    [
        (["2025-09-11"], False),
        (["2025-09-11", "2025-09"], False),
        (["2025-09-11", "2025-09-12"], True),
        (["2025-09", "2025-10-01"], True),
        (["2025-09-01/2025-09-11", "2025-09-11/2025-10-01"], False),
        (["2025-09-01/2025-09-11", "2025-09-12/2025-10-01"], True),
        (["2025", "2025-09", "2025-10"], True),
    ],
)
def test_dates_contradict_each_other_where_no_day_is_possible_by_all(values, is_dispute):
    assert disputed(column("events", "decree_date"), iter(values)) is is_dispute
