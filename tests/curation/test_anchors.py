"""The record of publications: a rewritten past is refused, wherever else it was made to fit."""

import json
import os
import re
import shutil
import subprocess

import pytest

from belarus_releases.storage.canonical import dataset_sha256
from belarus_releases.storage.layout import ColumnLayout
from curation.steps import anchors, generate
from curation.steps.files import DATA, CurationError, read_csv, write_csv
from tests.curation.small import CONTACT, NOTE
from tests.curation.tree import Tree

BUILD, CHECK = ("build", "--check"), ("check", "--on", "2099-02-01")
PUBLISH = ("publish", "2099.2.0", "--on", "2099-02-01")
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
EVENT = {"event": "published", "day": "2099-01-31", "version": "2099.1.0", "sha256": "0", "why": "", "tables": {}}
FILES = ("events.csv", "history/events.csv")
git_only = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


def refused(tree, message, *steps):
    """Steps that vouch for the past refuse, and write nothing."""
    files = tree.files()
    for step in steps or (BUILD, CHECK, PUBLISH):
        process = tree.run("-m", "curation", *step)
        assert process.returncode == 1, step
        assert re.search(message, process.stdout + process.stderr), process.stdout + process.stderr
    assert tree.files() == files


def recompute(tree):
    """Make the list of versions and the manifest fit whatever the rows are now."""
    path = tree.data / "versions.csv"
    rows = read_csv(path)
    for row in rows:
        tables = anchors.tables_sha256(tree.data, row["version"])
        row["tables_sha256"] = ";".join(f"{name}={sha256}" for name, sha256 in tables.items())
        row["sha256"] = dataset_sha256(tables)
    write_csv(path, list(rows[0]), rows)
    manifest(tree)


def manifest(tree):
    current = read_csv(tree.data / "versions.csv")[-1]["version"]
    module = tree.data.parent / "storage" / "_manifest.py"
    module.write_text(generate.manifest_module(tree.data, current), encoding="utf-8")


@pytest.fixture(scope="module")
def attacked(small, tmp_path_factory):
    """A tree in which a note was edited and published, and is edited again."""
    tree = Tree(tmp_path_factory.mktemp("attacked"), of=small.root)
    tree.replace(CONTACT, NOTE, "note: Told of with the visit")
    tree.step("publish", "2099.1.0", "--on", "2099-01-31")
    tree.replace(CONTACT, "note: Told of with the visit", "note: Told of then")
    return tree


@pytest.mark.slow
class TestTree:
    """A past that is rewritten in a tree."""

    @pytest.fixture
    def tree(self, attacked, tmp_path):
        return Tree(tmp_path, of=attacked.root)

    def test_history_that_is_rewritten_everywhere_but_in_the_record(self, tree):
        file = tree.data / "history" / "contacts.csv"
        text = file.read_text(encoding="utf-8")
        assert "Told of by the" in text
        file.write_text(text.replace("Told of by the", "Told of from the"), encoding="utf-8")
        recompute(tree)
        past = read_csv(tree.data / "versions.csv")[-2]["version"]
        process = tree.query(f"assert br.dataset('{past}').sha256 == br.data_versions()['{past}'].sha256")
        assert process.returncode == 0  # nothing within the package tells
        refused(tree, f"contacts at {past} is not what curation/published.json records")
        refused(tree, f"contacts at {past} is not what curation/published.json records", ("build",))

    def test_a_version_that_is_dropped(self, tree):
        path = tree.data / "versions.csv"
        rows = read_csv(path)
        write_csv(path, list(rows[0]), rows[:-1])
        manifest(tree)
        past = re.escape(rows[-2]["version"])
        refused(tree, rf"data/versions.csv lists .*{past}, and curation/published.json .*{past}, 2099\.1\.0")

    def test_redaction_and_recomputing_vouch_for_no_altered_past(self, tree):
        file = tree.data / "versions.csv"
        file.write_text(file.read_text(encoding="utf-8").replace("2099-01-31", "2099-01-30"), encoding="utf-8")
        files = tree.files()
        for step in (("redact", "p0001"), ("recompute", "--why", "an example")):
            process = tree.run("-m", "curation", *step)
            assert process.returncode == 1
            assert "published_on of 2099.1.0 is not that of curation/published.json" in process.stderr
        assert tree.files() == files

    @git_only
    def test_a_record_that_does_not_continue_that_of_the_tag(self, tree):
        git(tree.root, "init", "-q", "-b", "main")
        git(tree.root, "add", "-A")
        git(tree.root, "commit", "-q", "-m", "a release")
        git(tree.root, "tag", "-a", "-m", "a release", "2099.1.0")
        file = tree.root / "curation" / "published.json"
        listed = anchors.events(file.read_text(encoding="utf-8"))
        path = tree.data / "versions.csv"
        rows = read_csv(path)
        write_csv(path, list(rows[0]), rows[:-1])  # so that the list and the record agree
        manifest(tree)
        file.write_bytes(anchors.content(listed[:-1]))
        refused(tree, f"published.json lacks event {len(listed)}, 2099.1.0 published, which the tag 2099.1.0 holds")
        git(tree.root, "checkout", "-q", "--", "src")
        file.write_bytes(anchors.content([listed[0] | {"why": "x"}, *listed[1:]]))
        refused(tree, r"published.json: event 1, \S+ published, is not that of the tag 2099.1.0", CHECK)


@git_only
class TestTag:
    """Which tag counts."""

    @pytest.fixture
    def repository(self, tmp_path, monkeypatch):
        """A repository whose tag 2099.2.0 stands on a branch of its own, and 2099.1.0 on main."""
        monkeypatch.setattr(anchors, "ROOT", tmp_path)
        for name, value in ALONE.items():
            monkeypatch.setenv(name, value)
        git(tmp_path, "init", "-q", "-b", "main")
        (tmp_path / "curation").mkdir()
        for version, branch in (("2099.1.0", "main"), ("2099.2.0", "other"), ("nightly", "other")):
            if branch != "main" and version != "nightly":
                git(tmp_path, "switch", "-q", "-c", branch)
            events = [EVENT] if branch == "main" else [EVENT, EVENT | {"version": "2099.2.0"}]
            (tmp_path / "curation" / "published.json").write_bytes(anchors.content(events))
            git(tmp_path, "add", "-A")
            git(tmp_path, "commit", "-q", "--allow-empty", "-m", version)
            git(tmp_path, "tag", version)
        git(tmp_path, "switch", "-q", "main")
        return tmp_path

    def test_the_last_one_that_the_branch_has(self, repository):
        assert list(anchors.of_tag([EVENT])) == []
        assert list(anchors.of_tag([EVENT, EVENT | {"version": "2099.1.1"}])) == []
        (line,) = anchors.of_tag([])
        assert line == "curation/published.json lacks event 1, 2099.1.0 published, which the tag 2099.1.0 holds"

    def test_for_publishing_the_last_one_anywhere(self, repository):
        (line,) = anchors.of_tag([EVENT], everywhere=True)
        assert line == "curation/published.json lacks event 2, 2099.2.0 published, which the tag 2099.2.0 holds"

    def test_versions_compare_as_numbers(self, repository):
        for version in ("2099.10.0", "2099.9.0"):
            git(repository, "tag", version)
        (line,) = anchors.of_tag([])
        assert line.endswith("which the tag 2099.10.0 holds")

    def test_without_a_tag_or_a_repository_there_is_nothing_to_compare_with(self, tmp_path, monkeypatch):
        monkeypatch.setattr(anchors, "ROOT", tmp_path)
        assert list(anchors.of_tag([])) == []
        monkeypatch.setenv("PATH", "")
        assert list(anchors.of_tag([])) == []


def git(folder, *arguments):
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    process = subprocess.run(command, cwd=folder, env=os.environ | ALONE, capture_output=True, encoding="utf-8")
    assert process.returncode == 0, process.stdout + process.stderr


class TestEvents:
    def test_the_shipped_record_agrees_with_the_tree(self):
        assert anchors.disagreements() == []

    def test_the_file_is_as_it_is_written(self):
        assert anchors.content(anchors.events()) == anchors.PUBLISHED.read_bytes()

    @pytest.mark.parametrize("name", read_csv(DATA / "versions.csv")[-1])
    def test_any_cell_of_the_list_of_versions(self, tmp_path, name):
        rows = read_csv(DATA / "versions.csv")
        rows[-1][name] += "0"
        write_csv(tmp_path / "versions.csv", list(rows[0]), rows)
        (line,) = anchors.of_list(anchors.events(), tmp_path)
        assert line.startswith("data/versions.csv lists " if name == "version" else f"data/versions.csv: {name} of ")

    def test_a_version_more(self, tmp_path):
        rows = read_csv(DATA / "versions.csv")
        write_csv(tmp_path / "versions.csv", list(rows[0]), [*rows, rows[-1] | {"version": "2099.1.0"}])
        (line,) = anchors.of_list(anchors.events(), tmp_path)
        assert re.match(r"data/versions.csv lists .*, 2099\.1\.0, and curation/published.json", line)

    def test_the_checksum_of_a_version_is_that_of_its_tables(self):
        *before, last = anchors.events()
        forged = last | {"sha256": last["sha256"][::-1]}
        (line,) = anchors.of_rows([*before, forged], DATA)
        assert line == f"curation/published.json: the SHA-256 of {last['version']} is not that of its tables"

    def test_a_correction_replaces_and_a_redaction_is_named(self):
        first = EVENT | {"tables": {"events": {"rows": 2, "changes": "+2 -0 ~0", "sha256": "a"}}}
        corrected = first | {"event": "corrected", "day": "2099-02-02", "sha256": "1", "why": "a rule was wrong"}
        redacted = first | {"event": "redacted", "day": "2099-03-03", "sha256": "2", "why": "r0001"}
        (row,) = anchors.versions([first, corrected, redacted, redacted | {"why": "r0002"}])
        assert row == {
            "version": "2099.1.0", "published_on": "2099-01-31", "rows": "events=2", "sha256": "2",
            "tables_sha256": "events=a", "changes": "events=+2 -0 ~0", "redactions": "r0001;r0002",
        }  # fmt: skip

    @pytest.mark.parametrize("text", ["", "{}", "[1]", "null", "[[]]", '[{"event": "published"}]',
                                      json.dumps([EVENT | {"event": "forgotten"}])])  # fmt: skip
    def test_what_is_no_list_of_events(self, text):
        with pytest.raises(CurationError, match=r"^curation/published.json is not a list of events: put it back"):
            anchors.events(text)


class TestColumns:
    """The files need not have the columns that were declared since they were built, and lack no other."""

    @pytest.mark.parametrize(("since", "faults"), [("2099.1.0", 0), ("2026.11.0", 2)])
    def test_a_column_that_the_files_do_not_have(self, monkeypatch, since, faults):
        declared = anchors.layout
        later = ColumnLayout("later", "text", since, None, False, True, 0)
        monkeypatch.setattr(
            anchors, "layout", lambda name: (*declared(name), later) if name == "events" else declared(name)
        )
        lines = list(anchors.of_rows(anchors.events(), DATA))
        assert lines == [f"data/{path}: line 1: the header is not the declared one" for path in FILES[:faults]]
