"""The order in which claims on one cell are adopted; 1 is adopted."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import groupby

from belarus_releases.columns import Column, columns
from belarus_releases.derivations import interval
from belarus_releases.provenance import BUILT
from belarus_releases.tables import record_class
from belarus_releases.tables.sources import Source

Row = Mapping[str, str]
_QUALITY = {"primary": 0, "good": 1, "weak": 2}
_COLUMNS = {(name, column.name): column for name in BUILT for column in columns(record_class(name))}
#: Who is asked first, by column: officials on how many, rights groups on whom they recognise.
_FIRST = {
    "officials": {"released_total", "released_low", "released_high", "foreign_nationals", "women", "count"},
    "rights_groups": {"recognised", "recognised_by"},
}
_SIDES = {"officials": ("state", "government"), "rights_groups": ("rights_group",)}


def ranks(
    claims: Iterable[Row],
    sources: Iterable[Source],
    adopted: Mapping[tuple[str, str, str, str], int],
    omitted: Collection[str],
    preferred: Collection[str] = (),
) -> dict[str, int]:
    """The place of each claim, by its id, among those on the same cell (for lists, the same item).

    The order:

    1. values adopted by decision, and then claims preferred by decision;
    2. finer dates before coarser;
    3. sources with a public address before those without;
    4. what the source carries outright before what it carries partly;
    5. by column: in releases and their breakdowns officials on how many, rights groups on whom
       they recognise; in published figures the body that counts, then who names it, then others;
    6. originals before reprints;
    7. primary before good before weak;
    8. the earlier publication;
    9. the claim's id.

    Claims left out by decision have no place.
    """
    claims = list(claims)
    by_id = {source.source_id: source for source in sources}
    counting = {(c["record_id"], c["source_id"]): c["value"] for c in claims if c["field"] == "counted_by"}

    def order(claim: Row) -> tuple[object, ...]:
        source = by_id[claim["source_id"]]
        decided = adopted.get((claim["table"], claim["record_id"], claim["field"], claim["value"]))
        return (
            decided is None,
            decided or 0,
            claim["claim_id"] not in preferred,
            _coarseness(claim),
            source.url is None,
            claim.get("carried", "yes") != "yes",
            _distance(claim, source, counting.get((claim["record_id"], claim["source_id"]))),
            source.origin_id is not None,
            _QUALITY[source.quality],
            source.published_latest or date.max,
            claim["claim_id"],
        )

    kept = sorted((c for c in claims if c["claim_id"] not in omitted), key=lambda c: (_cell(c), order(c)))
    return {claim["claim_id"]: place for _, group in groupby(kept, _cell) for place, claim in enumerate(group, 1)}


def _distance(claim: Row, source: Source, counting: str | None) -> int:
    """How far a source stands from who must know: 0 for whom the column asks first."""
    if claim["table"] in ("remaining_estimates", "release_totals"):
        return 0 if counting and counting == source.publisher else 1 if counting else 2
    if claim["table"] in ("events", "event_breakdowns"):
        for who, fields in _FIRST.items():
            if claim["field"] in fields:
                return 0 if source.publisher_side in _SIDES[who] else 1
    return 0


def _cell(claim: Row) -> tuple[str, ...]:
    item = claim["value"] if _column(claim).kind == "list" else ""
    return claim["table"], claim["record_id"], claim["field"], item


def _column(claim: Row) -> Column:
    return _COLUMNS[claim["table"], claim["field"]]


def _coarseness(claim: Row) -> int:
    """Days that a claimed date spans; 0 for what is no date."""
    if _column(claim).kind != "date":
        return 0
    first, last = interval(claim["value"])
    return (last - first).days
