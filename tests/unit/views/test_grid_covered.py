"""Which periods of a grid are covered, and what is known of them on a day."""

import pytest

from tests.factories import day
from tests.unit.views.grid import (
    EVENTS,
    ONLY,
    _covered,  # noqa: F401
    cells,
    concession,
    contact,
    estimate,
    event,
    rows_of,
)


class TestCovered:
    """The upper bounds, and zeros, are only where the whole period is covered."""

    def test_persons_released(self):
        assert cells(rows_of("M"), "released") == {
            "2025-01": (5, None), "2025-02": (0, 7), "2025-03": (6, 6), "2025-04": (0, 0), "2025-05": (1, None)
        }  # fmt: skip
        assert cells(rows_of("Q"), "released") == {"2025Q1": (5 + 7 + 6, None), "2025Q2": (1, None)}
        assert cells(rows_of("Y"), "released") == {"2025": (19, None)}

    def test_events(self):
        assert cells(rows_of("M"), "releases") == {
            "2025-01": (1, None), "2025-02": (0, 1), "2025-03": (2, 2), "2025-04": (0, 0), "2025-05": (1, None)
        }  # fmt: skip

    def test_persons_expelled(self):
        assert cells(rows_of("M"), "expelled") == {
            "2025-01": (3, None), "2025-02": (0, 7), "2025-03": (1, 1), "2025-04": (0, 0)
        }  # fmt: skip

    def test_the_covered_part_of_each_period(self):
        assert [(row.comparable, row.covered_start, row.covered_end, row.why) for row in rows_of("Q")] == [
            (False, day("2025-02-01"), day("2025-03-31"), ONLY),
            (False, day("2025-04-01"), day("2025-04-30"), ONLY),
        ]
        assert [(row.comparable, row.covered_start) for row in rows_of("M")] == [
            (False, None),
            (True, day("2025-02-01")),
            (True, day("2025-03-01")),
            (True, day("2025-04-01")),
            (False, None),
        ]

    @pytest.mark.parametrize(
        ("date", "bounds"),
        [
            ("2025-01-31", (None, None)),
            ("2025-02-01", (0, 0)),
            ("2025-04-30", (0, 0)),
            ("2025-05-01", (None, None)),
        ],
    )
    def test_a_day_without_events(self, date, bounds):
        rows = rows_of("D", counted=())
        (only,) = [row for row in rows if row.period == date]
        for name in ("released", "releases", "expelled"):
            assert (getattr(only, f"{name}_low"), getattr(only, f"{name}_high")) == bounds

    def test_an_event_without_a_number_outside_it_leaves_both_bounds_missing(self):
        """Nobody, or anybody: as if there were no event but for the number of events."""
        rows = rows_of("M", [event("vague", "2025-05-05")])
        assert cells(rows, "released").keys() == {"2025-02", "2025-03", "2025-04"}
        assert cells(rows, "releases")["2025-05"] == (1, None)

    def test_without_coverage_nothing_is_comparable(self, cover):
        cover()
        rows = rows_of("M")
        assert cells(rows, "released") == {"2025-01": (5, None), "2025-03": (6, None), "2025-05": (1, None)}
        assert not any(row.comparable for row in rows)
        assert {row.why for row in rows} == {"the events of this version are not meant to be complete for any period"}


class TestKnownOn:
    """As of 12 March: that month has no upper bound, and nothing is known of the next."""

    TABLES = {
        "contacts": [contact("2025-02-10"), contact("2025-03-10"), contact("2025-04-10")],
        "concessions": [concession("offer", "announced", "2025-03-10"),
                        concession("offer", "announced", "2025-04-10")],
        "remaining_estimates": [estimate("2025-02-10", 1200), estimate("2025-03-09", 1190),
                                estimate("2025-04-10", 1180)],
    }  # fmt: skip

    def rows(self, freq="M", known_on="2025-03-12"):
        return rows_of(freq, [*EVENTS, event("undated", total=9)], known_on=known_on, **self.TABLES)

    def test_persons_and_events(self):
        rows = self.rows()
        assert cells(rows, "released") == {"2025-01": (5, None), "2025-02": (0, 16), "2025-03": (6, None)}
        assert cells(rows, "releases") == {"2025-01": (1, None), "2025-02": (0, 2), "2025-03": (2, None)}
        assert cells(rows, "expelled") == {"2025-01": (3, None), "2025-02": (0, 16), "2025-03": (1, None)}

    def test_contacts_concessions_and_those_held(self):
        rows = self.rows()
        assert cells(rows, "contacts_minsk") == {"2025-02": (1, 1), "2025-03": (1, None)}
        assert cells(rows, "offers") == {"2025-03": (1, None)}
        assert cells(rows, "held") == {"2025-02": (1200, 1200), "2025-03": (1190, None)}

    def test_the_day_itself_is_open_and_the_day_before_is_not(self):
        days = cells(self.rows("D", "2025-03-10"), "contacts_minsk")
        assert days == {"2025-02-10": (1, 1), "2025-03-10": (1, None)}
        assert cells(self.rows("D", "2025-03-11"), "contacts_minsk") == {"2025-02-10": (1, 1), "2025-03-10": (1, 1)}

    def test_no_event_lies_in_a_period_to_come(self):
        *_, april, may = self.rows()
        assert april.events_counted == april.events_possible == may.events_counted == may.events_possible == ()

    def test_why(self):
        past = "events are meant to be complete from 2025-02-01 to 2025-03-11 only"
        record = "the record is as known on 2025-03-12"
        assert [row.why for row in self.rows()] == [past, None, record, record, record]
        assert [row.comparable for row in self.rows()] == [False, True, False, False, False]
        assert [row.covered_end for row in self.rows()] == [None, day("2025-02-28"), day("2025-03-11"), None, None]

    @pytest.mark.parametrize(
        ("known_on", "marches"),
        [
            ("2025-02-28", (None, None)),
            ("2025-03-01", (6, None)),
            ("2025-03-31", (6, None)),
            ("2025-04-01", (6, 15)),
        ],
    )
    def test_the_period_of_the_day(self, known_on, marches):
        assert cells(self.rows(known_on=known_on), "released").get("2025-03", (None, None)) == marches

    def test_a_record_older_than_the_coverage_counts_what_it_has(self):
        rows = self.rows(known_on="2025-01-20")
        assert cells(rows, "released") == {"2025-01": (5, None)}
        assert cells(rows, "contacts_minsk") == {}


def test_a_coverage_of_other_rows_makes_periods_and_no_zeros(cover):
    cover("2025-06-01", "2025-06-30", subject="contacts")
    rows = rows_of("M", contacts=[contact("2025-05-10")])
    assert rows[-1].period == "2025-06"
    assert cells(rows[-1:], "contacts_minsk") == cells(rows[-1:], "releases") == {}


@pytest.mark.parametrize("span", [("2024-02-01", ""), ("", "2027-02-01")])
def test_a_coverage_without_both_ends_makes_no_periods(cover, span):
    cover(*span, subject="contacts")
    assert [row.period for row in rows_of("M", EVENTS[:2])] == ["2025-01", "2025-02"]
