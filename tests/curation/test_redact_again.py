"""A removed person who comes back: refused, whatever the way."""

import pytest

from curation.removal.tombstones import VARIABLE
from curation.steps.files import ROOT
from tests.curation.removed import NAME, OTHER, person, prisoner, redact
from tests.curation.tree import Tree

CHECKS_PAGE = (ROOT / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")

pytestmark = pytest.mark.slow


@pytest.fixture
def tree(with_person, tmp_path, tmp_path_factory):
    tree = Tree(tmp_path, of=with_person.root)
    tree.give_key(tmp_path_factory.mktemp("key"))
    return tree


class TestComingBack:
    """Neither the number nor the name of a person who was removed is used again."""

    def test_a_redacted_number_is_not_used_again(self, tree):
        file = prisoner(tree)
        text = tree.read(file)
        redact(tree)
        tree.write(file, text.replace(NAME, "Other Person").replace(OTHER, "Інша Асоба"))
        process = tree.run("-m", "curation", "check")
        assert process.returncode == 1
        assert f"{file}, line 1: prisoner_id: " in process.stdout
        assert "was redacted: " in process.stdout
        assert "(id-not-redacted)" in process.stdout

    @pytest.mark.parametrize("name", [NAME, "Przykladowa, Quintilla", "Квинтила Пшыкладова"])
    def test_the_name_is_refused_in_any_spelling(self, tree, name):
        text = tree.read(prisoner(tree))
        redact(tree)
        file = "record/prisoners/new-fedcba.yaml"
        tree.write(file, text.replace(NAME, f'"{name}"').replace(OTHER, name).replace("x0", "new-x0"))
        process = tree.run("-m", "curation", "check")
        assert process.returncode == 1
        named = f"{file}, line 2: name: this is the name of a person who was removed (r0001): delete the file"
        assert f"{named} (name-not-redacted)" in process.stdout
        assert f"{named} (name-not-redacted)".replace("fedcba", "abcdef") in CHECKS_PAGE

    def test_without_the_key_names_are_not_checked_and_nothing_is_published(self, tree):
        redact(tree)
        del tree.environment[VARIABLE]
        assert tree.step("check").startswith("names of removed persons: not checked, since")
        process = tree.run("-m", "curation", "publish", "2099.1.2", "--on", "2099-01-31")
        assert process.returncode == 1
        assert VARIABLE in process.stderr

    def test_with_another_key_the_check_is_refused(self, tree, tmp_path_factory):
        redact(tree)
        tree.give_key(tmp_path_factory.mktemp("other"), "another made-up key of 32 to 64 bytes")
        process = tree.run("-m", "curation", "check")
        assert process.returncode == 1
        assert "is not the one with which the names were sealed" in process.stderr

    def test_there_is_no_removal_without_the_key(self, tree):
        del tree.environment[VARIABLE]
        before = tree.files()
        process = tree.run("-m", "curation", "redact", person(tree), "--word", "Przykladowa")
        assert process.returncode == 1
        assert "names no file with the key" in process.stderr
        assert tree.files() == before

    def test_a_lost_key_leaves_names_unchecked_and_is_told(self, tree):
        redact(tree)
        path = tree.root / "curation" / "redactions.csv"
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([lines[0], *(line.rpartition(",")[0] + "," for line in lines[1:]), ""]))
        assert "not checked for r0001, which have no seal" in tree.step("check")
