"""Steps that are ended at a change of the disk: the next one finishes what counts, and says so."""

import subprocess
import sys

import pytest

from curation.__main__ import main
from curation.steps import commit
from curation.steps.commit import finish, replacing
from tests.curation.ended import KILLED, ended, needs_linux, without_journal
from tests.curation.tree import Tree

PUBLISH = ("publish", "2099.1.0", "--on", "2099-01-31")
CHECK = ("check", "--on", "2099-01-31")
FINISHED = "'publish 2099.1.0' was interrupted, and is finished now\n"


@pytest.fixture(scope="module")
def before(small, tmp_path_factory):
    """A tree with a release to publish."""
    tree = Tree(tmp_path_factory.mktemp("before"), of=small.root)
    tree.add_example()
    tree.read_all()
    return tree


@pytest.fixture(scope="module")
def after(before, tmp_path_factory):
    """The tree in which it is published without an end, and in how many changes of the disk."""
    tree = Tree(tmp_path_factory.mktemp("after"), of=before.root)
    process = tree.run(KILLED, "0", tree.root, "curation", *PUBLISH)
    assert process.returncode == 0, process.stderr
    tree.points = int(process.stderr.split()[-1])
    tree.query("for row in br.data_versions(): assert br.dataset(row.version).sha256 == row.sha256")
    assert tree.run("-m", "belarus_releases", "verify").returncode == 0
    return tree


@needs_linux
@pytest.mark.slow
@pytest.mark.parametrize(
    ("part", "then", "said"),
    [(0.2, CHECK, ""), (0.6, CHECK, f"check: {FINISHED}"), (0.75, PUBLISH, f"publish: {FINISHED}")],
)
def test_publishing_that_is_ended_is_finished_or_not_begun(before, after, tmp_path, part, then, said):
    tree = Tree(tmp_path, of=before.root)
    process = tree.run(KILLED, str(int(after.points * part)), tree.root, "curation", *PUBLISH)
    assert (process.returncode, process.stdout) == (9, "")
    process = tree.run("-m", "curation", *then)
    assert (process.returncode, process.stderr) == (0, said)
    assert tree.files() == (after if said else before).files()
    assert tree.step(*PUBLISH) == ("nothing has changed since 2099.1.0" if said else "published 2099.1.0")
    assert tree.files() == after.files()


@needs_linux
@pytest.mark.nightly
def test_ended_before_any_change_it_is_published_or_not_begun(before, after, tmp_path):
    """The commit that publishing makes, ended before each of its changes."""
    root = tmp_path / "tree"
    tree = Tree(root, of=before.root)
    old, new = before.files(), after.files()
    assert ended(0, root, after.root) == after.points  # publishing changes nothing but by this commit
    for point in range(1, after.points + 1):
        commit.commit("back", replacing(root, before.root), root)
        ended(point, root, after.root)
        left = without_journal(tree.files())
        finished = finish(root) is not None
        assert tree.files() == (new if finished or left == new else old)


@needs_linux
@pytest.mark.nightly
@pytest.mark.parametrize(
    "step",
    [
        ("build",),
        ("recompute", "--why", "an example", "--on", "2099-01-31"),
        ("redact", "p0001", "--keep", "*: *", "--on", "2099-01-31"),
    ],
)
def test_other_steps_are_whole_or_not_begun(before, tmp_path, step):
    """Each is ended before changes all along."""
    start, whole = Tree(tmp_path / "start", of=before.root), Tree(tmp_path / "whole", of=before.root)
    if step[0] == "recompute":
        for tree in (start, whole):
            rules = tree.root / "src" / "belarus_releases" / "adoption" / "rules.py"
            text = rules.read_text(encoding="utf-8")
            assert "number % 50 == 0" in text
            rules.write_text(text.replace("number % 50 == 0", "number % 1000 == 0"), encoding="utf-8")
    whole.give_key(tmp_path)
    process = whole.run(KILLED, "0", whole.root, "curation", *step)
    assert process.returncode == 0, process.stdout + process.stderr
    points, old, new = int(process.stderr.split()[-1]), start.files(), whole.files()
    assert old != new
    for point in range(1, points + 1, max(1, points // 12)):
        tree = Tree(tmp_path / str(point), of=start.root)
        tree.give_key(tmp_path)
        assert tree.run(KILLED, str(point), tree.root, "curation", *step).returncode == 9
        tree.run("-m", "curation", "unread")
        assert unsealed(tree.files()) in (unsealed(old), unsealed(new))


def unsealed(files):
    """Files without the seals of names, which have random hashes among them."""
    tombstones = "curation/redactions.csv"
    return files | {tombstones: [line.rpartition(b",")[0] for line in files.get(tombstones, b"").splitlines()]}


def test_every_step_finishes_it_first_and_goes_on_in_a_new_process(monkeypatch, capsys):
    calls = []

    def run(command, **_):
        calls.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(commit, "finish", lambda: "publish 2099.1.0")
    monkeypatch.setattr(subprocess, "run", run)
    assert main(["unread"]) == 0
    assert calls == [[sys.executable, "-m", "curation", "unread"]]
    assert capsys.readouterr() == ("", f"unread: {FINISHED}")


@pytest.mark.slow
def test_nothing_new_is_not_said_of_a_tree_that_is_out_of_date(tree):
    file = tree.data / "events.csv"
    file.write_bytes(file.read_bytes() + b"\n")
    for step in (("publish", "2099.1.0", "--on", "2099-01-31"), ("recompute", "--why", "an example")):
        process = tree.run("-m", "curation", *step)
        assert process.returncode == 1
        assert "nothing has changed" not in process.stdout
