"""Sphinx configuration: pages in Markdown, reference pages read off the package."""

import sys
from pathlib import Path

import belarus_releases

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "belarus-releases"
author = "belarus-releases contributors"
copyright = author
version = release = belarus_releases.__version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "browse.extension",
    "checksums",
    "codebook",
    "freshness",
    "hazards",
    "records",
    "search_engines",
]
exclude_patterns = ["_build", "_ext"]
nitpicky = True
# What is documented elsewhere, the type variables of Table, and words that are no classes.
nitpick_ignore_regex = [
    ("py:class", r"(pandas|pd|matplotlib|datetime|dt|collections\.abc|os|polars|pl|pyarrow|pa)\..+|Axes"),
    ("py:class", r"(importlib_resources|pathlib)\..+|AbstractContextManager|Path|Traversable|context manager"),
    ("py:class", r"belarus_releases\._table\.\w+\.[RD]"),
    ("py:class", "collection|iterable|Dtypes|Lists"),
    ("py:class", "text|boolean|integer|number|date|category|value|in .+|may be empty"),  # of the columns of a record
]

html_theme = "furo"
html_title = f"{project} {release}"
html_copy_source = False  # the pages are what is read; their sources are in the repository
html_static_path = ["_ext/static"]
html_css_files = ["site.css"]
html_js_files = [("scrolling.js", {"defer": "defer"})]

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 2

# Notebooks run at every build, and one that fails stops it.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True

add_module_names = False
autodoc_member_order = "bysource"
napoleon_google_docstring = False
napoleon_preprocess_types = True
napoleon_use_ivar = True
