"""Publication: what is refused changes no file, and what is published leaves the past as it was."""

import datetime as dt
import json

import pytest

from curation.steps import build, edited, publish
from curation.steps.files import DATA, CurationError
from tests.curation.tree import CLOCK, EXAMPLE

pytestmark = pytest.mark.slow

EVENT, LABEL = "record/events/2025-09-11-lithuania.yaml", "label: Prisoners freed through US mediation"
CONTACT, NOTE = "record/contacts/2025-09-lukashenko-big-deal.yaml", "note: Reported with John Coale's visit"
DAY = dt.date(2099, 1, 1)
LAST = build.last_version(DATA)


class TestRefusals:
    @pytest.fixture(autouse=True)
    def nothing_is_written(self, monkeypatch):
        def refuse(*_, **__):
            raise AssertionError("it would have been published")

        monkeypatch.setattr(publish, "commit", refuse)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(CLOCK.timestamp())))

    @pytest.mark.parametrize("version", ["2026.11", "v2026.11.9", "2026.13.0", "2026.11.01"])
    def test_no_version(self, version):
        with pytest.raises(CurationError, match=f"^'{version}' is not a version such as"):
            publish.publish(version, DAY)

    @pytest.mark.parametrize("version", ["2024.1.0", LAST])
    def test_no_newer_version(self, edit, version):
        edit(lambda tables: tables["events"][0].update(note="x"))
        with pytest.raises(CurationError, match=f"^{version} is not newer than {LAST}$"):
            publish.publish(version, DAY)

    def test_findings(self, edit):
        edit(lambda tables: tables["events"][0].update(legal_act="mercy"))
        with pytest.raises(CurationError, match=r"^the data has findings:\nrecord/events/.* legal_act: 'mercy'"):
            publish.publish("2099.1.0", DAY)

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
    def test_columns_and_items_with_which_the_past_could_not_be_read(
        self, edit, monkeypatch, tmp_path, change, message
    ):
        shape = json.loads(publish.SHAPE.read_text(encoding="utf-8"))
        change(shape)
        monkeypatch.setattr(publish, "SHAPE", tmp_path / "shape.json")
        publish.SHAPE.write_text(json.dumps(shape), encoding="utf-8")
        edit(lambda tables: tables["events"][0].update(note="x"))
        with pytest.raises(CurationError, match=f"^{message}"):
            publish.publish("2099.1.0", DAY)


def test_a_later_version_leaves_the_past_as_it_was(settled):
    past = settled.query("print(br.data_versions()[-1].version)").stdout.strip()
    frames, changelog = settled.frames(past), (settled.root / "CHANGELOG.md").read_text(encoding="utf-8")
    settled.replace(EVENT, LABEL, "label: Another label, of those freed")
    settled.replace(CONTACT, NOTE, "note: Reported with the visit")
    assert settled.step("build") == f"built data version {past}+dev"
    assert settled.query("print(br.dataset().version)").stdout.strip() == f"{past}+dev"
    assert settled.frames(past) == frames
    assert settled.step("publish", "2099.1.0", "--on", "2099-01-31") == "published 2099.1.0"
    assert settled.frames(past) == frames
    assert settled.query("print(br.events()['2025-09-11-lithuania'].label)").stdout.startswith("Another label")
    assert settled.query("print(br.dataset().published_on)").stdout.strip() == "2099-01-31"
    published = (settled.root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## 2099.1.0 - 2099-01-31" in published
    assert "- `events`: +0 -0 ~1" in published
    assert all(line in published for line in changelog.splitlines())
    assert 'version: "2099.1.0"\n' in (settled.root / "CITATION.cff").read_text(encoding="utf-8")
    diff = settled.query(f"print(br.diff('{past}', '2099.1.0'))").stdout
    assert "events: 1 changed" in diff
    assert "contacts: 1 changed" in diff
    files = settled.files()
    assert settled.step("publish", "2099.1.0") == "nothing has changed since 2099.1.0"
    assert settled.files() == files


def test_an_altered_history_is_refused(tree):
    tree.replace(CONTACT, NOTE, "note: Reported with the visit")
    tree.step("build")
    tree.step("publish", "2099.1.0")
    file = tree.data / "history" / "contacts.csv"
    text = file.read_text(encoding="utf-8")
    assert "Reported with John" in text
    file.write_text(text.replace("Reported with John", "reported with John"), encoding="utf-8")
    tree.replace(CONTACT, "note: Reported with the visit", "note: Reported then")
    files = tree.files()
    process = tree.run("-m", "curation", "publish", "2099.1.1")
    assert process.returncode == 1
    message = "publish: published versions are not what they were; put back what was altered:\ncontacts at 2026.11.0 is"
    assert process.stderr.startswith(message)
    assert tree.files() == files


def test_publishing_gives_new_prisoners_and_custody_changes_the_next_numbers(settled):
    ids = {name: settled.read(f"ids/{name}.csv") for name in ("claims", "sources", "prisoners", "changes")}
    prisoner, change = (f"{ids[name][-6]}{int(ids[name][-5:]) + 1:04}" for name in ("prisoners", "changes"))
    settled.add_example()
    text = settled.read("record/prisoners/new-abcdef.yaml")
    settled.step("publish", "2099.1.0", "--on", "2099-01-31")
    assert not (settled.root / "curation" / "record" / "prisoners" / "new-abcdef.yaml").exists()
    assert settled.read(f"record/prisoners/{prisoner}.yaml") == text.replace("new-x", change)
    assert settled.read("ids/prisoners.csv") == f"{ids['prisoners']}{prisoner}\n"
    assert settled.read("ids/changes.csv") == f"{ids['changes']}{change}\n"
    added = {
        name: settled.read(f"ids/{name}.csv").removeprefix(ids[name]).count("\n") for name in ("claims", "sources")
    }
    assert added == {"claims": sum(text.count("{by: ") for text in EXAMPLE.values()), "sources": 2}
    assert settled.query(f"print(br.prisoners()['{prisoner}'].name)").stdout.strip() == "Quintilla Przykladowa"
    assert settled.query(f"print(br.custody_changes()['{change}'].prisoner_id)").stdout.strip() == prisoner
    files = settled.files()
    assert settled.step("publish", "2099.1.1") == "nothing has changed since 2099.1.0"
    assert settled.step("build") == "built data version 2099.1.0"
    assert settled.files() == files


def test_the_number_of_a_removed_prisoner_is_not_given_again(settled):
    (last,) = sorted((settled.root / "curation" / "record" / "prisoners").iterdir())[-1:]
    text = last.read_text(encoding="utf-8")
    last.unlink()
    settled.step("publish", "2099.1.0", "--on", "2099-01-31")
    last.write_text(text, encoding="utf-8")
    process = settled.run("-m", "curation", "build")
    assert (process.returncode, process.stdout) == (1, "")
    assert process.stderr.startswith(f"build: record/prisoners/{last.name}, line ")
    settled.add_example()
    last.unlink()
    settled.step("publish", "2099.1.1", "--on", "2099-01-31")
    assert not last.exists()


def test_a_refused_publication_gives_no_number(tree):
    tree.add_example()
    files = tree.files()
    process = tree.run("-m", "curation", "publish", "2024.1.0")
    assert process.returncode == 1
    assert process.stderr.startswith("publish: 2024.1.0 is not newer than ")
    assert tree.files() == files


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
