"""The events of a period, whether they are all there are, and sums over them."""

import pytest

from belarus_releases.schema.bounds import Bounds
from belarus_releases.views.counts import EventsIn, Known, events_in, series
from belarus_releases.views.persons import released
from tests.factories import day, row, snapshot

COVERED = (day("2025-02-01"), day("2025-04-30"))
ONLY = "events are meant to be complete from 2025-02-01 to 2025-04-30 only"
NEVER = "the events of this version are not meant to be complete for any period"
OFF = "events outside the series are counted, of which only examples are recorded"


def event(event_id, first=None, last=None, **cells):
    dates = {"date_earliest": first and day(first), "date_latest": (last or first) and day(last or first)}
    return row("events", event_id=event_id, **dates | {"released_total": 1} | cells)


def inside(first, last, events=(), covered=COVERED, on=None, chosen=None):
    first, last = (text and day(text) for text in (first, last))
    return events_in(iter(events), Known(covered, on and day(on), chosen), first, last)


def test_the_series_is_counted_unless_others_are_asked_for():
    a, b, c = event("a", in_series=True), event("b", in_series=False), event("c", in_series=True)
    assert series(snapshot(events=(a, b, c))) == [a, c]


class TestKnown:
    A, B, OTHER = event("a", in_series=True), event("b", in_series=True), event("other", in_series=False)
    TABLES = {"events": (A, B, OTHER)}

    @pytest.fixture(autouse=True)
    def _covered(self, cover):
        cover("2025-02-01", "2025-04-30")

    def test_how_far_the_series_reaches(self):
        march = day("2025-03-10")
        assert Known.of(snapshot(**self.TABLES)) == (COVERED, None, None, None)
        assert Known.of(snapshot(known_on=march)) == ((day("2025-02-01"), day("2025-03-09")), march, None, None)
        assert Known.of(snapshot(known_on=day("2024-03-10"))) == (None, day("2024-03-10"), None, None)

    @pytest.mark.parametrize("events", [[A, B], [B, A]])
    def test_given_the_whole_series_nothing_is_to_be_said(self, events):
        assert Known.of(snapshot(**self.TABLES), events) == (COVERED, None, None, None)

    @pytest.mark.parametrize(("events", "number"), [([A], 1), ([], 0)])
    def test_given_a_part_of_the_series_that_is_said(self, events, number):
        chosen = f"only {number} of the 2 events of the series are counted"
        assert Known.of(snapshot(**self.TABLES), events) == (COVERED, None, chosen, None)

    @pytest.mark.parametrize("events", [[OTHER], [A, OTHER], [A, B, OTHER]])
    def test_given_events_of_which_some_are_off_the_series_nothing_is_covered(self, events):
        assert Known.of(snapshot(**self.TABLES), events) == (None, None, OFF, None)
        known_on = day("2025-03-10")
        assert Known.of(snapshot(known_on=known_on, **self.TABLES), events) == (None, known_on, OFF, None)


class TestEventsIn:
    def test_those_that_surely_and_those_that_possibly_lie_in_the_period(self):
        sure, undated = event("a", "2025-03-31"), event("b")
        maybe, before = event("c", "2025-02-01", "2025-03-01"), event("d", "2025-02-28")
        march = inside("2025-03-01", "2025-03-31", [before, maybe, sure, undated])
        assert march == EventsIn([sure], [maybe, undated], (day("2025-03-01"), day("2025-03-31")), True, ())

    @pytest.mark.parametrize(
        ("first", "last", "covered", "complete"),
        [
            ("2025-02-01", "2025-04-30", ("2025-02-01", "2025-04-30"), True),
            ("2025-01-31", "2025-04-29", ("2025-02-01", "2025-04-29"), False),
            ("2025-02-02", "2025-05-01", ("2025-02-02", "2025-04-30"), False),
            ("2025-04-30", "2025-05-31", ("2025-04-30", "2025-04-30"), False),
            ("2025-05-01", "2025-05-31", None, False),
            ("2025-01-01", "2025-01-31", None, False),
            (None, "2025-03-31", ("2025-02-01", "2025-03-31"), False),
            ("2025-03-01", None, ("2025-03-01", "2025-04-30"), False),
            (None, None, ("2025-02-01", "2025-04-30"), False),
        ],
    )
    def test_what_of_a_period_is_covered(self, first, last, covered, complete):
        period = inside(first, last)
        assert period.covered == (covered and tuple(map(day, covered)))
        assert period.complete is complete
        assert period.why == (() if complete else (ONLY,))

    def test_without_coverage_nothing_is_complete(self):
        period = inside("2025-03-01", "2025-03-31", covered=None)
        assert (period.covered, period.complete, period.why) == (None, False, (NEVER,))

    @pytest.mark.parametrize(
        ("first", "last", "why"),
        [
            ("2025-03-01", "2025-03-09", ()),
            ("2025-01-01", "2025-03-09", ("events are meant to be complete from 2025-02-01 to 2025-03-09 only",)),
            ("2025-03-01", "2025-03-10", ("the record is as known on 2025-03-10",)),
            ("2025-03-11", "2025-03-31", ("the record is as known on 2025-03-10",)),
            ("2025-03-01", None, ("the record is as known on 2025-03-10",)),
        ],
    )
    def test_as_of_a_day_its_period_and_those_to_come_are_not_complete(self, first, last, why):
        period = inside(first, last, covered=(day("2025-02-01"), day("2025-03-09")), on="2025-03-10")
        assert (period.why, period.complete) == (why, not why)

    def test_by_a_choice_of_sources_nothing_is_complete(self):
        part = Known.of(snapshot(known_on=day("2025-03-10"), choice="without quality=weak", **TestKnown.TABLES))
        period = events_in([], part, day("2025-03-01"), day("2025-03-05"))
        assert (period.covered, period.complete) == (None, False)
        assert period.why == ("only a choice of sources counts: without quality=weak",)

    def test_which_events_are_counted_is_a_reason_of_its_own(self):
        some = "only 1 of the 2 events of the series are counted"
        assert inside("2025-03-01", "2025-03-31", chosen=some)[3:] == (True, (some,))
        assert inside("2025-03-01", "2025-05-31", chosen=some)[3:] == (False, (ONLY, some))
        assert inside("2025-03-01", "2025-03-31", covered=None, chosen=OFF)[3:] == (False, (OFF,))

    def test_events_whose_number_is_open_are_named(self):
        """Where the period is complete, it is they that leave no upper bound."""
        sure, maybe = {"released_total": None, "named": 3}, {"released_total": None}
        events = [event("maybe", None, **maybe), event("other", "2025-03-02"), event("sure", "2025-03-01", **sure)]
        opened = tuple(f"no source gives an upper bound for {name}" for name in ("sure", "maybe"))
        assert inside("2025-03-01", "2025-03-31", events).why == opened
        assert inside("2025-03-01", "2025-05-31", events).why == (ONLY, *opened)
        assert inside("2025-04-01", "2025-04-30", events[1:]).why == ()


class TestTotal:
    SURE, MAYBE = event("a", "2025-03-01", released_total=5), event("b", None, released_total=2)

    def test_what_is_only_possible_adds_to_the_upper_bound(self):
        assert inside("2025-03-01", "2025-03-31", [self.SURE, self.MAYBE]).total(released) == (5, 7)

    def test_without_events_nobody(self):
        assert inside("2025-03-01", "2025-03-31").total(released) == (0, 0)

    def test_where_some_may_be_missing_there_is_no_upper_bound(self):
        assert inside("2025-03-01", "2025-05-31", [self.SURE, self.MAYBE]).total(released) == (5, None)

    def test_any_number_of_an_event_can_be_added_up(self):
        period = inside("2025-03-01", "2025-03-31", [self.SURE, self.MAYBE])
        assert period.total(lambda event: Bounds(1, 3) if event is self.SURE else Bounds(1, None)) == (1, None)

    def test_a_part_counts_within_its_whole_though_one_is_only_possible(self):
        whole = event("whole", "2025-03-30", "2025-04-02", released_total=9)
        part = event("part", "2025-03-30", released_total=4, part_of="whole")
        assert inside("2025-03-01", "2025-03-31", [whole, part]).total(released) == (4, 9)
        assert inside("2025-04-01", "2025-04-30", [whole, part]).total(released) == (0, 9)
        assert inside("2025-03-01", "2025-04-30", [whole, part]).total(released) == (9, 9)


def test_a_part_is_at_most_as_many_in_each_period_as_in_all():
    whole, part = event("a"), event("b", "2025-03-01", "2025-03-02", part_of="a")
    counts = {"a": Bounds(0, 0), "b": Bounds(1, None)}  # which disagree
    for last, low in (("2025-03-01", 0), ("2025-03-02", 1)):
        assert inside("2025-03-01", last, [whole, part]).total(lambda row: counts[row.event_id]) == (low, 1)
