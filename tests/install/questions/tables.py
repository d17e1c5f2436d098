"""Tables and their rows: as records, frames, text and HTML; conditions on every column; claims."""

import copy
import datetime as dt
import itertools
import operator
import pickle
from html import escape

import numpy as np
import pandas as pd
from recorder import Readable

import belarus_releases as br

from .common import (
    DAY,
    PAST,
    RELEASE,
    TABLES,
    VERSIONS,
    cells,
    datasets,
    dtypes_of_frame,
    every_table,
    ids,
    message,
    outcome,
    reprs,
    says,
    tables_of,
    values_of_frame,
    whole,
)


def frames_of_what_is_stored(ask):
    """Frames come before anything else is asked, since a table that was read makes them in another way."""
    ask.watch(br.dataset(), br.events())
    for version, name in itertools.product(VERSIONS, TABLES):
        ask_of_frames(ask, f"frame/{name}/{version}", br.dataset(version).table(name))


def ask_of_frames(ask, name, table):
    """Values, dtypes and index in both forms of lists."""
    ask(f"{name}/default", values_of_frame, table)
    for lists in ("tuple", "join"):
        ask(f"{name}/{lists}", values_of_frame, table, lists)
        ask(f"{name}/{lists}/dtypes", dtypes_of_frame, table, lists)


def tables_as_records(ask):
    for key, name, table in every_table():
        place = f"{name}/{key}"
        ask(f"records/{place}", reprs, table)
        ask(f"cells/{place}", cells, table)
        ask(f"text/{place}", lambda table: "\n".join(map(str, table)), table)
        ask(f"html/{place}", html, table)
        ask(f"html of rows/{place}", lambda table: "\n".join(row._repr_html_() for row in table), table)
        ask(f"about/{place}", lambda table: [says(table), *table.columns], table)
        ask(f"repr/{place}", lambda table: f"{table!r} {table}", table)
        ask(f"kind/{place}", lambda table: [cls.__name__ for cls in type(table).__mro__], table)
        ask(f"sequence/{place}", as_a_sequence, table)
        ask(f"slices/{place}", slices, table)
        ask_of_frames(ask, f"frame of rows/{place}", table[:])
    for name, table in tables_of(br.dataset()).items():
        ask(f"first row/{name}/repr", lambda table: Readable(repr(table[0])), table)
        ask(f"first row/{name}/str", lambda table: Readable(str(table[0])), table)
        ask(f"first row/{name}/html", lambda table: Readable(table[0]._repr_html_()), table)
        ask(f"first row/{name}/kind", kind_of_record, table[0])
        ask(f"docstring/row of {name}", lambda row: Readable(type(row).__doc__), table[0])
        ask(f"wrong/change/row of {name} set", setattr, table[0], table.columns[0], "x")
        ask(f"wrong/change/row of {name} deleted", delattr, table[0], table.columns[0])


def html(table):
    """The HTML of a table without what is its repr too."""
    return table._repr_html_().replace(escape(repr(table)[1:-1]), "")


def as_a_sequence(table):
    """Length, order, positions, ids and membership."""
    rows = list(table)
    found = [len(table), bool(table), ids(table), list(reversed(table)) == rows[::-1]]
    found += [[table[place] is row, table[place - len(rows)] is row] for place, row in enumerate(rows)]
    for row_id, row in zip(ids(table), rows):
        found.append([table[row_id] is row, table.get(row_id) is row, row_id in table, row in table, hash(row) != 0])
    other = br.countries()[0] if table.name != "countries" else br.data_versions()[0]
    found += [thing in table for thing in ("", "no such id", 0, None, 1.5, (), other)]
    return repr([*found, table.get(""), table.get("no such id"), table.get("no such id", 5), table.get(0, "none")])


def slices(table):
    cuts = (slice(0), slice(1), slice(1, 3), slice(None, None, 2), slice(None, None, -1), slice(-3, None), slice(9**9))
    found = [table[cut] for cut in cuts]
    return Readable("\n".join(f"{says(part)} {ids(part)[:3]} {part.columns == table.columns}" for part in found))


def kind_of_record(row):
    """What a record is by itself: its class and fields, what it is equal to, and that it has no order."""
    other = copy.copy(row)
    same = [other == row, hash(other) == hash(row), row == 5, pickle.loads(pickle.dumps(row)) == row]
    return Readable([type(row).__name__, type(row).__match_args__, same, outcome(operator.lt, row, other)])


def where(ask):
    """Conditions of every kind on every column, made from the values that the column has, and impossible ones."""
    for key, name, table in every_table():
        for column in table.columns:
            ask(f"where/{name}/{key}/{column}", conditions_met, table, column)
            if key in (PAST, "latest", "of no version"):
                ask(f"where/{name}/{key}/{column}/impossible", impossible, outcome, table, column)
                ask(f"where/{name}/{key}/{column}/impossible/message", impossible, message, table, column)
    events = br.events()
    for name, conditions in {
        "nothing": {},
        "several": {
            "arrangement": "negotiated",
            "disposition": {"expelled", "mixed"},
            "date": lambda day: day is not None,
        },
        "contradicting": {"released_total": 52, "women": 0},
        "range": {"released_total": range(10, 60)},
        "empty collection": {"released_total": []},
        "dictionary": {"event_id": {RELEASE: 1}},
        "None among others": {"women": (None, 0, 1)},
        "list column without items": {"destinations": None},
        "list column, callable": {"destinations": lambda items: len(items) > 1},
        "list column, several": {"destinations": ["LT", "UA"]},
        "date as text": {"date": "2025-09-11"},
        "date": {"date": dt.date(2025, 9, 11)},
        "date and time": {"date": dt.datetime(2025, 9, 11)},
        "pandas timestamp": {"date": pd.Timestamp("2025-09-11")},
        "numpy integer": {"released_total": np.int64(52)},
        "boolean": {"in_series": True},
        "callable that fails": {"released_total": lambda number: number > 5},
        "a column of another table": {"prisoner_id": "p0001"},
        "a misspelt column": {"destination": "LT"},
        "a column that came later": {"in_series": True},
    }.items():
        ask(f"where/events by example/{name}", lambda given: ids(events.where(**given)), conditions)
    chained = events.where(arrangement="negotiated")[1:].where(released_total=lambda number: number is not None)
    ask("where/events by example/chained", lambda: f"{says(chained)} {ids(chained)} {chained.columns}")


def conditions_met(table, column):
    """The ids of the rows that meet conditions which some rows meet."""
    held = list(dict.fromkeys(getattr(row, column) for row in table))
    if any(isinstance(value, tuple) for value in held):
        held = list(dict.fromkeys(item for value in held for item in value))
    some = [value for value in held if value is not None][:3]
    asked = [None, bool, lambda value: not value, *some, some, set(some), (*some, None)]
    asked += [str(value) for value in some if isinstance(value, dt.date)]
    return "\n".join(str(ids(table.where(**{column: wanted}))) for wanted in asked)


def impossible(answer, table, column):
    """What is said of values that a column never, or hardly ever, has."""
    wanted = ("no such value", "", 5, 5.5, True, b"x", dt.date(1990, 1, 1), "1990-01-01", "2025-9-1", 1j, [[]], ["a"])
    said = [f"{value!r}: {answer(lambda value: len(table.where(**{column: value})), value)}" for value in wanted]
    return Readable("\n".join(said))


CLAIMS_OF = ((), ("evnts",), ("disputes",), ("",), (5,), ("events", ""), ("events", "2025-09-11"), ("events", 5))


def claims(ask):
    """Claims by table, row and column, also beside their sources; and their errors."""
    for key, ds in datasets().items():
        for table in TABLES:
            ask(f"claims/{key}/{table}", of_a_table, ds, table)
            ask(f"claims/{key}/{table}/rows", of_each_row, ds, table)
            for field in ds.table(table).columns:
                ask(f"claims/{key}/{table}/{field}", of_a_column, ds, table, field)
            if table in TABLES[:-2]:
                ask(f"evidence/{key}/{table}", evidence_of_a_table, ds, table)
                ask(f"evidence/{key}/{table}/rows", evidence_of_each_row, ds, table)
                for field in ds.table(table).columns:
                    ask(f"evidence/{key}/{table}/{field}", evidence_of_a_column, ds, table, field)
        for words in CLAIMS_OF:
            ask(f"evidence/{key}/asked with {words}", lambda ds, *words: whole(ds.evidence(*words)), ds, *words)
            ask(f"claims/{key}/asked with {words}", lambda ds, *words: whole(ds.claims(*words)), ds, *words)
            ask(f"claims/{key}/asked with {words} and a field", of_released, ds, *words)
    for version in VERSIONS:
        said = br.claims("events", RELEASE, field="released_total", version=version)
        ask(f"function/claims/{version}/a cell", reprs, said)
        said = br.evidence("events", RELEASE, "released_total", version=version)
        ask(f"function/evidence/{version}/a cell", reprs, said)
        ask(f"function/evidence/{version}/a record", of_a_record, version)
        ask(f"function/claims/{version}/all", lambda version: reprs(br.claims(version=version)), version)
        known = br.claims("prisoners", version=version, known_on=DAY)
        ask(f"function/claims/{version}/known {DAY}", whole, known)


def of_a_table(ds, table):
    return whole(ds.claims(table))


def of_a_column(ds, table, field):
    return reprs(ds.claims(table, field=field))


def of_released(ds, *words):
    return whole(ds.claims(*words, field="released_total"))


def of_a_record(version):
    event = br.events(version)[RELEASE]
    found = br.claims(event, version=version), br.evidence(event, version=version, known_on=DAY)
    return "\n".join(map(whole, found))


def evidence_of_a_table(ds, table):
    return whole(ds.evidence(table))


def evidence_of_a_column(ds, table, field):
    return reprs(ds.evidence(table, field=field))


def evidence_of_each_row(ds, table):
    return repr([ids(ds.evidence(row)) for row in ds.table(table)[:40]])


def of_each_row(ds, table):
    rows = ids(ds.table(table)[:40])
    return repr([(row, ids(ds.claims(table, row)), ids(ds.claims(table, row, field="note"))) for row in rows])
