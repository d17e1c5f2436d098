"""The releases of political prisoners in Belarus since July 2024, as versioned, sourced tables.

    >>> import belarus_releases as br
    >>> br.events()["2025-09-11-lithuania"].released_total
    52

Each function that is named after a table gives that table at a data version;
:func:`dataset` gives all of them at one. Nothing is imported or read before it is needed.
"""

TYPE_CHECKING = bool()  # noqa: UP018  (type checkers and completion take the name as true)
if TYPE_CHECKING:
    from . import errors as errors
    from . import tables as tables
    from ._api import dataset as dataset
    from ._api.raw import files as files
    from ._api.raw import path as path
    from ._api.reference import codebook as codebook
    from ._api.reference import countries as countries
    from ._api.reporting import report as report
    from ._api.standing import check as check
    from ._api.standing import errata as errata
    from ._api.tables import claims as claims
    from ._api.tables import concessions as concessions
    from ._api.tables import contacts as contacts
    from ._api.tables import custody_changes as custody_changes
    from ._api.tables import event_breakdowns as event_breakdowns
    from ._api.tables import event_links as event_links
    from ._api.tables import events as events
    from ._api.tables import evidence as evidence
    from ._api.tables import prisoners as prisoners
    from ._api.tables import release_totals as release_totals
    from ._api.tables import remaining_estimates as remaining_estimates
    from ._api.tables import sources as sources
    from ._api.versions import cite as cite
    from ._api.versions import data_versions as data_versions
    from ._api.versions import diff as diff
    from ._dataset import Dataset as Dataset
    from ._table import Table as Table

__version__ = "2026.11.3"

__all__ = [
    "Dataset",
    "Table",
    "__version__",
    "check",
    "cite",
    "claims",
    "codebook",
    "concessions",
    "contacts",
    "countries",
    "custody_changes",
    "data_versions",
    "dataset",
    "diff",
    "errata",
    "errors",
    "event_breakdowns",
    "event_links",
    "events",
    "evidence",
    "files",
    "path",
    "prisoners",
    "release_totals",
    "remaining_estimates",
    "report",
    "sources",
    "tables",
]

#: Where the public names live that are not functions named after a table.
_HOMES = {
    "Dataset": "_dataset", "Table": "_table", "dataset": "_api",
    "cite": "_api.versions", "data_versions": "_api.versions", "diff": "_api.versions",
    "codebook": "_api.reference", "countries": "_api.reference",
    "files": "_api.raw", "path": "_api.raw", "report": "_api.reporting",
    "check": "_api.standing", "errata": "_api.standing",
}  # fmt: skip


if not TYPE_CHECKING:  # or no misspelt name would be an error to type checkers

    def __getattr__(name: str) -> object:
        """Import what is named first; what users may look for elsewhere gets a hint."""
        from importlib import import_module

        if name in ("errors", "tables"):
            return import_module(f"{__name__}.{name}")
        if name in __all__:
            value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES.get(name, '_api.tables')}"), name)
            value.__module__ = __name__
            return value
        raise AttributeError(import_module(f"{__name__}._hints").unknown(name, __all__))


def __dir__() -> list[str]:
    return sorted(__all__)
