"""How long cells took to get their final value: the shares, on a few cells."""

import pytest

from belarus_releases.plotting import revisions
from tests.factories import row
from tests.pictures import finding, key, marked, points


def cells(*days, basis="stated"):
    return [row("revisions", cell=f"{basis}/{place}", basis=basis, days=number) for place, number in enumerate(days)]


def test_the_share_rises_on_the_days_on_which_cells_got_their_final_value():
    ax = revisions.plot(cells(0, 0, 3, 7))
    assert points(ax, "stated cells") == [(0, 0.5), (3, 0.75), (7, 1)]
    assert [line.get_drawstyle() for line in marked(ax, "stated cells")] == ["steps-post"]
    assert ax.get_xlim()[0] == 0


def test_stated_and_derived_cells_have_a_line_each_up_to_the_same_day():
    ax = revisions.plot([*cells(0, 2), *cells(4, 9, 9, basis="derived")])
    assert points(ax, "stated cells") == [(0, 0.5), (2, 1), (9, 1)]
    assert points(ax, "derived cells") == [(0, 0), (4, pytest.approx(1 / 3)), (9, 1)]
    assert list(key(ax)) == ["stated cells: 2, 50 % on the first day", "derived cells: 3, 0 % on the first day"]


def test_cells_that_all_stood_at_once():
    ax = revisions.plot(cells(0, 0))
    assert points(ax, "stated cells") == [(0, 1)]
    assert ax.get_xlim() == (0, 1)


AT_ONCE = "on the day it was first stated"


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ([], "No cell was ever filled"),
        ([0], f"The median of 1 cell had its final value {AT_ONCE}; so had nine in ten"),
        ([0] * 8 + [5] * 2, f"The median of 10 cells had its final value {AT_ONCE}; nine in ten within 5 days"),
        ([0] * 9 + [5], f"The median of 10 cells had its final value {AT_ONCE}; so had nine in ten"),
        ([1, 1, 1, 300], "The median of 4 cells had its final value within 1 day; nine in ten within 300 days"),
        ([2, 3], "The median of 2 cells had its final value within 2 days; nine in ten within 3 days"),
    ],
)  # fmt: skip
def test_finding(days, says):
    assert finding(revisions.plot(cells(*days))) == says
