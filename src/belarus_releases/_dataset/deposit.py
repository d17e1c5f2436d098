"""What a `Dataset` leaves for an archive."""

import os
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Literal

from .._snapshot import snapshot
from .._table import Table
from ..errors import InvalidValueError, check_option, shown
from .base import Opened, table_names

if TYPE_CHECKING:
    from ..export.sheet import Sheet
    from ..views.withheld import Kept


class Deposit(Opened):
    """What is left for an archive."""

    __slots__ = ()

    def deposit(
        self,
        folder: str | os.PathLike[str],
        *,
        tables: Iterable[str] | None = None,
        persons: Literal["named", "ids", "none"] = "named",
        sources: Literal["full", "titles", "none"] = "full",
        overwrite: bool = False,
    ) -> None:
        """Write a folder that is ready for Dataverse, Zenodo or a journal, with or without persons and sources.

        It holds the tables as CSV and as labelled Stata files, the codebook, ``datapackage.json``,
        ``croissant.json``, ``ro-crate-metadata.json``, a licence, checksums, and a read-me with version,
        citation, and what was left out and why.

        Parameters
        ----------
        folder : str or os.PathLike
            The folder to make; its parent must exist.
        tables : iterable of str, optional
            The tables to write; all by default. Of `claims`, those on these tables are written, and of
            `sources` those that such a claim cites.
        persons : {"named", "ids", "none"}, optional
            Whether prisoners are named; or have their ids alone, so that tables join, and no text has
            the surname of one; or whether the tables about single persons are left out too, with the
            claims on them.
        sources : {"full", "titles", "none"}, optional
            Whether sources have their addresses; or titles and publishers alone; or whether sources,
            claims and notes are left out.
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
            If `folder` is no path, or does not name a folder; if `tables` names none, one twice, or one
            that `persons` or `sources` leaves out; if the version is not published.
        NotFoundError
            If there is no such table.
        MissingExtraError
            If pyreadstat is not installed.

        Notes
        -----
        A surname is found in every spelling on record, script and case, and what may be one is left
        out too; other words can still tell who is meant, and so can the pages of the sources. No
        choice makes a folder safe to carry into Belarus: see :doc:`/explanation/ethics`.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ds = br.dataset("2026.11.3")
        >>> ds.deposit("deposit", tables=["events", "prisoners"], persons="ids", sources="none")
        >>> with open("deposit/prisoners.csv", encoding="utf-8") as file:
        ...     print(file.readline()[:45])
        prisoner_id,nationalities,category_primary,ca
        """
        from ..export.disk import deposit
        from ..names.mentioned import of_prisoners
        from ..views.covered import coverage
        from ..views.withheld import withheld

        check_option("persons", persons, ("named", "ids", "none"))
        check_option("sources", sources, ("full", "titles", "none"))
        if self.published_on is None:
            raise InvalidValueError(f"version: expected a published one, which others can get too, got {self.version}")
        asked = table_names(tables)
        prisoners = {name: None for of in (snapshot(), snapshot(self.version)) for name in of.rows("prisoners")}
        kept = withheld(self._snapshot, asked, persons, sources, of_prisoners(prisoners))
        if tables is not None and (gone := [name for name in asked if name not in kept.rows]):
            why = f"persons={shown(persons)}, sources={shown(sources)}"
            raise InvalidValueError(f"tables: {shown(gone[0])} is left out by {why}, so it cannot be asked for")
        subjects = [row for row in coverage(self._snapshot) if row.subject in kept.rows]
        deposit(self._kept_sheets(kept), self._edition(), kept.left_out, subjects, folder, overwrite=overwrite)

    def _kept_sheets(self, kept: "Kept") -> "list[Sheet]":
        """What is left of the tables, and the codebook of that."""
        from ..schema.calver import reaches
        from ..views.codes import codebook

        sheets = []
        for name, rows in kept.rows.items():
            whole = self.table(name)._sheet()._replace(reasons=partial(self._reasons, name))
            columns = tuple(column for column in whole.columns if column.name in kept.columns[name])
            sheets.append(whole._replace(columns=columns, records=partial(tuple, rows), stored=None))
        book = [
            entry
            for entry in codebook()
            if entry.table in ("codebook", "empty_cells") or entry.column in kept.columns.get(entry.table, ())
            if reaches(entry.since, self.version)
        ]
        return [*sheets, Table("codebook", self.version, book)._sheet()]
