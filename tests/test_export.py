"""Other forms: every value and null arrives; a folder or file is there whole, where it was asked for, or not at all."""

import builtins
import csv
import datetime as dt
import hashlib
import json
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import belarus_releases as br
from belarus_releases import disk, sqlite
from belarus_releases._schema import SCHEMA
from belarus_releases.columns import CODECS, columns
from belarus_releases.export import declared, tables
from belarus_releases.tables import RECORDS, record_class

DATASETS = {
    "latest": br.dataset(),
    "past": br.dataset("2026.11.0"),
    "known": br.dataset("2026.11.2", known_on="2025-09-30"),
}
TABLES = (*RECORDS, "codebook")
FORMS = ("csv", "parquet", "sqlite")


@pytest.fixture(params=DATASETS)
def ds(request):
    return DATASETS[request.param]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Where each dataset was written to, by form."""
    folder = tmp_path_factory.mktemp("written")
    places = {(ds, form): folder / f"{key}-{form}" for key, ds in DATASETS.items() for form in FORMS}
    for (ds, form), place in places.items():
        getattr(ds, f"to_{form}")(place)
    return places


def table_of(ds, name):
    return ds.table(name) if name in RECORDS else tables(ds)[-1]


def records(table):
    return [tuple(getattr(row, name) for name in table.columns) for row in table]


def rows_of(columns):
    return [tuple(tuple(v) if isinstance(v, list) else v for v in row) for row in zip(*columns, strict=True)]


@pytest.mark.parametrize("name", TABLES)
class TestEveryValueArrives:
    def test_pyarrow(self, ds, name):
        table = table_of(ds, name)
        arrow = pa.table(table)
        assert arrow == table.to_arrow()
        assert rows_of(column.to_pylist() for column in arrow.columns) == records(table)
        assert arrow.column_names == list(table.columns)

    def test_polars(self, ds, name):
        table = table_of(ds, name)
        for frame in (pl.DataFrame(table), table.to_polars()):
            assert frame.columns == list(table.columns)
            assert rows_of(column.to_list() for column in frame) == records(table)

    def test_duckdb(self, ds, name):
        rows = table_of(ds, name)
        found = duckdb.sql("FROM rows")
        assert found.columns == list(rows.columns)
        assert rows_of(zip(*found.fetchall(), strict=True)) == records(rows)

    def test_parquet(self, ds, name, written):
        table = table_of(ds, name)
        path = written[ds, "parquet"] / f"{name}.parquet"
        found, arrow = pq.read_table(path), table.to_arrow()
        assert found == arrow
        assert found.schema.metadata == arrow.schema.metadata
        assert [field.metadata for field in found.schema] == [field.metadata for field in arrow.schema]
        assert rows_of(column.to_list() for column in pl.read_parquet(path)) == records(table)
        found = duckdb.sql(f"FROM '{path}'").fetchall()
        assert rows_of(zip(*found, strict=True)) == records(table)

    def test_csv(self, ds, name, written):
        table = table_of(ds, name)
        with open(written[ds, "csv"] / f"{name}.csv", encoding="utf-8", newline="") as file:
            header, *lines = csv.reader(file, strict=True)
        assert header == list(table.columns)
        kinds = [kind for column, kind, *_ in SCHEMA[name] if column in header]

        def value(kind, cell):
            return CODECS[kind].parse(cell) if cell or kind == "list" else None

        assert [tuple(map(value, kinds, line)) for line in lines] == records(table)

    def test_csv_with_pandas(self, ds, name, written):
        frame = table_of(ds, name).to_frame(lists="join")
        dates = [column for column, kind, *_ in SCHEMA[name] if kind == "date" and column in frame]
        found = pd.read_csv(
            written[ds, "csv"] / f"{name}.csv",
            dtype={column: dtype for column, dtype in frame.dtypes.items() if column not in dates},
            parse_dates=dates,
            keep_default_na=False,
            na_values=[""],
        )
        for column in frame:
            if (column, "list") in {(c, kind) for c, kind, *_ in SCHEMA[name]}:
                found[column] = found[column].fillna("")
        pd.testing.assert_frame_equal(found.astype(frame.dtypes), frame)

    def test_sqlite(self, ds, name, written):
        table = table_of(ds, name)
        with closing(sqlite3.connect(written[ds, "sqlite"])) as database:
            assert from_sqlite(database, table) == records(table)


def from_sqlite(database, table):
    """The rows of a table, lists from the tables that hold them."""
    shown = declared(table)
    key = shown[0].name
    plain = [column.name for column in shown if column.kind != "list"]
    found = database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid')
    assert [column[0] for column in found.description] == plain
    rows = [dict(zip(plain, row, strict=True)) for row in found]
    for column in shown:
        if column.kind == "list":
            items = {row[key]: [] for row in rows}
            listed = f'SELECT "{key}", item FROM "{table.name}_{column.name}" ORDER BY "{key}", position'
            for row_id, item in database.execute(listed):
                items[row_id].append(item)
            for row in rows:
                row[column.name] = tuple(items[row[key]])
        read = {"boolean": bool, "date": dt.date.fromisoformat}.get(column.kind)
        for row in rows if read else ():
            row[column.name] = None if row[column.name] is None else read(row[column.name])
    return [tuple(row[column.name] for column in shown) for row in rows]


class TestArrow:
    @pytest.mark.parametrize("name", TABLES)
    def test_types_and_meanings(self, name):
        kinds = {"integer": pa.int64(), "boolean": pa.bool_(), "date": pa.date32(), "text": pa.string(),
                 "number": pa.float64(), "list": pa.list_(pa.string())}  # fmt: skip
        arrow = table_of(br.dataset(), name).to_arrow()
        for column in columns(record_class(name)):
            field = arrow.schema.field(column.name)
            assert field.metadata[b"description"].decode() == column.meaning
            assert field.metadata.get(b"unit", b"").decode() == (column.unit or "")
            if column.kind == "category":
                assert field.type == pa.dictionary(pa.int32(), pa.string(), ordered=column.terms.ordered)
                assert arrow.column(column.name).chunk(0).dictionary.to_pylist() == list(column.items)
            else:
                assert field.type == kinds[column.kind]

    def test_what_was_read_is_said(self):
        about = DATASETS["known"].events().to_arrow().schema.metadata
        assert {key: about[key].decode() for key in (b"name", b"table", b"version", b"known_on", b"licence")} == {
            b"name": "belarus-releases",
            b"table": "events",
            b"version": "2026.11.2",
            b"known_on": "2025-09-30",
            b"licence": "CC-BY-4.0",
        }
        assert b"known_on" not in br.events().to_arrow().schema.metadata

    def test_a_part_of_a_table(self):
        table = br.events("2026.11.0").where(date=lambda day: day is not None)[:2]
        assert pa.table(table).column("released_total").to_pylist() == [14, 52]

    def test_no_rows(self):
        none = br.events()[:0]
        assert pa.table(none).schema.equals(br.events().to_arrow().schema, check_metadata=True)
        assert none.to_polars().schema == br.events().to_polars().schema

    def test_a_requested_schema_is_honoured(self):
        table = br.sources("2026.11.0")[:3]
        plain = pa.schema([(name, pa.date32() if name in DATES else pa.string()) for name in table.columns])
        assert pa.table(table, schema=plain).schema == plain
        with pytest.raises(ValueError, match="field names"):
            pa.table(table, schema=pa.schema([("source_id", pa.string())]))

    def test_categories_of_a_past_version_are_those_of_then(self):
        for name in RECORDS:
            for column in declared(DATASETS["past"].table(name)):
                assert all(column.terms.since[item] == "2026.11.0" for item in column.items)

    def test_polars_has_the_whole_vocabulary_in_order(self):
        frame = br.events("2026.11.0").to_polars()
        assert frame["confidence"].dtype == pl.Enum(["weak", "reported", "confirmed"])
        assert frame["confidence"].max() == "reported"


DATES = {"published", "published_earliest", "published_latest", "retrieved_on"}


class TestWithoutAnExtra:
    def without(self, monkeypatch, missing):
        real = builtins.__import__

        def guarded(name, *args, **kwargs):
            if name.partition(".")[0] == missing:
                raise ImportError(name)
            return real(name, *args, **kwargs)

        monkeypatch.setattr(builtins, "__import__", guarded)

    def test_arrow(self, monkeypatch, tmp_path):
        self.without(monkeypatch, "pyarrow")
        for asked in (br.events().to_arrow, br.events().__arrow_c_stream__, br.events().to_polars):
            with pytest.raises(br.MissingExtraError, match=r"belarus-releases\[arrow\]") as caught:
                asked()
            assert isinstance(caught.value, ImportError)
        with pytest.raises(br.MissingExtraError, match=r"belarus-releases\[arrow\]"):
            br.dataset().to_parquet(tmp_path / "new")
        assert list(tmp_path.iterdir()) == []

    def test_polars(self, monkeypatch):
        self.without(monkeypatch, "polars")
        with pytest.raises(br.MissingExtraError, match=r"belarus-releases\[polars\]"):
            br.events().to_polars()


class TestDataPackage:
    @pytest.fixture
    def package(self, ds, written):
        return json.loads((written[ds, "csv"] / "datapackage.json").read_text(encoding="utf-8"))

    def test_says_what_was_read(self, ds, package):
        assert package["version"] == ds.version
        assert package["created"] == f"{ds.published_on}T00:00:00Z"
        assert package.get("known_on") == (ds.known_on and str(ds.known_on))
        assert br.cite(version=ds.version) in package["description"]
        assert package["licenses"][0]["name"] == "CC-BY-4.0"

    def test_describes_the_files(self, ds, written, package):
        folder = written[ds, "csv"]
        assert {r["path"] for r in package["resources"]} | {"datapackage.json"} == {p.name for p in folder.iterdir()}
        for resource in package["resources"]:
            data = (folder / resource["path"]).read_bytes()
            assert resource["bytes"] == len(data)
            assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
            fields = [field["name"] for field in resource["schema"]["fields"]]
            assert fields == data.decode().partition("\n")[0].split(",")
            assert resource["schema"]["primaryKey"] == fields[:1]

    def test_the_past_has_neither_later_columns_nor_later_items(self, written):
        package = json.loads((written[DATASETS["past"], "csv"] / "datapackage.json").read_text(encoding="utf-8"))
        fields = [(r["name"], field) for r in package["resources"] for field in r["schema"]["fields"]]
        assert {field["since"] for _, field in fields} == {"2026.11.0"}
        assert ("sources", "is_reprint") not in {(name, field["name"]) for name, field in fields}

    def test_written_twice_it_is_the_same(self, ds, written, tmp_path):
        ds.to_csv(tmp_path / "again")
        for path in written[ds, "csv"].iterdir():
            assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()

    def test_no_cell_of_the_codebook_is_a_formula(self):
        assert not [cell for row in records(br.codebook()) for cell in row if str(cell)[:1] in tuple("=+-@\t")]


def test_the_codebook_is_that_of_the_version(ds):
    shown = {(name, column) for name in RECORDS for column in ds.table(name).columns}
    entries = table_of(ds, "codebook")
    assert {(entry.table, entry.column) for entry in entries} == shown
    assert entries.version == ds.version


class TestSQLite:
    @pytest.fixture
    def database(self, ds, written):
        with closing(sqlite3.connect(f"{written[ds, 'sqlite'].as_uri()}?mode=rw", uri=True)) as database:
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("BEGIN")
            yield database
            database.rollback()

    def test_is_sound(self, database):
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]

    @pytest.mark.parametrize("day", ["2024-08-01", "2025-01-31", "2025-06-22", "2026-03-31"])
    def test_nothing_dangles_on_any_day(self, tmp_path, day):
        br.dataset("2026.11.2", known_on=day).to_sqlite(tmp_path / "known.sqlite")
        with closing(sqlite3.connect(tmp_path / "known.sqlite")) as database:
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []

    def test_keys_are_those_declared(self, ds, database):
        for table in tables(ds):
            shown = declared(table)
            found = {(row[3], row[2]) for row in database.execute(f'PRAGMA foreign_key_list("{table.name}")')}
            assert found == {(column.name, column.refers_to) for column in shown if column.refers_to}
            about = database.execute(f'PRAGMA table_info("{table.name}")').fetchall()
            assert {row[1] for row in about if row[5]} == {shown[0].name}
            plain = [column for column in shown if column.kind != "list"]
            assert [bool(row[3]) for row in about] == [not column.nullable for column in plain]
            indexed = {row[1] for row in database.execute(f'PRAGMA index_list("{table.name}")')}
            assert {f"{table.name}_by_{name}" for name, _ in found} <= indexed

    @pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 37), reason="STRICT is of SQLite 3.37")
    def test_every_table_is_strict(self, database):
        found = {row[1]: row[5] for row in database.execute("PRAGMA table_list") if not row[1].startswith("sqlite_")}
        assert {*TABLES, "metadata", "events_destinations"} <= found.keys()
        assert set(found.values()) == {1}

    def test_claims_speak_of_rows_that_are_there(self, database):
        for (name,) in database.execute('SELECT DISTINCT "table" FROM claims').fetchall():
            key = SCHEMA[name][0][0]
            astray = f'SELECT count(*) FROM claims WHERE "table" = ? AND record_id NOT IN (SELECT {key} FROM "{name}")'
            assert database.execute(astray, [name]).fetchone() == (0,)

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE events SET label = NULL",
            "UPDATE events SET event_id = 'the same'",
            "UPDATE events SET event_class = 'party'",
            "UPDATE events SET in_series = 2",
            "UPDATE events SET date = '2025-02-30'",
            "UPDATE events SET date = '11 September 2025'",
            "UPDATE events SET part_of = 'no-such-release'",
            "UPDATE custody_changes SET destination_first = 'Lithuania'",
            "UPDATE events_destinations SET item = 'lt'",
            "UPDATE events_destinations SET item = NULL",
            "UPDATE events_destinations SET event_id = 'no-such-release'",
            "INSERT INTO events_destinations SELECT event_id, 99, item FROM events_destinations",
            "UPDATE prisoners_categories SET item = 'poet'",
            "UPDATE claims SET source_id = 'no-such-source'",
            "DELETE FROM sources",
            "UPDATE events SET released_total = 'many'",
        ],
    )
    def test_what_is_not_declared_is_refused(self, database, statement):
        if statement.endswith("'many'") and sqlite3.sqlite_version_info < (3, 37):
            pytest.skip("STRICT is of SQLite 3.37")
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(statement)

    def test_what_is_declared_is_taken(self, database):
        database.execute("UPDATE events SET date = '2024-02-29', released_total = NULL, in_series = 0")
        database.execute("UPDATE custody_changes SET destination_first = 'LT'")

    def test_metadata(self, ds, database):
        found = dict(database.execute("SELECT * FROM metadata"))
        assert found["version"] == ds.version
        assert found["sha256"] == ds.sha256
        assert found["published_on"] == str(ds.published_on)
        assert found["known_on"] == (ds.known_on and str(ds.known_on))
        assert found["licence"] == "CC-BY-4.0"
        assert found["citation"] == br.cite(version=ds.version)

    def test_a_broken_reference_is_not_written(self, tmp_path):
        ds = br.dataset("2026.11.0", known_on="2026-01-01")
        ds.events()
        ds._made["events"] = ds.events()[:1]
        with pytest.raises(sqlite3.IntegrityError):
            ds.to_sqlite(tmp_path / "new.sqlite")
        assert list(tmp_path.iterdir()) == []

    def test_patterns_that_glob_can_say(self):
        patterns = {c.pattern.regex for n in RECORDS for c in columns(record_class(n)) if c.pattern}
        assert {regex for regex in patterns if sqlite._REPEATED.fullmatch(regex)} == {"[A-Z]{2}", "[a-z]{2}"}


def listing(folder):
    """Every file below a folder with its bytes, links with where they lead."""
    return {
        str(path.relative_to(folder)): os.readlink(path) if path.is_symlink() else path.is_file() and path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }


def write(form, path, **given):
    return getattr(DATASETS["past"], f"to_{form}")(path, **given)


@pytest.mark.parametrize("form", FORMS)
class TestWholeOrNotAtAll:
    def fail_in_the_third_table(self, monkeypatch, error):
        """Let the writer of each form fail once two tables are written."""
        calls = []

        def failing(real):
            def write(*args, **kwargs):
                calls.append(args)
                if len(calls) > 2:
                    raise error
                return real(*args, **kwargs)

            return write

        monkeypatch.setattr(disk, "to_csv_text", failing(disk.to_csv_text))
        monkeypatch.setattr(pq, "write_table", failing(pq.write_table))
        monkeypatch.setattr(sqlite, "_value", failing(sqlite._value))

    @pytest.mark.parametrize("error", [RuntimeError("x"), KeyboardInterrupt(), MemoryError()], ids=type)
    def test_any_error_leaves_nothing(self, form, monkeypatch, tmp_path, error):
        self.fail_in_the_third_table(monkeypatch, error)
        with pytest.raises(type(error)):
            write(form, tmp_path / "new")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("error", [OSError(28, "No space left on device"), PermissionError(13, "denied")], ids=type)
    def test_an_error_of_the_system_is_one_of_ours(self, form, monkeypatch, tmp_path, error):
        self.fail_in_the_third_table(monkeypatch, error)
        with pytest.raises(br.WriteError, match=rf"new' cannot be written: {error.strerror}") as caught:
            write(form, tmp_path / "new")
        assert isinstance(caught.value, OSError)
        assert caught.value.__cause__ is error
        assert list(tmp_path.iterdir()) == []

    def test_what_was_there_stays(self, form, monkeypatch, tmp_path):
        write(form, tmp_path / "kept")
        before = listing(tmp_path)
        self.fail_in_the_third_table(monkeypatch, RuntimeError())
        with pytest.raises(RuntimeError):
            write(form, tmp_path / "kept", overwrite=True)
        assert listing(tmp_path) == before

    @pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
    def test_a_full_disk(self, form, tmp_path):
        code = (
            "import resource, sys, belarus_releases as br\n"
            "ds = br.dataset('2026.11.0'); ds.claims()[0]; ds.events().to_arrow()\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
            f"try: ds.to_{form}(sys.argv[1])\n"
            "except br.WriteError as error: print(error)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "new")], capture_output=True, text=True, check=True
        )
        assert done.stdout.startswith(f"'{tmp_path / 'new'}' cannot be written: ")
        assert list(tmp_path.iterdir()) == []

    def test_when_the_move_fails_what_was_there_comes_back(self, form, monkeypatch, tmp_path):
        write(form, tmp_path / "kept")
        before = listing(tmp_path)

        def failing(real):
            def move(source, target):
                if os.path.basename(source) == "new":
                    raise PermissionError(13, "denied")
                real(source, target)

            return move

        monkeypatch.setattr(os, "rename", failing(os.rename))
        monkeypatch.setattr(os, "replace", failing(os.replace))
        with pytest.raises(br.WriteError):
            write(form, tmp_path / "kept", overwrite=True)
        assert listing(tmp_path) == before

    def test_readers_may_read_it(self, form, tmp_path):
        write(form, tmp_path / "new")
        mask = os.umask(0)
        os.umask(mask)
        for path in [tmp_path / "new", *(tmp_path / "new").rglob("*")]:
            assert stat.S_IMODE(path.stat().st_mode) == (0o777 if path.is_dir() else 0o666) & ~mask


@pytest.mark.parametrize("form", FORMS)
class TestWhereItWasAskedFor:
    def test_and_nowhere_else(self, form, tmp_path, monkeypatch):
        (tmp_path / "mine.txt").write_text("mine")
        (tmp_path / "here").mkdir()
        monkeypatch.chdir(tmp_path / "here")
        write(form, "new")
        write(form, os.path.join("..", "beside"))
        assert {path.name for path in tmp_path.iterdir()} == {"mine.txt", "here", "beside"}
        assert {path.name for path in (tmp_path / "here").iterdir()} == {"new"}
        assert (tmp_path / "mine.txt").read_text() == "mine"

    @pytest.mark.parametrize("name", ["Рызыкі і ёсць", "a b;c", "-rf", "new\nline", "x" * 200])
    def test_under_any_name(self, form, tmp_path, name):
        write(form, tmp_path / name)
        assert [path.name for path in tmp_path.iterdir()] == [name]

    @pytest.mark.parametrize("path", ["", ".", "..", "/", "a/..", "a\0b", "\ud800", 7, b"new", None])
    def test_what_is_no_path_is_refused(self, form, path, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with pytest.raises(br.InvalidValueError):
            write(form, path)
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("overwrite", [False, True])
    def test_the_folder_above_must_be_there(self, form, tmp_path, overwrite):
        with pytest.raises(br.WriteError, match="No such file"):
            write(form, tmp_path / "missing" / "new", overwrite=overwrite)
        (tmp_path / "file").write_text("mine")
        with pytest.raises(br.WriteError):
            write(form, tmp_path / "file" / "new", overwrite=overwrite)
        assert listing(tmp_path) == {"file": b"mine"}

    def test_a_name_that_is_too_long(self, form, tmp_path):
        with pytest.raises(br.WriteError):
            write(form, tmp_path / ("x" * 300))
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_may_only_be_read(self, form, tmp_path):
        tmp_path.chmod(0o500)
        if os.access(tmp_path, os.W_OK):
            pytest.skip("this user may write anywhere")
        with pytest.raises(br.WriteError, match="Permission denied"):
            write(form, tmp_path / "new")
        tmp_path.chmod(0o700)
        assert list(tmp_path.iterdir()) == []

    def test_what_exists_is_replaced_only_when_asked(self, form, tmp_path):
        write(form, tmp_path / "kept")
        before = listing(tmp_path)
        with pytest.raises(br.ExistsError, match="overwriting is asked for") as caught:
            getattr(br.dataset(), f"to_{form}")(tmp_path / "kept")
        assert isinstance(caught.value, FileExistsError)
        assert listing(tmp_path) == before
        getattr(br.dataset(), f"to_{form}")(tmp_path / "kept", overwrite=True)
        after = listing(tmp_path)
        assert after.keys() == before.keys()
        assert after != before

    def test_what_comes_to_stand_there_meanwhile_stays(self, form, tmp_path, monkeypatch):
        real = disk.tables
        monkeypatch.setattr(disk, "tables", lambda ds: (tmp_path / "new").write_text("mine") and real(ds))
        monkeypatch.setattr(sqlite, "tables", disk.tables)
        with pytest.raises(br.ExistsError):
            write(form, tmp_path / "new")
        assert listing(tmp_path) == {"new": b"mine"}

    @pytest.mark.parametrize("there", [True, False], ids=["leading somewhere", "leading nowhere"])
    def test_a_link_is_never_replaced_or_followed(self, form, tmp_path, there):
        if there:
            write(form, tmp_path / "real")
        (tmp_path / "link").symlink_to(tmp_path / "real")
        before = listing(tmp_path)
        for overwrite in (False, True):
            with pytest.raises(br.ExistsError):
                write(form, tmp_path / "link", overwrite=overwrite)
        assert listing(tmp_path) == before

    def test_a_file_is_no_folder_and_a_folder_no_file(self, form, tmp_path):
        if form == "sqlite":
            (tmp_path / "mine").mkdir()
        else:
            (tmp_path / "mine").write_text("mine")
        before = listing(tmp_path)
        with pytest.raises(br.ExistsError, match=r"it is no (file|folder)"):
            write(form, tmp_path / "mine", overwrite=True)
        assert listing(tmp_path) == before


@pytest.mark.parametrize("form", ["csv", "parquet"])
class TestOnlyAnExportIsReplaced:
    def refused(self, form, folder, match):
        before = listing(folder)
        with pytest.raises(br.ExistsError, match=match):
            write(form, folder, overwrite=True)
        assert listing(folder) == before

    def test_not_a_folder_with_other_files(self, form, tmp_path):
        (tmp_path / "thesis.docx").write_text("mine")
        self.refused(form, tmp_path, r"it holds 'thesis.docx', which no export made")

    def test_not_an_export_with_more_in_it(self, form, tmp_path):
        folder = tmp_path / "kept"
        write(form, folder)
        (folder / "notes.txt").write_text("mine")
        self.refused(form, folder, r"it holds 'notes.txt'")
        (folder / "notes.txt").unlink()
        (folder / "figures").mkdir()
        self.refused(form, folder, r"it holds 'figures'")

    def test_not_one_with_links(self, form, tmp_path):
        folder = tmp_path / "kept"
        write(form, folder)
        (folder / f"events.{form}").rename(tmp_path / "mine")
        (folder / f"events.{form}").symlink_to(tmp_path / "mine")
        self.refused(form, folder, rf"it holds 'events.{form}'")

    def test_not_one_file_that_happens_to_have_such_a_name(self, form, tmp_path):
        (tmp_path / f"events.{form}").write_text("mine")
        self.refused(form, tmp_path, "it is not a whole export")

    def test_an_empty_folder_and_the_other_form_are(self, form, tmp_path):
        folder = tmp_path / "kept"
        folder.mkdir()
        write({"csv": "parquet", "parquet": "csv"}[form], folder, overwrite=True)
        write(form, folder, overwrite=True)
        assert (folder / f"events.{form}").exists()
        assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_a_database_in_use_is_not_replaced(tmp_path, suffix):
    write("sqlite", tmp_path / "kept")
    (tmp_path / f"kept{suffix}").write_bytes(b"x")
    before = listing(tmp_path)
    with pytest.raises(br.ExistsError, match=f"'kept{suffix}' shows that it is in use"):
        write("sqlite", tmp_path / "kept", overwrite=True)
    assert listing(tmp_path) == before
