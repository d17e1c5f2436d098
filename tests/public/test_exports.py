"""Exports of the bundled data: every value and every empty cell arrives in each form, with keys, types and citation."""

import asyncio
import csv
import datetime as dt
import json
import sqlite3
from collections import Counter
from contextlib import closing
from functools import cache

import pandas as pd
import pytest

import belarus_releases as br
from tests.factories import reaches

DATASETS = {
    "latest": br.dataset(),
    "past": br.dataset("2026.11.0"),
    "known": br.dataset("2026.11.2", known_on="2025-09-30"),
}
NAMES = (*br.tables.TABLES, "codebook")
BOOK = br.codebook().where(table=(*br.tables.TABLES, "codebook"))  # an export has no derived views
LINES = BOOK.where(item=None)


@cache
def types(name):
    """The type of each column of a table."""
    return {line.column: line.type for line in LINES.where(table=name)}


def table_of(ds, name):
    """A table of a dataset, or the codebook of its version."""
    if name != "codebook":
        return ds.table(name)
    return BOOK.where(since=lambda since: reaches(since, ds.version))


def values(table):
    return [tuple(getattr(row, name) for name in table.columns) for row in table]


def stated_lists(table):
    """The list columns of a table in which an empty list means that no source states it."""
    return {line.column for line in LINES.where(table=table.name, type="list", basis="stated")}


def values_with_nulls(table):
    """The values, a list that no source states as None: so Arrow has it, and all that read Arrow or Parquet."""
    stated = stated_lists(table)
    return [
        tuple(None if cell == () and name in stated else cell for name, cell in zip(table.columns, row, strict=True))
        for row in values(table)
    ]


def rows_of(columns):
    return [tuple(tuple(v) if isinstance(v, list) else v for v in row) for row in zip(*columns, strict=True)]


@pytest.fixture(params=DATASETS)
def ds(request):
    return DATASETS[request.param]


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    """A function that exports a dataset in a form, once, and gives the path."""
    folder = tmp_path_factory.mktemp("exports")

    @cache
    def path_of(ds, form):
        if form == "parquet":
            pytest.importorskip("pyarrow")
        path = folder / f"{ds.version}-{ds.known_on}-{form}"
        getattr(ds, f"to_{form}")(path)
        return path

    return path_of


@pytest.mark.parametrize("name", NAMES)
class TestEveryValueArrives:
    def test_in_pyarrow(self, ds, name):
        pa = pytest.importorskip("pyarrow")
        table = table_of(ds, name)
        arrow = pa.table(table)
        assert arrow == table.to_arrow()
        assert rows_of(column.to_pylist() for column in arrow.columns) == values_with_nulls(table)
        assert arrow.column_names == list(table.columns)

    def test_in_polars(self, ds, name):
        pytest.importorskip("pyarrow")
        pl = pytest.importorskip("polars")
        table = table_of(ds, name)
        for frame in (pl.DataFrame(table), table.to_polars()):
            assert frame.columns == list(table.columns)
            assert rows_of(column.to_list() for column in frame) == values_with_nulls(table)

    def test_in_duckdb(self, ds, name):
        pytest.importorskip("pyarrow")
        duckdb = pytest.importorskip("duckdb")
        rows = table_of(ds, name)
        relation = duckdb.sql("FROM rows")
        assert relation.columns == list(rows.columns)
        assert rows_of(zip(*relation.fetchall(), strict=True)) == values_with_nulls(rows)

    def test_in_parquet(self, ds, name, export):
        parquet = pytest.importorskip("pyarrow.parquet")
        duckdb, pl = pytest.importorskip("duckdb"), pytest.importorskip("polars")
        table = table_of(ds, name)
        path = export(ds, "parquet") / f"{name}.parquet"
        read, arrow = parquet.read_table(path), table.to_arrow()
        assert read.equals(arrow)
        assert [field.metadata for field in read.schema] == [field.metadata for field in arrow.schema]
        assert read.schema.metadata == arrow.schema.metadata | {b"version": ds.version.encode()}
        assert rows_of(column.to_list() for column in pl.read_parquet(path)) == values_with_nulls(table)
        assert rows_of(zip(*duckdb.sql(f"FROM '{path}'").fetchall(), strict=True)) == values_with_nulls(table)

    def test_in_csv(self, ds, name, export):
        table = table_of(ds, name)
        read = {
            "integer": int,
            "number": float,
            "boolean": {"true": True, "false": False}.__getitem__,
            "date": dt.date.fromisoformat,
            "list": lambda cell: tuple(filter(None, cell.split(";"))),
        }
        with open(export(ds, "csv") / f"{name}.csv", encoding="utf-8", newline="") as file:
            header, *lines = csv.reader(file, strict=True)
        assert header == list(table.columns)
        kinds = [types(name)[column] for column in header]

        def value(kind, cell):
            return read.get(kind, str)(cell) if cell or kind == "list" else None

        assert [tuple(map(value, kinds, line)) for line in lines] == values(table)

    def test_in_csv_that_pandas_reads(self, ds, name, export):
        frame = table_of(ds, name).to_frame(lists="join")
        kinds = {column: types(name)[column] for column in frame}
        dates = [column for column, kind in kinds.items() if kind == "date"]
        read = pd.read_csv(
            export(ds, "csv") / f"{name}.csv",
            dtype={column: dtype for column, dtype in frame.dtypes.items() if column not in dates},
            parse_dates=dates,
            keep_default_na=False,
            na_values=[""],
        )
        for column in frame:
            if kinds[column] == "list" and column not in stated_lists(table_of(ds, name)):
                read[column] = read[column].fillna("")
        pd.testing.assert_frame_equal(read.astype(frame.dtypes), frame)

    def test_in_sqlite(self, ds, name, export):
        table = table_of(ds, name)
        with closing(sqlite3.connect(export(ds, "sqlite"))) as database:
            assert from_sqlite(database, table) == values(table)


def from_sqlite(database, table):
    """The rows of a table, its lists from the tables that hold them."""
    kinds = {column: types(table.name)[column] for column in table.columns}
    key = table.columns[0]
    plain = [column for column, kind in kinds.items() if kind != "list"]
    result = database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid')
    assert [column[0] for column in result.description] == plain
    rows = [dict(zip(plain, row, strict=True)) for row in result]
    for column, kind in kinds.items():
        if kind == "list":
            items = {row[key]: [] for row in rows}
            query = f'SELECT "{key}", item FROM "{table.name}_{column}" ORDER BY "{key}", position'
            for row_id, item in database.execute(query):
                items[row_id].append(item)
            for row in rows:
                row[column] = tuple(items[row[key]])
        convert = {"boolean": bool, "date": dt.date.fromisoformat}.get(kind)
        for row in rows if convert else ():
            row[column] = None if row[column] is None else convert(row[column])
    return [tuple(row[column] for column in table.columns) for row in rows]


class TestArrow:
    def test_a_part_of_a_table(self):
        pa = pytest.importorskip("pyarrow")
        table = br.events("2026.11.0").where(date=lambda day: day is not None)[:2]
        assert pa.table(table).column("released_total").to_pylist() == [14, 52]

    def test_a_requested_schema_is_honoured(self):
        pa = pytest.importorskip("pyarrow")
        table = br.sources("2026.11.0")[:3]
        plain = pa.schema([(name, pa.date32() if types("sources")[name] == "date" else pa.string())
                           for name in table.columns])  # fmt: skip
        assert pa.table(table, schema=plain).schema == plain
        with pytest.raises(ValueError, match="field names"):
            pa.table(table, schema=pa.schema([("source_id", pa.string())]))


ORDERED = {
    (table, column): [entry.item for entry in br.codebook(f"{table}.{column}") if entry.item]
    for table, column in [
        *((table, "confidence") for table in ("events", "prisoners", "contacts", "release_totals")),
        ("concessions", "stage"),
        ("sources", "quality"),
    ]
}


@pytest.mark.parametrize(("name", "column"), ORDERED)
class TestOrderedVocabularies:
    """Their order arrives where a form has one, and follows from the codebook where it has none."""

    def rows_from(self, table, column, place):
        return sum(ORDERED[table.name, column].index(getattr(row, column)) >= place for row in table)

    def test_in_polars(self, name, column):
        pytest.importorskip("pyarrow")
        pl = pytest.importorskip("polars")
        table = DATASETS["latest"].table(name)
        frame, items = table.to_polars(), ORDERED[name, column]
        assert frame.schema[column] == pl.Enum(items)
        assert frame.filter(pl.col(column) >= items[1]).height == self.rows_from(table, column, 1)

    def test_in_parquet_that_pyarrow_and_pandas_read(self, name, column, export):
        pytest.importorskip("pyarrow")
        from pyarrow import parquet

        path = export(DATASETS["latest"], "parquet") / f"{name}.parquet"
        field = parquet.read_schema(path).field(column)
        assert field.type.ordered
        dtype = pd.read_parquet(path, columns=[column])[column].dtype
        assert (dtype.ordered, list(dtype.categories)) == (True, ORDERED[name, column])

    def test_in_duckdb_with_the_codebook_of_the_export(self, name, column, export):
        duckdb = pytest.importorskip("duckdb")
        folder, table = export(DATASETS["latest"], "parquet"), DATASETS["latest"].table(name)
        items = ORDERED[name, column]
        with duckdb.connect() as database:
            database.execute(f"""CREATE TYPE ordered AS ENUM (SELECT item FROM '{folder}/codebook.parquet'
                WHERE "table" = '{name}' AND "column" = '{column}' AND item IS NOT NULL)""")
            assert database.sql("SELECT enum_range(NULL::ordered)").fetchall() == [(items,)]
            query = f"SELECT count(*) FROM '{folder}/{name}.parquet' WHERE {column}::ordered >= '{items[1]}'::ordered"
            assert database.sql(query).fetchall() == [(self.rows_from(table, column, 1),)]

    def test_in_sqlite_with_the_table_of_vocabularies(self, name, column, export):
        table = DATASETS["latest"].table(name)
        with closing(sqlite3.connect(export(DATASETS["latest"], "sqlite"))) as database:
            query = f"""SELECT count(*) FROM {name} JOIN vocabularies AS v ON v.item = {name}.{column}
                WHERE v."table" = ? AND v."column" = ? AND v.ordered AND v.position >= 2"""
            assert database.execute(query, [name, column]).fetchone() == (self.rows_from(table, column, 1),)


class TestDataPackage:
    @pytest.fixture
    def package(self, ds, export):
        return json.loads((export(ds, "csv") / "datapackage.json").read_text(encoding="utf-8"))

    def test_it_states_what_was_read(self, ds, package):
        assert package["version"] == ds.version
        assert package.get("created") == (ds.published_on and f"{ds.published_on}T00:00:00Z")
        assert package.get("known_on") == (ds.known_on and str(ds.known_on))
        assert br.cite(version=ds.version) in package["description"]

    def test_the_past_has_neither_later_columns_nor_later_items(self, export):
        package = json.loads((export(DATASETS["past"], "csv") / "datapackage.json").read_text(encoding="utf-8"))
        fields = [(r["name"], field) for r in package["resources"] for field in r["schema"]["fields"]]
        assert {field["since"] for _, field in fields} == {"2026.11.0"}
        assert ("sources", "is_reprint") not in {(name, field["name"]) for name, field in fields}
        columns = {(line.table, line.column) for line in LINES.where(since="2026.11.0")}
        assert {(name, field["name"]) for name, field in fields} == columns

    def test_a_second_export_is_the_same(self, ds, export, tmp_path):
        ds.to_csv(tmp_path / "again")
        for path in export(ds, "csv").iterdir():
            assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()

    def test_ordered_vocabularies_and_separators_are_stated(self, export):
        package = json.loads((export(DATASETS["latest"], "csv") / "datapackage.json").read_text(encoding="utf-8"))
        fields = {(r["name"], field["name"]): field for r in package["resources"] for field in r["schema"]["fields"]}
        for place, items in ORDERED.items():
            assert fields[place]["categoriesOrdered"] is True
            assert [line["value"] for line in fields[place]["categories"]] == items
        lists = {(line.table, line.column) for line in LINES.where(type="list")}
        assert {place for place, field in fields.items() if field.get("delimiter") == ";"} == lists


class TestSQLite:
    @pytest.fixture
    def database(self, ds, export):
        with closing(sqlite3.connect(export(ds, "sqlite"))) as database:
            yield database

    def test_no_reference_dangles(self, database):
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]

    @pytest.mark.parametrize("day", ["2024-08-01", "2025-01-31", "2025-06-22", "2026-03-31"])
    def test_no_reference_dangles_on_any_day(self, tmp_path, day):
        br.dataset("2026.11.2", known_on=day).to_sqlite(tmp_path / "known.sqlite")
        with closing(sqlite3.connect(tmp_path / "known.sqlite")) as database:
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []

    def test_claims_are_on_rows_that_are_there(self, database):
        tables = [name for (name,) in database.execute('SELECT DISTINCT "table" FROM claims')]
        assert tables
        for name in tables:
            key = next(iter(types(name)))
            astray = f'SELECT count(*) FROM claims WHERE "table" = ? AND record_id NOT IN (SELECT {key} FROM "{name}")'
            assert database.execute(astray, [name]).fetchone() == (0,)

    def test_metadata(self, ds, database):
        metadata = dict(database.execute("SELECT * FROM metadata"))
        assert metadata["version"] == ds.version
        assert metadata["sha256"] == ds.sha256
        assert metadata["published_on"] == (ds.published_on and str(ds.published_on))
        assert metadata["known_on"] == (ds.known_on and str(ds.known_on))
        assert metadata["citation"] == br.cite(version=ds.version)

    def test_a_list_that_no_source_states_has_no_rows(self, ds, database):
        for line in LINES.where(type="list"):
            table = table_of(ds, line.table)
            if line.column in table.columns:
                owners = database.execute(f"SELECT count(DISTINCT {table.columns[0]}) FROM {table.name}_{line.column}")
                assert owners.fetchone() == (sum(getattr(row, line.column) != () for row in table),)

    def test_names_stand_in_the_views(self, ds, database):
        for change in ds.custody_changes():
            query = "SELECT prisoner, event FROM custody_changes_named WHERE change_id = ?"
            name = ds.prisoners()[change.prisoner_id].name or change.prisoner_id
            label = ds.events()[change.event_id].label if change.event_id else None
            assert database.execute(query, [change.change_id]).fetchone() == (name, label)

    def test_names_are_found(self, ds, database):
        query = """SELECT prisoner_id FROM prisoners
            WHERE rowid IN (SELECT rowid FROM prisoners_fts WHERE prisoners_fts MATCH 'name : losik')"""
        named = {p.prisoner_id for p in ds.prisoners() if "Losik" in (p.name or "").split()}
        assert {prisoner for (prisoner,) in database.execute(query)} == named


@pytest.fixture(scope="module")
def datasette(tmp_path_factory):
    """A function that gives the answer of Datasette to the path of a page."""
    app = pytest.importorskip("datasette.app", reason="datasette is not installed")
    folder = tmp_path_factory.mktemp("datasette")
    br.dataset().to_sqlite(folder / "releases.sqlite", datasette=True)
    metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    site = app.Datasette([str(folder / "releases.sqlite")], metadata=metadata)

    async def answer(path):
        await site.invoke_startup()
        return await site.client.get(f"/releases{path}")

    return lambda path: asyncio.run(answer(path))


class TestDatasette:
    """What people click who have no SQL, in Datasette itself."""

    def test_the_page_of_the_database_has_title_licence_and_tables(self, datasette):
        page = datasette("")
        assert page.status_code == 200
        assert "Creative Commons Attribution 4.0" in page.text
        tables = datasette(".json").json()["tables"]
        assert {table["name"] for table in tables if not table["hidden"]} >= {*NAMES, "vocabularies"}
        assert all(table["hidden"] for table in tables if "_fts" in table["name"])

    @pytest.mark.parametrize("name", [*NAMES, "events_destinations", "events_named", "claims_named", "vocabularies"])
    def test_each_table_opens(self, datasette, name):
        page = datasette(f"/{name}")
        assert page.status_code == 200
        assert "column-descriptions" in page.text

    @pytest.mark.parametrize(
        ("name", "facet", "of"),
        [("events", "confidence", br.events), ("prisoners", "category_primary", br.prisoners)],
    )
    def test_facets_count(self, datasette, name, facet, of):
        results = datasette(f"/{name}.json").json()["facet_results"]
        counts = {line["value"]: line["count"] for line in results[facet]["results"]}
        assert counts == dict(Counter(getattr(row, facet) for row in of()))
        value, count = next(iter(counts.items()))
        assert datasette(f"/{name}.json?{facet}={value}").json()["filtered_table_rows_count"] == count

    def test_search_finds_names(self, datasette):
        result = datasette("/prisoners.json?_search=losik&_shape=objects").json()
        assert {row["name"] for row in result["rows"]} == {p.name for p in br.prisoners() if "Losik" in p.name}

    def test_names_stand_for_the_ids_that_rows_refer_to(self, datasette):
        assert br.prisoners()["p0001"].name in datasette("/custody_changes").text
