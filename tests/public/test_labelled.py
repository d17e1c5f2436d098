"""Files for Stata, SPSS and Excel hold the record, as readers other than those that wrote them see it."""

import csv
import datetime as dt
import shutil
import subprocess
import warnings
from functools import cache

import pandas as pd
import pytest

import belarus_releases as br
from tests.factories import reaches

DATASETS = {
    "latest": br.dataset(),
    "past": br.dataset("2026.11.0"),
    "known": br.dataset("2026.11.2", known_on="2024-07-10"),  # some tables have no rows
}
NAMES = (*br.tables.TABLES, "codebook")
PLAIN = br.codebook().where(table=(*br.tables.TABLES, "codebook"))  # an export has no derived views
BOOK = br.codebook().where(table=(*br.tables.TABLES, "codebook", "empty_cells"))  # but why cells are empty
LINES = BOOK.where(item=None)
SPSS_NAMES = {"by": "by_var"}
REASONS = [line.item for line in br.codebook("empty_cells.reason") if line.item]
#: The reason that each missing value stands for, and the types of columns that have such values.
MISSING = {
    "stata": dict(zip("abcdefg", REASONS, strict=True)),
    "spss": dict(zip(range(-91, -98, -1), REASONS, strict=True)),
}
WHY = ("integer", "number", "boolean", "date", "category")
BOOLEANS = {True: "yes", False: "no", None: None}


@cache
def types(name):
    """The type of each column of a table."""
    return {line.column: line.type for line in LINES.where(table=name)}


@cache
def table_of(ds, name, book=BOOK):
    """A table of a dataset, or the codebook of its version."""
    if name != "codebook":
        return ds.table(name)
    return book.where(since=lambda since: reaches(since, ds.version))


def items(ds, name, column):
    """The vocabulary of a column, in order."""
    lines = table_of(ds, "codebook").where(table=name, column=column)
    return [line.item for line in lines if line.item is not None]


@cache
def expected(ds, name, book=BOOK):
    """The columns of a table with their cells: what is missing or empty None, all else as a labelled file shows it."""
    table = table_of(ds, name, book)
    columns = {}
    for column in table.columns:
        cells = [getattr(row, column) for row in table]
        kind = types(name)[column]
        if kind == "list":
            cells = [";".join(cell) or None for cell in cells]
        elif kind == "boolean":
            cells = [BOOLEANS[cell] for cell in cells]
        columns[column] = cells
    return columns


def cells_of(name, frame):
    """The columns of a frame of texts, as `expected` has them; an empty text is a missing cell."""
    parse = {"integer": float, "number": float, "date": dt.date.fromisoformat}
    return {
        column: [parse.get(types(name)[column], str)(text) if text.strip() else None for text in frame[column]]
        for column in frame
    }


@pytest.fixture(params=DATASETS)
def ds(request):
    return DATASETS[request.param]


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    """A function that exports a dataset in a form, once, and gives the path."""
    folder = tmp_path_factory.mktemp("labelled")

    @cache
    def path_of(ds, form):
        pytest.importorskip({"excel": "openpyxl"}.get(form, "pyreadstat"))
        path = folder / f"{ds.version}-{ds.known_on}-{form}{'.xlsx' if form == 'excel' else ''}"
        getattr(ds, f"to_{form}")(path)
        return path

    return path_of


def run(*command, **options):
    process = subprocess.run(command, capture_output=True, text=True, **options)
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout


def lines_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def frame_of(path):
    header, *lines = lines_of(path)
    return {column: [line[place] for line in lines] for place, column in enumerate(header)}


@cache
def sheets_of(path):
    """The sheets of a workbook as pandas reads them: it opens the whole of it each time."""
    return pd.read_excel(path, sheet_name=None, dtype=object, keep_default_na=False, na_values=[])


@pytest.mark.parametrize("name", NAMES)
class TestPandasReadsStata:
    def test_every_value(self, ds, name, export):
        frame = pd.read_stata(export(ds, "stata") / f"{name}.dta")
        cells = expected(ds, name)
        assert list(frame) == list(cells)
        for column, values in cells.items():
            kind = types(name)[column]
            read = [None if pd.isna(cell) or cell == "" else cell for cell in frame[column]]
            if kind == "date":
                assert frame[column].dtype.kind == "M" or frame.empty
                read = [cell and cell.date() for cell in read]
            assert read == values, column

    def test_labels_and_codes(self, ds, name, export):
        with pd.read_stata(export(ds, "stata") / f"{name}.dta", iterator=True, convert_categoricals=False) as reader:
            frame = reader.read()
            labels, value_labels, file_label = reader.variable_labels(), reader.value_labels(), reader.data_label
        known = f" @ {ds.known_on}" if ds.known_on and name != "codebook" else ""
        assert file_label == f"belarus-releases: {name} {ds.version}{known}"
        meanings = {line.column: line.meaning for line in LINES.where(table=name)} if name != "codebook" else {}
        for column, meaning in meanings.items():
            if column in labels:
                assert len(labels[column]) <= 80
                assert labels[column] == meaning or meaning.startswith(labels[column].removesuffix("…"))
        categories = [column for column in expected(ds, name) if types(name)[column] == "category"]
        sets = sorted(
            tuple((code, label) for code, label in labels.items() if code < 100) for labels in value_labels.values()
        )
        booleans = [column for column in expected(ds, name) if types(name)[column] == "boolean"]
        assert sets == sorted([tuple(enumerate(items(ds, name, c), 1)) for c in categories] +
                              [((0, "no"), (1, "yes")) for _ in booleans])  # fmt: skip
        for column in categories:
            place = {None: None} | {item: code for code, item in enumerate(items(ds, name, column), 1)}
            codes = [None if pd.isna(code) else code for code in frame[column]]
            assert codes == [place[cell] for cell in expected(ds, name)[column]]


def values_of(about, variable):
    """The labels of the values of a variable, without those of its missing values."""
    labels = about.variable_value_labels[variable]
    return {code: label for code, label in labels.items() if not isinstance(code, str) and code >= 0}


@pytest.mark.parametrize(("form", "suffix"), [("stata", "dta"), ("spss", "sav")])
@pytest.mark.parametrize("name", br.tables.TABLES)
def test_missing_values_say_why(ds, name, form, suffix, export):
    pyreadstat = pytest.importorskip("pyreadstat")
    read = {"dta": pyreadstat.read_dta, "sav": pyreadstat.read_sav}[suffix]
    plain = {"disable_datetime_conversion": True, "user_missing": True}
    frame, about = read(export(ds, form) / f"{name}.{suffix}", **plain)
    frame.columns = ds.table(name).columns
    ids = list(frame.iloc[:, 0])
    missing = {(ids[place], column): MISSING[form].get(cell, cell) for column in frame if types(name)[column] in WHY
               for place, cell in enumerate(frame[column]) if cell in MISSING[form] or pd.isna(cell)}  # fmt: skip
    cells = [cell for cell in ds.why_empty(name) if types(name)[cell.column] in WHY]
    assert missing == {(cell.record_id, cell.column): cell.reason for cell in cells}
    for variable, column in zip(about.column_names, frame, strict=True):
        reasons = {reason for (_, of), reason in missing.items() if of == column}
        labels = {code: label for code, label in about.variable_value_labels.get(variable, {}).items()
                  if code in MISSING[form]}  # fmt: skip
        shown = reasons if types(name)[column] in ("category", "boolean") else set()
        assert {MISSING[form][code]: label for code, label in labels.items()} == {r: r.replace("_", " ") for r in shown}


@pytest.mark.parametrize("name", NAMES)
def test_pyreadstat_reads_spss(ds, name, export):
    pyreadstat = pytest.importorskip("pyreadstat")
    frame, about = pyreadstat.read_sav(export(ds, "spss") / f"{name}.sav", apply_value_formats=True)
    cells = expected(ds, name)
    assert list(frame) == [SPSS_NAMES.get(column, column) for column in cells]
    for variable, (column, values) in zip(frame, cells.items(), strict=True):
        assert [None if pd.isna(cell) or cell == "" else cell for cell in frame[variable]] == values, column
        kind = types(name)[column]
        assert about.original_variable_types[variable].startswith("DATE" if kind == "date" else ("F", "A"))
        if kind == "category":
            assert values_of(about, variable) == dict(enumerate(items(ds, name, column), 1))
        elif kind == "boolean":
            assert values_of(about, variable) == {0: "no", 1: "yes"}
    assert about.file_label.startswith(f"belarus-releases: {name} {ds.version}")
    assert br.cite(version=ds.version) in " ".join(about.notes)


HAVEN = """
library(haven)
folder <- commandArgs(TRUE)[1]
for (file in list.files(folder, full.names = TRUE)) {
  read <- if (endsWith(file, ".dta")) read_dta else read_sav
  frame <- read(file)
  types <- sapply(frame, function(x) class(x)[1])
  labels <- sapply(frame, function(x) { label <- attr(x, "label"); if (is.null(label)) "" else label })
  write.csv(data.frame(names(frame), types, labels), paste0(file, ".types"), row.names = FALSE)
  write.csv(zap_labels(frame), paste0(file, ".codes"), row.names = FALSE, na = "")
  write.csv(as_factor(zap_missing(frame)), paste0(file, ".csv"), row.names = FALSE, na = "")
}
"""


@pytest.mark.nightly
@pytest.mark.parametrize("form", ["stata", "spss"])
def test_haven_reads_it(ds, form, export, tmp_path):
    if not shutil.which("Rscript"):
        pytest.skip("R is not installed")
    if subprocess.run(["Rscript", "-e", "library(haven)"], capture_output=True).returncode:
        pytest.skip("R has no haven")
    folder = shutil.copytree(export(ds, form), tmp_path / form)
    script = tmp_path / "read.R"
    script.write_text(HAVEN)
    run("Rscript", "--vanilla", script, folder)
    suffix = {"stata": ".dta", "spss": ".sav"}[form]
    for name in NAMES:
        cells = expected(ds, name)
        renamed = {SPSS_NAMES.get(column, column) if form == "spss" else column: column for column in cells}
        read = {renamed[variable]: texts for variable, texts in frame_of(folder / f"{name}{suffix}.csv").items()}
        assert cells_of(name, read) == cells
        codes = {renamed[variable]: texts for variable, texts in frame_of(folder / f"{name}{suffix}.codes").items()}
        for column, values in cells.items():
            if types(name)[column] == "category":
                place = {None: ""} | {item: str(code) for code, item in enumerate(items(ds, name, column), 1)}
                assert codes[column] == [place[value] for value in values]
        _, *lines = lines_of(folder / f"{name}{suffix}.types")
        classes = {"date": "Date", "category": "haven_labelled", "boolean": "haven_labelled"} | dict.fromkeys(
            ("integer", "number"), "numeric"
        )
        for variable, kind, label in lines:
            assert kind == classes.get(types(name)[renamed[variable]], "character")
            assert label


PSPP = """
GET FILE='{name}.sav'.
SAVE TRANSLATE /OUTFILE='{name}.csv' /TYPE=CSV /FIELDNAMES /CELLS=LABELS /MISSING=RECODE.
SAVE TRANSLATE /OUTFILE='{name}.codes' /TYPE=CSV /FIELDNAMES /CELLS=VALUES /MISSING=RECODE.
"""


def pspp_day(text):
    return dt.datetime.strptime(text, "%m/%d/%Y").date().isoformat() if text.strip() else ""


@pytest.mark.nightly
def test_pspp_reads_it(ds, export, tmp_path):
    if not shutil.which("pspp"):
        pytest.skip("PSPP is not installed")
    folder = shutil.copytree(export(ds, "spss"), tmp_path / "spss")
    names = [name for name in NAMES if len(table_of(ds, name))]
    (folder / "read.sps").write_text("".join(PSPP.format(name=name) for name in names))
    run("pspp", "--no-output", "read.sps", cwd=folder)
    for name in names:
        cells = expected(ds, name)
        renamed = {SPSS_NAMES.get(column, column): column for column in cells}
        read = {renamed[variable]: texts for variable, texts in frame_of(folder / f"{name}.csv").items()}
        for column in read:
            if types(name)[column] == "date":
                read[column] = list(map(pspp_day, read[column]))
        assert cells_of(name, read) == cells
        codes = {renamed[variable]: texts for variable, texts in frame_of(folder / f"{name}.codes").items()}
        for column, values in cells.items():
            if types(name)[column] == "category":
                place = {None: ""} | {item: str(code) for code, item in enumerate(items(ds, name, column), 1)}
                assert [text.strip() for text in codes[column]] == [place[value] for value in values]


class TestWorkbook:
    @pytest.mark.parametrize("name", NAMES)
    def test_pandas_reads_every_value(self, ds, name, export):
        frame = sheets_of(export(ds, "excel"))[name]
        for column, values in expected(ds, name, PLAIN).items():
            read = [None if cell == "" else cell for cell in frame[column]]
            if types(name)[column] == "date":
                assert {type(cell) for cell in read} <= {dt.datetime, pd.Timestamp, type(None)}
                read = [cell and cell.date() for cell in read]
            elif types(name)[column] == "boolean":
                assert {type(cell) for cell in read} <= {bool, type(None)}
                read = [BOOLEANS[cell] for cell in read]
            assert read == values, column

    def test_the_read_me_comes_first_and_states_what_to_know(self, ds, export):
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.load_workbook(export(ds, "excel"), read_only=True)
        assert book.sheetnames == ["read-me", *NAMES]
        lines = {left.value: right.value for left, right in book["read-me"].iter_rows() if left.value}
        assert lines["version"] == ds.version
        published = lines["published on"]
        assert (published.date() if ds.published_on else published) == (ds.published_on or "not published")
        assert ("known on" in lines) == bool(ds.known_on)
        assert lines["cite as"] == br.cite(version=ds.version)
        assert lines["SHA-256"] == ds.sha256
        assert lines["canonical form"] == "belarus-releases c14n 2"
        assert "CC-BY-4.0" in lines["licence"]
        everything = " ".join(str(right.value) for _, right in book["read-me"].iter_rows())
        assert "An empty cell is not stated by any source. It is never zero." in everything
        hazards = {line.item: line.meaning for line in BOOK if line.entry_id.startswith("codebook.hazards=")}
        named = {hazard for line in table_of(ds, "codebook") for hazard in line.hazards}
        assert "do_not_sum" in named
        assert all(lines[hazard].startswith(hazards[hazard]) for hazard in named)
        for row in ds.coverage():
            period = f"Complete {row.first} to {row.last}. " if row.first else ""
            assert f"{period}{row.note or ''}".strip() in everything

    @pytest.mark.nightly
    def test_libreoffice_reads_it(self, ds, export, tmp_path):
        if not shutil.which("soffice"):
            pytest.skip("LibreOffice is not installed")
        path = export(ds, "excel")
        # fields between commas, texts in quotes, UTF-8, cells as shown, texts quoted, all sheets
        options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1"
        own = f"-env:UserInstallation={(tmp_path / 'user').as_uri()}"
        run("soffice", own, "--headless", "--convert-to", options, "--outdir", tmp_path, path)
        for name in NAMES:
            csv_path = tmp_path / f"{path.stem}-{name}.csv"
            read = frame_of(csv_path)
            for column in read:
                if types(name)[column] == "boolean":
                    read[column] = [{"TRUE": "yes", "FALSE": "no"}.get(text, text) for text in read[column]]
            cells = expected(ds, name, PLAIN)
            assert list(read) == list(cells)
            assert cells_of(name, read) == cells
            days = {str(cell) for column, values in cells.items() if types(name)[column] == "date" for cell in values}
            text = csv_path.read_text(encoding="utf-8")
            for day in days - {"None"}:
                assert f",{day}," in text or f",{day}\n" in text  # no text, which would be quoted


@pytest.mark.parametrize("form", ["stata", "spss", "excel"])
def test_no_warning_is_given(form, tmp_path):
    pytest.importorskip({"excel": "openpyxl"}.get(form, "pyreadstat"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        getattr(DATASETS["past"], f"to_{form}")(tmp_path / "new")
