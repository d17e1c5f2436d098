"""The full record (data version 2026.11.2), its derived views, and the checks on what is bundled."""

import pandas as pd
import pytest

import belarus_releases as br
from belarus_releases.checks.installed import verdict
from belarus_releases.tables import TABLES

DS = br.dataset("2026.11.2")


def test_the_bundled_data_is_valid():
    assert verdict().faults == []


@pytest.mark.parametrize(
    ("table", "least"),
    [("events", 30), ("remaining_estimates", 205), ("release_totals", 135), ("concessions", 28), ("contacts", 65),
     ("sources", 1100), ("claims", 7000)],
)  # fmt: skip
def test_the_record_is_as_large_as_its_sources_make_it(table, least):
    assert len(DS.table(table)) >= least


def test_every_event_is_classified_and_dated():
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
    rows = DS.event_breakdowns().where(event_id="2025-12-13-lithuania-ukraine", dimension="nationality", group="BY")
    assert {row.within for row in rows} == {"destination=UA"}


def test_the_denial_of_an_exchange_is_kept():
    link = "2025-09-11-lithuania--2025-09-11-us-belavia"
    assert "denied" in {claim.value for claim in DS.claims("event_links", link)}
    assert DS.event_links()[link].relation == "stated_exchange"


def test_two_releases_of_one_prisoner_are_two_changes():
    (prisoner,) = DS.prisoners().search("Statkevich")
    changes = DS.custody_changes().where(prisoner_id=prisoner.prisoner_id)
    assert {"refused_expulsion", "returned", "released"} == {change.change for change in changes}
    assert prisoner.event_id == "2026-02-19-individual"
    assert prisoner.custody_status == "at_liberty"


def test_prisoners_are_those_whose_custody_changed():
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
        (prisoner,) = DS.prisoners().search("Stefanovich")
        (change,) = DS.custody_changes().where(prisoner_id=prisoner.prisoner_id)
        rows = DS.disputes().where(record_id=change.change_id, field="date")
        assert {"2025-12-13", "2026-03-19"} <= {row.value for row in rows}
        assert str(change.date) == "2026-03-19"

    def test_coarser_dates_and_free_text_are_no_disputes(self):
        assert ("2025-04-18-end-of-term", "date") not in {(row.record_id, row.field) for row in DS.disputes()}
        assert {"name", "role", "aliases"}.isdisjoint({row.field for row in DS.disputes()})

    def test_the_adopted_value_is_that_of_the_cell(self):
        for row in DS.disputes().where(adopted=True, table="events"):
            value = getattr(DS.events()[row.record_id], row.field)
            assert str(value) == row.value or value is None


def test_a_repeated_estimate_stands_beside_the_newer():
    repeated = DS.remaining_estimates()["2025-11-22-viasna"]
    assert (repeated.low, repeated.repeats is not None) == (1184, True)
    assert DS.remaining_estimates()["2025-11-20-viasna"].point == 1255


class TestPanel:
    @pytest.mark.parametrize("freq", ["D", "W", "M"])
    def test_events_surely_within_a_period_add_up(self, freq):
        panel = DS.panel(freq)
        totals = [
            event.released_total or 0
            for event in DS.events().where(in_series=True)
            if pd.Period(event.date_earliest, freq=freq) == pd.Period(event.date_latest, freq=freq)
        ]
        assert panel["released_low"].sum() == sum(totals)

    def test_zero_only_inside_coverage(self):
        panel = DS.panel("M")
        (span,) = DS.coverage().where(subject="events")
        zero = panel.index[(panel["released_low"] == 0).fillna(False)]
        assert len(zero)
        assert all(span.first <= p.start_time.date() and p.end_time.date() <= span.last for p in zero)
        assert not (panel["contacts_minsk_low"] == 0).fillna(False).any()

    def test_a_repeated_estimate_does_not_count_for_its_day(self):
        estimates = [e for e in DS.remaining_estimates() if e.series == "viasna" and e.as_of]
        days = {e.as_of for e in estimates if e.repeats} - {e.as_of for e in estimates if not e.repeats}
        assert days
        held = DS.panel("D")["held_low"]
        assert all(held.loc[str(day)] is pd.NA for day in days)

    def test_coverage_is_that_of_the_version(self):
        assert DS.coverage().where(subject="events")[0].first is not None
        assert br.dataset("2026.11.0").coverage()[0].first is None


def test_diff_shows_every_table_and_the_corrected_period():
    changes = br.diff("2026.11.0", "2026.11.2")
    assert {change.table for change in changes} == set(TABLES)
    (change,) = (
        change
        for change in changes
        if (change.record_id, change.column) == ("pardoned-2024-07-to-2025-12-viasna", "period_start_earliest")
    )
    assert (change.table, change.kind) == ("release_totals", "cell_changed")
    assert (str(change.old), str(change.new)) == ("2025-06-01", "2024-07-01")


class TestCounts:
    """Published estimates and totals, of the newest version."""

    NEWEST = br.dataset()

    def test_a_number_whose_release_is_asked_for_is_not_one_of_those_held(self):
        targets = self.NEWEST.remaining_estimates().where(statement_kind="target")
        names = {"2025-08-15-trump", "2025-08-22-lukashenko-claim", "2025-12-14-coale"}
        assert {row.estimate_id for row in targets} == names
        assert {(row.point, row.low, row.high, row.qualifier) for row in targets} == {(None,) * 4}
        claims = [claim for name in names for claim in self.NEWEST.claims("remaining_estimates", name)]
        assert {claim.rank for claim in claims if claim.field in ("point", "low", "high")} == {None}

    @pytest.mark.parametrize(("table", "field"), [("remaining_estimates", "as_of"), ("release_totals", "period_end")])
    def test_no_date_lies_after_the_page_that_states_it(self, table, field):
        pages = {source.source_id: source.published_latest for source in self.NEWEST.sources()}
        for claim in self.NEWEST.claims().where(table=table, field=field, rank=1):
            last = getattr(self.NEWEST.table(table)[claim.record_id], f"{field}_latest")
            assert pages[claim.source_id] is None or last <= pages[claim.source_id], claim

    def test_what_is_repeated_repeats_nothing_itself(self):
        for table in (self.NEWEST.remaining_estimates(), self.NEWEST.release_totals()):
            assert not [row for row in table if row.repeats and table[row.repeats].repeats]
