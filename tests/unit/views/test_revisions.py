"""How long cells took to get their final value, on a few claims."""

import datetime as dt

import pytest

from belarus_releases.errors import NotFoundError
from belarus_releases.views.revisions import revisions
from tests.factories import claim, row, snapshot, source

JUNE, JULY, AUGUST = (dt.date(2025, month, 1) for month in (6, 7, 8))
SOURCES = [source(name, published_latest=day) for name, day in (("s1", JUNE), ("s2", JULY), ("s3", AUGUST))]
EVENTS = [row("events", event_id=name) for name in ("e", "f")]


def rows_of(*claims, table="events", **tables):
    return revisions(snapshot(claims=claims, sources=SOURCES, **{"events": EVENTS} | tables), table)


def cell(rows, name):
    return next(row for row in rows if row.cell == name)


def test_a_row_is_a_cell_from_the_first_value_to_the_final_one():
    rows = rows_of(
        claim("events/e/women", "1", "s1", 3),
        claim("events/e/women", "2", "s2", 2),
        claim("events/e/women", "3", "s3", 1),
    )
    assert cell(rows, "events/e/women") == row(
        "revisions", cell="events/e/women", table="events", record_id="e", field="women", basis="stated",
        stated_on=JUNE, first_day=JUNE, first_value=1, final_day=AUGUST, final_value=3, days=61, n_changes=2,
    )  # fmt: skip


def test_a_value_that_stood_from_the_first_day():
    only = cell(rows_of(claim("events/e/women", "1", "s1"), claim("events/e/women", "1", "s3", 2)), "events/e/women")
    assert (only.first_day, only.final_day, only.days, only.n_changes) == (JUNE, JUNE, 0, 0)


def test_days_begin_with_a_claim_that_is_set_aside():
    only = cell(rows_of(claim("events/e/women", "8", "s1", None), claim("events/e/women", "1", "s2")), "events/e/women")
    assert (only.stated_on, only.first_day, only.first_value, only.days, only.n_changes) == (JUNE, JULY, 1, 30, 0)


def test_but_not_before_the_row_exists():
    claims = [claim("prisoners/p/name", "A B", "s1"), claim("custody_changes/x/change", "released", "s2")]
    changes = [row("custody_changes", change_id="x", prisoner_id="p")]
    rows = rows_of(*claims, table="prisoners", prisoners=[row("prisoners", prisoner_id="p")], custody_changes=changes)
    only = cell(rows, "prisoners/p/name")
    assert (only.stated_on, only.first_day, only.days) == (JULY, JULY, 0)


def test_a_cell_that_was_filled_without_a_statement_of_its_own():
    only = cell(rows_of(claim("events/e/women", "1", "s1"), claim("events/e/released_total", "9", "s2")),
                "events/e/n_origins")  # fmt: skip
    assert (only.stated_on, only.first_value, only.final_value, only.days, only.basis) == (JUNE, 0, 1, 30, "derived")


def test_a_cell_may_be_empty_in_the_end_and_an_empty_list_is_empty():
    rows = rows_of(
        claim("events/e/date", "2025-05-31", "s1", 2),
        claim("events/e/date", "2025-05", "s2", 1),
        claim("events/e/destinations", "LT", "s3"),
    )
    date, list_ = cell(rows, "events/e/date"), cell(rows, "events/e/destinations")
    assert (date.first_value, date.final_value, date.n_changes) == (dt.date(2025, 5, 31), None, 1)
    assert (list_.first_value, list_.n_changes) == (("LT",), 0)


def test_cells_that_were_never_filled_and_those_of_editors_are_left_out():
    rows = rows_of(
        claim("events/f/women", "1"), claim("events/e/stayed", "1", "s1"), claim("events/e/women", "8", "s1", None)
    )
    stated = [row.cell for row in rows if row.basis == "stated"]
    assert stated == ["events/e/stayed", "events/f/women"]
    assert not {"label", "event_id", "event_class"} & {row.field for row in rows}


def test_rows_and_columns_stand_in_their_order():
    rows = rows_of(
        *(claim(f"events/{name}/{field}", "1") for name in "fe" for field in ("stayed", "women", "expelled"))
    )
    order = [row.cell for row in rows if row.basis == "stated"]
    assert order == [f"events/{name}/{field}" for name in "ef" for field in ("women", "expelled", "stayed")]


def test_there_are_none_of_the_evidence_itself():
    with pytest.raises(NotFoundError, match=r"^no claims are on 'claims': there are 'events'"):
        rows_of(table="claims")
