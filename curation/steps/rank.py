"""The order of the claims on one cell; the claim of rank 1 is selected."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import groupby

from belarus_releases.schema.columns import Column, columns
from belarus_releases.schema.dates import interval
from belarus_releases.tables import CLAIM_BASED, record_class
from belarus_releases.tables.sources import Source

from .files import Row

_QUALITY = {"primary": 0, "good": 1, "weak": 2}
_COLUMNS = {(name, column.name): column for name in CLAIM_BASED for column in columns(record_class(name))}
#: The sides that go first, by column of events and breakdowns: officials on counts, rights groups on recognition.
_FIRST = {
    **dict.fromkeys(
        ("released_total", "released_low", "released_high", "foreign_nationals", "women", "count"),
        ("state", "government"),
    ),
    **dict.fromkeys(("recognised", "recognised_by"), ("rights_group",)),
}


def ranks(
    claims: Iterable[Row],
    sources: Iterable[Source],
    adopted: Mapping[tuple[str, str, str, str], int],
    omitted: Collection[str],
    preferred: Collection[str] = (),
) -> dict[str, int]:
    """The rank of each claim, by its id, among those on the same cell (for lists, the same item).

    The order:

    1. values adopted by decision, then claims preferred by decision;
    2. dates that the source carries outright before dates that it carries partly, then finer before coarser;
    3. sources with a public address before those without;
    4. claims that the source carries outright before those that it carries partly;
    5. by column: for events and their breakdowns, officials on counts, rights groups on recognition;
       for estimates and totals, the body that counts, then sources that name it, then others;
    6. originals before reprints;
    7. primary before good before weak sources;
    8. the earlier source;
    9. the claim's id.

    Claims omitted by decision have no rank.
    """
    claims = list(claims)
    by_id = {source.source_id: source for source in sources}
    counting = {(c["record_id"], c["source_id"]): c["value"] for c in claims if c["field"] == "counted_by"}

    def order(claim: Row) -> tuple[object, ...]:
        source = by_id[claim["source_id"]]
        decision = adopted.get((claim["table"], claim["record_id"], claim["field"], claim["value"]))
        return (
            decision is None,
            decision or 0,
            claim["claim_id"] not in preferred,
            _inexact(claim),
            _coarseness(claim),
            source.url is None,
            claim.get("carried", "full") != "full",
            _distance(claim, source, counting.get((claim["record_id"], claim["source_id"]))),
            bool(source.is_reprint),
            _QUALITY[source.quality],
            source.published_latest or date.max,
            claim["claim_id"],
        )

    ranked = sorted((c for c in claims if c["claim_id"] not in omitted), key=lambda c: (_cell(c), order(c)))
    return {claim["claim_id"]: place for _, group in groupby(ranked, _cell) for place, claim in enumerate(group, 1)}


def _distance(claim: Row, source: Source, counting: str | None) -> int:
    """How far a source is from the body that must know: 0 for the side that goes first."""
    if claim["table"] in ("remaining_estimates", "release_totals"):
        return 2 if not counting else 0 if counting == source.publisher else 1
    if claim["table"] in ("events", "event_breakdowns") and claim["field"] in _FIRST:
        return 0 if source.publisher_side in _FIRST[claim["field"]] else 1
    return 0


def _cell(claim: Row) -> tuple[str, ...]:
    item = claim["value"] if _column(claim).kind == "list" else ""
    return claim["table"], claim["record_id"], claim["field"], item


def _column(claim: Row) -> Column:
    return _COLUMNS[claim["table"], claim["field"]]


def _inexact(claim: Row) -> bool:
    """Whether a claimed date is carried only partly; False for other claims."""
    return _column(claim).kind == "date" and claim.get("carried", "full") != "full"


def _coarseness(claim: Row) -> int:
    """The days that a claimed date spans; 0 for other claims."""
    if _column(claim).kind != "date":
        return 0
    first, last = interval(claim["value"])
    return (last - first).days
