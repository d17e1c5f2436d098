"""The functions of the package: each opens a `Dataset` and gives one thing of it."""

import datetime as dt
from typing import TYPE_CHECKING

from ._dataset import Dataset, open_dataset, warn_redacted
from ._table import Claims, Codebook, Diff, Events, Prisoners, RemainingEstimates, Table
from .storage._manifest import REDACTED
from .storage.versions import resolve

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from importlib_resources.abc import Traversable

    from .tables.concessions import Concession
    from .tables.contacts import Contact
    from .tables.countries import CountryCodes
    from .tables.custody_changes import CustodyChange
    from .tables.data_versions import DataVersion
    from .tables.event_breakdowns import EventBreakdown
    from .tables.event_links import EventLink
    from .tables.evidence import Evidence
    from .tables.organisations import Organisation
    from .tables.release_totals import ReleaseTotal
    from .tables.sources import Source


def dataset(version: str = "latest", *, known_on: "str | dt.date | None" = None) -> Dataset:
    """Every table at one data version and, where a day is given, as far as it was public then.

    The functions that are named after a table take the same arguments, raise the same errors and
    give that table of the dataset.

    Parameters
    ----------
    version : str, default "latest"
        A full data version, such as ``"2026.11.0"``: what this package said.
    known_on : str or datetime.date, optional
        A day, such as ``"2025-09-30"``: what the public record said. Only sources published by
        then count; a month counts from its end, an undated source from the day it was retrieved.
        Values are selected again and derived columns recomputed from those sources; cells and rows
        without support are dropped. Ids, labels, notes and codes were written later and do not go
        back in time.

    Returns
    -------
    Dataset
        Its methods give the tables; ``version``, ``published_on``, ``sha256`` and ``known_on``
        say what was read.

    Raises
    ------
    NotFoundError
        If there is no such version; the message names those that there are.
    InvalidValueError
        If `version` is not text, or `known_on` is no day.

    Warns
    -----
    RedactedDataWarning
        If something was removed from the version at a person's request.

    Examples
    --------
    >>> import belarus_releases as br
    >>> len(br.dataset("2026.11.0").events())
    6
    >>> len(br.dataset("2026.11.0", known_on="2025-07-01").events())
    4
    """
    if known_on is not None:
        from .schema.dates import day_of

        known_on = day_of(known_on)
    try:
        opened = open_dataset(version, known_on)
    except TypeError:  # not hashable
        resolve(version)
        raise
    if REDACTED and opened.version in REDACTED:
        warn_redacted(opened.version)
    return opened


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
        Whether to include columns whose changes follow from cells that are shown: `n_origins`,
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
    from .views.changes import diff

    before, after = dataset(resolve(old, "old")), dataset(resolve(new, "new"))
    return Diff(before.version, after.version, diff(before._snapshot, after._snapshot, derived=derived))


def codebook(name: str | None = None) -> Codebook:
    """What the columns and the items of their vocabularies mean.

    Derived views have their columns there too, as ``codebook("panel")``.

    Parameters
    ----------
    name : str, optional
        Only the rows of this table or view, such as ``"panel"``; else of this column,
        ``table.column`` or vocabulary item.

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
    from .views.codes import codebook

    return Codebook("codebook", "latest", codebook(name))


def countries() -> "Table[CountryCodes]":
    """Codes of the countries of the record, to merge with other datasets.

    They are reference data and belong to no data version. A cell is empty where the list has no
    such state, as for the European Union.

    Columns: :class:`belarus_releases.tables.countries.CountryCodes`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> germany = br.countries()["DE"]
    >>> germany.iso3, germany.cow, germany.gw
    ('DEU', 255, 260)
    """
    return Table("countries")


def organisations() -> "Table[Organisation]":
    """Wikidata items of some organisations of the record, to merge with other datasets.

    Only organisations whose item a public list states; the column `reference` names the list.
    They are reference data and belong to no data version. There are none for persons.

    Columns: :class:`belarus_releases.tables.organisations.Organisation`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.organisations()["European Union"].wikidata
    'Q458'
    """
    return Table("organisations")


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
    from .citation.dataset import cite
    from .views.covered import coverage

    snapshot = dataset(version)._snapshot
    return cite(style, snapshot, lambda: coverage(snapshot))


def files(version: str = "latest", *, known_on: "str | dt.date | None" = None) -> "Traversable":
    """The tables as CSV files in memory: the files that :meth:`.Dataset.to_csv` writes.

    Arguments and errors: :func:`dataset`. Nothing is written to disk; how the package stores its
    data is not public.

    Returns
    -------
    importlib_resources.abc.Traversable
        A folder: ``iterdir()``, ``/``, ``name``. Each file has ``name``, ``read_text()``,
        ``read_bytes()`` and ``open()``; text is UTF-8. ``importlib_resources.as_file`` makes a real
        folder of it. A name that is not there is a `NotFoundError`.

    See Also
    --------
    path : One of the files at a path on disk.

    Examples
    --------
    >>> import belarus_releases as br
    >>> folder = br.files("2026.11.0")
    >>> [file.name for file in folder.iterdir()][:2]
    ['events.csv', 'event_breakdowns.csv']
    >>> (folder / "events.csv").read_text()[:14]
    'event_id,label'
    """
    from .export.raw import folder

    opened = dataset(version, known_on=known_on)
    return folder(opened._sheets(), opened._edition())


def path(
    name: str, *, version: str = "latest", known_on: "str | dt.date | None" = None
) -> "AbstractContextManager[Path]":
    """The CSV file of a table at a real path, for what opens files itself; it is gone after the ``with`` block.

    Version, day and errors: :func:`dataset`.

    Parameters
    ----------
    name : str
        A table, with or without ``.csv``; ``"codebook"``; or ``"datapackage.json"``.

    Returns
    -------
    context manager of pathlib.Path
        The path of a temporary file.

    Raises
    ------
    NotFoundError
        If there is no such file; the message has the nearest names.

    See Also
    --------
    files : All of the files, in memory.

    Examples
    --------
    >>> import belarus_releases as br
    >>> with br.path("events", version="2026.11.0") as path:
    ...     path.name, len(path.read_text(encoding="utf-8").splitlines())
    ('events.csv', 7)
    """
    from .export.raw import one_file, temporary

    opened = dataset(version, known_on=known_on)
    edition = opened._edition()
    return temporary(edition, *one_file(opened._sheets(), edition, name))


for _function in (
    cite, claims, codebook, concessions, contacts, countries, custody_changes, data_versions, dataset, diff,
    event_breakdowns, event_links, events, evidence, files, organisations, path, prisoners, release_totals,
    remaining_estimates, sources,
):  # fmt: skip
    _function.__module__ = "belarus_releases"
