"""What was corrected since."""

from typing import TYPE_CHECKING

from .._table import Table
from .base import Opened

if TYPE_CHECKING:
    from ..tables.errata import Erratum


class Standing(Opened):
    """What was corrected since."""

    __slots__ = ()

    def errata(self) -> "Table[Erratum]":
        """Cells whose value changed from one data version to the next.

        Only those that changed after this version: what was corrected since. As of a known day, only
        cells of rows that were public then.

        Returns
        -------
        Table of Erratum
            One row a change, oldest first: those of :func:`belarus_releases.errata` whose row and column
            this version has. None for the latest version.

        Examples
        --------
        >>> import belarus_releases as br
        >>> rows = br.dataset("2026.11.2").errata().where(table="events", column="expelled")
        >>> [(row.record_id, row.new, row.version) for row in rows]
        [('2025-02-12-lithuania', '3', '2026.11.3'), ('2025-06-21-lithuania', '14', '2026.11.3')]
        """
        from ..views.checked import errata_of

        return Table("errata", self.version, errata_of(self._snapshot))
