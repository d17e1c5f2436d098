"""The guide to recording a release is run as it stands, in a copy of the tree that is thrown away."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from curation.files import ROOT

pytestmark = pytest.mark.slow

GUIDE = ROOT / "docs" / "how-to" / "new-release.md"
BLOCK = re.compile(r"^```\{code-block\} (text|console)\n(?::caption: (\S+)\n)?\n?(.*?)^```$", re.MULTILINE | re.DOTALL)


def append(path, text):
    """Put lines at the end of a file whose header they repeat; make it where there is none."""
    header, _, lines = text.partition("\n")
    there = path.read_text(encoding="utf-8") if path.exists() else f"{header}\n"
    assert there.partition("\n")[0] == header, f"the header of {path.name} is another"
    path.write_text(there + lines, encoding="utf-8")


def insert(path, text):
    """Put what stands below a heading that is there below it."""
    heading, _, below = text.partition("\n")
    there = path.read_text(encoding="utf-8")
    assert there.count(f"\n{heading}\n") == 1, f"{path.name} has no {heading!r}"
    path.write_text(there.replace(f"\n{heading}\n", f"\n{heading}\n{below}"), encoding="utf-8")


def run(root, text):
    """Run the ``$ `` lines in the copy; what they print is as it stands, with … for anything."""
    commands = [line[2:] for line in text.splitlines() if line.startswith("$ ")]
    expected = [line for line in text.splitlines() if not line.startswith("$ ")]
    script = "\n".join([f'python() {{ "{sys.executable}" "$@"; }}', "set -e", *commands])
    environment = os.environ | {"PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}", "PYTHONUTF8": "1"}
    done = subprocess.run(
        ["bash", "-c", script], cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pattern = "\n".join(re.escape(line).replace("…", ".+") for line in expected)
    assert re.fullmatch(pattern, done.stdout.strip()), f"{commands}\n{done.stdout}"


def test_every_step_of_the_guide_works(tmp_path):
    for name in ("src", "curation"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "CHANGELOG.md", tmp_path)
    text = GUIDE.read_text(encoding="utf-8")
    blocks = BLOCK.findall(text)
    assert len(blocks) == text.count("{code-block}")
    for kind, file, content in blocks:
        if kind == "console":
            run(tmp_path, content)
        elif file.endswith(".csv"):
            append(tmp_path / file, content)
        else:
            insert(tmp_path / file, content)
    assert "The release of 1 January 2099 (made up)." in (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "2099-01-01-example" not in (ROOT / "src/belarus_releases/data/events.csv").read_text(encoding="utf-8")
