"""Stock and flows by half-year and longer: bars, bounds, and what is not published, on a few rows."""

import pytest

from belarus_releases.plotting import waterfall
from belarus_releases.plotting.periods import FLOWS
from belarus_releases.plotting.waterfall import plot
from tests.pictures import bars, direction, finding, key, marked, note, points, texts
from tests.unit.plotting.flows import NO_BOUND, month, year


def rows_of(ax):
    return [label.get_text() for label in ax.get_yticklabels()]


def test_every_flow_has_a_name_and_a_sign():
    assert tuple(waterfall._FLOWS) == FLOWS


class TestPlot:
    def test_flows_go_from_level_to_level_and_the_rest_to_the_stock(self):
        ax = plot([year(start=100, end=90, entries=30, pardoned=20, end_of_term=15, died=1)])
        assert bars(ax, "stock") == [(1, 0, 100), (7, 0, 90)]
        assert bars(ax, "flow") == [(2, 100, 30), (3, 110, 20), (4, 95, 15), (5, 94, 1)]
        assert bars(ax, "rest") == [(6, 90, 4)]
        assert texts(ax) == ["100", "30", "20", "15", "1", "−4", "90"]
        lines = [line.get_xydata().tolist() for line in marked(ax, "level")]  # from the end of a bar to the next
        assert lines == [[[level, y], [level, y + 1]] for y, level in enumerate((100, 130, 110, 95, 94), 1)]
        assert marked(ax, "bound") == marked(ax, "not published") == []
        assert [label.get_text() for label in ax.get_yticklabels()] == [
            "2025-01-01 to 2025-12-31",
            "held: start",
            "+ newly recognised",
            "− pardoned",
            "− end of term",
            "− died in custody",
            "rest, left open by the above",
            "held: end",
        ]

    def test_a_rest_of_none_is_drawn_too(self):
        ax = plot([year(start=100, end=130, entries=30, pardoned=0, end_of_term=0, died=0)])
        assert bars(ax, "rest") == [(6, 130, 0)]
        assert "+0" in texts(ax)

    @pytest.mark.parametrize(
        ("cells", "text", "end"),
        [
            ({"start": (100, None)}, "at least 100", (1, 0)),
            ({"start": (None, 100)}, "at most 100", (-1, 0)),
            ({"start": 50, "entries": (10, None)}, "at least 10", (1, 0)),
            ({"start": 50, "entries": (None, 10)}, "at most 10", (-1, 0)),
            ({"start": 50, "pardoned": (10, None)}, "at least 10", (-1, 0)),
            ({"start": 50, "pardoned": (None, 10)}, "at most 10", (1, 0)),
            ({"start": NO_BOUND, "pardoned": (10, None)}, "at least 10", (1, 0)),  # it stands on zero
        ],
    )
    def test_an_open_bound_is_an_arrow_to_where_the_value_may_lie(self, cells, text, end):
        ax = plot([year(end=50, **cells)])
        assert [direction(line.get_marker()) for line in marked(ax, "bound")] == [end]
        assert text in texts(ax)

    def test_between_bounds_there_is_no_arrow(self):
        ax = plot([year(start=(1200, 1300), end=1200, entries=1)])
        assert marked(ax, "bound") == []
        assert "1,200 to 1,300" in texts(ax)

    def test_what_is_not_published_is_marked_and_changes_no_level(self):
        ax = plot([year(start=100, end=90, entries=30)])
        assert [round(text.xy[1]) for text in marked(ax, "not published")] == [3, 4, 5]
        assert texts(ax).count("not published") == 3
        assert bars(ax, "rest") == [(6, 90, 40)]

    def test_flows_stand_on_zero_where_the_stock_has_no_bound(self):
        ax = plot([year(start=NO_BOUND, end=90, entries=30, pardoned=20)])
        assert bars(ax, "flow") == [(2, 0, 30), (3, 0, 20)]
        assert marked(ax, "rest") == []
        assert [round(text.xy[1]) for text in marked(ax, "not published")] == [1, 4, 5]

    def test_a_flow_of_some_months_is_hatched_and_counted(self):
        ax = plot([month(1, start=100, entries=3), month(2, entries=2)])
        (bar,) = marked(ax, "flow of some months")
        assert (bar.get_hatch(), bar.get_width()) == ("////", 5)
        assert "at least 5 (2 of 6 months)" in texts(ax)
        assert points(ax, "bound") == [(105, 2)]
        assert "some months only" in key(ax)

    def test_a_stock_that_ends_one_period_and_starts_the_next_stands_once(self):
        both = [month(12, 2023, end=100, entries=1), month(1, 2024, start=100, entries=1)]
        names = [label.get_text() for label in plot(both).get_yticklabels()]
        assert names.count("held: end") == names.count("held: start") == 1  # estimates with other ids
        import attrs

        same = [both[0], attrs.evolve(both[1], start_id="end")]
        names = [label.get_text() for label in plot(same).get_yticklabels()]
        assert names.count("held: end") == 1
        assert "held: start" not in names


class TestRoom:
    @staticmethod
    def on_axes(height, *rows):
        import matplotlib.pyplot as plt

        return plot(rows, plt.figure(figsize=(6, height)).add_axes((0, 0, 1, 1)))

    def test_where_it_is_scarce_periods_with_both_stocks_and_later_ones_are_drawn(self):
        rows = [year(number, start=100 + number, end=99 + number, entries=1) for number in (2023, 2024)]
        rows += [month(1, 2025, entries=1), month(8, 2025, entries=1)]
        headings = ["2023-01-01 to 2023-12-31", "2024-01-01 to 2024-12-31", "2025, first half", "2025, second half"]
        for height, drawn in ((20, headings), (1, headings[1:2])):
            ax = self.on_axes(height, *rows)
            assert [name for name in rows_of(ax) if name in headings] == drawn
            left = len(headings) - len(drawn)
            assert note(ax) == (f"Not drawn: {left} other periods, for want of room." if left else "")

    def test_a_period_is_drawn_whole_or_not_at_all(self):
        rows = [year(number, start=100 + number, end=99 + number) for number in (2022, 2023, 2024)]
        for height in (2, 2.5, 3, 3.5, 4, 5):
            ax = self.on_axes(height, *rows)
            assert len(rows_of(ax)) % 8 == 0


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([], "For no period here is the number held published at both ends"),
        ([month(1, entries=3)], "For no period here is the number held published at both ends"),
        (
            [year(start=1265, end=1135, entries=509)],
            "In 2025 the number held went from 1,265 to 1,135, with 509 newly recognised",
        ),
        ([year(start=(10, None), end=9)], "In 2025 the number held went from at least 10 to 9"),
        ([year(2024, start=3, end=2, entries=(1, None)), year(2025, start=2)],
         "In 2024 the number held went from 3 to 2, with at least 1 newly recognised"),
    ],
)  # fmt: skip
def test_the_title_states_what_is_drawn(rows, text):
    assert finding(plot(rows)) == text
