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
        for freq, (name, given) in itertools.product("DWMQY", given_to_panels(ds).items()):
            ask(f"{place}/panel/{freq}/{name}", lambda *asked: values_of_panel(panel(*asked)), ds, freq, given)
            ask(f"{place}/panel/{freq}/{name}/dtypes", dtypes_of_panel, ds, freq, given)
        for period in PERIODS:
            ask(f"{place}/released/{period}", released, ds, *period)
        ask(f"{place}/released/pardons", lambda ds: released(ds, events=ds.events().where(legal_act="pardon")), ds)
        for day in all_days(5):
            ask(f"{place}/remaining_on/{day}", remaining, ds, day)
        for day in ("1990-01-01", "2030-01-01", dt.date(2025, 12, 25), dt.datetime(2025, 12, 25, 5)):
            ask(f"{place}/remaining_on/{day!r}", remaining, ds, day)
            ask(f"{place}/remaining_on/{day!r}/repr", lambda ds, day: Readable(repr(ds.remaining_on(day))), ds, day)
        ask(f"{place}/made once", lambda ds: [getattr(ds, name)() is getattr(ds, name)() for name in TABLES], ds)


def given_to_panels(ds):
    """What a panel can be given, by name."""
    return {
        "by default": {},
        "first days": {"index": "timestamp"},
        "pardons": {"events": ds.events().where(legal_act="pardon")},
        "visits and no concessions": {"contacts": ds.contacts().where(kind="visit"), "concessions": []},
    }


def panel(ds, freq, given):
    return ds.panel(freq, **given)


def values_of_panel(frame):
    return repr([frame.index.astype(str).tolist(), *((name, column.tolist()) for name, column in frame.items())])


def dtypes_of_panel(ds, freq, given):
    return Readable("\n".join(dtypes_of(panel(ds, freq, given))))


#: Periods of which is asked how many were released in them.
PERIODS = (
    (),
    ("2024-07",),
    (None, "2025"),
    ("2024", "2024"),
    ("2025", "2025"),
    ("2025-09", "2025-09"),
    ("2025-09-11", dt.date(2025, 9, 11)),
    ("1990", "1990-06"),
    ("2026", dt.datetime(2026, 6, 30, 12)),
)


def released(ds, *period, **given):
    """How many were released: in sentences, and all that is computed."""
    found = ds.released(*period, **given)
    return Readable(f"{found}\n{found!r}")


def remaining(ds, day):
    """The ids of the figures around a day, the bounds, and why."""
    found = ds.remaining_on(day)
    figures = [figure and figure.estimate_id for figure in (found.before, found.after)]
    return Readable(f"{found.day} {figures} {found.low} {found.high}: {found.why}; repr {hash_of(repr(found))}")
