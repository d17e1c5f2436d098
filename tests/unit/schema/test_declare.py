"""What a declared class means: its columns, and the record class that it becomes."""

import copy
import datetime as dt
import pickle
from typing import Annotated, Any, Literal, Optional

import attrs
import pytest

from belarus_releases.schema.columns import Column, Pattern, Vocabulary, columns
from belarus_releases.schema.declare import coded, derived, entered, stated, table
from belarus_releases.tables import AUXILIARY, TABLES, record_class
from tests.factories import row

KIND = Vocabulary({"x": "An x.", "y": "A y."}, ordered=True, since={"y": "2026.11.2"})
ISO = Pattern("[A-Z]{2}", "ISO")


def things():
    """A table with every kind of column, declared anew."""

    @table("things", "Things of every kind.", main=("thing_id", "count", "maybe"))
    class Thing:
        thing_id: str = entered("The id.", unit="none")
        kind: Annotated[Literal["x", "y"], KIND] = coded("Kind.", rule="As seen.")
        maybe: Annotated[Literal["x", "y"], KIND] | None = stated("Kind, perhaps.", since="2026.11.1")
        count: int | None = stated("Count.", unit="persons")
        share: Optional[float] = stated("Share.")  # noqa: UP045  (means the same as the other form)
        is_open: bool = coded("Open.", rule="As seen.", unit="none")
        day: dt.date | None = derived("Day.", by="day", inputs=("day",))
        country: Annotated[str, ISO] | None = stated("Country.")
        outer: Annotated[str | None, ISO] = stated("Country.")
        countries: tuple[Annotated[str, ISO], ...] = stated("Countries.")
        kinds: Annotated[tuple[Annotated[Literal["x", "y"], KIND], ...], ISO] = stated("Kinds.", refers_to="things")

    return Thing


OTHERS = (None, None, None, True, None, None, None, (), ())  # the cells after id and kind


def declared(name, kind, nullable, meaning, basis, **options):
    options = {"since": "2026.11.0"} | options
    return Column(name=name, kind=kind, nullable=nullable, meaning=meaning, basis=basis, **options)


def test_no_item_is_older_than_its_column():
    maybe = columns(things())[2]
    assert (maybe.since, maybe.vocabulary.since) == ("2026.11.1", {"x": "2026.11.1", "y": "2026.11.2"})


def test_annotations_and_calls_make_the_columns():
    made = [attrs.evolve(column, vocabulary=column.vocabulary and KIND) for column in columns(things())]
    assert tuple(made) == (
        declared("thing_id", "text", False, "The id.", "entered", unit="none", main=1),
        declared("kind", "category", False, "Kind.", "coded", rule="As seen.", vocabulary=KIND),
        declared("maybe", "category", True, "Kind, perhaps.", "stated", since="2026.11.1", vocabulary=KIND, main=3),
        declared("count", "integer", True, "Count.", "stated", unit="persons", main=2),
        declared("share", "number", True, "Share.", "stated"),
        declared("is_open", "boolean", False, "Open.", "coded", rule="As seen.", unit="none"),
        declared("day", "date", True, "Day.", "derived", rule="day", inputs=("day",)),
        declared("country", "text", True, "Country.", "stated", pattern=ISO),
        declared("outer", "text", True, "Country.", "stated", pattern=ISO),
        declared("countries", "list", False, "Countries.", "stated", pattern=ISO),
        declared("kinds", "list", False, "Kinds.", "stated", refers_to="things", vocabulary=KIND, pattern=ISO),
    )


def test_the_record_class_has_the_name_of_its_table_and_a_title():
    thing = things()
    assert thing.__table__ == "things"
    assert thing.__title__ == "Things of every kind."
    assert thing.__name__ == "Thing"


def test_the_docstring_explains_every_column_and_item():
    assert things().__doc__.splitlines() == [
        "Things of every kind.",
        "",
        "Attributes",
        "----------",
        "thing_id : text, in none",
        "    The id.",
        "kind : category",
        "    Kind.",
        "    `x`: An x.",
        "    `y`: A y.",
        "maybe : category, may be empty",
        "    Kind, perhaps.",
        "    `x`: An x.",
        "    `y`: A y.",
        "count : integer, in persons, may be empty",
        "    Count.",
        "share : number, may be empty",
        "    Share.",
        "is_open : boolean, in none",
        "    Open.",
        "day : date, may be empty",
        "    Day.",
        "country : text, may be empty",
        "    Country.",
        "outer : text, may be empty",
        "    Country.",
        "countries : list, may be empty",
        "    Countries.",
        "kinds : list, may be empty",
        "    Kinds.",
        "    `x`: An x.",
        "    `y`: A y.",
    ]


class TestMain:
    """The columns that are shown where not all are, each with its place."""

    def declare(self, *main):
        class Pair:
            pair_id: str = entered("The id.")
            other: str = entered("Other.")

        return table("pairs", "Pairs.", main=main)(Pair)

    def test_places_are_counted_from_one_and_the_others_have_none(self):
        assert [column.main for column in columns(self.declare("other"))] == [0, 1]
        assert [column.main for column in columns(self.declare("other", "pair_id"))] == [2, 1]
        assert [column.main for column in columns(self.declare())] == [0, 0]

    def test_only_declared_columns_can_be_main(self):
        with pytest.raises(TypeError, match=r"^pairs: main columns that are not declared: a, othr$"):
            self.declare("pair_id", "othr", "a")

    @pytest.mark.parametrize("name", [*TABLES, *AUXILIARY])
    def test_every_table_shows_its_id_first(self, name):
        shown = sorted((column for column in columns(record_class(name)) if column.main), key=lambda c: c.main)
        assert shown[0] == columns(record_class(name))[0]
        assert [column.main for column in shown] == [*range(1, len(shown) + 1)]
        assert len(shown) >= 2


class TestOptional:
    """A cell that may be missing: None, or a list that no source states."""

    @pytest.mark.parametrize(
        ("kind", "nullable", "basis", "optional"),
        [
            ("text", True, "derived", True),
            ("text", False, "stated", False),
            ("integer", True, "stated", True),
            ("list", False, "stated", True),
            ("list", False, "derived", False),
            ("list", False, "coded", False),
            ("list", False, "entered", False),
            ("value", True, "derived", True),
        ],
    )
    def test_by_kind_and_basis(self, kind, nullable, basis, optional):
        assert declared("c", kind, nullable, "C.", basis).optional is optional

    def test_a_value_of_any_kind_may_be_missing(self):
        class Anything:
            anything_id: str = entered("The id.")
            old: Any = entered("Old.")

        record = table("anything", "Anything.")(Anything)
        assert [(column.kind, column.nullable) for column in columns(record)] == [("text", False), ("value", True)]


@pytest.mark.parametrize(
    "vocabulary", [None, Vocabulary({"y": "A y.", "x": "An x."}), Vocabulary({"x": "An x."}), Vocabulary({})]
)
def test_annotation_and_vocabulary_have_the_same_items_in_the_same_order(vocabulary):
    class Wrong:
        wrong_id: str = entered("The id.")
        kind: Literal["x", "y"] = entered("Kind.")

    if vocabulary:
        Wrong.__annotations__["kind"] = Annotated[Literal["x", "y"], vocabulary]
    with pytest.raises(TypeError, match=r"^kind: the items of the annotation and of the vocabulary differ$"):
        table("wrong", "Wrong.")(Wrong)


@pytest.mark.parametrize("declare", [coded, derived])
def test_coded_and_derived_columns_need_a_rule(declare):
    with pytest.raises(TypeError):
        declare("Meaning.")


class TestRecord:
    def test_records_are_equal_by_value_and_immutable(self):
        record = things()
        thing = record("a", "x", *OTHERS)
        assert thing == record("a", "x", *OTHERS)
        assert hash(thing) == hash(record("a", "x", *OTHERS))
        assert thing != record("b", "x", *OTHERS)
        with pytest.raises(AttributeError):
            thing.count = 3

    def test_a_record_has_the_three_forms_of_render(self):
        thing = things()("a", "x", *OTHERS)
        assert repr(thing) == "Thing(thing_id='a', kind='x', is_open=True)"
        assert str(thing) == "Thing a\n  kind     x\n  is_open  true"
        assert thing._repr_html_().startswith("<p>Thing</p><table><tr><th>thing_id</th><td>a</td></tr>")


class TestPickle:
    EVENT = row("events", event_id="e", date=dt.date(2025, 9, 11), destinations=("LT",), released_total=52)

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_copies_and_pickles_are_equal(self, protocol):
        for event in (pickle.loads(pickle.dumps(self.EVENT, protocol)), copy.copy(self.EVENT)):
            assert type(event) is type(self.EVENT)
            assert event == self.EVENT

    def test_the_state_is_the_cells_by_name(self):
        assert things()("a", "x", *OTHERS).__getstate__() == {
            "thing_id": "a", "kind": "x", "maybe": None, "count": None, "share": None, "is_open": True, "day": None,
            "country": None, "outer": None, "countries": (), "kinds": (),
        }  # fmt: skip

    def test_a_record_pickled_before_a_column_existed_has_an_empty_cell(self):
        """None, and no items in a list; a column that no longer exists is left out."""
        record = things()
        thing = object.__new__(record)
        thing.__setstate__({"thing_id": "a", "kind": "y", "is_open": False, "kinds": ("x",), "former": 1})
        assert thing == record("a", "y", None, None, None, False, None, None, None, (), ("x",))
        assert (thing.maybe, thing.countries, thing.kinds) == (None, (), ("x",))
        assert not hasattr(thing, "former")
