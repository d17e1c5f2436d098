"""The public names: which there are, where they say they are, how they pickle, and what hints they give."""

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

import pytest

import belarus_releases as br

PACKAGE = Path(br.__file__).parent
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "api.md"

FUNCTIONS = sorted(name for name in br.__all__ if inspect.isfunction(getattr(br, name)))
RECORDS = {**br.tables.TABLES, **br.tables.AUXILIARY}  #: names of record classes by table
VERSION = "2026.11.2"


def kinds(cls=br.Table):
    """The classes below Table."""
    return [kind for below in cls.__subclasses__() for kind in (below, *kinds(below))]


for _late in ("CheckedCells", "Diff", "History", "Revisions"):  # kinds that are read when they are asked for
    getattr(br.tables, _late)
KINDS = kinds()
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
