"""What a version brings, in words: fragments of pull requests, and corrections with their reasons.

A fragment is a Markdown file in ``news.d/``, one a pull request, so that two branches never edit one section of
the changelog. ``curation/errata.csv`` has each stated cell that a version corrected.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from belarus_releases.errors import shown
from belarus_releases.schema.calver import reaches
from belarus_releases.schema.columns import columns
from belarus_releases.tables import CLAIM_BASED, record_class

from . import build
from .files import CURATION, ROOT, CurationError, csv_bytes, read_csv
from .record import fields_of
from .stamp import published

FRAGMENTS = ROOT / "news.d"
ERRATA = CURATION / "errata.csv"
_Cell = tuple[str, str, str]  # a table, a row and a column


class Correction(NamedTuple):
    """A stated cell that the last version had otherwise."""

    table: str
    record_id: str
    field: str
    old: str
    new: str
    reason: str


def fragments(folder: Path = FRAGMENTS) -> dict[Path, str]:
    """The fragments, each as items of a list.

    Raises
    ------
    CurationError
        If one is empty, is not UTF-8, or has a heading, which would end the section that it stands in.
    """
    found = {}
    for path in sorted(folder.glob("*.md")):
        if path.name == "README.md":
            continue
        at = f"{path.parent.name}/{path.name}"
        try:
            lines = path.read_text(encoding="utf-8").strip().splitlines()
        except UnicodeDecodeError:
            raise CurationError(f"{at} is not UTF-8: save it as UTF-8") from None
        if not lines:
            raise CurationError(f"{at} is empty: write what changes in the data, or remove it")
        for number, line in enumerate(lines, 1):
            if re.match("#+ ", line):
                raise CurationError(f"{at}, line {number}: {shown(line)} is a heading: write items of a list")
        found[path] = "\n".join(lines if lines[0].startswith("- ") else _item(lines))
    return found


def corrections(before: Path, after: Path, last: str) -> list[Correction]:
    """The stated cells of the rows of the last version that differ in a folder of built data, with the reasons."""
    reasons = _new_decisions(before, after, last)
    found = []
    for table in CLAIM_BASED:
        key = build.header(table)[0]
        now = {row[key]: row for row in build.stored(after, table).current}
        for was in sorted(published(build.stored(before, table), last), key=lambda row: row[key]):
            is_now = now.get(was[key], {})
            for field, column in _stated(table, last):
                old, new = was.get(column, ""), is_now.get(column, "")
                if old != new:
                    why = "; ".join(reasons[table, was[key], field])
                    found.append(Correction(table, was[key], column, old, new, why))
    return found


def errata(version: str, corrections: Iterable[Correction]) -> dict[Path, bytes]:
    """The file of errata with the corrections of a version, if it has any."""
    header = ["version", *Correction._fields]
    rows = [{"version": version, **correction._asdict()} for correction in corrections]
    return {ERRATA: csv_bytes(header, [*read_csv(ERRATA), *rows])} if rows else {}


def paragraphs(corrections: Iterable[Correction]) -> list[str]:
    """What the changelog says of corrections: those that have a reason."""
    items = [
        f"- `{c.table}` {c.record_id}, `{c.field}`: {c.new or 'empty'}, was {c.old or 'empty'}: {c.reason}"
        for c in corrections
        if c.reason
    ]
    return ["Corrected, with the reasons:", "\n".join(items)] if items else []


def _stated(table: str, version: str) -> Iterator[tuple[str, str]]:
    """The columns of a version that claims fill, each after the one that the claims name: a date has its interval."""
    names = {column.name for column in columns(record_class(table)) if reaches(column.since, version)}
    for column in fields_of(table):
        if column.basis not in ("entered", "coded"):
            of_claims = (column.name, f"{column.name}_earliest", f"{column.name}_latest")
            yield from ((column.name, name) for name in of_claims if name in names)


def _new_decisions(before: Path, after: Path, last: str) -> dict[_Cell, list[str]]:
    """The reasons, by cell, of decisions on claims that the last version does not have."""
    old = {(row["claim_id"], row.get("decision", "")) for row in published(build.stored(before, "claims"), last)}
    reasons: dict[_Cell, dict[str, None]] = defaultdict(dict)
    for row in build.stored(after, "claims").current:
        if row["decision"] and (row["claim_id"], row["decision"]) not in old:
            reasons[row["table"], row["record_id"], row["field"]][row["decision"]] = None
    return defaultdict(list, {cell: list(of_cell) for cell, of_cell in reasons.items()})


def _item(lines: list[str]) -> list[str]:
    first, *others = lines
    return [f"- {first}", *(f"  {line}" if line else "" for line in others)]
