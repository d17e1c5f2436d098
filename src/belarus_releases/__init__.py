"""The releases of political prisoners in Belarus since July 2024, as versioned, sourced tables.

    >>> import belarus_releases as br
    >>> br.events()["2025-09-11-lithuania"].released_total
    52

Each function below that is named after a table gives that table at a data version;
:func:`dataset` gives all of them at one. Nothing is read before it is asked for.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from ._dataset import Dataset
    from .differences import Diff
    from .errors import (
        BelarusReleasesError,
        DamagedDataError,
        ExistsError,
        InvalidValueError,
        MissingExtraError,
        NotFoundError,
        OutOfRangeError,
        RedactedDataWarning,
        WriteError,
    )
    from .table import Table
    from .tables.concessions import Concession
    from .tables.contacts import Contact
    from .tables.countries import CountryCodes
    from .tables.custody_changes import CustodyChange
    from .tables.data_versions import DataVersion
    from .tables.event_breakdowns import EventBreakdown
    from .tables.event_links import EventLink
    from .tables.organisations import Organisation
    from .tables.release_totals import ReleaseTotal
    from .tables.sources import Source
    from .typed import Claims, Codebook, Events, Prisoners, RemainingEstimates

__version__ = "2026.11.2"

__all__ = [
    "BelarusReleasesError",
    "DamagedDataError",
    "ExistsError",
    "InvalidValueError",
    "MissingExtraError",
    "NotFoundError",
    "OutOfRangeError",
    "RedactedDataWarning",
    "WriteError",
    "__version__",
    "cite",
    "claims",
    "codebook",
    "concessions",
    "contacts",
    "countries",
    "custody_changes",
    "data_versions",
    "dataset",
    "diff",
    "event_breakdowns",
    "event_links",
    "events",
    "organisations",
    "prisoners",
    "release_totals",
    "remaining_estimates",
    "sources",
]


_OPEN: "dict[str, Dataset]" = {}  # by the version asked for; datasets never change, so this only saves time


def __getattr__(name: str) -> object:
    # The errors load when first named, so that importing the package imports nothing.
    if name in __all__ and name.endswith(("Error", "Warning")):
        from . import errors

        return getattr(errors, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


def dataset(version: str = "latest", *, known_on: "str | date | None" = None) -> "Dataset":
    """Every table at one data version and, where a day is given, as far as it was public then.

    Parameters
    ----------
    version : str, default "latest"
        A full data version, such as ``"2026.11.0"``: what this package said.
    known_on : str or datetime.date, optional
        A day, such as ``"2025-09-30"``: what the public record said. Only sources published by
        then count; a month counts from its end, an undated source from the day it was read. Each
        cell is adopted anew among them, derived cells are derived anew, a cell that none of them
        states is empty, and a row that none states is not there. Ids, labels, notes and codes
        were written later and do not go back in time.

    Returns
    -------
    Dataset
        Its methods are the tables; ``version``, ``published_on``, ``sha256`` and ``known_on``
        say what was read.

    Raises
    ------
    NotFoundError
        If there is no such version; the message names those that there are.
    InvalidValueError
        If `known_on` is no day.

    Warns
    -----
    RedactedDataWarning
        Once, if something was removed from the version at a person's wish.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.dataset("2026.11.0").events()
    <Events: 6 rows, data version 2026.11.0>
    >>> br.dataset("2026.11.0", known_on="2025-07-01").events()
    <Events: 4 rows, data version 2026.11.0, known on 2025-07-01>
    """
    if known_on is None and isinstance(version, str) and version in _OPEN:
        return _OPEN[version]
    from ._dataset import dataset

    found = dataset(version, known_on)
    if known_on is None:
        _OPEN[version] = found
    return found


def events(version: str = "latest", *, known_on: "str | date | None" = None) -> "Events":
    """Releases: persons leaving custody under one act, or in one handover.

    Parameters
    ----------
    version : str, default "latest"
        A full data version.
    known_on : str or datetime.date, optional
        Only what sources published by that day state: see :func:`dataset`.

    Returns
    -------
    Events
        One row a release; columns in :class:`belarus_releases.tables.events.Event`.

    Raises
    ------
    NotFoundError
        If there is no such version.

    Examples
    --------
    >>> import belarus_releases as br
    >>> release = br.events("2026.11.0")["2025-12-13-lithuania-ukraine"]
    >>> release.released_total, release.destinations
    (123, ('LT', 'UA'))
    """
    return dataset(version, known_on=known_on).events()


def event_breakdowns(version: str = "latest", *, known_on: "str | date | None" = None) -> "Table[EventBreakdown]":
    """Counts of a release's persons by nationality, destination, sex or charge.

    Parameters
    ----------
    version : str, default "latest"
        A full data version.
    known_on : str or datetime.date, optional
        Only what sources published by that day state: see :func:`dataset`.

    Returns
    -------
    Table of EventBreakdown
        One row a count; columns in :class:`belarus_releases.tables.event_breakdowns.EventBreakdown`.

    Raises
    ------
    NotFoundError
        If there is no such version.

    Examples
    --------
    >>> import belarus_releases as br
    >>> [(row.group, row.count) for row in br.event_breakdowns("2026.11.0").where(event_id="2025-02-12-lithuania")]
    [('US', 1)]
    """
    return dataset(version, known_on=known_on).event_breakdowns()


def event_links(version: str = "latest", *, known_on: "str | date | None" = None) -> "Table[EventLink]":
    """Ties that sources state between a release and a concession or contact.

    Parameters
    ----------
    version : str, default "latest"
        A full data version.
    known_on : str or datetime.date, optional
        Only what sources published by that day state: see :func:`dataset`.

    Returns
    -------
    Table of EventLink
        One row a tie; columns in :class:`belarus_releases.tables.event_links.EventLink`.

    Raises
    ------
    NotFoundError
        If there is no such version.

    Examples
    --------
    >>> import belarus_releases as br
    >>> [tie.event_id for tie in br.event_links("2026.11.0").where(concession_id="2025-12-13-us-potash")]
    ['2025-12-13-lithuania-ukraine']
    """
    return dataset(version, known_on=known_on).event_links()


def prisoners(version: str = "latest", *, known_on: "str | date | None" = None) -> "Prisoners":
    """Persons released and named in public reporting.

    Parameters
    ----------
    version : str, default "latest"
        A full data version.
    known_on : str or datetime.date, optional
        Only what sources published by that day state: see :func:`dataset`.

    Returns
    -------
    Prisoners
        One row a person; columns in :class:`belarus_releases.tables.prisoners.Prisoner`.

    Raises
    ------
    NotFoundError
        If there is no such version.

    Examples
    --------
    >>> import belarus_releases as br
    >>> [person.name for person in br.prisoners("2026.11.0") if "US" in person.nationalities]
    ['Youras Ziankovich']
    """
    return dataset(version, known_on=known_on).prisoners()


def custody_changes(version: str = "latest", *, known_on: "str | date | None" = None) -> "Table[CustodyChange]":
    """Changes in the custody of named persons: releases, refusals, returns.

    Parameters
    ----------
    version : str, default "latest"
        A full data version.
    known_on : str or datetime.date, optional
        Only what sources published by that day state: see :func:`dataset`.

    Returns
    -------
    Table of CustodyChange
        One row a change; columns in :class:`belarus_releases.tables.custody_changes.CustodyChange`.

    Raises
    ------
    NotFoundError
        If there is no such version.

    Examples
    --------
    >>> import belarus_releases as br
    >>> len(br.custody_changes("2026.11.0").where(change="refused_expulsion"))
    1
    """
    return dataset(version, known_on=known_on).custody_changes()


def remaining_estimates(version: str = "latest", *, known_on: "str | date | None" = None) -> "RemainingEstimates":
    """Published figures of those still held, each as of a date.

    Parameters
    ----------
    version : str, default "latest"
        A full data version.
    known_on : str or datetime.date, optional
        Only what sources published by that day state: see :func:`dataset`.

    Returns
    -------
    RemainingEstimates
        One row a figure; columns in :class:`belarus_releases.tables.remaining_estimates.RemainingEstimate`.

    Raises
    ------
    NotFoundError
        If there is no such version.

    Examples
    --------
    >>> import belarus_releases as br
    >>> figure = br.remaining_estimates("2026.11.0")["2025-12-23-viasna"]
    >>> figure.qualifier, figure.low
    ('at_least', 1135)
    """
    return dataset(version, known_on=known_on).remaining_estimates()


def release_totals(version: str = "latest", *, known_on: "str | date | None" = None) -> "Table[ReleaseTotal]":
    """Published cumulative figures and flows.

    Parameters
    ----------
    version : str, default "latest"
        A full data version.
    known_on : str or datetime.date, optional
        Only what sources published by that day state: see :func:`dataset`.

    Returns
    -------
    Table of ReleaseTotal
        One row a figure; columns in :class:`belarus_releases.tables.release_totals.ReleaseTotal`.

    Raises
    ------
    NotFoundError
        If there is no such version.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.release_totals("2026.11.0")["pardoned-2025-viasna"].count
    342
    """
    return dataset(version, known_on=known_on).release_totals()


def concessions(version: str = "latest", *, known_on: "str | date | None" = None) -> "Table[Concession]":
    """Steps by foreign parties: eased, tightened, offered, asked for, refused.

    Parameters
    ----------
    version : str, default "latest"
        A full data version.
    known_on : str or datetime.date, optional
        Only what sources published by that day state: see :func:`dataset`.

    Returns
    -------
    Table of Concession
        One row a step; columns in :class:`belarus_releases.tables.concessions.Concession`.

    Raises
    ------
    NotFoundError
        If there is no such version.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.concessions("2026.11.0")["2025-09-11-us-belavia"].targets
    ('Belavia',)
    """
    return dataset(version, known_on=known_on).concessions()


def contacts(version: str = "latest", *, known_on: "str | date | None" = None) -> "Table[Contact]":
    """Visits, meetings, calls, letters, messages and public statements.

    Parameters
    ----------
    version : str, default "latest"
        A full data version.
    known_on : str or datetime.date, optional
        Only what sources published by that day state: see :func:`dataset`.

    Returns
    -------
    Table of Contact
        One row a contact; columns in :class:`belarus_releases.tables.contacts.Contact`.

    Raises
    ------
    NotFoundError
        If there is no such version.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.contacts("2026.11.0")["2025-06-21-kellogg-minsk"].place
    'Minsk'
    """
    return dataset(version, known_on=known_on).contacts()


def sources(version: str = "latest", *, known_on: "str | date | None" = None) -> "Table[Source]":
    """Publications that the claims cite.

    Parameters
    ----------
    version : str, default "latest"
        A full data version.
    known_on : str or datetime.date, optional
        Only what sources published by that day state: see :func:`dataset`.

    Returns
    -------
    Table of Source
        One row a publication; columns in :class:`belarus_releases.tables.sources.Source`.

    Raises
    ------
    NotFoundError
        If there is no such version.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.sources("2026.11.0")["s0002"].publisher
    'The Moscow Times'
    """
    return dataset(version, known_on=known_on).sources()


def claims(
    table: str | None = None,
    record_id: str | None = None,
    *,
    field: str | None = None,
    version: str = "latest",
    known_on: "str | date | None" = None,
) -> "Claims":
    """Statements of sources: who says what.

    Parameters
    ----------
    table : str, optional
        Only those on this table.
    record_id : str, optional
        Only those on this row of it.
    field : str, optional
        Only those on this column of it.
    version : str, default "latest"
        A full data version.
    known_on : str or datetime.date, optional
        Only what sources published by that day state: see :func:`dataset`.

    Returns
    -------
    Claims
        One row a statement; columns in :class:`belarus_releases.tables.claims.Claim`. ``rank``
        1 is adopted; an empty one never is.

    Raises
    ------
    NotFoundError
        If there is no such table, row, column or version.

    Examples
    --------
    >>> import belarus_releases as br
    >>> said = br.claims("events", "2025-09-11-lithuania", field="released_total", version="2026.11.0")
    >>> [(claim.value, claim.source_id) for claim in said]
    [('52', 's0003'), ('52', 's0005')]
    """
    return dataset(version, known_on=known_on).claims(table, record_id, field=field)


def data_versions() -> "Table[DataVersion]":
    """The published versions of the data, oldest first.

    Returns
    -------
    Table of DataVersion
        One row a version; columns in :class:`belarus_releases.tables.data_versions.DataVersion`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.data_versions()[0].version
    '2026.11.0'
    """
    from ._dataset import data_versions

    return data_versions()


def diff(old: str, new: str = "latest", *, derived: bool = False) -> "Diff":
    """What changed in the data between two versions, cell by cell.

    Parameters
    ----------
    old, new : str
        Full data versions.
    derived : bool, optional
        Whether to show derived columns too, whose changes follow from the others.

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
    from .differences import diff

    return diff(dataset(old), dataset(new), derived=derived)


def codebook(name: str | None = None) -> "Codebook":
    """What the columns and the items of their vocabularies mean.

    Parameters
    ----------
    name : str, optional
        Only the rows of this table, column, ``table.column`` or vocabulary item.

    Returns
    -------
    Codebook
        One row a column or an item.

    Raises
    ------
    NotFoundError
        If nothing has that name.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.codebook("stated_exchange")[0].meaning
    'A source says that one was given for the other.'
    """
    from ._codebook import codebook

    return codebook(name)


def countries() -> "Table[CountryCodes]":
    """Codes of the countries of the record, to merge with other datasets.

    They are reference data and belong to no data version. A cell is empty where the list has no
    such state, as for the European Union.

    Returns
    -------
    Table of CountryCodes
        One row for each code that columns of countries have; columns in
        :class:`belarus_releases.tables.countries.CountryCodes`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> germany = br.countries()["DE"]
    >>> germany.iso3, germany.cow, germany.gw
    ('DEU', 255, 260)
    """
    from .merge_keys import countries

    return countries()


def organisations() -> "Table[Organisation]":
    """Wikidata items of some organisations of the record, to merge with other datasets.

    Only organisations whose item a public list states; the column `reference` says which. There
    are none for persons.

    Returns
    -------
    Table of Organisation
        One row an organisation; columns in
        :class:`belarus_releases.tables.organisations.Organisation`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.organisations()["European Union"].wikidata
    'Q458'
    """
    from .merge_keys import organisations

    return organisations()


def cite(style: str = "apa", *, version: str = "latest") -> str:
    """How to cite the dataset at a version.

    Parameters
    ----------
    style : {"apa", "bibtex", "biblatex", "csl-json", "cff", "json-ld"}
        Form of the reference: a line in APA style; an entry for classical BibTeX (``@misc``) or for
        biblatex (``@dataset``); CSL-JSON, for reference managers; a ``CITATION.cff``; or a
        schema.org ``Dataset`` in JSON-LD, for a web page.
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
    from .citation import cite

    return cite(style, version=version)
