"""The whole API on one page: every public name stands there, none that does not exist, and it stays one page."""

import re
from pathlib import Path

import pytest

import belarus_releases as br

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "one-page.md"
TEXT = PAGE.read_text(encoding="utf-8")
CODE = re.findall(r"(?<!`)`([^`]+)`", TEXT)
TABLES = {*br.tables.TABLES}


def public(thing):
    return {name for name in dir(thing) if not name.startswith("_") or name == "__version__"}


def named(*owners):
    """The names that code takes from one of these."""
    pattern = re.compile(rf"\b(?:{'|'.join(owners)})\.(\w+)")
    return {name for code in CODE for name in pattern.findall(code)}


def test_it_is_one_page():
    assert len(TEXT.splitlines()) < 120


def test_every_function_and_class_is_there_and_no_other():
    tables = {name for name in re.findall(r"`(\w+)\(\)`", TEXT) if name in TABLES}
    assert tables == TABLES, "the tables are methods of `ds` and functions of `br`"
    assert named("br") | tables == public(br)


@pytest.mark.parametrize(
    ("owner", "thing"),
    [("ds", br.dataset()), ("table", br.Table)],
)
def test_every_method_is_there_and_no_other(owner, thing):
    assert named(owner) | (TABLES if owner == "ds" else set()) == public(thing)


def test_what_kinds_of_table_can_do_is_there():
    for late in ("CheckedCells", "Diff", "History", "Revisions"):
        getattr(br.tables, late)
    kinds = {kind for kind in br.Table.__subclasses__() if kind.__module__ == "belarus_releases.tables"}
    methods = {name for kind in kinds for name in public(kind) - public(br.Table)}
    mentioned = {name for code in CODE for name in re.findall(r"\)\.(\w+)\(", code)}
    assert methods <= mentioned | {"changes", "new", "old"}
