"""What columns must not be used for: generated on the page of limits from the declarations of the tables."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from belarus_releases.schema.columns import columns
from belarus_releases.schema.hazards import HAZARDS, columns_by_hazard
from belarus_releases.tables import record_class


def hazards(*tables: str) -> str:
    """The hazards of tables in Markdown, each with the columns that it concerns."""
    lines = []
    for hazard, names in columns_by_hazard(
        (column.name if len(tables) == 1 else f"{table}.{column.name}", column)
        for table in tables
        for column in columns(record_class(table))
    ).items():
        lines.append(f"- `{hazard}`: {HAZARDS[hazard]} It concerns {', '.join(f'`{name}`' for name in names)}.")
    return "\n".join(lines)


class Hazards(SphinxDirective):
    """``{hazards} events``: what the columns of one or several tables must not be used for."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Parse them as a part of the page."""
        return self.parse_text_to_nodes(hazards(*self.arguments[0].split()))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("hazards", Hazards)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
