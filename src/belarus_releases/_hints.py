"""What a name that the package lacks may have been meant for."""

from collections.abc import Collection

from . import errors
from ._dataset import Dataset
from ._table import Table

#: Methods of pandas frames that are tried first in a notebook.
_FRAME = ("columns", "describe", "groupby", "head", "info", "merge", "query", "sample", "shape", "sort_values", "tail")


def unknown(name: str, public: Collection[str]) -> str:
    """The message on a name that is not among the public ones."""
    return f"module 'belarus_releases' has no attribute {errors.shown(name)}{_hint(name, public)}"


def _hint(name: str, public: Collection[str]) -> str:
    shown = errors.shown(name)
    if name.startswith("_"):
        return ""
    if hasattr(Dataset, name):
        return f": {shown} is an attribute of `dataset()`"
    if hasattr(Table, name) or any(hasattr(kind, name) for kind in Table.__subclasses__()):
        return f": {shown} is a method of a table, such as `events()`"
    if isinstance(getattr(errors, name, None), type):
        return f": it is `errors.{name}`"
    if name in _FRAME:
        return f": {shown} is a method of frames; `events().to_frame()` gives one"
    similar = errors.candidates(name, public)
    return f": {similar}" if similar.startswith("did you mean") else ""
