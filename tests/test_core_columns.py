"""What declaring a column means, and how its cells are read and written."""

import datetime as dt
from typing import Annotated, Literal, Optional

import pytest

from belarus_releases.columns import (
    CODECS,
    Column,
    Pattern,
    Terms,
    coded,
    columns,
    derived,
    entered,
    join,
    parser,
    read,
    split,
    stated,
    table,
    write,
)

KIND = Terms(ordered=True, since={"y": "2026.11.2"}, x="An x.", y="A y.")
ISO = Pattern("[A-Z]{2}", "ISO")


def things():
    """A table with every kind of column, declared anew."""

    @table("things")
    class Thing:
        thing_id: str = entered("The id.", unit="none")
        kind: Annotated[Literal["x", "y"], KIND] = coded("Kind.", rule="As seen.")
        maybe: Annotated[Literal["x", "y"], KIND] | None = stated("Kind, perhaps.", since="2026.11.1")
        count: int | None = stated("Count.", unit="persons")
        share: Optional[float] = stated("Share.")  # noqa: UP045  (read like the other way to write it)
        is_open: bool = coded("Open.", rule="As seen.", unit="none")
        day: dt.date | None = derived("Day.", by="day", of=("day",))
        country: Annotated[str, ISO] | None = stated("Country.")
        outer: Annotated[str | None, ISO] = stated("Country.")
        countries: tuple[Annotated[str, ISO], ...] = stated("Countries.")
        kinds: Annotated[tuple[Annotated[Literal["x", "y"], KIND], ...], ISO] = stated("Kinds.", refers_to="things")

    return Thing


def declared(name, kind, nullable, meaning, basis, **more):
    more = {"since": "2026.11.0"} | more
    return Column(name=name, kind=kind, nullable=nullable, meaning=meaning, basis=basis, **more)


COLUMNS = (
    declared("thing_id", "text", False, "The id.", "entered", unit="none"),
    declared("kind", "category", False, "Kind.", "coded", rule="As seen.", terms=KIND),
    declared("maybe", "category", True, "Kind, perhaps.", "stated", since="2026.11.1", terms=KIND),
    declared("count", "integer", True, "Count.", "stated", unit="persons"),
    declared("share", "number", True, "Share.", "stated"),
    declared("is_open", "boolean", False, "Open.", "coded", rule="As seen.", unit="none"),
    declared("day", "date", True, "Day.", "derived", rule="day", of=("day",)),
    declared("country", "text", True, "Country.", "stated", pattern=ISO),
    declared("outer", "text", True, "Country.", "stated", pattern=ISO),
    declared("countries", "list", False, "Countries.", "stated", pattern=ISO),
    declared("kinds", "list", False, "Kinds.", "stated", refers_to="things", terms=KIND, pattern=ISO),
)
BY_NAME = {column.name: column for column in COLUMNS}


def test_annotations_and_calls_make_the_columns():
    declared_here = things()
    assert columns(declared_here) == COLUMNS
    assert declared_here.__table__ == "things"


def test_a_vocabulary_knows_its_order_its_lines_and_since_when():
    plain, terms = Terms(x="An x."), Terms(ordered=True, since={"y": "2026.11.2"}, x="An x.", y="A y.")
    assert (terms.ordered, terms.lines) == (True, {"x": "An x.", "y": "A y."})
    assert terms.since == {"x": "2026.11.0", "y": "2026.11.2"}
    assert (plain.ordered, plain.since) == (False, {"x": "2026.11.0"})
    pattern = Pattern("[A-Z]{2}", "ISO")
    assert (pattern.regex, pattern.standard) == ("[A-Z]{2}", "ISO")
    assert BY_NAME["kinds"].items == ("x", "y")
    assert BY_NAME["count"].items == ()


@pytest.mark.parametrize("terms", [(), (Terms(y="A y.", x="An x."),), (Terms(x="An x."),)])
def test_items_and_their_lines_are_the_same_in_the_same_order(terms):
    class Wrong:
        wrong_id: str = entered("The id.")
        kind: Literal["x", "y"] = entered("Kind.")

    if terms:
        Wrong.__annotations__["kind"] = Annotated[Literal["x", "y"], *terms]
    with pytest.raises(TypeError, match=r"^the items of column kind and their codebook lines differ$"):
        table("wrong")(Wrong)


def test_a_record_cannot_be_changed_and_reads_as_one():
    made = things()
    thing = made("a", "x", None, None, None, True, None, None, None, (), ())
    assert thing == made("a", "x", None, None, None, True, None, None, None, (), ())
    assert repr(thing) == "Thing(thing_id='a', kind='x', is_open=True)"
    assert str(thing) == "Thing a\n  kind     x\n  is_open  true"
    assert thing._repr_html_().startswith("<p>Thing</p><table><tr><th>thing_id</th><td>a</td></tr>")
    with pytest.raises(AttributeError):
        thing.count = 3


CELLS = [
    ("thing_id", "a", "a"),
    ("kind", "y", "y"),
    ("maybe", "", None),
    ("maybe", "x", "x"),
    ("count", "", None),
    ("count", "0", 0),
    ("count", "-12", -12),
    ("share", "", None),
    ("share", "0", 0.0),
    ("share", "2", 2.0),
    ("share", "2.05", 2.05),
    ("is_open", "true", True),
    ("is_open", "false", False),
    ("day", "", None),
    ("day", "2025-09-11", dt.date(2025, 9, 11)),
    ("country", "", None),
    ("country", "LT", "LT"),
    ("countries", "", ()),
    ("countries", "LT", ("LT",)),
    ("countries", "LT;UA;", ("LT", "UA", "")),
]


@pytest.mark.parametrize(("name", "cell", "value"), CELLS)
def test_cells_are_read_and_written(name, cell, value):
    column = BY_NAME[name]
    assert write(column, value) == cell
    for again in (read(column, cell), (parser(column) or str)(cell)):
        assert (again, type(again)) == (value, type(value))


def test_text_that_is_never_empty_needs_no_reader():
    assert parser(BY_NAME["thing_id"]) is None


@pytest.mark.parametrize(
    ("name", "cell"),
    [("kind", "z"), ("kind", ""), ("count", "x"), ("is_open", "True"), ("is_open", ""), ("day", "2025-09")],
)
def test_what_a_column_cannot_hold_is_refused(name, cell):
    with pytest.raises((ValueError, KeyError)):
        parser(BY_NAME[name])(cell)


def test_an_item_outside_the_vocabulary_is_named():
    with pytest.raises(ValueError, match=r"^'z' is not in the vocabulary$"):
        parser(BY_NAME["maybe"])("z")


def test_numbers_are_not_remembered():
    known = parser(BY_NAME["share"])
    assert [known(cell) for cell in ("0.5", "", "0.5")] == [0.5, None, 0.5]
    assert not hasattr(known, "__self__")


def test_number_without_a_cell_is_refused_where_there_must_be_one():
    with pytest.raises(ValueError, match="could not convert"):
        parser(declared("share", "number", False, "Share.", "stated"))("")


def test_no_more_than_some_thousand_values_are_remembered():
    known = parser(BY_NAME["count"])
    assert [known(str(number)) for number in range(5000)] == list(range(5000))
    assert len(known.__self__) == 4096  # the empty cell among them


def test_items_of_lists():
    assert (split(""), split("a"), split("a;b")) == ((), ("a",), ("a", "b"))
    assert (join(()), join(["a", "b"])) == ("", "a;b")
    assert BY_NAME["countries"].codec is CODECS["list"]
    assert BY_NAME["countries"].item_codec is CODECS["text"]
    assert BY_NAME["day"].item_codec is BY_NAME["day"].codec is CODECS["date"]
