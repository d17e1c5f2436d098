"""How a cell became known, on a few claims."""

import datetime as dt

import pytest

from belarus_releases.errors import InvalidValueError, NotFoundError
from belarus_releases.views.history import history
from tests.factories import claim, row, snapshot, source

CELL = "events/e/released_total"
JUNE, JULY, AUGUST = (dt.date(2025, month, 1) for month in (6, 7, 8))
SOURCES = [
    source("s1", published_latest=JUNE, publisher="P1", publisher_side="exile", publisher_id="p1"),
    source("s2", published_latest=JULY, publisher="P2", publisher_id="p2"),
    source("s3", published_latest=JULY, publisher="P3", publisher_id="p3"),
    source("s4", retrieved_on=AUGUST, publisher="P4", publisher_id="p4"),
]
EVENTS = [row("events", event_id=name) for name in ("e", "f")]


def rows_of(*claims, field="released_total", table="events", record_id="e", **tables):
    record = snapshot(claims=claims, sources=SOURCES, **{"events": EVENTS} | tables)
    return history(record, table, record_id, field)


def test_a_row_is_a_claim_with_the_value_after_its_day():
    (only,) = rows_of(claim(CELL, "14", "s1", basis="title"))
    assert only == row(
        "history", history_id=f"2025-06-01/{CELL}=14@s1", table="events", record_id="e", field="released_total",
        day=JUNE, stated="14", value=14, changed=True, row_known=True, n_origins=1, rank=1, basis="title",
        publisher="P1", publisher_side="exile", source_id="s1", claim_id=f"{CELL}=14@s1", claimed_cell=CELL,
    )  # fmt: skip


def test_rows_of_a_day_have_one_state_the_best_claim_first_and_only_it_says_that_the_value_changed():
    rows = rows_of(
        claim(CELL, "8", "s1", None),
        claim(CELL, "12", "s2", None),
        claim(CELL, "16", "s3", 1),
        claim(CELL, "15", "s2", 2),
        claim(CELL, "16", "s4", 3),
    )
    assert [(row.day.month, row.stated, row.value, row.changed, row.n_origins, row.rank) for row in rows] == [
        (6, "8", None, False, 0, None),
        (7, "16", 16, True, 1, 1),
        (7, "15", 16, False, 1, 2),
        (7, "12", 16, False, 1, None),
        (8, "16", 16, False, 2, 3),
    ]
    assert len({row.history_id for row in rows}) == 5


def test_claims_on_other_cells_are_left_out():
    assert rows_of(claim("events/e/women", "1"), claim("events/f/released_total", "1")) == []


def test_an_empty_list_is_empty_like_any_other_cell():
    rows = rows_of(
        claim("events/e/destinations", "LT", "s1", None), claim("events/e/destinations", "UA", "s2"),
        field="destinations",
    )  # fmt: skip
    assert [(row.value, row.changed) for row in rows] == [(None, False), (("UA",), True)]


def test_a_derived_cell_has_the_claims_on_what_it_is_made_of():
    rows = rows_of(
        claim("events/e/announced_on", "2025-05-31", "s1"),
        claim("events/e/date", "2025-05", "s2"),
        field="date_earliest",
    )
    assert [(row.claimed_cell, row.stated, row.value) for row in rows] == [
        ("events/e/announced_on", "2025-05-31", dt.date(2025, 5, 31)),
        ("events/e/date", "2025-05", dt.date(2025, 5, 1)),
    ]


def test_claims_count_from_their_day_although_the_cell_is_made_of_them_only_later():
    rows = rows_of(
        claim("events/e/announced_on", "2025-05-31", "s1"),
        claim("custody_changes/x/change", "released", "s2"),
        claim("custody_changes/x/event_id", "e", "s4"),
        table="custody_changes", record_id="x", field="date",
        custody_changes=[row("custody_changes", change_id="x", prisoner_id="p")],
        prisoners=[row("prisoners", prisoner_id="p")],
    )  # fmt: skip
    assert [(row.day.month, row.claimed_cell, row.value, row.changed) for row in rows] == [
        (6, "events/e/announced_on", None, False),
        (8, "custody_changes/x/event_id", dt.date(2025, 5, 31), True),
    ]


class TestRowsWithoutAClaim:
    def test_where_the_row_that_is_referred_to_became_known(self):
        rows = rows_of(claim("events/e/part_of", "f", "s1"), claim("events/f/women", "1", "s2"), field="part_of")
        assert [(row.history_id, row.stated, row.value, row.changed) for row in rows] == [
            ("2025-06-01/events/e/part_of=f@s1", "f", None, False),
            ("2025-07-01", None, "f", True),
        ]
        assert [getattr(rows[1], name) for name in ("publisher", "source_id", "claim_id", "claimed_cell")] == [None] * 4

    def test_where_the_row_of_the_cell_became_known_after_what_is_stated_of_it(self):
        """With it begins what `revisions` counts."""
        rows = rows_of(
            claim("prisoners/p/name", "A B", "s1", None),
            claim("custody_changes/x/change", "released", "s2"),
            claim("prisoners/p/name", "A C", "s4"),
            table="prisoners", record_id="p", field="name",
            custody_changes=[row("custody_changes", change_id="x", prisoner_id="p")],
            prisoners=[row("prisoners", prisoner_id="p")],
        )  # fmt: skip
        assert [(row.day.month, row.stated, row.value, row.row_known) for row in rows] == [
            (6, "A B", None, False),
            (7, None, None, True),
            (8, "A C", "A C", True),
        ]

    def test_but_none_where_nothing_is_stated_of_the_cell_before(self):
        rows = rows_of(claim("events/e/women", "1", "s1"), claim(CELL, "9", "s2"))
        assert [(row.stated, row.row_known) for row in rows] == [("9", True)]


def test_a_reprint_is_no_origin_of_its_own_also_before_what_it_reprints_is_public():
    sources = [
        source("s1", published_latest=JUNE, publisher_id="p1"),
        source("s2", published_latest=JUNE, publisher_id="p2", origin_id="s3"),
        source("s3", published_latest=JULY, publisher_id="p1"),
    ]
    record = snapshot(claims=[claim(CELL, "1", "s1"), claim(CELL, "1", "s2", 2)], sources=sources, events=EVENTS)
    rows = history(record, "events", "e", "released_total")
    assert [(row.stated, row.changed, row.n_origins) for row in rows] == [("1", True, 1), ("1", False, 1)]


@pytest.mark.parametrize(
    ("table", "field", "kind", "says"),
    [
        ("sources", "url", NotFoundError, "no claims are on 'sources': there are 'events'"),
        ("events", "label", InvalidValueError, "column: label of events is entered by the editors"),
        ("events", "event_class", InvalidValueError, "column: event_class of events is coded by the editors"),
    ],
)
def test_errors(table, field, kind, says):
    with pytest.raises(kind) as error:
        rows_of(table=table, field=field)
    assert str(error.value).startswith(says)
