"""How the API reference shows records, and what short names in annotations refer to."""

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from belarus_releases.columns import columns
from belarus_releases.table import Table
from belarus_releases.tables import ABOUT, RECORDS, record_class
from belarus_releases.typed import Claims, Codebook, Events, Prisoners, RemainingEstimates, StockFlows

TYPED = (Events, Prisoners, RemainingEstimates, Claims, StockFlows, Codebook)
RECORD_NAMES = {f"belarus_releases.tables.{module}.{name}": module for module, name in (RECORDS | ABOUT).items()}
#: Annotations and docstrings name classes as the package's modules import them.
SHORT = {full.rpartition(".")[2]: full for full in RECORD_NAMES}
SHORT |= {cls.__name__: f"{cls.__module__}.{cls.__name__}" for cls in (Table, *TYPED)}
SHORT |= {
    "Diff": "belarus_releases.differences.Diff",
    "Dataset": "belarus_releases._dataset.Dataset",
    "Matches": "belarus_releases.names.Matches",
    "Remaining": "belarus_releases.flows.Remaining",
}
ERRORS = "belarus_releases.errors"


def hide_signature(app: Sphinx, what: str, name: str, *_: object) -> tuple[str, None] | None:
    """Leave out the signature of a record: nobody calls it, and the codebook has its columns."""
    return ("", None) if name in RECORD_NAMES else None


def point_to_columns(app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """End the docstring of a record with its columns, or with their place in the codebook."""
    table = RECORD_NAMES.get(name)
    if table in RECORDS:
        lines += ["", f"Columns: :ref:`{table} <codebook-{table}>`.", ""]
    elif table in ABOUT:
        lines += ["", *(f"- ``{c.name}``: {c.meaning}" for c in columns(record_class(table))), ""]


def find_short(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.Node) -> nodes.Node | None:
    """Resolve a class that is named without its module."""
    asked = node["reftarget"]
    full = SHORT.get(asked) or (f"{ERRORS}.{asked}" if asked.endswith("Error") else None)
    if node.get("refdomain") != "py" or full is None:
        return None
    return env.domains["py"].resolve_xref(env, node["refdoc"], app.builder, "class", full, node, content)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hooks."""
    app.connect("autodoc-process-signature", hide_signature)
    app.connect("autodoc-process-docstring", point_to_columns)
    app.connect("missing-reference", find_short)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
