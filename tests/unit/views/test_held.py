"""How many were held within a period and on a day, on a few estimates and totals."""

import pytest

from belarus_releases.errors import InvalidValueError
from belarus_releases.schema.bounds import Bounds
from belarus_releases.tables.remaining import Remaining
from belarus_releases.views.held import Held, held_within, own_estimates, remaining_on
from tests.factories import day, row, snapshot

YEAR = "2025-01-01/2025-12-31"


def estimate(estimate_id, as_of, point=None, qualifier="exact", series="viasna", **others):
    """An estimate of a day, or of a day in an interval."""
    first, slash, last = (as_of or "").partition("/")
    cells = {"scope": "political_prisoners", "qualifier": qualifier, "series": series, "point": point}
    dates = {"as_of_earliest": as_of and day(first), "as_of_latest": as_of and day(last if slash else first)}
    return row("remaining_estimates", estimate_id=estimate_id, **cells | dates | others)


def at_least(estimate_id, as_of, low):
    return estimate(estimate_id, as_of, None, "at_least", low=low)


def at_most(estimate_id, as_of, high):
    return estimate(estimate_id, as_of, None, "at_most", high=high)


def recognised(total_id, period, count=None, qualifier="exact", **others):
    """A total of newly recognised from one day to another."""
    first, last = map(day, period.split("/"))
    cells = {"measure": "entries", "route": "recognition", "population": "recognised"}
    dates = {"period_start_earliest": first, "period_start_latest": first}
    dates |= {"period_end_earliest": last, "period_end_latest": last}
    return row("release_totals", total_id=total_id, count=count, qualifier=qualifier, **cells | dates | others)


class TestOwnEstimates:
    OWN = estimate("own", "2025-06-29", 1)

    @pytest.mark.parametrize(
        "other",
        [
            estimate("other", "2025-06-29", 1, series="rights_groups"),
            estimate("other", "2025-06-29", 1, scope="not_stated"),
            estimate("other", "2025-06-29", 1, repeats="older"),
            estimate("other", None, 1),
        ],
    )
    def test_other_estimates_are_left_out(self, other):
        rows = snapshot(remaining_estimates=[other, self.OWN])
        assert own_estimates(rows, "viasna") == [Held(day("2025-06-29"), day("2025-06-29"), Bounds(1, 1), self.OWN)]

    def test_those_of_another_series_can_be_asked_for(self):
        other = estimate("other", "2025-06-29", 1, series="rights_groups")
        rows = snapshot(remaining_estimates=[other, self.OWN])
        assert [held.estimate for held in own_estimates(rows, "rights_groups")] == [other]

    def test_one_whose_day_is_not_known_has_its_whole_interval(self):
        june = estimate("june", "2025-06-01/2025-06-30", None, "more_than", low=1100)
        assert own_estimates(snapshot(remaining_estimates=[june]), "viasna") == [
            Held(day("2025-06-01"), day("2025-06-30"), Bounds(1101, None), june)
        ]


class TestHeldWithin:
    """In February."""

    @staticmethod
    def within(*estimates):
        own = own_estimates(snapshot(remaining_estimates=estimates), "viasna")
        return held_within(iter(own), day("2025-02-01"), day("2025-02-28"))

    def test_the_least_and_the_greatest(self):
        first, second = estimate("a", "2025-02-01", 1190), estimate("b", "2025-02-28", 1170)
        wide = estimate("c", "2025-02-10", None, "range", low=1180, high=1200)
        assert self.within(first, second, wide) == (1170, 1200)
        assert self.within(estimate("a", "2025-02-01", 0)) == (0, 0)

    @pytest.mark.parametrize(
        ("as_of", "inside"),
        [
            ("2025-01-31", False),
            ("2025-01-31/2025-02-01", False),
            ("2025-02-01/2025-02-28", True),
            ("2025-02-28/2025-03-01", False),
            ("2025-03-01", False),
        ],
    )
    def test_estimates_of_a_time_that_is_surely_within(self, as_of, inside):
        assert self.within(estimate("a", as_of, 1190)) == ((1190, 1190) if inside else (None, None))

    def test_a_bound_tells_nothing_beside_a_number(self):
        number = estimate("a", "2025-02-01", 1190)
        assert self.within(number, at_least("b", "2025-02-02", 1000), at_most("c", "2025-02-03", 1300)) == (1190, 1190)

    def test_bounds_count_where_there_is_no_number(self):
        assert self.within(at_least("a", "2025-02-01", 1000), at_least("b", "2025-02-02", 1100)) == (1000, None)
        assert self.within(at_most("a", "2025-02-01", 1200), at_most("b", "2025-02-02", 1300)) == (None, 1300)
        assert self.within(at_least("a", "2025-02-01", 1000), at_most("b", "2025-02-02", 1300)) == (1000, 1300)

    def test_about_a_number_is_no_number(self):
        about = estimate("a", "2025-02-01", 1150, "about")
        assert self.within(about) == self.within() == (None, None)
        assert self.within(about, at_least("b", "2025-02-02", 1000)) == (1000, None)


START, END = estimate("start", "2024-12-31", 1265), estimate("end", "2025-12-31", 1131)
NEW = recognised("new", YEAR, 509)
NOTHING = "no number of newly recognised is published over the days to an estimate"


def on(text, estimates=(START, END), totals=(NEW,), choice=None):
    return remaining_on(snapshot(choice=choice, remaining_estimates=estimates, release_totals=totals), text)


def bounds(text, estimates=(START, END), totals=(NEW,)):
    """Bounds, and the totals that tell."""
    _, _, _, low, high, why = on(text, estimates, totals)
    return low, high, why.removeprefix("by the newly recognised of ")


class TestRemainingOn:
    def test_a_day_with_an_estimate(self):
        why = "an estimate is published for the day"
        assert on("2024-12-31") == Remaining(day("2024-12-31"), START, START, 1265, 1265, why)
        assert on(day("2025-12-31")) == Remaining(day("2025-12-31"), END, END, 1131, 1131, why)
        few = at_least("few", "2025-06-30", 1200)
        assert on("2025-06-30", [START, few, END])[1:] == (few, few, 1200, None, why)

    @pytest.mark.parametrize("text", ["2025-01-01", "2025-06-30", "2025-12-30"])
    def test_between_estimates(self, text):
        """At most those before and the newly recognised, at least those after without them."""
        why = "by the newly recognised of new"
        assert on(text) == Remaining(day(text), START, END, 1131 - 509, 1265 + 509, why)

    @pytest.mark.parametrize("text", ["2024-12-31", "2025-06-01", "2020-01-01"])
    def test_a_choice_of_sources_is_named(self, text):
        one, whole = on(text, choice="without quality=weak"), on(text)
        assert one.why == f"{whole.why}; only a choice of sources counts: without quality=weak"
        assert one[:-1] == whole[:-1]

    def test_nobody_at_least(self):
        assert bounds("2025-06-30", totals=[recognised("many", YEAR, 2000)]) == (0, 3265, "many")

    def test_outside_of_what_is_published(self):
        assert on("2024-12-30") == Remaining(day("2024-12-30"), None, START, None, None, NOTHING)
        assert on("2026-01-01") == Remaining(day("2026-01-01"), END, None, None, None, NOTHING)
        assert on("2025-06-30", [])[1:] == (None, None, None, None, NOTHING)
        assert on("2025-06-30", totals=[])[1:] == (START, END, None, None, NOTHING)

    def test_estimates_and_totals_that_contradict_each_other_give_no_bounds(self):
        more = estimate("more", "2025-12-31", 1801)
        why = "the estimates and the newly recognised contradict each other"
        june = on("2025-06-30", [START, more], [recognised("new", YEAR, 267)])
        assert june == Remaining(day("2025-06-30"), START, more, None, None, why)
        assert bounds("2025-06-30", [START, more], [recognised("new", YEAR, 268)]) == (1533, 1533, "new")

    def test_an_estimate_without_bounds_is_passed_over(self):
        about = estimate("about", "2025-06-29", 1200, "about")
        assert on("2025-06-30", [START, about, END])[1:3] == (START, END)
        assert on("2025-06-29", [START, about, END])[1:3] == (START, END)

    def test_an_estimate_whose_day_is_not_known_is_none_of_a_day_within(self):
        """It is before the day that follows its interval and after the day before it."""
        june = estimate("june", "2025-06-01/2025-06-30", 1200)
        estimates = [START, june, END]
        assert on("2025-05-31", estimates)[1:3] == (START, june)
        assert on("2025-06-01", estimates)[1:3] == (START, june)
        assert on("2025-06-02", estimates)[1:3] == (START, END)
        assert on("2025-06-30", estimates)[1:3] == (june, END)
        assert on("2025-06-30", estimates)[5] == "by the newly recognised of new"

    def test_the_nearest_estimates_stand_around_the_day(self):
        near, far = estimate("z", "2025-06-29", 1), estimate("a", "2025-06-28", 2)
        nearer, farther = estimate("y", "2025-07-01", 3), estimate("b", "2025-07-02", 4)
        assert on("2025-06-30", [far, near, farther, nearer])[1:3] == (near, nearer)

    def test_of_one_end_the_narrower_interval_is_nearer(self):
        wide, narrow = estimate("a", "2025-06-01/2025-06-29", 1), estimate("b", "2025-06-28/2025-06-29", 2)
        assert on("2025-06-30", [wide, narrow]).before == narrow
        wide, narrow = estimate("a", "2025-07-01/2025-07-31", 1), estimate("b", "2025-07-01/2025-07-02", 2)
        assert on("2025-06-30", [wide, narrow]).after == narrow

    def test_of_one_day_a_number_goes_before_a_bound_an_exact_one_first_then_the_first_id(self):
        few, exact = at_least("a", "2025-06-30", 1), estimate("d", "2025-06-30", 1200)
        wide, again = estimate("c", "2025-06-30", None, "range", low=1, high=9), estimate("e", "2025-06-30", 1201)
        for text in ("2025-06-30", "2025-07-01"):
            assert on(text, [few, wide, again, exact]).before == exact
            assert on(text, [few, wide]).before == wide
            assert on(text, [at_least("b", "2025-06-30", 2), few]).before == few
        assert on("2025-06-29", [few, wide, again, exact]).after == exact
        assert on("2025-06-29", [few, wide]).after == wide

    @pytest.mark.parametrize("value", ["2025-06", "2025", "", None])
    def test_another_value_is_no_day(self, value):
        with pytest.raises(InvalidValueError) as caught:
            on(value)
        assert str(caught.value) == f"day: expected a day such as '2025-09-30', got {value!r}"


class TestCeiling:
    """At most those before the day and the newly recognised are held."""

    @pytest.mark.parametrize(
        ("period", "high"),
        [
            ("2025-01-01/2025-06-30", 1265 + 9),
            ("2024-12-01/2025-07-31", 1265 + 9),
            ("2025-01-02/2025-06-30", None),
            ("2025-01-01/2025-06-29", None),
        ],
    )
    def test_over_all_days_from_the_estimate_to_the_day(self, period, high):
        """The estimate is that of the end of its day, so the day after it is the first."""
        assert on("2025-06-30", [START], [recognised("new", period, 9)]).high == high

    def test_an_interval_is_counted_from_its_first_day(self):
        wide = estimate("wide", "2024-12-30/2025-01-31", 1265)
        assert on("2025-06-30", [wide], [recognised("new", "2024-12-31/2025-06-30", 9)]).high == 1274
        assert on("2025-06-30", [wide], [recognised("new", "2025-01-01/2025-06-30", 9)]).high is None

    def test_the_least_of_several(self):
        totals = [recognised("a", YEAR, 509), recognised("b", "2025-01-01/2025-06-30", 300)]
        assert bounds("2025-06-30", [START], totals) == (None, 1565, "b")
        assert bounds("2025-07-01", [START], totals) == (None, 1774, "a")

    def test_an_estimate_without_an_upper_bound_is_passed_over(self):
        few = at_least("few", "2025-06-29", 1200)
        late = on("2025-06-30", [START, few], [NEW])
        assert (late.before, late.low, late.high) == (few, None, 1265 + 509)
        assert on("2025-06-30", [few], [NEW]).high is None
        most = at_most("most", "2024-12-31", 1270)
        assert on("2025-06-30", [most], [NEW]).high == 1270 + 509

    def test_that_of_a_later_day_counts_where_one_of_an_earlier_day_is_lower(self):
        late = estimate("late", "2025-06-29", 1500)
        assert on("2025-06-30", [START, late], [NEW]).high == 1500 + 509


class TestFloor:
    """At least those after the day without the newly recognised are held."""

    @pytest.mark.parametrize(
        ("period", "low"),
        [
            ("2025-07-01/2025-12-31", 1131 - 9),
            ("2025-06-01/2026-01-31", 1131 - 9),
            ("2025-07-02/2025-12-31", None),
            ("2025-07-01/2025-12-30", None),
        ],
    )
    def test_over_all_days_from_the_day_to_the_estimate(self, period, low):
        """Those recognised on the day itself are held at its end."""
        assert on("2025-06-30", [END], [recognised("new", period, 9)]).low == low

    def test_an_interval_is_counted_to_its_last_day(self):
        wide = estimate("wide", "2025-12-01/2025-12-31", 1131)
        assert on("2025-06-30", [wide], [recognised("new", "2025-07-01/2025-12-31", 9)]).low == 1122
        assert on("2025-06-30", [wide], [recognised("new", "2025-07-01/2025-12-30", 9)]).low is None

    def test_the_greatest_of_several(self):
        totals = [recognised("a", YEAR, 509), recognised("b", "2025-07-01/2025-12-31", 300)]
        assert bounds("2025-06-30", [END], totals) == (831, None, "b")
        assert bounds("2025-06-29", [END], totals) == (622, None, "a")

    def test_an_estimate_without_a_lower_bound_is_passed_over(self):
        most = at_most("most", "2025-07-01", 1300)
        early = on("2025-06-30", [most, END], [NEW])
        assert (early.after, early.low, early.high) == (most, 1131 - 509, None)
        few = at_least("few", "2025-12-31", 1100)
        assert on("2025-06-30", [few], [NEW]).low == 1100 - 509


def test_both_bounds_name_their_totals():
    totals = [recognised("first", "2025-01-01/2025-06-30", 250), recognised("second", "2025-07-01/2025-12-31", 240)]
    assert bounds("2025-06-30", totals=totals) == (1131 - 240, 1265 + 250, "second and first")


class TestDatedByThePageOnly:
    """An estimate may be older than the page it is on; `why` names it where it counts."""

    BEFORE = estimate("start", "2024-12-31", 1265, as_of_basis="page_date")
    AFTER = estimate("end", "2025-12-31", 1131, as_of_basis="page_date")
    STATED = estimate("start", "2024-12-31", 1265, as_of_basis="stated")
    ENDS = "start is dated by its page only, and may be older", "end is dated by its page only, and may be older"

    def test_on_its_day(self):
        assert on("2024-12-31", [self.BEFORE]).why == f"an estimate is published for the day; {self.ENDS[0]}"
        assert on("2024-12-31", [self.STATED]).why == "an estimate is published for the day"

    @pytest.mark.parametrize(
        ("estimates", "named"),
        [
            ([BEFORE, END], ENDS[:1]),
            ([STATED, AFTER], ENDS[1:]),
            ([BEFORE, AFTER], ENDS[::-1]),
            ([STATED, END], ()),
        ],
    )
    def test_between_estimates(self, estimates, named):
        assert on("2025-06-30", estimates).why == "; ".join(("by the newly recognised of new", *named))

    def test_not_where_another_estimate_makes_the_bound(self):
        few = estimate("few", "2025-06-29", None, "at_least", low=1, as_of_basis="page_date")
        late = on("2025-06-30", [START, few])
        assert (late.before, late.high, late.why) == (few, 1265 + 509, "by the newly recognised of new")


class TestNewlyRecognised:
    @pytest.mark.parametrize(
        ("changes", "most"),
        [
            ({}, 9),
            ({"count": None, "qualifier": "at_most", "high": 8}, 8),
            ({"count": None, "qualifier": "range", "low": 2, "high": 8}, 8),
            ({"count": None, "qualifier": "at_least", "low": 8}, 509),
            ({"qualifier": "about"}, 509),
            ({"measure": "exits"}, 509),
            ({"route": "conviction"}, 509),
            ({"population": "political_any"}, 509),
            ({"period_start_latest": None}, 509),
            ({"period_end_earliest": None}, 509),
            ({"period_start_latest": day("2025-01-02")}, 509),
            ({"period_end_earliest": day("2025-06-29")}, 509),
            ({"period_start_earliest": None, "period_end_latest": None}, 9),
        ],
    )
    def test_totals_with_an_upper_bound_over_days_that_they_surely_hold(self, changes, most):
        total = recognised("a", YEAR, **{"count": 9} | changes)
        assert on("2025-06-30", [START], [NEW, total]).high == 1265 + most
