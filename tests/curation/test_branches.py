"""Two branches that edit the record at once: they merge without conflict, and what comes of it has no finding."""

import os
import shutil
import subprocess

import pytest

from curation.steps import build, check, edited
from curation.steps.files import CURATION
from tests.curation.tree import EXAMPLE, write

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

EVENT = "record/events/2099-01-01-example.yaml"
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture
def git(tmp_path):
    """Run git in a repository with a copy of the curated files and the made-up release."""

    def git(*arguments):
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
        process = subprocess.run(command, cwd=tmp_path, env=os.environ | ALONE, capture_output=True, encoding="utf-8")
        assert process.returncode == 0, process.stdout + process.stderr

    ignored = shutil.ignore_patterns("__pycache__", "steps")
    shutil.copytree(CURATION, tmp_path, dirs_exist_ok=True, ignore=ignored)
    for file, text in EXAMPLE.items():
        write(tmp_path / file, text)
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "the record")
    return git


@pytest.fixture
def merge(git, tmp_path):
    """Make each change in a branch of its own, merge all, and give back what is then built from."""

    def merge(*changes):
        for number, change in enumerate(changes):
            git("switch", "-q", "-c", f"branch{number}", "main")
            change(tmp_path)
            git("add", ".")
            git("commit", "-q", "-m", "a change")
        git("switch", "-q", "main")
        for number in range(len(changes)):
            git("merge", "-q", "--no-edit", f"branch{number}")
        loaded = edited.load(tmp_path)
        assert check.findings(build.rows_of(loaded)) == []
        return loaded

    return merge


def replacement(file, old, new):
    """A change of one text in a file."""

    def change(folder):
        text = (folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1
        write(folder / file, text.replace(old, new))

    return change


@pytest.mark.slow
def test_each_adds_an_event(merge):
    def event(day):
        text = EXAMPLE[EVENT].replace("date:\n  2099-01-01:", f"date:\n  {day}:")
        return lambda folder: write(folder / "record" / "events" / f"{day}-other.yaml", text)

    events = merge(event("2098-12-30"), event("2098-12-31")).cells
    assert events.has("events", "2098-12-30-other")
    assert events.has("events", "2098-12-31-other")


def test_each_adds_a_prisoner(merge):
    text = EXAMPLE["record/prisoners/new-abcdef.yaml"]

    def prisoner(name, change):
        own = text.replace("Quintilla", name).replace("new-x", change)
        return lambda folder: write(folder / "record" / "prisoners" / f"new-{name.lower()}.yaml", own)

    loaded = merge(prisoner("Aulus", "new-a"), prisoner("Brutus", "new-b"))
    numbers = [loaded.numbers[name] for name in ("new-abcdef", "new-aulus", "new-brutus", "new-a", "new-b", "new-x")]
    assert len({*numbers}) == 6
    assert not {*numbers} & {row["prisoner_id"] for row in check.bundled()["prisoners"]}


@pytest.mark.slow
def test_each_adds_a_claim_from_a_publisher_of_its_own(merge):
    def page(name):
        text = EXAMPLE["publishers/example-agency.yaml"].replace("Example Agency", f"Example {name}")
        text = text.replace("example-agency", f"example-{name.lower()}").replace("example.org", f"{name.lower()}.org")
        return lambda folder: write(folder / "publishers" / f"example-{name.lower()}.yaml", text)

    loaded = merge(page("Courier"), page("Herald"))
    sources = [source for source in loaded.sources if source.publisher in ("Example Courier", "Example Herald")]
    assert len({source.source_id for source in sources}) == 2


def test_both_edit_one_dossier_in_different_places(merge):
    loaded = merge(
        replacement(EVENT, "label: Prisoners freed", "label: Twelve prisoners freed"),
        replacement(EVENT, "  12:\n", "  12:\n    - {by: example-gazette-2099-01-02, of: Example Ministry}\n"),
    )
    event = loaded.cells.cell("events", "2099-01-01-example", "label")
    assert event.startswith("Twelve prisoners freed")
    assert "Example Ministry" in {claim.attributed_to for claim in loaded.claims if claim.field == "released_total"}
