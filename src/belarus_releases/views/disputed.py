"""Cells for which sources state different values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..adoption.origins import origin
from ..schema.columns import Column, columns
from ..schema.dates import interval
from ..tables import CLAIM_BASED, record_class
from ..tables.claims import Claim
from ..tables.disputes import Dispute
from ..tables.sources import Source

if TYPE_CHECKING:
    from .._snapshot import Snapshot

#: Free text is worded by each source in its own way; that is no dispute.
KINDS = ("integer", "number", "boolean", "date", "category")
_ORDER = "by the order of adoption"


def disputes(snapshot: "Snapshot") -> list[Dispute]:
    """Disputed cells: see :meth:`belarus_releases.Dataset.disputes`."""
    disputable = {
        (name, column.name): column
        for name in CLAIM_BASED
        for column in columns(record_class(name))
        if (column.kind in KINDS or column.refers_to) and column.kind != "list"
    }
    cells: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in snapshot.rows("claims"):
        if (claim.table, claim.field) in disputable:
            cells.setdefault((claim.table, claim.record_id, claim.field), []).append(claim)
    sources = snapshot.originals
    return [
        row
        for (table, _, field), claims in sorted(cells.items())
        if disputed(disputable[table, field], {claim.value for claim in claims})
        for row in _rows(disputable[table, field], claims, sources)
    ]


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


def _rows(column: Column, claims: Sequence[Claim], sources: Mapping[str, Source]) -> Iterator[Dispute]:
    """One row a value: the adopted first, those set aside last."""
    by_rank = sorted(claims, key=lambda claim: (claim.rank is None, claim.rank or 0, claim.claim_id))
    best = by_rank[0] if by_rank[0].rank is not None else None
    for place, value in enumerate(dict.fromkeys(claim.value for claim in by_rank)):
        stating = [claim for claim in by_rank if claim.value == value]
        adopted = place == 0 and stating[0].rank is not None
        decisions = dict.fromkeys(claim.decision for claim in stating if claim.decision)
        source_ids = dict.fromkeys(claim.source_id for claim in stating)
        yield Dispute(
            dispute_id=f"{stating[0].table}/{stating[0].record_id}/{stating[0].field}={value}",
            table=stating[0].table,
            record_id=stating[0].record_id,
            field=stating[0].field,
            value=value,
            adopted=adopted,
            standing="adopted" if adopted else "set_aside" if stating[0].rank is None else "outranked",
            effect=_effect(column, value, best),
            n_sources=len(source_ids),
            n_origins=len({origin(sources[source_id], sources) for source_id in source_ids}),
            source_ids=tuple(source_ids),
            attributed_to=tuple(dict.fromkeys(claim.attributed_to for claim in stating if claim.attributed_to)),
            why="; ".join(decisions) or (_ORDER if adopted else f"not adopted, {_ORDER}"),
        )


def _effect(column: Column, value: str, adopted: Claim | None) -> float | None:
    """The value less the adopted one, where they are numbers."""
    if column.kind not in ("integer", "number") or adopted is None:
        return None
    return float(value) - float(adopted.value)
