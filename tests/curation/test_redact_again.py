"""A removed person who comes back: refused, whatever the way."""

import pytest

from curation.removal.tombstones import VARIABLE
from curation.steps.files import ROOT
from tests.curation.tree import Tree

CHECKS_PAGE = (ROOT / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")

pytestmark = pytest.mark.slow

NAME, OTHER = "Quintilla Przykladowa", "Квінтыла Пшыкладова"
AGENCY, PRISONER = "publishers/example-agency.yaml", "record/prisoners/new-abcdef.yaml"
EVENT, CONTACT = "record/events/2099-01-01-example.yaml", "record/contacts/2099-01-01-example-visit.yaml"
#: A page about the person, whose key names them, and another that reprints it.
PAGES = """\
  przykladowa-2099-01-01:
    title: Przykladowa speaks
    url: "https://example.org/freed_przykladowej%2D2"
    published: 2099-01-01
    retrieved_on: 2099-01-02
    language: en
    kind: news
    is_reprint: false
    quality: good
  example-agency-2099-01-02:
    title: They speak
    url: "https://example.org/they-speak"
    published: 2099-01-02
    retrieved_on: 2099-01-02
    language: en
    kind: news
    reprints: przykladowa-2099-01-01
    is_reprint: true
    quality: good
"""
VISIT = f"""\
# asked by {NAME}
label: Visit of the made-up envoy
date:
  2099-01-01:
    - {{by: example-agency-2099-01-01}}
    - {{by: przykladowa-2099-01-01}}
kind: {{is: visit, why: "Example Agency: a visit; {NAME} was there"}}
topics:
  release of {NAME}:
    - {{by: example-agency-2099-01-01}}
  trade:
    - {{by: example-agency-2099-01-01, of: friends of {NAME}}}   # as the Agency has it
with_minsk: {{is: true, why: "Example Agency: with officials"}}
planned: {{is: false, why: "Example Agency: told of as having taken place"}}
note: Told of by {NAME}.
"""
#: Cells of the person, and a number that is adopted, which a claim states whose printed words name them.
ROLE = f"""\
name_be:
  {OTHER}:
    - {{by: example-agency-2099-01-01}}
role:
  teacher:
    - {{by: example-agency-2099-01-01}}
"""
WOMEN = f"""\
women:
  1:
    - {{by: example-gazette-2099-01-02, as: {NAME} alone}}
  2:
    - {{by: example-agency-2099-01-01}}
adopt:
  - {{women: 1, why: the Gazette counts anew}}
"""
#: A cell that the second version has, and why it and one of the person changed.
ENVOYS = """\
envoys:
  Made-up Envoy:
    - {by: example-agency-2099-01-01}
"""
ERRATA = f"""\
table,record_id,column,kind,reason
prisoners,{{person}},role,source_corrected,the page was corrected
events,2099-01-01-example,envoys,ours,{NAME} was read as the envoy
"""


@pytest.fixture(scope="module")
def original(small, tmp_path_factory):
    """A tree with a made-up person, published with claims, pages, texts and a decision, and superseded once."""
    tree = Tree(tmp_path_factory.mktemp("redacted"), of=small.root)
    tree.add_example()
    tree.append(AGENCY, PAGES)
    tree.write(CONTACT, VISIT)
    tree.replace(PRISONER, "category_primary:", f"{ROLE}category_primary:")
    tree.append(EVENT, WOMEN)
    tree.step("publish", "2099.1.0", "--on", "2099-01-31")
    tree.replace(prisoner(tree), "teacher", "schoolteacher")
    tree.replace(EVENT, "\nwomen:", f"\n{ENVOYS}women:")
    tree.write("decisions/errata.csv", ERRATA.format(person=person(tree)))
    tree.step("publish", "2099.1.1", "--on", "2099-01-31")
    assert len(naming(tree)) > 5
    return tree


@pytest.fixture
def tree(original, tmp_path, tmp_path_factory):
    tree = Tree(tmp_path, of=original.root)
    tree.give_key(tmp_path_factory.mktemp("key"))
    return tree


def prisoner(tree):
    """The file of the person, named by the number that they were given."""
    paths = (tree.root / "curation" / "record" / "prisoners").iterdir()
    (path,) = (path for path in paths if f"  {NAME}:" in path.read_text(encoding="utf-8").partition("name_be")[0])
    return f"record/prisoners/{path.name}"


def person(tree):
    """The id of the person."""
    return prisoner(tree).rpartition("/")[2].removesuffix(".yaml")


def naming(tree, words=("quintilla", "przykladow", "квінтыла", "пшыклад")):
    """The files that name the person."""
    return [path for path, data in tree.files().items() if any(word in data.decode().casefold() for word in words)]


def redact(tree, *arguments):
    return tree.step("redact", person(tree), "--word", "Przykladowa", "--on", "2099-01-31", *arguments)


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
