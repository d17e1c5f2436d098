"""The tables, one module each: the record class declares the columns and the vocabulary."""

from importlib import import_module

#: Table name to record class, in the order in which tables are documented and built.
RECORDS = {
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

#: Tables about the tables, and keys to other datasets.
ABOUT = {
    "data_versions": "DataVersion",
    "codebook": "CodebookEntry",
    "disputes": "Dispute",
    "reconciliation": "Reconciliation",
    "stock_flows": "StockFlow",
    "coverage": "Coverage",
    "countries": "CountryCodes",
    "organisations": "Organisation",
}


def record_class(name: str) -> type:
    """The record class of a table; only its own module is imported."""
    return getattr(import_module(f"{__name__}.{name}"), (RECORDS | ABOUT)[name])  # type: ignore[no-any-return]
