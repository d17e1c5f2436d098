"""How far the record reaches, in one line: its newest data version, the day of that, and the last day covered."""

from browse.words import plural, span
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import belarus_releases as br


def freshness(ds: br.Dataset) -> str:
    """The line on a data version, in Markdown."""
    covered = ds.coverage().where(subject="events")[0]
    return (
        f"The newest data version is **{ds.version}**, published on {span(ds.published_on, ds.published_on)}: "
        f"{plural(len(ds.events()), 'release')}, from {plural(len(ds.sources()), 'publication')}. "
        f"Releases are meant to be complete from {span(covered.first, covered.first)} to "
        f"**{span(covered.last, covered.last)}**; "
        "for later days, an empty record does not mean that nobody was released."
    )


class Freshness(SphinxDirective):
    """``{freshness}``: the line on the newest data version."""

    def run(self) -> list[nodes.Node]:
        """Parse it as a part of the page, at every build: the data are no file of the pages."""
        self.env.note_reread()
        return self.parse_text_to_nodes(freshness(br.dataset(br.data_versions()[-1].version)))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("freshness", Freshness)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
