"""A table as aligned text: the first and the last rows, and as many columns as fit."""

import pytest

from belarus_releases.export.text import MOST_ROWS, aligned, table_text
from tests.factories import day, row


def coverage(number):
    return [row("coverage", coverage_id=f"c{place:02}", subject="events") for place in range(number)]


class TestTableText:
    def test_names_and_a_line_for_each_row(self, sheet):
        rows = [
            row("coverage", coverage_id="events@2026.11.0", subject="events", first=day("2024-07-01"), note="A note."),
            row("coverage", coverage_id="b@1", subject="contacts"),
        ]
        assert table_text(sheet("coverage", rows), 80) == (
            "coverage_id       subject   first       last  note\n"
            "events@2026.11.0  events    2024-07-01        A note.\n"
            "b@1               contacts\n"
        )

    def test_numbers_stand_on_the_right_and_lists_are_readable(self, sheet):
        text = table_text(sheet("events", [row("events", event_id="a", released_total=7, in_series=False,
                                               destinations=("LT", "UA"))]), 10**4)  # fmt: skip
        header, line = text.splitlines()
        end = header.index("released_total") + len("released_total")
        assert line[:end].endswith(" 7")
        assert line[header.index("destinations") :].startswith("LT; UA")
        assert line[header.index("in_series") :].startswith("false")

    def test_without_rows_there_are_the_names(self, sheet):
        assert table_text(sheet("coverage"), 80) == "coverage_id  subject  first  last  note\n"

    @pytest.mark.parametrize("number", [1, MOST_ROWS - 1, MOST_ROWS])
    def test_of_a_short_table_all_rows(self, sheet, number):
        lines = table_text(sheet("coverage", coverage(number)), 80).splitlines()
        assert [line.split()[0] for line in lines[1:]] == [f"c{place:02}" for place in range(number)]

    @pytest.mark.parametrize("number", [MOST_ROWS + 1, 50])
    def test_of_a_long_table_the_first_five_and_the_last_five(self, sheet, number):
        lines = table_text(sheet("coverage", coverage(number)), 80).splitlines()
        first, last = range(5), range(number - 5, number)
        assert [line.split()[0] for line in lines[1:]] == [
            *(f"c{place:02}" for place in first), "…", *(f"c{place:02}" for place in last)
        ]  # fmt: skip

    def test_only_shown_rows_make_a_column_wide(self, sheet):
        rows = coverage(11)
        rows[5] = row("coverage", coverage_id="c05", subject="a subject that is not shown")
        assert table_text(sheet("coverage", rows), 80).splitlines()[0] == "coverage_id  subject  first  last  note"

    @pytest.mark.parametrize(
        ("width", "header"),
        [
            (39, "coverage_id  subject  first  last  note"),
            (38, "coverage_id  subject  first  last  …"),
            (36, "coverage_id  subject  first  last  …"),
            (35, "coverage_id  subject  first  …"),
            (23, "coverage_id  subject  …"),
            (22, "coverage_id  …"),
            (14, "coverage_id  …"),
            (13, "coverage_…  …"),
            (4, "…  …"),
        ],
    )
    def test_columns_are_left_out_on_the_right_until_the_rest_fits(self, sheet, width, header):
        lines = table_text(sheet("coverage", coverage(2)), width).splitlines()
        assert lines[0] == header
        assert max(map(len, lines)) <= width


class TestAligned:
    COLUMNS = (["name", "Minsk", "Vilnius"], ["n", "9", "52"], ["note", "", "x"])

    def test_text_on_the_left_and_numbers_on_the_right(self):
        lines, left_out = aligned(self.COLUMNS, [False, True, False], None)
        assert lines == ["name      n  note", "Minsk     9", "Vilnius  52  x"]
        assert left_out == 0

    @pytest.mark.parametrize(("width", "left_out"), [(17, 0), (16, 1), (11, 1), (10, 2), (7, 2), (3, 2)])
    def test_how_many_columns_are_left_out(self, width, left_out):
        lines, number = aligned(self.COLUMNS, [False, True, False], width)
        assert number == left_out
        assert max(map(len, lines)) <= width

    def test_a_long_cell_is_cut_but_not_an_id(self):
        long = "x" * 50
        lines, _ = aligned([["id", long], ["note", long]], [False, False], 100)
        assert lines == ["id" + " " * 50 + "note", f"{long}  {'x' * 35}…"]
        (_, line), _ = aligned([["id", long], ["note", long]], [False, False], None)
        assert line == f"{long}  {long}"

    def test_an_id_is_cut_where_the_line_is_shorter(self):
        assert aligned([["id", "x" * 50]], [False], 20)[0] == ["id", f"{'x' * 19}…"]

    def test_a_cell_that_just_fits_is_whole(self):
        assert aligned([["id", "a"], ["note", "y" * 36]], [False, False], 80)[0][1] == f"a   {'y' * 36}"
        assert aligned([["id", "a"], ["note", "y" * 37]], [False, False], 80)[0][1] == f"a   {'y' * 35}…"

    def test_lines_have_no_spaces_at_their_end(self):
        lines, _ = aligned(self.COLUMNS, [False, False, False], None)
        assert lines == [line.rstrip() for line in lines]
