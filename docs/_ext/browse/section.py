"""A section of a page: a heading, and HTML from a template."""

from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from . import words

TEMPLATES = Path(__file__).with_name("templates")
_environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters["heading"] = words.heading
_environment.filters["host"] = lambda url: urlsplit(url).netloc.removeprefix("www.")
_environment.globals |= {
    "not_stated": words.NOT_STATED,
    "quotes_nobody": words.QUOTES_NOBODY,
    "standings": words.STANDINGS,
    "carried": words.carried,
    "iso": words.iso,
    "heading": words.heading,
    "item": words.item,
    "meaning": words.meaning,
    "number": words.number,
    "plural": words.plural,
    "span": words.span,
}


class Section(NamedTuple):
    """A section of a page."""

    anchor: str
    title: str
    html: str
    names_persons: bool = False  #: then no index has its text


def render(template: str, **values: Any) -> Markup:
    """The HTML of a template; every value is escaped."""
    return Markup(_environment.get_template(f"{template}.html").render(values))
