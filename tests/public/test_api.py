"""The public names: which there are, where they say they are, how they pickle, and what odd arguments give."""

import ast
import copy
import importlib
import inspect
import pickle
import pkgutil
import re
import subprocess
import sys
import typing
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

import belarus_releases as br

PACKAGE = Path(br.__file__).parent
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "api.md"

FUNCTIONS = sorted(name for name in br.__all__ if inspect.isfunction(getattr(br, name)))
RECORDS = {**br.tables.TABLES, **br.tables.AUXILIARY}  #: names of record classes by table
VERSION = "2026.11.2"
CURRENT = br.dataset().version


def kinds(cls=br.Table):
    """The classes below Table."""
    return [kind for below in cls.__subclasses__() for kind in (below, *kinds(below))]


KINDS = [*kinds(), type(br.diff(VERSION, VERSION))]
METHODS = {name for cls in (br.Dataset, br.Table, *KINDS) for name in dir(cls) if not name.startswith("_")}


class TestNames:
    def test_dir_lists_the_public_names_alone(self):
        assert dir(br) == sorted(br.__all__)

    def test_each_name_is_there(self):
        assert len(br.__all__) == len(set(br.__all__))
        for name in br.__all__:
            namespace = {}
            exec(f"from belarus_releases import {name}", namespace)
            assert namespace[name] is getattr(br, name)

    def test_static_tools_see_the_same_names(self):
        """Type checkers and completion read the imports below ``if TYPE_CHECKING``."""
        tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]
        assert {alias.asname for node in imports for alias in node.names} == {*br.__all__} - {"__version__"}

    @pytest.mark.parametrize("name", [*FUNCTIONS, "Dataset", "Table"])
    def test_functions_and_classes_are_of_the_root(self, name):
        value = getattr(br, name)
        assert (value.__module__, value.__qualname__) == ("belarus_releases", name)

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
    def test_kinds_of_table_are_of_the_tables(self, kind):
        assert kind.__module__ == "belarus_releases.tables"
        assert getattr(br.tables, kind.__qualname__) is kind

    @pytest.mark.parametrize("cls", [br.Dataset, br.Table])
    def test_methods_are_of_the_public_class(self, cls):
        """Whichever part of the class they are written in."""
        methods = {name: value for name in dir(cls) if not name.startswith("_")
                   if inspect.isfunction(value := getattr(cls, name))}  # fmt: skip
        paths = {name: f"{value.__module__}.{value.__qualname__}" for name, value in methods.items()}
        assert paths == {name: f"belarus_releases.{cls.__name__}.{name}" for name in methods}

    @pytest.mark.parametrize("table", RECORDS)
    def test_record_classes_are_of_their_tables(self, table):
        record = br.tables.record_class(table)
        assert (record.__module__, record.__name__) == (f"belarus_releases.tables.{table}", RECORDS[table])

    def test_functions_are_documented(self):
        assert [name for name in FUNCTIONS if not inspect.getdoc(getattr(br, name))] == []

    def test_modules_bear_no_name_of_a_function_or_method(self):
        modules = {module.name for module in pkgutil.iter_modules(br.__path__)}
        assert modules >= {"export", "views", "plotting"}
        assert modules & {*FUNCTIONS, *METHODS} == set()

    def test_imports_by_name_stand_in_two_files_only(self):
        """Elsewhere import-linter would not see them."""
        calls = re.compile(r"\b(import_module|__import__)\(")
        files = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")
                 if calls.search(path.read_text(encoding="utf-8"))}  # fmt: skip
        assert files == {"__init__.py", "tables/__init__.py"}


# the page of the reference


def targets():
    """Kind and full path of what the page documents; what is indented is a member of the class above it."""
    module = cls = None
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        match = re.match(r"(\s*)\.\. (?:py:)?(\w+):: *([\w.]+)", line)
        if match is None:
            continue
        indent, kind, target = match.groups()
        if kind in ("module", "currentmodule"):
            module = target
        elif kind.startswith("auto"):
            owner = cls if indent else module
            path = target if target.startswith("belarus_releases.") else f"{owner}.{target}"
            cls = path if kind == "autoclass" else cls
            yield kind, path


def resolve(path):
    """The module or object at a dotted path."""
    parts = path.split(".")
    for place in range(len(parts), 0, -1):
        try:
            value = importlib.import_module(".".join(parts[:place]))
        except ModuleNotFoundError:
            continue
        for part in parts[place:]:
            value = getattr(value, part)
        return value
    raise AssertionError(f"there is no {path}")


class TestReferencePage:
    def test_it_documents_the_public_names_and_no_others(self):
        paths = [path for _, path in targets()]
        assert {path.split(".")[1] for path in paths} == {*br.__all__} - {"__version__"}
        assert {path.split(".")[1] for path in paths if path.count(".") == 1} == {
            *FUNCTIONS,
            "Dataset",
            "Table",
            "errors",
        }
        assert len(set(paths)) == len(paths)

    @pytest.mark.parametrize("cls", [br.Dataset, br.Table], ids=lambda cls: cls.__name__)
    def test_it_documents_the_members_of_a_class(self, cls):
        own = f"belarus_releases.{cls.__name__}."
        members = {path.removeprefix(own) for _, path in targets() if path.startswith(own)}
        assert members == {name for name in dir(cls) if not name.startswith("_")}

    def test_it_documents_every_kind_record_and_error(self):
        paths = {path for _, path in targets()}
        assert {f"belarus_releases.tables.{kind.__name__}" for kind in KINDS} <= paths
        assert {f"belarus_releases.tables.{table}.{name}" for table, name in RECORDS.items()} <= paths
        assert "belarus_releases.errors" in paths
        members = re.search(
            r"automodule:: belarus_releases\.errors\n +:members: (.+)", PAGE.read_text(encoding="utf-8")
        )
        errors = {name for name, value in vars(br.errors).items() if inspect.isclass(value)}
        assert set(members[1].split(", ")) == errors

    def test_every_path_is_the_one_that_the_object_states(self):
        for kind, path in targets():
            value = resolve(path)
            if kind == "automodule":
                assert value.__name__ == path
            elif kind in ("autofunction", "autoclass"):
                assert f"{value.__module__}.{value.__qualname__}" == path
            else:
                assert inspect.getdoc(value)

    def test_no_path_is_private(self):
        paths = [path for _, path in targets()]
        assert len(paths) > 40
        assert [path for path in paths if re.search(r"(^|\.)_", path)] == []


# pickles


DATASET = br.dataset(VERSION)
PAST = br.dataset("2026.11.0", known_on="2025-07-01")
OBJECTS = {
    **{name: cache(lambda name=name: DATASET.table(name)) for name in br.tables.TABLES},
    "part of a table": lambda: DATASET.events().where(in_series=True)[2:5],
    "past table": lambda: PAST.contacts(),
    "disputes": DATASET.disputes,
    "reconciliation": DATASET.reconcile,
    "stock_flows": DATASET.stock_flow,
    "evidence": lambda: DATASET.evidence("events", "2025-09-11-lithuania"),
    "history": lambda: DATASET.history("events", "2025-09-11-lithuania", "recognised"),
    "revisions": lambda: DATASET.revisions("contacts"),
    "coverage": DATASET.coverage,
    "codebook": br.codebook,
    "data_versions": br.data_versions,
    "countries": br.countries,
    "matches": lambda: DATASET.prisoners().search("Znak"),
    "dataset": lambda: DATASET,
    "past dataset": lambda: PAST,
    "diff": lambda: br.diff("2026.11.0", "2026.11.1"),
    "errata": br.errata,
    "past errata": lambda: br.dataset("2026.11.0").errata(),
    "checked cells": lambda: br.check([("events", "2025-09-11-lithuania", "women")], VERSION, version="2026.11.0"),
    "remaining": lambda: DATASET.remaining_on("2025-10-15"),
    "released": lambda: DATASET.released("2025", "2025"),
}


def record(table):
    """A record without cells."""
    cls = br.tables.record_class(table)
    return cls(**dict.fromkeys(typing.get_type_hints(cls)))


class TestPickles:
    def test_there_is_one_of_each_kind(self):
        assert {type(make()) for make in OBJECTS.values()} >= {br.Dataset, br.Table, *KINDS}

    @pytest.mark.parametrize("name", OBJECTS)
    def test_objects(self, name):
        value = OBJECTS[name]()
        for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
            assert type(again) is type(value)
            assert again == value
            assert hash(again) == hash(value)
            assert repr(again) == repr(value)

    @pytest.mark.parametrize("table", RECORDS)
    def test_records(self, table):
        value = record(table)
        again = pickle.loads(pickle.dumps(value))
        assert type(again) is type(value)
        assert again == copy.deepcopy(value) == value
        assert hash(again) == hash(value)

    @pytest.mark.parametrize("table", br.tables.TABLES)
    def test_rows(self, table):
        value = DATASET.table(table)[-1]
        assert pickle.loads(pickle.dumps(value)) == value

    def test_matches_keep_their_scores(self):
        for text in ("Znak", "Merkel"):
            value = DATASET.prisoners().search(text)
            again = pickle.loads(pickle.dumps(value))
            assert (again.scores, again.close) == (value.scores, value.close)

    def test_a_new_process_reads_them(self):
        """It imports by the paths that the pickle names."""
        values = [make() for make in OBJECTS.values()]
        code = "import pickle, sys\nfor value in pickle.load(sys.stdin.buffer): print(ascii(value), end='\\0')"
        done = subprocess.run([sys.executable, "-c", code], input=pickle.dumps(values), capture_output=True, check=True)
        assert done.stdout.decode().split("\0")[:-1] == [ascii(value) for value in values]
        assert b"belarus_releases._" not in pickle.dumps(values)


# what tools read


class TestTools:
    @pytest.mark.parametrize("table", RECORDS)
    def test_type_hints_of_records(self, table):
        cls = br.tables.record_class(table)
        hints = typing.get_type_hints(cls)
        assert list(hints) == [field.name for field in cls.__attrs_attrs__]
        assert next(iter(hints.values())) is str

    @pytest.mark.parametrize("table", RECORDS)
    def test_source_of_records(self, table):
        cls = br.tables.record_class(table)
        assert f"class {cls.__name__}:" in inspect.getsource(cls)

    @pytest.mark.parametrize(
        "value", [br.diff("2026.11.0", "2026.11.1")[0], DATASET.remaining_on("2025-10-15"), DATASET.released()]
    )
    def test_records_that_belong_to_no_table(self, value):
        assert set(typing.get_type_hints(type(value))) == set(inspect.signature(type(value)).parameters)
        assert f"class {type(value).__name__}" in inspect.getsource(type(value))
        assert re.fullmatch(r"belarus_releases\.tables\.[a-z_]+", type(value).__module__)


class TestHints:
    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("panel", ": 'panel' is an attribute of `dataset()`"),
            ("reconcile", ": 'reconcile' is an attribute of `dataset()`"),
            ("released", ": 'released' is an attribute of `dataset()`"),
            ("to_csv", ": 'to_csv' is an attribute of `dataset()`"),
            ("where", ": 'where' is a method of a table, such as `events()`"),
            ("plot", ": 'plot' is a method of a table, such as `events()`"),
            ("search", ": 'search' is a method of a table, such as `events()`"),
            ("head", ": 'head' is a method of frames; `events().to_frame()` gives one"),
            ("NotFoundError", ": it is `errors.NotFoundError`"),
            ("RedactedDataWarning", ": it is `errors.RedactedDataWarning`"),
            ("evnts", ": did you mean 'events' or 'event_links'?"),
            ("xyzzy", ""),
            ("_events", ""),
            ("__path_of__", ""),
        ],
    )
    def test_an_unknown_attribute(self, name, hint):
        with pytest.raises(AttributeError) as error:
            getattr(br, name)
        assert str(error.value) == f"module 'belarus_releases' has no attribute '{name}'{hint}"

    def test_an_unknown_attribute_of_the_tables(self):
        with pytest.raises(AttributeError, match=r"^module 'belarus_releases.tables' has no attribute 'evnts'"):
            br.tables.evnts  # noqa: B018


EVERYTHING = """
import contextlib, io, os, sys, tempfile, types
from importlib.util import find_spec

import warnings
warnings.filterwarnings("ignore", r"'\\w+' (argument is )?deprecated.* use", DeprecationWarning)  # as in pyproject

os.environ["MPLBACKEND"] = "agg"
import belarus_releases as br

names = dir(br)
ds = br.dataset("2026.11.2", known_on="2026-06-01")
calls = [getattr(br, name) for name in names if isinstance(getattr(br, name), types.FunctionType)]
calls.remove(br.check), br.check(ds.events().to_frame()[:1], "2026.11.2")
for call in calls:
    call(*{br.diff: ["2026.11.0"], br.path: ["events"], br.evidence: ["events"],
           br.report: ["events", "2025-09-11-lithuania", "women"]}.get(call, []))
ds.claims("events", ds.events()[0].event_id, field="label"), ds.evidence(ds.events()[0], field="date")
ds.history(ds.events()[0], column="date"), ds.revisions("event_links")
for name in br.tables.TABLES:
    table = ds.table(name)
    table.to_frame(), table.cite(), table.where(), str(table[0]), repr(table), table._repr_html_()
    table.to_frame("join", columns="main", dtypes="numpy"), table.where(**{table.columns[0]: lambda row_id: True})
    ds.table_sha256(name)
for style in ("apa", "bibtex", "biblatex", "csl-json"):
    br.cite(style)
ds.disputes(), ds.reconcile(), ds.coverage(), ds.remaining_on("2025-10-15"), ds.panel("M"), ds.sha256, ds.published_on
ds.panel("Q", contacts=ds.contacts().where(kind="visit"), index="timestamp"), str(ds.released("2025", "2025"))
ds.prisoners().search("Znak"), br.codebook().search("released"), br.diff("2026.11.0").to_frame(values="text")
ds.errata(), str(ds.errata())
with br.path("events") as path:
    str(ds), path.read_bytes()
if find_spec("pyarrow"):
    ds.events().to_arrow()
if find_spec("polars") and find_spec("pyarrow"):
    ds.events().to_polars()
if find_spec("matplotlib"):
    ds.timeline(), ds.remaining_estimates().plot(), ds.stock_flow().plot()
    ds.history(ds.events()[0], column="date").plot(), ds.revisions("event_links").plot()
    for kind in ("releases", "dispositions", "recognised", "named"):
        ds.events().plot(kind)
from belarus_releases.cli import main
with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as output:
    ds.to_csv(f"{folder}/csv")
    ds.to_sqlite(f"{folder}/sqlite")
    if find_spec("pyarrow"):
        ds.to_parquet(f"{folder}/parquet")
    for words in ("summary", "events", "claims events", "search Znak", "versions", "diff 2026.11.0", "cite", "codebook",
                  "evidence events", "released 2025", "disputes", "coverage", "verify", f"export csv {folder}/again"):
        assert main(words.split()) == 0, (words, output.getvalue())
assert dir(br) == names == sorted(br.__all__)
print(*(name for name, value in vars(br).items() if isinstance(value, types.ModuleType)))
"""


@pytest.mark.slow
def test_modules_shadow_no_name_in_a_process_that_has_used_everything():
    done = subprocess.run([sys.executable, "-W", "error", "-c", EVERYTHING], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    modules = set(done.stdout.split())
    assert modules >= {"checks", "citation", "cli", "export", "names", "views"}
    assert modules & {*FUNCTIONS, *METHODS} == set()


# odd arguments

EVENTS = DATASET.events()
LONG = 10**5000  # Python refuses to print it, and pytest to name a test by it


def by_type(value):
    return type(value).__name__


InvalidValue, NotFound, OutOfRange = br.errors.InvalidValueError, br.errors.NotFoundError, br.errors.OutOfRangeError


class TestErrors:
    """Each is an error of this package, and one sentence that names the argument."""

    def raises(self, kind, says, call):
        with pytest.raises(br.errors.BelarusReleasesError) as error:
            call()
        assert type(error.value) is kind
        message = str(error.value)
        assert "\n" not in message
        assert says in message
        assert len(message) < 1000

    @pytest.mark.parametrize(
        "value", [[], {}, None, 2026.11, b"2026.11.0", LONG, pd.NA, pd.Series(["latest"])], ids=by_type
    )
    @pytest.mark.parametrize("call", [br.dataset, br.events, br.Dataset, lambda v: br.claims(version=v),
                                      lambda v: br.cite(version=v), lambda v: br.Table("events", v)])  # fmt: skip
    def test_versions(self, call, value):
        self.raises(InvalidValue, f"version: expected text such as {CURRENT!r}, got ", lambda: call(value))

    @pytest.mark.parametrize("value", ["", "2026", "2026.11", "2026.12.7", "2026.11.0\n", "x" * 5000], ids=len)
    def test_versions_that_do_not_exist(self, value):
        for call in (br.dataset, br.events, br.diff):
            self.raises(NotFound, "2026.11.0", lambda call=call: call(value))

    @pytest.mark.parametrize("value", [[], 2025, "2025", "2025-09", "30.9.2025", "", b"2025-09-30", float("nan"), LONG,
                                       pd.NaT, pd.NA, pd.Series(["2025-09-30"])], ids=by_type)  # fmt: skip
    @pytest.mark.parametrize(
        ("argument", "call"),
        [
            ("known_on", lambda value: br.dataset(known_on=value)),
            ("known_on", lambda value: br.events(known_on=value)),
            ("known_on", lambda value: br.Dataset("latest", value)),
            ("known_on", lambda value: br.Table("events", known_on=value)),
            ("day", DATASET.remaining_on),
        ],
    )
    def test_days(self, argument, call, value):
        self.raises(InvalidValue, f"{argument}: expected a day such as '2025-09-30', got ", lambda: call(value))

    def test_a_day_is_needed(self):
        self.raises(InvalidValue, "day: expected a day", lambda: DATASET.remaining_on(None))

    @pytest.mark.parametrize("value", [[], None, 3, "evnts", LONG, pd.NA, pd.Series(["events"])], ids=by_type)
    @pytest.mark.parametrize("call", [DATASET.table, DATASET.table_sha256, br.Table])
    def test_tables(self, call, value):
        self.raises(NotFound, "there is no table ", lambda: call(value))

    @pytest.mark.parametrize(
        ("kind", "says", "call"),
        [
            # rows
            (NotFound, "'2025-09-11-lithuani' in events: did you mean '2025-09-11-lithuania'",
             lambda: EVENTS["2025-09-11-lithuani"]),
            (NotFound, "there is no row '' in events", lambda: EVENTS[""]),
            (OutOfRange, f"events has {len(EVENTS)} rows: there is no row 99", lambda: EVENTS[99]),
            (OutOfRange, f"events has {len(EVENTS)} rows: there is no row ", lambda: EVENTS[LONG]),
            (OutOfRange, "no row ", lambda: br.diff("2026.11.0", "2026.11.1")[10**6]),
            (InvalidValue, "expected a position, a slice or an id, got 1.5", lambda: EVENTS[1.5]),
            (InvalidValue, "expected a position, a slice or an id, got []", lambda: EVENTS[[]]),
            (InvalidValue, "expected a position, a slice or an id, got None", lambda: EVENTS[None]),
            (InvalidValue, "expected a position, a slice or an id, got slice", lambda: EVENTS["a":"b"]),
            (InvalidValue, "expected a position, a slice or an id, got slice", lambda: EVENTS[::0]),
            (NotFound, "there is no row 'x' in changes", lambda: br.diff("2026.11.0", "2026.11.1")["x"]),
            (InvalidValue, "expected a position", lambda: br.diff("2026.11.0", "2026.11.1")[1.5]),
            (InvalidValue, "records: expected ", lambda: br.Table("events", records=3)),
            (InvalidValue, "records: ", lambda: list(br.Table("disputes"))),
            (InvalidValue, "records: ", lambda: list(br.Table("coverage", "2026.11.0"))),
            # conditions
            (NotFound, "'released_totl' in events: did you mean 'released_total'",
             lambda: EVENTS.where(released_totl=1)),
            (NotFound, "event_id of events: there is no 'x'", lambda: EVENTS.where(event_id="x", strict=True)),
            (InvalidValue, "arrangement is never 'negotiatd': did you mean 'negotiated'",
             lambda: EVENTS.where(arrangement="negotiatd")),
            (InvalidValue, "released_total: expected an integer, got '52'", lambda: EVENTS.where(released_total="52")),
            (InvalidValue, "released_total: expected an integer, got True", lambda: EVENTS.where(released_total=True)),
            (InvalidValue, "released_total: expected an integer, got []", lambda: EVENTS.where(released_total=[[]])),
            (InvalidValue, "released_total: expected an integer, got ",
             lambda: EVENTS.where(released_total=pd.DataFrame([[1, 2], [3, 4]]).to_numpy())),
            (InvalidValue, "date: expected a date such as '2025-09-11', got '11.9.2025'",
             lambda: EVENTS.where(date="11.9.2025")),
            (InvalidValue, "label: expected text, got b'x'", lambda: EVENTS.where(label=b"x")),
            # claims
            (NotFound, "there is no table []", lambda: br.claims([])),
            (NotFound, "there is no table 'evnts': did you mean 'events'", lambda: br.claims("evnts")),
            (NotFound, "there is no row 'x' in events", lambda: br.claims("events", "x")),
            (NotFound, "there is no column 'x' in events", lambda: br.claims("events", field="x")),
            (NotFound, "there is no column [] in events", lambda: br.claims("events", field=[])),
            (InvalidValue, "record_id: expected an id, got []", lambda: br.claims("events", [])),
            (InvalidValue, "record_id: expected an id, got 3", lambda: br.claims("events", 3)),
            (InvalidValue, "table: ", lambda: br.claims(record_id="2025-09-11-lithuania")),
            # evidence
            (NotFound, "there is no table []", lambda: br.evidence([])),
            (NotFound, "there is no table 'evnts': did you mean 'events'", lambda: br.evidence("evnts")),
            (NotFound, "no claims are on 'sources': there are 'events'", lambda: br.evidence("sources")),
            (NotFound, "there is no row 'x' in events", lambda: br.evidence("events", "x")),
            (NotFound, "there is no column [] in events", lambda: br.evidence("events", field=[])),
            (InvalidValue, "record_id: expected an id, got []", lambda: br.evidence("events", [])),
            (InvalidValue, "record_id: the record has an id, so none is taken, got 'x'",
             lambda: br.evidence(EVENTS[0], "x")),
            (InvalidValue, "field: no claim states label of events, which is entered",
             lambda: br.evidence("events", field="label")),
            (NotFound, "there is no table 'disputes'", lambda: br.evidence(DATASET.disputes()[0])),
            # a correction
            (NotFound, "there is no table []", lambda: br.report([], "x", "women")),
            (InvalidValue, "record_id: expected an id of events, or a record", lambda: br.report("events")),
            (NotFound, "there is no column [] in events", lambda: br.report("events", EVENTS[0].event_id, [])),
            # history and revisions
            (NotFound, "no claims are on 'sources'", lambda: DATASET.history(DATASET.sources()[0], column="url")),
            (NotFound, "there is no row 'x' in events", lambda: DATASET.history("events", "x", "women")),
            (NotFound, "there is no column 'womn'", lambda: DATASET.history(EVENTS[0], column="womn")),
            (InvalidValue, "record_id: expected an id of events, or a record", lambda: DATASET.history("events")),
            (InvalidValue, "column: expected a column of events, got None", lambda: DATASET.history(EVENTS[0])),
            (InvalidValue, "column: label of events is entered by the editors",
             lambda: DATASET.history(EVENTS[0], column="label")),
            (InvalidValue, "events: expected rows of events of", lambda: PAST.history(EVENTS[0], column="women")),
            (NotFound, "there is no table []", lambda: DATASET.revisions([])),
            (NotFound, "no claims are on 'claims'", lambda: DATASET.revisions("claims")),
            # how many were released
            (InvalidValue, "start: expected a day, a month or a year such as '2025-09', got []",
             lambda: DATASET.released([])),
            (InvalidValue, "start: expected a day, a month or a year such as '2025-09', got ",
             lambda: DATASET.released(LONG)),
            (InvalidValue, "start: expected a day, a month or a year such as '2025-09', got NaT",
             lambda: DATASET.released(pd.NaT)),
            (InvalidValue, "end: expected a day, a month or a year such as '2025-09', got <NA>",
             lambda: DATASET.released(end=pd.NA)),
            (InvalidValue, "start: expected a day on or before the end, 2025-09-30, got '2025-10'",
             lambda: DATASET.released("2025-10", "2025-09")),
            (InvalidValue, "events: expected rows of events of <Dataset: data version 2026.11.2>, got 3",
             lambda: DATASET.released(events=3)),
            # codebook and names
            (NotFound, "'released_totl': did you mean 'released_total'", lambda: br.codebook("released_totl")),
            (NotFound, "the codebook has no []", lambda: br.codebook([])),
            (NotFound, "the codebook has no ", lambda: br.codebook(LONG)),
            (NotFound, "the codebook has no <NA>", lambda: br.codebook(pd.NA)),
            (NotFound, "the codebook has no ", lambda: br.codebook(pd.DataFrame())),
            (InvalidValue, "text: expected words to search for, such as 'released', got []",
             lambda: br.codebook().search([])),
            (InvalidValue, "text: expected words to search for, such as 'released', got ' '",
             lambda: br.codebook().search(" ")),
            (InvalidValue, "text: expected a name, got []", lambda: br.prisoners().search([])),
            (InvalidValue, "text: expected a name, got None", lambda: br.prisoners().search(None)),
            # versions to compare
            (InvalidValue, f"old: expected text such as {CURRENT!r}, got []", lambda: br.diff([])),
            (InvalidValue, f"new: expected text such as {CURRENT!r}, got []", lambda: br.diff("2026.11.0", [])),
            # citations
            (InvalidValue, "style: there is no citation style []", lambda: br.cite([])),
            (InvalidValue, "style: there is no citation style 'bibtx': did you mean 'bibtex'",
             lambda: br.cite("bibtx")),
            (InvalidValue, "style: there is no citation style []", lambda: EVENTS.cite([])),
            (InvalidValue, "codebook cannot be cited", lambda: br.codebook().cite()),
            # forms
            (InvalidValue, "lists: expected 'tuple' or 'join', got 'list'", lambda: EVENTS.to_frame("list")),
            (InvalidValue, "lists: expected 'tuple' or 'join', got []", lambda: EVENTS.to_frame([])),
            (InvalidValue, "lists: expected 'tuple' or 'join', got ", lambda: EVENTS.to_frame(pd.Series(["join", 1]))),
            (InvalidValue, "freq: expected 'D', 'W', 'M', 'Q' or 'Y', got 'H'", lambda: DATASET.panel("H")),
            (InvalidValue, "freq: expected 'D', 'W', 'M', 'Q' or 'Y', got []", lambda: DATASET.panel([])),
            (InvalidValue, "freq: expected 'D', 'W', 'M', 'Q' or 'Y', got ",
             lambda: DATASET.panel(pd.Series(["D", "W"]))),
            (InvalidValue, "index: expected 'period' or 'timestamp', got []", lambda: DATASET.panel("M", index=[])),
            (InvalidValue, "contacts: expected rows of contacts of <Dataset: data version 2026.11.2>, got 'visit'",
             lambda: DATASET.panel("M", contacts=["visit"])),
            (InvalidValue, "events: expected rows of events of <Dataset: data version 2026.11.2>, got <NA>",
             lambda: DATASET.panel("M", events=pd.NA)),
            # pictures
            (InvalidValue, "kind: there is no picture 'disposition' of events: did you mean 'dispositions'",
             lambda: EVENTS.plot("disposition")),
            (InvalidValue, "kind: there is no picture ['named'] of events: did you mean 'named'",
             lambda: EVENTS.plot(["named"])),
            (InvalidValue, "kind: there is no picture None of events", lambda: EVENTS.plot(None)),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )  # fmt: skip
    def test_other_arguments(self, kind, says, call):
        self.raises(kind, says, call)

    @pytest.mark.parametrize(
        "draw",
        [
            lambda ax: EVENTS.plot(ax=ax),
            lambda ax: EVENTS.plot("named", ax=ax),
            lambda ax: DATASET.remaining_estimates().plot(ax=ax),
            lambda ax: DATASET.stock_flow().plot(ax=ax),
            lambda ax: DATASET.timeline(ax=ax),
        ],
    )
    @pytest.mark.parametrize("ax", [3, [], "x"])
    def test_axes(self, draw, ax):
        pytest.importorskip("matplotlib").use("agg")
        self.raises(InvalidValue, "ax: expected ", lambda: draw(ax))

    @pytest.mark.parametrize(
        "path", ["", ".", "..", "/", "a/..", "a\0b", "\ud800", 7, b"new", None, [], LONG, pd.NA], ids=by_type
    )
    @pytest.mark.parametrize(
        ("argument", "write"),
        [("folder", DATASET.to_csv), ("folder", DATASET.to_parquet), ("path", DATASET.to_sqlite)],
    )
    def test_paths(self, argument, write, path, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        self.raises(InvalidValue, f"{argument}: ", lambda: write(path))
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("row_id", [[], None, 3, LONG, pd.NA], ids=by_type)
    def test_asking_for_a_row_that_may_not_exist_is_no_error(self, row_id):
        assert EVENTS.get(row_id) is None
        assert EVENTS.get(row_id, 0) == 0
        assert row_id not in EVENTS
