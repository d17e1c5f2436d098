"""The data versions: which there are, what changed between two, and how to cite one."""

from typing import TYPE_CHECKING

from .._table import Diff, Table
from ..storage.versions import resolve
from . import dataset

if TYPE_CHECKING:
    from ..tables.data_versions import DataVersion


def data_versions() -> "Table[DataVersion]":
    """The published versions of the data, oldest first.

    Columns: :class:`belarus_releases.tables.data_versions.DataVersion`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.data_versions()[0].version
    '2026.11.0'
    """
    return Table("data_versions")


def diff(old: str, new: str = "latest", *, derived: bool = False) -> Diff:
    """What changed in the data between two versions, cell by cell.

    Parameters
    ----------
    old, new : str
        Full data versions.
    derived : bool, optional
        Whether to include columns whose changes follow from other changed cells: `n_origins`,
        `confidence`, `named`, `rounded`.

    Returns
    -------
    Diff
        The changed cells: sequence-like, with ``to_frame()``; printed, it is a summary.

    Raises
    ------
    NotFoundError
        If there is no such version.

    Examples
    --------
    >>> import belarus_releases as br
    >>> len(br.diff("2026.11.0", "2026.11.0"))
    0
    """
    from ..views.changes import diff

    before, after = dataset(resolve(old, "old")), dataset(resolve(new, "new"))
    return Diff(before.version, after.version, diff(before._snapshot, after._snapshot, derived=derived))


def cite(style: str = "apa", *, version: str = "latest") -> str:
    """How to cite the dataset at a version.

    Parameters
    ----------
    style : {"apa", "bibtex", "biblatex", "csl-json"}
        Form of the reference: a line in APA style; an entry for classical BibTeX (``@misc``) or for
        biblatex (``@dataset``); or CSL-JSON, for reference managers.
    version : str, default "latest"
        A full data version.

    Returns
    -------
    str
        The reference.

    Raises
    ------
    InvalidValueError
        If there is no such style.
    NotFoundError
        If there is no such version.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.cite(version="2026.11.0").startswith("belarus-releases contributors. (2026).")
    True
    """
    from ..citation.dataset import cite

    return cite(style, dataset(version)._snapshot)
