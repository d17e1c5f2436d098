"""Each empty cell has one reason, the first of a written order that holds."""

import pytest

from belarus_releases.views import emptiness
from belarus_releases.views.emptiness import empty_cells
from tests.factories import claim, day, row, snapshot


def reason(table, column, record_id="r", *, fuller=(), **tables):
    """The reason of one cell, in a snapshot of these tables."""
    cells = empty_cells(snapshot(**tables), table, fuller)
    (found,) = [cell.reason for cell in cells if (cell.record_id, cell.column) == (record_id, column)]
    return found


def event(**cells):
    return row("events", event_id="r", **cells)


def test_each_empty_cell_is_a_row_and_no_other_cell():
    data = snapshot(event_breakdowns=[row("event_breakdowns", breakdown_id="b", count=2, exhaustive=False)])
    cells = empty_cells(data, "event_breakdowns")
    names = [name for name in data.declared("event_breakdowns") if name not in ("breakdown_id", "count", "exhaustive")]
    assert [cell.column for cell in cells] == names
    assert cells[0].cell_id == f"event_breakdowns/b/{names[0]}"


def test_what_no_source_states_is_not_stated():
    assert reason("events", "women", events=[event()]) == "not_stated"
    assert reason("events", "destinations", events=[event()]) == "not_stated"


class TestSetAside:
    def test_by_decision(self):
        claims = [claim("events/r/women", "9", rank=None)]
        assert reason("events", "women", events=[event()], claims=claims) == "set_aside"

    def test_a_column_that_is_computed_from_it_too(self):
        claims = [claim("events/r/date", "2025", rank=None)]
        assert reason("events", "date_earliest", events=[event()], claims=claims) == "set_aside"

    def test_not_where_a_claim_is_adopted(self):
        claims = [claim("events/r/date", "2025", rank=None), claim("events/r/decree_date", "2025")]
        assert reason("events", "date", events=[event()], claims=claims) == "stated_in_part"

    def test_not_where_the_claim_is_on_another_row_or_table(self):
        claims = [claim("events/q/women", "9", rank=None), claim("remaining_estimates/r/women", "9", rank=None)]
        assert reason("events", "women", events=[event()], claims=claims) == "not_stated"

    def test_a_claim_without_a_rank(self):
        claims = [claim("events/r/women", "9", rank=None, claim_id="c")]
        assert reason("claims", "rank", "c", claims=claims) == "set_aside"


class TestInPart:
    def test_a_month_in_place_of_a_day(self):
        dates = {"date_earliest": day("2025-06-01"), "date_latest": day("2025-06-30")}
        assert reason("events", "date", events=[event(**dates)]) == "stated_in_part"
        claims = [claim("events/r/decree_date", "2025-06")]
        assert reason("events", "decree_date", events=[event()], claims=claims) == "stated_in_part"

    @pytest.mark.parametrize("bound", ["released_low", "released_high"])
    def test_a_bound_in_place_of_a_number(self, bound):
        assert reason("events", "released_total", events=[event(**{bound: 0})]) == "stated_in_part"


class TestDoesNotApply:
    @pytest.mark.parametrize(
        ("table", "column", "cells"),
        [
            ("events", "note", {}),
            ("events", "recognised_by", {}),
            ("events", "decree_date", {"legal_act": "sentence_end"}),
            ("events", "envoys", {"arrangement": "not_applicable"}),
            ("event_links", "contact_id", {"concession_id": "c"}),
            ("event_links", "concession_id", {"contact_id": "c"}),
            ("event_breakdowns", "low", {"count": 3}),
            ("event_breakdowns", "high", {"qualifier": "at_least", "low": 3}),
            ("release_totals", "low", {"qualifier": "fewer_than", "high": 3}),
            ("release_totals", "period_start", {"measure": "stock_subset"}),
            ("remaining_estimates", "point", {"statement_kind": "denial"}),
            ("remaining_estimates", "high", {"point": 9}),
            ("remaining_estimates", "repeats", {}),
            ("prisoners", "sentence_total_years", {"sentence_basis": "first"}),
            ("custody_changes", "destination_first", {"change": "rearrested"}),
            ("concessions", "effective_on", {"stage": "floated"}),
            ("contacts", "place", {"kind": "phone_call"}),
            ("sources", "origin_id", {"is_reprint": False}),
            ("claims", "stated_as", {"table": "events"}),
        ],
    )
    def test_as_declared(self, table, column, cells):
        ids = {"claims": "claim_id", "event_links": "link_id", "event_breakdowns": "breakdown_id"}
        key = ids.get(table, next(iter(snapshot().declared(table))))
        assert reason(table, column, **{table: [row(table, **{key: "r"}, **cells)]}) == "does_not_apply"

    @pytest.mark.parametrize(
        ("table", "column", "cells"),
        [
            ("events", "recognised_by", {"recognised": 4}),
            ("events", "envoys", {"arrangement": "unilateral"}),
            ("event_breakdowns", "low", {"qualifier": "at_least"}),
            ("remaining_estimates", "high", {"qualifier": "range", "low": 3}),
            ("prisoners", "sentence_total_years", {"sentence_basis": "added"}),
            ("sources", "origin_id", {"is_reprint": None}),
        ],
    )
    def test_and_nowhere_else(self, table, column, cells):
        key = next(iter(snapshot().declared(table)))
        assert reason(table, column, **{table: [row(table, **{key: "r"}, **cells)]}) == "not_stated"


class TestOutsideCoverage:
    @pytest.mark.parametrize(
        ("first", "last", "expected"),
        [
            ("2023-12-01", "2023-12-31", "outside_coverage"),
            ("2024-12-01", "2024-12-31", "not_stated"),
            ("2023-12-01", "2024-01-01", "not_stated"),
            ("2025-01-01", "2025-01-01", "outside_coverage"),
        ],
    )
    def test_a_row_whose_days_all_are(self, monkeypatch, first, last, expected):
        span = row("coverage", subject="events", first=day("2024-01-01"), last=day("2024-12-31"))
        monkeypatch.setattr(emptiness, "coverage", lambda _: [span])
        dates = {"date_earliest": day(first), "date_latest": day(last)}
        assert reason("events", "women", events=[event(**dates)]) == expected
        claims = [claim("events/r/women", "9", rank=None)]
        assert reason("events", "women", events=[event(**dates)], claims=claims) == "set_aside"


class TestFuller:
    def test_what_a_fuller_dataset_has_goes_first(self):
        whole = snapshot(events=[event(women=9)])
        claims = [claim("events/r/women", "9", rank=None)]
        asked = {"events": [event()], "claims": claims}
        assert reason("events", "women", fuller=[("not_yet_public", whole)], **asked) == "not_yet_public"
        both = [("not_chosen", snapshot(events=[event()])), ("not_yet_public", whole)]
        assert reason("events", "women", fuller=both, **asked) == "not_yet_public"
        assert reason("events", "women", fuller=[("not_chosen", whole), both[1]], **asked) == "not_chosen"

    def test_what_it_has_not_either_has_another_reason(self):
        others = [("not_yet_public", snapshot(events=[event()])), ("not_yet_public", snapshot())]
        assert reason("events", "women", fuller=others, events=[event()]) == "not_stated"
