"""A dataset as an Excel workbook: what to know of it, a sheet for each table, and the codebook."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError, WriteError, shown
from ..schema.about import AUTHOR, DESCRIPTION, LICENCE, TITLE
from ..schema.hazards import HAZARDS, columns_by_hazard
from ..storage.canonical import TAG
from ..tables import record_class

if TYPE_CHECKING:
    from ..schema.columns import Column
    from .sheet import Edition, Sheet

_LONGEST = 32_767  #: UTF-16 units that a cell takes; openpyxl would cut what is longer
_FIRST_DAY = dt.date(1900, 3, 1)  #: Excel counts the days before it wrongly, or not at all
_WIDEST = 60  #: characters that a column is wide at most
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WARNINGS = (
    "An empty cell is not stated by any source. It is never zero.",
    "Coverage, below, says from when to when a table is meant to be complete, and what is only illustrative.",
    "The items of a list are joined by semicolons. Countries are ISO 3166-1 alpha-2 codes; EU is the European Union. "
    "What each column and value means: see the sheet codebook.",
)


def workbook(sheets: "Iterable[Sheet]", edition: "Edition") -> bytes:
    """A dataset as the bytes of an .xlsx file.

    Parameters
    ----------
    sheets : iterable of Sheet
        The tables and the codebook, a worksheet each, and `coverage`, which stands in the worksheet ``read-me``.
    edition : Edition
        What the read-me says of the dataset.

    Raises
    ------
    MissingExtraError
        If openpyxl is not installed.
    WriteError
        If a text is longer than a cell takes, or has a character that a workbook cannot hold.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise MissingExtraError("to_excel needs openpyxl: pip install 'belarus-releases[excel]'") from error
    sheets = list(sheets)
    coverage = [row for sheet in sheets if sheet.name == "coverage" for row in sheet.records()]
    hazards = columns_by_hazard(
        (f"{sheet.name}.{column.name}", column) for sheet in sheets for column in sheet.declared
    )
    tables = [(sheet, sheet.records()) for sheet in sheets if sheet.name != "coverage"]
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.title = f"{TITLE}, version {edition.version}"
    book.properties.creator = AUTHOR
    _read_me(
        book.create_sheet("read-me"), edition, coverage, hazards, {sheet.name: len(rows) for sheet, rows in tables}
    )
    for sheet, rows in tables:
        _table(book.create_sheet(sheet.name), sheet, rows)
    data = BytesIO()
    try:
        book.save(data)
    except Exception as error:
        if type(error).__module__.startswith("lxml."):  # openpyxl writes with it where it is installed
            raise OSError(str(error)) from error
        raise
    return data.getvalue()


def _read_me(
    page: Any, edition: "Edition", coverage: Sequence[Any], hazards: dict[str, list[str]], tables: dict[str, int]
) -> None:
    page.column_dimensions["A"].width = 24
    page.column_dimensions["B"].width = 100
    for left, right in _paragraphs(edition, coverage, hazards, tables):
        page.append([_cell(page, left, bold=True), _cell(page, right, wrap=True)])


def _paragraphs(
    edition: "Edition", coverage: Sequence[Any], hazards: dict[str, list[str]], tables: dict[str, int]
) -> Iterator[tuple[str | None, str | dt.date | None]]:
    """The lines of the read-me: a word or two, and what there is to say."""
    yield TITLE, None
    yield None, DESCRIPTION
    yield None, None
    yield "version", edition.version
    yield "published on", edition.published_on or "not published"
    if edition.known_on:
        yield "known on", edition.known_on
    if edition.choice:
        yield "choice of sources", edition.choice
    yield "licence", f"{LICENCE['title']} ({LICENCE['name']}), {LICENCE['path']}"
    yield "cite as", edition.citation
    yield "SHA-256", edition.sha256
    yield "canonical form", TAG
    yield None, None
    yield "Before you count", None
    for warning in _WARNINGS:
        yield None, warning
    yield None, None
    yield "Hazards", None
    for hazard, names in hazards.items():
        yield hazard, f"{HAZARDS[hazard]} ({', '.join(names)})"
    yield None, None
    yield "Coverage", None
    for row in coverage:
        period = f"Complete {row.first} to {row.last}. " if row.first else ""
        yield row.subject, f"{period}{row.note or ''}".rstrip()
    yield None, None
    yield "Sheets", None
    for name, rows in tables.items():
        yield name, f"{rows:,} row{'' if rows == 1 else 's'}. {record_class(name).__title__}"  # type: ignore[attr-defined]


def _table(page: Any, sheet: "Sheet", rows: Sequence[Any]) -> None:
    from openpyxl.utils import get_column_letter

    declared = sheet.declared
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(declared))}{len(rows) + 1}"
    lines = [[_value(column, getattr(row, column.name), sheet.name) for column in declared] for row in rows]
    for place, column in enumerate(declared):
        widest = max([len(column.name) + 4, *(len(str(line[place])) + 1 for line in lines if line[place] is not None)])
        page.column_dimensions[get_column_letter(place + 1)].width = min(widest, _WIDEST)
    page.append([_cell(page, column.name, bold=True) for column in declared])
    for line in lines:
        page.append([_cell(page, value) for value in line])


def _value(column: "Column", value: Any, table: str) -> Any:
    """A cell as a worksheet holds it: a number, a truth value, a date or a text; None for one without a value."""
    if value is None or column.kind in ("integer", "number", "boolean"):
        return value
    if column.kind == "date" and value >= _FIRST_DAY:
        return value
    text = column.codec.format(value)
    if len(text.encode("utf-16-le")) > 2 * _LONGEST:
        raise WriteError(f"{table}.{column.name}: an Excel cell takes at most {_LONGEST:,} characters")
    return text or None


def _cell(page: Any, value: Any, *, bold: bool = False, wrap: bool = False) -> Any:
    """A cell in which a text is a text: no formula, no error, no number, also after it is edited."""
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils.exceptions import IllegalCharacterError

    if value is None and not bold:
        return None
    try:
        cell = Cell(page, row=1, column=1, value=value)  # `append` puts it into its place
    except IllegalCharacterError as error:
        raise WriteError(f"a workbook cannot hold {shown(value)}") from error
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
        if value.startswith(_FORMULA):
            cell.quotePrefix = True
    elif isinstance(value, dt.date):
        cell.number_format = "yyyy-mm-dd"
    if bold:
        cell.font = Font(bold=True)
    if wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    return cell
