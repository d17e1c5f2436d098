"""The order in which claims on one cell are adopted; 1 is adopted."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import groupby

from belarus_releases.columns import columns
from belarus_releases.derivations import interval
from belarus_releases.tables import record_class
from belarus_releases.tables.sources import Source

Row = Mapping[str, str]
_QUALITY = {"primary": 0, "good": 1, "weak": 2}


def ranks(
    claims: Iterable[Row],
    sources: Iterable[Source],
    adopted: Mapping[tuple[str, str, str, str], int],
    omitted: Collection[str],
) -> dict[str, int]:
    """The place of each claim, by its id, among those on the same cell (for lists, the same item).

    The order: values adopted by decision; finer dates before coarser; sources with a public
    address before those without; primary before good before weak; the earlier publication;
    the claim's id. Claims left out by decision have no place.
    """
    by_id = {source.source_id: source for source in sources}

    def order(claim: Row) -> tuple[object, ...]:
        source = by_id[claim["source_id"]]
        decided = adopted.get((claim["table"], claim["record_id"], claim["field"], claim["value"]))
        return (
            decided is None,
            decided or 0,
            _coarseness(claim),
            source.url is None,
            _QUALITY[source.quality],
            source.published_latest or date.max,
            claim["claim_id"],
        )

    kept = sorted((c for c in claims if c["claim_id"] not in omitted), key=lambda c: (_cell(c), order(c)))
    return {claim["claim_id"]: place for _, group in groupby(kept, _cell) for place, claim in enumerate(group, 1)}


def _cell(claim: Row) -> tuple[str, ...]:
    item = claim["value"] if _kind(claim) == "list" else ""
    return claim["table"], claim["record_id"], claim["field"], item


def _kind(claim: Row) -> str:
    return next(c.kind for c in columns(record_class(claim["table"])) if c.name == claim["field"])


def _coarseness(claim: Row) -> int:
    """Days that a claimed date spans; 0 for what is no date."""
    if _kind(claim) != "date":
        return 0
    first, last = interval(claim["value"])
    return (last - first).days
