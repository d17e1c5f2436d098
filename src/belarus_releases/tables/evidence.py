"""``evidence``: one row is a claim beside the source that makes it."""

import datetime as dt
from functools import partial

from ..schema.declare import derived, table
from .claims import Carried, ClaimBasis, ClaimTable
from .sources import PublisherSide

_derived = partial(derived, by="evidence")


@table(
    "evidence",
    "Who states which value of a cell, where, and whether it is adopted.",
    main=("claim_id", "value", "publisher", "adopted", "published_latest", "attributed_to", "field", "basis"),
)
class Evidence:
    claim_id: str = _derived("Identifier of the claim.", refers_to="claims")
    table: ClaimTable = _derived("Table of the cell.")
    record_id: str = _derived("Row of the cell, by its id.")
    field: str = _derived("Column of the cell.")
    value: str = _derived("The value stated, written as in CSV; for a list, one item.")
    adopted: bool = _derived(
        "Whether the value is adopted among those stated for the column; a partial date is adopted as an interval, "
        "and the day of a row can be taken from another column, as `date_basis` says."
    )
    rank: int | None = _derived(
        "Place in the order of the claims on the cell: 1 is adopted; a claim without a rank never is."
    )
    publisher: str | None = _derived("Who published the source.")
    publisher_side: PublisherSide | None = _derived("Side of the publisher.")
    published: dt.date | None = _derived(
        "Day of publication, where a single day is known.", hazards=("known_days_only",)
    )
    published_earliest: dt.date | None = _derived("First possible day of publication.")
    published_latest: dt.date | None = _derived("Last possible day of publication.")
    attributed_to: str | None = _derived("Whom the source quotes or cites for the value.")
    stated_as: str | None = _derived("What the source prints, where it differs from the value.")
    basis: ClaimBasis = _derived("How the source carries the value.")
    carried: Carried | None = _derived(
        "Whether the source carries the value in full or in part; empty before data version 2026.11.3."
    )
    url: str | None = _derived("Address of the publication.")
    source_id: str = _derived("The source.", refers_to="sources", hazards=("counts_pages",))
    decision: str | None = _derived("Why the editors adopted the value against the order, or left the claim out.")
