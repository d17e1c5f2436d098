"""What goes wrong: missing libraries, wrong inputs, and the messages for them."""

import contextlib
import itertools
import operator
import shutil
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from recorder import Readable

import belarus_releases as br

from .commands import CommandLine
from .common import ABOUT, DAY, PAST, TABLES, ids, says, tables_of, values_of_frame
from .datasets import remaining, values_of_panel
from .pictures import pictures_of


def missing_libraries(ask):
    """What is said where the library of an extra is not there."""
    ds, events = br.dataset(PAST), br.events(PAST)
    with hidden("pyarrow"):
        ask("missing/pyarrow/to_arrow", events.to_arrow)
        ask("missing/pyarrow/stream", lambda: events.__arrow_c_stream__())
        ask("missing/pyarrow/to_polars", events.to_polars)
        ask("missing/pyarrow/to_parquet", ds.to_parquet, "without-pyarrow")
        ask("missing/pyarrow/nothing is left", lambda: [*map(str, Path().glob("*without*"))])
        CommandLine(ask)("missing pyarrow", "export", "parquet", "without-pyarrow")
    with hidden("polars"):
        ask("missing/polars/to_polars", events.to_polars)
    with hidden("matplotlib"):
        for name, draw in pictures_of(ds).items():
            ask(f"missing/matplotlib/{name}", draw)


@contextlib.contextmanager
def hidden(library):
    """Let a library be one that cannot be imported."""
    kept = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == library}
    sys.modules.update(dict.fromkeys({library, *kept}))
    try:
        yield
    finally:
        del sys.modules[library]
        sys.modules.update(kept)


WRONG_VERSIONS = (
    "",
    "2026",
    "2026.11",
    "2026.11.99",
    "2026.11.0 ",
    "LATEST",
    "v2026.11.0",
    None,
    2026,
    2026.11,
    b"2026.11.0",
)
WRONG_DAYS = (
    "",
    "yesterday",
    "2025-13-01",
    "2025-9-30",
    "2025-09",
    "2025",
    "2025-09-30T00:00",
    0,
    20250930,
    True,
    b"x",
    [DAY],
)
WRONG_ROWS = ("", "no such id", 10**30, 1.5, None, b"x", (), [0], {}, slice("a", "b"), slice(0, 5, 0), slice(1.5))
WRONG_ROWS += (True, np.int64(1))
WRONG_TABLES = ("", "event", "Events", "disputes", "codebook", "_events", None, 5, ["events"])


def wrong_inputs(ask):
    """The type and the message of the error that each wrong input raises."""
    ds, events = br.dataset(), br.events()
    for wrong in (*WRONG_VERSIONS, ["2026.11.0"], {}):
        for name in ("dataset", *TABLES[:-1]):
            ask(f"wrong/version/{wrong!r}/{name}", getattr(br, name), wrong)
        ask(f"wrong/version/{wrong!r}/claims", br.claims, version=wrong)
        ask(f"wrong/version/{wrong!r}/cite", br.cite, version=wrong)
        ask(f"wrong/version/{wrong!r}/diff from", br.diff, wrong)
        ask(f"wrong/version/{wrong!r}/diff to", br.diff, PAST, wrong)
    for wrong in (*WRONG_DAYS, np.datetime64(DAY), pd.NaT, {}):
        for name in ("dataset", *TABLES):
            ask(f"wrong/known_on/{wrong!r}/{name}", lambda name, day: getattr(br, name)(known_on=day), name, wrong)
        ask(f"wrong/remaining_on/{wrong!r}", lambda day: remaining(ds, day), wrong)
    for wrong in (*WRONG_TABLES, {}):
        ask(f"wrong/table/{wrong!r}", lambda name: says(ds.table(name)), wrong)
        ask(f"wrong/table_sha256/{wrong!r}", ds.table_sha256, wrong)
        ask(f"wrong/claims of table/{wrong!r}", lambda table: says(br.claims(table)), wrong)
        ask(f"wrong/claims of row/{wrong!r}", lambda row: says(br.claims("events", row)), wrong)
        ask(f"wrong/claims of column/{wrong!r}", lambda field: says(br.claims("events", field=field)), wrong)
        ask(f"wrong/evidence of table/{wrong!r}", lambda table: says(br.evidence(table)), wrong)
        ask(f"wrong/evidence of row/{wrong!r}", lambda row: says(br.evidence("events", row)), wrong)
        ask(f"wrong/evidence of column/{wrong!r}", lambda field: says(br.evidence("events", field=field)), wrong)
    for name in ("claims", "evidence"):
        ask(f"wrong/{name} of a record and an id", lambda name: getattr(ds, name)(events[0], "x"), name)
        ask(f"wrong/{name} of a derived row", lambda name: getattr(ds, name)(ds.disputes()[0]), name)
    for name, table in tables_of(ds).items():
        near = (ids(table)[0][:-1], ids(table)[0].upper(), len(table), -len(table) - 1)
        for wrong in (*near, *WRONG_ROWS):
            ask(f"wrong/row of {name}/{wrong!r}", operator.getitem, table, wrong)
    for wrong in ("", "list", "TUPLE", None, 5, ["tuple"]):
        ask(f"wrong/lists/{wrong!r}", lambda lists: values_of_frame(events, lists), wrong)
    for wrong in ("", "d", "YE", "ME", None, 5, ["D"]):
        ask(f"wrong/panel/{wrong!r}", lambda freq: values_of_panel(ds.panel(freq)), wrong)
    for wrong in ("", "start", None, 5, ["period"]):
        ask(f"wrong/index of a panel/{wrong!r}", lambda index: values_of_panel(ds.panel("Y", index=index)), wrong)
    for wrong, rows in wrong_rows().items():
        for name in ("events", "contacts", "concessions"):
            ask(f"wrong/{name} of a panel/{wrong}", lambda name, rows: ds.panel("Y", **{name: rows}), name, rows)
        ask(f"wrong/events of released/{wrong}", lambda rows: ds.released(events=rows), rows)
    for wrong in ("", "soon", "2025-13", "2025-9", 0, 2025, True, b"x", [], pd.NaT):
        ask(f"wrong/start of released/{wrong!r}", lambda start: ds.released(start), wrong)
        ask(f"wrong/end of released/{wrong!r}", lambda end: ds.released(end=end), wrong)
    ask("wrong/released/ends before it starts", ds.released, "2025-10", "2025-09")
    ask_for_wrong_calls(ask, ds, events)
    ask_for_wrong_places(ask, br.dataset(PAST))


def wrong_rows():
    """What no rows of the latest version are, by what it is."""
    return {
        "of another version": br.events(PAST),
        "as known on a day": br.contacts(known_on=DAY),
        "of another table": br.sources(),
        "an id": "2025-09-11-lithuania",
        "ids": ["2025-09-11-lithuania"],
        "a number": 5,
        "records of another table": [br.sources()[0]],
    }


def ask_for_wrong_calls(ask, ds, events):
    """Arguments that are not taken, and things that cannot be done to tables and datasets."""
    for name in sorted(set(br.__all__) & {*TABLES, *ABOUT, "dataset", "diff", "cite", "evidence"}):
        function = getattr(br, name)
        ask(f"wrong/call/{name} with many", lambda function: function(*["x"] * 9), function)
        ask(f"wrong/call/{name} with another", lambda function: function(other=1), function)
    ask("wrong/call/diff without any", br.diff)
    ask("wrong/call/evidence without any", br.evidence)
    for name in ("where", "get", "to_frame", "to_arrow", "to_polars", "cite", "plot"):
        ask(f"wrong/call/Table.{name} with many", lambda name: getattr(events, name)(*["x"] * 9), name)
        ask(f"wrong/call/Table.{name} with another", lambda name: getattr(events, name)(other=1), name)
    ask("wrong/call/Table.get without any", events.get)
    ask("wrong/call/Table.get of a list", events.get, [])
    for name in ("table", "claims", "evidence", "panel", "released", "remaining_on", "timeline", "to_csv", "disputes",
                 "events", "coverage"):  # fmt: skip
        ask(f"wrong/call/Dataset.{name} with many", lambda name: getattr(ds, name)(*["x"] * 9), name)
        ask(f"wrong/call/Dataset.{name} with another", lambda name: getattr(ds, name)(other=1), name)
    changed = (ds, events, br.prisoners().search("Znak"), br.codebook())
    for thing, name in itertools.product(changed, ("version", "x", "__x__")):
        kind = type(thing).__name__
        ask(f"wrong/change/{kind}.{name} set", setattr, thing, name, "x")
        ask(f"wrong/change/{kind}.{name} deleted", delattr, thing, name)
    for kind, thing in (("Dataset", ds), ("Table", events), ("package", br)):
        ask(f"wrong/no such attribute/{kind}", getattr, thing, "evnts")
    for name in ("setitem", "iadd", "add", "mul", "lt", "contains", "index"):
        arguments = {"setitem": (0, 1), "index": ()}.get(name, (events,))
        ask(f"wrong/operation/{name}", getattr(operator, name), events, *arguments)
    ask("wrong/operation/delitem", operator.delitem, events, 0)
    ask("wrong/operation/call", lambda: events())
    ask("wrong/operation/iterate a dataset", lambda: list(ds))
    ask("wrong/operation/where, a column as position", lambda: events.where("event_id"))


#: What an export may find in its way.
IN_THE_WAY = ("a-file", "a-link", "empty-folder", "a-folder", "half-an-export", "an-export", "a.sqlite", "a.sqlite-wal")
WRONG_PLACES = ("", ".", "..", "/", "no/such/folder", "a-file/inside", "a\0b", "x" * 300, None, 5, b"bytes", ["x"])


def ask_for_wrong_places(ask, ds):
    """Where an export cannot be written, or not without more."""
    Path("a-file").write_text("x")
    Path("a-link").symlink_to("a-file")
    for name in ("empty-folder", "a-folder", "half-an-export"):
        Path(name).mkdir()
    Path("a-folder", "x.txt").touch()
    Path("half-an-export", "events.csv").touch()
    ds.to_csv("an-export")
    ds.to_sqlite("a.sqlite")
    Path("a.sqlite-wal").touch()
    places = (*WRONG_PLACES, *IN_THE_WAY, Path("a-folder"))
    for form, place, overwrite in itertools.product(("csv", "parquet", "sqlite"), places, (False, True)):
        name = f"wrong/place/{form}/{str(place)[:20]!r} {type(place).__name__}{'/overwrite' * overwrite}"
        with a_copy_of(IN_THE_WAY):
            ask(name, getattr(ds, f"to_{form}"), place, overwrite=overwrite)
            left = sorted(str(path) for path in Path().rglob("*") if path.parent.name != "an-export")
            ask(f"{name}/left", Readable, left)


@contextlib.contextmanager
def a_copy_of(names):
    """Be in a folder with copies of these files and folders."""
    shutil.rmtree("copy", ignore_errors=True)
    Path("copy").mkdir()
    for name in names:
        if Path(name).is_dir():
            shutil.copytree(name, Path("copy", name))
        else:
            shutil.copy2(name, Path("copy", name), follow_symlinks=False)
    with contextlib.chdir("copy"):
        yield
