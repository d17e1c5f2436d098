"""What must hold of any value, any table, any condition, any text and any path."""

import collections.abc
import contextlib
import csv
import datetime as dt
import functools
import io
import os
import tempfile
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import belarus_releases as br
from belarus_releases import read
from belarus_releases.columns import CODECS, columns, parser
from belarus_releases.columns import read as value_of
from belarus_releases.columns import write as cell_of
from belarus_releases.export import to_csv_text
from belarus_releases.table import Table
from belarus_releases.tables import ABOUT, RECORDS, record_class
from belarus_releases.verify import verify

pytestmark = pytest.mark.slow

VERSIONS = [row.version for row in br.data_versions()]
COLUMNS = [(name, column) for name in [*RECORDS, *ABOUT] for column in columns(record_class(name))]
#: What ``verify`` lets into a cell: no space at an end or twice in a row, no line break; in lists no semicolon.
TEXTS = st.text().map(lambda text: " ".join(text.split())).filter(bool)
ITEMS = st.text(st.characters(exclude_characters=";", codec="utf-8")).map(lambda t: " ".join(t.split())).filter(bool)


def values(column):
    """Any value that a column can hold."""
    kinds = {
        "text": TEXTS,
        "integer": st.integers(),
        "number": st.floats(allow_nan=False),
        "boolean": st.booleans(),
        "date": st.dates(),
        "category": st.sampled_from(column.items or ("",)),
        "list": st.lists(st.sampled_from(column.items) if column.items else ITEMS).map(tuple),
    }
    return kinds[column.kind] | st.none() if column.nullable else kinds[column.kind]


@functools.cache
def whole(name, version):
    """A table with its rows and its frame."""
    table = br.dataset(version).table(name)
    return table, list(table), table.to_frame()


@st.composite
def tables(draw, names=(*RECORDS, "codebook", "disputes", "stock_flows")):
    """A table or a part of one, and its rows."""
    name = draw(st.sampled_from(names))
    version = draw(st.sampled_from(VERSIONS))
    views = {"codebook": br.codebook, "disputes": br.dataset().disputes, "stock_flows": br.dataset().stock_flow}
    table = views[name]() if name in views else br.dataset(version).table(name)
    rows = list(table)
    for _ in range(draw(st.integers(0, 2))):
        part = draw(st.slices(len(rows)))
        table, rows = table[part], rows[part]
    return table, rows


def id_of(row):
    return getattr(row, columns(type(row))[0].name)


class TestCodecs:
    @settings(max_examples=500)
    @given(st.data())
    def test_every_value_of_every_column_comes_back(self, data):
        kind = data.draw(st.sampled_from([*CODECS]))
        _, column = data.draw(st.sampled_from([pair for pair in COLUMNS if pair[1].kind == kind]))
        value = data.draw(values(column))
        cell = cell_of(column, value)
        assert isinstance(cell, str)
        assert (cell == "") == (value is None or value == ())
        parse = parser(column) or str
        for again in (value_of(column, cell), parse(cell)):
            assert repr(again) == repr(value)
            assert type(again) is type(value)

    @given(st.sampled_from([kind for kind in CODECS if kind != "list"]), st.data())
    def test_cells_of_different_values_differ(self, kind, data):
        column = next(column for _, column in COLUMNS if column.kind == kind)
        one, other = data.draw(values(column)), data.draw(values(column))
        assert (cell_of(column, one) == cell_of(column, other)) == (repr(one) == repr(other))

    @given(st.data())
    def test_what_is_in_no_vocabulary_is_no_value(self, data):
        _, column = data.draw(st.sampled_from([pair for pair in COLUMNS if pair[1].kind == "category"]))
        cell = data.draw(TEXTS.filter(lambda text: text not in column.items))
        with pytest.raises(ValueError, match="vocabulary"):
            parser(column)(cell)


def found_in(name, column, cell):
    """The rules that ``verify`` finds broken in one cell of a table with one row."""
    row = {c.name: cell if c is column else "" for c in columns(record_class(name))}
    found = verify(dict.fromkeys(RECORDS, ()) | {name: [row]})
    return {finding.rule for finding in found if finding.column == column.name}


class TestVerify:
    STORED = [(name, column) for name, column in COLUMNS if name in RECORDS]
    TEXT = [(name, column) for name, column in STORED if column.kind in ("text", "list") and not column.items]
    NUMBERS = [(name, column) for name, column in STORED if column.kind in ("integer", "number")]
    #: A cell that begins so is run by a spreadsheet, wide forms in East Asian settings.
    RUN = [*"=+-@\t\r\n＝＋－＠"]

    @given(st.sampled_from(TEXT), st.sampled_from(RUN), st.text())
    def test_a_cell_that_a_spreadsheet_would_run_is_refused(self, where, first, rest):
        assert found_in(*where, first + rest) & {"formula", "text"}

    @given(st.sampled_from([pair for pair in TEXT if pair[1].kind == "list"]), st.sampled_from(RUN), st.text())
    def test_so_is_an_item_where_semicolons_part_cells(self, where, first, rest):
        assert found_in(*where, f"x;{first}{rest}") & {"formula", "text"}

    @given(st.sampled_from(TEXT), st.text(), st.characters(categories=["Cc", "Cf"]), st.text())
    def test_a_cell_with_what_is_not_printed_is_refused(self, where, before, character, after):
        """A NUL ends a cell for some versions of pandas, an escape commands a terminal, a mark turns text around."""
        assert "text" in found_in(*where, before + character + after)

    @given(st.sampled_from(TEXT), TEXTS.filter(str.isprintable))
    def test_other_texts_are_no_formulas(self, where, text):
        assume(not any(item[:1] in self.RUN for item in text.split(";")))
        assert not found_in(*where, text) & {"formula", "text", "type", "form"}

    @given(st.sampled_from(NUMBERS), st.integers(max_value=-1))
    def test_a_negative_number_is_no_formula(self, where, number):
        assert "formula" not in found_in(*where, str(number))

    @settings(max_examples=300)
    @given(st.sampled_from(STORED), st.text("0123456789-+.eE_;: truefalsnabi٣", min_size=1))
    def test_what_verify_passes_is_written_as_it_was_read(self, where, cell):
        name, column = where
        if not found_in(name, column, cell) & {"text", "formula", "type", "form", "list", "vocabulary"}:
            assert cell_of(column, value_of(column, cell)) == cell


class TestCsv:
    @given(tables())
    def test_any_table_comes_back(self, drawn):
        table, rows = drawn
        text = to_csv_text(table)
        header, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        declared = {column.name: column for column in columns(record_class(table.name))}
        assert tuple(header) == table.columns
        assert [[value_of(declared[n], cell) for n, cell in zip(header, line, strict=True)] for line in lines] == [
            [getattr(row, n) for n in header] for row in rows
        ]
        if header == list(declared):
            assert list(read.records(record_class(table.name), text.encode())) == rows

    @given(st.data())
    def test_so_do_rows_of_any_values(self, data):
        """Nothing is put before what a spreadsheet would run: export changes no value."""
        record = record_class(data.draw(st.sampled_from([*RECORDS])))
        rows = data.draw(st.lists(st.builds(record, *map(values, columns(record))), max_size=4))
        table = Table(record.__table__, "latest", rows)
        assert repr(list(read.records(record, to_csv_text(table).encode()))) == repr(rows)


# where


def as_pandas(cells, kind, wanted):
    """The rows in which the cells meet a condition, as pandas has it."""
    if kind == "list":
        wanted = wanted if isinstance(wanted, set) else {wanted}
        return cells.map(lambda items: not wanted.isdisjoint(items or (None,))).astype(bool)
    if wanted is None:
        return cells.isna()
    if isinstance(wanted, set):
        given = [pd.Timestamp(value) if kind == "date" else value for value in wanted if value is not None]
        return cells.isin(given) | (cells.isna() if None in wanted else False)
    return (cells == (pd.Timestamp(wanted) if kind == "date" else wanted)).fillna(False)


@st.composite
def conditions(draw, table, rows, frame):
    """A column, a condition on it for ``where``, and the mask that pandas makes of the same condition."""
    column = draw(st.sampled_from([c for c in columns(record_class(table.name)) if c.name in table.columns]))
    name, kind, cells = column.name, column.kind, frame[column.name]
    held = [getattr(row, name) for row in rows]
    present = list(dict.fromkeys(item for cell in held for item in (cell if kind == "list" else [cell])))
    present = [value for value in present if value is not None]
    free = {
        "text": st.text(max_size=3),
        "integer": st.integers(-(2**63), 2**63 - 1),
        "number": st.floats(allow_nan=False),
        "boolean": st.booleans(),
        "date": st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
        "category": st.sampled_from(column.items or ("",)),
        "list": st.sampled_from(column.items) if column.items else st.text(max_size=3),
    }[kind]
    only_present = name == table.columns[0]  # another id is an error
    one = st.sampled_from(present) if only_present else free | (st.sampled_from(present) if present else st.nothing())
    form = draw(st.sampled_from(["value", "value", "none", "collection", "callable"]))
    if form == "none":
        return name, None, as_pandas(cells, kind, None)
    if form == "value":
        value = draw(one)
        forms = [value]
        if kind == "date":
            forms += [value.isoformat(), pd.Timestamp(value), dt.datetime.combine(value, dt.time())]
        return name, draw(st.sampled_from(forms)), as_pandas(cells, kind, value)
    if form == "collection":
        wanted = draw(st.sets(one | st.none(), max_size=5))
        shown = draw(st.sampled_from([set, list, tuple, frozenset, dict.fromkeys]))(wanted)
        return name, shown, as_pandas(cells, kind, wanted)
    if kind in ("integer", "number", "date"):
        bound = draw(one)
        mask = cells >= (pd.Timestamp(bound) if kind == "date" else bound)
        return name, lambda cell: cell is not None and cell >= bound, mask.fillna(False)
    if kind == "boolean":
        return name, lambda cell: cell is False, (~cells).fillna(False)
    most = draw(st.integers(0, 30))
    long = cells.map(len, na_action="ignore").astype("Int64") > most
    return name, lambda cell: cell is not None and len(cell) > most, long.fillna(False)


class TestWhere:
    @settings(max_examples=200)
    @given(st.data())
    def test_it_agrees_with_the_boolean_indexing_of_pandas(self, data):
        name, version = data.draw(st.sampled_from([*RECORDS])), data.draw(st.sampled_from(VERSIONS))
        table, rows, frame = whole(name, version)
        drawn = data.draw(st.lists(conditions(table, rows, frame), max_size=3, unique_by=lambda each: each[0]))
        found = table.where(**{column: wanted for column, wanted, _ in drawn})
        mask = pd.Series(True, index=frame.index)
        for _, _, each in drawn:
            mask &= each.astype(bool)
        assert type(found) is type(table)
        assert_frame_equal(found.to_frame(), frame[mask].reset_index(drop=True))


class TestSequence:
    @given(tables())
    def test_it_has_a_length_an_order_and_positions(self, drawn):
        table, rows = drawn
        assert len(table) == len(rows)
        assert bool(table) == bool(rows)
        assert list(table) == list(table) == rows
        assert list(reversed(table)) == rows[::-1]
        assert [table[i] for i in range(-len(rows), len(rows))] == rows * 2

    @given(tables(), st.integers(0))
    def test_there_is_nothing_beyond_its_ends(self, drawn, far):
        table, rows = drawn
        for beyond in (len(rows) + far, -len(rows) - 1 - far):
            with pytest.raises(br.OutOfRangeError) as caught:
                table[beyond]
            assert isinstance(caught.value, IndexError)

    @given(tables(), st.slices(40))
    def test_a_slice_is_a_table_of_the_same_kind(self, drawn, part):
        table, rows = drawn
        assert list(table[part]) == rows[part]
        assert type(table[part]) is type(table)
        assert (table[part].name, table[part].version) == (table.name, table.version)

    @given(tables(), st.integers(0, 20))
    def test_its_two_parts_are_the_whole(self, drawn, place):
        table, rows = drawn
        assert [*table[:place], *table[place:]] == rows

    @given(tables(), tables())
    def test_it_holds_its_rows_and_their_ids_and_nothing_else(self, drawn, other):
        table, rows = drawn
        ids = {*map(id_of, rows)}
        for row in rows[:5] + other[1][:5]:
            assert (row in table) == (row in rows)
            assert (id_of(row) in table) == (id_of(row) in ids)

    @given(tables(), st.none() | st.integers() | st.floats() | st.text() | st.lists(st.integers()) | st.binary())
    def test_what_it_does_not_hold_is_not_in_it(self, drawn, other):
        assert other not in drawn[0]

    @given(tables(), tables())
    def test_equal_tables_have_equal_hashes(self, drawn, other):
        table, rows = drawn
        assert table == table[:] == type(table)(table.name, table.version, rows, table.known_on)
        assert hash(table) == hash(table[:])
        assert (table == other[0]) == (table.name == other[0].name and rows == other[1])
        assert table != rows
        assert table != tuple(rows)
        assert (table == table[1:]) == (not rows)

    @given(tables(), st.none() | st.floats() | st.text() | st.binary() | st.tuples(st.integers()))
    def test_what_is_no_position_slice_or_id_is_refused(self, drawn, key):
        with pytest.raises((br.InvalidValueError, br.NotFoundError)):
            drawn[0][key]

    @given(tables(), st.sampled_from([slice(None, None, 0), slice("a", "b"), slice(0.5, None), slice(None, None, "2")]))
    def test_so_is_a_slice_that_is_none(self, drawn, part):
        with pytest.raises(br.InvalidValueError):
            drawn[0][part]

    @given(tables())
    def test_it_is_not_joined_repeated_or_ordered(self, drawn):
        table, _ = drawn
        for wrong in (lambda: table + table, lambda: table * 2, lambda: table < table, lambda: table + table[:0]):
            with pytest.raises(TypeError):
                wrong()

    def test_it_is_no_registered_sequence(self):
        """To polars a sequence is one column of objects."""
        assert not issubclass(type(br.events()), collections.abc.Sequence)
        for protocol in (collections.abc.Collection, collections.abc.Reversible, collections.abc.Hashable):
            assert isinstance(br.events(), protocol)


class TestSearch:
    @given(st.text(st.characters()) | st.text("ІЎьТтиiyаa-',. \u0301\u200b\ud800\x00"))
    def test_any_text_gives_persons_with_scores_or_names_that_come_near(self, text):
        people = br.prisoners()
        found = people.search(text)
        assert len(found.scores) == len(found)
        assert list(found.scores) == sorted(found.scores, reverse=True)
        assert all(0.8 <= score <= 1 for score in found.scores)
        assert all(person in people for person in found)
        assert len(found.close) == (0 if found else 3)

    @pytest.mark.parametrize("letter", ["i", "ы", "щ", "a", "-", "'", "\u0301", "\U0001f600", "A b "])
    def test_a_very_long_text_takes_time_in_proportion(self, letter):
        begun = time.process_time()
        assert len(br.prisoners().search(letter * 20_000)) == 0
        assert time.process_time() - begun < 8  # seconds; more than twenty where it grows with the square


# exports

#: What an export may be asked to make, seen from a folder that holds some of it already.
NAMES = [
    "out", "out/", "./out", "a b", " out", "out ", ".out", "...", "o.csv", "-out", "~", "$HOME", "%TEMP%", "Ўладзімір",
    "e\u0301", "a\\b", "a\nb", "*", "\udcff", "\ud800", "\x00", "x" * 255, "x" * 256, "file", "file/new", "folder",
    "folder/", "folder/new", "folder/..", "link", "link/", "link/new", "dangling", "dangling/new", "missing/out",
    "../sibling", "../folder", "../work", ".", "..", "", "/",
]  # fmt: skip


@contextlib.contextmanager
def sandbox():
    """A folder to work in, the current one, with things around and in it and links that lead out of it."""
    with tempfile.TemporaryDirectory() as name:
        around = Path(name).resolve()
        work = around / "work"
        for folder in (work / "folder", around / "folder", around / "elsewhere"):
            folder.mkdir(parents=True)
            (folder / "kept.txt").write_text("kept")
        (work / "file").write_text("kept")
        (work / "link").symlink_to(around / "elsewhere")
        (work / "dangling").symlink_to(around / "nowhere")
        with contextlib.chdir(work):
            yield around


def contents(folder):
    """Every path below a folder, with what is there."""
    return {
        path: os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def exports_only_there(export, path, overwrite):
    """What is asked for is whole at its path, or an error and nothing at all; what else was there stays."""
    if export == "to_parquet":
        pytest.importorskip("pyarrow")
    with sandbox() as around:
        before = contents(around)
        try:
            getattr(br.dataset("2026.11.0"), export)(path, overwrite=overwrite)
        except br.BelarusReleasesError:
            assert contents(around) == before
            return
        folder, name = os.path.split(str(path).rstrip("/"))
        target = Path(folder).resolve() / name
        after = contents(around)
        assert target in after
        assert overwrite or target not in before
        changed = [there for there in after | before if after.get(there, "") != before.get(there, "")]
        assert all(there.is_relative_to(target) for there in changed)


EXPORTS = pytest.mark.parametrize("export", ["to_csv", "to_parquet", "to_sqlite"])


@EXPORTS
@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_an_export_writes_nowhere_but_where_it_is_asked_to(export, overwrite, name):
    exports_only_there(export, name, overwrite)


@EXPORTS
@settings(max_examples=30)
@given(name=st.text(st.characters(exclude_characters="/\\:"), max_size=8), kind=st.sampled_from([str, Path]))
def test_whatever_the_name_is(export, name, kind):
    exports_only_there(export, kind(name), False)
