"""Which claims are selected for a cell, and which rows there are."""

import pytest

from belarus_releases.adoption.cells import CellKey, editorial_cells, select_value
from belarus_releases.schema.columns import Column
from tests.factories import cells, claim, column, day, row, source


class TestSelectValue:
    @pytest.mark.parametrize(
        ("table", "name", "values", "selected"),
        [
            ("events", "released_total", [], None),
            ("events", "released_total", ["14", "16"], 14),
            ("events", "part_of", ["2025-09-11-lithuania"], "2025-09-11-lithuania"),
            ("events", "decree_date", [], None),
            ("events", "decree_date", ["2025-09-11"], day("2025-09-11")),
            ("events", "decree_date", ["2025-09-11/2025-09-11"], day("2025-09-11")),
            ("events", "decree_date", ["2025-09", "2025-09-11"], None),
            ("events", "destinations", [], ()),
            ("events", "destinations", ["UA", "LT", "UA"], ("LT", "UA")),
            ("prisoners", "sentence_years", ["2.5"], 2.5),
        ],
    )
    def test_the_best_claim_or_the_items_of_all(self, table, name, values, selected):
        claims = [claim(f"{table}/x/{name}", value) for value in values]
        assert select_value(column(table, name), claims) == selected
        assert select_value(column(table, name), iter(claims)) == selected


class TestIds:
    CELLS = cells(
        claim("events/b/women", "1"),
        claim("events/c/women", "1", rank=None),
        editorial={"events/a/label": "A", "contacts/b/note": "N."},
    )

    def test_rows_are_those_with_a_claim_or_an_editorial_cell(self):
        assert self.CELLS.ids("events") == ["a", "b", "c"]
        assert self.CELLS.ids("contacts") == ["b"]
        assert self.CELLS.ids("concessions") == []

    @pytest.mark.parametrize(
        ("table", "record_id", "exists"),
        [
            ("events", "a", True),
            ("events", "c", True),
            ("events", "d", False),
            ("events", None, False),
            ("contacts", "a", False),
        ],
    )
    def test_whether_a_table_has_a_row(self, table, record_id, exists):
        assert self.CELLS.has(table, record_id) is exists


class TestClaims:
    def test_they_come_column_by_column_best_first(self):
        claims = [
            claim("events/e/women", "3", rank=2, claim_id="c1"),
            claim("events/e/women", "4", rank=1, claim_id="c9"),
            claim("events/e/women", "5", rank=2, claim_id="c0"),
            claim("events/e/women", "6", rank=None, claim_id="c2"),
            claim("events/e/stayed", "7", rank=1, claim_id="c3"),
            claim("events/other/women", "8", rank=1, claim_id="c4"),
        ]
        ordered = cells(*claims).claims("events", "e", "stayed", "women", "refused")
        assert [claim.claim_id for claim in ordered] == ["c3", "c9", "c0", "c1"]

    def test_a_claim_without_a_rank_is_never_selected(self):
        claims = [claim("events/e/women", "16", rank=None), claim("events/e/women", "14", rank=7)]
        assert cells(*claims).cell("events", "e", "women") == 14
        assert cells(claims[0]).cell("events", "e", "women") is None

    def test_sources_are_held_by_id(self):
        one, other = source("s1"), source("s2")
        assert cells(sources=[one, other]).sources == {"s1": one, "s2": other}


class TestCell:
    def test_a_stated_cell_is_the_selected_value(self):
        claims = [claim("events/e/women", "16", "s2", 2), claim("events/e/women", "14")]
        assert cells(*claims).cell("events", "e", "women") == 14

    def test_an_editorial_cell_is_what_editors_enter(self):
        editorial = {"events/e/label": "A release.", "events/e/women": 99}
        by_key = cells(claim("events/e/women", "14"), editorial=editorial)
        assert by_key.cell("events", "e", "label") == "A release."
        assert by_key.cell("events", "e", "women") == 14  # stated: editors cannot enter it

    def test_an_editorial_cell_that_nobody_entered_is_empty(self):
        by_key = cells(claim("event_links/l/relation", "denied"))
        assert by_key.cell("event_links", "l", "link_id") == "l"
        assert by_key.cell("event_links", "l", "contact_id") is None

    def test_an_editorial_list_that_nobody_entered_has_no_items(self):
        items = Column(name="x", kind="list", nullable=False, meaning="X.", basis="entered", since="2026.11.0")
        assert cells()._make(CellKey("events", "e", "x"), items) == ()

    def test_a_derived_cell_is_what_its_rule_computes_once(self):
        calls = []

        def named(*arguments):
            calls.append(arguments)
            return 7

        by_key = cells(rules={"named": named})
        assert [by_key.cell("events", "e", "named") for _ in range(2)] == [7, 7]
        assert calls == [(by_key, "events", "e", column("events", "named"))]

    def test_an_empty_cell_is_remembered_too(self):
        calls = []
        by_key = cells(rules={"named": lambda *arguments: calls.append(arguments)})
        assert [by_key.cell("events", "e", "named") for _ in range(2)] == [None, None]
        assert len(calls) == 1

    def test_a_rule_that_is_not_given_is_an_error(self):
        with pytest.raises(KeyError, match="named"):
            cells(rules={}).cell("events", "e", "named")


def test_records_of_a_table_in_the_order_of_their_ids():
    by_key = cells(
        claim("event_links/b/relation", "denied"),
        claim("event_links/a/relation", "stated_response"),
        editorial={"event_links/b/event_id": "e", "event_links/b/contact_id": "c"},
        rules={
            "attribution": lambda by_key, table, record_id, column: f"{table}/{record_id}/{column.name}",
            **dict.fromkeys(("n_origins", "confidence"), lambda *arguments: None),
        },
    )
    assert by_key.rows("event_links") == [
        row("event_links", link_id="a", relation="stated_response", attributed_to="event_links/a/attributed_to"),
        row(
            "event_links",
            link_id="b",
            event_id="e",
            contact_id="c",
            relation="denied",
            attributed_to="event_links/b/attributed_to",
        ),
    ]


class TestEditorialCells:
    def test_entered_cells_of_rows_the_empty_ones_too(self):
        link = row("event_links", link_id="l", event_id="e", relation="denied", first_mover="release", note="N.")
        assert editorial_cells("event_links", [link]) == {
            CellKey("event_links", "l", "link_id"): "l",
            CellKey("event_links", "l", "event_id"): "e",
            CellKey("event_links", "l", "concession_id"): None,
            CellKey("event_links", "l", "contact_id"): None,
            CellKey("event_links", "l", "first_mover"): "release",
            CellKey("event_links", "l", "note"): "N.",
        }

    def test_coded_cells_of_all_rows(self):
        estimates = [
            row("remaining_estimates", estimate_id=name, scope=scope, point=1)
            for name, scope in (("a", "wider_list"), ("b", "not_stated"))
        ]
        editorial = editorial_cells("remaining_estimates", estimates)
        assert editorial[CellKey("remaining_estimates", "a", "scope")] == "wider_list"
        assert editorial[CellKey("remaining_estimates", "b", "scope")] == "not_stated"
        assert {key.field for key in editorial} == {
            "estimate_id", "statement_kind", "series", "scope", "repeats", "note"
        }  # fmt: skip
