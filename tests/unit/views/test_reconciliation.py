"""Published totals beside the events of their period, on a few rows."""

import pytest

from belarus_releases.views.reconciliation import reconcile
from tests.factories import day, row, snapshot

TOTAL = {
    "total_id": "t", "measure": "exits", "route": "pardon", "population": "all_convicted", "counted_by": "Viasna",
    "count": 100, "qualifier": "exact", "period_start_earliest": day("2025-01-01"),
    "period_start_latest": day("2025-01-05"), "period_end_earliest": day("2025-06-25"),
    "period_end_latest": day("2025-06-30"),
}  # fmt: skip


BELOW = "the total is below the least that is recorded by its definition, so it does not count the same persons"
AS_OF = "recognised as of each release; whoever was recognised later may be in the total and not in this number"


@pytest.fixture(autouse=True)
def _covered(cover):
    cover("2025-01-01", "2025-06-30")


def event(event_id, first, last=None, total=None, **others):
    dates = {"date_earliest": first and day(first), "date_latest": (last or first) and day(last or first)}
    cells = {"legal_act": "pardon", "event_class": "negotiated", "released_total": total, "named": 0}
    return row("events", event_id=event_id, **cells | dates | others)


EVENTS = (
    event("before", "2024-12-31", total=1),
    event("at-start", "2024-12-30", "2025-01-01", 1),
    event("first-day", "2025-01-01", total=2, brokered_by=("US", "LT")),
    event("within", "2025-03-01", "2025-03-31", 4, brokered_by=("LT", "US"), expelled=3, recognised=2),
    event("last-sure-day", "2025-06-25", total=64, legal_act="amnesty"),
    event("maybe", "2025-06-26", total=8, brokered_by=("US",)),
    event("last-day", "2025-06-30", "2025-07-02", 16, expelled=5),
    event("after", "2025-07-01", total=32),
    event("end-of-term", "2025-03-01", total=64, event_class="end_of_term", legal_act="sentence_end"),
    event("end-of-sentence", "2025-06-28", total=64, legal_act="sentence_end"),
    event("undated", None, total=128),
)


def reconciled(events=EVENTS, /, known_on=None, groups=(), **changes):
    """The rows of one total with these changes."""
    totals = [row("release_totals", **TOTAL | changes)]
    return reconcile(snapshot(known_on=known_on, release_totals=totals, events=events, event_breakdowns=groups))


def one(*events, **changes):
    (total,) = reconciled(events, **changes)
    return total


def recorded(*events, **changes):
    total = one(*events, **changes)
    return total.recorded_low, total.recorded_high


def test_a_total_beside_the_events_of_its_period():
    """Those that surely lie in it make 70 persons; those that may, 153 more."""
    assert reconciled() == [
        row(
            "reconciliation", total_id="t", counted_by="Viasna", period_start=day("2025-01-01"),
            period_end=day("2025-06-30"), route="pardon", population="all_convicted", published_low=100,
            published_high=100, comparable=True, why=None, compared_with="released",
            events_counted=("first-day", "within", "last-sure-day"),
            events_possible=("at-start", "maybe", "last-day", "undated"),
            events_excluded=("end-of-term", "end-of-sentence"),
            working=("first-day=2..2", "within=4..4", "last-sure-day=64..64", "at-start=0..1", "maybe=0..8",
                     "last-day=0..16", "undated=0..128"),
            recorded_low=70, recorded_high=223, recorded_us_low=6, recorded_us_high=14,
            remainder_low=-123, remainder_high=30,
        )
    ]  # fmt: skip


def test_that_a_total_repeats_another_is_shown():
    assert [one(repeats=other).repeats for other in (None, "older")] == [None, "older"]


@pytest.mark.parametrize(
    "changes", [{"measure": "entries"}, {"measure": "decrees"}, {"route": "end_of_term"}, {"route": "death"}]
)
def test_totals_of_other_measures_and_routes_are_left_out(changes):
    assert reconciled(**changes) == []


class TestComparable:
    """Where like cannot be told from unlike, there is no number, and the row says why."""

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"qualifier": "about"}, "the total allows no bound"),
            ({"count": None}, "the total allows no bound"),
            ({"population": "subset"}, "the total counts a part of the released only"),
            ({"population": "not_stated"}, "the source does not say which persons the total counts"),
            ({"route": "any"}, "the total may count ends of term, which the events do not cover"),
            ({"period_start_earliest": None}, "no source states when the period begins"),
            ({"period_end_latest": None}, "no source states when the period ends"),
            (
                {"period_start_earliest": None, "period_end_latest": None},
                "no source states when the period begins",
            ),
            (
                {"period_start_earliest": day("2024-12-31")},
                "the period, 2024-12-31 to 2025-06-30, is not wholly covered: "
                "events are meant to be complete from 2025-01-01 to 2025-06-30 only",
            ),
            (
                {"period_end_latest": day("2025-07-01")},
                "the period, 2025-01-01 to 2025-07-01, is not wholly covered: "
                "events are meant to be complete from 2025-01-01 to 2025-06-30 only",
            ),
            (
                {"population": "not_stated", "route": "any", "period_end_latest": None, "qualifier": "about"},
                "the total allows no bound; the source does not say which persons the total counts; "
                "the total may count ends of term, which the events do not cover; "
                "no source states when the period ends",
            ),
        ],
    )
    def test_why_not(self, changes, why):
        total = one(*EVENTS, **changes)
        assert (total.comparable, total.why) == (False, why)
        assert_nothing_is_compared(total)

    def test_what_is_published_is_shown_all_the_same(self):
        total = one(route="any", count=None, qualifier="more_than", low=9)
        assert (total.published_low, total.published_high) == (10, None)
        assert (total.period_start, total.period_end) == (day("2025-01-01"), day("2025-06-30"))

    def test_without_coverage_none_is(self, cover):
        cover()
        total = one(*EVENTS)
        assert total.why.endswith("the events of this version are not meant to be complete for any period")
        assert not total.comparable

    def test_as_of_a_day_a_period_is_covered_to_the_day_before(self):
        assert one(*EVENTS, known_on=day("2025-07-01")).comparable
        total = one(*EVENTS, known_on=day("2025-06-30"))
        assert total.why == (
            "the period, 2025-01-01 to 2025-06-30, is not wholly covered: the record is as known on 2025-06-30"
        )

    @pytest.mark.parametrize(
        "changes",
        [
            {"count": 69},
            {"count": None, "qualifier": "at_most", "high": 69},
            {"count": None, "qualifier": "range", "low": 1, "high": 69},
        ],
    )
    def test_a_total_wholly_below_what_is_recorded_does_not_count_the_same_persons(self, changes):
        """70 are recorded at least."""
        total = one(*EVENTS, **changes)
        assert (total.comparable, total.why, total.published_high) == (False, BELOW, 69)
        assert_nothing_is_compared(total)

    @pytest.mark.parametrize(
        "changes",
        [
            {"count": 70},
            {"count": None, "qualifier": "range", "low": 1, "high": 70},
            {"count": None, "qualifier": "at_least", "low": 1},
        ],
    )
    def test_one_that_reaches_what_is_recorded_may(self, changes):
        total = one(*EVENTS, **changes)
        assert (total.comparable, total.why, total.recorded_low) == (True, None, 70)


def assert_nothing_is_compared(total):
    assert total.compared_with is None
    assert total.events_counted == total.events_possible == total.events_excluded == total.working == ()
    assert (total.recorded_low, total.recorded_high) == (None, None)
    assert (total.recorded_us_low, total.recorded_us_high) == (None, None)
    assert (total.remainder_low, total.remainder_high) == (None, None)


class TestNamedEvents:
    """A total of events that the source names needs no period."""

    NAMED = ("end-of-term", "after", "within")

    def test_it_is_compared_with_these(self):
        total = one(*EVENTS, events=self.NAMED)
        assert total.events_counted == ("within", "after", "end-of-term")
        assert total.events_possible == total.events_excluded == ()
        assert total.working == ("within=4..4", "after=32..32", "end-of-term=64..64")
        assert (total.recorded_low, total.recorded_high, total.remainder_low, total.remainder_high) == (100, 100, 0, 0)

    @pytest.mark.parametrize(
        "changes",
        [
            {"period_start_earliest": None, "period_end_latest": None},
            {"period_end_latest": day("2026-01-01")},
            {"route": "any"},
            {"population": "not_stated"},
            {"known_on": day("2025-01-01")},
        ],
    )
    def test_whatever_its_period_its_route_and_its_population(self, changes):
        total = one(*EVENTS, events=("within",), **changes)
        assert (total.comparable, total.why, total.recorded_low) == (True, None, 4)

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"qualifier": "about"}, "the total allows no bound"),
            ({"population": "subset"}, "the total counts a part of the released only"),
        ],
    )
    def test_but_not_where_its_number_is_of_other_persons(self, changes, why):
        total = one(*EVENTS, events=("within",), **changes)
        assert (total.comparable, total.why, total.events_counted) == (False, why, ())

    def test_nor_where_it_is_below_what_is_recorded(self):
        total = one(*EVENTS, events=("within",), count=3)
        assert (total.comparable, total.why) == (False, BELOW)
        assert_nothing_is_compared(total)


class TestPopulation:
    FULL = event("full", "2025-03-01", total=10, recognised=6, expelled=8)
    EMPTY = event("empty", "2025-03-02", total=4)

    @pytest.mark.parametrize(
        ("population", "route", "compared_with", "bounds"),
        [
            ("all_convicted", "pardon", "released", (14, 14)),
            ("recognised", "pardon", "recognised", (6, 10)),
            ("political_any", "pardon", "political", (6, 14)),
            ("all_convicted", "expulsion", "expelled", (8, 12)),
            ("recognised", "expulsion", "political_expelled", (4, 12)),
            ("political_any", "expulsion", "political_expelled", (4, 12)),
        ],
    )
    def test_the_same_persons_of_the_events_are_counted(self, population, route, compared_with, bounds):
        total = one(self.FULL, self.EMPTY, population=population, route=route)
        assert total.compared_with == compared_with
        assert (total.recorded_low, total.recorded_high) == bounds

    @pytest.mark.parametrize("events", [(), ("full",)])
    def test_of_the_recognised_it_is_said_as_of_when(self, events):
        total = one(self.FULL, self.EMPTY, population="recognised", events=events)
        assert (total.comparable, total.why) == (True, AS_OF)

    @pytest.mark.parametrize(
        ("population", "route"),
        [("all_convicted", "pardon"), ("political_any", "pardon"), ("recognised", "expulsion")],
    )
    def test_of_others_nothing_is(self, population, route):
        total = one(self.FULL, self.EMPTY, population=population, route=route)
        assert (total.comparable, total.why) == (True, None)

    def test_nor_of_the_recognised_where_they_are_not_compared(self):
        assert one(self.FULL, population="recognised", count=5).why == BELOW

    @pytest.mark.parametrize(
        ("population", "route", "compared_with", "bounds"),
        [
            ("not_stated", "any", "released", (10, 10)),
            ("recognised", "any", "recognised", (6, 6)),
            ("not_stated", "expulsion", "expelled", (8, 8)),
        ],
    )
    def test_of_named_events_all_where_none_is_stated(self, population, route, compared_with, bounds):
        total = one(self.FULL, self.EMPTY, population=population, route=route, events=("full",))
        assert total.compared_with == compared_with
        assert (total.recorded_low, total.recorded_high) == bounds

    def test_the_expelled_are_counted_by_destination(self):
        lithuania = row(
            "event_breakdowns", event_id="empty", dimension="destination", within="all", group="LT", count=3
        )
        assert recorded(self.EMPTY, route="expulsion", groups=[lithuania]) == (3, 4)
        assert recorded(self.EMPTY, route="expulsion", population="recognised", groups=[lithuania]) == (0, 4)
        all_but_one = event("empty", "2025-03-02", total=4, recognised=2)
        assert recorded(all_but_one, route="expulsion", population="recognised", groups=[lithuania]) == (1, 4)


class TestRoute:
    @pytest.mark.parametrize(
        ("cells", "place"),
        [
            ({"legal_act": "pardon"}, "counted"),
            ({"legal_act": "amnesty"}, "counted"),
            ({"legal_act": "not_stated"}, "possible"),
            ({"legal_act": "sentence_end"}, "excluded"),
            ({"legal_act": "pardon", "event_class": "end_of_term"}, "excluded"),
            ({"legal_act": "not_stated", "event_class": "end_of_term"}, "excluded"),
        ],
    )
    def test_a_pardon_is_by_decree_or_by_law(self, cells, place):
        total = one(event("e", "2025-03-01", total=4, **cells))
        assert {name: getattr(total, f"events_{name}") for name in ("counted", "possible", "excluded")} == {
            "counted": (),
            "possible": (),
            "excluded": (),
        } | {place: ("e",)}
        assert (total.recorded_low, total.recorded_high) == {
            "counted": (4, 4), "possible": (0, 4), "excluded": (0, 0)
        }[place]  # fmt: skip

    @pytest.mark.parametrize(
        ("cells", "place"),
        [
            ({"expelled": 3}, "counted"),
            ({"expelled": 3, "legal_act": "sentence_end"}, "counted"),
            ({"disposition": "mixed"}, "counted"),
            ({"expelled": 0}, "excluded"),
            ({"disposition": "stayed"}, "excluded"),
            ({"expelled": 3, "event_class": "end_of_term"}, "excluded"),
        ],
    )
    def test_an_expulsion_is_where_somebody_may_be_expelled(self, cells, place):
        total = one(event("e", "2025-03-01", total=4, **cells), route="expulsion")
        assert getattr(total, f"events_{place}") == ("e",)
        assert total.events_possible == ()

    def test_an_event_that_may_have_the_route_adds_nothing_to_the_lower_bound_whenever_it_was(self):
        unsure = {"legal_act": "not_stated", "total": 4}
        total = one(event("a", "2025-03-01", **unsure), event("b", "2025-06-29", **unsure), event("c", None, **unsure))
        assert total.events_possible == ("a", "b", "c")
        assert (total.recorded_low, total.recorded_high) == (0, 12)


class TestRecorded:
    VAGUE = event("vague", "2025-03-01", released_low=3, brokered_by=("US",))

    def test_numbers_that_no_source_states_are_bounds(self):
        total = one(event("a", "2025-03-01", total=5), self.VAGUE)
        assert total.working == ("a=5..5", "vague=3..")
        assert (total.recorded_low, total.recorded_high) == (8, None)
        assert (total.recorded_us_low, total.recorded_us_high) == (3, None)
        assert (total.remainder_low, total.remainder_high) == (None, 92)

    def test_of_a_bound_the_remainder_is_open_too(self):
        five = event("a", "2025-03-01", total=5)
        least = one(five, count=None, qualifier="more_than", low=9)
        assert (least.published_low, least.published_high, least.remainder_low, least.remainder_high) == (
            10, None, 5, None
        )  # fmt: skip
        most = one(five, count=None, qualifier="at_most", high=9)
        assert (most.published_low, most.published_high, most.remainder_low, most.remainder_high) == (None, 9, None, 4)

    def test_a_part_counts_within_its_whole(self):
        whole = event("whole", "2025-03-01", total=9)
        part = event("part", "2025-03-01", total=4, part_of="whole", brokered_by=("US",))
        total = one(whole, part)
        assert (total.recorded_low, total.recorded_high) == (9, 9)
        assert (total.recorded_us_low, total.recorded_us_high) == (4, 4)
        assert recorded(whole, part, events=("part",)) == (4, 4)

    def test_without_events_nobody_is_recorded(self):
        total = one()
        assert (total.recorded_low, total.recorded_high, total.remainder_low, total.remainder_high) == (0, 0, 100, 100)
        assert (total.recorded_us_low, total.recorded_us_high) == (0, 0)


def test_an_end_that_is_not_bounded_from_below_may_be_any_day():
    total = one(*EVENTS, period_end_earliest=None)
    assert total.events_counted == ()
    assert total.events_possible == ("at-start", "first-day", "within", "last-sure-day", "maybe", "last-day", "undated")
