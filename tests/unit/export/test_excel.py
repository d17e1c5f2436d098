"""A cell of a workbook is what the record holds: a text is never a formula, a number, a date or an error."""

import datetime as dt
import io
import re
import sys

import pytest

from belarus_releases.errors import MissingExtraError, WriteError
from belarus_releases.export import excel
from belarus_releases.storage._schema import LAYOUTS
from belarus_releases.storage.layout import layout_at
from tests.factories import row

CONTACT = {"label": "x", "kind": "visit", "with_minsk": True, "planned": False, "n_origins": 1, "confidence": "weak"}


@pytest.fixture
def book(sheet, edition):
    """A function that makes a workbook of contacts and coverage, and reads it."""
    openpyxl = pytest.importorskip("openpyxl")

    def book(*cells, edition=edition, coverage=()):
        rows = [row("contacts", contact_id=f"c{place}", **CONTACT | more) for place, more in enumerate(cells)]
        data = excel.workbook([sheet("contacts", rows), sheet("codebook"), sheet("coverage", coverage)], edition)
        return openpyxl.load_workbook(io.BytesIO(data))

    return book


@pytest.fixture
def column(book):
    """A function that gives the cells of a column of contacts below its header."""

    def column(name, *cells):
        page = book(*cells)["contacts"]
        place = [cell.value for cell in page[1]].index(name)
        return [line[place] for line in page.iter_rows(min_row=2)]

    return column


class TestCells:
    @pytest.mark.parametrize(
        "text",
        ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=", "#N/A", "#REF!", "1", "1e5", "2025-06-21", "TRUE", "007",
         '=HYPERLINK("https://example.org")', " x ", "a\nb", "Ж", "{=1}"],
    )  # fmt: skip
    def test_a_text_is_a_text(self, column, text):
        (cell,) = column("note", {"note": text})
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
        assert bool(cell.quotePrefix) == text.startswith(("=", "+", "-", "@", "\t"))

    def test_no_part_of_the_file_is_a_formula(self, book):
        page = book({"note": "=1+1", "label": "=1"})["contacts"]
        assert {cell.data_type for line in page.iter_rows() for cell in line} <= {"s", "n", "b", "d"}

    def test_dates(self, column):
        days = [dt.date(2025, 6, 21), None, dt.date(1900, 3, 1)]
        cells = column("date", *({"date": day} for day in days))
        assert [cell.value and cell.value.date() for cell in cells] == days
        assert [cell.is_date for cell in cells] == [True, False, True]
        assert cells[0].number_format == "yyyy-mm-dd"

    def test_a_date_that_excel_does_not_count_is_text(self, column):
        (cell,) = column("date", {"date": dt.date(1899, 12, 31)})
        assert (cell.value, cell.data_type) == ("1899-12-31", "s")

    def test_numbers_booleans_and_lists(self, book):
        page = book({"topics": ("a", "Ж")}, {"planned": True, "n_origins": 3})["contacts"]
        header, first, second = page.iter_rows(values_only=True)
        cells = [dict(zip(header, line, strict=True)) for line in (first, second)]
        assert [line["n_origins"] for line in cells] == [1, 3]
        assert [line["planned"] for line in cells] == [False, True]
        assert [line["topics"] for line in cells] == ["a;Ж", None]

    @pytest.mark.parametrize("text", ["x" * 32_767, "Ж" * 32_767, "😀" * 16_383])
    def test_the_longest_text(self, column, text):
        assert [cell.value for cell in column("note", {"note": text})] == [text]

    @pytest.mark.parametrize("text", ["x" * 32_768, "😀" * 16_384])
    def test_a_longer_one_is_refused_and_not_cut(self, column, text):
        with pytest.raises(WriteError, match=r"^contacts\.note: an Excel cell takes at most 32,767 characters$"):
            column("note", {"note": text})

    def test_a_character_that_a_workbook_cannot_hold(self, column):
        with pytest.raises(WriteError, match=r"^a workbook cannot hold 'a\\x00b'$"):
            column("note", {"note": "a\0b"})


class TestSheets:
    def test_header_filter_and_widths(self, book):
        page = book({"note": "x" * 500}, {"label": "y" * 30})["contacts"]
        columns = [column.name for column in layout_at(LAYOUTS["contacts"], "2026.11.2")]
        assert [cell.value for cell in page[1]] == columns
        assert all(cell.font.bold for cell in page[1])
        assert page.freeze_panes == "B2"
        assert page.auto_filter.ref == f"A1:{page.cell(3, len(columns)).coordinate}"
        widths = {name: page.column_dimensions[page.cell(1, place).column_letter].width
                  for place, name in enumerate(columns, 1)}  # fmt: skip
        assert (widths["note"], widths["label"]) == (60, 31)
        assert all(widths[name] > len(name) for name in columns)

    def test_the_read_me_comes_first_and_coverage_stands_in_it(self, book):
        day = dt.date(2024, 7, 1)
        coverage = [row("coverage", coverage_id="e", subject="events", first=day, last=day, note="All."),
                    row("coverage", coverage_id="c", subject="contacts", note="Some.")]  # fmt: skip
        read = book({}, coverage=coverage)
        assert read.sheetnames == ["read-me", "contacts", "codebook"]
        lines = list(read["read-me"].iter_rows(values_only=True))
        assert ("events", "Complete 2024-07-01 to 2024-07-01. All.") in lines
        assert ("contacts", "Some.") in lines
        assert [text for left, text in lines if left == "contacts"][1].startswith("1 row. Contacts: ")
        assert next(text for left, text in lines if left == "codebook").startswith("0 rows. ")
        about = dict(lines)
        assert about["version"] == "2026.11.2"
        assert about["published on"] == dt.datetime(2026, 11, 25)
        assert about["cite as"] == "Contributors. (2026). Releases."
        assert about["SHA-256"] == "0f" * 32
        assert not about.keys() & {"known on", "choice of sources"}

    def test_the_read_me_of_a_day_and_of_unpublished_edits(self, book, edition):
        read = book(
            edition=edition._replace(published_on=None, known_on=dt.date(2025, 9, 30), choice="without quality=weak")
        )
        about = dict(read["read-me"].iter_rows(values_only=True))
        assert about["published on"] == "not published"
        assert about["known on"] == dt.datetime(2025, 9, 30)
        assert about["choice of sources"] == "without quality=weak"


class TestErrors:
    def test_without_the_extra(self, sheet, edition, monkeypatch):
        monkeypatch.setitem(sys.modules, "openpyxl", None)
        with pytest.raises(MissingExtraError, match=re.escape("pip install 'belarus-releases[excel]'")):
            excel.workbook([sheet("contacts")], edition)

    @pytest.mark.parametrize(("module", "raised"), [("lxml.etree", OSError), ("other", ValueError)])
    def test_those_of_lxml_are_errors_of_the_system(self, book, monkeypatch, module, raised):
        from openpyxl import Workbook

        def fail(*_):
            raise type("LikeLxml", (ValueError,), {"__module__": module})("IO_WRITE")

        monkeypatch.setattr(Workbook, "save", fail)
        with pytest.raises(raised, match="IO_WRITE"):
            book({})
