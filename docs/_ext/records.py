"""How the API reference shows records, and what short names in annotations refer to."""

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import belarus_releases as br
from belarus_releases import errors, tables
from belarus_releases.schema.columns import columns
from belarus_releases.tables import AUXILIARY, TABLES, changes, record_class, remaining

RECORDS = {f"belarus_releases.tables.{table}.{name}": table for table, name in (TABLES | AUXILIARY).items()}
KINDS = (
    "Claims", "Codebook", "Diff", "Events", "History", "Matches", "Prisoners", "RemainingEstimates", "Revisions",
    "StockFlows",
)  # fmt: skip
CLASSES = [
    *(record_class(table) for table in RECORDS.values()),
    *(getattr(tables, kind) for kind in KINDS),
    *(value for value in vars(errors).values() if isinstance(value, type)),
    br.Dataset,
    br.Table,
    changes.Change,
    remaining.Remaining,
]
#: Annotations and docstrings name classes without their modules; classes say where they are public.
SHORT = {cls.__name__: f"{cls.__module__}.{cls.__name__}" for cls in CLASSES}


def hide_signature(app: Sphinx, what: str, name: str, *_: object) -> tuple[str, None] | None:
    """Leave out the signature of a record: nobody calls it, and the codebook has its columns."""
    return ("", None) if name in RECORDS else None


def point_to_columns(app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """End the docstring of a record with its columns, or with their place in the codebook."""
    table = RECORDS.get(name)
    if table in TABLES:
        lines += ["", f"Columns: :ref:`{table} <codebook-{table}>`.", ""]
    elif table:
        lines += ["", *(f"- ``{c.name}``: {c.meaning}" for c in columns(record_class(table))), ""]


def find_short(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.Node) -> nodes.Node | None:
    """Resolve a class that is named without its module."""
    full = SHORT.get(node["reftarget"])
    if node.get("refdomain") != "py" or full is None:
        return None
    return env.domains["py"].resolve_xref(env, node["refdoc"], app.builder, "class", full, node, content)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hooks."""
    app.connect("autodoc-process-signature", hide_signature)
    app.connect("autodoc-process-docstring", point_to_columns)
    app.connect("missing-reference", find_short)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
