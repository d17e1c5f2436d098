"""The panel of days, weeks, months, quarters and years, on a few rows and a coverage written out."""

import pytest

from belarus_releases.views.grid import FREQUENCIES, Counted, panel
from tests.factories import day, row, snapshot
from tests.unit.views.grid import (
    EVENTS,
    ONLY,
    _covered,  # noqa: F401
    cells,
    concession,
    contact,
    dated,
    estimate,
    event,
    march,
    rows_of,
)

CONTACTS = ("contacts_minsk", "contacts_other")
CONCESSIONS = (
    "easings_in_force", "easings_announced", "tightenings_in_force", "tightenings_announced", "refusals", "requests",
    "offers",
)  # fmt: skip


def test_a_period():
    visit, steps = contact("2025-03-10", "2025-04-01"), concession("easing", "in_force")
    held = [estimate("2025-03-01", 1200), estimate("2025-03-31", 1190)]
    events = [*EVENTS, event("undated", total=9)]
    expected = {
        "period": "2025-03", "period_start": day("2025-03-01"), "period_end": day("2025-03-31"), "comparable": True,
        "why": None, "covered_start": day("2025-03-01"), "covered_end": day("2025-03-31"), "population": "released",
        "events_counted": ("stayed", "march"), "events_possible": ("undated",), "released_low": 6,
        "released_high": 15, "releases_low": 2, "releases_high": 3, "expelled_low": 1, "expelled_high": 10,
        "contacts_minsk_high": 1, "easings_in_force_low": 1, "easings_in_force_high": 1, "held_low": 1190,
        "held_high": 1200,
    }  # fmt: skip
    only = march(events, contacts=[visit], concessions=[steps], remaining_estimates=held)
    assert only == row("panel", **expected)


class TestPeriods:
    def test_days(self):
        rows = rows_of("D")
        assert [(row.period, row.period_start, row.period_end) for row in (rows[0], rows[1], rows[-1])] == [
            ("2025-01-15", day("2025-01-15"), day("2025-01-15")),
            ("2025-01-16", day("2025-01-16"), day("2025-01-16")),
            ("2025-05-05", day("2025-05-05"), day("2025-05-05")),
        ]
        assert len(rows) == 111

    def test_weeks_end_on_sunday(self):
        rows = rows_of("W")
        assert [(row.period, row.period_start, row.period_end) for row in (rows[0], rows[1], rows[-1])] == [
            ("2025-01-13/2025-01-19", day("2025-01-13"), day("2025-01-19")),
            ("2025-01-20/2025-01-26", day("2025-01-20"), day("2025-01-26")),
            ("2025-05-05/2025-05-11", day("2025-05-05"), day("2025-05-11")),
        ]
        assert len(rows) == 17

    @pytest.mark.parametrize("date", ["2025-03-10", "2025-03-16"])
    def test_monday_and_sunday_are_of_one_week(self, date):
        assert cells(rows_of("W", [event("e", date, total=1)]), "released")["2025-03-10/2025-03-16"] == (1, 1)

    def test_months(self):
        rows = rows_of("M", [event("a", "2023-12-31"), event("b", "2024-02-29")])
        assert [(row.period, row.period_start, row.period_end) for row in rows[:3]] == [
            ("2023-12", day("2023-12-01"), day("2023-12-31")),
            ("2024-01", day("2024-01-01"), day("2024-01-31")),
            ("2024-02", day("2024-02-01"), day("2024-02-29")),
        ]
        assert rows[-1].period == "2025-04"

    def test_quarters(self):
        rows = rows_of("Q", [event("a", "2024-05-01"), event("b", "2025-07-01")])
        assert [(row.period, row.period_start, row.period_end) for row in rows] == [
            ("2024Q2", day("2024-04-01"), day("2024-06-30")),
            ("2024Q3", day("2024-07-01"), day("2024-09-30")),
            ("2024Q4", day("2024-10-01"), day("2024-12-31")),
            ("2025Q1", day("2025-01-01"), day("2025-03-31")),
            ("2025Q2", day("2025-04-01"), day("2025-06-30")),
            ("2025Q3", day("2025-07-01"), day("2025-09-30")),
        ]

    def test_years(self):
        rows = rows_of("Y", [event("a", "2023-12-31"), event("b", "2025-01-01")])
        assert [(row.period, row.period_start, row.period_end) for row in rows] == [
            ("2023", day("2023-01-01"), day("2023-12-31")),
            ("2024", day("2024-01-01"), day("2024-12-31")),
            ("2025", day("2025-01-01"), day("2025-12-31")),
        ]

    @pytest.mark.parametrize("freq", FREQUENCIES)
    def test_they_follow_each_other_without_a_gap(self, freq):
        rows = rows_of(freq, [event("a", "2023-12-31"), event("b", "2025-05-01")])
        ends = [(row.period_start.toordinal(), row.period_end.toordinal()) for row in rows]
        assert all(first <= last for first, last in ends)
        assert [last + 1 for _, last in ends[:-1]] == [first for first, _ in ends[1:]]

    def test_from_the_first_to_the_last_day_of_events_contacts_concessions_and_coverage(self):
        """Other rows, and rows without a date, make no periods."""
        assert [row.period for row in rows_of("M", [event("undated")])] == ["2025-02", "2025-03", "2025-04"]
        estimates = [estimate("2025-06-10", 1200)]
        rows = rows_of(
            "M", (), contacts=[contact("2025-01-10"), contact()], concessions=[concession("offer", None, "2025-05-10")],
            remaining_estimates=estimates,
        )  # fmt: skip
        assert [row.period for row in rows] == ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05"]

    def test_whatever_is_counted(self):
        assert [row.period for row in rows_of("M", counted=())] == [row.period for row in rows_of("M")]
        assert len(rows_of("M")) == 5

    def test_as_of_a_day_the_whole_coverage_of_the_version(self):
        assert [row.period for row in rows_of("M", (), known_on="2025-02-15")] == ["2025-02", "2025-03", "2025-04"]

    def test_without_any_day_there_is_none(self, cover):
        cover()
        assert rows_of("M", (), remaining_estimates=[estimate("2025-06-10", 1200)]) == []


class TestOpenNumbers:
    def test_an_event_without_an_upper_bound_leaves_that_of_its_period_open(self):
        only = march([event("vague", "2025-03-10", released_low=3), EVENTS[3]])
        assert (only.released_low, only.released_high) == (5, None)
        assert (only.expelled_low, only.expelled_high) == (1, None)
        assert (only.releases_low, only.releases_high) == (2, 2)
        assert (only.comparable, only.why) == (True, "no source gives an upper bound for vague")
        *_, may = rows_of("M", [event("vague", "2025-05-05")])
        assert (may.comparable, may.why) == (False, f"{ONLY}; no source gives an upper bound for vague")

    def test_so_does_one_that_is_only_possible(self):
        only = march([event("undated", released_low=3)])
        assert (only.released_low, only.released_high, only.releases_low, only.releases_high) == (0, None, 0, 1)

    def test_a_stated_number_of_expelled_is_closed_all_the_same(self):
        only = march([event("vague", "2025-03-10", released_low=3, expelled=2)])
        assert (only.expelled_low, only.expelled_high, only.released_high) == (2, 2, None)

    def test_bounds_that_are_stated_are_those_of_the_period(self):
        only = march([event("vague", "2025-03-10", released_low=3, released_high=8)])
        assert (only.released_low, only.released_high, only.why) == (3, 8, None)

    def test_the_expelled_by_destination(self):
        groups = [row("event_breakdowns", event_id="e", dimension="destination", within="all", group="LT", count=3)]
        only = march([event("e", "2025-03-10", total=5, stayed=1)], event_breakdowns=groups)
        assert (only.expelled_low, only.expelled_high) == (3, 4)


class TestEvents:
    def test_an_event_without_a_date_may_lie_in_every_period(self):
        rows = rows_of("M", [event("undated", total=9)])
        assert cells(rows, "released") == dict.fromkeys(("2025-02", "2025-03", "2025-04"), (0, 9))
        assert {row.events_possible for row in rows} == {("undated",)}

    def test_one_of_two_days_is_surely_in_a_period_that_holds_both(self):
        assert cells(rows_of("W"), "released")["2025-01-27/2025-02-02"] == (7, None)
        days = cells(rows_of("D"), "released")
        assert "2025-01-31" not in days
        assert days["2025-02-01"] == (0, 7)

    def test_a_part_counts_within_its_whole(self):
        whole = event("whole", "2025-03-10", total=9, expelled=2)
        part = event("part", "2025-03-10", total=4, expelled=3, part_of="whole")
        only = march([whole, part])
        assert (only.released_low, only.released_high) == (9, 9)
        assert (only.expelled_low, only.expelled_high) == (3, 3)
        assert only.events_counted == ("whole", "part")

    def test_given_a_part_of_the_series_the_bounds_are_of_these_alone(self):
        given = rows_of("M", counted=[EVENTS[3]])
        assert cells(given, "released") == {"2025-02": (0, 0), "2025-03": (2, 2), "2025-04": (0, 0)}
        some = "only 1 of the 5 events of the series are counted"
        assert [(row.comparable, row.why) for row in given[:2]] == [(False, f"{ONLY}; {some}"), (True, some)]

    def test_given_the_whole_series_as_without_any(self):
        assert rows_of("M", counted=EVENTS) == rows_of("M")

    def test_given_events_off_the_series_nothing_is_covered(self):
        other = dated("events", "2025-03-10", event_id="other", released_total=3, in_series=False)
        assert march([other]).released_high == 0
        given = rows_of("M", [*EVENTS, other], counted=[EVENTS[3], other])
        assert cells(given, "released") == {"2025-03": (5, None)}
        assert cells(given, "releases") == {"2025-03": (2, None)}
        assert {(row.comparable, row.covered_start, row.covered_end) for row in given} == {(False, None, None)}
        assert {row.why for row in given} == {
            "events outside the series are counted, of which only examples are recorded"
        }


class TestRecorded:
    """Contacts and concessions are those recorded: no period is covered, so there is no zero."""

    def test_a_contact_of_uncertain_date(self):
        rows = rows_of("M", contacts=[contact("2025-02-10", "2025-03-01"), contact("2025-03-31")])
        assert cells(rows, "contacts_minsk") == {"2025-02": (None, 1), "2025-03": (1, 2)}

    def test_one_that_was_only_planned_is_at_least_none_and_at_most_one(self):
        rows = rows_of("M", contacts=[contact("2025-03-10", planned=True), contact("2025-04-10"),
                                      contact("2025-04-11", planned=True)])  # fmt: skip
        assert cells(rows, "contacts_minsk") == {"2025-03": (None, 1), "2025-04": (1, 2)}

    def test_by_whether_minsk_took_part(self):
        talks = [contact("2025-03-10"), contact("2025-03-11", with_minsk=False), contact("2025-03-12", None, False)]
        only = march(contacts=talks)
        assert [(getattr(only, f"{name}_low"), getattr(only, f"{name}_high")) for name in CONTACTS] == [(1, 1), (2, 2)]

    @pytest.mark.parametrize(
        ("direction", "stage", "name"),
        [
            ("easing", "in_force", "easings_in_force"),
            ("easing", "expired", "easings_in_force"),
            ("easing", "announced", "easings_announced"),
            ("easing", "floated", "easings_announced"),
            ("tightening", "in_force", "tightenings_in_force"),
            ("tightening", "expired", "tightenings_in_force"),
            ("tightening", "announced", "tightenings_announced"),
            ("tightening", "floated", "tightenings_announced"),
            ("refusal", "in_force", "refusals"),
            ("request", "announced", "requests"),
            ("offer", "floated", "offers"),
        ],
    )
    def test_concessions_by_direction_and_stage(self, direction, stage, name):
        only = march(
            concessions=[concession(direction, stage), concession(direction, stage, "2025-03-31", "2025-04-01")]
        )
        counts = {other: (getattr(only, f"{other}_low"), getattr(only, f"{other}_high")) for other in CONCESSIONS}
        assert counts == dict.fromkeys(CONCESSIONS, (None, None)) | {name: (1, 2)}

    def test_what_has_no_date_is_in_no_period(self):
        rows = rows_of("M", contacts=[contact()], concessions=[concession("offer", "announced", None)])
        assert cells(rows, "contacts_minsk") == cells(rows, "offers") == {}

    def test_they_count_outside_the_coverage_too(self):
        rows = rows_of("M", contacts=[contact("2025-05-10")], concessions=[concession("offer", None, "2025-01-20")])
        assert cells(rows, "contacts_minsk") == {"2025-05": (1, 1)}
        assert cells(rows, "offers") == {"2025-01": (1, 1)}


class TestGiven:
    """Without any given, all contacts and all concessions are counted."""

    TALKS = (contact("2025-03-10"), contact("2025-03-11"))
    STEPS = (concession("offer", "announced"), concession("offer", "floated"))

    @pytest.mark.parametrize(
        ("given", "numbers"),
        [
            ({}, (2, 2)),
            ({"contacts": TALKS[:1]}, (1, 2)),
            ({"concessions": STEPS[:1]}, (2, 1)),
            ({"contacts": (), "concessions": ()}, (None, None)),
        ],
    )
    def test_those_given_are_counted(self, given, numbers):
        filled = snapshot(contacts=self.TALKS, concessions=self.STEPS)
        (only,) = [row for row in panel(filled, "M", Counted(**given)) if row.period == "2025-03"]
        assert (only.contacts_minsk_high, only.offers_high) == numbers


class TestHeld:
    def test_the_own_estimates_of_viasna_within_each_period(self):
        estimates = [
            estimate("2025-02-10", 5),
            estimate("2025-02-16", 3),
            estimate("2025-02-17", 4),
            estimate("2025-02-18", 2, repeats="older"),
            estimate("2025-02-18", 1, series="media"),
        ]
        assert cells(rows_of("D", remaining_estimates=estimates), "held") == {
            "2025-02-10": (5, 5), "2025-02-16": (3, 3), "2025-02-17": (4, 4)
        }  # fmt: skip
        assert cells(rows_of("W", remaining_estimates=estimates), "held") == {
            "2025-02-10/2025-02-16": (3, 5), "2025-02-17/2025-02-23": (4, 4)
        }  # fmt: skip
        for freq, period in (("M", "2025-02"), ("Q", "2025Q1"), ("Y", "2025")):
            assert cells(rows_of(freq, remaining_estimates=estimates), "held") == {period: (3, 5)}

    def test_they_count_outside_the_coverage_too(self):
        rows = rows_of("M", remaining_estimates=[estimate("2025-01-20", 1200)])
        assert cells(rows, "held") == {"2025-01": (1200, 1200)}
