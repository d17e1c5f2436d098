"""``errata``: one row is a cell whose value changed from one data version to the next."""

from typing import Annotated, Literal, get_args

from ..schema.columns import Vocabulary
from ..schema.declare import entered, table
from .claims import ClaimTable

ErratumKind = Annotated[
    Literal["ours", "source_corrected", "new_evidence", "recoded", "removed"],
    Vocabulary(
        {
            "ours": "The editors find that the earlier value should not have been adopted: a source was read wrongly, "
            "or taken to say more than it does.",
            "source_corrected": "A source corrected what it had stated.",
            "new_evidence": "The value rests on a claim that the version before did not have.",
            "recoded": "No claim is new, and none was read wrongly: the editors code or choose the value otherwise, "
            "or the rules order claims or compute the cell otherwise.",
            "removed": "The row is no longer in the record, or something that its value rested on was redacted.",
        }
    ),
]

KINDS: tuple[str, ...] = get_args(get_args(ErratumKind)[0])  #: the items of the vocabulary


@table(
    "errata",
    "Cells whose value changed from one data version to the next.",
    main=("erratum_id", "old", "new", "kind"),
)
class Erratum:
    erratum_id: str = entered("The change, as version/table/record_id/column.")
    version: str = entered("Version that has the new value.")
    previous: str = entered("Version before it, the last one that has the old value.")
    table: ClaimTable = entered("Table of the cell.")
    record_id: str = entered("Row of the cell, by its id.")
    column: str = entered("Column of the cell.")
    old: str | None = entered("Value in the version before, written as in CSV; empty where it had none.")
    new: str | None = entered("Value in the version, written as in CSV; empty where it has none.")
    kind: ErratumKind = entered("Why the value changed.")
    reason: str = entered("The reason: that of a decision, of a code or of a reader, else a sentence of the rule.")
