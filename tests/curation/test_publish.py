"""Publication: what is refused changes no file, and what is published leaves the past as it was."""

import datetime as dt
import json

import pytest

from curation.steps import build, publish
from curation.steps.files import DATA, CurationError

pytestmark = pytest.mark.slow

LABEL = "Prisoners freed through US mediation and taken to the Lithuanian border"
NOTE = "Reported with John Coale's visit of September 2025; neither document states the day."
DAY = dt.date(2099, 1, 1)
LAST = build.last_version(DATA)


class TestRefusals:
    @pytest.fixture(autouse=True)
    def nothing_is_written(self, monkeypatch):
        def refuse(*_, **__):
            raise AssertionError("it would have been published")

        monkeypatch.setattr(publish.shutil, "copytree", refuse)

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
        monkeypatch.setattr(publish, "SHAPE", tmp_path / "published.json")
        publish.SHAPE.write_text(json.dumps(shape), encoding="utf-8")
        edit(lambda tables: tables["events"][0].update(note="x"))
        with pytest.raises(CurationError, match=f"^{message}"):
            publish.publish("2099.1.0", DAY)


def test_a_later_version_leaves_the_past_as_it_was(tree):
    tree.settle()
    past = tree.query("print(br.data_versions()[-1].version)").stdout.strip()
    frames, changelog = tree.frames(past), (tree.root / "CHANGELOG.md").read_text(encoding="utf-8")
    tree.replace("decisions/entered.csv", LABEL, "Another label")
    tree.replace("decisions/entered.csv", NOTE, "Reported with the visit.")
    assert tree.step("build") == f"built data version {past}+dev"
    assert tree.query("print(br.dataset().version)").stdout.strip() == f"{past}+dev"
    assert tree.frames(past) == frames
    assert tree.step("publish", "2099.1.0", "--on", "2099-01-31") == "published 2099.1.0"
    assert tree.frames(past) == frames
    assert tree.query("print(br.events()['2025-09-11-lithuania'].label)").stdout.strip() == "Another label"
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


def test_an_altered_history_is_refused(tree):
    tree.replace("decisions/entered.csv", NOTE, "Reported with the visit.")
    tree.step("build")
    tree.step("publish", "2099.1.0")
    file = tree.data / "history" / "contacts.csv"
    text = file.read_text(encoding="utf-8")
    assert "Reported with John" in text
    file.write_text(text.replace("Reported with John", "reported with John"), encoding="utf-8")
    tree.replace("decisions/entered.csv", "Reported with the visit.", "Reported then.")
    files = tree.files()
    process = tree.run("-m", "curation", "publish", "2099.1.1")
    assert process.returncode == 1
    assert process.stderr.startswith("publish: the checksum of contacts at ")
    assert tree.files() == files
