"""How a cell became known: steps, rows with bars, marks by side, on a few claims."""

import datetime as dt

import pytest

from belarus_releases.plotting import history
from belarus_releases.plotting.style import SIDES
from tests.factories import column, row
from tests.pictures import bars, finding, key, marked, note, number_of, points, texts, written

CELL = "events/e/released_total"


def day(number):
    return dt.date(2025, 9, number)


def claim(number, stated, value, *, changed=False, side="exile", cell=CELL, field="released_total", known=True):
    """A row of a history, on a day of September 2025."""
    return row(
        "history", history_id=f"{number}/{stated}", table="events", record_id="e", field=field, day=day(number),
        stated=stated, value=value, changed=changed, row_known=known, n_origins=1, publisher_side=side, source_id="s",
        claim_id="c" if stated else None, claimed_cell=cell if stated else None,
    )  # fmt: skip


def words(*items, number=1, stated="LT", **others):
    """A row of the history of a list."""
    return claim(number, stated, items or None, cell="events/e/destinations", field="destinations", **others)


class TestNumbers:
    ROWS = [
        claim(1, "8", None),
        claim(3, "14", 14, changed=True),
        claim(3, "16", 14, side="state"),
        claim(9, "16", 16, changed=True, side=None),
    ]

    def test_the_value_is_a_step_from_the_day_of_a_change_to_the_end(self):
        ax = history.plot(self.ROWS)
        (line,) = marked(ax, "value")
        assert line.get_xydata().tolist() == [
            [number_of(day(3)), 14], [number_of(day(9)), 16], [ax.get_xlim()[1], 16]
        ]  # fmt: skip
        assert line.get_drawstyle() == "steps-post"
        assert texts(ax) == ["14", "16"]

    def test_claims_are_hollow_where_their_value_is_not_adopted_after_that_day(self):
        ax = history.plot(self.ROWS)
        assert sorted(points(ax, "adopted")) == [(number_of(day(3)), 14), (number_of(day(9)), 16)]
        assert sorted(points(ax, "not adopted")) == [(number_of(day(1)), 8), (number_of(day(3)), 16)]
        assert {line.get_markerfacecolor() for line in marked(ax, "not adopted")} == {"white"}

    def test_a_value_that_is_lost_leaves_a_gap(self):
        rows = [claim(1, "8", 8, changed=True), claim(3, None, None, changed=True), claim(5, "9", 9, changed=True)]
        (line,) = marked(history.plot(rows), "value")
        assert [str(level) for level in line.get_ydata()] == ["8.0", "nan", "9.0", "9.0"]

    def test_marks_of_several_sides_at_one_place_stand_above_each_other_and_those_of_one_are_one(self):
        rows = [claim(1, "8", 8, side=side) for side in ("exile", "state", "exile")]
        lines = marked(history.plot(rows), "adopted")
        assert [line.get_xydata().tolist() for line in lines] == [[[number_of(day(1)), 8]]] * 2
        heights = [line.get_transform().transform((number_of(day(1)), 8))[1] for line in lines]
        assert heights[1] > heights[0] + 1

    def test_a_number_that_no_claim_is_on_has_ticks_for_what_it_is_made_of(self):
        rows = [claim(2, "e", 3, changed=True, cell="custody_changes/x/event_id", field="named")]
        ax = history.plot(rows)
        assert [x for x, _ in points(ax, "claims")] == [number_of(day(2))]
        assert marked(ax, "adopted") == marked(ax, "not adopted") == []
        assert list(key(ax)) == ["adopted value", "claim on a cell that it is made of"]


class TestOtherValues:
    def test_a_list_has_a_row_for_each_item_with_a_bar_from_its_day(self):
        ax = history.plot(
            [
                words("LT", number=1, changed=True),
                words("LT", "UA", number=5, stated="UA", changed=True),
                words("LT", "UA", number=6, stated="PL"),
            ]
        )
        assert [label.get_text() for label in ax.get_yticklabels()] == ["LT", "UA", "PL"]
        end = ax.get_xlim()[1]
        reach = {(y, left, round(left + width, 6)) for y, left, width in bars(ax, "value")}
        first, second = number_of(day(1)), number_of(day(5))
        assert reach == {(0, first, second), (0, second, round(end, 6)), (1, second, round(end, 6))}
        assert points(ax, "not adopted") == [(number_of(day(6)), 2)]

    def test_a_text_and_a_date(self):
        for value, stated in (("Minsk", "Minsk"), (day(1), "2025-09-01"), (True, "true")):
            ax = history.plot([claim(1, stated, value, changed=True)])
            assert [label.get_text() for label in ax.get_yticklabels()] == [stated]
            assert len(points(ax, "adopted")) == 1

    def test_numbers_of_which_one_is_written_otherwise_have_rows(self):
        ax = history.plot([claim(1, "8 or 9", 8, changed=True)])
        assert [label.get_text() for label in ax.get_yticklabels()] == ["8 or 9", "8"]

    def test_long_values_are_cut_and_those_without_room_are_counted(self):
        import matplotlib.pyplot as plt

        items = [f"{number:02} {'of a long name' * 3}" for number in range(40)]
        rows = [words(*items, stated=item, changed=item == items[0]) for item in items]
        ax = history.plot(rows, plt.figure(figsize=(6, 3)).add_axes((0, 0, 1, 1)), source="here")
        labels = [label.get_text() for label in ax.get_yticklabels()]
        assert 3 < len(labels) < 40
        assert labels[0] == f"{items[0][:31]}…"
        assert note(ax) == f"Source: here. Not drawn: {40 - len(labels)} values, for want of room."

    @pytest.mark.parametrize(
        "ends",
        [
            ("", "; lawyer of the campaign", "; member of the staff of the campaign"),
            ("a" * 40 + "x", "a" * 40 + "y", "b" * 40),
            ("", " (2)", " (3)"),
            ("a", "b", "c" * 60 + "d", "c" * 60 + "e"),
        ],
    )
    def test_no_two_rows_have_the_same_label(self, ends):
        items = [f"lawyer; member of the Coordination Council{end}" for end in ends]
        ax = history.plot([words(*items, stated=item, changed=item == items[0]) for item in items])
        labels = [label.get_text() for label in ax.get_yticklabels()]
        assert len(set(labels)) == len(items)
        assert all(label.startswith("lawyer; member") and len(label) < 40 for label in labels)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "No source states a value"),
        ([claim(1, "8", None)], "released_total: no value is adopted of what 1 claim states"),
        ([claim(1, "8", None)] * 2, "released_total: no value is adopted of what 2 claims state"),
        ([claim(1, "8", None, known=False), claim(2, None, None)],
         "released_total: no value is adopted of what 1 claim states"),
        ([claim(1, "1400", 1400, changed=True)], "released_total has been 1,400 since 1 September 2025"),
        ([claim(1, "8", None), claim(2, "9", 9, changed=True)],
         "released_total has been 9 since 2 September 2025, 1 day after the first claim"),
        ([claim(1, "8", None, known=False), claim(4, "8", 8, changed=True)],
         "released_total has been 8 since 4 September 2025, when the row became known"),
        ([claim(1, "8", None, known=False), claim(4, None, None), claim(6, "9", 9, changed=True)],
         "released_total has been 9 since 6 September 2025, 2 days after the row became known"),
        ([claim(1, "8", 8, changed=True), claim(4, None, None, changed=True)],
         "released_total changed once, from 8 to nothing, last on 4 September 2025"),
        ([claim(n, "8", n, changed=True) for n in (1, 2, 3)],
         "released_total changed twice, from 1 to 3, last on 3 September 2025"),
        ([claim(n, "8", n, changed=True) for n in (1, 2, 3, 4)],
         "released_total changed 3 times, from 1 to 4, last on 4 September 2025"),
        ([words("LT", "UA", changed=True), words(*"abc", number=2, changed=True)],
         "destinations changed once, from LT, UA to 3 items, last on 2 September 2025"),
    ],
)  # fmt: skip
def test_finding(rows, says):
    assert finding(history.plot(rows)) == says


def test_unit_names_the_cell_and_says_that_the_order_was_decided_later():
    (unit,) = written(history.plot([claim(1, "8", 8, changed=True)]), "unit")
    assert unit.startswith("Value of events, e, after each day")
    assert "decided later" in unit


def test_the_key_has_the_sides_that_occur():
    rows = [claim(1, "8", 8, changed=True), claim(1, "9", 8, side="state")]
    assert list(key(history.plot(rows))) == ["adopted value", "state", "exile media", "another value than adopted"]


def test_every_side_has_a_marker_of_its_own():
    assert {*SIDES} == {*column("sources", "publisher_side").items, None}
    assert len({marker for _, marker, _ in SIDES.values()}) == len(SIDES)
