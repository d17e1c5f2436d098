"""The guides to the record: every file and command of them works, in the small tree.

A file block has the path of its file as caption. It is a whole file; or, from a first line ``…`` on, lines to
put in: below the line that comes first, if the file has it, else at the end; or a diff. A console block is run.
"""

import re
import subprocess
import sys

import pytest

from curation.steps.files import ROOT

pytestmark = pytest.mark.slow

HOW_TO = ROOT / "docs" / "how-to"
TODAY = "2099-02-28"  # the days of the examples have passed by then
BLOCK = re.compile(r"^```\{code-block\} (\w+)\n(?::caption: (\S+)\n)?\n?(.*?)^```$", re.MULTILINE | re.DOTALL)


def write(path, text):
    """Write a whole file, which is new."""
    assert not path.exists(), f"there is a {path.name} already"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def insert(path, text):
    """Put lines below the first of them, if the file has it, else at its end."""
    before = path.read_text(encoding="utf-8")
    first = text.partition("\n")[0]
    if f"\n{first}\n" in f"\n{before}":
        replace(path, f"{first}\n", text)
    else:
        path.write_text(before + text, encoding="utf-8")


def change(path, diff):
    """Change the lines of a file that a diff shows."""
    marked = [(line[0], f"{line[1:]}\n") for line in diff.splitlines()]
    old, new = ("".join(line for mark, line in marked if mark != other) for other in "+-")
    replace(path, old, new)


def replace(path, old, new):
    """Replace lines that a file has once."""
    before = f"\n{path.read_text(encoding='utf-8')}"
    assert before.count(f"\n{old}") == 1, f"{path.name} has not once:\n{old}"
    path.write_text(before.replace(f"\n{old}", f"\n{new}")[1:], encoding="utf-8")


def run(tree, text):
    """Run the ``$ `` lines of a console block; their output is that of the block, where … is any text."""
    commands = [line[2:] for line in text.splitlines() if line.startswith("$ ")]
    if any("curation publish" in command for command in commands):
        tree.read_all()
    dated = [re.sub(r"(curation (?:check|publish))\b", rf"\1 --on {TODAY}", command) for command in commands]
    expected = [line for line in text.splitlines() if not line.startswith("$ ")]
    script = "\n".join([f'python() {{ "{sys.executable}" "$@"; }}', "set -e", *dated])
    process = subprocess.run(
        ["bash", "-c", script], cwd=tree.root, env=tree.environment, capture_output=True, encoding="utf-8"
    )
    assert process.returncode == 0, process.stdout + process.stderr
    pattern = "\n".join(re.escape(line).replace("…", ".+") for line in expected)
    assert re.fullmatch(pattern, process.stdout.strip()), f"{commands}\n{process.stdout}"


def follow(tree, guide):
    """Do what a guide says, from top to bottom."""
    text = (HOW_TO / guide).read_text(encoding="utf-8")
    blocks = BLOCK.findall(text)
    assert len(blocks) == text.count("{code-block}") > 0
    for kind, file, content in blocks:
        if kind == "console":
            run(tree, content)
        elif kind == "diff":
            change(tree.root / file, content)
        elif content.startswith("…\n"):
            insert(tree.root / file, content.removeprefix("…\n"))
        else:
            write(tree.root / file, content)


@pytest.mark.parametrize("guide", ["new-release.md", "correct-value.md", "retract-claim.md", "monthly-update.md"])
def test_the_guide_works(tree, guide):
    follow(tree, guide)
    assert tree.step("build", "--check") == "up to date"
    assert "2099-01-01" not in (ROOT / "src/belarus_releases/data/events.csv").read_text(encoding="utf-8")
