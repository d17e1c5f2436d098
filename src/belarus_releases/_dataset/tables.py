"""The tables of a `Dataset`, a method each."""

from typing import TYPE_CHECKING, Any

from .._table import Claims, Events, Prisoners, RemainingEstimates, Table
from ..errors import InvalidValueError, NotFoundError, candidates, shown
from .base import Opened

if TYPE_CHECKING:
    from ..tables.concessions import Concession
    from ..tables.contacts import Contact
    from ..tables.custody_changes import CustodyChange
    from ..tables.event_breakdowns import EventBreakdown
    from ..tables.event_links import EventLink
    from ..tables.release_totals import ReleaseTotal
    from ..tables.sources import Source


class Tables(Opened):
    """The tables."""

    __slots__ = ()

    def events(self) -> Events:
        """Events: releases of persons from custody, under one act or in one handover."""
        table: Events = self._tables["events"]
        return table

    def event_breakdowns(self) -> "Table[EventBreakdown]":
        """Counts of an event's persons by nationality, destination, sex or charge."""
        table: Table[EventBreakdown] = self._tables["event_breakdowns"]
        return table

    def event_links(self) -> "Table[EventLink]":
        """Links between events and concessions or contacts, as stated by sources."""
        table: Table[EventLink] = self._tables["event_links"]
        return table

    def prisoners(self) -> Prisoners:
        """Persons released and named in public reporting."""
        table: Prisoners = self._tables["prisoners"]
        return table

    def custody_changes(self) -> "Table[CustodyChange]":
        """Changes in the custody of named persons: releases, refusals, returns."""
        table: Table[CustodyChange] = self._tables["custody_changes"]
        return table

    def remaining_estimates(self) -> RemainingEstimates:
        """Published estimates of those still held, each as of a date."""
        table: RemainingEstimates = self._tables["remaining_estimates"]
        return table

    def release_totals(self) -> "Table[ReleaseTotal]":
        """Published totals: cumulative counts and flows over a period."""
        table: Table[ReleaseTotal] = self._tables["release_totals"]
        return table

    def concessions(self) -> "Table[Concession]":
        """Concessions of foreign parties: eased, tightened, offered, requested, refused."""
        table: Table[Concession] = self._tables["concessions"]
        return table

    def contacts(self) -> "Table[Contact]":
        """Contacts: visits, meetings, calls, letters, messages and public statements."""
        table: Table[Contact] = self._tables["contacts"]
        return table

    def sources(self) -> "Table[Source]":
        """Sources: the publications that the claims cite."""
        table: Table[Source] = self._tables["sources"]
        return table

    def claims(
        self, table: "str | object | None" = None, record_id: str | None = None, *, field: str | None = None
    ) -> Claims:
        """Claims: which source states which value of which cell.

        Parameters
        ----------
        table : str or object, optional
            Only those on this table, or on a record, such as ``ds.events()[0]``.
        record_id : str, optional
            Only those on this row of it.
        field : str, optional
            Only those on this column of it.

        Raises
        ------
        NotFoundError
            If there is no such table, row or column.
        """
        claims: Claims = self._tables["claims"]
        if table is None:
            if record_id is not None or field is not None:
                raise InvalidValueError("table: claims of a row or a column need the name of their table")
            return claims
        name, record_id = self._row(table, record_id, "field")
        conditions: dict[str, Any] = {"table": name}
        if field is not None:
            names = self.table(name).columns
            if field not in names:
                raise NotFoundError(f"there is no column {shown(field)} in {name}: {candidates(field, names)}")
            conditions["field"] = field
        if record_id is not None:
            conditions["record_id"] = record_id
        return claims._with(row for row in claims if all(getattr(row, name) == conditions[name] for name in conditions))
