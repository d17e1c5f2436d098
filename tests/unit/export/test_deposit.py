"""The files of a deposit: each described, with its checksum; what the descriptions state."""

import hashlib
import json

import pytest

from belarus_releases.export import disk
from belarus_releases.export.croissant import croissant
from belarus_releases.export.deposit import ABOUT
from belarus_releases.export.read_me import licence, read_me
from belarus_releases.export.rocrate import RO_CRATE, ro_crate
from belarus_releases.export.sheet import Stored
from belarus_releases.tables import TABLES
from tests.factories import day, row

FILES = {f"{name}.csv": Stored(7, "0f" * 32) for name in (*TABLES, "codebook")}


@pytest.fixture
def deposit(sheet, edition, tmp_path):
    """The folder of a deposit of two tables."""
    pytest.importorskip("pyreadstat")
    contact = row("contacts", contact_id="c", with_minsk=True, planned=False, n_origins=1)
    sheets = [sheet("contacts", [contact]), sheet("event_links"), sheet("codebook")]
    coverage = [row("coverage", subject="contacts", first=day("2024-07-01"), last=day("2026-03-20"), note="All.")]
    disk.deposit(sheets, edition, ["Persons."], coverage, tmp_path / "new")
    return tmp_path / "new"


def test_it_has_a_file_for_each_table_in_two_forms_and_what_describes_them(deposit):
    tables = {f"{name}{suffix}" for name in ("contacts", "event_links", "codebook") for suffix in (".csv", ".dta")}
    assert {path.name for path in deposit.iterdir()} == {*tables, *ABOUT}


def test_the_checksums_are_those_of_all_other_files(deposit):
    lines = dict(reversed(line.split("  ")) for line in (deposit / "SHA256SUMS").read_text().splitlines())
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in deposit.iterdir()}
    files.pop("SHA256SUMS")
    assert lines == files


def test_a_deposit_is_replaced_by_another_and_nothing_else_is(deposit, sheet, edition):
    disk.deposit([sheet("events"), sheet("codebook")], edition, [], [], deposit, overwrite=True)
    assert (deposit / "events.dta").exists()
    (deposit / "thesis.docx").write_text("mine")
    with pytest.raises(FileExistsError, match=r"it holds 'thesis\.docx'"):
        disk.deposit([sheet("events"), sheet("codebook")], edition, [], [], deposit, overwrite=True)


def test_an_error_in_the_last_file_leaves_nothing(sheet, edition, tmp_path, monkeypatch):
    pytest.importorskip("pyreadstat")
    monkeypatch.setattr("belarus_releases.export.deposit.ro_crate", None)
    with pytest.raises(TypeError):
        disk.deposit([sheet("events"), sheet("codebook")], edition, [], [], tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


class TestCroissant:
    def fields(self, sheet, edition, *names):
        description = json.loads(croissant(map(sheet, names), edition, FILES))
        return {field["@id"]: field for record in description["recordSet"] for field in record["field"]}

    def test_files_have_their_checksums(self, sheet, edition):
        (file,) = json.loads(croissant([sheet("events")], edition, FILES))["distribution"]
        assert (file["@id"], file["contentUrl"], file["contentSize"]) == ("events.csv", "events.csv", "7 B")
        assert file["sha256"] == "0f" * 32

    def test_fields_have_types_and_lists_are_split(self, sheet, edition):
        fields = self.fields(sheet, edition, "events")
        types = {name: fields[f"events/{name}"]["dataType"] for name in ("date", "released_total", "in_series", "note")}
        assert types == {
            "date": "sc:Date",
            "released_total": "sc:Integer",
            "in_series": "sc:Boolean",
            "note": "sc:Text",
        }
        assert fields["events/destinations"]["repeated"] is True
        assert fields["events/destinations"]["source"]["transform"] == {"separator": ";"}
        assert "repeated" not in fields["events/note"]

    def test_no_field_refers_to_another_since_readers_join_them(self, sheet, edition):
        assert [f for f in self.fields(sheet, edition, "events", "event_links").values() if "references" in f] == []

    def test_it_states_version_licence_and_citation(self, sheet, edition):
        description = json.loads(croissant([sheet("events")], edition, FILES))
        assert (description["version"], description["datePublished"]) == ("2026.11.2", "2026-11-25")
        assert description["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert description["citeAs"] == edition.citation


class TestRoCrate:
    def graph(self, edition):
        return {item["@id"]: item for item in json.loads(ro_crate(FILES, {}, ["SHA256SUMS"], edition))["@graph"]}

    def test_the_descriptor_is_about_the_root_which_has_what_the_standard_requires(self, edition):
        graph = self.graph(edition)
        assert graph[RO_CRATE]["about"] == {"@id": "./"}
        assert graph[RO_CRATE]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
        root = graph["./"]
        assert (root["@type"], root["datePublished"], root["version"]) == ("Dataset", "2026-11-25", "2026.11.2")
        assert root["name"]
        assert root["description"]

    def test_each_file_is_a_part_and_each_reference_is_described(self, edition):
        graph = self.graph(edition)
        assert {part["@id"] for part in graph["./"]["hasPart"]} == {*FILES, "SHA256SUMS"}
        for item in graph.values():
            for value in item.values():
                for other in value if isinstance(value, list) else [value]:
                    if isinstance(other, dict) and not other["@id"].startswith("https://w3id.org/"):
                        assert other["@id"] in graph

    def test_a_file_has_size_checksum_and_form(self, edition):
        file = self.graph(edition)["events.csv"]
        assert (file["@type"], file["encodingFormat"]) == ("File", "text/csv")
        assert (file["contentSize"], file["sha256"]) == ("7", "0f" * 32)
        assert "sha256" not in self.graph(edition)["SHA256SUMS"]


class TestReadMe:
    def test_it_states_version_citation_what_was_left_out_and_coverage(self, deposit, edition):
        text = (deposit / "README.md").read_text("utf-8")
        assert "Data version 2026.11.2, published on 2026-11-25.\n" in text
        assert edition.citation in text
        assert "\n- Persons.\n" in text
        assert "- contacts: complete 2024-07-01 to 2026-03-20. All.\n" in text
        for path in deposit.iterdir():
            assert f"| `{path.name}` |" in text

    def test_that_nothing_was_left_out_and_the_day_as_of_which_it_is_known(self, edition):
        text = read_me(edition._replace(known_on=day("2025-09-30"), choice="without quality=weak"), {}, [], [])
        assert "\n- Nothing.\n" in text
        assert "Data version 2026.11.2, known on 2025-09-30, without quality=weak, published on" in text

    def test_the_licence_says_whom_to_name(self, edition):
        assert "CC-BY-4.0" in licence(edition)
        assert edition.citation in licence(edition)
