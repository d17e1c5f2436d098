"""The functions of the package: `dataset` opens a data version, and each of the others gives one thing of it."""

import datetime as dt

from .._dataset import Dataset, open_dataset, warn_redacted
from ..storage._manifest import REDACTED
from ..storage.versions import resolve


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
        If `version` is not text, or `known_on` is not a day.

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
        from ..schema.dates import day_of

        known_on = day_of(known_on)
    try:
        opened = open_dataset(version, known_on)
    except TypeError:  # not hashable
        resolve(version)
        raise
    if REDACTED and opened.version in REDACTED:
        warn_redacted(opened.version)
    return opened
