"""Published totals beside the events of their period, on a few rows."""

import pytest

from belarus_releases.views.reconciliation import reconcile
from tests.factories import day, row, snapshot

TOTAL = {
    "total_id": "t", "measure": "exits", "route": "pardon", "population": "recognised", "counted_by": "Viasna",
    "count": 100, "qualifier": "exact", "period_start_earliest": day("2025-01-01"),
    "period_start_latest": day("2025-01-05"), "period_end_earliest": day("2025-06-25"),
    "period_end_latest": day("2025-06-30"),
}  # fmt: skip


def event(event_id, first, last=None, **others):
    dates = {"date_earliest": first and day(first), "date_latest": (last or first) and day(last or first)}
    return row("events", event_id=event_id, **{"legal_act": "pardon", "event_class": "negotiated"} | dates | others)


EVENTS = (
    event("before", "2024-12-31"),
    event("at-start", "2024-12-30", "2025-01-01", released_total=1),
    event("first-day", "2025-01-01", released_total=2, brokered_by=("US", "LT")),
    event("within", "2025-03-01", "2025-03-31", released_total=4, brokered_by=("LT", "US"), expelled=3),
    event("last-sure-day", "2025-06-25", legal_act="amnesty", brokered_by=("US",)),
    event("maybe", "2025-06-26", released_total=8, brokered_by=("US",), legal_act="not_stated"),
    event("last-day", "2025-06-30", "2025-07-02", released_total=16, expelled=5),
    event("after", "2025-07-01", released_total=32),
    event("end-of-term", "2025-03-01", released_total=64, event_class="end_of_term", legal_act="not_stated"),
    event("end-of-sentence", "2025-06-28", released_total=64, legal_act="sentence_end"),
    event("undated", None, released_total=128),
)


def reconciled(**changes):
    return reconcile(snapshot(release_totals=[row("release_totals", **TOTAL | changes)], events=EVENTS))


def test_a_total_beside_the_events_of_its_period():
    assert reconciled() == [
        row(
            "reconciliation", total_id="t", counted_by="Viasna", period_start=day("2025-01-01"),
            period_end=day("2025-06-30"), route="pardon", population="recognised", published_low=100,
            published_high=100, event_ids=("first-day", "within", "last-sure-day"),
            uncertain_ids=("at-start", "maybe", "last-day"), excluded_ids=("end-of-term", "end-of-sentence"),
            recorded=6, recorded_uncertain=25, recorded_us=6, without_total=("last-sure-day",),
            remainder_low=69, remainder_high=94,
        )
    ]  # fmt: skip


def test_by_any_route_no_event_is_excluded():
    (total,) = reconciled(route="any", qualifier="more_than", count=None, low=9)
    assert total.event_ids == ("first-day", "within", "last-sure-day", "end-of-term")
    assert total.uncertain_ids == ("at-start", "maybe", "last-day", "end-of-sentence")
    assert total.excluded_ids == ()
    assert (total.published_low, total.published_high) == (10, None)
    assert (total.recorded, total.recorded_uncertain) == (70, 89)
    assert (total.remainder_low, total.remainder_high) == (10 - 70 - 89, None)


def test_of_a_total_of_the_expelled_those_expelled_are_counted():
    (total,) = reconciled(route="expulsion", qualifier="at_most", count=None, high=9)
    assert (total.event_ids, total.uncertain_ids) == (("within",), ("last-day",))
    assert (total.recorded, total.recorded_uncertain, total.recorded_us) == (3, 5, 3)
    assert (total.remainder_low, total.remainder_high) == (None, 6)


@pytest.mark.parametrize(
    ("missing", "sure", "unsure"),
    [
        (
            "period_start_earliest",
            (),
            ("before", "at-start", "first-day", "within", "last-sure-day", "maybe", "last-day"),
        ),
        ("period_end_earliest", (), ("at-start", "first-day", "within", "last-sure-day", "maybe", "last-day")),
        ("period_end_latest", ("first-day", "within", "last-sure-day"), ("at-start", "maybe", "last-day", "after")),
    ],
)
def test_an_open_period(missing, sure, unsure):
    (total,) = reconciled(**{missing: None})
    assert (total.event_ids, total.uncertain_ids) == (sure, unsure)


@pytest.mark.parametrize(
    "changes",
    [
        {"measure": "entries"},
        {"measure": "cumulative"},
        {"route": "end_of_term"},
        {"route": "death"},
        {"qualifier": "about"},
        {"count": None},
    ],
)
def test_other_totals_are_left_out(changes):
    assert reconciled(**changes) == []
