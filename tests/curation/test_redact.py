"""Redaction: a person is removed from every file and version, and every version still resolves."""

import json

import pytest

from curation.steps import publishers, record
from curation.steps.files import read_csv
from curation.steps.ids import claim_key, key
from tests.curation.tree import Tree

pytestmark = pytest.mark.slow

NAME, OTHER = "Quintilla Przykladowa", "Квінтыла Пшыкладова"
AGENCY, PRISONER = "publishers/example-agency.yaml", "record/prisoners/new-abcdef.yaml"
EVENT, CONTACT = "record/events/2099-01-01-example.yaml", "record/contacts/2099-01-01-example-visit.yaml"
#: A page about the person, whose key names them, and another that reprints it.
PAGES = """\
  przykladowa-2099-01-01:
    title: Przykladowa speaks
    url: "https://example.org/przykladowa"
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
    - {{by: example-agency-2099-01-01}}
with_minsk: {{is: true, why: "Example Agency: with officials"}}
planned: {{is: false, why: "Example Agency: told of as having taken place"}}
note: Told of by {NAME}.
"""
#: Cells of the person, and a number that is adopted although only a claim that names them states it.
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


@pytest.fixture(scope="module")
def original(published, tmp_path_factory):
    """A tree with a made-up person, published with claims, pages, texts and a decision, and superseded once."""
    tree = Tree(tmp_path_factory.mktemp("redacted"), of=published.root)
    tree.add_example()
    tree.append(AGENCY, PAGES)
    tree.write(CONTACT, VISIT)
    tree.replace(PRISONER, "category_primary:", f"{ROLE}category_primary:")
    tree.append(EVENT, WOMEN)
    tree.step("publish", "2099.1.0", "--on", "2099-01-31")
    tree.replace(prisoner(tree), "teacher", "schoolteacher")
    tree.step("publish", "2099.1.1", "--on", "2099-01-31")
    assert len(naming(tree)) > 5
    return tree


@pytest.fixture
def tree(original, tmp_path):
    return Tree(tmp_path, of=original.root)


def prisoner(tree):
    """The file of the person, named by the number that they were given."""
    paths = (tree.root / "curation" / "record" / "prisoners").iterdir()
    (path,) = (path for path in paths if NAME in path.read_text(encoding="utf-8"))
    return f"record/prisoners/{path.name}"


def person(tree):
    """The id of the person."""
    return prisoner(tree).rpartition("/")[2].removesuffix(".yaml")


def naming(tree):
    """The files that name the person."""
    words = ("quintilla", "przykladowa", "квінтыла")
    return [path for path, data in tree.files().items() if any(word in data.decode().casefold() for word in words)]


def test_no_file_names_the_person_and_all_versions_resolve(tree):
    frames = tree.frames("2026.11.0")
    number = person(tree)
    output = tree.step("redact", number, "--word", "Przykladowa", "--on", "2099-01-31")
    assert output == f"redacted {number}; publish a new version next\nno file names the person"
    assert naming(tree) == []
    assert tree.frames("2026.11.0") == frames
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
    tree.step("redact", person(tree), "--word", "Przykladowa")
    process = tree.query(
        "import warnings\n"
        "for row in br.data_versions():\n"
        "    br.dataset(row.version)\n"
        "    br.events(row.version, known_on='2025-09-30')\n"
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


def test_files_that_still_name_the_person_are_listed(tree):
    (tree.root / "notes.md").write_text(f"Thanks to {NAME}.", encoding="utf-8")
    process = tree.run("-m", "curation", "redact", person(tree))
    assert process.returncode == 1
    assert "still names the person, edit by hand: notes.md" in process.stdout.splitlines()


def test_dossiers_keep_what_does_not_name_the_person(tree):
    file = prisoner(tree)
    others = {path: data for path, data in tree.files().items() if "curation/record/" in path}
    tree.step("redact", person(tree), "--word", "Przykladowa")
    left = tree.files()
    changed = {path for path, data in others.items() if left.get(path) != data}
    assert changed == {f"curation/{name}" for name in (file, EVENT, CONTACT)}
    assert f"curation/{file}" not in left
    visit = VISIT.replace("    - {by: przykladowa-2099-01-01}\n", "").replace(f"; {NAME} was there", "")
    visit = visit.replace(f"  release of {NAME}:\n    - {{by: example-agency-2099-01-01}}\n", "")
    visit = visit.replace('"Example Agency: a visit"', '"[removed]"').replace(f"note: Told of by {NAME}.\n", "")
    assert tree.read(CONTACT) == visit
    event = tree.read(EVENT)
    assert "women:\n  2:\n    - {by: example-agency-2099-01-01}\n" in event
    assert "adopt:" not in event
    agency = tree.read(AGENCY)
    assert "przykladowa" not in agency
    assert "title: They speak" in agency
    assert "reprints" not in agency


def test_the_ledger_keeps_the_ids_and_empties_the_hashes(tree):
    before = {name: read_csv(tree.root / "curation" / "ids" / f"{name}.csv") for name in ("claims", "sources")}
    numbers = {name: tree.read(f"ids/{name}.csv") for name in ("prisoners", "changes")}
    tree.step("redact", person(tree), "--word", "Przykladowa")
    after = {name: read_csv(tree.root / "curation" / "ids" / f"{name}.csv") for name in before}
    assert {name: tree.read(f"ids/{name}.csv") for name in numbers} == numbers
    hashes = {
        "claims": {claim_key(said) for said in record.read(tree.root / "curation" / "record").said},
        "sources": {key(publication.key) for publication in publishers.read(tree.root / "curation" / "publishers")},
    }
    for name, rows in after.items():
        emptied = [row | {"hash": row["hash"] if row["hash"] in hashes[name] else ""} for row in before[name]]
        assert rows == emptied
        assert rows != before[name]


def test_a_redacted_number_is_not_used_again(tree):
    file = prisoner(tree)
    text = tree.read(file)
    tree.step("redact", person(tree), "--word", "Przykladowa")
    tree.write(file, text.replace(NAME, "Other Person"))
    process = tree.run("-m", "curation", "check")
    assert process.returncode == 1
    assert f"{file}, line 1: prisoner_id: " in process.stdout
    assert "was redacted: " in process.stdout
    assert "(id-not-redacted)" in process.stdout


def test_an_empty_word_names_nobody(tree):
    tree.step("redact", person(tree), "--word", "Przykladowa", "--word", "")
    assert "Told of by" not in tree.read(CONTACT)
    assert "trade" in tree.read(CONTACT)
