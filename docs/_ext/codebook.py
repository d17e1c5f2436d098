"""The directive ``codebook``: the columns and vocabularies of every table, as the package declares them."""

from collections.abc import Iterable
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import belarus_releases as br
from belarus_releases import derivations
from belarus_releases.columns import FIRST
from belarus_releases.tables import record_class
from belarus_releases.tables.codebook import CodebookEntry

HEADER = ("Column", "Type", "Basis", "Meaning")


def markdown() -> str:
    """The codebook in Markdown: one section a table, and one for the rules of derivation."""
    rules: set[str] = set()
    parts = []
    for table, entries in groupby(br.codebook(), key=lambda entry: entry.table):
        rows = list(entries)
        rules |= {row.rule for row in rows if row.basis == "derived" and row.rule}
        parts.append(_table(table, rows))
    return "\n".join([*parts, _rules(rules)])


def _table(name: str, entries: list[CodebookEntry]) -> str:
    columns = [entry for entry in entries if entry.item is None]
    lines = [f"(codebook-{name})=", f"## `{name}`", "", str(record_class(name).__doc__), ""]
    lines += [_row(HEADER), _row("---" for _ in HEADER)]
    lines += [_row(_cells(column)) for column in columns]
    lines += [""]
    for column in columns:
        items = [entry for entry in entries if entry.column == column.column and entry.item is not None]
        if items:
            lines += [f"Items of `{column.column}`:", "", *(_item(item, column) for item in items), ""]
    return "\n".join(lines)


def _cells(entry: CodebookEntry) -> tuple[str, ...]:
    said = [entry.meaning]
    if entry.basis == "derived":
        said.append(f"Rule: [`{entry.rule}`](#rule-{(entry.rule or '').replace('_', '-')}).")
    elif entry.rule:
        said.append(f"*Coding rule:* {entry.rule}")
    said += [f"Unit: {entry.unit}."] if entry.unit else []
    said += [f"Form: {entry.standard}."] if entry.standard else []
    said += [f"Refers to [`{entry.refers_to}`](#codebook-{entry.refers_to})."] if entry.refers_to else []
    said += ["Never empty."] if not entry.may_be_empty else []
    said += [f"Since {entry.since}."] if entry.since != FIRST else []
    return f"`{entry.column}`", entry.type, entry.basis, " ".join(said)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _item(entry: CodebookEntry, column: CodebookEntry) -> str:
    since = f" Since {entry.since}." if entry.since != column.since else ""
    return f"- `{entry.item}`: {entry.meaning}{since}"


def _rules(names: set[str]) -> str:
    lines = ["## Rules of derivation", "", "The rules that derived columns name, and what each gives.", ""]
    for name in sorted(names):
        said = str(getattr(derivations, name).__doc__).strip().splitlines()[0]
        lines += [f"(rule-{name.replace('_', '-')})=", f"`{name}`", f": {said}", ""]
    return "\n".join(lines)


class Codebook(SphinxDirective):
    """Puts the codebook in place of itself."""

    def run(self) -> list[nodes.Node]:
        """Parse the codebook as a part of the page."""
        return self.parse_text_to_nodes(markdown(), allow_section_headings=True)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("codebook", Codebook)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
