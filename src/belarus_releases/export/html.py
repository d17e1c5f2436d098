"""A table as HTML for a notebook, everything escaped."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING

from ..schema.render import cell_text, link

if TYPE_CHECKING:
    from .sheet import Sheet

MOST_ROWS = 200  #: rows of a table that a notebook shows
_STYLE = """<style>
.belarus-releases { max-height: 28em; overflow: auto }
.belarus-releases th { position: sticky; top: 0; background: Canvas }
.belarus-releases td { max-width: 24em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
</style>"""


def table_html(caption: str, sheet: "Sheet", addresses: Mapping[str, str]) -> str:
    """A table for a notebook: it scrolls, and sources are links.

    Parameters
    ----------
    caption : str
        What stands above the table.
    sheet : Sheet
        The table.
    addresses : mapping of str to str
        The address of each source, by its id.
    """
    columns = sheet.declared
    rows = sheet.records()
    head = "".join(f"<th>{escape(column.name)}</th>" for column in columns)
    body = "".join(
        _row((cell_text(column, value), addresses.get(value, "") if column.name == "source_id" else "")
             for column in columns for value in [getattr(row, column.name)])
        for row in rows[:MOST_ROWS]
    )  # fmt: skip
    rest = f"; the first {MOST_ROWS:,} are shown" if len(rows) > MOST_ROWS else ""
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'{_STYLE}<p>{escape(caption)}{rest}</p><div class="belarus-releases">{table}</div>'


def _row(cells: Iterable[tuple[str, str]]) -> str:
    data = (f'<td title="{escape(text)}">{link(text, url or text)}</td>' for text, url in cells)
    return f"<tr>{''.join(data)}</tr>"
