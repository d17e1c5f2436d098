"""The releases of political prisoners in Belarus since July 2024, as versioned, sourced tables.

    >>> import belarus_releases as br
    >>> br.events()["2025-09-11-lithuania"].released_total
    52

Each function that is named after a table gives that table at a data version;
:func:`dataset` gives all of them at one. Nothing is imported or read before it is asked for.
"""

TYPE_CHECKING = bool()  # noqa: UP018  (type checkers and completion take the name as true)
if TYPE_CHECKING:
    from . import errors as errors
    from . import tables as tables
    from ._api import cite as cite
    from ._api import claims as claims
    from ._api import codebook as codebook
    from ._api import concessions as concessions
    from ._api import contacts as contacts
    from ._api import countries as countries
    from ._api import custody_changes as custody_changes
    from ._api import data_versions as data_versions
    from ._api import dataset as dataset
    from ._api import diff as diff
    from ._api import event_breakdowns as event_breakdowns
    from ._api import event_links as event_links
    from ._api import events as events
    from ._api import evidence as evidence
    from ._api import files as files
    from ._api import organisations as organisations
    from ._api import path as path
    from ._api import prisoners as prisoners
    from ._api import release_totals as release_totals
    from ._api import remaining_estimates as remaining_estimates
    from ._api import sources as sources
    from ._dataset import Dataset as Dataset
    from ._table import Table as Table

__version__ = "2026.11.3"

__all__ = [
    "Dataset",
    "Table",
    "__version__",
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
    "errors",
    "event_breakdowns",
    "event_links",
    "events",
    "evidence",
    "files",
    "organisations",
    "path",
    "prisoners",
    "release_totals",
    "remaining_estimates",
    "sources",
    "tables",
]


if not TYPE_CHECKING:  # or no misspelt name would be an error to type checkers

    def __getattr__(name: str) -> object:
        """Import what is named first; what users may look for elsewhere gets a hint."""
        from importlib import import_module

        if name in ("errors", "tables"):
            return import_module(f"{__name__}.{name}")
        if name in __all__:
            module = {"Dataset": "_dataset", "Table": "_table"}.get(name, "_api")
            value = globals()[name] = getattr(import_module(f"{__name__}.{module}"), name)
            return value
        shown = import_module(f"{__name__}.errors").shown(name)
        raise AttributeError(f"module {__name__!r} has no attribute {shown}{_hint(name)}")


def __dir__() -> list[str]:
    return sorted(__all__)


def _hint(name: str) -> str:
    if name.startswith("_"):
        return ""
    from importlib import import_module

    dataset, errors, table = (import_module(f"{__name__}.{module}") for module in ("_dataset", "errors", "_table"))
    if hasattr(dataset.Dataset, name):
        return f": {errors.shown(name)} is an attribute of `dataset()`"
    if hasattr(table.Table, name) or any(hasattr(kind, name) for kind in table.Table.__subclasses__()):
        return f": {errors.shown(name)} is a method of a table, such as `events()`"
    if isinstance(getattr(errors, name, None), type):
        return f": it is `errors.{name}`"
    if name in _FRAME:
        return f": {errors.shown(name)} is a method of frames; `events().to_frame()` gives one"
    similar = errors.candidates(name, __all__)
    return f": {similar}" if similar.startswith("did you mean") else ""


#: Methods of pandas frames that are tried first in a notebook.
_FRAME = ("columns", "describe", "groupby", "head", "info", "merge", "query", "sample", "shape", "sort_values", "tail")
