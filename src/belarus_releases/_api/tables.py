"""The functions that are named after a table of a dataset, and where its cells come from."""

import datetime as dt
from typing import TYPE_CHECKING

from .._table import Claims, Events, Prisoners, RemainingEstimates, Table
from . import dataset

if TYPE_CHECKING:
    from ..tables.concessions import Concession
    from ..tables.contacts import Contact
    from ..tables.custody_changes import CustodyChange
    from ..tables.event_breakdowns import EventBreakdown
    from ..tables.event_links import EventLink
    from ..tables.evidence import Evidence
    from ..tables.release_totals import ReleaseTotal
    from ..tables.sources import Source


def events(version: str = "latest", *, known_on: "str | dt.date | None" = None) -> Events:
    """Events: releases of persons from custody, under one act or in one handover.

    Columns: :class:`belarus_releases.tables.events.Event`. Arguments and errors: :func:`dataset`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> release = br.events("2026.11.0")["2025-12-13-lithuania-ukraine"]
    >>> release.released_total, release.destinations
    (123, ('LT', 'UA'))
    """
    return dataset(version, known_on=known_on).events()


def event_breakdowns(version: str = "latest", *, known_on: "str | dt.date | None" = None) -> "Table[EventBreakdown]":
    """Counts of an event's persons by nationality, destination, sex or charge.

    Columns: :class:`belarus_releases.tables.event_breakdowns.EventBreakdown`. Arguments and errors: :func:`dataset`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> [(row.group, row.count) for row in br.event_breakdowns("2026.11.0").where(event_id="2025-02-12-lithuania")]
    [('US', 1)]
    """
    return dataset(version, known_on=known_on).event_breakdowns()


def event_links(version: str = "latest", *, known_on: "str | dt.date | None" = None) -> "Table[EventLink]":
    """Links between events and concessions or contacts, as stated by sources.

    Columns: :class:`belarus_releases.tables.event_links.EventLink`. Arguments and errors: :func:`dataset`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> [link.event_id for link in br.event_links("2026.11.0").where(concession_id="2025-12-13-us-potash")]
    ['2025-12-13-lithuania-ukraine']
    """
    return dataset(version, known_on=known_on).event_links()


def prisoners(version: str = "latest", *, known_on: "str | dt.date | None" = None) -> Prisoners:
    """Persons released and named in public reporting.

    Columns: :class:`belarus_releases.tables.prisoners.Prisoner`. Arguments and errors: :func:`dataset`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> [person.name for person in br.prisoners("2026.11.0") if "US" in person.nationalities]
    ['Youras Ziankovich']
    """
    return dataset(version, known_on=known_on).prisoners()


def custody_changes(version: str = "latest", *, known_on: "str | dt.date | None" = None) -> "Table[CustodyChange]":
    """Changes in the custody of named persons: releases, refusals, returns.

    Columns: :class:`belarus_releases.tables.custody_changes.CustodyChange`. Arguments and errors: :func:`dataset`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> len(br.custody_changes("2026.11.0").where(change="refused_expulsion"))
    1
    """
    return dataset(version, known_on=known_on).custody_changes()


def remaining_estimates(version: str = "latest", *, known_on: "str | dt.date | None" = None) -> RemainingEstimates:
    """Published estimates of those still held, each as of a date.

    Columns: :class:`belarus_releases.tables.remaining_estimates.RemainingEstimate`.
    Arguments and errors: :func:`dataset`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> estimate = br.remaining_estimates("2026.11.0")["2025-12-23-viasna"]
    >>> estimate.qualifier, estimate.low
    ('at_least', 1135)
    """
    return dataset(version, known_on=known_on).remaining_estimates()


def release_totals(version: str = "latest", *, known_on: "str | dt.date | None" = None) -> "Table[ReleaseTotal]":
    """Published totals: cumulative counts and flows over a period.

    Columns: :class:`belarus_releases.tables.release_totals.ReleaseTotal`. Arguments and errors: :func:`dataset`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.release_totals("2026.11.0")["pardoned-2025-viasna"].count
    342
    """
    return dataset(version, known_on=known_on).release_totals()


def concessions(version: str = "latest", *, known_on: "str | dt.date | None" = None) -> "Table[Concession]":
    """Concessions of foreign parties: eased, tightened, offered, requested, refused.

    Columns: :class:`belarus_releases.tables.concessions.Concession`. Arguments and errors: :func:`dataset`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.concessions("2026.11.0")["2025-09-11-us-belavia"].targets
    ('Belavia',)
    """
    return dataset(version, known_on=known_on).concessions()


def contacts(version: str = "latest", *, known_on: "str | dt.date | None" = None) -> "Table[Contact]":
    """Contacts: visits, meetings, calls, letters, messages and public statements.

    Columns: :class:`belarus_releases.tables.contacts.Contact`. Arguments and errors: :func:`dataset`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.contacts("2026.11.0")["2025-06-21-kellogg-minsk"].place
    'Minsk'
    """
    return dataset(version, known_on=known_on).contacts()


def sources(version: str = "latest", *, known_on: "str | dt.date | None" = None) -> "Table[Source]":
    """Sources: the publications that the claims cite.

    Columns: :class:`belarus_releases.tables.sources.Source`. Arguments and errors: :func:`dataset`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.sources("2026.11.0")["s0002"].publisher
    'The Moscow Times'
    """
    return dataset(version, known_on=known_on).sources()


def claims(
    table: "str | object | None" = None,
    record_id: str | None = None,
    *,
    field: str | None = None,
    version: str = "latest",
    known_on: "str | dt.date | None" = None,
) -> Claims:
    """Claims: which source states which value of which cell.

    ``rank`` 1 is adopted; a claim without a rank never is.

    Columns: :class:`belarus_releases.tables.claims.Claim`; version, day and errors: :func:`dataset`.

    Parameters
    ----------
    table : str or object, optional
        Only those on this table, or on a record, such as ``br.events()[0]``.
    record_id : str, optional
        Only those on this row of it.
    field : str, optional
        Only those on this column of it.

    Raises
    ------
    NotFoundError
        If there is no such table, row or column.

    See Also
    --------
    evidence : Claims beside their sources.

    Examples
    --------
    >>> import belarus_releases as br
    >>> claims = br.claims("events", "2025-09-11-lithuania", field="released_total", version="2026.11.0")
    >>> [(claim.value, claim.source_id) for claim in claims]
    [('52', 's0003'), ('52', 's0005')]
    """
    return dataset(version, known_on=known_on).claims(table, record_id, field=field)


def evidence(
    table: "str | object",
    record_id: str | None = None,
    field: str | None = None,
    *,
    version: str = "latest",
    known_on: "str | dt.date | None" = None,
) -> "Table[Evidence]":
    """Who states which value of a cell, where, and whether it is adopted.

    Columns: :class:`belarus_releases.tables.evidence.Evidence`; version, day and errors: :func:`dataset`.

    Parameters
    ----------
    table : str or object
        A table, or a record of one, such as ``br.events()[0]``.
    record_id : str, optional
        Only claims on this row of it.
    field : str, optional
        Only claims on this column of it; of a derived column, on the columns it is made of.

    Raises
    ------
    NotFoundError
        If there is no such table, row or column.
    InvalidValueError
        If no claim states the column, since editors enter or code it.

    See Also
    --------
    Dataset.evidence : The same of a dataset.

    Examples
    --------
    >>> import belarus_releases as br
    >>> rows = br.evidence("events", "2025-06-21-lithuania", "date", version="2026.11.0")
    >>> [(row.value, row.adopted, row.publisher) for row in rows[1:]]
    [('2025-06-21', True, 'Wikipedia'), ('2025-06', False, 'The European Conservative')]
    """
    return dataset(version, known_on=known_on).evidence(table, record_id, field)
