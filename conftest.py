"""The examples of README, docs and docstrings as tests: what they print is compared.

Those of one document run one after another in a folder of its own, so that one can read what another wrote.
"""

import contextlib
import functools
import re
import shutil
import subprocess
import sys
import tempfile
from doctest import ELLIPSIS
from unittest import SkipTest

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


def enter_folder(namespace: dict[str, object]) -> None:
    """Go into a new folder before the first example of a document."""
    stack = namespace["_folder"] = contextlib.ExitStack()
    stack.enter_context(contextlib.chdir(stack.enter_context(tempfile.TemporaryDirectory())))


def leave_folder(namespace: dict[str, object]) -> None:
    """Go back after the last, and remove the folder."""
    namespace.pop("_folder").close()


def run_console(example: Example) -> str | None:
    """Run the ``$ `` lines of a console block and compare what they print."""
    expected: list[str] = []
    printed: list[str] = []
    for line in str(example.parsed).splitlines():
        if line.startswith("$ "):
            done = subprocess.run(["bash", "-c", COMMANDS + line[2:]], capture_output=True, text=True)
            printed += (done.stdout + done.stderr).splitlines()
        else:
            expected.append(line)
    return difference(printed, expected)


def run_r(example: Example) -> str | None:
    """Run an R block, after those above it from the last that loads packages, and compare with its ``#>`` lines."""
    lines = str(example.parsed).splitlines()
    code = [line for line in lines if not line.startswith("#>")]
    before: list[str] = example.namespace.setdefault("_r", [])
    if any(line.startswith("library(") for line in code):
        before.clear()
    script = "\n".join([*before, 'cat("this block\\n")', *code])
    before += code
    packages = re.findall(r"library\((\w+)\)", script)
    if not has_r(*packages):
        raise SkipTest(f"R with {' and '.join(packages)} is not here")
    done = subprocess.run(["Rscript", "--vanilla", "-"], input=script, capture_output=True, text=True)
    if done.returncode:
        return done.stderr
    printed = done.stdout.partition("this block\n")[2].splitlines()
    return difference(printed, [line[3:] for line in lines if line.startswith("#>")])


@functools.cache
def has_r(*packages: str) -> bool:
    """Whether R is here, with these packages."""
    if not shutil.which("Rscript"):
        return False
    asked = "quit(status = !all(sapply(commandArgs(TRUE), requireNamespace, quietly = TRUE)))"
    return subprocess.run(["Rscript", "--vanilla", "-e", asked, *packages], capture_output=True).returncode == 0


def difference(printed: list[str], expected: list[str]) -> str | None:
    """What was printed, where it is not what was expected."""
    found, wanted = ([line.rstrip() for line in lines] for lines in (printed, expected))
    return None if found == wanted else "printed:\n" + "\n".join(found)


pages = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        CodeBlockParser("console", run_console),
        CodeBlockParser("r", run_r),
    ],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    setup=enter_folder,
    teardown=leave_folder,
)
docstrings = Sybil(
    parsers=[DocTestParser()],
    patterns=["src/**/*.py"],
    document_types={".py": PythonDocStringDocument},
    setup=enter_folder,
    teardown=leave_folder,
)
pytest_collect_file = (pages + docstrings).pytest()
