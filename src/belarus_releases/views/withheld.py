"""What is left of the tables where persons, or the sources, are withheld: what a deposit holds."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

import attrs

from ..tables import CLAIM_BASED, TABLES
from ..tables.claims import Claim

if TYPE_CHECKING:
    from .._snapshot import Snapshot
    from ..schema.columns import Column

Persons: TypeAlias = Literal["named", "ids", "none"]
Sources: TypeAlias = Literal["full", "titles", "none"]

#: The tables about single persons, each with the columns that tell who a prisoner is.
PERSONAL = {
    "prisoners": ("name", "name_be", "name_ru", "aliases", "role", "note"),
    "custody_changes": ("note",),
}
#: The words of sources and editors in claims on these tables.
WORDS_ON_PERSONS = ("stated_as", "attributed_to", "decision")
WORDS_LEFT_OUT = "[…]"  #: stands in a cell that cannot be empty
_ADDRESS = re.compile(r"://|\bwww\.|\b[\w-]+\.[a-z]{2,}/\w", re.IGNORECASE)


class Kept(NamedTuple):
    """What is left of each table, and what is left out and why, in sentences."""

    rows: dict[str, list[Any]]
    columns: dict[str, list[str]]
    left_out: list[str]


def withheld(
    snapshot: "Snapshot", tables: Collection[str], persons: Persons, sources: Sources, is_name: Callable[[str], bool]
) -> Kept:
    """What is left of some tables.

    Parameters
    ----------
    snapshot : Snapshot
        The dataset.
    tables : collection of str
        The tables asked for.
    persons : {"named", "ids", "none"}
        Whether prisoners are named, have only their ids, or are left out.
    sources : {"full", "titles", "none"}
        Whether sources have their addresses, only their titles, or are left out.
    is_name : callable
        Whether a text names a prisoner.
    """
    gone = [*(PERSONAL if persons == "none" else ()), *(("sources", "claims") if sources == "none" else ())]
    names = [name for name in tables if name not in gone]
    claims = _Claims(snapshot, names, persons, is_name)
    columns = {name: [c for c in snapshot.declared(name) if not _goes(name, c, persons, sources)] for name in names}
    rows = {name: list(snapshot.rows(name)) for name in names}
    if "claims" in rows:
        rows["claims"] = claims.left
    if "sources" in rows and claims.gone:
        rows["sources"] = _cited(rows["sources"], claims.left)
    emptied: dict[str, int] = {}
    for reason, is_withheld in _tests(persons, sources, is_name):
        emptied[reason] = 0
        for name in names:
            texts = [column for column in snapshot.declared(name).values() if _has_words(name, column)]
            rows[name], cells = _emptied(rows[name], [c for c in texts if c.name in columns[name]], is_withheld)
            emptied[reason] += cells
    fewer = {name: len(snapshot.rows(name)) - len(rows[name]) for name in names if name in ("claims", "sources")}
    return Kept(rows, columns, [*_left_out(snapshot, tables, persons, sources, emptied, fewer)])


class _Claims:
    """The claims on what is left, and the number of the others."""

    def __init__(
        self, snapshot: "Snapshot", names: Collection[str], persons: Persons, is_name: Callable[[str], bool]
    ) -> None:
        def stays(claim: Claim) -> bool:
            if claim.table not in names:
                return False
            if persons == "named":
                return True
            return claim.field not in PERSONAL.get(claim.table, ()) and not is_name(claim.value)

        def without_words(claim: Claim) -> Claim:
            if persons == "named" or claim.table not in PERSONAL:
                return claim
            return attrs.evolve(claim, **dict.fromkeys(WORDS_ON_PERSONS))  # type: ignore[misc]

        claims: Sequence[Claim] = snapshot.rows("claims")
        self.left = [without_words(claim) for claim in claims if stays(claim)]
        self.gone = len(claims) - len(self.left)


def _goes(table: str, column: str, persons: Persons, sources: Sources) -> bool:
    """Whether a column is left out."""
    if persons == "ids" and column in PERSONAL.get(table, ()):
        return True
    if sources == "none":
        return column == "note" and table in CLAIM_BASED
    return sources == "titles" and (table, column) == ("sources", "url")


def _cited(rows: Iterable[Any], claims: Iterable[Claim]) -> list[Any]:
    """The sources that claims cite, and what these reprint."""
    rows = list(rows)
    cited = {claim.source_id for claim in claims}
    cited |= {row.origin_id for row in rows if row.source_id in cited}
    return [row for row in rows if row.source_id in cited]


def _tests(
    persons: Persons, sources: Sources, is_name: Callable[[str], bool]
) -> Iterator[tuple[str, Callable[[str], bool]]]:
    """What a text must not have in it."""
    if persons != "named":
        yield "names", is_name
    if sources != "full":
        yield "addresses", lambda text: bool(_ADDRESS.search(text))


def _has_words(table: str, column: "Column") -> bool:
    """Whether words stand in a column; ids are opaque, or made of dates and places, and name nobody."""
    is_id = column.refers_to or (table, column.name) in (("claims", "record_id"), ("claims", "field"))
    return column.kind in ("text", "list") and not is_id and not column.vocabulary


def _emptied(
    rows: Sequence[Any], columns: Sequence["Column"], is_withheld: Callable[[str], bool]
) -> tuple[list[Any], int]:
    """Rows without the texts that are withheld, and the number of these."""
    _, *columns = columns  # the first column of a table has its ids
    count = 0
    left = []
    for row in rows:
        changes: dict[str, Any] = {}
        for column in columns:
            cell = getattr(row, column.name)
            if column.kind == "list":
                items = tuple(item for item in cell if not is_withheld(item))
                count += len(cell) - len(items)
                if items != cell:
                    changes[column.name] = items
            elif cell and is_withheld(cell):
                count += 1
                changes[column.name] = None if column.nullable else WORDS_LEFT_OUT
        left.append(attrs.evolve(row, **changes) if changes else row)
    return left, count


def _left_out(
    snapshot: "Snapshot",
    tables: Collection[str],
    persons: Persons,
    sources: Sources,
    emptied: Mapping[str, int],
    fewer: Mapping[str, int],
) -> Iterator[str]:
    """What is left out, and why, in sentences."""
    if unchosen := [name for name in TABLES if name not in tables]:
        yield f"Tables that were not chosen: {', '.join(unchosen)}."
    if persons == "none":
        yield f"The tables about single persons, {' and '.join(PERSONAL)}: the persons are left out."
    if persons == "ids":
        for name, columns in PERSONAL.items():
            if name in tables:
                yield f"Of {name}: {', '.join(columns)}, which may tell who a prisoner is. Ids stay, for joins."
        if "claims" in tables and any(name in tables for name in PERSONAL):
            yield f"Of claims on {' and '.join(PERSONAL)}: {', '.join(WORDS_ON_PERSONS)}, which may tell it too."
    if emptied.get("names"):
        yield (
            f"{_count(emptied['names'], 'text')}, items of lists counted, with the surname of a prisoner or a word "
            f"that may be one: a cell is empty, or {WORDS_LEFT_OUT} where it cannot be."
        )
    if sources == "none":
        yield "The tables sources and claims, and the notes of all tables, which tell who published what."
    if sources == "titles":
        yield (
            f"The addresses of sources, and {_count(emptied['addresses'], 'text')} with an address: to link to a page, "
            "or to have it, can be punished in Belarus."
        )
    if fewer.get("claims"):
        yield f"{_count(fewer['claims'], 'claim')} on cells that are left out."
    if fewer.get("sources"):
        yield f"{_count(fewer['sources'], 'source')} that none of the claims left cites."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
