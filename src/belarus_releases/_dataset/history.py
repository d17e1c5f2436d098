"""How the cells of a `Dataset` became known."""

from typing import TYPE_CHECKING

from .._table import History, Revisions
from .base import Opened, table_name

if TYPE_CHECKING:
    from ..tables.history import HistoryRow  # noqa: F401  (named by what the methods give)
    from ..tables.revisions import Revision  # noqa: F401


class CellHistory(Opened):
    """How cells became known."""

    __slots__ = ()

    def history(self, table: "str | object", record_id: str | None = None, column: str | None = None) -> "History":
        """How a cell became known: day by day, which source stated what, and which value was adopted then.

        The value after a day is that of :func:`belarus_releases.dataset` with `known_on` that day. The
        order of the claims, and which are left out, was decided later, with knowledge of all sources:
        so a value that readers may have believed for a time is in `stated`, not in `value`.

        Parameters
        ----------
        table : str or object
            A table, or a record of one, such as ``ds.events()[0]``.
        record_id : str, optional
            Row of the table, by its id; none where a record is given.
        column : str
            A stated or derived column of it.

        Returns
        -------
        History
            One row for each claim that became public, by day; for a derived cell, also claims on the
            cells from which it is computed. A change without a claim, such as when the row that a
            reference names became known, is a row too. Empty where no source states anything.

        Raises
        ------
        NotFoundError
            If there is no such table, row or column.
        InvalidValueError
            If the row or the column is not named; if editors enter or code the column; if a record is
            not of this dataset.

        See Also
        --------
        Dataset.evidence : The same claims by rank.
        Dataset.revisions : All cells of a table, each in one row.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ds = br.dataset("2026.11.3")
        >>> rows = ds.history("events", "2025-09-11-lithuania", "recognised")
        >>> [(f"{row.day}", row.publisher, row.stated, row.value, row.n_origins) for row in rows[:2]]
        [('2025-09-15', 'ARTICLE 19', '40', 40, 1), ('2025-09-16', 'PEN Belarus', '52', 40, 1)]
        """
        from ..views.history import history

        return self._derived(History, "history", history(self._snapshot, *self._cell(table, record_id, column)))

    def revisions(self, table: str) -> "Revisions":
        """How long the cells of a table took to reach their final value.

        The values are those of :meth:`history`, and its remark on the order of claims applies: a count
        that was left out later is not a value of a cell, so the number of changes is not an upper bound
        of the changes that readers saw. `days` begins where a source first stated something, adopted or
        not.

        Parameters
        ----------
        table : str
            A table whose cells sources state.

        Returns
        -------
        Revisions
            One row for each stated or derived cell that was ever filled, in the order of the table.

        Raises
        ------
        NotFoundError
            If there is no such table.

        Examples
        --------
        >>> import belarus_releases as br
        >>> rows = br.dataset("2026.11.3").revisions("events").where(field="released_total")
        >>> [(row.record_id, row.days, row.final_value) for row in rows if row.days]
        [('2024-07-03-first-releases', 43, 18)]
        """
        from ..views.revisions import revisions

        return self._derived(Revisions, "revisions", revisions(self._snapshot, table_name(table)))
