"""Read the publishers: each with its name and side once, and its publications, each with a readable key."""

from pathlib import Path
from typing import Any, NamedTuple

from belarus_releases.errors import candidates, shown
from belarus_releases.schema.columns import columns
from belarus_releases.tables.sources import Source

from .files import PUBLISHERS, Row
from .plain_yaml import At, Text, files, load
from .record import Place

_OF_PUBLISHER = ("name", "side", "publications")
_OF = {"name": "publisher", "side": "publisher_side"}  #: the columns of what a publisher has once
_COLUMNS = [c.name for c in columns(Source) if c.name not in ("source_id", "published_earliest", "published_latest")]
#: What a publication has, with the column of each.
FIELDS = {
    "title": "title", "url": "url", "published": "published", "retrieved_on": "retrieved_on", "language": "language",
    "kind": "kind", "reprints": "origin_id", "is_reprint": "is_reprint", "newsroom": "newsroom", "quality": "quality",
    "note": "note",
}  # fmt: skip


class Publication(NamedTuple):
    """A source, by its key: its columns as text, the original that it reprints named by key."""

    key: str
    cells: Row
    place: Place
    lines: dict[str, int]

    def at(self, column: str) -> Place:
        """Where a cell is written; where the publication begins, if it is not."""
        return self.place._replace(line=self.lines.get(column, self.place.line))


def read(root: Path = PUBLISHERS) -> list[Publication]:
    """All publications, by their keys.

    Raises
    ------
    CurationError
        If a file cannot be read; the message names file and line.
    """
    found: dict[str, Publication] = {}
    for path in files(root):
        at = At(path, root.parent)
        for publication in _publications(at, load(at)):
            if publication.key in found:
                other = found[publication.key].place
                raise publication.place.error(
                    f"{shown(publication.key)} stands in {other.at.name}, line {other.line}, too"
                )
            found[publication.key] = publication
    for publication in found.values():
        original = publication.cells["origin_id"]
        if original and original not in found:
            raise publication.at("origin_id").error(
                f"reprints: there is no {shown(original)}: {candidates(original, found)}"
            )
    return [found[key] for key in sorted(found)]


def _publications(at: At, mapping: dict[Text, Any]) -> list[Publication]:
    cells = {str(key): node for key, node in mapping.items()}
    for key in mapping:
        if key not in _OF_PUBLISHER:
            raise at.error(key.line, f"a publisher has no {shown(str(key))}: {candidates(key, _OF_PUBLISHER)}")
    for name in ("name", "side"):
        if not isinstance(cells.get(name, ""), str):
            raise at.error(1, f"{name}: expected text")
    if not cells.get("name"):
        raise at.error(1, "the publisher has no name")
    lines = {_OF[key]: key.line for key in mapping if key in _OF}
    publisher = {"publisher_id": at.path.stem, "publisher": cells["name"], "publisher_side": cells.get("side", "")}
    publications = cells.get("publications")
    if not isinstance(publications, dict):
        raise at.error(1, "the publisher has no publications")
    return [_publication(at, key, node, publisher, lines) for key, node in publications.items()]


def _publication(at: At, key: Text, node: Any, publisher: Row, lines: dict[str, int]) -> Publication:
    if not isinstance(node, dict):
        raise at.error(key.line, f"{key}: expected title, url and so on")
    row = dict.fromkeys(_COLUMNS, "") | {name: str(cell) for name, cell in publisher.items()}
    lines = {**lines}
    for name, cell in node.items():
        if name not in FIELDS:
            raise at.error(name.line, f"a publication has no {shown(str(name))}: {candidates(name, FIELDS)}")
        if not isinstance(cell, str):
            raise at.error(name.line, f"{name}: expected text")
        row[FIELDS[name]] = str(cell)
        lines[FIELDS[name]] = name.line
    return Publication(str(key), row, Place(at, key.line), lines)
