"""The other forms of a `Dataset`, a method each."""

import os
from collections.abc import Iterable

from .._table import Table
from .base import Opened


class Exports(Opened):
    """The other forms."""

    __slots__ = ()

    def to_csv(
        self,
        folder: str | os.PathLike[str],
        *,
        tables: Iterable[str] | None = None,
        overwrite: bool = False,
    ) -> None:
        """Write the tables and the codebook as CSV files into a new folder, with a ``datapackage.json``.

        The folder is a Frictionless Data Package: columns with their types, meanings and
        vocabularies, keys to tables that are there, licence, and the size and SHA-256 of each file.
        The files are UTF-8 with LF; an empty cell is not stated by any source; the items of a list are joined by ``;``.

        Parameters
        ----------
        folder : str or os.PathLike
            The folder to make; its parent must exist.
        tables : iterable of str, optional
            The tables to write, such as ``["events", "event_links"]``; all by default.
        overwrite : bool, optional
            Whether to replace an existing folder. It is replaced only if it holds nothing but the
            files of an earlier export.

        Raises
        ------
        ExistsError
            If the folder exists and `overwrite` is False, or it holds anything else.
        WriteError
            If it cannot be written; nothing of it is left.
        InvalidValueError
            If `folder` is no path, or does not name a folder; if `tables` names none, or one twice.
        NotFoundError
            If there is no such table.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.dataset("2026.11.0").to_csv("releases")
        >>> sorted(os.listdir("releases"))[:4]
        ['claims.csv', 'codebook.csv', 'concessions.csv', 'contacts.csv']
        """
        from ..export.disk import to_csv

        to_csv(self._sheets(tables), self._edition(), folder, overwrite=overwrite)

    def to_parquet(
        self,
        folder: str | os.PathLike[str],
        *,
        tables: Iterable[str] | None = None,
        overwrite: bool = False,
    ) -> None:
        """Write the tables and the codebook as Parquet files into a new folder.

        The types are those of :meth:`.Table.to_arrow`. The metadata of the files state the version,
        the licence and the meaning of each column.

        Parameters
        ----------
        folder : str or os.PathLike
            The folder to make; its parent must exist.
        tables : iterable of str, optional
            The tables to write, such as ``["events", "event_links"]``; all by default.
        overwrite : bool, optional
            Whether to replace an existing folder. It is replaced only if it holds nothing but the
            files of an earlier export.

        Raises
        ------
        ExistsError
            If the folder exists and `overwrite` is False, or it holds anything else.
        WriteError
            If it cannot be written; nothing of it is left.
        InvalidValueError
            If `folder` is no path, or does not name a folder; if `tables` names none, or one twice.
        NotFoundError
            If there is no such table.
        MissingExtraError
            If pyarrow is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.dataset("2026.11.0").to_parquet("parquet")
        >>> import pyarrow.parquet
        >>> pyarrow.parquet.read_table("parquet/events.parquet").num_rows
        6
        """
        from ..export.disk import to_parquet

        to_parquet(self._sheets(tables), folder, overwrite=overwrite)

    def to_stata(
        self,
        folder: str | os.PathLike[str],
        *,
        tables: Iterable[str] | None = None,
        overwrite: bool = False,
    ) -> None:
        """Write the tables and the codebook as Stata files into a new folder, with labels.

        The label of a variable is the meaning of its column, cut to 80 characters; the table
        ``codebook`` has the whole of it. A category is a number with a value label: the place of
        its item in the vocabulary of the version, counted from 1, so compare labels, not numbers,
        across versions. Booleans are 0 and 1, labelled ``no`` and ``yes``; dates are ``%td``; the
        items of a list are joined by ``;``. A missing number, date, category or boolean says why it
        is missing, as :meth:`why_empty` does: ``.a`` not stated, ``.b`` set aside, ``.c`` not yet public,
        ``.d`` outside coverage, ``.e`` does not apply, ``.f`` stated in part, ``.g`` not chosen. Categories
        and booleans have labels for these; numbers and dates have none, since readers would take them
        for categories. In a text column, missing is the empty text. The label of a file states table
        and version, and behind ``@`` the day as of which it is known, then the choice of sources. Stata
        14 and later open the files.

        Parameters
        ----------
        folder : str or os.PathLike
            The folder to make; its parent must exist.
        tables : iterable of str, optional
            The tables to write, such as ``["events", "event_links"]``; all by default.
        overwrite : bool, optional
            Whether to replace an existing folder. It is replaced only if it holds nothing but the
            files of an earlier export.

        Raises
        ------
        ExistsError
            If the folder exists and `overwrite` is False, or it holds anything else.
        WriteError
            If it cannot be written; nothing of it is left.
        InvalidValueError
            If `folder` is no path, or does not name a folder; if `tables` names none, or one twice.
        NotFoundError
            If there is no such table.
        MissingExtraError
            If pyreadstat is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.dataset("2026.11.0").to_stata("stata")
        >>> import pandas as pd
        >>> pd.read_stata("stata/events.dta")["confidence"].value_counts().to_dict()
        {'weak': 4, 'reported': 2}
        """
        from ..export.disk import to_stata

        to_stata(self._sheets(tables, reasons=True), folder, overwrite=overwrite)

    def to_spss(
        self,
        folder: str | os.PathLike[str],
        *,
        tables: Iterable[str] | None = None,
        overwrite: bool = False,
    ) -> None:
        """Write the tables and the codebook as SPSS files into a new folder, with labels.

        As :meth:`to_stata`, with these differences: labels of variables are cut to 256 bytes; dates
        have the format ``DATE11``; the level of measurement is set; the variable of a column whose name
        is a reserved word, such as `by`, ends in ``_var``; and the notes of a file (``DISPLAY
        DOCUMENTS``) state the version, the licence and the citation. The user-missing values are -91 to
        -97, in the order of ``.a`` to ``.g``.

        Parameters
        ----------
        folder : str or os.PathLike
            The folder to make; its parent must exist.
        tables : iterable of str, optional
            The tables to write, such as ``["events", "event_links"]``; all by default.
        overwrite : bool, optional
            Whether to replace an existing folder. It is replaced only if it holds nothing but the
            files of an earlier export.

        Raises
        ------
        ExistsError
            If the folder exists and `overwrite` is False, or it holds anything else.
        WriteError
            If it cannot be written, or a text is longer than 32,767 bytes; nothing of it is left.
        InvalidValueError
            If `folder` is no path, or does not name a folder; if `tables` names none, or one twice.
        NotFoundError
            If there is no such table.
        MissingExtraError
            If pyreadstat is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.dataset("2026.11.0").to_spss("spss")
        >>> import pyreadstat
        >>> frame, about = pyreadstat.read_sav("spss/events.sav")
        >>> about.variable_value_labels["confidence"]
        {1.0: 'weak', 2.0: 'reported', 3.0: 'confirmed'}
        """
        from ..export.disk import to_spss

        to_spss(self._sheets(tables, reasons=True), folder, overwrite=overwrite)

    def to_excel(self, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
        """Write the tables and the codebook into a new Excel workbook, a sheet each.

        The first sheet, ``read-me``, states version, licence, citation and coverage, and what to
        mind before counting. Dates are real dates, booleans TRUE and FALSE, and numbers numbers; all
        else is text and stays text, even where it looks like a formula. The items of a list are joined
        by ``;``. The header is frozen and has filters.

        Parameters
        ----------
        path : str or os.PathLike
            The file to make, whose name should end in ``.xlsx``; its folder must exist.
        overwrite : bool, optional
            Whether to replace an existing file.

        Raises
        ------
        ExistsError
            If the file exists and `overwrite` is False, or it is a folder, a link or a file in use.
        WriteError
            If it cannot be written, or a text is longer than 32,767 characters; nothing of it is left.
        InvalidValueError
            If `path` is no path, or does not name a file.
        MissingExtraError
            If openpyxl is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.dataset("2026.11.0").to_excel("releases.xlsx")
        >>> import openpyxl
        >>> openpyxl.load_workbook("releases.xlsx").sheetnames[:3]
        ['read-me', 'events', 'event_breakdowns']
        """
        from ..export.disk import to_excel
        from ..views.covered import coverage

        to_excel(
            [*self._sheets(), self._derived(Table, "coverage", coverage(self._snapshot))._sheet()],
            self._edition(),
            path,
            overwrite=overwrite,
        )

    def to_sqlite(self, path: str | os.PathLike[str], *, overwrite: bool = False, datasette: bool = False) -> None:
        """Write the tables and the codebook into a new SQLite database, with keys and constraints.

        Dates are ISO text, booleans 0 and 1. A list column is a table of its own,
        ``<table>_<column>``: the id of the row, ``position``, counted from 1, and ``item``; a list
        that no source states has no rows there. The view ``<table>_named`` has names in place of
        ids, and lists as text; ``vocabularies`` has the items of every vocabulary in order;
        ``<table>_fts`` is the full-text index (FTS5) of labels, names and notes; ``metadata`` states
        the version, the licence and the citation. SQLite 3.31 and later read the file.

        Parameters
        ----------
        path : str or os.PathLike
            The file to make; its folder must exist.
        overwrite : bool, optional
            Whether to replace an existing file.
        datasette : bool, optional
            Whether to write ``metadata.json`` beside it, with what Datasette shows: title, licence,
            meanings of the columns, facets.

        Raises
        ------
        ExistsError
            If a file exists and `overwrite` is False; or it is a folder, a link, a database in use,
            or a ``metadata.json`` that was not written by an export.
        WriteError
            If it cannot be written; nothing of it is left.
        InvalidValueError
            If `path` is no path, or does not name a file.

        Examples
        --------
        >>> import belarus_releases as br
        >>> br.dataset("2026.11.0").to_sqlite("releases.sqlite")
        >>> import sqlite3
        >>> database = sqlite3.connect("releases.sqlite")
        >>> database.execute("SELECT event_id FROM events_destinations WHERE item = 'UA'").fetchall()
        [('2025-12-13-lithuania-ukraine',)]
        >>> database.close()
        """
        from ..export.disk import to_sqlite

        to_sqlite(self._sheets(), self._edition(), path, overwrite=overwrite, datasette=datasette)
