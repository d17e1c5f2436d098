"""How many persons were released in a period, on a few events and prisoners."""

import datetime as dt

import pandas as pd
import pytest

from belarus_releases.errors import InvalidValueError
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.views.headcount import headcount
from tests.factories import day, row, snapshot

ONLY = "events are meant to be complete from 2025-01-01 to 2025-12-31 only"


@pytest.fixture(autouse=True)
def _covered(cover):
    cover("2025-01-01", "2025-12-31")


def event(event_id, first=None, last=None, total=None, **cells):
    dates = {"date_earliest": first and day(first), "date_latest": (last or first) and day(last or first)}
    return row("events", event_id=event_id, released_total=total, **dates | {"named": 0, "in_series": True} | cells)


def changes(**events):
    """Releases of prisoners, by event: a letter each."""
    return [row("custody_changes", prisoner_id=name, event_id=key) for key, names in events.items() for name in names]


A = event("a", "2025-01-10", total=5, named=3)
B = event("b", "2025-02-10", total=4, named=2)
MAYBE = event("maybe", "2025-02-28", "2025-03-01", total=3, named=2)
OLD = event("old", "2024-12-31", total=9, named=1)
UNDATED = event("undated", total=2)


def answer(start=None, end=None, events=(A, B), *, others=(), known_on=None, released=()):
    every = sorted((*events, *others), key=lambda event: event.event_id)
    return headcount(snapshot(known_on=known_on, events=every, custody_changes=released), events, start, end)


def numbers(answer):
    names = ("announced_low", "announced", "announced_high", "persons_low", "persons", "persons_high")
    return tuple(getattr(answer, name) for name in names)


def test_an_answer():
    """Two prisoners are in both of the events, and another one is in the third, which may be of March."""
    released = changes(a="xyz", b="yz", maybe="xw", old="v")
    assert answer("2025-01", "2025-02", [A, B, MAYBE, OLD], others=[UNDATED], released=released) == row(
        "released", question="2025-01-01/2025-02-28", start=day("2025-01-01"), end=day("2025-02-28"),
        announced_low=9, announced=9, announced_high=12, persons_low=7, persons=7, persons_high=9,
        comparable=True, why=("only 4 of the 5 events of the series are counted",), population="released",
        events_counted=("a", "b"), events_possible=("maybe",), events_excluded=("undated",), twice=("x", "y", "z"),
        version=CURRENT, known_on=None,
    )  # fmt: skip


class TestPeriod:
    @pytest.mark.parametrize(
        ("start", "end", "question"),
        [
            ("2025-01-10", "2025-02-10", "2025-01-10/2025-02-10"),
            ("2025-01", "2025-02", "2025-01-01/2025-02-28"),
            ("2025", "2025", "2025-01-01/2025-12-31"),
            (dt.date(2025, 1, 10), dt.datetime(2025, 2, 10, 23, 59), "2025-01-10/2025-02-10"),
            ("2025-01-10", "2025-01-10", "2025-01-10/2025-01-10"),
            ("2025-02", None, "2025-02-01/.."),
            (None, "2025-02", "../2025-02-28"),
            (None, None, "../.."),
        ],
    )
    def test_a_month_or_a_year_stands_for_its_first_or_last_day(self, start, end, question):
        period = answer(start, end)
        assert period.question == question
        bounds = tuple(bound and bound.isoformat() for bound in (period.start, period.end))
        assert "/".join(bound or ".." for bound in bounds) == question

    @pytest.mark.parametrize(
        "value",
        ["", "2025-13", "2025-02-30", "yesterday", "2025-01/2025-03", "2025-01-01/2025-01-01", "2025/", 2025,
         float("nan"), ["2025"]],
    )  # fmt: skip
    def test_another_value_is_no_date(self, value):
        for argument in ("start", "end"):
            with pytest.raises(InvalidValueError) as caught:
                answer(**{argument: value})
            expected = f"{argument}: expected a day, a month or a year such as '2025-09', got {value!r}"
            assert str(caught.value) == expected

    def test_neither_is_the_missing_time_of_pandas(self):
        with pytest.raises(InvalidValueError, match=r"^end: expected a day, .*, got NaT$"):
            answer(None, pd.NaT)
        assert answer(pd.Timestamp("2025-02-10 12:00"), None).question == "2025-02-10/.."

    def test_a_start_after_the_end_is_refused(self):
        with pytest.raises(InvalidValueError) as caught:
            answer("2025-03", "2025-02")
        assert str(caught.value) == "start: expected a day on or before the end, 2025-02-28, got '2025-03'"


class TestAnnounced:
    def test_an_event_without_a_total_counts_with_its_bounds(self):
        vague = event("vague", "2025-03-10", released_low=2, released_high=8, named=4)
        assert numbers(answer("2025", "2025", [A, vague])) == (9, 9, 13, 9, 9, 13)

    def test_an_open_number_leaves_no_upper_bound(self):
        vague = event("vague", "2025-03-10", released_low=2)
        open_answer = answer("2025", "2025", [A, vague])
        assert numbers(open_answer) == (7, 7, None, 7, 7, None)
        assert (open_answer.comparable, open_answer.why) == (True, ("no source gives an upper bound for vague",))

    def test_a_period_that_is_not_wholly_covered_has_no_upper_bound(self):
        for period in (("2024-12-31", "2025-12-31"), ("2025", None), (None, "2025"), (None, None)):
            part = answer(*period)
            assert numbers(part) == (9, 9, None, 9, 9, None)
            assert (part.comparable, part.why) == (False, (ONLY,))

    def test_nor_has_that_of_the_known_day(self):
        known = answer("2025-01", "2025-02", known_on=day("2025-02-28"))
        assert numbers(known) == (9, 9, None, 9, 9, None)
        assert (known.comparable, known.why) == (False, ("the record is as known on 2025-02-28",))
        assert known.known_on == day("2025-02-28")
        assert answer("2025-01", "2025-02", known_on=day("2025-03-01")).announced_high == 9

    def test_without_events_nobody_where_the_period_is_covered(self):
        june = answer("2025-06", "2025-06")
        assert numbers(june) == (0, 0, 0, 0, 0, 0)
        assert (june.comparable, june.why) == (True, ())

    @pytest.mark.parametrize("period", [("2026", "2026"), ("2025-06", "2026-01"), ("2025-06", None), (None, "2024-12")])
    def test_without_events_no_number_where_it_is_not_wholly_covered(self, period):
        unknown = answer(*period)
        assert numbers(unknown) == (None,) * 6
        assert (unknown.comparable, unknown.why) == (False, (ONLY,))
        assert unknown.events_counted == unknown.events_possible == ()

    def test_nor_where_it_reaches_the_known_day(self):
        assert numbers(answer("2025-06", "2025-06", known_on=day("2025-06-30"))) == (None,) * 6
        assert numbers(answer("2025-06", "2025-06", known_on=day("2025-07-01"))) == (0,) * 6

    def test_an_event_that_is_only_possible_is_recorded(self):
        assert numbers(answer("2026", "2026", [A, UNDATED])) == (0, 0, None, 0, 0, None)

    def test_an_event_without_a_date_is_possibly_in_every_period_and_surely_in_that_without_bounds(self):
        month = answer("2025-01", "2025-01", [A, UNDATED])
        assert (month.events_counted, month.events_possible, month.announced_high) == (("a",), ("undated",), 7)
        ever = answer(events=[A, UNDATED])
        assert (ever.events_counted, ever.events_possible, ever.announced_low) == (("a", "undated"), (), 7)

    def test_a_part_counts_within_its_whole(self):
        part = event("part", "2025-01-10", total=2, part_of="a")
        assert numbers(answer("2025", "2025", [A, part])) == (5, 5, 5, 5, 5, 5)
        assert numbers(answer("2025", "2025", [part], others=[A])) == (2, 2, 2, 2, 2, 2)


def test_events_that_are_not_counted_are_named_where_they_may_lie_in_the_period():
    later = event("later", "2025-03-01", total=1)
    uncounted = answer("2025-02", "2025-02", [B], others=[A, MAYBE, OLD, UNDATED, later])
    assert uncounted.events_excluded == ("maybe", "undated")
    assert answer(events=[B], others=[A, MAYBE, OLD]).events_excluded == ("a", "maybe", "old")
    assert answer("2025-02", "2025-02", [], others=[B]).events_excluded == ("b",)


class TestGiven:
    OTHER = event("other", "2025-03-10", total=7, in_series=False)
    RECORD = snapshot(events=[A, B, OTHER])

    def test_without_any_the_series_is_counted(self):
        year = headcount(self.RECORD, None, "2025", "2025")
        assert (year.events_counted, year.events_excluded) == (("a", "b"), ("other",))
        assert numbers(year) == (9, 9, 9, 9, 9, 9)
        assert (year.comparable, year.why) == (True, ())
        assert headcount(self.RECORD, [A, B], "2025", "2025") == year

    def test_a_part_of_the_series_has_bounds_of_its_own(self):
        year = headcount(self.RECORD, [B], "2025", "2025")
        assert numbers(year) == (4, 4, 4, 4, 4, 4)
        assert (year.comparable, year.why) == (True, ("only 1 of the 2 events of the series are counted",))

    @pytest.mark.parametrize(("given", "number"), [([OTHER], 7), ([A, B, OTHER], 16)])
    def test_where_some_are_off_the_series_nothing_is_covered(self, given, number):
        year = headcount(self.RECORD, given, "2025", "2025")
        assert numbers(year) == (number, number, None, number, number, None)
        why = ("events outside the series are counted, of which only examples are recorded",)
        assert (year.comparable, year.why) == (False, why)

    def test_a_period_without_any_of_them_has_no_number(self):
        assert numbers(headcount(self.RECORD, [self.OTHER], "2025-06", "2025-06")) == (None,) * 6


class TestEachCountedOnce:
    def test_prisoners_in_two_events_are_known_to_be_one_person(self):
        twice = answer("2025", "2025", released=changes(a="xyz", b="zw"))
        assert numbers(twice) == (9, 9, 9, 8, 8, 8)
        assert twice.twice == ("z",)

    def test_in_three_events_they_are_counted_twice_too_often(self):
        third = event("c", "2025-03-10", total=1)
        assert numbers(answer("2025", "2025", [A, B, third], released=changes(a="z", b="z", c="z")))[3:] == (8, 8, 8)

    def test_an_event_of_another_period_does_not_count(self):
        january = answer("2025-01", "2025-01", released=changes(a="z", b="z"))
        assert (january.persons, january.twice) == (5, ())

    def test_two_changes_in_one_event_are_of_one_person(self):
        assert answer("2025", "2025", released=changes(a="zz")).persons == 9

    def test_changes_that_belong_to_no_event_do_not_count(self):
        released = [*changes(a="z"), row("custody_changes", prisoner_id="z"), *changes(other="z")]
        assert answer("2025", "2025", released=released).persons == 9

    def test_a_part_and_its_whole_are_one_event(self):
        part = event("part", "2025-01-10", total=2, part_of="a")
        once = answer("2025", "2025", [A, B, part], released=changes(a="z", part="zy", b="y"))
        assert numbers(once) == (9, 9, 9, 8, 8, 8)
        assert once.twice == ("y",)

    def test_one_who_is_also_in_an_event_that_is_only_possible_lowers_the_upper_bound_only(self):
        """Of twelve at most, one is counted twice; nobody knows whether the second time was in the period."""
        both = answer("2025-01", "2025-02", [A, B, MAYBE], released=changes(a="z", maybe="z"))
        assert numbers(both) == (9, 9, 12, 9, 9, 11)


class TestMayRepeat:
    """A source says that some of an event may be counted in it again."""

    def lows(self, *events, others=(), released=()):
        period = answer("2025", "2025", events, others=others, released=released)
        assert period.persons == period.announced
        return period.persons_low, period.persons_high, period.why

    def test_all_of_the_smaller_event_may_be_in_the_larger(self):
        larger = event("larger", "2025-03-10", total=6, may_repeat=("b",))
        assert self.lows(B, larger) == (6, 10, ("some of b may be counted in larger again",))
        smaller = event("smaller", "2025-03-10", total=1, may_repeat=("b",))
        assert self.lows(B, smaller) == (4, 5, ("some of b may be counted in smaller again",))

    def test_those_named_in_one_may_be_in_the_other_too(self):
        larger = event("larger", "2025-03-10", total=6, named=4, may_repeat=("b",))
        assert self.lows(B, larger)[0] == 6

    def test_events_that_repeat_the_same_one_may_share_its_persons(self):
        ten = [event(name, "2025-03-10", total=10, may_repeat=("b",)) for name in ("f", "g")]
        assert self.lows(*ten)[0] == 10
        assert self.lows(B, *ten)[0] == 10

    def test_several_events_have_no_more_room_together_than_the_event_that_repeats_them(self):
        larger = event("larger", "2025-03-10", total=6, may_repeat=("a", "b"))
        assert self.lows(A, B, larger) == (
            5 + 4,  # these two, of which no source says that they share any
            15,
            ("some of a may be counted in larger again", "some of b may be counted in larger again"),
        )

    def test_an_event_without_a_total_may_repeat_what_it_has_at_least(self):
        vague = event("vague", "2025-03-10", released_low=3, released_high=6, may_repeat=("b",))
        assert self.lows(B, vague)[:2] == (7 - 3, 10)
        larger = event("larger", "2025-03-10", total=6, may_repeat=("vague",))
        vague = event("vague", "2025-03-10", released_low=3, released_high=6)
        assert self.lows(larger, vague)[:2] == (9 - 3, 12)

    def test_of_nobody_nobody_is_counted_again(self):
        larger = event("larger", "2025-03-10", total=6, may_repeat=("vague",))
        assert self.lows(larger, event("vague", "2025-03-10"))[0] == 6
        assert self.lows(B, event("vague", "2025-03-10", may_repeat=("b",)))[0] == 4

    def test_those_of_an_event_of_another_period_may_have_left_in_that_one(self):
        """Nine left in December and four in February; up to all of them may be among the twenty of March."""
        larger = event("larger", "2025-03-10", total=20, may_repeat=("b", "old"))
        why = tuple(f"some of {name} may be counted in larger again" for name in ("b", "old"))
        march = answer("2025-03", "2025-03", [OLD, B, larger])
        assert (numbers(march), march.why) == ((20, 20, 20, 20 - 4 - 9, 20, 20), why)
        year = answer("2025", "2025", [OLD, B, larger])
        assert (numbers(year)[3:], year.why) == ((4 + 20 - 9 - 4, 24, 24), why)

    def test_so_may_those_of_one_that_only_possibly_lies_in_it(self):
        larger = event("larger", "2025-03-10", total=6, may_repeat=("undated",))
        assert self.lows(larger, UNDATED) == (6 - 2, 8, ("some of undated may be counted in larger again",))

    @pytest.mark.parametrize(("cells", "low"), [({"total": 9}, 0), ({"released_high": 4}, 2), ({}, 0)])
    def test_at_most_as_many_as_it_has_and_no_fewer_than_nobody(self, cells, low):
        larger = event("larger", "2025-03-10", total=6, may_repeat=("old",))
        assert answer("2025-03", "2025-03", [event("old", "2024-12-31", **cells), larger]).persons_low == low

    def test_an_event_that_the_record_does_not_have_repeats_nothing(self):
        larger = event("larger", "2025-03-10", total=6, may_repeat=("missing",))
        assert self.lows(larger) == (6, 6, ())

    def test_an_event_that_only_possibly_lies_in_the_period_lowers_nothing(self):
        undated = event("undated", total=6, may_repeat=("b",))
        assert self.lows(B, undated) == (4, 10, ())

    def test_both_kinds_of_doubt_add_up(self):
        larger = event("larger", "2025-03-10", total=6, named=1, may_repeat=("b",))
        both = answer("2025", "2025", [A, B, larger], released=changes(a="z", larger="z"))
        assert numbers(both)[3:] == (15 - 1 - 4, 14, 14)
