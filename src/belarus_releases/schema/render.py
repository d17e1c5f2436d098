"""A record as text: as a call, for a terminal, and as HTML for a notebook, everything escaped."""

from typing import Any

from .columns import Column, columns, format_cell


def record_repr(record: Any) -> str:
    """A record as a call: the filled cells as keywords.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.event_breakdowns("2026.11.0").where(group="US")[0]  # doctest: +ELLIPSIS
    EventBreakdown(breakdown_id='2025-02-12-lithuania--nationality-us', event_id='2025-02-12-lithuania', ...)
    """
    cells = ", ".join(f"{column.name}={value!r}" for column, value in _filled(record))
    return f"{type(record).__name__}({cells})"


def record_text(record: Any) -> str:
    """A record for a terminal: its kind and id, then a line for each filled cell."""
    from textwrap import TextWrapper

    (_, record_id), *cells = _filled(record)
    width = max((len(column.name) for column, _ in cells), default=0)
    lines = [f"{type(record).__name__} {record_id}"]
    wrapper = TextWrapper(100, subsequent_indent=" " * (width + 4), break_long_words=False, break_on_hyphens=False)
    for column, value in cells:
        wrapper.initial_indent = f"  {column.name:<{width}}  "
        lines.append(wrapper.fill(cell_text(column, value)))
    return "\n".join(lines)


def record_html(record: Any) -> str:
    """A record for a notebook: two columns, with links where a cell is an address."""
    from html import escape

    cells = ((column.name, cell_text(column, value)) for column, value in _filled(record))
    rows = "".join(f"<tr><th>{escape(name)}</th><td>{link(text, text)}</td></tr>" for name, text in cells)
    return f"<p>{escape(type(record).__name__)}</p><table>{rows}</table>"


def cell_text(column: Column, value: Any) -> str:
    """A cell for a person to read."""
    return "; ".join(value) if column.kind == "list" else format_cell(column, value)


def link(text: str, url: str) -> str:
    """The text as HTML, linked where the address is http(s): no other kind of address is ever made a link."""
    from html import escape

    if not url.startswith(("https://", "http://")):
        return escape(text)
    return f'<a href="{escape(url)}" rel="noopener noreferrer" target="_blank">{escape(text)}</a>'


def _filled(record: Any) -> list[tuple[Column, Any]]:
    cells = ((column, getattr(record, column.name)) for column in columns(type(record)))
    return [(column, value) for column, value in cells if value not in (None, ())]
