"""The tables, one module each: the record class declares the columns and the vocabularies.

The kinds of :class:`~belarus_releases.Table` (`Events`, `Prisoners`, …) and `Diff` are found here too.
"""

from importlib import import_module

from ..errors import shown

#: Table name to record class, in the order in which tables are documented and built.
TABLES = {
    "events": "Event",
    "event_breakdowns": "EventBreakdown",
    "event_links": "EventLink",
    "prisoners": "Prisoner",
    "custody_changes": "CustodyChange",
    "remaining_estimates": "RemainingEstimate",
    "release_totals": "ReleaseTotal",
    "concessions": "Concession",
    "contacts": "Contact",
    "sources": "Source",
    "claims": "Claim",
}

#: Tables whose cells come from claims: all but the evidence itself.
CLAIM_BASED = tuple(name for name in TABLES if name not in ("sources", "claims"))

#: Views that are computed from the tables, with columns in the codebook like theirs; and the codebook itself.
VIEWS = (
    "disputes",
    "reconciliation",
    "stock_flows",
    "panel",
    "released",
    "evidence",
    "empty_cells",
    "history",
    "revisions",
    "robustness",
    "changes",
    "checked_cells",
    "codebook",
)

#: Tables about the tables, derived views, and keys to other datasets.
AUXILIARY = {
    "data_versions": "DataVersion",
    "errata": "Erratum",
    "codebook": "CodebookEntry",
    "changes": "Change",
    "disputes": "Dispute",
    "reconciliation": "Reconciliation",
    "stock_flows": "StockFlow",
    "panel": "PanelRow",
    "released": "Released",
    "evidence": "Evidence",
    "empty_cells": "EmptyCell",
    "history": "HistoryRow",
    "revisions": "Revision",
    "robustness": "Robustness",
    "checked_cells": "CheckedCell",
    "coverage": "Coverage",
    "countries": "CountryCodes",
}

#: What the SHA-256 of a data version is made of: all that its tables and views are read from.
HASHED = (*TABLES, "coverage")

#: Tables that belong to no data version.
UNVERSIONED = ("data_versions", "errata", "countries")

#: The kinds of `Table`, which lie above the tables, so they are imported by name.
_KINDS = (
    "CheckedCells", "Claims", "Codebook", "Diff", "Events", "History", "Matches", "Prisoners", "RemainingEstimates",
    "Revisions", "StockFlows",
)  # fmt: skip


def __getattr__(name: str) -> object:
    if name in _KINDS:
        return getattr(import_module(f"{__name__.rpartition('.')[0]}._table"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {shown(name)}")


def record_class(name: str) -> type:
    """The record class of a table; only its own module is imported."""
    return getattr(import_module(f"{__name__}.{name}"), (TABLES | AUXILIARY)[name])  # type: ignore[no-any-return]
