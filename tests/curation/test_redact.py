"""Redaction: a person is removed from every file and version, and every version still resolves."""

import json

import pytest

from curation.steps import publishers, record
from curation.steps.files import read_csv
from curation.steps.ids import claim_key, key
from tests.curation.removed import (
    AGENCY,
    CONTACT,
    EVENT,
    NAME,
    OTHER,
    PAGES,
    VISIT,
    WOMEN,
    naming,
    person,
    prisoner,
    redact,
)
from tests.curation.small import FIRST
from tests.curation.tree import Tree

pytestmark = pytest.mark.slow

RELATIVE = "record/prisoners/new-relative.yaml"
#: A prisoner of the same surname.
OF_RELATIVE = f"""\
name:
  Livia Przykladowa:
    - {{by: example-agency-2099-01-01}}
    - {{by: example-gazette-2099-01-02}}
role:
  of the choir of {NAME}:
    - {{by: example-agency-2099-01-01}}
category_primary: {{is: not_stated, why: neither page says}}
sentence_basis: {{is: not_stated, why: neither page tells of a sentence}}
changes:
  new-y:
    event_id:
      2099-01-01-example:
        - {{by: example-agency-2099-01-01}}
    change:
      released:
        - {{by: example-agency-2099-01-01}}
"""


@pytest.fixture(scope="module")
def of_two(with_person, tmp_path_factory):
    """The same tree with a second prisoner of that surname."""
    tree = Tree(tmp_path_factory.mktemp("of_two"), of=with_person.root)
    tree.write(RELATIVE, OF_RELATIVE)
    tree.step("publish", "2099.1.2", "--on", "2099-01-31")
    return tree


@pytest.fixture
def tree(with_person, tmp_path, tmp_path_factory):
    tree = Tree(tmp_path, of=with_person.root)
    tree.give_key(tmp_path_factory.mktemp("key"))
    return tree


@pytest.fixture
def two(of_two, tmp_path, tmp_path_factory):
    tree = Tree(tmp_path, of=of_two.root)
    tree.give_key(tmp_path_factory.mktemp("key"))
    return tree


def test_no_file_names_the_person_and_all_versions_resolve(tree):
    frames = tree.frames(FIRST)
    number = person(tree)
    assert redact(tree).endswith(f"redacted {number}; publish a new version next")
    assert naming(tree) == []
    assert tree.frames(FIRST) == frames
    (left,) = (row for row in read_csv(tree.data / "errata.csv") if row["version"].startswith("2099."))
    assert (left["column"], left["new"], left["kind"]) == ("envoys", "Made-up Envoy", "removed")
    assert left["reason"] == "Something that the value rested on was redacted."
    tree.step("publish", "2099.1.2", "--on", "2099-01-31")
    assert naming(tree) == []
    process = tree.query(
        "for row in br.data_versions():\n"
        "    ds = br.dataset(row.version)\n"
        "    assert ds.sha256 == row.sha256\n"
        "    assert len(ds.prisoners()) == int(dict(p.split('=') for p in row.rows)['prisoners'])\n"
        f"    assert '{number}' not in ds.prisoners()\n"
        "    ds.events().to_frame(), ds.claims().to_frame()\n"
        "    print(row.version, *row.redactions)"
    )
    redactions = dict(line.partition(" ")[::2] for line in process.stdout.splitlines())
    assert [version for version, redaction in redactions.items() if redaction == "r0001"] == ["2099.1.0", "2099.1.1"]
    assert set(redactions.values()) == {"r0001", ""}
    events = [event for event in json.loads(tree.read("published.json")) if event["event"] == "redacted"]
    assert [(event["version"], event["day"], event["why"]) for event in events] == [
        ("2099.1.0", "2099-01-31", "r0001"), ("2099.1.1", "2099-01-31", "r0001"),
    ]  # fmt: skip
    tombstones = (tree.root / "curation" / "redactions.csv").read_text(encoding="utf-8")
    assert f"r0001,2099-01-31,prisoners,{number}" in tombstones


def test_a_redacted_version_warns_once_or_fails_each_time(tree):
    redact(tree)
    process = tree.query(
        "import warnings\n"
        "for row in br.data_versions():\n"
        "    br.dataset(row.version)\n"
        "    br.events(row.version, known_on='2096-03-31')\n"
        "warnings.simplefilter('error', br.errors.RedactedDataWarning)\n"
        "for row in [*br.data_versions()] * 2:\n"
        "    try:\n"
        "        br.events(row.version)\n"
        "    except br.errors.RedactedDataWarning:\n"
        "        print(row.version)"
    )
    for version in ("2099.1.0", "2099.1.1"):
        assert process.stderr.count(f"<string>:4: RedactedDataWarning: data version {version} ") == 1
    assert process.stderr.count("RedactedDataWarning: data version") == 2
    assert process.stdout.split() == ["2099.1.0", "2099.1.1"] * 2


def test_pages_lose_the_name_and_proposals_are_edited_by_hand(tree):
    (tree.root / "notes.md").write_text(f"Thanks to {NAME}.\nSee https://example.org/{OTHER}-2.\n", encoding="utf-8")
    (tree.root / "nb.ipynb").write_text(
        r'{"text": ["\u041a\u0432\u0456\u043d\u0442\u044b\u043b\u0430", "Przykladowej"]}'
    )
    tree.write("proposed/record/contacts/2099-01-02-example.yaml", f"label: {NAME} meets the envoy\n")
    process = tree.run("-m", "curation", "redact", person(tree), "--word", "Przykladowa")
    assert process.returncode == 1
    assert "decide curation/proposed/record/contacts/2099-01-02-example.yaml" in process.stdout
    assert "edit by hand" in process.stdout
    tree.write("proposed/record/contacts/2099-01-02-example.yaml", "label: The envoy meets others\n")
    redact(tree)
    assert tree.read("proposed/record/contacts/2099-01-02-example.yaml") == "label: The envoy meets others\n"
    assert (tree.root / "notes.md").read_text(encoding="utf-8") == (
        "Thanks to [removed].\nSee https://example.org/removed-2.\n"
    )
    assert "Przykladowej" not in (tree.root / "nb.ipynb").read_text(encoding="utf-8")


def test_dossiers_keep_what_does_not_name_the_person(tree):
    file = prisoner(tree)
    others = {path: data for path, data in tree.files().items() if "curation/record/" in path}
    redact(tree)
    left = tree.files()
    changed = {path for path, data in others.items() if left.get(path) != data}
    assert changed == {f"curation/{name}" for name in (file, EVENT, CONTACT)}
    assert f"curation/{file}" not in left
    agency = tree.read(AGENCY)
    (renamed,) = (line.strip(" :") for line in agency.splitlines() if line.startswith("  example-agency-s"))
    number = renamed.removeprefix("example-agency-")
    assert tree.read(CONTACT) == (
        VISIT.replace(f"# asked by {NAME}", "# asked by [removed]")
        .replace("przykladowa-2099-01-01", renamed)
        .replace(f'"Example Agency: a visit; {NAME} was there"', '"[removed]"')
        .replace(f"  release of {NAME}:\n    - {{by: example-agency-2099-01-01}}\n", "")
        .replace(f"friends of {NAME}", '"[removed]"')
        .replace(f"note: Told of by {NAME}.\n", "")
    )
    assert tree.read(EVENT).endswith(WOMEN.replace(f", as: {NAME} alone", ""))
    assert agency.endswith(
        PAGES.replace("przykladowa-2099-01-01", renamed)
        .replace("    title: Przykladowa speaks\n", "")
        .replace("freed_przykladowej%2D2", f"#{number}")
    )
    assert (
        tree.query(
            "print(br.contacts()['2099-01-01-example-visit'].topics, br.events()['2099-01-01-example'].women)"
        ).stdout
        == "('trade',) 1\n"
    )


def test_the_ledger_keeps_the_ids_and_has_no_hash_of_what_is_gone(tree):
    before = {name: read_csv(tree.root / "curation" / "ids" / f"{name}.csv") for name in ("claims", "sources")}
    numbers = {name: tree.read(f"ids/{name}.csv") for name in ("prisoners", "changes")}
    claims = tree.query("print(len(br.claims()))").stdout
    redact(tree)
    after = {name: read_csv(tree.root / "curation" / "ids" / f"{name}.csv") for name in before}
    assert {name: tree.read(f"ids/{name}.csv") for name in numbers} == numbers
    hashes = {
        "claims": {claim_key(said) for said in record.read(tree.root / "curation" / "record").said},
        "sources": {key(publication.key) for publication in publishers.read(tree.root / "curation" / "publishers")},
    }
    for name, rows in after.items():
        assert [row[f"{name[:-1]}_id"] for row in rows] == [row[f"{name[:-1]}_id"] for row in before[name]]
        assert {row["hash"] for row in rows} - {""} == hashes[name]
        assert rows != before[name]
    tree.step("build")  # claims that changed have their ids still
    left = int(tree.query("print(len(br.claims()))").stdout)
    assert 0 < int(claims) - left < 15


def test_a_dry_run_lists_all_and_writes_nothing(tree):
    before = tree.files()
    listing = redact(tree, "--dry-run").splitlines()
    assert tree.files() == before
    assert f"row prisoners {person(tree)}: goes (2099.1.0, 2099.1.1)" in listing
    assert "cell events 2099-01-01-example, named: 1, then 0 (2099.1.0, 2099.1.1)" in listing
    place = listing.index(f"remove 2099-01-01-example: {NAME} alone")
    dossier = (tree.root / "curation/record/events/2099-01-01-example.yaml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(dossier, 1) if f"as: {NAME} alone" in text)
    assert listing[place + 1] == f"    record/events/2099-01-01-example.yaml, line {line}: as"
    assert "    claims c" in listing[place + 2]
    assert not [line for line in listing if line.startswith("decide")]


def test_a_surname_is_decided_on_before_anything_is_written(tree):
    before = tree.files()
    process = tree.run("-m", "curation", "redact", person(tree))
    assert process.returncode == 1
    assert "nothing is written: decide on" in process.stderr
    assert "decide" in process.stdout
    assert "Przykladowa speaks\n" in process.stdout
    assert tree.files() == before
    tree.step("redact", person(tree), "--remove", "s*: *")
    assert naming(tree) == []


def test_the_rows_of_another_person_change_only_by_decision(two, tmp_path_factory):
    number = person(two)
    listed = two.run("-m", "curation", "redact", number, "--word", "Przykladowa")
    assert listed.returncode == 1
    decide = [line for line in listed.stdout.splitlines() if line.startswith("decide")]
    (relative,) = {line.split()[1] for line in decide if "of the choir" in line}
    assert f"decide {relative} of the choir of {NAME}" in decide  # though the name is certain
    assert not [line for line in decide if "Livia" in line]
    before = two.read(f"record/prisoners/{relative.strip(':')}.yaml")
    file = tmp_path_factory.mktemp("decided") / "decided.txt"
    for verdict, left in (("keep", before), ("remove", before)):
        lines = listed.stdout.replace("decide", "remove").replace(f"remove {relative}", f"{verdict} {relative}")
        file.write_text(lines, encoding="utf-8")
        dry = two.step("redact", number, "--word", "Przykladowa", "--decisions", str(file), "--dry-run")
        assert f"{verdict} {relative} of the choir of {NAME}" in dry
        assert two.read(f"record/prisoners/{relative.strip(':')}.yaml") == left
    two.step("redact", number, "--word", "Przykladowa", "--decisions", str(file))
    role = f"role:\n  of the choir of {NAME}:\n    - {{by: example-agency-2099-01-01}}\n"
    assert two.read(f"record/prisoners/{relative.strip(':')}.yaml") == before.replace(role, "")
    query = f"print([br.prisoners(v)['{relative.strip(':')}'].name for v in ('2099.1.2', 'latest')])"
    assert two.query(query).stdout == "['Livia Przykladowa', 'Livia Przykladowa']\n"


def test_a_decision_on_nothing_is_refused(tree):
    before = tree.files()
    process = tree.run("-m", "curation", "redact", person(tree), "--word", "Przykladowa", "--keep", "p9999: *")
    assert process.returncode == 1
    assert "these decisions are on nothing that was found:\np9999: *" in process.stderr
    assert tree.files() == before


def test_an_interrupted_removal_is_finished_by_the_same_command(tree):
    number = person(tree)
    code = (
        "import os, pathlib, sys\n"
        "from curation.steps import commit\n"
        "replace, count = pathlib.Path.replace, 0\n"
        "def fail(*args):\n"
        "    global count\n"
        "    count += 1\n"
        "    return os._exit(9) if count == 5 else replace(*args)\n"
        "pathlib.Path.replace = fail\n"
        "from curation.__main__ import main\n"
        f"main(['redact', '{number}', '--word', 'Przykladowa'])"
    )
    assert tree.run("-c", code).returncode == 9
    process = tree.run("-m", "curation", "redact", number, "--word", "Przykladowa")
    assert process.returncode == 0, process.stderr
    assert process.stdout == f"{number} is redacted (r0001); publish a new version next\n"
    assert naming(tree) == []
    assert tree.step("build", "--check") == "up to date"
