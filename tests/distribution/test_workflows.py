"""Who builds, who checks and who publishes: what is uploaded is what was built and checked."""

from pathlib import Path

import pytest
import yaml

WORKFLOWS = Path(__file__).parents[2] / ".github" / "workflows"
pytestmark = pytest.mark.skipif(not WORKFLOWS.is_dir(), reason="the sdist does not hold the workflows")

JOBS = {
    f"{path.stem}: {name}": job
    for path in sorted(WORKFLOWS.glob("*.yml"))
    for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items()
}
DOWNLOADS = [name for name, job in JOBS.items() if "download-artifact" in str(job)]


def steps(name):
    return JOBS[name]["steps"]


def uses(step):
    return step.get("uses", "").partition("@")[0]


def test_the_build_installs_pinned_tools_and_uploads_what_it_hashed():
    checkout, python, install, build, hashes, upload = steps("ci: build")
    assert [uses(step) for step in (checkout, python, upload)] == [
        "actions/checkout",
        "actions/setup-python",
        "actions/upload-artifact",
    ]
    assert "--require-hashes" in install["run"]
    assert "-r requirements/build.txt" in install["run"]
    assert "--no-isolation" in build["run"]
    assert "sha256sum" in hashes["run"]
    assert JOBS["ci: build"]["outputs"] == {"sha256": "${{ steps.hashes.outputs.sha256 }}"}


def test_who_takes_the_distributions():
    assert DOWNLOADS == ["ci: distributions", "ci: sbom", "publish: publish"]


@pytest.mark.parametrize("name", DOWNLOADS)
def test_downloaded_files_are_compared_before_anything_else_is_done(name):
    after = [step for step in steps(name) if uses(step) != "actions/checkout"]
    downloads = 0
    while uses(after[0]) == "actions/download-artifact":
        after.pop(0)
        downloads += 1
    comparisons = after[0]["run"].splitlines()
    assert len(comparisons) == downloads
    assert all(line.startswith('test "$(') and 'sha256sum -- *)" = "${' in line for line in comparisons)
    hashes = set(after[0]["env"].values())
    if name == "publish: publish":
        assert hashes == {"${{ needs.checks.outputs.dist }}", "${{ needs.checks.outputs.sbom }}"}
    else:
        assert hashes == {"${{ needs.build.outputs.sha256 }}"}
        assert JOBS[name]["needs"] == "build"


def test_publishing_waits_for_the_gate_and_every_check():
    assert JOBS["publish: publish"]["needs"] == ["gate", "notes", "checks"]
    assert steps("publish: gate")[-1] == {"run": "python3 -m distribution placeholders"}
    assert JOBS["publish: checks"]["needs"] == ["gate", "notes"]
    assert JOBS["publish: checks"]["uses"].endswith("/.github/workflows/ci.yml")
    assert not any("continue-on-error" in str(job) for job in JOBS.values())


def test_the_job_that_publishes_runs_no_code_of_the_repository():
    assert not any(uses(step) in {"actions/checkout", "actions/setup-python"} for step in steps("publish: publish"))
    commands = "".join(step.get("run", "") for step in steps("publish: publish"))
    assert not any(word in commands for word in ("python", "pip", "nox"))


@pytest.mark.parametrize("name", JOBS)
def test_only_publishing_may_write(name):
    writes = {right for right, access in JOBS[name]["permissions"].items() if access == "write"}
    assert writes == ({"id-token", "attestations"} if name == "publish: publish" else set())


@pytest.mark.parametrize("path", sorted(WORKFLOWS.glob("*.yml")), ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_and_keep_no_credentials(path):
    lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        action = line.partition("uses: ")[2]
        if action and not action.startswith("$/"):
            commit, _, version = action.partition("@")[2].partition(" # v")
            assert len(commit) == 40, line
            assert version, line
        if action.startswith("actions/checkout@"):
            assert lines[number + 2].strip() == "persist-credentials: false"
