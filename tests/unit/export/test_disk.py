"""An export is there whole, where it was meant to be, or not at all; and it replaces nothing but an export."""

import datetime as dt
import hashlib
import json
import os
import re
import stat
import subprocess
import sys

import pytest

from belarus_releases.errors import ExistsError, WriteError
from belarus_releases.export import csv, datapackage, disk, excel, moves, sqlite
from belarus_releases.schema.columns import columns_at
from belarus_releases.tables import TABLES, record_class
from tests.factories import row

#: The library that a form needs.
LIBRARIES = {"parquet": "pyarrow", "stata": "pyreadstat", "spss": "pyreadstat", "excel": "openpyxl"}
SUFFIXES = {"csv": "csv", "parquet": "parquet", "stata": "dta", "spss": "sav"}


@pytest.fixture(params=["csv", "parquet", "sqlite", "stata", "spss", "excel"])
def form(request):
    if request.param in LIBRARIES:
        pytest.importorskip(LIBRARIES[request.param])
    return request.param


@pytest.fixture
def write(sheet, edition):
    """A function that writes a small dataset in a form."""

    def write(form, path, *, rows=(), edition=edition, **options):
        sheets = [sheet(name, rows if name == "contacts" else ()) for name in (*TABLES, "codebook")]
        about = (edition,) if form in ("csv", "sqlite", "excel") else ()
        return getattr(disk, f"to_{form}")(sheets, *about, path, **options)

    return write


def listing(folder):
    """Every file below a folder with its bytes, links with where they lead."""
    return {
        str(path.relative_to(folder)): os.readlink(path) if path.is_symlink() else path.is_file() and path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }


class TestFolderOfCsvFiles:
    def test_it_has_a_file_for_each_table_and_a_descriptor(self, write, tmp_path):
        write("csv", tmp_path / "new")
        names = {path.name for path in (tmp_path / "new").iterdir()}
        assert names == {"datapackage.json", "codebook.csv", *(f"{name}.csv" for name in TABLES)}

    def test_the_descriptor_describes_the_files(self, write, sheet, edition, tmp_path):
        contact = row("contacts", contact_id="c", topics=("Гомель", "b"))
        write("csv", tmp_path / "new", rows=[contact])
        text = (tmp_path / "new" / "datapackage.json").read_bytes()
        assert text.endswith(b"}\n")
        package = json.loads(text)
        assert package["version"] == "2026.11.2"
        assert package["description"] == "Cite as: Contributors. (2026). Releases."
        assert package["created"] == "2026-11-25T00:00:00Z"
        assert not package.keys() & {"known_on", "choice"}
        assert [resource["name"] for resource in package["resources"]] == [*TABLES, "codebook"]
        for resource in package["resources"]:
            data = (tmp_path / "new" / resource["path"]).read_bytes()
            assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
            declared = columns_at(record_class(resource["name"]), "2026.11.2")
            assert resource["schema"] == datapackage.resource(resource["name"], "", declared=declared)["schema"]
        contacts = (tmp_path / "new" / "contacts.csv").read_bytes()
        assert contacts == csv.to_csv(sheet("contacts", [contact])).encode()

    def test_what_the_descriptor_states_of_a_day_and_of_unpublished_edits(self, write, edition, tmp_path):
        write(
            "csv",
            tmp_path / "new",
            edition=edition._replace(published_on=None, known_on=dt.date(2025, 9, 30), choice="without quality=weak"),
        )
        package = json.loads((tmp_path / "new" / "datapackage.json").read_bytes())
        assert (package["known_on"], package["choice"]) == ("2025-09-30", "without quality=weak")
        assert "created" not in package


def test_a_folder_of_parquet_files(write, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    write("parquet", tmp_path / "new", rows=[row("contacts", contact_id="c")])
    assert {path.name for path in (tmp_path / "new").iterdir()} == {f"{name}.parquet" for name in (*TABLES, "codebook")}
    table = parquet.read_table(tmp_path / "new" / "contacts.parquet")
    assert table.column("contact_id").to_pylist() == ["c"]
    assert table.schema.metadata[b"version"] == b"2026.11.2"


@pytest.mark.parametrize("form", ["stata", "spss"])
def test_a_folder_of_labelled_files(form, write, tmp_path):
    pyreadstat = pytest.importorskip("pyreadstat")
    write(form, tmp_path / "new", rows=[row("contacts", contact_id="c", with_minsk=True, planned=False, n_origins=1)])
    suffix = SUFFIXES[form]
    assert {path.name for path in (tmp_path / "new").iterdir()} == {f"{n}.{suffix}" for n in (*TABLES, "codebook")}
    read = {"dta": pyreadstat.read_dta, "sav": pyreadstat.read_sav}[suffix]
    frame, about = read(tmp_path / "new" / f"contacts.{suffix}")
    assert list(frame["contact_id"]) == ["c"]
    assert about.file_label == "belarus-releases: contacts 2026.11.2"


def test_a_workbook(write, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    write("excel", tmp_path / "new.xlsx", rows=[row("contacts", contact_id="c")])
    book = openpyxl.load_workbook(tmp_path / "new.xlsx")
    assert book.sheetnames == ["read-me", *TABLES, "codebook"]
    assert book["contacts"]["A2"].value == "c"


class TestWholeOrNotAtAll:
    def fail_in_the_third_table(self, form, monkeypatch, error):
        """Let the writer of a form fail once two tables are written."""
        calls = []

        def failing(real):
            def write(*args, **kwargs):
                calls.append(args)
                if len(calls) > 2:
                    raise error
                return real(*args, **kwargs)

            return write

        if form == "parquet":
            from pyarrow import parquet

            monkeypatch.setattr(parquet, "write_table", failing(parquet.write_table))
        elif form in ("stata", "spss"):
            import pyreadstat

            name = f"write_{SUFFIXES[form]}"
            monkeypatch.setattr(pyreadstat, name, failing(getattr(pyreadstat, name)))
        elif form == "excel":
            monkeypatch.setattr(excel, "_table", failing(excel._table))
        elif form == "csv":
            monkeypatch.setattr(csv, "to_csv", failing(csv.to_csv))
        else:
            monkeypatch.setattr(sqlite, "_create", failing(sqlite._create))

    @pytest.mark.parametrize("error", [RuntimeError("x"), KeyboardInterrupt(), MemoryError()], ids=repr)
    def test_any_error_leaves_nothing(self, form, write, monkeypatch, tmp_path, error):
        self.fail_in_the_third_table(form, monkeypatch, error)
        with pytest.raises(type(error)):
            write(form, tmp_path / "new")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        "error", [OSError(28, "No space left on device"), PermissionError(13, "denied"), OSError("odd")], ids=repr
    )
    def test_an_error_of_the_system_is_a_write_error(self, form, write, monkeypatch, tmp_path, error):
        self.fail_in_the_third_table(form, monkeypatch, error)
        with pytest.raises(WriteError, match=rf"new' cannot be written: {error.strerror or error}$") as info:
            write(form, tmp_path / "new")
        assert isinstance(info.value, OSError)
        assert info.value.__cause__ is error
        assert list(tmp_path.iterdir()) == []

    def test_an_error_of_sqlite_is_a_write_error(self, write, monkeypatch, tmp_path):
        import sqlite3

        def fail(*_):
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr(sqlite, "_create", fail)
        with pytest.raises(WriteError, match=r"new' cannot be written: database or disk is full$"):
            write("sqlite", tmp_path / "new")
        assert list(tmp_path.iterdir()) == []

    def test_an_earlier_export_stays(self, form, write, monkeypatch, tmp_path):
        write(form, tmp_path / "kept")
        before = listing(tmp_path)
        self.fail_in_the_third_table(form, monkeypatch, RuntimeError())
        with pytest.raises(RuntimeError):
            write(form, tmp_path / "kept", overwrite=True)
        assert listing(tmp_path) == before

    @pytest.mark.slow
    @pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
    def test_a_full_disk(self, form, tmp_path):
        code = (
            "import resource, sys, belarus_releases as br\n"
            "ds = br.dataset('2026.11.0'); ds.claims()[0]\n"
            f"if {form!r} in ('stata', 'spss'): import pandas, pyreadstat\n"
            f"if {form!r} == 'excel': import openpyxl\n"
            f"if {form!r} == 'parquet': ds.events().to_arrow()\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
            f"try: ds.to_{form}(sys.argv[1])\n"
            "except br.errors.WriteError as error: print(error)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "new")], capture_output=True, text=True, check=True
        )
        assert done.stdout.startswith(f"'{tmp_path / 'new'}' cannot be written: ")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("move", ["exchange", "create"])
    def test_when_the_move_fails_the_earlier_export_stays(self, form, write, monkeypatch, tmp_path, move):
        if move == "create":
            monkeypatch.setattr(moves, "_CALLS", {})  # where there is no exchange, it is moved away first
        write(form, tmp_path / "kept")
        before = listing(tmp_path)

        real = getattr(moves, move)

        def fail(new, target):
            if new.name == "new":
                raise PermissionError(13, "denied")
            real(new, target)

        monkeypatch.setattr(moves, move, fail)
        with pytest.raises(WriteError, match="denied"):
            write(form, tmp_path / "kept", overwrite=True)
        assert listing(tmp_path) == before

    def test_readers_may_read_it(self, form, write, tmp_path):
        write(form, tmp_path / "new")
        mask = os.umask(0)
        os.umask(mask)
        for path in [tmp_path / "new", *(tmp_path / "new").rglob("*")]:
            assert stat.S_IMODE(path.stat().st_mode) == (0o777 if path.is_dir() else 0o666) & ~mask


class TestWhereItIsMeantToBe:
    def test_and_nowhere_else(self, form, write, tmp_path, monkeypatch):
        (tmp_path / "mine.txt").write_text("mine")
        (tmp_path / "here").mkdir()
        monkeypatch.chdir(tmp_path / "here")
        write(form, "new")
        write(form, os.path.join("..", "beside"))
        assert {path.name for path in tmp_path.iterdir()} == {"mine.txt", "here", "beside"}
        assert {path.name for path in (tmp_path / "here").iterdir()} == {"new"}
        assert (tmp_path / "mine.txt").read_text() == "mine"

    @pytest.mark.parametrize(
        "name",
        [
            "Рызыкі і ёсць",
            "new\nline",
            *(pytest.param(name, marks=pytest.mark.slow) for name in ("a b;c", "-rf", "x" * 200)),
        ],
    )
    def test_under_any_name(self, form, write, tmp_path, name):
        write(form, tmp_path / name)
        assert [path.name for path in tmp_path.iterdir()] == [name]

    @pytest.mark.parametrize("overwrite", [False, True])
    def test_the_folder_above_must_be_there(self, form, write, tmp_path, overwrite):
        with pytest.raises(WriteError, match="No such file"):
            write(form, tmp_path / "missing" / "new", overwrite=overwrite)
        (tmp_path / "file").write_text("mine")
        with pytest.raises(WriteError):
            write(form, tmp_path / "file" / "new", overwrite=overwrite)
        assert listing(tmp_path) == {"file": b"mine"}

    def test_a_name_that_is_too_long(self, form, write, tmp_path):
        with pytest.raises(WriteError):
            write(form, tmp_path / ("x" * 300))
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_may_only_be_read(self, form, write, tmp_path):
        tmp_path.chmod(0o500)
        if os.access(tmp_path, os.W_OK):
            pytest.skip("this user may write anywhere")
        with pytest.raises(WriteError, match="Permission denied"):
            write(form, tmp_path / "new")
        tmp_path.chmod(0o700)
        assert list(tmp_path.iterdir()) == []

    def test_an_earlier_export_is_replaced_only_on_request(self, form, write, tmp_path):
        write(form, tmp_path / "kept")
        before = listing(tmp_path)
        rows = [row("contacts", contact_id="c", label="x", kind="visit", with_minsk=True, planned=False, n_origins=1,
                    confidence="weak")]  # fmt: skip
        with pytest.raises(ExistsError, match="kept' exists") as info:
            write(form, tmp_path / "kept", rows=rows)
        assert isinstance(info.value, FileExistsError)
        assert listing(tmp_path) == before
        write(form, tmp_path / "kept", rows=rows, overwrite=True)
        after = listing(tmp_path)
        assert after.keys() == before.keys()
        assert after != before

    def test_what_appears_there_meanwhile_stays(self, form, sheet, edition, tmp_path):
        """Another process makes the target while the export is written."""

        def records():
            (tmp_path / "new").write_text("mine")
            return ()

        sheets = [sheet(name)._replace(records=records) for name in (*TABLES, "codebook")]
        arguments = (sheets, edition) if form in ("csv", "sqlite", "excel") else (sheets,)
        with pytest.raises(ExistsError):
            getattr(disk, f"to_{form}")(*arguments, tmp_path / "new")
        assert listing(tmp_path) == {"new": b"mine"}

    @pytest.mark.parametrize("there", [True, False], ids=["leading somewhere", "leading nowhere"])
    def test_a_link_is_never_replaced_or_followed(self, form, write, tmp_path, there):
        if there:
            write(form, tmp_path / "real")
        (tmp_path / "link").symlink_to(tmp_path / "real")
        before = listing(tmp_path)
        for overwrite in (False, True):
            with pytest.raises(ExistsError):
                write(form, tmp_path / "link", overwrite=overwrite)
        assert listing(tmp_path) == before

    def test_a_file_is_no_folder_and_a_folder_no_file(self, form, write, tmp_path):
        if form in ("sqlite", "excel"):
            (tmp_path / "mine").mkdir()
        else:
            (tmp_path / "mine").write_text("mine")
        before = listing(tmp_path)
        with pytest.raises(ExistsError, match=r"mine' is not replaced: it is not a (file|folder)"):
            write(form, tmp_path / "mine", overwrite=True)
        assert listing(tmp_path) == before


class TestOnlyAnExportIsReplaced:
    @pytest.fixture(params=SUFFIXES)
    def form(self, request):
        if request.param in LIBRARIES:
            pytest.importorskip(LIBRARIES[request.param])
        return request.param

    @pytest.fixture
    def refused(self, form, write):
        """A function that asserts that a folder is not replaced, and why."""

        def check(folder, match):
            before = listing(folder)
            with pytest.raises(ExistsError, match=match):
                write(form, folder, overwrite=True)
            assert listing(folder) == before

        return check

    def test_not_a_folder_with_other_files(self, refused, tmp_path):
        (tmp_path / "thesis.docx").write_text("mine")
        refused(tmp_path, "it holds 'thesis.docx', which no export made")

    def test_not_an_export_with_more_in_it(self, form, write, refused, tmp_path):
        folder = tmp_path / "kept"
        write(form, folder)
        (folder / "notes.txt").write_text("mine")
        refused(folder, "it holds 'notes.txt'")
        (folder / "notes.txt").unlink()
        (folder / "figures").mkdir()
        refused(folder, "it holds 'figures'")

    def test_not_one_with_links(self, form, write, refused, tmp_path):
        folder = tmp_path / "kept"
        write(form, folder)
        name = f"events.{SUFFIXES[form]}"
        (folder / name).rename(tmp_path / "mine")
        (folder / name).symlink_to(tmp_path / "mine")
        refused(folder, f"it holds '{name}'")

    def test_not_one_file_that_happens_to_have_such_a_name(self, form, refused, tmp_path):
        (tmp_path / f"events.{SUFFIXES[form]}").write_text("mine")
        refused(tmp_path, "it is not a whole export")

    def test_not_files_of_others_that_have_all_these_names(self, form, refused, tmp_path):
        for name in ("events", "codebook", "datapackage"):
            suffix = "json" if name == "datapackage" else SUFFIXES[form]
            if form == "csv" or name != "datapackage":
                (tmp_path / f"{name}.{suffix}").write_text("mine")
        refused(tmp_path, "it is not a whole export")

    def test_an_export_of_some_tables_is(self, form, write, sheet, edition, tmp_path):
        about = (edition,) if form == "csv" else ()
        getattr(disk, f"to_{form}")([sheet("events"), sheet("codebook")], *about, tmp_path / "kept")
        write(form, tmp_path / "kept", overwrite=True)
        assert (tmp_path / "kept" / f"contacts.{SUFFIXES[form]}").exists()

    def test_an_empty_folder_and_the_other_form_are(self, form, write, tmp_path):
        pytest.importorskip("pyarrow")
        folder = tmp_path / "kept"
        folder.mkdir()
        write("parquet" if form == "csv" else "csv", folder, overwrite=True)
        write(form, folder, overwrite=True)
        assert (folder / f"events.{SUFFIXES[form]}").exists()
        assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize("name", ["kept-wal", "kept-journal", "~$kept", ".~lock.kept#"])
def test_a_file_in_use_is_not_replaced(write, tmp_path, name):
    write("sqlite", tmp_path / "kept")
    (tmp_path / name).write_bytes(b"x")
    before = listing(tmp_path)
    with pytest.raises(ExistsError, match=re.escape(f"'{name}' shows that it is in use")):
        write("sqlite", tmp_path / "kept", overwrite=True)
    assert listing(tmp_path) == before
