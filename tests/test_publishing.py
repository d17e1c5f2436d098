"""Publishing and redacting for real, each in a copy of the tree."""

import csv
import os
import shutil
import subprocess
import sys

import pytest

from curation.files import ROOT

pytestmark = pytest.mark.slow

#: Texts that the tests edit, as they stand in the decisions.
LABEL = "Prisoners freed through US mediation and taken to the Lithuanian border"
NOTE = "Reported with John Coale's visit of September 2025; neither document states the day."


class Tree:
    """A copy of what publishing needs, and commands that run in it."""

    def __init__(self, root, of=ROOT):
        self.root = root
        for name in ("src", "curation"):
            shutil.copytree(of / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(of / "CHANGELOG.md", root)
        self.data = root / "src" / "belarus_releases" / "data"

    def run(self, *command):
        environment = os.environ | {"PYTHONPATH": f"{self.root / 'src'}{os.pathsep}{self.root}"}
        return subprocess.run(
            [sys.executable, *command], cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )

    def step(self, name, *arguments):
        done = self.run("-m", f"curation.{name}", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def ask(self, code):
        done = self.run("-W", "always", "-c", f"import json, belarus_releases as br\n{code}")
        assert done.returncode == 0, done.stderr
        return done

    def add(self, file, **row):
        path = self.root / "curation" / file
        with path.open(encoding="utf-8", newline="") as stream:
            header = next(csv.reader(stream))
        with path.open("a", encoding="utf-8", newline="") as stream:
            csv.DictWriter(stream, header, restval="", lineterminator="\n").writerow(row)

    def replace(self, file, old, new):
        path = self.root / "curation" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def bytes(self):
        files = [path for path in self.root.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        return {path: path.read_bytes() for path in files}

    def frames(self, version):
        """Frames of all tables at a version, in words: columns, dtypes, categories and cells."""
        code = (
            "from belarus_releases.tables import RECORDS\n"
            "for name in RECORDS:\n"
            f"    frame = getattr(br, name)(version='{version}').to_frame()\n"
            "    items = [list(column.cat.categories) for _, column in frame.select_dtypes('category').items()]\n"
            "    print(name, frame.dtypes.to_dict(), items, frame.to_csv())"
        )
        return self.ask(code).stdout


@pytest.fixture
def tree(tmp_path):
    return Tree(tmp_path)


def test_a_later_publication_leaves_the_past_as_it_was(tree):
    past = tree.ask("print(br.data_versions()[-1].version)").stdout.strip()
    before, changelog = tree.frames(past), (tree.root / "CHANGELOG.md").read_text(encoding="utf-8")
    tree.replace("decisions/entered.csv", LABEL, "Another label")
    tree.replace("decisions/entered.csv", NOTE, "Reported with the visit.")
    assert tree.step("build").strip() == f"built data version {past}+dev"
    assert tree.ask("print(br.dataset().version)").stdout.strip() == f"{past}+dev"
    assert tree.frames(past) == before
    assert tree.step("publish", "2099.1.0").strip() == "published 2099.1.0"
    assert tree.frames(past) == before
    assert tree.ask("print(br.events()['2025-09-11-lithuania'].label)").stdout.strip() == "Another label"
    now = (tree.root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## 2099.1.0 - " in now
    assert "- `events`: +0 -0 ~1" in now
    assert all(line in now for line in changelog.splitlines())
    assert tree.step("publish", "2099.1.0").strip() == "nothing has changed since 2099.1.0"
    assert (tree.root / "CHANGELOG.md").read_text(encoding="utf-8") == now
    said = tree.ask(f"print(br.diff('{past}', '2099.1.0'))").stdout
    assert "events: 1 changed" in said
    assert "contacts: 1 changed" in said


def test_a_history_that_was_tampered_with_is_refused(tree):
    tree.replace("decisions/entered.csv", NOTE, "Reported with the visit.")
    tree.step("build")
    tree.step("publish", "2099.1.0")
    file = tree.data / "history" / "contacts.csv"
    file.write_text(
        file.read_text(encoding="utf-8").replace("Reported with John", "reported with John"), encoding="utf-8"
    )
    tree.replace("decisions/entered.csv", "Reported with the visit.", "Reported then.")
    before = {
        path: path.read_bytes() for path in tree.root.rglob("*.*") if path.suffix in (".csv", ".py", ".json", ".md")
    }
    done = tree.run("-m", "curation.publish", "2099.1.1")
    assert done.returncode == 1
    assert "the checksum of contacts at" in done.stderr
    after = {
        path: path.read_bytes() for path in tree.root.rglob("*.*") if path.suffix in (".csv", ".py", ".json", ".md")
    }
    assert after == before


class TestRedaction:
    NAME, OTHER = "Quintilla Przykladowa", "Квінтыла Пшыкладова"

    @pytest.fixture
    def published(self, published_once, tmp_path):
        return Tree(tmp_path, of=published_once.root)

    @pytest.fixture(scope="class")
    @classmethod
    def published_once(cls, tmp_path_factory):
        """A made-up person, published with claims, a title, an event note; then superseded once."""
        tree = Tree(tmp_path_factory.mktemp("published"))
        said = {"source_id": "s9001", "basis": "stated"}
        change = {"record_id": "x9001", **said}
        person = {"record_id": "p9001", **said}
        url = "https://example.org/przykladowa"
        tree.add("claims/sources.csv", source_id="s9001", title=f"{cls.NAME} is free", url=url, published="2025-12",
                 kind="news", quality="good")  # fmt: skip
        tree.add("claims/prisoners.csv", claim_id="c9000", field="name", value=cls.NAME, **person)
        tree.add("claims/prisoners.csv", claim_id="c9001", field="name_be", value=cls.OTHER, **person)
        tree.add("claims/prisoners.csv", claim_id="c9002", field="role", value="teacher", **person)
        tree.add("claims/custody_changes.csv", claim_id="c9003", field="change", value="released", **change)
        event = "2025-12-13-lithuania-ukraine"
        tree.add("claims/custody_changes.csv", claim_id="c9004", field="event_id", value=event, **change)
        topic = f"release of {cls.NAME}"
        visit = {"record_id": "2025-09-11-coale-minsk", **said}
        tree.add("claims/contacts.csv", claim_id="c9005", field="topics", value=topic, **visit)
        tie = {"table": "custody_changes", "record_id": "x9001", "field": "prisoner_id", "value": "p9001"}
        tree.add("decisions/entered.csv", **tie)
        code = {"table": "prisoners", "record_id": "p9001", "field": "category_primary", "value": "not_stated"}
        tree.add("decisions/codes.csv", **code, reason=f"{cls.NAME} taught")
        tree.replace(
            "decisions/entered.csv",
            "Natallia Eismant spoke of an exchange for captives",
            f"{cls.NAME} was among them, says who spoke",
        )
        tree.step("build")
        tree.step("publish", "2099.1.0")
        tree.replace("claims/prisoners.csv", "teacher", "schoolteacher")
        tree.replace(
            "decisions/entered.csv",
            f"{cls.NAME} was among them, says who spoke",
            "Natallia Eismant spoke of an exchange for captives",
        )
        tree.step("build")
        tree.step("publish", "2099.1.1")
        assert len(cls.naming(tree)) > 5
        return tree

    @staticmethod
    def naming(tree):
        texts = {path: data.decode().casefold() for path, data in tree.bytes().items()}
        return [
            path
            for path, text in texts.items()
            if any(word in text for word in ("quintilla", "przykladowa", "квінтыла"))
        ]

    def test_her_name_is_in_no_file_and_all_versions_resolve(self, published):
        tree = published
        untouched = tree.frames("2026.11.0")
        tree.step("redact", "p9001", "--word", "Przykladowa", "--on", "2099-01-31")
        assert self.naming(tree) == []
        assert tree.frames("2026.11.0") == untouched
        tree.step("verify")
        tree.step("publish", "2099.1.2")
        assert self.naming(tree) == []
        done = tree.ask(
            "for row in br.data_versions():\n"
            "    for _ in range(2):\n"
            "        ds = br.dataset(row.version)\n"
            "        assert ds.sha256 == row.sha256\n"
            "    assert len(ds.prisoners()) == int(dict(p.split('=') for p in row.rows)['prisoners'])\n"
            "    assert 'p9001' not in ds.prisoners()\n"
            "    ds.events().to_frame(), ds.claims().to_frame()\n"
            "    print(row.version, *row.redactions)"
        )
        said = dict(line.split(" ", 1) if " " in line else (line, "") for line in done.stdout.splitlines())
        assert (said["2099.1.0"], said["2099.1.1"], said["2099.1.2"], said["2026.11.0"]) == ("r0001", "r0001", "", "")
        for version in ("2099.1.0", "2099.1.1"):
            assert done.stderr.count(f"RedactedDataWarning: data version {version} ") == 1
        assert done.stderr.count("RedactedDataWarning: data version") == 2
        tombstones = (tree.root / "curation" / "redactions.csv").read_text(encoding="utf-8")
        assert "r0001,2099-01-31,prisoners,p9001" in tombstones

    def test_files_that_still_name_her_are_listed(self, published):
        (published.root / "notes.md").write_text(f"Thanks to {self.NAME}.", encoding="utf-8")
        done = published.run("-m", "curation.redact", "p9001")
        assert done.returncode == 1
        assert "mend by hand: notes.md" in done.stdout

    def test_nobody_of_that_id(self, tree):
        done = tree.run("-m", "curation.redact", "p0999")
        assert done.returncode == 1
        assert "p0999" in done.stderr
