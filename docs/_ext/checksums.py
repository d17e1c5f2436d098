"""What a citation can be held against: the SHA-256 of every data version."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import belarus_releases as br


def checksums() -> str:
    """Every data version in Markdown: its day, its SHA-256, and what was removed from it at a person's wish."""
    lines = ["| Data version | Published on | SHA-256 | Redactions |", "| --- | --- | --- | --- |"]
    for row in br.data_versions():
        redactions = ", ".join(row.redactions) or "none"
        lines.append(f"| {row.version} | {row.published_on} | `{row.sha256}` | {redactions} |")
    return "\n".join(lines)


class Checksums(SphinxDirective):
    """``{checksums}``: the table of them."""

    def run(self) -> list[nodes.Node]:
        """Parse it as a part of the page."""
        return self.parse_text_to_nodes(checksums())


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("checksums", Checksums)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
