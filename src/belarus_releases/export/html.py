"""A table as HTML for a notebook, everything escaped, styled inline: untrusted notebooks strip style sheets."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from ..schema.columns import Column
from ..schema.render import cell_text, link
from .text import MOST_ROWS

if TYPE_CHECKING:
    from .sheet import Sheet

_CELL = "max-width: 24em; padding: 0 0.5em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap"


def table_html(title: str, sheet: "Sheet", footer: str, addresses: Mapping[str, str]) -> str:
    """A table for a notebook: its first and last rows, in the colours of the page, with sources as links.

    Parameters
    ----------
    title, footer : str
        What stands above and below the table.
    sheet : Sheet
        The table.
    addresses : mapping of str to str
        The address of each source, by its id.
    """
    columns = sheet.declared
    rows = sheet.records()
    part = MOST_ROWS // 2
    parts = [rows] if len(rows) <= MOST_ROWS else [rows[:part], rows[-part:]]
    gap = f'<tr><td style="{_CELL}" colspan="{len(columns)}">⋮</td></tr>'
    head = "".join(f'<th scope="col" style="{_style(column)}">{escape(column.name)}</th>' for column in columns)
    body = gap.join("".join(_row(columns, row, addresses) for row in rows) for rows in parts)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<p>{escape(title)}</p><div style="overflow: auto">{table}</div><p>{escape(footer)}</p>'


def _style(column: Column) -> str:
    return f"{_CELL}; text-align: {'right' if column.kind in ('integer', 'number') else 'left'}"


def _row(columns: Sequence[Column], row: Any, addresses: Mapping[str, str]) -> str:
    cells = []
    for column in columns:
        cell = getattr(row, column.name)
        text = cell_text(column, cell)
        linked = link(text, addresses.get(cell) or text if column.name == "source_id" else text)
        cells.append(f'<td style="{_style(column)}" title="{escape(text)}">{linked}</td>')
    return f"<tr>{''.join(cells)}</tr>"
