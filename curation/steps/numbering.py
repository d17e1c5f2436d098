"""Which number a new version may have, and which day."""

import datetime as dt
import os
import re

from belarus_releases.errors import shown
from belarus_releases.schema.calver import reaches

from .files import CurationError, Row

VERSION = re.compile(r"[1-9]\d{3}\.(?:[1-9]|1[0-2])\.(?:0|[1-9]\d{0,3})", re.ASCII)


def today() -> dt.date:
    """The day by the clock, in UTC, or that of the variable ``SOURCE_DATE_EPOCH``, as reproducible builds have it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)).date()


def check_form(version: str) -> None:
    """Refuse what is not a number of a version.

    Raises
    ------
    CurationError
        If it is not of the form YYYY.M.N, or its month is none.
    """
    if not VERSION.fullmatch(version):
        raise CurationError(
            f"{shown(version)} is not a version such as 2026.11.1: give year, month (1 to 12) and number"
        )


def check(version: str, day: dt.date, versions: list[Row], today: dt.date) -> None:
    """Refuse a number or a day that cannot be that of the next version.

    Parameters
    ----------
    version : str
        The number, of the right form.
    day : date
        The day of publication.
    versions : list of dict
        The versions published so far, in their order.
    today : date
        The day in UTC; the one after it has begun in the east, and is not in the future.

    Raises
    ------
    CurationError
        If the number is not newer than the last or names a month after that of the day, or if the day is in the
        future or before that of the last version.
    """
    if versions and reaches(version, versions[-1]["version"]):
        raise CurationError(f"{version} is not newer than {versions[-1]['version']}")
    if day > today + dt.timedelta(days=1):
        raise CurationError(f"{day} is in the future: give the day of publication, {today} or one before")
    year, month = map(int, version.split(".")[:2])
    if (year, month) > (day.year, day.month):
        raise CurationError(f"{version} is of a month after {day}: number it {day.year}.{day.month}.N, or wait for it")
    if versions and day < dt.date.fromisoformat(before := versions[-1]["published_on"]):
        raise CurationError(f"{day} is before {before}, when {versions[-1]['version']} was published: give a later day")
