"""Tables and their records on the bundled data: in order, typed, immutable, printed."""

import datetime as dt
import html.parser

import pytest

import belarus_releases as br

CODEBOOK = br.codebook()
MOST_ROWS = 10  #: rows of a table that a notebook shows whole


@pytest.fixture(params=br.tables.TABLES)
def table(request):
    return getattr(br, request.param)()


class TestTables:
    def test_positions_and_ids_give_rows(self, table):
        rows = list(table)
        key = table.columns[0]
        assert len(table) == len(rows) > 0
        for place, row in enumerate(rows):
            row_id = getattr(row, key)
            assert table[place] is table[row_id] is table.get(row_id) is row
            assert row_id in table
            assert row in table

    def test_slices_are_tables_of_the_same_kind(self, table):
        rows = list(table)
        for part in (slice(1, 3), slice(None, None, -1), slice(-1, None)):
            assert list(table[part]) == rows[part]
            assert type(table[part]) is type(table)

    def test_columns_are_those_of_the_codebook(self, table):
        assert table.columns == tuple(line.column for line in CODEBOOK.where(table=table.name, item=None))

    def test_cells_have_the_types_of_the_codebook(self, table):
        types = {"text": str, "category": str, "integer": int, "number": float, "boolean": bool, "date": dt.date}
        for line in CODEBOOK.where(table=table.name, item=None):
            items = {entry.item for entry in CODEBOOK.where(table=table.name, column=line.column)} - {None}
            for row in table:
                value = getattr(row, line.column)
                if line.type == "list":
                    assert isinstance(value, tuple)
                    assert all(isinstance(item, str) for item in value)
                elif value is None:
                    assert line.may_be_empty
                else:
                    assert type(value) is types[line.type]
                if items:
                    assert set(value if isinstance(value, tuple) else filter(None, [value])) <= items

    def test_records_are_immutable(self, table):
        with pytest.raises(AttributeError):
            setattr(table[0], table.columns[-1], "x")
        with pytest.raises(AttributeError):
            table[0].another = "x"
        with pytest.raises(TypeError):
            table[0] = table[1]


@pytest.mark.parametrize(
    ("table", "title"),
    [
        (br.events(), "Events: releases of persons from custody"),
        (br.sources(), "Sources: the publications that the claims cite"),
        (br.remaining_estimates(), "Published estimates of those still held"),
        (br.dataset().disputes(), ""),
        (br.dataset().reconcile(), ""),
        (br.dataset().stock_flow(), ""),
        (br.dataset().evidence("events"), "Who states which value"),
        (br.dataset().coverage(), ""),
        (br.codebook(), ""),
        (br.prisoners().search("Znak"), "Matches, best first. Persons released"),
        (br.prisoners().search("Merkel"), "Matches, best first. Persons released"),
    ],
)
@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_table_prints_its_title_rows_size_and_version(table, title, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    first, header, *lines, last = repr(table).splitlines()
    assert first.startswith(title)
    assert header.split()[0] == table.columns[0]
    assert len(lines) == (len(table) if len(table) <= 10 else 11)
    assert all(len(line) <= width for line in (header, *lines))
    rows = "1 row" if len(table) == 1 else f"{len(table)} rows"
    assert last.startswith(f"{rows} × {len(table.columns)} columns, data version {br.dataset().version}")


def test_a_table_that_is_meant_to_be_complete_says_for_which_days():
    assert repr(br.events("2026.11.2")).endswith(", complete 2024-07-01 to 2026-03-20")
    assert repr(br.events("2026.11.0")).endswith("6 rows × 32 columns, data version 2026.11.0")
    assert "complete" not in repr(br.prisoners("2026.11.2"))


@pytest.mark.parametrize("table", [br.data_versions, br.countries])
def test_a_table_that_belongs_to_no_version_claims_none(table):
    assert table().version is None
    assert repr(table()).endswith(f"\n{len(table())} rows × {len(table().columns)} columns")


def test_a_dataset_prints_its_tables():
    lines = str(br.dataset("2026.11.0", known_on="2025-07-01")).splitlines()
    assert lines[0] == "Dataset: data version 2026.11.0, published on 2026-11-21, known on 2025-07-01"
    assert [line.split()[0] for line in lines[1:-1]] == [*br.tables.TABLES]
    assert lines[-1].startswith("Since then ")
    assert lines[1].split()[1:] == ["4", "rows"]
    assert str(br.dataset("2026.11.2")).splitlines()[1].endswith(" 31 rows  complete 2024-07-01 to 2026-03-20")


def test_a_codebook_prints_its_meanings():
    lines = str(br.codebook("disposition")).splitlines()
    assert lines[0] == "events.disposition: Where the persons released went."
    stayed = "The persons released are let go within Belarus; some may leave later, of their own accord."
    assert f"events.disposition=stayed: {stayed}" in lines


def test_how_many_were_released_prints_as_sentences():
    ds = br.dataset("2026.11.2")
    answer = ds.released("2025-09-11", "2025-09-11")
    assert str(answer) == (
        "On 2025-09-11 52 persons were announced as released, recognised as political prisoners or not, in 1 event.\n"
        "Each counted once, that is 52 persons.\n"
        "(belarus-releases, data version 2026.11.2; computed from `events`.)"
    )
    assert repr(answer).startswith("Released(question='2025-09-11/2025-09-11', ")


@pytest.mark.parametrize("name", [*br.tables.TABLES, *br.tables.VIEWS])
def test_help_of_a_record_explains_each_column(name):
    lines = br.tables.record_class(name).__doc__.splitlines()
    for entry in CODEBOOK.where(table=name):
        assert f"    {entry.meaning}" in lines or f"    `{entry.item}`: {entry.meaning}" in lines


class Page(html.parser.HTMLParser):
    """The rows and the text of a piece of HTML."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.text = 0, ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.rows += tag == "tr"

    def handle_data(self, data):
        self.text += data


class TestRendering:
    def test_the_repr_of_a_record_makes_it_again(self, table):
        record = table[-1]
        empty = {line.column: () if line.type == "list" else None
                 for line in CODEBOOK.where(table=table.name, item=None)}  # fmt: skip
        cells = eval(repr(record), {type(record).__name__: dict, "datetime": dt})
        assert type(record)(**(empty | cells)) == record

    def test_a_record_prints_its_kind_and_id(self, table):
        head, *lines = str(table[-1]).splitlines()
        assert head == f"{type(table[-1]).__name__} {getattr(table[-1], table.columns[0])}"
        assert lines
        assert table[-1]._repr_html_().startswith(f"<p>{type(table[-1]).__name__}</p><table>")

    def test_a_notebook_shows_every_table(self, table):
        page = Page(table._repr_html_())
        assert page.rows == min(len(table), MOST_ROWS + 1) + 1
        assert ("⋮" in page.text) == (len(table) > MOST_ROWS)
        assert all(column in page.text for column in table.to_frame(columns="main").columns)
        assert f"{len(table)} rows × {len(table.columns)} columns" in page.text
