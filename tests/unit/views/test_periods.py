"""Where something dated lies, in periods whose ends may be open or known within bounds."""

import pytest

from belarus_releases.views.periods import Period, covered_span, covers, days, placed
from tests.factories import day, row, snapshot


def dates(text):
    """The first and the last day of an interval, None where a side is left out."""
    first, _, last = text.partition("/")
    return (first or None) and day(first), (last or None) and day(last)


def event(event_id, first=None, last=None):
    return row("events", event_id=event_id, date_earliest=first and day(first), date_latest=last and day(last))


class TestPlace:
    @pytest.mark.parametrize(
        ("dated", "place"),
        [
            ("2025-08-31/2025-08-31", "not"),
            ("2025-08-01/2025-09-01", "possibly"),
            ("2025-09-01/2025-09-01", "surely"),
            ("2025-09-01/2025-09-30", "surely"),
            ("2025-09-30/2025-09-30", "surely"),
            ("2025-09-30/2025-10-01", "possibly"),
            ("2025-08-31/2025-10-01", "possibly"),
            ("2025-10-01/2025-10-01", "not"),
        ],
    )
    def test_in_a_month(self, dated, place):
        assert days(*dates("2025-09-01/2025-09-30")).place(dates(dated)) == place

    @pytest.mark.parametrize(
        ("dated", "place"),
        [
            ("1990-01-01/2025-09-30", "surely"),
            ("1990-01-01/2025-10-01", "possibly"),
            ("2025-10-01/2025-10-01", "not"),
        ],
    )
    def test_without_a_start(self, dated, place):
        assert days(*dates("/2025-09-30")).place(dates(dated)) == place

    @pytest.mark.parametrize(
        ("dated", "place"),
        [
            ("2025-08-31/2025-08-31", "not"),
            ("2025-08-31/2099-01-01", "possibly"),
            ("2025-09-01/2099-01-01", "surely"),
        ],
    )
    def test_without_an_end(self, dated, place):
        assert days(*dates("2025-09-01/")).place(dates(dated)) == place

    @pytest.mark.parametrize(
        ("dated", "place"),
        [
            ("2025-06-25/2025-06-25", "surely"),
            ("2025-06-25/2025-06-26", "possibly"),
            ("2025-06-26/2025-06-26", "possibly"),
            ("2025-06-30/2025-06-30", "possibly"),
            ("2025-07-01/2025-07-01", "not"),
        ],
    )
    def test_where_the_end_is_known_within_bounds(self, dated, place):
        period = Period(day("2025-01-01"), day("2025-06-30"), day("2025-06-25"))
        assert period.place(dates(dated)) == place

    def test_nothing_is_surely_before_an_end_that_may_be_any_day(self):
        period = Period(day("2025-01-01"), day("2025-06-30"), None)
        assert period.place(dates("2025-01-01/2025-01-01")) == "possibly"

    @pytest.mark.parametrize("period", ["2025-09-01/2025-09-30", "2025-09-01/", "/2025-09-30"])
    def test_what_has_no_date_may_lie_in_every_period(self, period):
        assert days(*dates(period)).place(None) == "possibly"

    @pytest.mark.parametrize("dated", [None, (day("2025-08-01"), day("2025-10-01"))])
    def test_everything_is_in_a_period_without_bounds(self, dated):
        assert days(None, None).place(dated) == "surely"


def test_rows_keep_their_order():
    september = days(day("2025-09-01"), day("2025-09-30"))
    within, undated = event("d", "2025-09-12", "2025-09-12"), event("c")
    before, at_edge = event("b", "2025-08-01", "2025-08-01"), event("a", "2025-09-30", "2025-10-01")
    first = event("e", "2025-09-01", "2025-09-01")
    assert placed([within, undated, before, at_edge, first], september) == ([within, first], [undated, at_edge])
    assert placed(iter(()), september) == ([], [])


class TestCoveredSpan:
    def test_the_days_of_the_events(self, cover):
        cover("2025-02-01", "2025-04-30")
        assert covered_span(snapshot()) == dates("2025-02-01/2025-04-30")

    def test_as_of_a_day_those_before_it(self, cover):
        cover("2025-02-01", "2025-04-30")
        assert covered_span(snapshot(known_on=day("2025-04-01"))) == dates("2025-02-01/2025-03-31")
        assert covered_span(snapshot(known_on=day("2025-02-01"))) is None

    @pytest.mark.parametrize("span", [("", ""), ("2025-02-01", ""), ("", "2025-04-30")])
    def test_none_without_two_ends(self, cover, span):
        cover(*span)
        assert covered_span(snapshot()) is None

    def test_what_is_covered_of_other_rows_does_not_count(self, cover):
        cover("2025-02-01", "2025-04-30", subject="contacts")
        assert covered_span(snapshot()) is None


@pytest.mark.parametrize(
    ("period", "inside"),
    [
        ("2025-02-01/2025-04-30", True),
        ("2025-03-01/2025-03-01", True),
        ("2025-01-31/2025-04-30", False),
        ("2025-02-01/2025-05-01", False),
        ("/2025-04-30", False),
        ("2025-02-01/", False),
        ("/", False),
    ],
)
def test_a_period_is_covered_where_all_of_it_is(period, inside):
    assert covers(dates("2025-02-01/2025-04-30"), *dates(period)) is inside
    assert covers(None, *dates(period)) is False
