"""Where a cell of a `Dataset` comes from."""

from typing import TYPE_CHECKING, Literal

from .._table import Table
from ..errors import check_option
from .base import Opened, table_name

if TYPE_CHECKING:
    from ..tables.empty_cells import EmptyCell
    from ..tables.evidence import Evidence


class CellEvidence(Opened):
    """Where a cell comes from."""

    __slots__ = ()

    def evidence(
        self, table: "str | object", record_id: str | None = None, field: str | None = None
    ) -> "Table[Evidence]":
        """Who states which value of a cell, where, and whether it is adopted.

        Parameters
        ----------
        table : str or object
            A table, or a record of one, such as ``ds.events()[0]``.
        record_id : str, optional
            Only claims on this row of it.
        field : str, optional
            Only claims on this column of it; of a derived column, on the columns it is made of.

        Returns
        -------
        Table of Evidence
            One row a claim: value, whether it is adopted, rank, publisher, side and date, whom it
            quotes, basis, whether carried in full, address, claim and source. The adopted come first.

        Raises
        ------
        NotFoundError
            If there is no such table, row or column.
        InvalidValueError
            If no claim states the column, since editors enter or code it; if a record is not of this
            dataset.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ds = br.dataset("2026.11.0")
        >>> rows = ds.evidence("events", "2025-09-11-lithuania", "released_total")
        >>> [(row.value, row.adopted, row.publisher) for row in rows]
        [('52', True, 'The European Conservative'), ('52', True, 'Wikipedia')]
        """
        from ..views.evidenced import evidence

        name, row = self._row(table, record_id, "field")
        return self._derived(Table, "evidence", evidence(self._snapshot, name, row, field))

    def explain(
        self,
        table: "str | object",
        record_id: str | None = None,
        column: str | None = None,
        form: Literal["text", "markdown", "html"] = "text",
    ) -> str:
        """How a cell came about, in sentences with footnotes.

        Parameters
        ----------
        table : str or object
            A table, or a record of one, such as ``ds.events()[0]``; then without `record_id`.
        record_id : str, optional
            The row.
        column : str
            The column: stated by sources, derived, coded or entered.
        form : {"text", "markdown", "html"}
            Plain text; Markdown with footnotes; or HTML, in which everything is escaped.

        Returns
        -------
        str
            The value; how many independent origins state it, and who; who states otherwise and why
            that is not adopted, or the rule of the column; since which data version it stands; as of
            which day; what the column must not be used for; and the sources, with publisher, day,
            title and address as far as the record has them.

        Raises
        ------
        NotFoundError
            If there is no such table, row or column.
        InvalidValueError
            If a row or a column is not named; if a record is not of this dataset; if there is no such form.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ds = br.dataset("2026.11.0")
        >>> text = ds.explain("events", "2025-09-11-lithuania", "released_total")
        >>> text.splitlines()[2]
        'Value: Persons released, as adopted: 52 persons.'
        """
        from ..export.explanation import FORMS
        from ..views.explained import explained

        check_option("form", form, tuple(FORMS))
        name, row, column = self._cell(table, record_id, column)
        return FORMS[form](explained(self._snapshot, self._snapshot.before(), name, row, column))

    def why_empty(self, table: str) -> "Table[EmptyCell]":
        """Empty cells of a table, and why they are empty.

        Parameters
        ----------
        table : str
            The table.

        Returns
        -------
        Table of EmptyCell
            One row an empty cell, in the order of rows and columns, with one reason: the first that
            holds, as :class:`belarus_releases.tables.empty_cells.EmptyCell` lists them. It is read off the
            claims and off what is declared of the columns, and never guessed: ``not_stated`` is what remains.

        Raises
        ------
        NotFoundError
            If there is no such table.

        Examples
        --------
        >>> import belarus_releases as br
        >>> cells = br.dataset("2026.11.3").why_empty("release_totals")
        >>> {cell.reason for cell in cells.where(column="count")}
        {'stated_in_part'}
        """
        return self._derived(Table, "empty_cells", self._empty_cells(table_name(table)))
