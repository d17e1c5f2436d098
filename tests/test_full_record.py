"""The full record (data version 2026.11.2), its derived views, and the rules that check it."""

import random

import pandas as pd
import pytest

import belarus_releases as br
from belarus_releases.bounds import UNKNOWN, Bounds, bounds_of
from belarus_releases.cli import main
from belarus_releases.tables import RECORDS
from belarus_releases.verify import bundled, verify

DS = br.dataset("2026.11.2")


@pytest.mark.parametrize(
    ("table", "least"),
    [("events", 30), ("remaining_estimates", 205), ("release_totals", 135), ("concessions", 28), ("contacts", 65),
     ("sources", 1100), ("claims", 7000)],
)  # fmt: skip
def test_the_record_is_as_large_as_its_sources_make_it(table, least):
    assert len(DS.table(table)) >= least


def test_every_event_has_its_codes_and_a_dated_interval():
    for event in DS.events():
        assert event.event_class
        assert event.date_earliest is not None
        assert event.date_basis is not None
    without = {event.event_id for event in DS.events() if event.released_total is None}
    assert without == {"2026-04-28-poland-exchange", "2026-07-release"}


def test_recognised_only_where_a_rights_body_is_said_to_recognise():
    for event in DS.events():
        assert (event.recognised is None) or event.recognised_by
    september, december = DS.events()["2025-09-11-lithuania"], DS.events()["2025-12-13-lithuania-ukraine"]
    assert (september.recognised, december.recognised) == (40, 123)
    assert DS.release_totals()["released-2025-09-11-and-2025-12-13-political"].count == 40 + 123


def test_official_convictions_are_a_breakdown_by_charge():
    (row,) = DS.event_breakdowns().where(event_id="2026-03-05-pardon", dimension="charge", group="extremism")
    assert row.count == 15


def test_belarusians_of_december_are_those_taken_to_ukraine():
    found = DS.event_breakdowns().where(event_id="2025-12-13-lithuania-ukraine", dimension="nationality", group="BY")
    assert {row.within for row in found} == {"destination=UA"}


def test_the_denial_of_an_exchange_is_kept():
    said = DS.claims("event_links", "2025-09-11-lithuania--2025-09-11-us-belavia")
    assert "denied" in {claim.value for claim in said}
    assert DS.event_links()["2025-09-11-lithuania--2025-09-11-us-belavia"].relation == "stated_exchange"


def test_two_releases_of_one_person_are_two_changes():
    (person,) = DS.prisoners().search("Statkevich")
    changes = DS.custody_changes().where(prisoner_id=person.prisoner_id)
    assert {"refused_expulsion", "returned", "released"} == {change.change for change in changes}
    assert person.event_id == "2026-02-19-individual"
    assert person.custody_status == "at_liberty"


def test_nobody_is_listed_who_was_not_released():
    assert {p.prisoner_id for p in DS.prisoners()} == {c.prisoner_id for c in DS.custody_changes()}


class TestDisputes:
    @pytest.mark.parametrize(
        ("cell", "values"),
        [
            ("events/2025-06-21-lithuania/foreign_nationals", {"9", "10"}),
            ("events/2025-06-21-lithuania/released_total", {"13", "14", "16"}),
            ("event_breakdowns/2025-09-11-lithuania--nationality-pl/count", {"2", "3"}),
            ("events/2025-09-11-lithuania/recognised", {"40", "52"}),
            ("events/2026-03-05-pardon/released_total", {"15", "18"}),
            ("release_totals/pardoned-2024-07-to-2025-12-viasna/period_start", {"2024-07", "2025-06"}),
        ],
    )
    def test_cell(self, cell, values):
        rows = [row for row in DS.disputes() if row.dispute_id.startswith(f"{cell}=")]
        assert {row.value for row in rows} == values
        assert [row.adopted for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.n_sources == len(row.source_ids) >= row.n_origins > 0 and row.why for row in rows)

    def test_the_date_of_stefanovich(self):
        (person,) = DS.prisoners().search("Stefanovich")
        (change,) = DS.custody_changes().where(prisoner_id=person.prisoner_id)
        rows = DS.disputes().where(record_id=change.change_id, field="date")
        assert {"2025-12-13", "2026-03-19"} <= {row.value for row in rows}
        assert str(change.date) == "2026-03-19"

    def test_coarser_dates_and_free_text_are_no_disputes(self):
        assert not DS.disputes().where(record_id="2025-04-18-end-of-term", field="date")
        assert {"name", "role", "aliases"}.isdisjoint({row.field for row in DS.disputes()})

    def test_the_adopted_value_is_that_of_the_cell(self):
        for row in DS.disputes().where(adopted=True, table="events"):
            value = getattr(DS.events()[row.record_id], row.field)
            assert str(value) == row.value or value is None


class TestFlows:
    def test_the_year_2025_leaves_the_residual_it_leaves(self):
        (row,) = DS.stock_flow().where(period="2025-01-01/2025-12-31")
        assert (row.start_low, row.entries_low, row.pardoned_low) == (1265, 509, 342)
        assert (row.end_of_term_low, row.end_of_term_high, row.died_low) == (300, None, 2)
        assert (row.implied_high, row.end_low, row.residual_low) == (1130, 1131, 1)
        assert row.entries_cumulative == 642

    @pytest.mark.parametrize("number", [78, 115, 178, 207, 227, 258, 342, 569])
    def test_totals_stand_beside_the_recorded_releases(self, number):
        rows = DS.reconcile().where(published_low=number)
        assert len(rows)
        for row in rows:
            inside = [DS.events()[event].released_total or 0 for event in row.event_ids]
            assert row.recorded == sum(inside)
            assert row.remainder_low == number - row.recorded - row.recorded_uncertain
            if row.published_high is not None:
                assert row.remainder_high == number - row.recorded

    def test_342_with_us_mediation_beside_what_the_us_brokered(self):
        row = DS.reconcile()["pardoned-2025-viasna"]
        assert (row.published_low, row.recorded_us) == (342, 224)

    def test_a_repeated_figure_stands_beside_the_newer(self):
        repeated = DS.remaining_estimates()["2025-11-22-viasna"]
        assert (repeated.low, repeated.repeats is not None) == (1184, True)
        assert DS.remaining_estimates()["2025-11-20-viasna"].point == 1255

    def test_remaining_on_a_published_day(self):
        found = DS.remaining_on("2025-12-31")
        assert (found.low, found.high) == (1131, 1131)

    def test_remaining_on_another_day_gives_what_brackets_it(self):
        found = DS.remaining_on("2025-10-15")
        assert found.before.as_of < found.day < found.after.as_of
        assert (found.low, found.high) == (None, None)

    def test_bounds(self):
        assert Bounds(3, None) + Bounds(1, 2) == Bounds(4, None)
        assert Bounds(3, 4) - Bounds(1, None) == Bounds(None, 3)
        about = DS.remaining_estimates().where(qualifier="about")[0]
        assert bounds_of(about) == UNKNOWN
        (fewer,) = DS.remaining_estimates().where(qualifier="fewer_than")
        assert bounds_of(fewer) == Bounds(None, fewer.high - 1)


class TestPanel:
    @pytest.mark.parametrize("freq", ["D", "W", "M"])
    def test_what_falls_surely_into_a_period_adds_up(self, freq):
        panel = DS.panel(freq)
        sure = [
            event
            for event in DS.events()
            if pd.Period(event.date_earliest, freq=freq) == pd.Period(event.date_latest, freq=freq)
        ]
        assert panel["released_low"].sum() == sum(event.released_total or 0 for event in sure)
        assert (panel["released_high"] >= panel["released_low"]).fillna(True).all()

    def test_zero_only_inside_coverage(self):
        panel = DS.panel("M")
        (span,) = DS.coverage().where(subject="events")
        zero = panel.index[(panel["released_low"] == 0).fillna(False)]
        assert len(zero)
        assert all(span.first <= p.start_time.date() and p.end_time.date() <= span.last for p in zero)
        assert not (panel["contacts_low"] == 0).fillna(False).any()

    def test_uncounted_expelled_are_from_none_to_all_of_the_freed(self):
        panel = DS.panel("M")
        assert DS.events()["2025-06-21-lithuania"].expelled is None
        assert DS.events()["2025-06-21-lithuania"].disposition == "expelled"
        assert list(panel.loc["2025-06", ["expelled_low", "expelled_high", "released_high"]]) == [0, 14, 14]

    def test_a_repeated_figure_is_none_of_its_period(self):
        repeated = [f for f in DS.remaining_estimates() if f.series == "viasna" and f.as_of and f.repeats]
        held = DS.panel("D")["held_low"]
        own = {f.as_of for f in DS.remaining_estimates() if f.series == "viasna" and f.as_of and not f.repeats}
        days = [f.as_of for f in repeated if f.as_of not in own]
        assert days
        assert all(held.loc[str(day)] is pd.NA for day in days)

    def test_other_grids_are_refused(self):
        with pytest.raises(br.InvalidValueError, match="'D', 'W' or 'M'"):
            DS.panel("Q")

    def test_coverage_is_that_of_the_version(self):
        assert DS.coverage().where(subject="events")[0].first is not None
        assert br.dataset("2026.11.0").coverage()[0].first is None


class TestVerify:
    def test_the_bundled_data_is_clean(self, capsys):
        assert main(["verify"]) == 0
        assert "nothing is wrong" in capsys.readouterr().out

    def test_a_wrong_cell_makes_the_command_fail(self, capsys, monkeypatch):
        tables = bundled()
        tables["events"][0]["women"] = "3"
        monkeypatch.setattr("belarus_releases.verify.bundled", lambda: tables)
        assert main(["verify"]) == 1
        assert "events.csv, line 2, women: it is 3, the claims give None" in capsys.readouterr().out

    @pytest.mark.slow
    def test_most_random_changes_are_found(self):
        from tests.mutate_data import mutate

        chance = random.Random(7)
        tables = bundled()
        found = sum(bool(verify(mutate(tables, chance)[0])) for _ in range(40))
        assert found >= 30

    @pytest.mark.parametrize(
        ("table", "row", "changes", "rule"),
        [
            ("events", 0, {"note": "=1+1"}, "formula"),
            ("events", 1, {"women": "99"}, "parts"),
            ("events", 1, {"recognised_by": ""}, "parts"),
            ("events", 0, {"part_of": "2024-06-28-ukraine-exchange"}, "loop"),
            ("events", 0, {"date_earliest": "2024-07-01"}, "dates"),
            ("events", 0, {"destinations": "LT;LT"}, "list"),
            ("events", 0, {"released_total": "-5"}, "number"),
            ("remaining_estimates", 0, {"qualifier": "range"}, "hedge"),
            ("remaining_estimates", 0, {"statement_kind": "denial"}, "denial"),
            ("claims", 0, {"rank": ""}, "rank"),
            ("claims", 0, {"value": "1;2", "field": "x"}, "reference"),
            ("event_links", 0, {"contact_id": "", "concession_id": ""}, "link"),
            ("event_links", 0, {"event_id": "2025-12-30-pardon"}, "id"),
            ("sources", 0, {"published_earliest": "", "published_latest": "", "retrieved_on": ""}, "dates"),
("sources", 0, {"url": bundled()["sources"][3]["url"]}, "duplicate"),
            ("prisoners", 0, {"prisoner_id": "p1"}, "id"),
            ("event_breakdowns", 0, {"group": "xx", "dimension": "sex"}, "code"),
            ("events", 0, {"arrangement": "exchange"}, "codes"),
            ("events", 0, {"arrangement": "not_stated"}, "codes"),
            ("events", 1, {"arrangement": "negotiated"}, "codes"),
            ("events", 0, {"legal_act": "sentence_end"}, "codes"),
            ("events", 0, {"disposition": "stayed", "expelled": "1"}, "codes"),
            ("events", 0, {"disposition": "mixed", "destinations": ""}, "codes"),
            ("prisoners", 0, {"category_primary": "athlete"}, "codes"),
            ("release_totals", 0, {"measure": "decrees", "route": "death"}, "codes"),
        ],
    )  # fmt: skip
    def test_each_rule_finds_what_it_is_for(self, table, row, changes, rule):
        tables = bundled()
        tables[table][row] |= changes
        rules = {finding.rule for finding in verify(tables)}
        assert rule in rules


def test_search_finds_people_by_unrecorded_forms():
    for asked, name in [
        ("Cichanoŭski", "Tsikhan"),
        ("Колесникова", "Kalesnik"),
        ("Bjaljazki", "Bialia"),
        ("Бабарико", "Babaryka"),
    ]:
        assert name in (DS.prisoners().search(asked)[0].name or "")


def test_diff_accounts_for_every_seed_fact_that_changed():
    found = br.diff("2026.11.0", "2026.11.2")
    starts = {(c.record_id, c.column): (c.old, c.new) for c in br.diff("2026.11.0", "2026.11.2", derived=True)
              if c.table == "release_totals" and c.kind == "cell_changed"}  # fmt: skip
    old, new = starts["pardoned-2024-07-to-2025-12-viasna", "period_start_earliest"]
    assert (str(old), str(new)) == ("2025-06-01", "2024-07-01")
    assert {c.table for c in found} == set(RECORDS)
