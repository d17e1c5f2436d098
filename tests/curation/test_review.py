"""``review``: what a pull request changes, beside the pages that it rests on."""

import json
import re
import shutil
import subprocess

import pytest

from curation.__main__ import main
from curation.steps import review
from curation.steps.files import CurationError

AGENCY = """\
name: Example Agency
side: international
publications:
  example-agency-2099-01-01:
    title: "Twelve [freed] | today"
    url: "https://agency.example/one"
    published: 2099-01-01
    retrieved_on: 2099-01-02
    language: en
    kind: agency
    quality: good
"""
GAZETTE = AGENCY.replace("Agency", "Gazette").replace("agency", "gazette").replace("kind: gazette", "kind: news")
EVENT = """\
label: Prisoners freed after a visit
event_class: {is: pardon_round, why: "Agency: a decree"}
in_series: {is: true, why: "Agency: political prisoners"}
legal_act: {is: pardon, why: "Agency: a decree"}
arrangement: {is: unilateral, why: "Agency: a decree"}
disposition: {is: not_stated, why: no page says}
released_total:
  12:
    - {by: example-agency-2099-01-01}
"""
PRISONER = """\
name:
  A. Person:
    - {by: example-agency-2099-01-01}
category_primary: {is: not_stated, why: no page says}
changes:
  new-bbbbbb:
    event_id:
      2099-01-01-example:
        - {by: example-agency-2099-01-01}
"""
HERE = "### `events` 2099-01-01-example\n"


class Repository:
    """A git repository with a small record."""

    def __init__(self, root):
        self.root = root
        self.write("publishers/example-agency.yaml", AGENCY)
        self.write("publishers/example-gazette.yaml", GAZETTE)
        self.write("record/events/2099-01-01-example.yaml", EVENT)
        self.git("init", "-q")
        self.commit()

    def git(self, *words):
        subprocess.run(["git", *words], cwd=self.root, check=True)

    def commit(self):
        self.git("add", ".")
        self.git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "A record")

    def write(self, name, text):
        path = self.root / "curation" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def event(self, *replacements):
        """The review of the event with texts replaced."""
        text = EVENT
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new)
        self.write("record/events/2099-01-01-example.yaml", text)
        return review.review("HEAD", self.root)


@pytest.fixture(scope="module")
def committed(tmp_path_factory):
    root = tmp_path_factory.mktemp("repository")
    return Repository(root)


@pytest.fixture
def repository(committed, tmp_path):
    """A copy of the repository."""
    copy = object.__new__(Repository)
    copy.root = shutil.copytree(committed.root, tmp_path / "repository")
    return copy


def test_passages_of_the_page_that_carry_the_value(repository, tmp_path):
    sources = [{"source_id": "a", "url": "https://gazette.example/one"}, {"source_id": "b", "url": "https://b.example"}]
    needed = dict.fromkeys(("publisher", "title", "published", "language", "kind", "quality"))
    said = [("a", 13, "Thirteen were\nfreed"), ("a", 12, "Twelve were"), ("b", 13, "Elsewhere"), ("a", 13, None)]
    claims = [
        {"record": "event/x", "field": "released_total", "source_id": s, "value": v, "excerpt": e} for s, v, e in said
    ]
    for name, rows in (("sources", [needed | row for row in sources]), ("claims", claims)):
        text = "".join(f"{json.dumps(row)}\n" for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    repository.event(("  12:\n", "  13:\n    - {by: example-gazette-2099-01-01}\n  12:\n"))
    text = review.review("HEAD", repository.root, tmp_path)
    assert "(Example Gazette, 2099-01-01, good)\n  > Thirteen were freed\n" in text
    assert text.count("  > ") == 1


def test_nothing(repository):
    assert review.review("HEAD", repository.root) == "Nothing in the record has changed."


def test_a_new_claim_with_its_page_and_the_dispute(repository):
    text = repository.event(
        ("  12:\n", "  13:\n    - {by: example-gazette-2099-01-01, of: A, as: a dozen, carried: part}\n  12:\n")
    )
    page = r"[Twelve \[freed\] \| today](<https://gazette.example/one>)"
    assert f"{HERE}\n- new: `released_total` 13, by {page} (Example Gazette, 2099-01-01, good); " in text
    assert "good); of: A; as: a dozen; carried: part\n" in text
    assert "- newly disputed: `released_total` 12 (adopted); 13 (outranked)" in text
    assert text.startswith("## What changes in the record\n\n1 claim and 0 rows differ.\n")


def test_a_changed_claim_and_the_row_before_and_after(repository):
    text = repository.event(("  12:\n", "  14:\n"))
    assert "- changed: `released_total` 12 → 14, by [Twelve" in text
    assert "| column | before | after |\n| --- | --- | --- |\n| `released_total` | 12 | 14 |" in text
    assert "disputed" not in text


def test_how_a_claim_stands_changes(repository):
    claim = "{by: example-agency-2099-01-01"
    text = repository.event((claim, f"{claim}, how: title, omit: a misprint"))
    assert "- changed: `released_total` 12, by" in text
    assert "; how: stated → title; omit: (none) → a misprint\n" in text
    assert "| `released_total` | 12 |  |" in text


def test_a_removed_claim_and_its_confidence(repository):
    gone = "released_total:\n  12:\n    - {by: example-agency-2099-01-01}\n"
    text = repository.event((gone, "decree_date:\n  2099-01-01:\n    - {by: example-gazette-2099-01-01}\n"))
    assert "- removed: `released_total` 12, by [Twelve" in text
    assert "- new: `decree_date` 2099-01-01, by [Twelve" in text


def test_changed_confidence_stands_at_the_top(repository):
    claim = "    - {by: example-agency-2099-01-01}\n"
    text = repository.event((claim, f"{claim}    - {{by: example-gazette-2099-01-01}}\n"))
    assert "- confidence of `events` 2099-01-01-example: reported → confirmed" in text.partition("###")[0]


def test_adoptions_and_codes_with_their_reasons(repository):
    text = repository.event(
        ("is: unilateral", "is: not_stated"),
        ("why: no page says", "why: none says"),
        ("released_total:", "adopt:\n  - {released_total: 12, why: read again}\nreleased_total:"),
    )
    assert "- adopted, new: `released_total` 12, because: read again\n" in text
    assert "- code, new: `arrangement` not\\_stated, because: Agency: a decree\n" in text
    assert "- code, removed: `arrangement` unilateral, because: Agency: a decree\n" in text
    assert "- code, changed reason: `disposition` not\\_stated, because: none says\n" in text


def test_a_new_prisoner_has_the_name_of_the_file(repository):
    repository.write("record/prisoners/new-aaaaaa.yaml", PRISONER)
    text = review.review("HEAD", repository.root)
    assert "### `prisoners` new-aaaaaa\n" in text
    assert "| `prisoner_id` |  | new-aaaaaa |" in text.partition("### `custody_changes` new-bbbbbb\n")[2]
    assert not re.search(r"\b[px]\d{4}\b", text)


def test_a_publication_that_changes(repository):
    repository.write("publishers/example-agency.yaml", AGENCY.replace("quality: good", "quality: weak"))
    text = review.review("HEAD", repository.root)
    assert "### `sources` example-agency-2099-01-01\n" in text
    assert "| `quality` | good | weak |" in text


def test_a_removed_dossier(repository):
    (repository.root / "curation/record/events/2099-01-01-example.yaml").unlink()
    text = review.review("HEAD", repository.root)
    assert "- removed: `released_total` 12" in text
    assert "| `label` | Prisoners freed after a visit |  |" in text


@pytest.mark.parametrize("against", ["nowhere", "--output=x", "HEAD~9"])
def test_no_such_commit(repository, against):
    before = sorted(repository.root.iterdir())
    with pytest.raises(CurationError, match=rf"^'{against}' is not a commit"):
        review.review(against, repository.root)
    assert sorted(repository.root.iterdir()) == before


def test_a_commit_without_a_record(repository):
    shutil.move(repository.root / "curation/record", repository.root / "curation/claims")
    repository.commit()
    with pytest.raises(CurationError, match=r"^'HEAD' is not a commit with a record: it has no curation/record$"):
        review.review("HEAD", repository.root)


def test_errors_say_which_of_the_two_records(repository):
    with pytest.raises(CurationError, match=r"^record/events/2099-01-01-example\.yaml, line 7: events has no column"):
        repository.event(("released_total", "released_totals"))
    repository.commit()
    with pytest.raises(CurationError, match=r"^at HEAD: record/events/2099-01-01-example\.yaml, line 7: "):
        repository.event()


def test_the_command(monkeypatch, capsys, repository):
    monkeypatch.setattr(review.review, "__defaults__", ("HEAD", repository.root, None))
    assert main(["review"]) == 0
    assert capsys.readouterr().out == "Nothing in the record has changed.\n"
