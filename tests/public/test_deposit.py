"""A deposit of the record: whole by default, and without what was to be left out, in every file and spelling."""

import csv
import json
import re
import warnings
from functools import cache
from pathlib import Path

import pytest

import belarus_releases as br
from tests.curation import naive

DS = br.dataset()
PERSONS = ("named", "ids", "none")
SOURCES = ("full", "titles", "none")
#: The tables in which prisoners are named.
WITH_NAMES = ("prisoners", "claims", "sources", "concessions", "contacts")
NAMES = ("name", "name_be", "name_ru", "aliases")


@pytest.fixture(scope="module")
def folder_of(tmp_path_factory):
    """A function that makes a deposit once and gives its folder."""
    pytest.importorskip("pyreadstat")
    made = {}

    def folder(persons="named", sources="full"):
        if (persons, sources) not in made:
            made[persons, sources] = tmp_path_factory.mktemp("deposit") / "new"
            DS.deposit(made[persons, sources], persons=persons, sources=sources)
        return made[persons, sources]

    return folder


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def texts(folder):
    """The text of each file, of Stata files too, whose texts are plain between zeros."""
    data = {path.name: re.sub(rb"\0+", b"\n", path.read_bytes()) for path in folder.iterdir()}
    return {name: text.decode("utf-8", "ignore") for name, text in data.items()}


@cache
def spellings():
    """Every spelling of a prisoner's name in any version."""
    names = set()
    for version in br.data_versions():
        for prisoner in br.prisoners(version.version):
            names |= {prisoner.name, prisoner.name_be, prisoner.name_ru, *prisoner.aliases}
        for claim in br.claims(version=version.version):
            if claim.table == "prisoners" and claim.field in NAMES:
                names |= {claim.value, claim.stated_as}
    return names - {None}


def test_by_default_it_is_what_to_csv_and_to_stata_write(folder_of, tmp_path):
    DS.to_csv(tmp_path / "csv")
    for name in br.tables.TABLES:
        assert (folder_of() / f"{name}.csv").read_bytes() == (tmp_path / "csv" / f"{name}.csv").read_bytes()
    assert {path.stem for path in folder_of().glob("*.dta")} == {*br.tables.TABLES, "codebook"}
    assert "\n- Nothing.\n" in (folder_of() / "README.md").read_text("utf-8")


def files_with(folder, wanted):
    """The files in which one of the forms of names stands."""
    return {name: text for name, text in texts(folder).items() if has_any(naive.plain(text), wanted)}


def has_any(text, wanted):
    """Whether one of the forms stands in a text; one of which some five letters stand nowhere is not looked for."""
    fives = {text[place : place + 5] for place in range(len(text))}
    may = (form for form in wanted if all(form[place : place + 5] in fives for place in range(len(form) - 4)))
    return any(form in text for form in may)


def test_a_form_is_found_wherever_it_stands():
    assert has_any("so wrote anna lis.", {"nobody", "anna lis"})
    assert has_any("lis", {"lis"})
    assert not has_any("anna and lis; anna li", {"anna lis", "anna_lis", "x"})


@pytest.mark.parametrize("persons", ["ids", pytest.param("none", marks=pytest.mark.slow)])
def test_no_file_has_the_name_of_a_prisoner_in_any_spelling(folder_of, persons):
    wanted = set().union(*(naive.forms(name) | naive.surname_forms(name) for name in spellings()))
    assert files_with(folder_of(persons), wanted) == {}


def test_the_search_finds_names_where_they_are(folder_of):
    found = files_with(folder_of(), set().union(*map(naive.forms, spellings())))
    assert found.keys() == {f"{name}.{form}" for name in WITH_NAMES for form in ("csv", "dta")}


@pytest.mark.parametrize("persons", PERSONS)
@pytest.mark.parametrize("sources", ["titles", "none"])
def test_no_file_has_an_address_of_a_source(folder_of, persons, sources):
    files = texts(folder_of(persons, sources))
    tables = "\n".join(text for name, text in files.items() if name.endswith((".csv", ".dta")))
    assert "://" not in tables.replace("http://, https://", "")
    described = files["croissant.json"] + files["datapackage.json"] + files["README.md"]
    assert not [source.url for source in DS.sources() if source.url and source.url in described]


def test_ids_still_join_the_tables(folder_of):
    folder = folder_of("ids")
    ids = {row["prisoner_id"] for row in rows(folder / "prisoners.csv")}
    assert ids == {prisoner.prisoner_id for prisoner in DS.prisoners()}
    assert {row["prisoner_id"] for row in rows(folder / "custody_changes.csv")} <= ids
    cited = {row["source_id"] for row in rows(folder / "claims.csv")}
    assert cited <= {row["source_id"] for row in rows(folder / "sources.csv")}
    assert not {row["field"] for row in rows(folder / "claims.csv") if row["table"] == "prisoners"} & {*NAMES, "role"}


def test_without_persons_nothing_is_about_one(folder_of):
    folder = folder_of("none")
    assert not {"prisoners.csv", "custody_changes.csv", "prisoners.dta"} & {path.name for path in folder.iterdir()}
    claims = rows(folder / "claims.csv")
    assert not {claim["table"] for claim in claims} & {"prisoners", "custody_changes"}
    assert not {entry["table"] for entry in rows(folder / "codebook.csv")} & {"prisoners", "custody_changes"}


@pytest.mark.parametrize("persons", PERSONS)
@pytest.mark.parametrize("sources", SOURCES)
def test_the_descriptions_describe_what_is_there(folder_of, persons, sources):
    folder = folder_of(persons, sources)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    names = {resource["name"] for resource in package["resources"]}
    for resource in package["resources"]:
        header = (folder / resource["path"]).read_text("utf-8").partition("\n")[0]
        assert header.split(",") == [field["name"] for field in resource["schema"]["fields"]]
        for key in resource["schema"].get("foreignKeys", ()):
            assert key["reference"]["resource"] in names | {""}
    book = {(entry["table"], entry["column"]) for entry in rows(folder / "codebook.csv")}
    described = {(r["name"], f["name"]) for r in package["resources"] for f in r["schema"]["fields"]}
    assert {cell for cell in book if cell[0] != "empty_cells"} == described
    read_me = (folder / "README.md").read_text("utf-8")
    assert ("- Nothing." in read_me) == ((persons, sources) == ("named", "full"))
    assert br.cite() in read_me


@pytest.mark.slow
@pytest.mark.parametrize(("persons", "sources"), [("named", "full"), ("none", "none")])
def test_mlcroissant_reads_every_value(folder_of, persons, sources, monkeypatch):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        mlcroissant = pytest.importorskip("mlcroissant")
        folder = folder_of(persons, sources)
        monkeypatch.chdir(folder)
        dataset = mlcroissant.Dataset("croissant.json")
        assert {path.stem for path in Path().glob("*.csv")} == {record.id for record in dataset.metadata.record_sets}
        for name in [record.id for record in dataset.metadata.record_sets]:
            read = [{key.rpartition("/")[2]: plain(cell) for key, cell in row.items()} for row in dataset.records(name)]
            written = rows(folder / f"{name}.csv")
            assert [row.keys() for row in read] == [row.keys() for row in written]
            for one, other in zip(read, written, strict=True):
                assert all(same(one[column], other[column]) for column in other), (one, other)


def plain(cell):
    """A cell of mlcroissant as text."""
    if isinstance(cell, list):
        return ";".join(map(plain, cell))
    text = cell.decode() if isinstance(cell, bytes) else "" if cell is None else str(cell)
    return text.removesuffix(" 00:00:00")


def same(read, written):
    return read == written or read.lower() == written or (read not in ("", "nan") and float(read) == float(written))


class TestTables:
    def test_only_those_chosen_are_written(self, tmp_path):
        pytest.importorskip("pyreadstat")
        DS.deposit(tmp_path / "new", tables=["claims", "events"])
        assert {path.stem for path in (tmp_path / "new").glob("*.csv")} == {"events", "claims", "codebook"}
        assert {row["table"] for row in rows(tmp_path / "new" / "claims.csv")} == {"events"}
        assert "Tables that were not chosen: event_breakdowns," in (tmp_path / "new" / "README.md").read_text("utf-8")

    @pytest.mark.parametrize(
        "asked", [{"tables": ["prisoners"], "persons": "none"}, {"tables": ["events", "claims"], "sources": "none"}]
    )
    def test_one_that_is_left_out_cannot_be_asked_for(self, asked, tmp_path):
        with pytest.raises(br.errors.InvalidValueError, match="is left out by persons="):
            DS.deposit(tmp_path / "new", **asked)
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("method", ["to_csv", "to_parquet", "to_stata", "to_spss", "deposit"])
    @pytest.mark.parametrize(
        ("tables", "message"),
        [
            (["event"], "there is no table 'event': did you mean 'events'"),
            (["events", "events"], "tables: expected each table once, got 'events' more than once"),
            ([], r"tables: expected a list of names such as \['events'\], got \[\]"),
            ("events", r"tables: expected a list of names such as \['events'\], got 'events'"),
            (7, "tables: expected a list of names"),
            (["codebook"], "there is no table 'codebook'"),
        ],
    )
    def test_names_are_refused_before_anything_is_written(self, method, tables, message, tmp_path):
        with pytest.raises((br.errors.NotFoundError, br.errors.InvalidValueError), match=message):
            getattr(DS, method)(tmp_path / "new", tables=tables)
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("method", "suffix", "library"),
        [("csv", "csv", None), ("parquet", "parquet", "pyarrow"), ("stata", "dta", "pyreadstat"),
         ("spss", "sav", "pyreadstat")],
    )  # fmt: skip
    def test_exports_of_some_tables(self, method, suffix, library, tmp_path):
        if library:
            pytest.importorskip(library)
        getattr(DS, f"to_{method}")(tmp_path / "new", tables=("event_links", "events"))
        files = {path.name for path in (tmp_path / "new").iterdir()} - {"datapackage.json"}
        assert files == {f"{name}.{suffix}" for name in ("events", "event_links", "codebook")}

    def test_the_codebook_and_the_keys_are_of_these_tables(self, tmp_path):
        DS.to_csv(tmp_path / "new", tables=iter(["event_links", "contacts"]))
        assert {row["table"] for row in rows(tmp_path / "new" / "codebook.csv")} == {
            "event_links",
            "contacts",
            "codebook",
        }
        package = json.loads((tmp_path / "new" / "datapackage.json").read_text("utf-8"))
        assert [resource["name"] for resource in package["resources"]] == ["event_links", "contacts", "codebook"]
        keys = [key["reference"]["resource"] for key in package["resources"][0]["schema"]["foreignKeys"]]
        assert keys == ["contacts"]


@pytest.mark.parametrize("option", ["persons", "sources"])
def test_other_choices_are_refused(option, tmp_path):
    with pytest.raises(br.errors.InvalidValueError, match=f"{option}: expected '"):
        DS.deposit(tmp_path / "new", **{option: "some"})


@pytest.mark.slow
def test_past_versions_and_known_days_too(tmp_path):
    pytest.importorskip("pyreadstat")
    br.dataset("2026.11.0").deposit(tmp_path / "old", persons="ids")
    br.dataset("2026.11.3", known_on="2025-09-30").deposit(tmp_path / "known", persons="ids")
    assert "known on 2025-09-30" in (tmp_path / "known" / "README.md").read_text("utf-8")
    wanted = set().union(*map(naive.forms, spellings()))
    assert files_with(tmp_path / "old", wanted) == files_with(tmp_path / "known", wanted) == {}
