"""Every prisoner can be removed: nothing names them afterwards, nobody else's rows change, and all versions hold.

Each is removed from a copy of the whole tree. What is left is searched as plain text (:mod:`.naive`), which shares
nothing with the search of the removal.
"""

import csv
import json
import shutil

import pytest

import belarus_releases as br
from belarus_releases.tables import TABLES
from curation.steps.files import ROOT
from tests.curation import naive
from tests.curation.tree import Tree

pytestmark = pytest.mark.slow

#: A surname that two bear, one in addresses and in the rows of others, one with many spellings.
HARD = ("p0003", "p0006", "p0007")
PRISONERS = {prisoner.prisoner_id: prisoner for prisoner in br.prisoners()}
#: The rows about each prisoner.
OWN = {number: {("prisoners", number)} for number in PRISONERS}
for change in br.custody_changes():
    OWN[change.prisoner_id].add(("custody_changes", change.change_id))
#: Columns that say how many persons are named, and in what order the claims that are left stand.
COUNTS = ("named", "rank")
#: Names of others in other cases: in titles, addresses and tests of names.
OTHERS = ("дарьи лосик", "дарьи лосика", "cichanouskiej", "tichanowskiej")


def everyone():
    """The first of the hard ones, and by night all others."""
    first, *others = sorted(PRISONERS, key=lambda number: (number not in HARD, number))
    return [first, *(pytest.param(number, marks=pytest.mark.nightly) for number in others)]


@pytest.fixture
def tree(tmp_path, tmp_path_factory):
    """A copy of the whole repository."""
    tree = Tree(tmp_path)
    tree.give_key(tmp_path_factory.mktemp("key"))
    for path in ROOT.iterdir():
        if path.name in ("docs", "tests", "benchmarks", "ecosystem", "news.d"):
            ignored = shutil.ignore_patterns("__pycache__", "_build", "api", ".*_cache")
            shutil.copytree(path, tmp_path / path.name, ignore=ignored)
        elif path.suffix in (".md", ".py", ".toml", ".cff"):
            shutil.copy(path, tmp_path)
    return tree


@pytest.mark.parametrize("number", everyone())
def test_one_person_goes_and_nobody_else(tree, tmp_path_factory, number):
    before = rows_of_versions(tree)
    named = remove(tree, number, tmp_path_factory.mktemp("decisions") / "decided.txt")
    after = rows_of_versions(tree)

    assert after.keys() <= before.keys()
    for key, row in before.items():
        if about(key, row) in OWN[number]:
            assert key not in after
        elif key not in after:
            assert key[1] == "claims"
            assert row["value"] in named
        else:
            is_of_person = about(key, row)[0] in ("prisoners", "custody_changes")
            for column, cell in row.items():
                if after[key][column] != cell and column not in COUNTS:
                    assert named & {cell, *cell.split(";")} or not is_of_person, (key, column)

    assert_not_named(tree, PRISONERS[number])
    assert_in_order(tree)
    events = json.loads((tree.root / "curation" / "published.json").read_text(encoding="utf-8"))
    redacted = {event["version"] for event in events if event["event"] == "redacted"}
    assert redacted == {key[0] for key, row in before.items() if after.get(key) != row}


def remove(tree, number, decisions):
    """Remove a person, with all that is to be decided but the names of publishers and files; the texts that go."""
    listed = tree.run("-m", "curation", "redact", number)
    named, lines = set(), []
    for line in listed.stdout.splitlines():
        verdict, _, hit = line.partition(" ")
        subject, _, text = hit.partition(": ")
        if verdict in ("decide", "remove"):
            kept = subject.startswith("publishers/") or subject == text
            named |= set() if kept else {text}
            lines += [f"{'keep' if kept else 'remove'} {hit}"] if verdict == "decide" else []
    assert listed.returncode == bool(lines), listed.stderr
    if lines:
        decisions.write_text("\n".join(lines), encoding="utf-8")
        tree.step("redact", number, "--decisions", str(decisions))
    return named


def rows_of_versions(tree):
    """The rows of every version and table, by id, as the files have them."""
    found = {}
    for version in (row["version"] for row in read(tree.data / "versions.csv")):
        for name in TABLES:
            for row in (*read(tree.data / f"{name}.csv"), *read(tree.data / "history" / f"{name}.csv")):
                since, until = row.pop("since"), row.pop("until", "9999.0.0")
                if order(since) <= order(version) < order(until):
                    found[version, name, next(iter(row.values()))] = row
    return found


def read(path):
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def order(version):
    number, _, unpublished = version.partition("+")
    return (*map(int, number.split(".")), unpublished)


def about(key, row):
    """The row that a row is about: itself, or that of a claim."""
    return (row["table"], row["record_id"]) if key[1] == "claims" else key[1:]


def assert_not_named(tree, prisoner):
    """Nothing has a name of the person in any form, nor a surname, but as part of another's name."""
    files = {name: naive.plain(data.decode()) for name, data in tree.files().items()}
    files |= {f"the name of {name}": naive.plain(name) for name in files}
    names = spellings(prisoner)
    assert naive.lines_with(files, set().union(*map(naive.forms, names))) == []
    others = (other for other in PRISONERS.values() if other is not prisoner)
    of_others = set(OTHERS).union(*(naive.forms(name) for other in others for name in spellings(other)))
    found = naive.lines_with(files, set().union(*map(naive.surname_forms, names)))
    assert [line for line in found if not any(name in line[2] for name in of_others)] == []


def spellings(prisoner):
    return {prisoner.name, prisoner.name_be, prisoner.name_ru, *prisoner.aliases} - {None}


def assert_in_order(tree):
    """What is bundled is what the edited files give, nothing is wrong with it, and every version loads."""
    assert tree.step("build", "--check") == "up to date"
    tree.step("check")
    assert tree.run("-m", "belarus_releases", "verify").returncode == 0
    tree.query(
        "for row in br.data_versions():\n"
        "    ds = br.dataset(row.version)\n"
        "    assert ds.sha256 == row.sha256\n"
        "    list(ds.claims()), ds.events().to_frame()"
    )
