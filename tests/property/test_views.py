"""Bounds of the derived views: of the data as of any day, and of any events."""

import datetime as dt

from hypothesis import assume, given
from hypothesis import strategies as st

from belarus_releases import _snapshot
from belarus_releases.schema.columns import columns
from belarus_releases.views.counts import series
from belarus_releases.views.grid import FREQUENCIES, Counted, panel
from belarus_releases.views.headcount import headcount
from belarus_releases.views.reconciliation import reconcile
from tests.factories import row, snapshot
from tests.property.strategies import VERSIONS

KNOWN = st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2027, 12, 31))
#: Days on both sides of the ends of what is covered.
DAYS = st.dates(dt.date(2024, 5, 1), dt.date(2026, 5, 31))
FEW = st.integers(0, 5)


@st.composite
def real(draw):
    """The data as of a day, and some of its events: those of the series, or any."""
    record = _snapshot.snapshot(draw(st.sampled_from([*VERSIONS, "latest"])), draw(KNOWN))
    events = record.rows("events")
    kept = draw(st.none() | st.lists(st.booleans(), min_size=len(events), max_size=len(events)))
    return record, series(record) if kept is None else [e for e, keep in zip(events, kept, strict=True) if keep]


@st.composite
def synthetic(draw, may_repeat=True):
    """A record of a few events, some of them parts of others, with prisoners and totals; and its series."""
    events, changes, groups = [], [], []
    for event_id in "abcdef"[: draw(st.integers(0, 6))]:
        whole = draw(st.sampled_from([None, *(event for event in events if event.part_of is None)]))
        prisoners = draw(st.sets(st.sampled_from("xyz")))
        earlier = [event.event_id for event in events] if may_repeat else []
        event = row(
            "events",
            event_id=event_id,
            part_of=whole and whole.event_id,
            in_series=whole.in_series if whole else draw(st.booleans()),
            event_class=draw(st.sampled_from(["negotiated", "end_of_term"])),
            legal_act=draw(st.sampled_from(["pardon", "sentence_end", "not_stated"])),
            brokered_by=draw(st.sampled_from([(), ("US",)])),
            may_repeat=tuple(name for name in earlier if draw(st.booleans())),
            named=len(prisoners),
            **draw(dates(whole)),
            **draw(numbers(len(prisoners))),
        )
        events.append(event)
        changes += [row("custody_changes", prisoner_id=name, event_id=event_id) for name in sorted(prisoners)]
        groups += draw(st.lists(destinations(event), max_size=1))
    record = snapshot(
        known_on=draw(KNOWN),
        events=events,
        event_breakdowns=groups,
        custody_changes=changes,
        release_totals=draw(st.lists(totals(), max_size=3)),
    )
    return record, series(record)


@st.composite
def dates(draw, whole):
    """The dates of an event; a part is of the days of its whole."""
    if whole and whole.date_earliest:
        days = st.dates(whole.date_earliest, whole.date_latest)
        first, last = sorted(draw(st.tuples(days, days)))
    elif draw(st.booleans()):
        first = draw(DAYS)
        last = first + dt.timedelta(days=draw(st.sampled_from([0, 0, 1, 40])))
    else:
        return {}
    return {"date_earliest": first, "date_latest": last}


@st.composite
def numbers(draw, named):
    """What is stated of the number of persons: a total, bounds or nothing; and numbers of some of them."""
    low, high, total = draw(FEW), None, None
    if draw(st.booleans()):
        high = max(low, named) + draw(FEW)
        total = high if draw(st.booleans()) else None
    some = st.none() | st.integers(0, 5 if high is None else high)
    return {
        "released_total": total,
        "released_low": draw(st.sampled_from([None, low])),
        "released_high": high,
        "recognised": draw(some),
        "expelled": draw(some),
        "stayed": draw(some),
        "disposition": draw(st.sampled_from(["expelled", "stayed"])),
    }


def destinations(event):
    """A group of an event that reached Lithuania."""
    number = st.integers(0, 5 if event.released_high is None else event.released_high)
    place = {"event_id": event.event_id, "dimension": "destination", "within": "all", "group": "LT"}
    return st.builds(lambda count, whole: row("event_breakdowns", count=count, exhaustive=whole, **place),
                     st.none() | number, st.booleans())  # fmt: skip


@st.composite
def totals(draw):
    """A total of a period whose end may be uncertain, or of some events."""
    start, *ends = sorted(draw(st.tuples(DAYS, DAYS, DAYS)))
    number = draw(st.integers(0, 30))
    return row(
        "release_totals",
        measure="exits",
        route=draw(st.sampled_from(["pardon", "expulsion", "any"])),
        population=draw(st.sampled_from(["recognised", "political_any", "all_convicted", "not_stated"])),
        period_start_earliest=start,
        period_end_earliest=ends[0],
        period_end_latest=ends[1],
        events=draw(st.sampled_from([(), ("a",), ("a", "b")])),
        **draw(st.sampled_from([
            {"qualifier": "exact", "count": number},
            {"qualifier": "about", "count": number},
            {"qualifier": "more_than", "low": number},
            {"qualifier": "at_most", "high": number},
            {"qualifier": "range", "low": number, "high": number + 3},
        ])),
    )  # fmt: skip


RECORDS = real() | synthetic()
#: A first and a last day, each of which may be missing.
PERIODS = st.tuples(st.none() | DAYS, st.none() | DAYS).filter(lambda ends: None in ends or ends[0] <= ends[1])


def rows_of(record, events, freq):
    return panel(record, freq, Counted(events))


def bounds(row):
    """Each pair of a lower and an upper bound, by name."""
    names = [name.removesuffix("_low") for name in (c.name for c in columns(type(row))) if name.endswith("_low")]
    return {name: (getattr(row, f"{name}_low"), getattr(row, f"{name}_high")) for name in names}


def disordered(row):
    """The pairs whose lower bound is above the upper one."""
    return {name: pair for name, pair in bounds(row).items() if None not in pair and pair[0] > pair[1]}


class TestPanel:
    @given(RECORDS, st.sampled_from(FREQUENCIES))
    def test_no_lower_bound_is_above_the_upper_one(self, pair, freq):
        assert [row.period for row in rows_of(*pair, freq) if disordered(row)] == []

    @given(RECORDS, st.sampled_from(FREQUENCIES))
    def test_as_of_a_day_its_period_is_open_and_nothing_is_known_of_the_next(self, pair, freq):
        known_on = pair[0].known_on
        assume(known_on)
        for period in rows_of(*pair, freq):
            if period.period_end >= known_on:
                assert not period.comparable
                assert period.why
                assert {high for _, high in bounds(period).values()} == {None}
            if period.period_start > known_on:
                assert {low for low, _ in bounds(period).values()} == {None}

    @given(RECORDS, st.sampled_from(["MQ", "MY", "QY", "DM", "DW"]))
    def test_the_parts_of_a_period_make_no_more_at_least_and_no_less_at_most(self, pair, freqs):
        """A number of those held is no sum."""
        parts, wholes = (rows_of(*pair, freq) for freq in freqs)
        for whole in wholes:
            inside = [part for part in parts if whole.period_start <= part.period_start <= whole.period_end]
            ends = inside[0].period_start, inside[-1].period_end
            for name, (low, high) in bounds(whole).items():
                if name != "held":
                    lows, highs = zip(*(bounds(part)[name] for part in inside), strict=True)
                    assert sum(number or 0 for number in lows) <= (low or 0), name
                    if None not in highs and ends == (whole.period_start, whole.period_end):
                        assert high is not None, name
                        assert high <= sum(highs), name


class TestGiven:
    @given(RECORDS, PERIODS)
    def test_the_series_given_is_as_none_given(self, pair, period):
        record, _ = pair
        assert headcount(record, series(record), *period) == headcount(record, None, *period)

    @given(RECORDS, PERIODS, st.sampled_from("WMQY"))
    def test_among_events_off_the_series_nothing_is_covered(self, pair, period, freq):
        record, events = pair
        given = [*events, *(event for event in record.rows("events") if not event.in_series and event not in events)]
        assume(not all(event.in_series for event in given))
        answer = headcount(record, given, *period)
        assert (answer.comparable, answer.announced_high, answer.persons_high) == (False, None, None)
        assert answer.why
        for line in rows_of(record, given, freq):
            assert (line.comparable, line.covered_start) == (False, None)
            assert line.released_high is line.releases_high is line.expelled_high is None


class TestReleased:
    @given(RECORDS, PERIODS)
    def test_the_adopted_numbers_lie_between_their_bounds(self, pair, period):
        answer = headcount(*pair, *period)
        assert disordered(answer) == {}
        for name, (low, high) in bounds(answer).items():
            assert low is None or 0 <= low <= getattr(answer, name)
            assert high is None or getattr(answer, name) <= high
        assert answer.persons_low is None or answer.persons_low <= answer.announced_low

    @given(RECORDS, PERIODS)
    def test_there_is_no_number_where_nothing_is_known_of_the_period(self, pair, period):
        answer = headcount(*pair, *period)
        known = bool(answer.comparable or answer.events_counted or answer.events_possible)
        assert (answer.announced is not None) == (answer.persons is not None) == known
        assert (answer.announced_low is not None) == known

    @given(RECORDS, PERIODS)
    def test_a_period_that_reaches_the_known_day_is_open(self, pair, period):
        known_on = pair[0].known_on
        assume(known_on and (period[1] is None or period[1] >= known_on))
        answer = headcount(*pair, *period)
        assert (answer.comparable, answer.announced_high, answer.persons_high) == (False, None, None)
        assert answer.why


class TestReconcile:
    @given(RECORDS)
    def test_no_lower_bound_is_above_the_upper_one(self, pair):
        assert [row.total_id for row in reconcile(pair[0]) if disordered(row)] == []

    @given(RECORDS)
    def test_without_named_events_only_periods_before_the_known_day_are_comparable(self, pair):
        record, _ = pair
        assume(record.known_on)
        for total, beside in zip(compared(record), reconcile(record), strict=True):
            if not total.events and beside.comparable:
                assert beside.period_end < record.known_on

    @given(RECORDS)
    def test_there_are_numbers_where_a_total_is_comparable_and_reasons_where_it_is_not(self, pair):
        for beside in reconcile(pair[0]):
            found = bounds(beside)
            assert beside.comparable == (found["recorded"][0] is not None) == (beside.compared_with is not None)
            assert beside.comparable or (beside.why and found["recorded"] == found["remainder"] == (None, None))


def compared(record):
    """The totals that `reconcile` has a row for."""
    return [
        total
        for total in record.rows("release_totals")
        if total.measure == "exits" and total.route in ("pardon", "any", "expulsion")
    ]


class TestOneEventMore:
    """It never lowers a lower bound; what it may repeat is left out here, as it says something of other events."""

    RECORDS = real() | synthetic(may_repeat=False)

    @given(RECORDS, PERIODS, st.data())
    def test_of_those_released(self, pair, period, data):
        less, more = (headcount(pair[0], events, *period) for events in one_more(*pair, data))
        assert (less.announced_low or 0) <= (more.announced_low or 0)
        assert None in (less.persons_low, more.persons_low) or less.persons_low <= more.persons_low

    @given(RECORDS, st.sampled_from("WMQY"), st.data())
    def test_of_a_panel(self, pair, freq, data):
        less, more = (rows_of(pair[0], events, freq) for events in one_more(*pair, data))
        assert [row.period for row in less] == [row.period for row in more]
        for name in ("released", "releases", "expelled"):
            lows = [[bounds(row)[name][0] or 0 for row in rows] for rows in (less, more)]
            assert all(low <= other for low, other in zip(*lows, strict=True))


def one_more(record, events, data):
    """Some events of a record, and one more."""
    every = record.rows("events")
    others = [event for event in every if event not in events]
    assume(others)
    added = data.draw(st.sampled_from(others))
    return events, [event for event in every if event in events or event == added]
