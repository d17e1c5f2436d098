"""The front page describes the dataset to search engines, in the JSON-LD of schema.org."""

from typing import Any

from sphinx.application import Sphinx

import belarus_releases as br
from belarus_releases.citation.jsonld import json_ld


def describe(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Add the description of the newest data version to the head of the front page."""
    if page == app.config.root_doc:
        ds = br.dataset(br.data_versions()[-1].version)
        text = json_ld(ds.version, ds.published_on, ds.coverage()).replace("</", "<\\/")
        context["metatags"] += f'\n<script type="application/ld+json">\n{text}</script>'


def setup(app: Sphinx) -> dict[str, bool]:
    """Take part in writing pages."""
    app.connect("html-page-context", describe)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
