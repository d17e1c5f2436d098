"""A table as CSV text, cells as they are stored."""

import csv
import io
from typing import TYPE_CHECKING

from ..schema.columns import format_cell

if TYPE_CHECKING:
    from .sheet import Sheet


def to_csv(sheet: "Sheet") -> str:
    """A table as CSV: header, then a line for each row."""
    columns = sheet.declared
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    writer.writerows([format_cell(column, getattr(row, column.name)) for column in columns] for row in sheet.records())
    return text.getvalue()
