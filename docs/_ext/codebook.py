"""What is generated on the pages of the tables: their columns, vocabularies and some rows; and the index of columns."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from data_version import VERSION
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import belarus_releases as br
from belarus_releases.adoption.rules import RULES
from belarus_releases.schema.columns import FIRST
from belarus_releases.schema.columns import columns as declared
from belarus_releases.tables import TABLES, VIEWS, record_class
from belarus_releases.tables.codebook import CodebookEntry

SAMPLE = 5  # rows


def columns(table: str) -> str:
    """The columns of a table or a view in Markdown, and what the items of their vocabularies mean."""
    entries = br.codebook().where(table=table)
    if table in VIEWS:
        lines = [*_row(("Column", "Type", "Meaning")), *_row(["---"] * 3)]
        for column in entries.where(item=None):
            lines += _row((f"`{column.column}`", column.type, _meaning(column)))
    else:
        rows = br.dataset(VERSION).table(table)
        lines = [*_row(("Column", "Type", "Basis", f"Filled (of {len(rows):,})", "Meaning")), *_row(["---"] * 5)]
        for column in entries.where(item=None):
            filled = sum(getattr(row, column.column, None) not in (None, ()) for row in rows)
            lines += _row((f"`{column.column}`", column.type, column.basis, f"{filled:,}", _meaning(column)))
    for name, items in groupby(entries.where(item=lambda item: item is not None), key=lambda entry: entry.column):
        lines += ["", f"Items of `{name}`:", "", *(f"- `{item.item}`: {item.meaning}{_since(item)}" for item in items)]
    return "\n".join(lines)


def _meaning(column: CodebookEntry) -> str:
    parts = [column.meaning]
    if column.basis == "derived" and column.table not in VIEWS:
        parts.append(f"Rule: [`{column.rule}`](#rule-{(column.rule or '').replace('_', '-')}).")
    elif column.basis == "coded":
        parts.append(f"*Coding rule:* {column.rule}")
    parts += [f"Unit: {column.unit}."] if column.unit else []
    parts += [f"Form: {column.standard}."] if column.standard else []
    parts += [f"Refers to [`{column.refers_to}`](#codebook-{column.refers_to})."] if column.refers_to else []
    if column.hazards:
        parts += [f"[*Mind:*](#codebook-codebook) {', '.join(f'`{hazard}`' for hazard in column.hazards)}."]
    parts += ["Never empty."] if not column.may_be_empty and column.table not in VIEWS else []
    return " ".join(parts) + _since(column)


def _since(entry: CodebookEntry) -> str:
    return f" Since {entry.since}." if entry.since != FIRST else ""


def _row(cells: Iterable[str]) -> Iterator[str]:
    yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def index() -> str:
    """Every column in Markdown, by name, and the tables that have it."""
    tables: dict[str, list[str]] = defaultdict(list)
    for entry in br.codebook().where(item=None):
        tables[entry.column].append(f"[`{entry.table}`](#codebook-{entry.table})")
    lines = [*_row(("Column", "Tables")), *_row(["---"] * 2)]
    for name, where in sorted(tables.items()):
        lines += _row((f"`{name}`", ", ".join(where)))
    return "\n".join(lines)


def rules() -> str:
    """The rules of derived columns in Markdown."""
    lines: list[str] = []
    tables = br.codebook().where(table=set(TABLES), basis="derived")
    for name in sorted({entry.rule for entry in tables if entry.rule}):
        lines += [f"(rule-{name.replace('_', '-')})=", f"`{name}`"]
        for since, rule in RULES[name]:
            summary = str(rule.__doc__).partition("\n")[0]
            lines += [f": {summary}" + (f" Since {since}." if since != FIRST else "")]
        lines += [""]
    return "\n".join(lines)


class Columns(SphinxDirective):
    """``{codebook} events``: the columns and vocabularies of a table."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Parse them as a part of the page."""
        return self.parse_text_to_nodes(columns(self.arguments[0]))


class Index(SphinxDirective):
    """``{codebook-index}``: every column and its tables."""

    def run(self) -> list[nodes.Node]:
        """Parse it as a part of the page."""
        return self.parse_text_to_nodes(index())


class Rules(SphinxDirective):
    """``{codebook-rules}``: the rules of derivation."""

    def run(self) -> list[nodes.Node]:
        """Parse them as a part of the page."""
        return self.parse_text_to_nodes(rules())


class Sample(SphinxDirective):
    """``{sample} events``: some rows, evenly spaced or those of the ids given, with the main columns or those given."""

    required_arguments = 1
    option_spec = {"columns": directives.unchanged_required, "rows": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Make a table of them, with a line on what they are."""
        name = self.arguments[0]
        table = br.dataset(VERSION).table(name)
        main = sorted((c for c in declared(record_class(name)) if c.main), key=lambda column: column.main)
        names = self.options.get("columns", "").split() or [column.name for column in main]
        ids = self.options.get("rows", "").split()
        last = len(table) - 1
        rows = [table[i] for i in ids] if ids else [table[round(n * last / (SAMPLE - 1))] for n in range(SAMPLE)]
        how = "chosen by hand" if ids else "evenly spaced"
        text = f"{len(rows)} of the {len(table):,} rows of data version {VERSION}, {how}, with their main columns. "
        text += "An empty cell means that no source states the value."
        cells = [[_text(getattr(row, name)) for name in names] for row in rows]
        return [nodes.paragraph(text, text), _table(names, cells)]


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)


def _table(header: list[str], rows: list[list[str]]) -> nodes.table:
    """A table of plain texts: nothing in them is read as markup."""
    group = nodes.tgroup(cols=len(header))
    group += [nodes.colspec(colwidth=1) for _ in header]
    group += nodes.thead("", _cells(nodes.literal(name, name) for name in header))
    group += nodes.tbody("", *(_cells(nodes.Text(text) for text in row) for row in rows))
    return nodes.table("", group, classes=["sample"])


def _cells(contents: Iterable[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", content)) for content in contents))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.add_directive("codebook", Columns)
    app.add_directive("codebook-index", Index)
    app.add_directive("codebook-rules", Rules)
    app.add_directive("sample", Sample)
    app.connect("builder-inited", lambda app: app.config.html_static_path.append(str(Path(__file__).parent / "static")))
    app.add_css_file("codebook.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
