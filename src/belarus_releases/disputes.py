"""Cells for which sources state different values."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from .columns import Column, columns
from .derivations import interval
from .provenance import BUILT
from .tables import record_class
from .tables.disputes import Dispute

if TYPE_CHECKING:
    from ._dataset import Dataset
    from .table import Table
    from .tables.claims import Claim
    from .tables.sources import Source

#: Free text is worded by each source in its own way; that is no dispute.
_KINDS = ("integer", "number", "boolean", "date", "category")
_ORDER = "by the order of adoption"


def disputes(ds: "Dataset") -> "Table[Dispute]":
    """Disputed cells: see :meth:`.Dataset.disputes`."""
    from .table import Table

    disputable = {
        (name, column.name): column
        for name in BUILT
        for column in columns(record_class(name))
        if (column.kind in _KINDS or column.refers_to) and column.kind != "list"
    }
    cells: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in ds.claims():
        if (claim.table, claim.field) in disputable:
            cells.setdefault((claim.table, claim.record_id, claim.field), []).append(claim)
    sources = {source.source_id: source for source in ds.sources()}
    rows = [
        row
        for (table, _, field), said in sorted(cells.items())
        if disputed(disputable[table, field], {claim.value for claim in said})
        for row in _rows(said, sources)
    ]
    return Table("disputes", ds.version, rows, ds.known_on)


def disputed(column: Column, values: Iterable[str]) -> bool:
    """Whether values contradict each other; dates do when no day is possible by both.

    Examples
    --------
    >>> from belarus_releases.tables.events import Event
    >>> by_name = {column.name: column for column in columns(Event)}
    >>> disputed(by_name["date"], ["2025-09", "2025-09-11"])
    False
    >>> disputed(by_name["released_total"], ["52", "54"])
    True
    """
    distinct = list(values)
    if column.kind != "date":
        return len(distinct) > 1
    spans = [interval(value) for value in distinct]
    return max(first for first, _ in spans) > min(last for _, last in spans)


def _rows(said: Sequence["Claim"], sources: dict[str, "Source"]) -> Iterator[Dispute]:
    """One row a value, the adopted first."""
    by_rank = sorted(said, key=lambda claim: (claim.rank is None, claim.rank or 0, claim.claim_id))
    for place, value in enumerate(dict.fromkeys(claim.value for claim in by_rank)):
        mine = [claim for claim in by_rank if claim.value == value]
        adopted = place == 0 and mine[0].rank is not None
        decisions = dict.fromkeys(claim.decision for claim in mine if claim.decision)
        pages = dict.fromkeys(claim.source_id for claim in mine)
        yield Dispute(
            dispute_id=f"{mine[0].table}/{mine[0].record_id}/{mine[0].field}={value}",
            table=mine[0].table,
            record_id=mine[0].record_id,
            field=mine[0].field,
            value=value,
            adopted=adopted,
            n_sources=len(pages),
            n_origins=len({sources[page].origin_id or page for page in pages}),
            source_ids=tuple(pages),
            attributed_to=tuple(dict.fromkeys(claim.attributed_to for claim in mine if claim.attributed_to)),
            why="; ".join(decisions) or (_ORDER if adopted else f"not adopted, {_ORDER}"),
        )
