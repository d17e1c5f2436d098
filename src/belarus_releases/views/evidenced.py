"""Who states which value of a cell: claims beside their sources."""

from typing import TYPE_CHECKING

from ..errors import InvalidValueError, NotFoundError, candidates, shown
from ..tables import CLAIM_BASED
from ..tables.claims import Claim
from ..tables.evidence import Evidence
from ..tables.sources import Source

if TYPE_CHECKING:
    from .._snapshot import Snapshot


def evidence(snapshot: "Snapshot", table: str, record_id: str | None, field: str | None) -> list[Evidence]:
    """The claims on a table, a row or a cell: see :meth:`belarus_releases.Dataset.evidence`."""
    if table not in CLAIM_BASED:
        raise NotFoundError(f"no claims are on {shown(table)}: {candidates(table, CLAIM_BASED)}")
    fields = _fields(snapshot, table, field)
    claims = [
        claim
        for claim in snapshot.rows("claims")
        if claim.table == table
        and (record_id is None or claim.record_id == record_id)
        and (field is None or claim.field in fields)
    ]
    places = {name: place for place, name in enumerate(snapshot.declared(table))}
    claims.sort(key=lambda c: (c.record_id, places[c.field], c.rank is None, c.rank or 0, c.claim_id))
    adopted = {(c.record_id, c.field, c.value) for c in claims if c.rank == 1}
    sources = snapshot.index("sources")
    return [_row(claim, sources[claim.source_id], adopted) for claim in claims]


def _fields(snapshot: "Snapshot", table: str, field: str | None) -> tuple[str, ...]:
    """The columns whose claims make a column: itself or, of a derived one, what it looks at."""
    if field is None:
        return ()
    columns = snapshot.declared(table)
    if not isinstance(field, str) or field not in columns:
        raise NotFoundError(f"there is no column {shown(field)} in {table}: {candidates(field, columns)}")
    column = columns[field]
    if column.basis == "stated":
        return (field,)
    if column.inputs:
        return column.inputs
    raise InvalidValueError(
        f"field: no claim states {field} of {table}, which is {column.basis}: "
        f"codebook('{table}.{field}') has its rule, and without a field all claims on the row are given"
    )


def _row(claim: Claim, source: Source, adopted: set[tuple[str, str, str]]) -> Evidence:
    return Evidence(
        claim_id=claim.claim_id,
        table=claim.table,
        record_id=claim.record_id,
        field=claim.field,
        value=claim.value,
        adopted=claim.rank is not None and (claim.record_id, claim.field, claim.value) in adopted,
        rank=claim.rank,
        publisher=source.publisher,
        publisher_side=source.publisher_side,
        published=source.published,
        published_earliest=source.published_earliest,
        published_latest=source.published_latest,
        attributed_to=claim.attributed_to,
        stated_as=claim.stated_as,
        basis=claim.basis,
        carried=claim.carried,
        url=source.url,
        source_id=source.source_id,
        decision=claim.decision,
    )
