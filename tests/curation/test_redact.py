"""Redaction: a person is removed from every file and version, and every version still resolves."""

import pytest

from tests.curation.tree import Tree

pytestmark = pytest.mark.slow

NAME, OTHER = "Quintilla Przykladowa", "Квінтыла Пшыкладова"
#: A note that names nobody, and one that names the person in its place.
NOTE, NAMING_NOTE = "Natallia Eismant spoke of an exchange for captives", f"{NAME} was among them, says the reporter"


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """A tree with a made-up person, published with claims, a title, a note and a code, and superseded once."""
    tree = Tree(tmp_path_factory.mktemp("published"))
    url = "https://example.org/przykladowa"
    tree.add("claims/sources.csv", source_id="s9001", title=f"{NAME} is free", url=url, published="2025-12",
             kind="news", quality="good")  # fmt: skip
    claims = [
        ("prisoners", "p9001", "name", NAME),
        ("prisoners", "p9001", "name_be", OTHER),
        ("prisoners", "p9001", "role", "teacher"),
        ("custody_changes", "x9001", "change", "released"),
        ("custody_changes", "x9001", "event_id", "2025-12-13-lithuania-ukraine"),
        ("contacts", "2025-09-11-coale-minsk", "topics", f"release of {NAME}"),
    ]
    for number, (table, record_id, field, value) in enumerate(claims):
        cells = {"claim_id": f"c900{number}", "record_id": record_id, "field": field, "value": value}
        tree.add(f"claims/{table}.csv", **cells, source_id="s9001", basis="stated", carried="full")
    reference = {"table": "custody_changes", "record_id": "x9001", "field": "prisoner_id", "value": "p9001"}
    tree.add("decisions/entered.csv", **reference)
    code = {"table": "prisoners", "record_id": "p9001", "field": "category_primary", "value": "not_stated"}
    tree.add("decisions/codes.csv", **code, reason=f"{NAME} taught")
    tree.replace("decisions/entered.csv", NOTE, NAMING_NOTE)
    tree.step("build")
    tree.step("publish", "2099.1.0")
    tree.replace("claims/prisoners.csv", "teacher", "schoolteacher")
    tree.replace("decisions/entered.csv", NAMING_NOTE, NOTE)
    tree.step("build")
    tree.step("publish", "2099.1.1")
    assert len(naming(tree)) > 5
    return tree


@pytest.fixture
def tree(original, tmp_path):
    return Tree(tmp_path, of=original.root)


def naming(tree):
    """The files that name the person."""
    words = ("quintilla", "przykladowa", "квінтыла")
    return [path for path, data in tree.files().items() if any(word in data.decode().casefold() for word in words)]


def test_no_file_names_the_person_and_all_versions_resolve(tree):
    frames = tree.frames("2026.11.0")
    output = tree.step("redact", "p9001", "--word", "Przykladowa", "--on", "2099-01-31")
    assert output == "redacted p9001; publish a new version next\nno file names the person"
    assert naming(tree) == []
    assert tree.frames("2026.11.0") == frames
    assert tree.step("check") == "OK"
    tree.step("publish", "2099.1.2")
    assert naming(tree) == []
    process = tree.query(
        "for row in br.data_versions():\n"
        "    ds = br.dataset(row.version)\n"
        "    assert ds.sha256 == row.sha256\n"
        "    assert len(ds.prisoners()) == int(dict(p.split('=') for p in row.rows)['prisoners'])\n"
        "    assert 'p9001' not in ds.prisoners()\n"
        "    ds.events().to_frame(), ds.claims().to_frame()\n"
        "    print(row.version, *row.redactions)"
    )
    redactions = dict(line.partition(" ")[::2] for line in process.stdout.splitlines())
    assert [version for version, redaction in redactions.items() if redaction == "r0001"] == ["2099.1.0", "2099.1.1"]
    assert set(redactions.values()) == {"r0001", ""}
    tombstones = (tree.root / "curation" / "redactions.csv").read_text(encoding="utf-8")
    assert "r0001,2099-01-31,prisoners,p9001" in tombstones


def test_a_redacted_version_warns_once_or_fails_each_time(tree):
    tree.step("redact", "p9001", "--word", "Przykladowa")
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
    process = tree.run("-m", "curation", "redact", "p9001")
    assert process.returncode == 1
    assert "still names the person, edit by hand: notes.md" in process.stdout.splitlines()
