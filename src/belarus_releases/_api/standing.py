"""Whether what was read still stands: the errata of the versions, and the check of cells that were cited."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .._snapshot import snapshot
from .._table import CheckedCells, Table
from ..errors import ErratumWarning, InvalidValueError, frames_to_caller, shown
from ..schema.calver import reaches
from ..storage.versions import resolve
from . import dataset

if TYPE_CHECKING:
    import pandas as pd

    from ..tables.errata import Erratum


def errata() -> "Table[Erratum]":
    """Cells whose value changed from one data version to the next.

    Each has the kind of change and the reason. Listed are cells that claims fill, that are coded or that
    link rows, of the rows that both versions have or the later one has no more. Labels and notes are not
    listed, nor is what only follows from other cells. They are reference data and belong to no data
    version.

    Columns: :class:`belarus_releases.tables.errata.Erratum`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> [(row.old, row.new, row.kind) for row in br.errata().where(version="2026.11.1")]
    [('blogger;politician', 'activist;blogger;politician', 'new_evidence')]
    """
    return Table("errata")


def check(
    what: "pd.DataFrame | str | os.PathLike[str] | Iterable[tuple[str, str, str]]",
    against: str = "latest",
    *,
    version: str | None = None,
) -> CheckedCells:
    """Whether cells that were read at one data version still stand at a later one.

    Parameters
    ----------
    what : pandas.DataFrame, path, or iterable of tuple
        A frame that ``to_frame()`` gave, whose attrs name table, version, known day and choice of sources: rows may be
        left out, and columns but that of the ids. Or the path of a CSV file that an export wrote, in
        its folder with ``datapackage.json``. Or cells, each as table, id and column. Columns that
        the version does not have are left aside.
    against : str, default "latest"
        The later data version.
    version : str, optional
        The version that was read, where `what` does not say it.

    Returns
    -------
    Table of CheckedCell
        One row a cell, with one answer: it stands, is corrected, now disputed, better attested, now
        stated or removed; the values then and now, and the kind and the reason of the erratum.
        Printed, it is a few lines.

    Raises
    ------
    InvalidValueError
        If nothing says of which version the cells are, `against` is an earlier one, a value is not
        that of its cell, or the frame is of another version of that name, by its SHA-256.
    NotFoundError
        If there is no such version, table, row or column.

    Warns
    -----
    ErratumWarning
        If a value rests on an error of the editors.

    Examples
    --------
    >>> import belarus_releases as br
    >>> cells = [("events", "2025-09-11-lithuania", name) for name in ("released_total", "expelled")]
    >>> answer = br.check(cells, against="2026.11.3", version="2026.11.1")
    >>> [(row.answer, row.old, row.new) for row in answer]
    [('now_disputed', '52', '52'), ('now_stated', None, '51')]
    """
    from ..export.cited import cells_of
    from ..views.checked import Cited, check

    at, part, named = cells_of(what, version)
    cells = [Cited(*cell) for cell in named]
    versions = dataset(at).version, dataset(resolve(against, "against")).version  # which warn if they are redacted
    if not reaches(*versions):
        raise InvalidValueError(f"against: expected {at} or a later data version, got {shown(against)}")
    old, new = (snapshot(name, *part) for name in versions)
    answer = CheckedCells(old.version, new.version, check(cells, old, new), new.known_on, new.choice)
    wrong = [row.cell for row in answer if row.kind == "ours" and row.old is not None]
    if wrong:
        from warnings import warn

        text = (
            f"errors of the editors, corrected since data version {old.version}, in {len(wrong):,} of {len(answer):,} "
            f"cells: {', '.join(wrong[:3])}{', …' if len(wrong) > 3 else ''}: see `new` and `reason`"
        )
        warn(text, ErratumWarning, stacklevel=frames_to_caller())
    return answer
