"""How many persons an event concerns, and sums over events."""

import pytest

from belarus_releases.schema.bounds import Bounds
from belarus_releases.views import persons
from belarus_releases.views.persons import added_up, destinations, wholes_of
from tests.factories import row


def event(event_id="e", part_of=None, **cells):
    return row("events", event_id=event_id, part_of=part_of, **cells)


def group(country, count=None, exhaustive=False, **cells):
    defaults = {"event_id": "e", "dimension": "destination", "within": "all"}
    return row("event_breakdowns", group=country, count=count, exhaustive=exhaustive, **defaults | cells)


@pytest.mark.parametrize(
    ("cells", "bounds"),
    [
        ({"released_total": 5}, (5, 5)),
        ({"released_total": 0}, (0, 0)),
        ({"released_total": 5, "released_low": 1, "released_high": 9, "named": 7}, (5, 5)),
        ({"released_low": 3, "named": 2}, (3, None)),
        ({"released_low": 2, "named": 3}, (3, None)),
        ({"named": 3, "released_high": 9}, (3, 9)),
        ({"released_high": 9}, (0, 9)),
        ({}, (0, None)),
    ],
)
def test_released(cells, bounds):
    assert persons.released(event(**cells)) == bounds


@pytest.mark.parametrize(
    ("cells", "recognised", "political"),
    [
        ({"released_total": 5, "recognised": 3}, (3, 3), (3, 5)),
        ({"released_total": 5, "recognised": 0}, (0, 0), (0, 5)),
        ({"released_total": 5}, (0, 5), (0, 5)),
        ({"released_low": 2, "recognised": 3}, (3, 3), (3, None)),
        ({"released_low": 2}, (0, None), (0, None)),
    ],
)
def test_without_a_stated_number_from_nobody_to_everybody(cells, recognised, political):
    assert persons.recognised(event(**cells)) == recognised
    assert persons.political(event(**cells)) == political


def test_destinations_are_those_of_all_persons_of_an_event():
    lithuania, poland, ukraine = group("LT", 1), group("PL", 2), group("UA", 3, event_id="f")
    women = group("LT", 1, within="sex=female")
    nationality = group("LT", 1, dimension="nationality")
    assert destinations([lithuania, ukraine, women, nationality, poland]) == {"e": [lithuania, poland], "f": [ukraine]}


class TestExpelled:
    @pytest.mark.parametrize(
        ("cells", "bounds"),
        [
            ({"expelled": 3, "disposition": "stayed"}, (3, 3)),
            ({"expelled": 0, "released_total": 5}, (0, 0)),
            ({"released_total": 5, "disposition": "stayed"}, (0, 0)),
            ({"released_total": 5, "disposition": "repatriated"}, (0, 0)),
            ({"released_total": 5, "disposition": "expelled"}, (1, 5)),
            ({"released_total": 0, "disposition": "expelled"}, (0, 0)),
            ({"released_total": 2, "disposition": "expelled", "stayed": 2}, (1, 1)),
            ({"expelled": 0, "disposition": "expelled"}, (0, 0)),
            ({"disposition": "expelled"}, (1, None)),
            ({"released_total": 5, "disposition": "mixed", "stayed": 2}, (0, 3)),
            ({"released_low": 2, "disposition": "not_stated", "stayed": 2}, (0, None)),
            ({}, (0, None)),
        ],
    )
    def test_by_the_disposition_where_no_source_counts_them(self, cells, bounds):
        assert persons.expelled(event(**cells), {}) == bounds

    @pytest.mark.parametrize(
        ("groups", "bounds"),
        [
            ([group("LT", 4, True), group("UA", 3, True), group("BY", 2, True)], (7, 7)),
            ([group("BY", 10, True)], (0, 0)),
            ([group("LT", 4, True), group("BY", 2)], (4, 9)),
            ([group("LT", 4), group("UA", 3)], (7, 9)),
            ([group("LT", 4, True), group("UA", exhaustive=True)], (4, 9)),
            ([group("LT", exhaustive=True, low=4, qualifier="more_than")], (5, 9)),
            ([group("LT", 4, qualifier="about")], (0, 9)),
            ([group("LT", 10)], (10, 10)),
            ([group("UA", 8, True, event_id="f")], (0, 9)),
        ],
    )
    def test_by_destination(self, groups, bounds):
        """Of ten persons, one of whom stayed."""
        assert persons.expelled(event(released_total=10, stayed=1), destinations(groups)) == bounds

    def test_by_destination_without_a_number_of_all(self):
        assert persons.expelled(event(released_low=8), destinations([group("LT", 4)])) == (4, None)

    @pytest.mark.parametrize(("abroad", "bounds"), [(None, (1, 10)), (0, (1, 10)), (4, (4, 10))])
    def test_of_an_expulsion_at_least_one_whatever_the_destinations_are(self, abroad, bounds):
        expulsion = event(released_total=10, disposition="expelled")
        assert persons.expelled(expulsion, destinations([group("LT", abroad)])) == bounds

    def test_what_is_stated_goes_before_the_destinations(self):
        groups = destinations([group("LT", 4, True)])
        assert persons.expelled(event(expelled=3), groups) == (3, 3)
        assert persons.expelled(event(disposition="stayed"), groups) == (0, 0)


@pytest.mark.parametrize(
    ("cells", "bounds"),
    [
        ({"released_total": 10, "expelled": 8, "recognised": 6}, (4, 8)),
        ({"released_total": 10, "expelled": 10, "recognised": 6}, (6, 10)),
        ({"released_total": 10, "expelled": 3, "recognised": 6}, (0, 3)),
        ({"released_total": 10, "recognised": 10}, (0, 10)),
        ({"released_total": 10, "expelled": 10}, (0, 10)),
        ({"released_low": 7, "released_high": 10, "expelled": 8, "recognised": 6}, (4, 8)),
        ({"released_low": 7, "expelled": 8, "recognised": 6}, (0, 8)),
        ({"released_total": 10, "disposition": "expelled", "recognised": 10}, (1, 10)),
        ({"released_total": 10, "disposition": "expelled", "recognised": 9}, (0, 10)),
        ({}, (0, None)),
    ],
)
def test_political_and_expelled_are_at_least_those_who_must_be_both(cells, bounds):
    assert persons.political_expelled(event(**cells), {}) == bounds


def test_political_and_expelled_by_destination():
    """Of ten, seven reached Lithuania and six are recognised: three at least are both."""
    groups = destinations([group("LT", 7)])
    assert persons.political_expelled(event(released_total=10, stayed=1, recognised=6), groups) == (3, 9)


class TestAddedUp:
    def test_events_apart_are_added(self):
        counts = [(event("a"), Bounds(5, 5)), (event("b"), Bounds(0, 3)), (event("c"), Bounds(None, 2))]
        assert added_up(iter(counts)) == (5, 10)
        assert added_up([]) == (0, 0)

    def test_a_sum_with_an_open_number_is_open(self):
        assert added_up([(event("a"), Bounds(5, None)), (event("b"), Bounds(1, 1))]) == (6, None)

    @pytest.mark.parametrize(
        ("whole", "parts", "total"),
        [
            (Bounds(10, 10), [Bounds(4, 4), Bounds(2, 2)], (10, 10)),
            (Bounds(0, 10), [Bounds(4, 4), Bounds(2, 9)], (6, 10)),
            (Bounds(2, 5), [Bounds(4, 4), Bounds(3, 9)], (7, 7)),
            (Bounds(2, None), [Bounds(4, 4)], (4, None)),
            (Bounds(3, 3), [Bounds(0, None)], (3, 3)),
            (Bounds(None, 3), [Bounds(None, 2)], (0, 3)),
        ],
    )
    @pytest.mark.parametrize("order", [1, -1])
    def test_a_part_counts_within_its_whole(self, whole, parts, total, order):
        counts = [(event("whole"), whole)]
        counts += [(event(f"part-{number}", "whole"), bounds) for number, bounds in enumerate(parts)]
        assert added_up(counts[::order]) == total

    def test_a_part_whose_whole_is_not_counted_counts_itself(self):
        assert added_up([(event("part", "whole"), Bounds(4, 4)), (event("other"), Bounds(1, 1))]) == (5, 5)

    def test_a_part_of_a_part_counts_within_the_outermost(self):
        counts = [
            (event("inner", "part"), Bounds(1, 1)),
            (event("part", "whole"), Bounds(4, 4)),
            (event("whole"), Bounds(5, 5)),
        ]
        assert added_up(counts) == (5, 5)


class TestWholesOf:
    def test_each_event_has_the_outermost(self):
        events = [event("inner", "part"), event("part", "whole"), event("whole", "not-there"), event("other")]
        assert wholes_of(iter(events)) == {"inner": "whole", "part": "whole", "whole": "whole", "other": "other"}

    def test_a_loop_ends(self):
        """The checks refuse one."""
        assert wholes_of([event("a", "b"), event("b", "a"), event("c", "c")]).keys() == {"a", "b", "c"}
