"""The examples of README, docs and docstrings as tests: what they print is compared."""

import shlex
import subprocess
import sys

from sybil import Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser


def run_console(example: Example) -> str | None:
    """Run the ``$ `` lines of a console block in this Python and compare what they print."""
    expected: list[str] = []
    printed: list[str] = []
    for line in str(example.parsed).splitlines():
        if line.startswith("$ "):
            words = shlex.split(line[2:])
            if words[0] == "belarus-releases":
                words = ["python", "-m", "belarus_releases", *words[1:]]
            assert words[0] == "python", f"only python and belarus-releases run here: {line}"
            done = subprocess.run([sys.executable, *words[1:]], capture_output=True, text=True, check=False)
            printed += (done.stdout + done.stderr).splitlines()
        else:
            expected.append(line)
    found, wanted = ([line.rstrip() for line in lines] for lines in (printed, expected))
    return None if found == wanted else "printed:\n" + "\n".join(found)


pages = Sybil(
    parsers=[PythonCodeBlockParser(), CodeBlockParser("console", run_console)],
    patterns=["README.md", "docs/**/*.md"],
)
docstrings = Sybil(parsers=[DocTestParser()], patterns=["src/**/*.py"], document_types={".py": PythonDocStringDocument})
pytest_collect_file = (pages + docstrings).pytest()
