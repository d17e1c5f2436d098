"""How tables and records look: plain text for a terminal, HTML for a notebook, everything escaped."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from .columns import Column, columns, write

if TYPE_CHECKING:
    from .table import Table

MOST_ROWS = 200  #: rows of a table that a notebook shows
_STYLE = """<style>
.belarus-releases { max-height: 28em; overflow: auto }
.belarus-releases th { position: sticky; top: 0; background: Canvas }
.belarus-releases td { max-width: 24em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
</style>"""


def record_repr(record: Any) -> str:
    """A record as a call: the cells that hold something, with keywords.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.event_breakdowns("2026.11.0").where(group="US")[0]  # doctest: +ELLIPSIS
    EventBreakdown(breakdown_id='2025-02-12-lithuania--nationality-us', event_id='2025-02-12-lithuania', ...)
    """
    cells = ", ".join(f"{column.name}={value!r}" for column, value in _filled(record))
    return f"{type(record).__name__}({cells})"


def record_text(record: Any) -> str:
    """A record for a terminal: its kind and id, then a line for each cell that holds something."""
    from textwrap import TextWrapper

    (_, record_id), *cells = _filled(record)
    width = max((len(column.name) for column, _ in cells), default=0)
    lines = [f"{type(record).__name__} {record_id}"]
    wrapper = TextWrapper(100, subsequent_indent=" " * (width + 4), break_long_words=False, break_on_hyphens=False)
    for column, value in cells:
        wrapper.initial_indent = f"  {column.name:<{width}}  "
        lines.append(wrapper.fill(_text(column, value)))
    return "\n".join(lines)


def record_html(record: Any) -> str:
    """A record for a notebook: two columns, links where a cell is an address."""
    cells = ((column.name, _text(column, value)) for column, value in _filled(record))
    rows = "".join(f"<tr><th>{escape(name)}</th><td>{_linked(text, text)}</td></tr>" for name, text in cells)
    return f"<p>{escape(type(record).__name__)}</p><table>{rows}</table>"


def table_html(table: "Table[Any]") -> str:
    """A table for a notebook: it scrolls, and sources are links."""
    from .export import declared

    cells = declared(table)
    head = "".join(f"<th>{escape(column.name)}</th>" for column in cells)
    shown = table[:MOST_ROWS]
    address = _addresses(table) if "source_id" in table.columns else {}
    body = "".join(
        _row((_text(column, value), address.get(value, "") if column.name == "source_id" else "")
             for column in cells for value in [getattr(record, column.name)])
        for record in shown
    )  # fmt: skip
    left_out = f"; the first {MOST_ROWS:,} are shown" if len(table) > len(shown) else ""
    caption = f"<p>{escape(repr(table)[1:-1])}{left_out}</p>"
    made = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'{_STYLE}{caption}<div class="belarus-releases">{made}</div>'


def _filled(record: Any) -> list[tuple[Column, Any]]:
    cells = ((column, getattr(record, column.name)) for column in columns(type(record)))
    return [(column, value) for column, value in cells if value not in (None, ())]


def _text(column: Column, value: Any) -> str:
    return "; ".join(value) if column.kind == "list" else write(column, value)


def _addresses(table: "Table[Any]") -> dict[str, str]:
    from ._dataset import dataset

    return {source.source_id: source.url or "" for source in dataset(table.version).sources()}


def _row(cells: Iterable[tuple[str, str]]) -> str:
    made = (f'<td title="{escape(text)}">{_linked(text, url or text)}</td>' for text, url in cells)
    return f"<tr>{''.join(made)}</tr>"


def _linked(text: str, url: str) -> str:
    """The text, as a link where the address is one of the web: no other kind of address is ever made a link."""
    if not url.startswith(("https://", "http://")):
        return escape(text)
    return f'<a href="{escape(url)}" rel="noopener noreferrer" target="_blank">{escape(text)}</a>'
