"""The errata of a version: written with kind and reason, refused without; and again, after the past has changed."""

from itertools import pairwise

import pytest

from belarus_releases.storage.corrections import corrections
from belarus_releases.tables import TABLES
from belarus_releases.tables.errata import KINDS
from curation.steps import build, causes, edited, errata
from curation.steps.files import DATA, CurationError, csv_bytes, read_csv, write_csv

VERSIONS = [row["version"] for row in read_csv(DATA / "versions.csv")]
LISTED = read_csv(DATA / errata.PATH)
EVENT = "2024-06-28-ukraine-exchange"


@pytest.fixture
def decisions(tmp_path, monkeypatch):
    """A function that writes the causes that are stated."""
    monkeypatch.setattr(errata, "STATED", tmp_path / "stated.csv")

    def write(*rows):
        errata.STATED.write_bytes(
            csv_bytes(errata.HEADER, [dict(zip(errata.HEADER, row, strict=True)) for row in rows])
        )

    write()
    return write


class TestStated:
    def test_by_cell(self, decisions):
        decisions(("events", "x", "women", "ours", "read wrongly"))
        assert errata.stated() == {("events", "x", "women"): causes.Cause("ours", "read wrongly")}

    @pytest.mark.parametrize(
        ("kind", "reason", "message"),
        [
            ("mistake", "x", r"^decisions/errata.csv, line 2: 'mistake' is no kind: write ours, source_corrected"),
            ("ours", "", r"^decisions/errata.csv, line 2: there is no reason: write why the cell changed$"),
        ],
    )
    def test_refusals(self, decisions, kind, reason, message):
        decisions(("events", "x", "women", kind, reason))
        with pytest.raises(CurationError, match=message):
            errata.stated()


class TestAgain:
    def test_of_the_versions_there_are_it_is_the_file(self):
        assert errata.again(DATA, VERSIONS) == LISTED

    def test_only_what_names_one_who_is_redacted_is_replaced(self):
        named = LISTED[5]["reason"]
        rows = errata.again(DATA, VERSIONS, lambda row: row["reason"] == named)
        assert [row | {"kind": "", "reason": ""} for row in rows] == [
            row | {"kind": "", "reason": ""} for row in LISTED
        ]
        for row, before in zip(rows, LISTED, strict=True):
            assert (row["kind"], row["reason"]) == (
                errata.REDACTED if before["reason"] == named else (before["kind"], before["reason"])
            )

    def test_a_row_that_leaves_every_version_leaves_the_errata(self, tmp_path):
        gone = next(row["record_id"] for row in LISTED if row["table"] == "prisoners")
        for name in TABLES:
            stored = build.stored(DATA, name)
            kept = [
                [row for row in rows if gone not in (row.get("prisoner_id"), row.get("record_id"))] for rows in stored
            ]
            build.write_table(tmp_path, name, build.Stored(*kept))
        rows = errata.again(tmp_path, VERSIONS)
        assert gone in {row["record_id"] for row in LISTED}
        assert gone not in str(rows)
        assert rows == [row for row in LISTED if row in rows]

    def test_where_nothing_says_why_a_redaction_does(self, tmp_path, monkeypatch, decisions):
        """As where the claim that said it went with a person."""
        monkeypatch.setattr(errata, "DATA", tmp_path)
        write_csv(tmp_path / errata.PATH, build.header("errata"), [])
        with pytest.raises(CurationError, match="nothing says why these cells changed"):
            errata.again(DATA, VERSIONS)
        rows = errata.again(DATA, VERSIONS, lambda row: False)
        assert [row["erratum_id"] for row in rows] == [row["erratum_id"] for row in LISTED]
        assert causes.Cause("removed", "Something that the value rested on was redacted.") in {
            causes.Cause(row["kind"], row["reason"]) for row in rows
        }


def test_the_rules_give_what_is_listed(decisions):
    """But for what was stated, and for codes of versions whose dossiers are gone."""
    for last, version in pairwise(VERSIONS):
        before, after = errata.rows_at(DATA, last), errata.rows_at(DATA, version)
        found = causes.causes(corrections(before, after, last), before, after, {}, errata.mended(version))
        for row in LISTED:
            if row["version"] == version and (cause := found[row["table"], row["record_id"], row["column"]]):
                assert cause.kind == row["kind"]
                assert cause.reason in (row["reason"], causes.CODED)


def test_the_changelog_has_those_whose_reason_somebody_wrote():
    rows = [{"table": "events", "record_id": "x", "column": "women", "old": "2", "new": "", "reason": why}
            for why in ("counted again", causes.ORDER)]  # fmt: skip
    heading, items = errata.paragraphs(rows)
    assert heading == "Corrected, with the reasons:"
    assert items == "- `events` x, `women`: empty, was 2: counted again"
    assert errata.paragraphs(rows[1:]) == []


def test_kinds_are_those_of_the_vocabulary():
    assert {row["kind"] for row in LISTED} <= {*KINDS}
    assert errata.REDACTED.kind in KINDS


@pytest.mark.slow
class TestPublish:
    def edit(self, tree):
        """Another number in the place of a claimed one: neither a decision nor a reader says why."""
        tree.replace(f"record/events/{EVENT}.yaml", "recognised:\n  5:\n", "recognised:\n  4:\n")

    def test_without_a_kind_it_is_refused_and_with_one_written(self, whole):
        self.edit(whole)
        files = whole.files()
        whole.read_all()
        process = whole.run("-m", "curation", "publish", "2099.1.0", "--on", "2099-01-31")
        assert process.returncode == 1, process.stdout
        cell = ("events", EVENT, "recognised")
        assert "publish: nothing says why these cells changed: state kind and reason in" in process.stderr
        assert f"{'/'.join(cell)}: '5', now '4'" in process.stderr
        assert {name: data for name, data in whole.files().items() if "readings" not in str(name)} == {
            name: data for name, data in files.items() if "readings" not in str(name)
        }
        line = ",".join([*cell, "source_corrected", "the page was corrected"])
        whole.write("decisions/errata.csv", f"{','.join(errata.HEADER)}\n{line}\n")
        assert whole.step("publish", "2099.1.0", "--on", "2099-01-31") == "published 2099.1.0"
        assert whole.read("decisions/errata.csv") == f"{','.join(errata.HEADER)}\n"
        row = whole.query(
            "(row,) = br.errata().where(version='2099.1.0', column='recognised')\n"
            "print(row.kind, row.reason, row.old, row.new, row.previous, sep='; ')\n"
            "print(len(br.dataset(br.data_versions()[-2].version).errata()))"
        )
        assert row.stdout.splitlines()[0] == f"source_corrected; the page was corrected; 5; 4; {VERSIONS[-1]}"
        assert whole.step("build", "--check") == "up to date"

    def test_a_decision_on_a_cell_that_did_not_change_is_refused(self, whole):
        whole.replace(f"record/events/{EVENT}.yaml", "label: Ukrainian", "label: The Ukrainian")
        line = f"events,{EVENT},recognised,ours,read wrongly"
        whole.write("decisions/errata.csv", f"{','.join(errata.HEADER)}\n{line}\n")
        process = whole.run("-m", "curation", "publish", "2099.1.0", "--on", "2099-01-31")
        assert process.returncode == 1
        assert f"events/{EVENT}/recognised did not change" in process.stderr


def test_loaded_codes_have_reasons():
    assert {bool(entry.why) for entry in edited.load().written.entries if entry.field == "legal_act"} == {True}
