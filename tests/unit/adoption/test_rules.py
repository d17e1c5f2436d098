"""Each rule of a derived column, on a few claims; and the registry of the rules."""

import importlib.util
import sys

import attrs
import pytest

from belarus_releases.adoption import rules
from belarus_releases.schema.columns import columns
from belarus_releases.tables import CLAIM_BASED, record_class
from tests.factories import cells, claim, column, day, source


class TestRegistry:
    @pytest.fixture(autouse=True)
    def _registry(self, monkeypatch):
        monkeypatch.setattr(rules, "RULES", {})

    def test_a_rule_has_the_name_of_its_function_and_holds_since_the_first_version(self):
        @rules.rule()
        def count(*arguments):
            return 1

        assert dict(rules.RULES) == {"count": [("2026.11.0", count)]}
        assert count() == 1  # the decorator gives back the function itself
        assert rules.rules_at("2026.11.0") == rules.rules_at("2027.1.0") == {"count": count}

    def test_a_later_rule_replaces_that_of_its_name_from_its_version_on(self):
        @rules.rule(since="2026.11.10", name="count")
        def latest(*arguments):
            return 3

        @rules.rule()
        def count(*arguments):
            return 1

        @rules.rule(since="2026.11.2", name="count")
        def later(*arguments):
            return 2

        @rules.rule()
        def other(*arguments):
            return 0

        assert {name: [since for since, _ in versions] for name, versions in rules.RULES.items()} == {
            "count": ["2026.11.0", "2026.11.2", "2026.11.10"],
            "other": ["2026.11.0"],
        }
        for version, holding in [
            ("2026.11.0", count),
            ("2026.11.1", count),
            ("2026.11.2", later),
            ("2026.11.9", later),
            ("2026.11.10", latest),
            ("2026.11.10+dev", latest),
        ]:
            assert rules.rules_at(version) == {"count": holding, "other": other}

    def test_a_rule_does_not_exist_before_its_version(self):
        @rules.rule(since="2026.11.2")
        def count(*arguments):
            return 1

        assert rules.rules_at("2026.11.1") == {}
        assert rules.rules_at("2026.11.2") == {"count": count}

    def test_columns_whose_rule_does_not_exist_are_listed(self):
        names = rules.undefined_rules()
        assert "events.date: day" in names
        assert "prisoners.custody_status: custody_status" in names
        assert not [name for name in names if name.startswith(("event_breakdowns.", "sources.", "claims."))]
        rules.rule(name="day")(lambda *arguments: None)
        assert "events.date: day" not in rules.undefined_rules()


def test_every_derived_column_has_a_rule():
    assert rules.undefined_rules() == []


def test_every_rule_is_explained_and_has_a_column():
    names = {column.rule for name in CLAIM_BASED for column in columns(record_class(name)) if column.basis == "derived"}
    assert names == rules.RULES.keys()
    for versions in rules.RULES.values():
        assert all(function.__doc__.endswith(".") for _, function in versions)


def test_a_column_with_an_undefined_rule_is_an_error_at_import(monkeypatch):
    event = record_class("events")
    wrong = attrs.evolve(column("events", "named"), name="wrong", rule="no_such_rule")
    monkeypatch.setattr(event, "__columns__", (*event.__columns__, wrong))
    spec = importlib.util.find_spec(rules.__name__)
    module = importlib.util.module_from_spec(spec)
    with pytest.raises(LookupError, match=r"^'?rules that do not exist: events\.wrong: no_such_rule'?$"):
        spec.loader.exec_module(module)
    assert sys.modules[rules.__name__] is rules


class TestDates:
    NAMES = ("date", "date_earliest", "date_latest", "date_basis")

    @pytest.mark.parametrize(
        ("value", "date", "first", "last"),
        [
            ("2025-09-11", "2025-09-11", "2025-09-11", "2025-09-11"),
            ("2025-09", None, "2025-09-01", "2025-09-30"),
            ("2025-09-10/2025-09-11", None, "2025-09-10", "2025-09-11"),
        ],
    )
    def test_of_an_event(self, value, date, first, last):
        by_key = cells(claim("events/e/date", value))
        assert [by_key.cell("events", "e", name) for name in self.NAMES] == [
            date and day(date), day(first), day(last), "left_custody"
        ]  # fmt: skip

    def test_without_a_claim_there_are_none(self):
        by_key = cells(claim("events/e/released_total", "1"), claim("events/other/date", "2025-09-11"))
        assert [by_key.cell("events", "e", name) for name in self.NAMES] == [None] * 4

    def test_the_best_claim_of_the_first_column_that_has_one(self):
        claims = [
            claim("events/e/announced_on", "2025-01-03"),
            claim("events/e/decree_date", "2025-01-05", rank=2),
            claim("events/e/decree_date", "2025-01-02"),
            claim("events/e/date", "2025-01"),
        ]
        dates = [
            [cells(*claims[:number]).cell("events", "e", name) for name in ("date", "date_basis")]
            for number in (1, 3, 4)
        ]
        assert dates == [[day("2025-01-03"), "announced"], [day("2025-01-02"), "decree"], [None, "left_custody"]]

    @pytest.mark.parametrize(("field", "basis"), [("effective_on", "effective"), ("announced_on", "announced")])
    def test_of_a_concession(self, field, basis):
        assert cells(claim(f"concessions/c/{field}", "2025")).cell("concessions", "c", "date_basis") == basis

    def test_of_an_estimate(self):
        by_key = cells(
            claim("remaining_estimates/a/as_of", "2025-09"),
            claim("remaining_estimates/b/as_of", "2025-09-11", basis="page_date"),
            claim("remaining_estimates/c/as_of", "2025-09-11", basis="title"),
            claim("remaining_estimates/d/point", "1000"),
        )
        bases = [by_key.cell("remaining_estimates", name, "as_of_basis") for name in "abcd"]
        assert bases == ["stated", "page_date", "stated", None]

    def test_a_custody_change_without_a_date_of_its_own_has_that_of_its_event(self):
        by_key = cells(
            claim("custody_changes/x/event_id", "e"),
            claim("custody_changes/own/event_id", "e"),
            claim("custody_changes/own/date", "2025-02-03"),
            claim("custody_changes/undated/event_id", "u"),
            claim("custody_changes/lost/event_id", "nowhere"),
            claim("custody_changes/alone/change", "released"),
            claim("events/e/decree_date", "2025-01"),
            claim("events/u/released_total", "1"),
        )
        dates = {
            record_id: [by_key.cell("custody_changes", record_id, name) for name in self.NAMES]
            for record_id in by_key.ids("custody_changes")
        }
        assert dates == {
            "x": [None, day("2025-01-01"), day("2025-01-31"), "decree"],
            "own": [day("2025-02-03"), day("2025-02-03"), day("2025-02-03"), "left_custody"],
            "undated": [None] * 4,
            "lost": [None] * 4,
            "alone": [None] * 4,
        }

    def test_rows_of_other_tables_take_no_date_from_an_event(self):
        event_id = column("event_breakdowns", "event_id")
        assert event_id.inputs == ()
        by_key = cells(claim("events/e/date", "2025-09-11"), editorial={"event_breakdowns/b/event_id": "e"})
        assert rules.day(by_key, "event_breakdowns", "b", event_id) is None
        assert rules.date_basis(by_key, "event_breakdowns", "b", event_id) is None


class TestIndependence:
    CLAIM = claim("events/e/released_total", "52")
    SECOND = claim("events/e/released_total", "52", "s2", 2)

    @pytest.mark.parametrize(
        ("first", "second", "origins", "confidence"),
        [
            ({}, {}, 2, "confirmed"),
            ({"quality": "primary"}, {}, 2, "confirmed"),
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
            ({"newsroom": "agency"}, {"newsroom": "agency"}, 1, "reported"),
            ({"newsroom": "agency"}, {"newsroom": "other"}, 2, "confirmed"),
            ({"newsroom": "agency"}, {"newsroom": "other", "quality": "weak"}, 2, "reported"),
            ({"newsroom": "agency", "quality": "weak"}, {"origin_id": "s1"}, 1, "reported"),
            ({"newsroom": "agency", "quality": "weak"}, {"origin_id": "s1", "quality": "weak"}, 1, "weak"),
            ({"newsroom": "p2"}, {"publisher_id": "p2"}, 1, "reported"),
        ],
    )
    def test_an_origin_counts_once(self, first, second, origins, confidence):
        sources = [source("s1", **first), source("s2", **second), source("s3"), source("s4", quality="weak")]
        by_key = cells(self.CLAIM, self.SECOND, sources=sources)
        assert by_key.cell("events", "e", "n_origins") == origins
        assert by_key.cell("events", "e", "confidence") == confidence

    def test_only_origins_of_the_adopted_value_and_of_the_row_count(self):
        sources = [source("s1"), source("s2"), source("s3")]
        others = [
            claim("events/e/released_total", "54", "s2", 2),
            claim("events/e/released_total", "52", "s3", None),
            claim("events/e/women", "52", "s3"),
            claim("events/other/released_total", "52", "s3"),
            claim("release_totals/e/count", "52", "s3"),
        ]
        assert cells(self.CLAIM, *others, sources=sources).cell("events", "e", "n_origins") == 1
        assert cells(*others, sources=sources).cell("events", "e", "n_origins") == 0
        assert cells(*others, sources=sources).cell("events", "e", "confidence") == "weak"

    def test_values_of_several_columns_are_attested_together(self):
        claims = [claim("release_totals/t/low", "300", "s1"), claim("release_totals/t/high", "400", "s2")]
        by_key = cells(*claims, sources=[source("s1"), source("s2")])
        assert by_key.cell("release_totals", "t", "n_origins") == 2
        assert by_key.cell("release_totals", "t", "confidence") == "confirmed"

    @pytest.mark.parametrize(
        ("version", "origins", "confidence"), [("2026.11.2", 3, "confirmed"), ("2026.11.3", 1, "reported")]
    )
    def test_of_an_estimate_who_states_the_number_and_no_more_who_only_names_the_same_body(
        self, version, origins, confidence
    ):
        claims = [
            claim("remaining_estimates/r/point", "1378", "s1"),
            claim("remaining_estimates/r/point", "1400", "s2", 2),
            claim("remaining_estimates/r/low", "1300", "s3", None),
            claim("remaining_estimates/r/counted_by", "Viasna", "s1"),
            claim("remaining_estimates/r/counted_by", "Viasna", "s2", 2),
            claim("remaining_estimates/r/counted_by", "Viasna", "s3", 3),
        ]
        by_key = cells(*claims, sources=[source("s1"), source("s2"), source("s3")], rules=rules.rules_at(version))
        assert by_key.cell("remaining_estimates", "r", "n_origins") == origins
        assert by_key.cell("remaining_estimates", "r", "confidence") == confidence

    def test_of_an_estimate_without_a_number_who_says_who_speaks(self):
        claims = [claim("remaining_estimates/r/counted_by", "The president", place) for place in ("s1", "s2")]
        by_key = cells(*claims, sources=[source("s1"), source("s2")], rules=rules.rules_at("2026.11.3"))
        assert by_key.cell("remaining_estimates", "r", "n_origins") == 2
        assert by_key.cell("remaining_estimates", "r", "confidence") == "confirmed"

    def test_of_an_estimate_its_bounds_are_attested_together(self):
        claims = [claim(f"remaining_estimates/r/{name}", "9", place) for name, place in (("low", "s1"), ("high", "s2"))]
        by_key = cells(*claims, sources=[source("s1"), source("s2")], rules=rules.rules_at("2026.11.3"))
        assert by_key.cell("remaining_estimates", "r", "n_origins") == 2

    def test_whom_the_adopted_source_of_a_link_quotes(self):
        best = claim("event_links/l/relation", "denied", attributed_to="A minister")
        other = claim("event_links/l/relation", "same_day_only", "s2", 2, attributed_to="Another")
        assert cells(other, best).cell("event_links", "l", "attributed_to") == "A minister"
        assert cells(editorial={"event_links/l/event_id": "e"}).cell("event_links", "l", "attributed_to") is None


class TestCounts:
    def test_named_are_the_prisoners_of_an_event(self):
        changes = {"x1": ("p1", "e"), "x2": ("p1", "e"), "x3": ("p2", "e"), "x4": ("p3", "other")}
        by_key = cells(
            *(claim(f"custody_changes/{change}/event_id", event) for change, (_, event) in changes.items()),
            editorial={f"custody_changes/{change}/prisoner_id": prisoner for change, (prisoner, _) in changes.items()},
        )
        assert [by_key.cell("events", event, "named") for event in ("e", "other", "none")] == [2, 1, 0]

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
    def test_rounded_numbers_are_multiples_of_fifty(self, numbers, rounded):
        claims = [claim(f"remaining_estimates/f/{name}", number) for name, number in numbers.items()]
        assert cells(*claims).cell("remaining_estimates", "f", "rounded") is rounded
