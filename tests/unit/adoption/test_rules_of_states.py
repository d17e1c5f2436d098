"""The rules for the latest state of a person."""

import pytest

from tests.factories import cells, claim, day, source


class TestLatestState:
    def cells(self, *changes, public=None):
        """Cells with the custody changes of prisoner p: id, what changed, when, and of which event."""
        claims = [
            claim("prisoners/p/name", "A B"),
            claim("events/e1/women", "1"),
            claim("events/e2/women", "1"),
            claim("custody_changes/other/change", "rearrested"),
            claim("custody_changes/other/date", "2026-12-31"),
        ]
        editorial = {"custody_changes/other/prisoner_id": "q"}
        for record_id, change, date, event in changes:
            editorial[f"custody_changes/{record_id}/prisoner_id"] = "p"
            values = {"change": change, "date": date, "event_id": event}
            claims += [claim(f"custody_changes/{record_id}/{field}", value) for field, value in values.items() if value]
        sources = [source("s1", published_latest=public and day(public))]
        return cells(*claims, sources=sources, editorial=editorial)

    def state(self, *changes, public=None):
        by_key = self.cells(*changes, public=public)
        return [by_key.cell("prisoners", "p", name) for name in ("custody_status", "status_as_of", "event_id")]

    def test_without_a_change_there_is_none(self):
        assert self.state() == [None, None, None]

    @pytest.mark.parametrize(
        ("change", "status"),
        [
            ("released", "at_liberty"),
            ("refused_expulsion", "unclear"),
            ("returned", "in_custody"),
            ("rearrested", "in_custody"),
        ],
    )
    def test_each_change(self, change, status):
        assert self.state(("x", change, "2025-09", "e1")) == [status, day("2025-09-30"), "e1"]

    def test_the_latest_counts(self):
        early, late = ("x2", "released", "2025-01-01", "e1"), ("x1", "returned", "2025-02-01", None)
        assert self.state(early, late) == ["in_custody", day("2025-02-01"), "e1"]
        assert self.state(late, early, ("x0", "released", "2025-03-01", "e2")) == [
            "at_liberty", day("2025-03-01"), "e2"
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("returned", "released", "status"),
        [
            ("2025-01-01", "2025-01-01", "unclear"),
            ("2025-01-01/2025-01-20", "2025-01-20/2025-01-31", "unclear"),
            ("2025-01-01/2025-01-20", "2025-01-21/2025-01-31", "at_liberty"),
            ("2025-01", "2025-01-15", "unclear"),
            ("2025-01-16", "2025-01-15", "in_custody"),
        ],
    )
    def test_it_is_unclear_where_intervals_overlap(self, returned, released, status):
        assert self.state(("x1", "returned", returned, None), ("x2", "released", released, None))[0] == status

    def test_it_is_clear_where_all_that_may_be_the_latest_leave_the_same(self):
        changes = [
            ("x1", "released", "2024-12-31", None),
            ("x2", "returned", "2025-01", None),
            ("x3", "rearrested", "2025-01-15", None),
        ]
        assert self.state(*changes)[:2] == ["in_custody", day("2025-01-31")]

    def test_a_change_without_a_date_may_be_the_latest(self):
        undated, release = ("x9", "returned", None, None), ("x1", "released", "2025-01-01", None)
        assert self.state(undated, release)[:2] == ["unclear", day("2025-01-01")]
        assert self.state(undated, ("x1", "rearrested", "2025-01-01", None))[:2] == ["in_custody", day("2025-01-01")]

    def test_on_one_day_the_order_of_the_ids_decides_which_event_is_named(self):
        one, other = ("x1", "released", "2025-01-01", "e1"), ("x2", "released", "2025-01-01", "e2")
        assert self.state(other, one) == ["at_liberty", day("2025-01-01"), "e2"]

    def test_an_event_that_does_not_exist_is_passed_over(self):
        assert self.state(("x1", "released", "2025-01-01", "e1"), ("x2", "returned", "2025-02-01", "nowhere")) == [
            "in_custody", day("2025-02-01"), "e1"
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("date", "public", "known"),
        [
            ("2025-06", "2025-06-12", "2025-06-12"),
            ("2025-06", "2025-07-12", "2025-06-30"),
            ("2025-06-11", "2025-06-11", "2025-06-11"),
            (None, "2025-06-12", "2025-06-12"),
        ],
    )
    def test_it_is_known_no_later_than_its_source_is_public(self, date, public, known):
        assert self.state(("x", "released", date, None), public=public) == ["at_liberty", day(known), None]

    @pytest.mark.parametrize(("first", "second"), [("2025-06-12", "2025-06-20"), ("2025-06-20", "2025-06-12")])
    def test_its_sources_are_those_of_the_change_and_of_the_date(self, first, second):
        by_key = cells(
            claim("custody_changes/x/change", "released", "s1"),
            claim("custody_changes/x/date", "2025-06", "s2"),
            claim("custody_changes/x/event_id", "e", "s3"),
            sources=[
                source("s1", published_latest=day(first)),
                source("s2", published_latest=day(second)),
                source("s3", published_latest=day("2025-06-01")),
            ],
            editorial={"custody_changes/x/prisoner_id": "p"},
        )
        assert by_key.cell("prisoners", "p", "status_as_of") == day("2025-06-12")

    def test_its_source_is_that_of_the_best_claim(self):
        claims = [
            claim("custody_changes/x/change", "returned", "s2", 2),
            claim("custody_changes/x/change", "released"),
        ]
        sources = [source("s1", retrieved_on=day("2025-12-31")), source("s2", retrieved_on=day("2025-06-30"))]
        by_key = cells(*claims, sources=sources, editorial={"custody_changes/x/prisoner_id": "p"})
        assert by_key.cell("prisoners", "p", "status_as_of") == day("2025-12-31")

    def test_a_change_of_which_nothing_is_stated(self):
        assert self.state(("x", None, None, None)) == [None, None, None]

    @pytest.mark.parametrize(
        ("dates", "date", "first", "last"),
        [
            ([], None, None, None),
            ([None], None, None, None),
            (["2025-09-11"], "2025-09-11", "2025-09-11", "2025-09-11"),
            (["2025-09"], None, "2025-09-01", "2025-09-30"),
            (["2025-09-11", "2024-07-03"], "2025-09-11", "2025-09-11", "2025-09-11"),
            (["2025-09-11", "2025-09-11"], "2025-09-11", "2025-09-11", "2025-09-11"),
            (["2025-09", "2025-09-20/2025-10-05"], None, "2025-09-20", "2025-10-05"),
            (["2025-09", "2025-09-10/2025-09-20"], None, "2025-09-10", "2025-09-30"),
            (["2025-09-11", None], None, None, None),
        ],
    )
    def test_the_latest_release_is_between_the_latest_of_the_first_and_of_the_last_days(self, dates, date, first, last):
        changes = [(f"x{place}", "released", of, None) for place, of in enumerate(dates)]
        by_key = self.cells(("x9", "returned", "2026-01-01", None), *changes)
        assert self.released(by_key) == [value and day(value) for value in (date, first, last)]

    @staticmethod
    def released(by_key):
        return [by_key.cell("prisoners", "p", name) for name in ("released", "released_earliest", "released_latest")]

    @pytest.mark.parametrize(
        ("own", "of_event", "date", "first", "last"),
        [
            ("2025", "2025-09-11", "2025-09-11", "2025-09-11", "2025-09-11"),
            ("2025-09", "2025-09-20/2025-10-05", None, "2025-09-20", "2025-09-30"),
            ("2025-09", "2025-08-20/2025-09-05", None, "2025-09-01", "2025-09-05"),
            ("2025-09", "2025-09-30", "2025-09-30", "2025-09-30", "2025-09-30"),
            ("2025-09", "2025-09-01", "2025-09-01", "2025-09-01", "2025-09-01"),
            ("2025-09-11", "2025-09", "2025-09-11", "2025-09-11", "2025-09-11"),
            ("2025-09", "2025-10-01", None, "2025-09-01", "2025-09-30"),
            ("2025-09", "2025-08-31", None, "2025-09-01", "2025-09-30"),
            ("2025-09", None, None, "2025-09-01", "2025-09-30"),
        ],
    )
    def test_a_release_lies_within_its_event_where_they_overlap(self, own, of_event, date, first, last):
        by_key = cells(
            claim("custody_changes/x/change", "released"),
            claim("custody_changes/x/date", own),
            claim("custody_changes/x/event_id", "e"),
            claim("events/e/women", "1"),
            *([claim("events/e/date", of_event)] if of_event else []),
            sources=[source("s1")],
            editorial={"custody_changes/x/prisoner_id": "p"},
        )
        assert self.released(by_key) == [value and day(value) for value in (date, first, last)]

    def test_an_event_that_does_not_exist_narrows_nothing(self):
        by_key = self.cells(("x", "released", "2025-09", "nowhere"))
        assert self.released(by_key) == [None, day("2025-09-01"), day("2025-09-30")]

    @pytest.mark.parametrize(
        ("public", "date", "last"),
        [
            ("2025-09-12", None, "2025-09-12"),
            ("2025-09-01", "2025-09-01", "2025-09-01"),
            ("2025-10-12", None, "2025-09-30"),
        ],
    )
    def test_a_release_is_no_later_than_its_source_was_public(self, public, date, last):
        by_key = self.cells(("x", "released", "2025-09", None), public=public)
        assert self.released(by_key) == [date and day(date), day("2025-09-01"), day(last)]

    def test_neither_is_the_latest_of_several(self):
        changes = ("x1", "released", "2025-09", "e1"), ("x2", "released", "2025-09-10/2025-10-31", "e2")
        by_key = self.cells(*changes, public="2025-10-05")
        assert self.released(by_key) == [None, day("2025-09-10"), day("2025-10-05")]
