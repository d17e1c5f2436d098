"""Each rule of a derived column, and which claim speaks for a cell, on evidence of a few claims."""

import datetime as dt

import pytest

from belarus_releases import derivations
from belarus_releases.columns import Column, columns
from belarus_releases.provenance import CellKey, adopt, fixed_cells
from belarus_releases.tables import record_class
from tests.small import claim, evidence, row, source


def day(text):
    return dt.date.fromisoformat(text)


class TestDates:
    @pytest.mark.parametrize(
        ("text", "first", "last"),
        [
            ("2025-09-11", "2025-09-11", "2025-09-11"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2025", "2025-01-01", "2025-12-31"),
            ("2025/2026", "2025-01-01", "2026-12-31"),
            ("2025-01-20/2025-02", "2025-01-20", "2025-02-28"),
            ("2025-01/2025-01-01", "2025-01-01", "2025-01-01"),
        ],
    )
    def test_first_and_last_day(self, text, first, last):
        assert derivations.interval(text) == (day(first), day(last))

    @pytest.mark.parametrize("text", ["", "20-5", "2025-", "2025099", "202509", "2025-9-1", "20250911", "2025-09-11x"])
    def test_what_is_no_date_is_named(self, text):
        with pytest.raises(ValueError, match="is not a date") as caught:
            derivations.interval(text)
        assert str(caught.value) == f"{text!r} is not a date such as 2025, 2025-09 or 2025-09-11"

    def test_an_end_before_the_beginning_is_refused(self):
        with pytest.raises(ValueError, match=r"^'2025-02/2025-01' ends before it begins$"):
            derivations.interval("2025-02/2025-01")

    def test_span_of_a_row(self):
        first, last = day("2025-09-01"), day("2025-09-11")
        assert derivations.span(row("events", date_earliest=first, date_latest=last)) == (first, last)
        figure = row("remaining_estimates", as_of_earliest=first, as_of_latest=last)
        assert derivations.span(figure, "as_of") == (first, last)
        assert derivations.span(row("events", date_earliest=first)) is None
        assert derivations.span(row("events", date_latest=last)) is None

    def test_a_source_is_known_by_its_last_day_or_else_when_it_was_read(self):
        month, read = day("2025-09-30"), day("2026-01-01")
        assert derivations.known_by(source("s", published_latest=month, retrieved_on=read)) == month
        assert derivations.known_by(source("s", retrieved_on=read)) == read
        assert derivations.known_by(source("s")) is None

    @pytest.mark.parametrize(
        ("value", "date", "first", "last"),
        [
            ("2025-09-11", "2025-09-11", "2025-09-11", "2025-09-11"),
            ("2025-09", None, "2025-09-01", "2025-09-30"),
            ("2025-09-10/2025-09-11", None, "2025-09-10", "2025-09-11"),
        ],
    )
    def test_of_a_release(self, value, date, first, last):
        found = evidence(claim("events/e/date", value))
        assert found.cell("events", "e", "date") == (date and day(date))
        assert found.cell("events", "e", "date_earliest") == day(first)
        assert found.cell("events", "e", "date_latest") == day(last)

    def test_without_a_claim_there_are_none(self):
        found = evidence(claim("events/e/released_total", "1"), claim("events/other/date", "2025-09-11"))
        for name in ("date", "date_earliest", "date_latest", "date_basis"):
            assert found.cell("events", "e", name) is None

    def test_the_best_claim_of_the_first_column_that_has_one(self):
        said = [
            claim("events/e/announced_on", "2025-01-03"),
            claim("events/e/decree_date", "2025-01-05", rank=2),
            claim("events/e/decree_date", "2025-01-02"),
        ]
        assert evidence(*said).cell("events", "e", "date") == day("2025-01-02")
        assert evidence(*said).cell("events", "e", "date_basis") == "decree"
        assert evidence(said[0]).cell("events", "e", "date_basis") == "announced"
        said.append(claim("events/e/date", "2025-01"))
        assert evidence(*said).cell("events", "e", "date") is None
        assert evidence(*said).cell("events", "e", "date_basis") == "left_custody"

    @pytest.mark.parametrize(("field", "basis"), [("effective_on", "effective"), ("announced_on", "announced")])
    def test_of_a_step(self, field, basis):
        assert evidence(claim(f"concessions/c/{field}", "2025")).cell("concessions", "c", "date_basis") == basis

    def test_of_a_figure(self):
        found = evidence(
            claim("remaining_estimates/a/as_of", "2025-09"),
            claim("remaining_estimates/b/as_of", "2025-09-11", basis="page_date"),
            claim("remaining_estimates/c/as_of", "2025-09-11", basis="title"),
            claim("remaining_estimates/d/point", "1000"),
        )
        bases = [found.cell("remaining_estimates", x, "as_of_basis") for x in "abcd"]
        assert bases == ["stated", "page_date", "stated", None]

    def test_a_change_without_a_date_of_its_own_has_that_of_its_release(self):
        found = evidence(
            claim("custody_changes/x/event_id", "e"),
            claim("custody_changes/own/event_id", "e"),
            claim("custody_changes/own/date", "2025-02-03"),
            claim("custody_changes/undated/event_id", "u"),
            claim("custody_changes/lost/event_id", "nowhere"),
            claim("custody_changes/alone/change", "released"),
            claim("events/e/decree_date", "2025-01"),
            claim("events/u/released_total", "1"),
        )
        names = ("date", "date_earliest", "date_latest", "date_basis")
        cells = {x: [found.cell("custody_changes", x, n) for n in names] for x in found.ids("custody_changes")}
        assert cells == {
            "x": [None, day("2025-01-01"), day("2025-01-31"), "decree"],
            "own": [day("2025-02-03"), day("2025-02-03"), day("2025-02-03"), "left_custody"],
            "undated": [None] * 4,
            "lost": [None] * 4,
            "alone": [None] * 4,
        }

    def test_rows_of_other_tables_have_no_release_to_take_a_date_from(self):
        found = evidence(
            claim("prisoners/p/name", "A B"), claim("events/e/date", "2025"), fixed={"prisoners/p/event_id": "e"}
        )
        assert found.cell("prisoners", "p", "detained") is None
        column = next(c for c in columns(record_class("event_breakdowns")) if c.name == "event_id")
        assert column.of == ()
        of_group = evidence(claim("events/e/date", "2025-09-11"), fixed={"event_breakdowns/b/event_id": "e"})
        assert derivations.day(of_group, "event_breakdowns", "b", column) is None
        assert derivations.date_basis(of_group, "event_breakdowns", "b", column) is None


class TestIndependence:
    GOOD = claim("events/e/released_total", "52")
    TOO = claim("events/e/released_total", "52", "s2", 2)

    @pytest.mark.parametrize(
        ("first", "second", "origins", "confidence"),
        [
            ({}, {}, 2, "confirmed"),
            ({}, {"quality": "weak"}, 2, "reported"),
            ({}, {"url": None}, 2, "reported"),
            ({"url": None}, {"quality": "weak"}, 2, "weak"),
            ({}, {"origin_id": "s1"}, 1, "reported"),
            ({"origin_id": "s2"}, {}, 1, "reported"),
            ({"quality": "weak"}, {"origin_id": "s1"}, 1, "weak"),
            ({"url": None}, {"origin_id": "s1"}, 1, "reported"),
            ({}, {"origin_id": "s1", "quality": "weak"}, 1, "reported"),
            ({"origin_id": "s3"}, {"origin_id": "s3"}, 1, "reported"),
            ({"origin_id": "s3"}, {"origin_id": "s4"}, 2, "reported"),
            ({}, {"origin_id": "nowhere"}, 2, "confirmed"),
        ],
    )
    def test_origins_count_once(self, first, second, origins, confidence):
        sources = [source("s1", **first), source("s2", **second), source("s3"), source("s4", quality="weak")]
        found = evidence(self.GOOD, self.TOO, sources=sources)
        assert found.cell("events", "e", "n_origins") == origins
        assert found.cell("events", "e", "confidence") == confidence

    def test_only_those_of_the_adopted_value_and_of_the_row(self):
        sources = [source("s1"), source("s2"), source("s3")]
        others = [
            claim("events/e/released_total", "54", "s2", 2),
            claim("events/e/released_total", "52", "s3", None),
            claim("events/e/women", "52", "s3"),
            claim("events/other/released_total", "52", "s3"),
            claim("release_totals/e/count", "52", "s3"),
        ]
        assert evidence(self.GOOD, *others, sources=sources).cell("events", "e", "n_origins") == 1
        assert evidence(*others, sources=sources).cell("events", "e", "n_origins") == 0
        assert evidence(*others, sources=sources).cell("events", "e", "confidence") == "weak"

    def test_over_several_columns(self):
        said = [claim("release_totals/t/low", "300", "s1"), claim("release_totals/t/high", "400", "s2")]
        found = evidence(*said, sources=[source("s1"), source("s2")])
        assert found.cell("release_totals", "t", "n_origins") == 2
        assert found.cell("release_totals", "t", "confidence") == "confirmed"

    def test_who_is_quoted_for_a_tie(self):
        said = claim("event_links/l/relation", "denied", attributed_to="A minister")
        lower = claim("event_links/l/relation", "same_day_only", "s2", 2, attributed_to="Another")
        assert evidence(lower, said).cell("event_links", "l", "attributed_to") == "A minister"
        assert evidence(fixed={"event_links/l/event_id": "e"}).cell("event_links", "l", "attributed_to") is None


class TestCounts:
    def test_named_are_persons_of_the_release(self):
        changes = {"x1": ("p1", "e"), "x2": ("p1", "e"), "x3": ("p2", "e"), "x4": ("p3", "other")}
        found = evidence(
            *(claim(f"custody_changes/{x}/event_id", event) for x, (_, event) in changes.items()),
            fixed={f"custody_changes/{x}/prisoner_id": person for x, (person, _) in changes.items()},
        )
        assert [found.cell("events", event, "named") for event in ("e", "other", "none")] == [2, 1, 0]

    @pytest.mark.parametrize(
        ("numbers", "rounded"),
        [
            ({}, None),
            ({"point": "1300"}, True),
            ({"point": "1301"}, False),
            ({"point": "1325"}, False),
            ({"point": "0"}, True),
            ({"low": "1150", "high": "1400"}, True),
            ({"low": "1150", "high": "1401"}, False),
            ({"low": "1151", "high": "1400"}, False),
        ],
    )
    def test_rounded_are_multiples_of_fifty(self, numbers, rounded):
        said = [claim(f"remaining_estimates/f/{name}", number) for name, number in numbers.items()]
        assert evidence(*said).cell("remaining_estimates", "f", "rounded") is rounded


class TestLatestState:
    def changes(self, *changes, sources=()):
        """State of person p after changes: id, what changed, when, and of which release."""
        said = [
            claim("prisoners/p/name", "A B"),
            claim("events/e1/women", "1"),
            claim("events/e2/women", "1"),
            claim("custody_changes/other/change", "rearrested"),
            claim("custody_changes/other/date", "2026-12-31"),
        ]
        fixed = {"custody_changes/other/prisoner_id": "q"}
        for x, change, date, event in changes:
            fixed[f"custody_changes/{x}/prisoner_id"] = "p"
            stated = {"change": change, "date": date, "event_id": event}
            said += [claim(f"custody_changes/{x}/{field}", value) for field, value in stated.items() if value]
        found = evidence(*said, sources=sources, fixed=fixed)
        return [found.cell("prisoners", "p", name) for name in ("custody_status", "status_as_of", "event_id")]

    def test_nothing_changed(self):
        assert self.changes() == [None, None, None]

    @pytest.mark.parametrize(
        ("change", "status"),
        [
            ("released", "at_liberty"),
            ("refused_expulsion", "unclear"),
            ("returned", "in_custody"),
            ("rearrested", "in_custody"),
        ],
    )
    def test_each_change(self, change, status):
        assert self.changes(("x", change, "2025-09", "e1")) == [status, day("2025-09-30"), "e1"]

    def test_the_latest_counts(self):
        early, late = ("x2", "released", "2025-01-01", "e1"), ("x1", "returned", "2025-02-01", None)
        assert self.changes(early, late) == ["in_custody", day("2025-02-01"), "e1"]
        assert self.changes(late, early, ("x0", "released", "2025-03-01", "e2")) == [
            "at_liberty", day("2025-03-01"), "e2"
        ]  # fmt: skip

    def test_on_one_day_the_order_of_the_ids(self):
        one, two = ("x1", "returned", "2025-01-01", "e1"), ("x2", "released", "2025-01-01", "e2")
        assert self.changes(two, one) == ["at_liberty", day("2025-01-01"), "e2"]

    def test_undated_changes_go_before_all(self):
        undated = ("x9", "returned", None, None)
        assert self.changes(undated, ("x1", "released", "2025-01-01", None))[:2] == ["at_liberty", day("2025-01-01")]

    def test_a_release_that_is_not_recorded_is_none(self):
        assert self.changes(("x1", "released", "2025-01-01", "e1"), ("x2", "returned", "2025-02-01", "nowhere")) == [
            "in_custody", day("2025-02-01"), "e1"
        ]  # fmt: skip

    def test_an_undated_change_is_known_as_of_its_source(self):
        read = source("s1", published_latest=day("2025-06-30"))
        assert self.changes(("x", "released", None, None), sources=[read]) == ["at_liberty", day("2025-06-30"), None]

    def test_the_source_is_that_of_the_best_claim(self):
        later = claim("custody_changes/x/change", "returned", "s2", 2)
        sources = [source("s1", retrieved_on=day("2025-06-30")), source("s2", retrieved_on=day("2025-12-31"))]
        first = claim("custody_changes/x/change", "released")
        found = evidence(later, first, sources=sources, fixed={"custody_changes/x/prisoner_id": "p"})
        assert found.cell("prisoners", "p", "status_as_of") == day("2025-06-30")

    def test_a_change_of_which_nothing_is_stated(self):
        assert self.changes(("x", None, None, None)) == [None, None, None]


class TestEvidence:
    def test_rows_are_those_claimed_or_fixed(self):
        found = evidence(
            claim("events/b/women", "1"), claim("events/c/women", "1", rank=None), fixed={"events/a/label": "A"}
        )
        assert found.ids("events") == ["a", "b", "c"]
        assert found.ids("contacts") == []
        assert found.has("events", "a")
        assert found.has("events", "c")
        assert not found.has("events", "d")
        assert not found.has("events", None)
        assert not found.has("contacts", "a")

    def test_claims_come_column_by_column_best_first(self):
        said = [
            claim("events/e/women", "3", rank=2, claim_id="c1"),
            claim("events/e/women", "4", rank=1, claim_id="c9"),
            claim("events/e/women", "5", rank=2, claim_id="c0"),
            claim("events/e/women", "6", rank=None, claim_id="c2"),
            claim("events/e/stayed", "7", rank=1, claim_id="c3"),
        ]
        found = evidence(*said).claims("events", "e", "stayed", "women", "refused")
        assert [c.claim_id for c in found] == ["c3", "c9", "c0", "c1"]

    def test_a_row(self):
        found = evidence(
            claim("event_breakdowns/b/count", "14"),
            fixed={"event_breakdowns/b/event_id": "e", "event_breakdowns/b/dimension": "sex"},
        )
        (made,) = found.rows("event_breakdowns")
        given = {"breakdown_id": "b", "event_id": "e", "dimension": "sex", "count": 14}
        assert {name: getattr(made, name) for name in given} == given
        assert made.note is None

    def test_editors_cells_that_are_not_given_are_empty(self):
        found = evidence(claim("event_links/l/relation", "denied"))
        assert found.cell("event_links", "l", "link_id") == "l"
        assert found.cell("event_links", "l", "contact_id") is None

    def test_a_list_of_editors_that_is_not_given_has_no_items(self):
        items = Column(name="x", kind="list", nullable=False, meaning="X.", basis="entered", since="2026.11.0")
        assert evidence()._make(CellKey("events", "e", "x"), items) == ()

    @pytest.mark.parametrize(
        ("table", "name", "values", "adopted"),
        [
            ("events", "released_total", [], None),
            ("events", "released_total", ["14", "16"], 14),
            ("events", "decree_date", ["2025-09-11"], day("2025-09-11")),
            ("events", "decree_date", ["2025-09", "2025-09-11"], None),
            ("events", "destinations", [], ()),
            ("events", "destinations", ["UA", "LT", "UA"], ("LT", "UA")),
            ("prisoners", "sentence_years", ["2.5"], 2.5),
        ],
    )
    def test_what_is_adopted(self, table, name, values, adopted):
        column = next(c for c in columns(record_class(table)) if c.name == name)
        assert adopt(column, [claim(f"{table}/x/{name}", value) for value in values]) == adopted

    def test_cells_of_editors(self):
        tie = row("event_links", link_id="l", event_id="e", relation="denied", note="N.")
        assert fixed_cells("event_links", [tie]) == {
            CellKey("event_links", "l", "link_id"): "l",
            CellKey("event_links", "l", "event_id"): "e",
            CellKey("event_links", "l", "concession_id"): None,
            CellKey("event_links", "l", "contact_id"): None,
            CellKey("event_links", "l", "note"): "N.",
        }
        coded = fixed_cells("remaining_estimates", [row("remaining_estimates", estimate_id="f", scope="wider_list")])
        assert coded[CellKey("remaining_estimates", "f", "scope")] == "wider_list"
