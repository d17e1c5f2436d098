"""The guide to recording a release: every file and command of it works, in a copy of the working tree."""

import re
import subprocess
import sys

import pytest

from curation.steps.files import ROOT

pytestmark = pytest.mark.slow

GUIDE = ROOT / "docs" / "how-to" / "new-release.md"
BLOCK = re.compile(r"^```\{code-block\} (text|console)\n(?::caption: (\S+)\n)?\n?(.*?)^```$", re.MULTILINE | re.DOTALL)


def append(path, text):
    """Append lines to a file whose header they repeat; make the file where there is none."""
    header, _, lines = text.partition("\n")
    before = path.read_text(encoding="utf-8") if path.exists() else f"{header}\n"
    assert before.partition("\n")[0] == header, f"the header of {path.name} is another"
    path.write_text(before + lines, encoding="utf-8")


def insert(path, text):
    """Insert lines below the heading of a file that they repeat."""
    heading, _, lines = text.partition("\n")
    before = path.read_text(encoding="utf-8")
    assert before.count(f"\n{heading}\n") == 1, f"{path.name} has no {heading!r}"
    path.write_text(before.replace(f"\n{heading}\n", f"\n{heading}\n{lines}"), encoding="utf-8")


def run(tree, text):
    """Run the ``$ `` lines of a console block; their output is that of the block, where … is any text."""
    commands = [line[2:] for line in text.splitlines() if line.startswith("$ ")]
    expected = [line for line in text.splitlines() if not line.startswith("$ ")]
    script = "\n".join([f'python() {{ "{sys.executable}" "$@"; }}', "set -e", *commands])
    process = subprocess.run(
        ["bash", "-c", script], cwd=tree.root, env=tree.environment, capture_output=True, encoding="utf-8"
    )
    assert process.returncode == 0, process.stdout + process.stderr
    pattern = "\n".join(re.escape(line).replace("…", ".+") for line in expected)
    assert re.fullmatch(pattern, process.stdout.strip()), f"{commands}\n{process.stdout}"


def test_the_guide_works(tree):
    tree.settle()
    text = GUIDE.read_text(encoding="utf-8")
    blocks = BLOCK.findall(text)
    assert len(blocks) == text.count("{code-block}")
    for kind, file, content in blocks:
        if kind == "console":
            run(tree, content)
        elif file.endswith(".csv"):
            append(tree.root / file, content)
        else:
            insert(tree.root / file, content)
    assert "The release of 1 January 2099 (made up)." in (tree.root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "2099-01-01-example" not in (ROOT / "src/belarus_releases/data/events.csv").read_text(encoding="utf-8")
