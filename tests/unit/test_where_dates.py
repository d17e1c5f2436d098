"""Which rows meet a year, a month or an interval."""

import linecache
import warnings

import numpy as np
import pandas as pd
import pytest

from belarus_releases._table import Events
from belarus_releases.errors import InvalidValueError, NotFoundError, OverlapWarning
from tests.factories import day, row, table
from tests.unit.few_events import DAY, ROWS


@pytest.fixture
def events():
    return table("events", ROWS, kind=Events, version="2026.11.2", known_on=DAY)


def ids(rows):
    return "".join(event.event_id for event in rows)


def dated(row_id, first, last):
    """An event whose date lies between two days; a single day where they are the same."""
    first, last = first and day(first), last and day(last)
    one = first if first == last else None
    return row("events", event_id=row_id, date=one, date_earliest=first, date_latest=last)


class TestPartialDates:
    """A year or a month asks for the rows whose whole interval lies in it; a warning counts the others."""

    ROWS = (
        dated("a", "2025-01-21", "2025-01-31"),  # inside January
        dated("b", "2025-01-31", "2025-02-01"),  # in both months
        dated("c", "2025-02-01", "2025-02-28"),  # the whole of February
        dated("d", "2025-02-14", "2025-02-14"),  # a day of February
        dated("e", "2024-12-31", "2025-03-01"),  # around both months
        dated("f", "2025-03-01", "2025-03-01"),  # the day after February
        dated("g", None, None),  # not dated
        dated("h", "2024-02-29", "2024-02-29"),  # a leap day
    )

    @pytest.fixture
    def events(self):
        return table("events", self.ROWS, kind=Events)

    @pytest.mark.parametrize(
        ("date", "expected", "warning"),
        [
            ("2025-01", "a", "date: 2 rows overlap 2025-01 only in part, and are left out"),
            ("2025-02", "cd", "date: 2 rows overlap 2025-02 only in part, and are left out"),
            ("2025-03", "f", "date: 1 row overlaps 2025-03 only in part, and is left out"),
            ("2025", "abcdf", "date: 1 row overlaps 2025 only in part, and is left out"),
            ("2024", "h", "date: 1 row overlaps 2024 only in part, and is left out"),
            ("2024-02", "h", None),
            ("2025-04", "", None),
            ("2026", "", None),
            ({"2025-01", "2024-02"}, "ah", "date: 2 rows overlap 2024-02 or 2025-01 only in part, and are left out"),
            (["2025-03", "2025-02-14"], "df", "date: 1 row overlaps 2025-03 only in part, and is left out"),
            (pd.Period("2025-02"), "cd", "date: 2 rows overlap 2025-02-01/2025-02-28 only in part, and are left out"),
            (pd.Period("2025Q1"), "abcdf", "date: 1 row overlaps 2025-01-01/2025-03-31 only in part, and is left out"),
            (
                pd.Period("2025-02", freq="2M"),
                "cdf",
                "date: 2 rows overlap 2025-02-01/2025-03-31 only in part, and are left out",
            ),
            (pd.Period("2024", freq="Y-MAR"), "h", None),
            (
                "2025-02-01/2025-03-01",
                "cdf",
                "date: 2 rows overlap 2025-02-01/2025-03-01 only in part, and are left out",
            ),
            (["2024-02", None], "abceg" + "h", None),
            (["2024-02", pd.NaT], "abceg" + "h", None),
            (["2024-02", pd.NA], "abceg" + "h", None),
            (np.array(["2024-02"]), "h", None),
            (np.str_("2024-02"), "h", None),
            (pd.Series(["2024-02", None]), "abceg" + "h", None),
        ],
    )
    def test_rows_inside_and_the_number_of_those_that_overlap(self, events, date, expected, warning):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            assert ids(events.where(date=date)) == expected
        assert [(each.category, str(each.message)) for each in caught] == [(OverlapWarning, warning)] * bool(warning)

    def test_the_warning_points_at_the_line_of_the_caller(self, events):
        with pytest.warns(OverlapWarning) as caught:
            events.where(date="2025-03")
        assert caught[0].filename == __file__
        assert linecache.getline(__file__, caught[0].lineno).strip() == 'events.where(date="2025-03")'

    def test_a_row_that_an_earlier_condition_left_out_is_not_counted(self, events):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert ids(events.where(event_id="f", date="2025-03")) == "f"

    def test_a_day_asks_for_the_day(self, events):
        assert ids(events.where(date="2025-02-14")) == "d"
        assert ids(events.where(date="2025-02-01")) == ""

    @pytest.mark.parametrize(("month", "expected"), [("2025-02", "cd"), ("2025-01", "ab"), ("2024", "eh")])
    def test_of_a_column_of_single_days_the_cell_counts(self, events, month, expected):
        """An empty cell is in no period, and nothing overlaps."""
        assert ids(events.where(date_earliest=month)) == expected

    def test_without_rows(self):
        assert len(table("events", ()).where(date="2025")) == 0

    @pytest.mark.parametrize("text", ["2025-13", "2025-00", "0000", "2025-", "202509", "2025/09", "25-09", "٢٠٢٥"])
    def test_what_is_no_period_is_refused(self, events, text):
        with pytest.raises(InvalidValueError) as caught:
            events.where(date=text)
        assert str(caught.value) == f"date: expected a date such as '2025-09-11', got {text!r}"

    def test_of_a_text_column_a_year_is_text(self, events):
        with pytest.raises(NotFoundError, match=r"^event_id of events: there is no '2025'"):
            events.where(event_id="2025", strict=True)


def test_a_range_of_any_length_is_a_bound():
    assert len(
        table("events", [row("events", event_id="a", released_total=52)]).where(released_total=range(50, 10**12))
    )
