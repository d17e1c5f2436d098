"""Why a cell changed from one version to the next: the kind of its erratum and the reason, from claims and decisions.

The rules, the first that holds:

1. The row is gone: *removed*.
2. The cell is coded or entered: *recoded*, for the reason of the code.
3. A claim on the earlier value was set aside by decision, or the same source is read otherwise by decision: *ours*,
   for the reason of the decision.
4. A claim on the earlier value now has another value, or is gone: *ours* where the log of readings says that it was
   mended, for the reader's reason; else nothing says whether the source or the reading was wrong.
5. The new value rests on a claim that the version before did not have: *new_evidence*.
6. No claim on the cell is new, and none was taken back: *recoded*, by decision or by the rules of the record.

Where nothing says why, the kind and the reason must be stated (:mod:`.errata`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from belarus_releases.adoption.cells import COLUMNS
from belarus_releases.schema.columns import Column
from belarus_releases.schema.lists import split
from belarus_releases.storage.corrections import Correction, Rows

Cell = tuple[str, str, str]  #: a table, a row and a column

ROW_GONE = "The row is no longer in the record."
NEW_SOURCE = "A source states it that was not in the record before."
NEW_CLAIM = "A source that was in the record already states it; the claim is new."
CODED = "The editors coded it again, by the written rule of the column."
ENTERED = "The editors link the row otherwise."
ORDER = "No claim on it is new: the rules order the claims, or compute the cell, otherwise."
#: The reasons that are no one's words but those of a rule.
FIXED = frozenset({ROW_GONE, NEW_SOURCE, NEW_CLAIM, CODED, ENTERED, ORDER})


class Cause(NamedTuple):
    """The kind of an erratum, of the vocabulary, and its reason."""

    kind: str
    reason: str


class Version:
    """What a version has of the claims: by id and by cell, best first.

    Parameters
    ----------
    rows : mapping of str to iterable of mapping
        The rows of every table, cells as in CSV.
    """

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.sources = {row["source_id"] for row in rows["sources"]}
        self.claims = {row["claim_id"]: row for row in rows["claims"]}
        self.events = {row["change_id"]: row["event_id"] for row in rows["custody_changes"]}
        self._ranked: dict[Cell, list[Mapping[str, str]]] = defaultdict(list)
        for row in sorted(rows["claims"], key=lambda row: (int(row["rank"] or 0), row["claim_id"])):
            if row["rank"]:
                self._ranked[row["table"], row["record_id"], row["field"]].append(row)

    def ranked(self, table: str, record_id: str, column: Column) -> list[Mapping[str, str]]:
        """The claims that a cell can rest on, best first; a custody change without a day has that of its event."""
        claims = [c for name in column.inputs or (column.name,) for c in self._ranked[table, record_id, name]]
        if not claims and table == "custody_changes" and column.inputs:
            inputs = COLUMNS["events"]["date"].inputs
            claims = [c for name in inputs for c in self._ranked["events", self.events.get(record_id, ""), name]]
        return claims

    def adopted(self, table: str, record_id: str, column: Column, cell: str) -> list[Mapping[str, str]]:
        """The claims that a value rests on: for a list, those on its items; else those on the value of the best."""
        claims = self.ranked(table, record_id, column)
        values = split(cell) if column.kind == "list" else [claim["value"] for claim in claims[:1]]
        return [claim for claim in claims if claim["value"] in values]


def causes(
    corrections: Iterable[Correction], before: Rows, after: Rows, codes: Mapping[Cell, str], mended: Mapping[str, str]
) -> dict[Cell, Cause | None]:
    """The cause of each correction, by cell; None where nothing says it.

    Parameters
    ----------
    corrections : iterable of Correction
        The cells that differ.
    before, after : mapping of str to iterable of mapping
        The rows of every table at the two versions.
    codes : mapping
        The reason of a code, by cell.
    mended : mapping of str to str
        The reader's reason for each claim that was mended, by its id.
    """
    old, new = Version(before), Version(after)
    gone = {table: {next(iter(row.values())) for row in rows} for table, rows in after.items()}
    found: dict[Cell, Cause | None] = {}
    for c in corrections:
        column = COLUMNS[c.table][c.column]
        if c.record_id not in gone[c.table]:
            cause: Cause | None = Cause("removed", ROW_GONE)
        elif column.basis in ("coded", "entered"):
            why = codes.get((c.table, c.record_id, c.column))
            cause = Cause("recoded", why or (CODED if column.basis == "coded" else ENTERED))
        else:
            cause = _of_claims(c, column, old, new, mended)
        found[c.table, c.record_id, c.column] = cause
    return found


def _of_claims(c: Correction, column: Column, old: Version, new: Version, mended: Mapping[str, str]) -> Cause | None:
    """The cause of a change in a cell that rests on claims."""
    was, now = (v.adopted(c.table, c.record_id, column, cell) for v, cell in ((old, c.old), (new, c.new)))
    if column.kind == "list":
        lost, gained = ({*split(a)} - {*split(b)} for a, b in ((c.old, c.new), (c.new, c.old)))
        was, now = ([x for x in side if x["value"] in items] for side, items in ((was, lost), (now, gained)))
    states = [new.claims.get(claim["claim_id"], {}) for claim in was]
    aside = [s for s in states if s and not s["rank"] and _decided(s, old)]
    if aside:
        return Cause("ours", _joined(s["decision"] for s in aside))
    lost_claims = [claim for claim, s in zip(was, states, strict=True) if s.get("value") != claim["value"]]
    if lost_claims:
        reasons = [mended.get(claim["claim_id"], "") for claim in lost_claims]
        return Cause("ours", _joined(reasons)) if all(reasons) else None
    decisions = _joined(claim["decision"] for claim in now if _decided(claim, old))
    if fresh := [claim for claim in now if claim["claim_id"] not in old.claims]:
        if decisions and {claim["source_id"] for claim in fresh} & {claim["source_id"] for claim in was}:
            return Cause("ours", decisions)
        known = any(claim["source_id"] in old.sources for claim in fresh)
        return Cause("new_evidence", decisions or (NEW_CLAIM if known else NEW_SOURCE))
    return Cause("recoded", decisions or ORDER)


def _decided(claim: Mapping[str, str], old: Version) -> bool:
    """Whether a claim has a decision that it did not have."""
    return claim["decision"] not in ("", old.claims.get(claim["claim_id"], {}).get("decision", ""))


def _joined(reasons: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, reasons)))
