"""Tables as sequences of typed records."""

import copy
import datetime as dt
import pickle

import pytest

import belarus_releases as br
from belarus_releases.tables import RECORDS


@pytest.fixture(params=RECORDS)
def table(request):
    return getattr(br, request.param)()


def test_a_table_is_sequence_like(table):
    rows = list(table)
    assert len(table) == len(rows) > 0
    assert [table[i] for i in range(len(table))] == rows
    assert table[-1] is rows[-1]
    assert list(reversed(table)) == rows[::-1]
    assert type(table[1:3]) is type(table)
    assert list(table[1:3]) == rows[1:3]
    assert list(table[::-1]) == rows[::-1]


def test_rows_are_found_by_id(table):
    key = table.columns[0]
    for row in table:
        row_id = getattr(row, key)
        assert table[row_id] is row
        assert table.get(row_id) is row
        assert row_id in table
    for row in table[:: len(table) // 50 + 1]:  # each is sought from the start
        assert row in table
    assert table.get("no such id") is None
    assert table.get("no such id", 0) == 0
    assert "no such id" not in table


def test_rows_stand_in_the_order_of_their_ids(table):
    ids = [getattr(row, table.columns[0]) for row in table]
    assert ids == sorted(ids)


def test_records_have_the_declared_types(table):
    from belarus_releases.columns import columns
    from belarus_releases.tables import record_class

    types = {"text": str, "category": str, "integer": int, "number": float, "boolean": bool, "date": dt.date}
    for column in columns(record_class(table.name)):
        for row in table:
            value = getattr(row, column.name)
            if column.kind == "list":
                assert isinstance(value, tuple)
                assert all(isinstance(item, str) for item in value)
            elif value is None:
                assert column.nullable
            else:
                assert type(value) is types[column.kind]
            if column.items:
                assert {value} if isinstance(value, str) else set(value or ()) <= set(column.items)


def test_nothing_can_be_assigned(table):
    with pytest.raises(AttributeError, match="cannot be changed"):
        table.version = "1"
    with pytest.raises(AttributeError, match="cannot be changed"):
        del table.version
    with pytest.raises(AttributeError):
        table[0].note = "x"
    with pytest.raises(TypeError):
        table[0] = table[1]
    with pytest.raises(AttributeError):
        br.dataset().version = "1"


def test_copies_and_pickles_are_equal(table):
    assert pickle.loads(pickle.dumps(table)) == table
    assert copy.deepcopy(table) == table
    assert hash(copy.copy(table)) == hash(table)
    assert pickle.loads(pickle.dumps(br.dataset())).version == br.dataset().version


def test_tables_of_other_rows_differ():
    assert br.events("2026.11.0")[:2] != br.events()[:3]
    assert br.events() != br.sources()
    assert br.events() != list(br.events())


def test_representations_say_what_and_how_much():
    assert repr(br.events()) == f"<Events: {len(br.events())} rows, data version {br.events().version}>"
    assert repr(br.events()[:1]).startswith("<Events: 1 row,")
    assert repr(br.dataset()) == f"<Dataset: data version {br.dataset().version}>"
    assert "<table" in br.events()._repr_html_()


class TestWhere:
    def test_value(self):
        assert {e.arrangement for e in br.events("2026.11.0").where(arrangement="negotiated")} == {"negotiated"}

    def test_collection(self):
        found = br.events("2026.11.0").where(released_total={52, 123})
        assert [e.released_total for e in found] == [52, 123]
        assert br.events("2026.11.0").where(released_total=range(52, 124)) == found

    def test_callable_sees_the_cell(self):
        assert [e.released_total for e in br.events("2026.11.0").where(released_total=lambda n: n > 50)] == [52, 123]

    def test_none_is_the_empty_cell(self):
        assert all(e.date is None for e in br.events("2026.11.0").where(date=None))
        assert len(br.events("2026.11.0").where(date=None)) == 3
        assert all(e.destinations == () for e in br.events("2026.11.0").where(destinations=None))

    def test_lists_are_met_by_an_item(self):
        assert [p.name for p in br.prisoners("2026.11.0").where(nationalities="US")] == ["Youras Ziankovich"]
        assert len(br.events("2026.11.0").where(destinations={"UA", "LT"})) == 2

    def test_dates_may_be_text(self):
        assert br.events("2026.11.0").where(date="2025-09-11") == br.events("2026.11.0").where(
            date=dt.date(2025, 9, 11)
        )
        assert len(br.events("2026.11.0").where(date="2025-09-11")) == 1

    def test_conditions_join(self):
        assert len(br.events("2026.11.0").where(arrangement="negotiated", released_total=52)) == 1
        assert br.events().where() == br.events()

    def test_type_is_kept(self):
        assert type(br.events("2026.11.0").where(in_series=True)) is type(br.events())


class TestErrors:
    """Each is one sentence that says what was asked and what would do."""

    def raises(self, kind, says, call):
        with pytest.raises(kind) as caught:
            call()
        message = str(caught.value)
        assert isinstance(caught.value, br.BelarusReleasesError)
        assert "\n" not in message
        for part in says:
            assert part in message

    def test_unknown_id(self):
        self.raises(LookupError, ["2025-09-11-lithuani", "did you mean '2025-09-11-lithuania'"],
                    lambda: br.events()["2025-09-11-lithuani"])  # fmt: skip

    def test_unknown_position(self):
        self.raises(IndexError, ["99", str(len(br.events()))], lambda: br.events()[99])

    def test_a_row_is_not_asked_for_by_anything(self):
        self.raises(ValueError, ["1.5"], lambda: br.events()[1.5])

    def test_unknown_column(self):
        self.raises(
            LookupError, ["released_totl", "'released_total'"], lambda: br.events("2026.11.0").where(released_totl=1)
        )

    def test_value_outside_the_vocabulary(self):
        self.raises(
            ValueError, ["negotiatd", "'negotiated'"], lambda: br.events("2026.11.0").where(arrangement="negotiatd")
        )

    def test_value_of_another_type(self):
        self.raises(ValueError, ["released_total", "'52'"], lambda: br.events("2026.11.0").where(released_total="52"))
        self.raises(ValueError, ["True"], lambda: br.events("2026.11.0").where(released_total=True))
        self.raises(ValueError, ["11.9.2025"], lambda: br.events("2026.11.0").where(date="11.9.2025"))

    def test_value_of_an_unknown_id(self):
        self.raises(LookupError, ["no-event"], lambda: br.events("2026.11.0").where(event_id="no-event"))

    def test_unknown_version(self):
        self.raises(LookupError, ["2026.12.7", "2026.11.0"], lambda: br.events("2026.12.7"))

    def test_partial_version(self):
        self.raises(LookupError, ["'2026.11'", "2026.11.0"], lambda: br.dataset("2026.11"))

    def test_version_that_is_no_text(self):
        self.raises(ValueError, ["2026.11"], lambda: br.dataset(2026.11))

    def test_unknown_form_of_lists(self):
        self.raises(ValueError, ["'tuple'", "'join'"], lambda: br.events().to_frame(lists="list"))

    def test_unknown_table(self):
        self.raises(LookupError, ["evnts", "'events'"], lambda: br.claims("evnts"))
        self.raises(LookupError, ["evnts", "'events'"], lambda: br.dataset().table("evnts"))
        self.raises(LookupError, ["evnts", "'events'"], lambda: br.dataset().table_sha256("evnts"))

    def test_claims_of_what_is_not_there(self):
        self.raises(LookupError, ["'x'"], lambda: br.claims("events", "x"))
        self.raises(LookupError, ["'x'"], lambda: br.claims("events", field="x"))
        self.raises(ValueError, ["table"], lambda: br.claims(record_id="2025-09-11-lithuania"))

    def test_unknown_name_in_the_codebook(self):
        self.raises(LookupError, ["released_totl", "'released_total'"], lambda: br.codebook("released_totl"))

    def test_unknown_citation_style(self):
        self.raises(ValueError, ["bibtx", "'bibtex'"], lambda: br.cite("bibtx"))

    def test_a_name_is_text(self):
        self.raises(ValueError, ["3"], lambda: br.prisoners().search(3))


def test_an_unknown_attribute_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'evnts'"):
        br.evnts  # noqa: B018
