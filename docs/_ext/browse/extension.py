"""The record as pages: an index of releases, a page for each, those held, what was traded, and persons.

The pages ``releases/index``, ``held``, ``traded`` and ``persons`` are documents with a directive, ``{browse} NAME``;
those of single releases, ``releases/<event_id>``, are made when the others are written. Every value on them comes from
the package, at the data version that `data_version` names.
"""

from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from data_version import VERSION
from docutils import nodes
from docutils.utils import new_document
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import belarus_releases as br

from . import held, persons, releases, traded
from .record import Record
from .section import Section

#: What the directive can show.
PARTS: dict[str, Callable[[Record], list[Section]]] = {
    "releases": releases.index,
    "held-in-short": held.in_short,
    "held": held.sections,
    "traded": traded.sections,
    "persons": persons.sections,
}
#: The scripts of a page.
SCRIPTS = {
    "releases/index": ("datatables/dataTables.min.js", "tables.js"),
    "held": ("print.js",),
    "traded": ("datatables/dataTables.min.js", "tables.js", "print.js"),
    "persons": ("names.js", "persons.js"),
}
NOT_FOR_ENGINES = '<meta name="robots" content="noindex">'


@cache
def record() -> Record:
    """The record that the pages show."""
    return Record(br.dataset(VERSION))


class Browse(SphinxDirective):
    """``{browse} releases``: a part of the record, as sections of the page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Make the sections, at every build: their data is no file of the pages."""
        self.env.note_reread()
        return [_node(section) for section in PARTS[self.arguments[0]](record())]


def _node(section: Section) -> nodes.Node:
    html = nodes.raw("", section.html, format="html")
    if not section.title:
        return html
    return nodes.section("", nodes.title("", section.title), html, ids=[section.anchor])


def pages_of_releases(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page of each release: its name, what the theme shows, and the template of the theme."""
    events = releases.newest_first(record())
    for place, event in enumerate(events):
        head, *sections = releases.page(record(), event)
        name = f"releases/{event.event_id}"
        context = {
            "title": head.title,
            "body": body(head, sections),
            "metatags": NOT_FOR_ENGINES if any(section.names_persons for section in sections) else "",
            "prev": _neighbour(events[place - 1]) if place else None,
            "next": _neighbour(events[place + 1]) if place + 1 < len(events) else None,
        }
        app.builder.index_page(name, searched(head, sections), head.title)  # type: ignore[attr-defined]
        yield name, context, "page.html"
    keep_in_search(app, [f"releases/{event.event_id}" for event in events])


def keep_in_search(app: Sphinx, names: list[str]) -> None:
    """Have the search know pages that are no documents: Sphinx drops them from its index before it writes it."""
    indexer = app.builder.indexer  # type: ignore[attr-defined]
    prune = indexer.prune
    indexer.prune = lambda documents: prune([*documents, *names])


def body(head: Section, sections: list[Section]) -> str:
    """The HTML of the page of a release."""
    parts = [f"<h1>{escape(head.title)}</h1>", head.html]
    for section in sections:
        parts.append(f'<section id="{section.anchor}"><h2>{section.title}</h2>{section.html}</section>')
    return "\n".join(parts)


def searched(head: Section, sections: list[Section]) -> nodes.document:
    """What the search of the site finds of a page: no names of persons."""
    document = new_document("")
    shown = [head, *(section for section in sections if not section.names_persons)]
    document += nodes.section("", nodes.title("", head.title), *(nodes.raw("", s.html, format="html") for s in shown))
    return document


def add_files(app: Sphinx, pagename: str, *_: object) -> None:
    """Load the style and the scripts of the pages of the record, on these alone."""
    of_release = pagename.startswith("releases/")
    if pagename in SCRIPTS or of_release:
        app.add_css_file("browse.css")
    for script in SCRIPTS.get(pagename, ("print.js",) if of_release else ()):
        app.add_js_file(script, loading_method="defer")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive, the pages and what they load."""
    app.add_directive("browse", Browse)
    app.connect("html-collect-pages", pages_of_releases)
    app.connect("html-page-context", add_files)
    app.connect("builder-inited", lambda app: app.config.html_static_path.append(str(Path(__file__).parent / "static")))
    app.connect("config-inited", lambda app, config: config.templates_path.append(str(Path(__file__).parent / "theme")))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _neighbour(event: Any) -> dict[str, str]:
    return {"link": f"{event.event_id}.html", "title": releases.title(event)}
