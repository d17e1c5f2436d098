"""Publication: what is refused changes no file, and what is published leaves the past as it was."""

import datetime as dt
import json
import re

import pytest

from curation.steps import build, edited, publish
from curation.steps.files import DATA, CurationError
from tests.curation.small import CONTACT, EVENT, LABEL, LAST, NOTE
from tests.curation.tree import EXAMPLE

pytestmark = pytest.mark.slow

DAY = "2099-01-01"


class TestRefusals:
    def refused(self, tree, version, message):
        """The edited tree is not published, and no file changes."""
        files = tree.files()
        process = tree.run("-m", "curation", "publish", version, "--on", DAY)
        assert (process.returncode, process.stdout) == (1, "")
        assert re.match(f"publish: {message}", process.stderr), process.stderr
        assert tree.files() == files

    @pytest.mark.parametrize("version", ["2026.11", "v2026.11.9", "2026.13.0", "2026.11.01"])
    def test_no_version(self, version):
        with pytest.raises(CurationError, match=f"^'{version}' is not a version such as"):
            publish.publish(version, dt.date.fromisoformat(DAY))

    @pytest.mark.parametrize("version", ["2024.1.0", LAST])
    def test_no_newer_version(self, tree, version):
        tree.add_example()
        self.refused(tree, version, f"{version} is not newer than {LAST}\n")

    def test_findings(self, tree):
        tree.replace(EVENT, "women:\n  2:", "women:\n  11:")
        tree.read_all()
        self.refused(tree, "2099.1.0", rf"the data has findings:\n{EVENT}, line \d+: women: 11 is more than")

    def test_a_column_that_was_removed(self, tree):
        shape = json.loads(tree.read("shape.json"))
        shape["events"]["gone"] = shape["events"]["note"]
        tree.write("shape.json", json.dumps(shape))
        tree.replace(EVENT, LABEL, "label: Another label")
        tree.read_all()
        self.refused(tree, "2099.1.0", "column gone of events was removed\n")

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (lambda shape: shape["events"].update(gone=shape["events"]["note"]), "column gone of events was removed"),
            (lambda shape: shape["events"]["women"].update(kind="text"), "column women of events was retyped"),
            (lambda shape: shape["events"]["women"].update(since="2026.11.1"), "column women of events was retyped"),
            (
                lambda shape: shape["events"]["legal_act"]["items"].update(mercy="2026.11.0"),
                "item mercy of events.legal_act was removed",
            ),
            (lambda shape: shape["events"].pop("women"), "women in events.women is new, so it does not exist since"),
            (
                lambda shape: shape["events"]["legal_act"]["items"].pop("pardon"),
                "pardon in events.legal_act is new, so it does not exist since",
            ),
        ],
    )
    def test_columns_and_items_with_which_the_past_could_not_be_read(self, change, message):
        shape, last = json.loads(publish.SHAPE.read_text(encoding="utf-8")), build.last_version(DATA)
        publish.check_shape(shape, "2099.1.0", last)
        change(shape)
        with pytest.raises(CurationError, match=f"^{message}"):
            publish.check_shape(shape, "2099.1.0", last)


def test_a_later_version_leaves_the_past_as_it_was(tree):
    past = tree.query("print(br.data_versions()[-1].version)").stdout.strip()
    frames, changelog = tree.frames(past), (tree.root / "CHANGELOG.md").read_text(encoding="utf-8")
    tree.replace(EVENT, LABEL, "label: Another label, of those freed")
    tree.replace(CONTACT, NOTE, "note: Told of with the visit")
    assert tree.step("build") == f"built data version {past}+dev"
    assert tree.query("print(br.dataset().version)").stdout.strip() == f"{past}+dev"
    assert tree.frames(past) == frames
    assert tree.step("publish", "2099.1.0", "--on", "2099-01-31") == "published 2099.1.0"
    assert tree.frames(past) == frames
    assert tree.query("print(br.events()['2096-01-01-example'].label)").stdout.startswith("Another label")
    assert tree.query("print(br.dataset().published_on)").stdout.strip() == "2099-01-31"
    published = (tree.root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## 2099.1.0 - 2099-01-31" in published
    assert "- `events`: +0 -0 ~1" in published
    assert all(line in published for line in changelog.splitlines())
    assert 'version: "2099.1.0"\n' in (tree.root / "CITATION.cff").read_text(encoding="utf-8")
    diff = tree.query(f"print(br.diff('{past}', '2099.1.0'))").stdout
    assert "events: 1 changed" in diff
    assert "contacts: 1 changed" in diff
    files = tree.files()
    assert tree.step("publish", "2099.1.0") == "nothing has changed since 2099.1.0"
    assert tree.files() == files


def test_the_whole_record_gets_a_version_more(whole):
    versions = "for row in br.data_versions(): print(row.version, br.dataset(row.version).sha256 == row.sha256)"
    past = whole.query(versions).stdout
    assert "False" not in past
    whole.add_example()
    assert whole.step("publish", "2099.1.0", "--on", "2099-01-31") == "published 2099.1.0"
    assert whole.query(versions).stdout == f"{past}2099.1.0 True\n"
    assert whole.step("build", "--check") == "up to date"


def test_an_altered_history_is_refused(tree):
    tree.replace(CONTACT, NOTE, "note: Told of with the visit")
    tree.step("build")
    tree.step("publish", "2099.1.0")
    file = tree.data / "history" / "contacts.csv"
    text = file.read_text(encoding="utf-8")
    assert "Told of by the" in text
    file.write_text(text.replace("Told of by the", "told of by the"), encoding="utf-8")
    tree.replace(CONTACT, "note: Told of with the visit", "note: Told of then")
    files = tree.files()
    process = tree.run("-m", "curation", "publish", "2099.1.1")
    assert process.returncode == 1
    message = "publish: published versions are not what they were; put back what was altered:\ncontacts at 2098.1.0 is"
    assert process.stderr.startswith(message)
    assert tree.files() == files


def test_publishing_gives_new_prisoners_and_custody_changes_the_next_numbers(tree):
    ids = {name: tree.read(f"ids/{name}.csv") for name in ("claims", "sources", "prisoners", "changes")}
    prisoner, change = (f"{ids[name][-6]}{int(ids[name][-5:]) + 1:04}" for name in ("prisoners", "changes"))
    tree.add_example()
    text = tree.read("record/prisoners/new-abcdef.yaml")
    tree.step("publish", "2099.1.0", "--on", "2099-01-31")
    assert not (tree.root / "curation" / "record" / "prisoners" / "new-abcdef.yaml").exists()
    assert tree.read(f"record/prisoners/{prisoner}.yaml") == text.replace("new-x", change)
    assert tree.read("ids/prisoners.csv") == f"{ids['prisoners']}{prisoner}\n"
    assert tree.read("ids/changes.csv") == f"{ids['changes']}{change}\n"
    added = {name: tree.read(f"ids/{name}.csv").removeprefix(ids[name]).count("\n") for name in ("claims", "sources")}
    assert added == {"claims": sum(text.count("{by: ") for text in EXAMPLE.values()), "sources": 2}
    assert tree.query(f"print(br.prisoners()['{prisoner}'].name)").stdout.strip() == "Quintilla Przykladowa"
    assert tree.query(f"print(br.custody_changes()['{change}'].prisoner_id)").stdout.strip() == prisoner
    files = tree.files()
    assert tree.step("publish", "2099.1.1") == "nothing has changed since 2099.1.0"
    assert tree.step("build") == "built data version 2099.1.0"
    assert tree.files() == files


def test_the_number_of_a_removed_prisoner_is_not_given_again(tree):
    (last,) = sorted((tree.root / "curation" / "record" / "prisoners").iterdir())[-1:]
    text = last.read_text(encoding="utf-8")
    last.unlink()
    tree.step("publish", "2099.1.0", "--on", "2099-01-31", "--fewer")
    last.write_text(text, encoding="utf-8")
    process = tree.run("-m", "curation", "build")
    assert (process.returncode, process.stdout) == (1, "")
    assert process.stderr.startswith(f"build: record/prisoners/{last.name}, line ")
    tree.add_example()
    last.unlink()
    tree.step("publish", "2099.1.1", "--on", "2099-01-31")
    assert not last.exists()


@pytest.mark.parametrize("name", ['  "new-x":', "  'new-x' :", "  new-x: # the first", "  ? new-x\n  :"])
def test_a_name_is_replaced_however_it_is_written(tree, monkeypatch, name):
    tree.add_example()
    tree.replace("record/prisoners/new-abcdef.yaml", "  new-x:", name)
    text = tree.read("record/prisoners/new-abcdef.yaml")
    loaded = edited.load(tree.root / "curation")
    folder = tree.root / "curation" / "record" / "prisoners"
    monkeypatch.setattr(publish, "RECORD", folder.parent)
    files = publish.minted(loaded)
    prisoner, change = loaded.numbers["new-abcdef"], loaded.numbers["new-x"]
    assert files[folder / f"{prisoner}.yaml"] == text.replace("new-x", change).encode()
    assert files[folder / "new-abcdef.yaml"] is None
