"""The functions of the package at every version, what was known on a day, and all that a dataset derives."""

import datetime as dt
import itertools

import pandas as pd
from recorder import Readable

import belarus_releases as br

from .common import (
    DAYS,
    PUBLISHED,
    TABLES,
    VERSIONS,
    VIEWS,
    all_days,
    datasets,
    dtypes_of,
    dtypes_of_frame,
    hash_of,
    reprs,
    says,
    tables_of,
    values_of_frame,
    whole,
)


def functions(ask):
    """The functions of tables, at every version, and as far as they were known on some days."""
    for name in TABLES:
        function = getattr(br, name)
        ask(f"function/{name}/without arguments", lambda function: whole(function()), function)
        for version in VERSIONS:
            arguments = {"version": version} if name == "claims" else {}
            words = () if name == "claims" else (version,)
            ask(f"function/{name}/{version}/rows", lambda f, *w, **a: reprs(f(*w, **a)), function, *words, **arguments)
            for day in DAYS[::4]:
                ask(f"function/{name}/{version}/{day}", known_rows, function, words, {**arguments, "known_on": day})
    ask("function/dataset/one object", lambda: br.dataset() is br.dataset() and br.events() is br.events())


def known_rows(function, words, arguments):
    return whole(function(*words, **arguments))


def known_days(ask):
    """Every table of every version as known on some days; at the latest version on every fourteenth."""
    for version, day in itertools.product(PUBLISHED, DAYS):
        ds = br.dataset(version, known_on=day)
        for name, table in tables_of(ds).items():
            ask(f"known/{version}/{day}/{name}", whole, table)
            ask(f"known/{version}/{day}/{name}/frame", lambda t: values_of_frame(t) + dtypes_of_frame(t, "join"), table)
    for day in all_days(14):
        ds = br.dataset(known_on=day)
        for name, table in tables_of(ds).items():
            ask(f"known/every 14 days/{day}/{name}", whole, table)
    forms = (dt.date(2025, 9, 30), dt.datetime(2025, 9, 30, 12), pd.Timestamp("2025-09-30"), "20250930", "2025-W40-2")
    for day in forms:
        ask(f"known/form of the day/{day!r}", lambda day: repr(br.dataset(known_on=day)), day)


def datasets_whole(ask):
    """What a dataset says of itself, and every view of it."""
    for key, ds in datasets().items():
        place = f"dataset/{key}"
        for name in ("version", "known_on", "published_on", "sha256"):
            ask(f"{place}/{name}", getattr, ds, name)
        ask(f"{place}/repr", lambda ds: f"{ds!r} {ds}", ds)
        for name in (*TABLES, "disputes", "event", "", None, 5):
            ask(f"{place}/table_sha256/{name}", ds.table_sha256, name)
            ask(f"{place}/table/{name}", lambda ds, name: says(ds.table(name)), ds, name)
        for name in VIEWS:
            ask(f"{place}/{name}", lambda ds, name: whole(getattr(ds, name)()), ds, name)
        for freq in "DWM":
            ask(f"{place}/panel/{freq}", lambda *given: values_of_panel(panel(*given)), ds, freq)
            ask(f"{place}/panel/{freq}/dtypes", lambda *given: Readable("\n".join(dtypes_of(panel(*given)))), ds, freq)
        for day in all_days(5):
            ask(f"{place}/remaining_on/{day}", remaining, ds, day)
        for day in ("1990-01-01", "2030-01-01", dt.date(2025, 12, 25), dt.datetime(2025, 12, 25, 5)):
            ask(f"{place}/remaining_on/{day!r}", remaining, ds, day)
            ask(f"{place}/remaining_on/{day!r}/repr", lambda ds, day: Readable(repr(ds.remaining_on(day))), ds, day)
        ask(f"{place}/made once", lambda ds: [getattr(ds, name)() is getattr(ds, name)() for name in TABLES], ds)


def panel(ds, freq):
    return ds.panel(freq)


def values_of_panel(frame):
    return repr([frame.index.astype(str).tolist(), *((name, column.tolist()) for name, column in frame.items())])


def remaining(ds, day):
    """The ids of the figures around a day, the bounds, and why."""
    found = ds.remaining_on(day)
    figures = [figure and figure.estimate_id for figure in (found.before, found.after)]
    return Readable(f"{found.day} {figures} {found.low} {found.high}: {found.why}; repr {hash_of(repr(found))}")
