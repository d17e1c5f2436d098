"""The examples of README, docs and docstrings as tests: what they print is compared."""

import subprocess
import sys
import tempfile
from doctest import ELLIPSIS

from hypothesis import HealthCheck, settings
from sybil import Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

#: Properties hold on slow machines too.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

#: The commands that the examples use, as this Python runs them.
COMMANDS = f'python() {{ {sys.executable} "$@"; }}; belarus-releases() {{ python -m belarus_releases "$@"; }}; '


def run_console(example: Example) -> str | None:
    """Run the ``$ `` lines of a console block in a folder of their own and compare what they print."""
    expected: list[str] = []
    printed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for line in str(example.parsed).splitlines():
            if line.startswith("$ "):
                done = subprocess.run(["bash", "-c", COMMANDS + line[2:]], cwd=folder, capture_output=True, text=True)
                printed += (done.stdout + done.stderr).splitlines()
            else:
                expected.append(line)
    found, wanted = ([line.rstrip() for line in lines] for lines in (printed, expected))
    return None if found == wanted else "printed:\n" + "\n".join(found)


pages = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), CodeBlockParser("console", run_console)],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
)
docstrings = Sybil(parsers=[DocTestParser()], patterns=["src/**/*.py"], document_types={".py": PythonDocStringDocument})
pytest_collect_file = (pages + docstrings).pytest()
