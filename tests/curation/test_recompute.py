"""Recomputing: derived cells of past versions follow the rules of today, and only before the first publication."""

import json
import re

import pytest

from curation.__main__ import main
from curation.steps import recompute
from curation.steps.files import read_csv
from tests.curation.small import EVENT

RULES = "src/belarus_releases/adoption/rules.py"


@pytest.fixture
def tree(tree):
    """A copy of the small tree before the first publication."""
    file = tree.root / "curation" / "steps" / "recompute.py"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^PUBLISHED = \w+", "PUBLISHED = False", text, flags=re.MULTILINE), encoding="utf-8")
    return tree


def rounded(tree, version):
    """The derived cells ``rounded`` at a version, by the id of the estimate."""
    code = f"for row in br.remaining_estimates('{version}'): print(row.estimate_id, row.rounded)"
    return dict(line.split() for line in tree.query(code).stdout.splitlines())


def listed(tree):
    """The list of versions."""
    return read_csv(tree.data / "versions.csv")


@pytest.mark.slow
def test_nothing_changes_under_the_same_rules(tree):
    files = tree.files()
    assert tree.step("recompute", "--why", "a rule was wrong") == "nothing has changed"
    assert tree.files() == files


@pytest.mark.slow
def test_cells_of_past_versions_follow_the_rules_of_today_and_get_new_checksums(tree):
    files = tree.files()
    versions = tree.query("print(*(row.version for row in br.data_versions()))").stdout.split()
    rule = tree.root / RULES
    text = rule.read_text(encoding="utf-8")
    assert "number % 50 == 0" in text
    rule.write_text(text.replace("number % 50 == 0", "number % 100 == 0"), encoding="utf-8")
    assert tree.step("recompute", "--why", "a rule was wrong") == f"corrected: {', '.join(versions)}"
    for version in versions:
        assert rounded(tree, version) == {
            "2096-01-01-example": "True",  # 900
            "2096-02-01-example": "False",  # 850
            "2096-03-01-example": "True",  # 800
        }
    tree.query("for row in br.data_versions(): assert br.dataset(row.version).sha256 == row.sha256")
    changed = {name for name, data in tree.files().items() if data != files[name]} - {RULES}
    assert {name.rpartition("/")[2] for name in changed} <= {
        "remaining_estimates.csv", "versions.csv", "datapackage.json", "_manifest.py", "published.json"
    }  # fmt: skip
    rule.write_text(text, encoding="utf-8")
    assert tree.step("recompute", "--why", "a rule was wrong") == f"corrected: {', '.join(versions)}"
    record = "curation/published.json"
    assert tree.files() == files | {record: tree.files()[record]}
    before, after = (json.loads(data[record]) for data in (files, tree.files()))
    assert after[: len(before)] == before
    added = after[len(before) :]
    assert [(event["event"], event["version"]) for event in added] == [("corrected", name) for name in versions * 2]
    assert {event["why"] for event in added} == {"a rule was wrong"}
    assert [event["sha256"] for event in added[len(versions) :]] == [row["sha256"] for row in listed(tree)]


@pytest.mark.slow
def test_the_newest_version_is_made_anew_from_the_edited_files_and_no_other(tree):
    before, versions = listed(tree), [row["version"] for row in listed(tree)]
    code = "print(br.events()['2096-01-01-example'].legal_act)"
    assert tree.query(code).stdout == "not_stated\n"
    tree.replace(EVENT, "legal_act: {is: not_stated, ", "legal_act: {is: pardon, ")
    assert tree.step("recompute", "--newest", "--why", "a code misled") == f"corrected: {versions[-1]}"
    tree.query("for row in br.data_versions(): assert br.dataset(row.version).sha256 == row.sha256")
    assert tree.query(code).stdout == "pardon\n"
    after = listed(tree)
    assert (after[:-1], after[-1]["version"]) == (before[:-1], versions[-1])
    assert after[-1]["sha256"] != before[-1]["sha256"]
    (event,) = json.loads((tree.root / "curation" / "published.json").read_text(encoding="utf-8"))[len(versions) :]
    assert (event["event"], event["version"], event["sha256"]) == ("corrected", versions[-1], after[-1]["sha256"])
    (erratum,) = (row for row in read_csv(tree.data / "errata.csv") if row["column"] == "legal_act")
    assert (erratum["old"], erratum["new"], erratum["kind"]) == ("not_stated", "pardon", "recoded")
    assert erratum["reason"] in tree.read(EVENT)


@pytest.mark.slow
def test_the_newest_version_is_not_made_of_files_with_findings(tree):
    tree.replace(EVENT, "released_total:", "released_totals:")
    files = tree.files()
    refused = tree.run("-m", "curation", "recompute", "--newest", "--why", "x")
    assert refused.returncode == 1
    assert "released_totals" in refused.stderr
    assert tree.files() == files


def test_one_who_leaves_and_a_version_made_anew_are_two_steps(monkeypatch, capsys):
    monkeypatch.setattr(recompute, "PUBLISHED", False)
    assert main(["recompute", "--why", "x", "--newest", "--leaving", "p0001"]) == 1
    assert "do one after the other" in capsys.readouterr().err


def test_after_the_first_publication_it_is_refused(monkeypatch, capsys):
    def write(*_):
        raise AssertionError("it would have changed a published version")

    monkeypatch.setattr(recompute, "PUBLISHED", True)
    monkeypatch.setattr(recompute, "commit", write)
    assert main(["recompute", "--why", "x"]) == 1
    assert capsys.readouterr() == (
        "",
        "recompute: versions are published, so none may change: a new rule holds from the next version on\n",
    )


@pytest.mark.slow
def test_a_prisoner_leaves_every_version_and_their_ids_stay_given(tree):
    (change,) = (
        row["change_id"] for row in read_csv(tree.data / "custody_changes.csv") if row["prisoner_id"] == "p0001"
    )
    ledger = tree.root / "curation" / "ids"
    before = {path.name: [next(iter(row.values())) for row in read_csv(path)] for path in ledger.iterdir()}
    dossier = tree.root / "curation" / "record" / "prisoners" / "p0001.yaml"
    refused = tree.run("-m", "curation", "recompute", "--why", "named by one newsroom", "--leaving", "p0001")
    assert "delete the file of a prisoner who leaves" in refused.stdout + refused.stderr
    dossier.unlink()
    changed = tree.step("recompute", "--why", "named by one newsroom", "--leaving", "p0001")
    assert changed == f"corrected: {', '.join(row['version'] for row in listed(tree))}"
    changes = [dict(pair.split("=") for pair in row["changes"].split(";")) for row in listed(tree)]
    counted = [(counts["prisoners"], counts["custody_changes"], counts["events"]) for counts in changes]
    assert counted == [("+0 -0 ~0", "+0 -0 ~0", "+1 -0 ~0"), ("+0 -0 ~0", "+0 -0 ~0", "+0 -0 ~1")]
    tables = [*tree.data.glob("*.csv"), *(tree.data / "history").glob("*.csv")]
    assert not [row for path in tables for row in read_csv(path) if {"p0001", change} & {*row.values()}]
    assert before == {path.name: [next(iter(row.values())) for row in read_csv(path)] for path in ledger.iterdir()}
    kept = {row["claim_id"] for path in tables if path.name == "claims.csv" for row in read_csv(path)}
    assert all(row["claim_id"] in kept for row in read_csv(ledger / "claims.csv") if row["hash"])
    tree.query("for row in br.data_versions(): assert br.dataset(row.version).sha256 == row.sha256")
